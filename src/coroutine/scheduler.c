/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See scheduler.h. Ready coroutines run in the order in which they became ready.
 */
#include "coroutine/scheduler.h"

#include <zend_exceptions.h>

#include "coroutine/errors.h"
#include "coroutine/lifecycle.h"
#include "coroutine/scope.h"
#include "coroutine/wait.h"

ASYNC_TLS async_scheduler async_the_scheduler;
async_scheduler_ports async_ports;

bool async_scheduler_start(void)
{
	switch (async_the_scheduler.state) {
	case ASYNC_SCHEDULER_ACTIVE:
		return true;
	case ASYNC_SCHEDULER_READY:
		return async_lifecycle_start();
	default:
		async_throw(async_ce_exception, "The operation cannot be executed while async is off");
		return false;
	}
}

bool async_scheduler_require(void)
{
	if (!async_scheduler_start()) {
		return false;
	}
	if (UNEXPECTED(!async_scheduler_can_suspend())) {
		async_throw(async_ce_exception, "The operation cannot be executed in the scheduler context");
		return false;
	}
	return true;
}

static zend_string *describe_drain(const async_wait *wait)
{
	(void) wait;
	return ZSTR_INIT_LITERAL("the end of all coroutines", 0);
}

static const async_wait_kind drain_kind = {describe_drain, NULL};

/* Nobody else is left: now the script waits for their end. */
static void end_zombies(void)
{
	async_scheduler *scheduler = &async_the_scheduler;
	zend_object *error = async_error_new(async_ce_cancellation, "Graceful shutdown");

	for (async_list *link = scheduler->all.next; link != &scheduler->all; link = link->next) {
		async_coroutine *coroutine = ASYNC_LIST_ENTRY(link, async_coroutine, all);

		if (coroutine->flags & ASYNC_COROUTINE_ZOMBIE) {
			async_scope_revive(coroutine);
			scheduler->zombies--;
			scheduler->count++;
		}
	}
	async_scheduler_cancel_all(error);
	OBJ_RELEASE(error);
}

/* The script is over: nothing is left in it that could be cancelled. */
static void spare_main(void)
{
	async_coroutine *main = async_the_scheduler.main;

	if (main->cancellation) {
		OBJ_RELEASE(main->cancellation);
		main->cancellation = NULL;
	}
}

void async_scheduler_drain(void)
{
	async_scheduler *scheduler = &async_the_scheduler;

	spare_main();
	while (scheduler->count > 0 || scheduler->zombies > 0) {
		async_wait wait;

		if (scheduler->count == 0) {
			end_zombies();
			continue;
		}

		async_wait_init(&wait, &drain_kind);
		scheduler->drain_wait = &wait;
		async_wait_park(&wait, ASYNC_NEVER);
		scheduler->drain_wait = NULL;
		spare_main();
	}
}

void async_scheduler_left(async_coroutine *coroutine)
{
	async_scheduler *scheduler = &async_the_scheduler;

	if (UNEXPECTED(coroutine->flags & ASYNC_COROUTINE_ZOMBIE)) {
		scheduler->zombies--;
	} else if (--scheduler->count == 0 && scheduler->drain_wait) {
		async_wait_wake(scheduler->drain_wait, false);
	}
}

void async_scheduler_zombie(void)
{
	async_scheduler *scheduler = &async_the_scheduler;

	scheduler->zombies++;
	if (--scheduler->count == 0 && scheduler->drain_wait) {
		async_wait_wake(scheduler->drain_wait, false);
	}
}

/* Ending a coroutine that never ran releases its arguments, whose destructors may
 * do anything to the others: work on a copy of the list. */
void async_scheduler_cancel_all(zend_object *error)
{
	async_coroutine **copy;
	size_t count = 0;

	for (async_list *link = async_the_scheduler.all.next; link != &async_the_scheduler.all;
		 link = link->next) {
		count++;
	}
	copy = safe_emalloc(count, sizeof(*copy), 0);
	count = 0;
	for (async_list *link = async_the_scheduler.all.next; link != &async_the_scheduler.all;
		 link = link->next) {
		copy[count] = ASYNC_LIST_ENTRY(link, async_coroutine, all);
		GC_ADDREF(&copy[count++]->std);
	}
	for (size_t i = 0; i < count; i++) {
		async_coroutine_cancel_one_of(copy[i], error, true);
		OBJ_RELEASE(&copy[i]->std);
	}
	efree(copy);
}

void async_scheduler_shutdown(zend_object *error)
{
	async_the_scheduler.closing = true;
	error = async_cancellation_or(error, "Graceful shutdown");
	async_scheduler_cancel_all(error);
	OBJ_RELEASE(error);
}

void async_scheduler_exit(void)
{
	async_the_scheduler.exiting = true;
	async_scheduler_shutdown(NULL);
}

void async_scheduler_raise(zend_object *error)
{
	async_scheduler *scheduler = &async_the_scheduler;

	if (scheduler->exit_error && async_error_contains(scheduler->exit_error, error)) {
		OBJ_RELEASE(error);
	} else {
		if (scheduler->exit_error) {
			async_error_set_previous(error, scheduler->exit_error);
		}
		scheduler->exit_error = error;
	}
	if (!scheduler->closing) {
		async_scheduler_shutdown(NULL);
	}
}
