/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See fork.h. The reactor of the child is taken care of by pthread_atfork().
 */
#include "hook/fork.h"

#include <php.h>
#include <pthread.h>
#include <signal.h>

#include "core/function.h"
#include "coroutine/scheduler.h"
#include "hook/blocking.h"
#include "hook/libc.h"
#include "hook/pdo.h"
#include "io/signal.h"

static zif_handler original_fork, original_rfork;

static void fork_alone(zif_handler original, INTERNAL_FUNCTION_PARAMETERS)
{
	const async_scheduler *scheduler = &async_the_scheduler;
	zend_long parent = (zend_long) getpid();
	sigset_t all, mask;

	if (scheduler->state == ASYNC_SCHEDULER_ACTIVE
		&& (scheduler->count > 0 || scheduler->current != scheduler->main)) {
		zend_throw_error(NULL,
			"Cannot fork() while coroutines other than the main one are running."
			" fork() is only allowed when just the main coroutine is active.");
		RETURN_THROWS();
	}
	/* The child handles what it gets when it is ready to. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &mask);
	original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	if ((zend_long) getpid() != parent) {
		async_libc_enter_process();
		async_io_signals_forked();
		async_blocking_forked();
		async_pdo_forked();
	}
	pthread_sigmask(SIG_SETMASK, &mask, NULL);
}

static ZEND_FUNCTION(hooked_pcntl_fork)
{
	fork_alone(original_fork, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

static ZEND_FUNCTION(hooked_pcntl_rfork)
{
	fork_alone(original_rfork, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

void async_fork_install(void)
{
	original_fork = async_function_replace("pcntl_fork", ZEND_FN(hooked_pcntl_fork));
	original_rfork = async_function_replace("pcntl_rfork", ZEND_FN(hooked_pcntl_rfork));
}

void async_fork_uninstall(void)
{
	async_function_restore("pcntl_fork", ZEND_FN(hooked_pcntl_fork), original_fork);
	async_function_restore("pcntl_rfork", ZEND_FN(hooked_pcntl_rfork), original_rfork);
}
