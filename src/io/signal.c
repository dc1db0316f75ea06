/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See signal.h. This thread listens to a signal while there is a watch of it or a PHP
 * function handles it, and has one notice for all of them.
 */
#include "io/signal.h"

#include "coroutine/scheduler.h"
#include "coroutine/wait.h"
#include "io/notice.h"
#include "reactor/signal.h"

static ASYNC_TLS async_list watches;
static ASYNC_TLS uint64_t handled; /* by PHP functions */
static ASYNC_TLS uint64_t interrupting; /* signals that have the engine look */
static ASYNC_TLS bool started;

static async_signal_watch *find_watch(uint64_t signals)
{
	for (async_list *link = watches.next; link && link != &watches; link = link->next) {
		async_signal_watch *watch = ASYNC_LIST_ENTRY(link, async_signal_watch, link);

		if (signals & ASYNC_SIGNAL_BIT(watch->number)) {
			return watch;
		}
	}
	return NULL;
}

/* {{{ A signal has come */
/* As if each coroutine were alone in the process, and sat in that call. */
static void interrupt_calls(uint64_t signals)
{
	uint32_t ended = ASYNC_COROUTINE_INTERRUPTIBLE;

	if (!async_signals_restart(signals)) {
		ended |= ASYNC_COROUTINE_RESTARTABLE;
	}
	for (async_list *link = async_the_scheduler.all.next; link != &async_the_scheduler.all;
		 link = link->next) {
		async_coroutine *coroutine = ASYNC_LIST_ENTRY(link, async_coroutine, all);

		if (coroutine->wait && (coroutine->flags & ended)) {
			async_wait_abort(coroutine->wait, ASYNC_WAKE_INTERRUPTED);
		}
	}
}

static void received(async_notice *notice)
{
	uint64_t signals = async_signal_take();
	async_signal_watch *watch;

	(void) notice;
	if (signals & handled) {
		interrupt_calls(signals & handled);
	}
	/* One may end others. */
	while ((watch = find_watch(signals))) {
		async_io_signal_unwatch(watch);
		watch->received(watch);
	}
}
/* }}} */

static ASYNC_TLS async_notice notice = ASYNC_NOTICE_INIT(received);

void async_io_signals_settle(void)
{
	if (UNEXPECTED(async_signal_is_pending())) {
		received(&notice);
	}
}

static bool is_wanted(int number)
{
	return find_watch(ASYNC_SIGNAL_BIT(number)) || ((handled | interrupting) & ASYNC_SIGNAL_BIT(number));
}

/* After a change of who is interested in the signal. */
static int update(int number)
{
	int error = 0;

	if (is_wanted(number)) {
		error = async_signal_listen(number);
	} else {
		async_signal_unlisten(number);
	}
	if (find_watch(UINT64_MAX) || handled || interrupting) {
		int fd = async_signal_descriptor();

		return error ? error : fd < 0 ? fd : async_notice_want(&notice, fd);
	}
	async_notice_unwant(&notice);
	return error;
}

int async_io_signal_watch(async_signal_watch *watch)
{
	int error;

	if (watch->number < 1 || watch->number > ASYNC_SIGNALS) {
		return -EINVAL;
	}
	if (!watches.next) {
		async_list_init(&watches);
	}
	async_list_push_back(&watches, &watch->link);
	error = update(watch->number);
	if (error) {
		async_io_signal_unwatch(watch);
	}
	return error;
}

void async_io_signal_unwatch(async_signal_watch *watch)
{
	if (!async_list_is_empty(&watch->link)) {
		async_list_remove(&watch->link);
		update(watch->number);
	}
}

void async_io_signal_handled(int number, bool by_php)
{
	if (number < 1 || number > ASYNC_SIGNALS) {
		return;
	}
	if (by_php) {
		handled |= ASYNC_SIGNAL_BIT(number);
	} else {
		handled &= ~ASYNC_SIGNAL_BIT(number);
	}
	if (started) {
		async_signal_refresh(number);
		update(number);
	}
}

int async_io_signal_interrupts(int number)
{
	int error;

	interrupting |= ASYNC_SIGNAL_BIT(number);
	error = update(number);
	if (error) {
		interrupting &= ~ASYNC_SIGNAL_BIT(number);
	} else {
		async_signal_interrupts(number, &EG(vm_interrupt));
	}
	return error;
}

bool async_io_signals_are_in_background(void)
{
	return (handled | interrupting) && notice.op.state != ASYNC_OP_IDLE && !find_watch(UINT64_MAX);
}

static int update_all(void)
{
	int error = 0;

	for (int number = 1; number <= ASYNC_SIGNALS && error == 0; number++) {
		if (is_wanted(number)) {
			error = update(number);
		}
	}
	return error;
}

int async_io_signals_start(void)
{
	started = true;
	return update_all();
}

void async_io_signals_forked(void)
{
	if (started) {
		async_signal_forked();
		async_notice_forked(&notice);
		update_all();
	}
}

void async_io_signals_reset(void)
{
	async_list *link;

	started = false;
	handled = 0;
	interrupting = 0;
	while (watches.next && (link = async_list_pop_front(&watches))) {
	}
	for (int number = 1; number <= ASYNC_SIGNALS; number++) {
		async_signal_unlisten(number);
	}
	async_notice_reset(&notice);
}
