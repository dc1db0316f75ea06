/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See switch.h. This is the hot path: a switch between two coroutines is one pop
 * from the ready queue and one zend_fiber_switch_context().
 */
#include "coroutine/switch.h"

#include <errno.h>

#include "coroutine/context.h"
#include "coroutine/deadline.h"
#include "coroutine/deadlock.h"
#include "coroutine/engine_state.h"
#include "coroutine/errors.h"
#include "coroutine/scheduler.h"

enum {
	/* While coroutines stay ready the kernel is asked for completions every so often;
	 * the clock is looked at after so many switches. */
	SWITCHES_PER_CLOCK_LOOK = 8,
	BUSY_POLL_INTERVAL = 50 * 1000, /* ns */
};

static ASYNC_TLS unsigned switches;

/* A signal has ended the wait, or one came while PHP code ran: let its PHP handler
 * run on top of the coroutine that is parking. What it throws hits that one. */
static void run_interrupts(void)
{
	async_coroutine *coroutine = async_the_scheduler.current;

	if (!zend_atomic_bool_load_ex(&EG(vm_interrupt))) {
		return;
	}
	zend_atomic_bool_store_ex(&EG(vm_interrupt), false);
	if (zend_atomic_bool_load_ex(&EG(timed_out))) {
		zend_timeout();
	} else if (zend_interrupt_function && EG(current_execute_data)) {
		async_no_suspension_enter();
		zend_interrupt_function(EG(current_execute_data)); /* re-enters userland */
		async_no_suspension_leave();
		if (UNEXPECTED(EG(exception))) {
			zend_object *error = async_error_take();

			async_coroutine_cancel(coroutine, error, true);
			OBJ_RELEASE(error);
		}
	}
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
	outcome = async_ports.poll(timeout);
	if (UNEXPECTED(outcome < 0 && outcome != -EINTR)) {
		/* To ask again would be to ask forever. */
		zend_error_noreturn(E_ERROR, "Cannot wait for the kernel: %s", strerror(-outcome));
	}
	async_the_scheduler.now = async_clock_now();
	async_deadline_fire_due(async_the_scheduler.now);
	if (outcome == -EINTR || zend_atomic_bool_load_ex(&EG(vm_interrupt))) {
		run_interrupts();
	}
}

/* Somebody is ready, but others wait for the kernel or for the time. */
static void tick_if_due(void)
{
	if (async_ports.in_flight() == 0 && async_deadline_next() == ASYNC_NEVER) {
		return;
	}
	if (async_clock_now() - async_the_scheduler.now >= BUSY_POLL_INTERVAL) {
		tick(false);
	}
}

static zend_always_inline async_coroutine *pick(void)
{
	async_scheduler *scheduler = &async_the_scheduler;
	async_list *link;

	if (UNEXPECTED(++switches % SWITCHES_PER_CLOCK_LOOK == 0)) {
		tick_if_due();
	}
	while (!(link = async_list_pop_front(&scheduler->ready))) {
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

static zend_always_inline void jump(zend_fiber_context *target, uint8_t flags)
{
	zend_fiber_transfer transfer = {.context = target, .flags = flags};

	ZVAL_NULL(&transfer.value);
	if (UNEXPECTED(async_engine_state_is_dirty())) {
		async_engine_state state;

		async_engine_state_save(&state);
		zend_fiber_switch_context(&transfer);
		async_engine_state_restore(&state);
	} else {
		zend_fiber_switch_context(&transfer);
	}
	if (UNEXPECTED(transfer.flags & ZEND_FIBER_TRANSFER_FLAG_BAILOUT)) {
		async_the_scheduler.state = ASYNC_SCHEDULER_OFF;
		EG(active_fiber) = NULL;
		zend_bailout();
	}
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

	async_the_scheduler.bailed_out = true;
	async_the_scheduler.current = main;
	jump(main->resume, ZEND_FIBER_TRANSFER_FLAG_BAILOUT);
	ZEND_UNREACHABLE();
}
