/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See frames.h. A value may be added at most as often as the frames own it: one too many, and
 * the collector frees what is alive. One too few is harmless, it then counts as held from
 * outside. A native Fiber parks only in a call; a coroutine also in the middle of any
 * instruction that runs a destructor, an error handler or an iterator, when temporaries may
 * already be freed and arguments half written. So those are added for a frame that is in a
 * call only; its variables, $this, closure and surplus arguments are whole at all times.
 */
#include "coroutine/frames.h"

#include <zend_generators.h>

#include "coroutine/scheduler.h"

static bool is_parked(const async_coroutine *coroutine)
{
	/* After a fatal error nothing on these stacks is released any more. */
	return coroutine->context && coroutine->state == ASYNC_COROUTINE_RUNNING
		&& coroutine != async_the_scheduler.current && async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE
		&& !async_the_scheduler.bailed_out;
}

static bool is_in_call(const zend_execute_data *frame)
{
	switch (frame->opline->opcode) {
	case ZEND_DO_ICALL:
	case ZEND_DO_UCALL:
	case ZEND_DO_FCALL_BY_NAME:
	case ZEND_DO_FCALL:
		return true;
	default:
		return false;
	}
}

static void add_symbol_table(HashTable *table, zend_get_gc_buffer *buffer)
{
	zval *value;

	ZEND_HASH_FOREACH_VAL(table, value) {
		if (Z_TYPE_P(value) == IS_INDIRECT) {
			value = Z_INDIRECT_P(value);
		}
		zend_get_gc_buffer_add_zval(buffer, value);
	} ZEND_HASH_FOREACH_END();
}

/* False for a generator that does not run: the collector asks its object. */
static bool add_generator(const zend_execute_data *frame, zend_get_gc_buffer *buffer)
{
	zend_generator *generator = (zend_generator *) frame->return_value;

	if (!(generator->flags & ZEND_GENERATOR_CURRENTLY_RUNNING)) {
		return false;
	}
	if (is_in_call(frame)) {
		zend_get_gc_buffer_add_zval(buffer, &generator->value);
		zend_get_gc_buffer_add_zval(buffer, &generator->key);
		zend_get_gc_buffer_add_zval(buffer, &generator->retval);
		zend_get_gc_buffer_add_zval(buffer, &generator->values);
	}
	return true;
}

/* The symbol table of the frame, if it has one. */
static HashTable *add_frame(zend_execute_data *frame, zend_get_gc_buffer *buffer)
{
	const zend_op *opline = frame->opline;
	HashTable *table;

	if (!ZEND_USER_CODE(frame->func->type) || is_in_call(frame)) {
		zend_execute_data *unfinished = ZEND_USER_CODE(frame->func->type) ? frame->call : NULL;

		return zend_unfinished_execution_gc_ex(frame, unfinished, buffer, false);
	}
	/* At its first instruction a frame has no temporaries. */
	frame->opline = frame->func->op_array.opcodes;
	table = zend_unfinished_execution_gc_ex(frame, NULL, buffer, false);
	frame->opline = opline;
	return table;
}

void async_frames_gc(const async_coroutine *coroutine, zend_get_gc_buffer *buffer)
{
	HashTable *last = &EG(symbol_table); /* which its globals belong to */

	if (!is_parked(coroutine)) {
		return;
	}
	for (zend_execute_data *frame = coroutine->suspended_frame; frame; frame = frame->prev_execute_data) {
		HashTable *table;

		/* Without a function: the engine's placeholders, which own nothing. */
		if (!frame->func
			|| ((ZEND_CALL_INFO(frame) & ZEND_CALL_GENERATOR) && !add_generator(frame, buffer))) {
			continue;
		}
		table = add_frame(frame, buffer);
		/* An included file shares the table of the function that includes it. */
		if (table && table != last) {
			add_symbol_table(table, buffer);
			last = table;
		}
	}
}
