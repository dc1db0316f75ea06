/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See overflow.h. The handler runs on an alternate stack, since the overflown one
 * has no room left, and uses async-signal-safe calls only; it reads the frame of
 * the running PHP function, which nobody changes while the thread is in here.
 */
#include "coroutine/overflow.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include <SAPI.h>

#include "core/compat.h"
#include "core/memory.h"
#include "coroutine/stack.h"

enum { ALTERNATE_STACK_SIZE = 64 * 1024 };

/* The handler belongs to the process, the alternate stack to a thread. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static bool installed;
static long page_size;
static struct sigaction previous;
static ASYNC_TLS void *alternate_stack;

static void write_all(int fd, const char *text, size_t length)
{
	while (length > 0) {
		ssize_t written = write(fd, text, length);

		if (written <= 0) {
			return;
		}
		text += written;
		length -= (size_t) written;
	}
}

static void report(void)
{
	char message[512];
	const char *file = "Unknown";
	unsigned line = 0;
	const zend_execute_data *frame = EG(current_execute_data);
	int length;

	while (frame && (!frame->func || !ZEND_USER_CODE(frame->func->common.type))) {
		frame = frame->prev_execute_data;
	}
	if (frame) {
		file = ZSTR_VAL(frame->func->op_array.filename);
		line = frame->opline->lineno;
	}
	/* As php_error_cb() does on the command line: display and log. */
	bool display = PG(display_errors) && strcmp(sapi_module.name, "cli") == 0;

	length = snprintf(message, sizeof(message),
		"%s: Coroutine stack overflow: the C stack of %zu bytes is exhausted (async.stack_size)"
		" in %s on line %u\n",
		display ? "\nFatal error" : "PHP Fatal error: ", async_stack_get_size(), file, line);
	if (length > 0) {
		write_all(display ? STDOUT_FILENO : STDERR_FILENO, message,
			(size_t) length < sizeof(message) ? (size_t) length : sizeof(message) - 1);
	}
}

/* Of the running coroutine's stack, or of a native Fiber's inside it. The script's own
 * stack has none: its context has no stack of this kind. */
static bool is_guard(const char *address)
{
	const zend_fiber_context *context = EG(current_fiber_context);
	const char *bottom;

	if (!context || !context->stack) {
		return false;
	}
	bottom = async_compat_stack_bottom(context->stack);
	return address < bottom && address >= bottom - page_size;
}

static void handle_fault(int signal_number, siginfo_t *info, void *context)
{
	if (is_guard(info->si_addr)) {
		report();
		_exit(255);
	}
	if (previous.sa_flags & SA_SIGINFO) {
		previous.sa_sigaction(signal_number, info, context);
		return;
	}
	if (previous.sa_handler != SIG_DFL && previous.sa_handler != SIG_IGN) {
		previous.sa_handler(signal_number);
		return;
	}
	/* Returning runs the faulting instruction again, now with the default action. */
	signal(SIGSEGV, SIG_DFL);
}

void async_overflow_install(void)
{
	if (!alternate_stack) {
		stack_t current = {0};

		sigaltstack(NULL, &current);
		if (current.ss_flags & SS_DISABLE) {
			alternate_stack = async_malloc(ALTERNATE_STACK_SIZE);
			current = (stack_t) {.ss_sp = alternate_stack, .ss_size = ALTERNATE_STACK_SIZE};
			sigaltstack(&current, NULL);
		}
	}
	pthread_mutex_lock(&lock);
	if (!installed) {
		page_size = sysconf(_SC_PAGESIZE);
		struct sigaction action = {.sa_sigaction = handle_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK};

		installed = sigaction(SIGSEGV, &action, &previous) == 0;
	}
	pthread_mutex_unlock(&lock);
}

void async_overflow_thread_ends(void)
{
	if (alternate_stack) {
		stack_t off = {.ss_flags = SS_DISABLE};

		sigaltstack(&off, NULL);
		async_free(alternate_stack);
		alternate_stack = NULL;
	}
}

void async_overflow_uninstall(void)
{
	if (installed) {
		struct sigaction current;

		if (sigaction(SIGSEGV, NULL, &current) == 0 && (current.sa_flags & SA_SIGINFO)
			&& current.sa_sigaction == handle_fault) {
			sigaction(SIGSEGV, &previous, NULL);
		}
		installed = false;
	}
	async_overflow_thread_ends();
}
