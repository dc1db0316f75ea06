/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See switch.h. This is the hot path: a switch between two coroutines is one pop
 * from the ready queue and one zend_fiber_switch_context().
 */
#include "coroutine/switch.h"

#include <errno.h>

#include "coroutine/chaos.h"
#include "coroutine/context.h"
#include "coroutine/deadline.h"
#include "coroutine/deadlock.h"
#include "coroutine/engine_state.h"
#include "coroutine/errors.h"
#include "coroutine/library_call.h"
#include "coroutine/lifecycle.h"
#include "coroutine/return_stack.h"
#include "coroutine/scheduler.h"

enum {
	/* While coroutines stay ready the kernel is asked for completions every so often:
	 * when all have run that were ready the last time, so that one system call serves
	 * many, but not too soon and not too late (ns). The clock is looked at after so many
	 * switches. */
	SWITCHES_PER_CLOCK_LOOK = 8,
	TO_CALL = 1 << 7, /* a flag of a transfer that the engine does not use */
	SHORTEST_BUSY_POLL = 50 * 1000,
	LONGEST_BUSY_POLL = 250 * 1000,
};

ASYNC_TLS unsigned async_switch_count;
static ASYNC_TLS unsigned batch_end; /* the number of the switch at which these have run */
static ASYNC_TLS unsigned last_tick; /* the number of the switch before which the kernel was asked */

/* A signal has come, and nobody is ready: lets its PHP handler run on top of the coroutine
 * that is parking. What it throws hits that one. */
static void run_interrupts(void)
{
	async_coroutine *coroutine = async_the_scheduler.current;

	zend_atomic_bool_store_ex(&EG(vm_interrupt), false);
	if (zend_atomic_bool_load_ex(&EG(timed_out))) {
		async_lifecycle_abandon();
		zend_timeout();
	} else if (zend_interrupt_function && EG(current_execute_data)) {
		zend_try {
			zend_interrupt_function(EG(current_execute_data)); /* re-enters userland */
		} zend_catch {
			async_lifecycle_abandon();
			zend_bailout();
		} zend_end_try();
		if (UNEXPECTED(EG(exception))) {
			zend_object *error = async_error_take();

			async_coroutine_cancel(coroutine, error, true);
			OBJ_RELEASE(error);
		}
	}
}

/* Whose call the signal ends, or who is ready anyway, gets to the handler by himself, as
 * in stock PHP: where his call has returned. */
static bool nobody_is_interrupted(void)
{
	/* The wait may have ended before the signal's own completion was there (1), and a call
	 * ends when its operations are cancelled (2). */
	for (int i = 0; i < 2 && async_list_is_empty(&async_the_scheduler.ready);) {
		i += async_ports.poll(0) != -EINTR; /* which may be before it has looked */
	}
	return async_list_is_empty(&async_the_scheduler.ready);
}

static void note_time(void)
{
	async_time now = async_clock_now();
	unsigned turns = async_switch_count - last_tick;

	async_the_scheduler.turn = (now - async_the_scheduler.now) / (turns ? turns : 1);
	async_the_scheduler.now = now;
	last_tick = async_switch_count;
}

/* Asks the kernel once. Waits only when nobody is ready. */
static void tick(bool may_wait)
{
	async_time timeout = 0;
	int outcome;

	if (may_wait) {
		async_time next = async_deadline_next();

		if (!async_deadline_is_any_armed() && async_ports.in_flight() == 0) {
			async_deadlock_resolve();
			return;
		}
		if (next == ASYNC_NEVER) {
			timeout = ASYNC_NEVER;
		} else {
			async_time now = async_clock_now();

			timeout = next > now ? next - now : 0;
		}
	}
	async_the_scheduler.idle = timeout != 0;
	outcome = async_ports.poll(timeout);
	async_switch_idled();
	if (UNEXPECTED(outcome < 0 && outcome != -EINTR)) {
		/* To ask again would be to ask forever. */
		async_lifecycle_abandon();
		zend_error_noreturn(E_ERROR, "Cannot wait for the kernel: %s", strerror(-outcome));
	}
	note_time();
	async_deadline_fire_due(async_the_scheduler.now);
	batch_end = async_switch_count + async_the_scheduler.ready_count;
	if (UNEXPECTED(zend_atomic_bool_load_ex(&EG(vm_interrupt))) && nobody_is_interrupted()) {
		run_interrupts();
	}
}

/* Somebody is ready, but others wait for the kernel or for the time. */
static void tick_if_due(void)
{
	if (async_ports.in_flight() == 0 && async_deadline_next() == ASYNC_NEVER) {
		return;
	}
	async_time since = async_clock_now() - async_the_scheduler.now;

	if (since >= ((int) (async_switch_count - batch_end) >= 0 ? SHORTEST_BUSY_POLL : LONGEST_BUSY_POLL)) {
		tick(false);
	}
}

static zend_always_inline async_coroutine *pick(void)
{
	async_scheduler *scheduler = &async_the_scheduler;
	async_list *link;

	if (UNEXPECTED(++async_switch_count % SWITCHES_PER_CLOCK_LOOK == 0)) {
		tick_if_due();
	}
	if (async_chaos_strikes(ASYNC_CHAOS_POLL)) {
		tick(false);
	}
	while (!(link = async_chaos_pop(&scheduler->ready, scheduler->ready_count))) {
		tick(true);
	}
	async_coroutine *next = ASYNC_LIST_ENTRY(link, async_coroutine, ready);

	next->flags &= ~ASYNC_COROUTINE_READY;
	scheduler->ready_count--;
	return next;
}

async_coroutine *async_switch_pick(void)
{
	return pick();
}

/* False: no stack could be had; the coroutine has failed with that error. */
static bool give_context(async_coroutine *coroutine)
{
	async_context *context = async_context_acquire();

	if (UNEXPECTED(!context)) {
		async_coroutine_fail(coroutine, async_error_take());
		return false;
	}
	context->coroutine = coroutine;
	coroutine->context = context;
	return true;
}

/* After a fatal error. */
static zend_never_inline void arrive(uint8_t flags)
{
	if (flags & ZEND_FIBER_TRANSFER_FLAG_BAILOUT) {
		bool goes_on = async_lifecycle_abandon_others();

		EG(active_fiber) = NULL;
		if (!goes_on) {
			zend_bailout();
		}
	}
	async_library_call_resumed();
}

static zend_always_inline void jump(zend_fiber_context *target, uint8_t flags)
{
	zend_fiber_transfer transfer = {.context = target, .flags = flags};

	ZVAL_NULL(&transfer.value);
	if (UNEXPECTED(async_engine_state_is_dirty())) {
		async_engine_state state;

		async_engine_state_save(&state);
		async_return_stack_switch(&transfer);
		async_engine_state_restore(&state);
	} else {
		async_return_stack_switch(&transfer);
	}
	if (UNEXPECTED(transfer.flags & (ZEND_FIBER_TRANSFER_FLAG_BAILOUT | TO_CALL))) {
		arrive(transfer.flags);
	}
}

void async_switch_jump(zend_fiber_context *target)
{
	jump(target, 0);
}

void async_switch_to_call(zend_fiber_context *target)
{
	jump(target, TO_CALL);
}

/* `self` parks; NULL when it has finished. */
static zend_always_inline void switch_to(async_coroutine *next, const async_coroutine *self)
{
	while (next->state == ASYNC_COROUTINE_CREATED && UNEXPECTED(!give_context(next))) {
		next = pick();
	}
	if (UNEXPECTED(next == self)) {
		return;
	}
	async_the_scheduler.current = next;
	jump(next->state == ASYNC_COROUTINE_CREATED ? &next->context->fiber : next->resume, 0);
}

void async_switch_to(async_coroutine *next)
{
	switch_to(next, NULL);
}

static zend_always_inline void switch_away(async_coroutine *self)
{
	self->resume = EG(current_fiber_context);
	self->suspended_frame = EG(current_execute_data);
	switch_to(pick(), self);
	async_chaos_switched();
}

void async_scheduler_switch(void)
{
	switch_away(async_the_scheduler.current);
}

void async_scheduler_yield(void)
{
	async_coroutine *self = async_the_scheduler.current;

	async_scheduler_ready(self);
	switch_away(self);
	if (UNEXPECTED(async_coroutine_has_pending(self))) {
		async_coroutine_throw_pending(self);
	}
}

ZEND_NORETURN void async_switch_bail_out(void)
{
	async_coroutine *main = async_the_scheduler.main;

	if (UNEXPECTED(async_library_call_is_futile())) {
		async_library_call_leave();
	}
	async_the_scheduler.bailed_out = true;
	async_the_scheduler.current = main;
	jump(main->resume, ZEND_FIBER_TRANSFER_FLAG_BAILOUT);
	ZEND_UNREACHABLE();
}
