/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See errors.h.
 */
#include "coroutine/errors.h"

#include <zend_exceptions.h>

zend_class_entry *async_ce_cancellation;
zend_class_entry *async_ce_operation_canceled;
zend_class_entry *async_ce_exception;
zend_class_entry *async_ce_timeout;
zend_class_entry *async_ce_deadlock;
zend_class_entry *async_ce_service_unavailable;
zend_class_entry *async_ce_composite;
zend_class_entry *async_ce_context;

void async_throw(zend_class_entry *ce, const char *format, ...)
{
	va_list arguments;
	zend_string *message;

	va_start(arguments, format);
	message = zend_vstrpprintf(0, format, arguments);
	va_end(arguments);
	zend_throw_exception(ce, ZSTR_VAL(message), 0);
	zend_string_release(message);
}

zend_object *async_error_new(zend_class_entry *ce, const char *format, ...)
{
	va_list arguments;
	zval error, message;
	zend_class_entry *base = instanceof_function(ce, zend_ce_exception) ? zend_ce_exception : zend_ce_error;

	object_init_ex(&error, ce);
	va_start(arguments, format);
	ZVAL_STR(&message, zend_vstrpprintf(0, format, arguments));
	va_end(arguments);
	zend_update_property_ex(base, Z_OBJ(error), ZSTR_KNOWN(ZEND_STR_MESSAGE), &message);
	zval_ptr_dtor(&message);
	return Z_OBJ(error);
}

static zend_object *previous_of(zend_object *error)
{
	zend_class_entry *base =
		instanceof_function(error->ce, zend_ce_exception) ? zend_ce_exception : zend_ce_error;
	zval unused, *previous = zend_read_property_ex(base, error, ZSTR_KNOWN(ZEND_STR_PREVIOUS), true, &unused);

	ZVAL_DEREF(previous);
	return Z_TYPE_P(previous) == IS_OBJECT ? Z_OBJ_P(previous) : NULL;
}

bool async_error_contains(zend_object *error, const zend_object *other)
{
	for (; error; error = previous_of(error)) {
		if (error == other) {
			return true;
		}
	}
	return false;
}

void async_error_set_previous(zend_object *error, zend_object *previous)
{
	if (async_error_contains(error, previous)) {
		OBJ_RELEASE(previous);
		return;
	}
	zend_exception_set_previous(error, previous);
}

void async_error_raise_cancellation(void)
{
	zend_object *top = EG(exception), *last = NULL, *cause = top;
	zval nothing;

	if (EXPECTED(!top) || zend_is_unwind_exit(top) || zend_is_graceful_exit(top)) {
		return;
	}
	while (cause && !async_error_is_cancellation(cause)) {
		last = cause;
		cause = previous_of(cause);
	}
	if (!cause || !last) {
		return;
	}
	GC_ADDREF(cause);
	top = async_error_take();
	ZVAL_NULL(&nothing);
	zend_update_property_ex(zend_get_exception_base(last), last, ZSTR_KNOWN(ZEND_STR_PREVIOUS), &nothing);
	async_error_set_previous(cause, top);
	async_error_throw(cause);
}

zend_object *async_cancellation_or(zend_object *given, const char *message)
{
	if (!given) {
		return async_error_new(async_ce_cancellation, "%s", message);
	}
	GC_ADDREF(given);
	return given;
}

zend_object *async_cancellation_copy(zend_object *error)
{
	zval unused;
	const zval *message =
		zend_read_property_ex(zend_ce_error, error, ZSTR_KNOWN(ZEND_STR_MESSAGE), true, &unused);
	const char *text = Z_TYPE_P(message) == IS_STRING ? Z_STRVAL_P(message) : "";
	zend_object *copy = async_error_new(async_ce_cancellation, "%s", text);
	zend_object *previous = previous_of(error);

	if (previous) {
		GC_ADDREF(previous);
		async_error_set_previous(copy, previous);
	}
	return copy;
}

zend_object *async_error_take(void)
{
	zend_object *error = EG(exception);

	if (error) {
		GC_ADDREF(error);
		zend_clear_exception();
	}
	return error;
}

void async_error_throw(zend_object *error)
{
	zend_execute_data *frame = EG(current_execute_data);

	zend_throw_exception_internal(error);
	/* What the engine notes only after the arguments are released: a generator among
	 * them, whose finally block throws, keeps what it finds here. */
	if (frame && frame->func && !ZEND_USER_CODE(frame->func->type)) {
		frame = frame->prev_execute_data;
		if (frame && frame->func && ZEND_USER_CODE(frame->func->type)
			&& frame->opline->opcode != ZEND_HANDLE_EXCEPTION) {
			EG(opline_before_exception) = frame->opline;
		}
	}
}

/* Never followed: a later error in the same place would have to be thrown in a frame in the same
 * place, too. */
static ASYNC_TLS const zend_object *thrown_into_call;
static ASYNC_TLS const zend_execute_data *broken_off_call;

void async_error_throw_into_call(zend_object *error)
{
	thrown_into_call = error;
	broken_off_call = EG(current_execute_data);
	async_error_throw(error);
}

bool async_error_breaks_off_call(void)
{
	return EG(exception)
		&& (async_error_is_cancellation(EG(exception))
			|| (EG(exception) == thrown_into_call && EG(current_execute_data) == broken_off_call));
}

/* As zend_objects_destroy_object() does it. */
void async_destruction_begin(async_destruction *destruction)
{
	zend_execute_data *frame = EG(current_execute_data);

	destruction->exception = EG(exception);
	if (EXPECTED(!destruction->exception)) {
		return;
	}
	if (frame && frame->func && ZEND_USER_CODE(frame->func->common.type)
		&& frame->opline->opcode != ZEND_HANDLE_EXCEPTION) {
		EG(opline_before_exception) = frame->opline;
		frame->opline = EG(exception_op);
	}
	destruction->opline_before_exception = EG(opline_before_exception);
	EG(exception) = NULL;
}

void async_destruction_end(const async_destruction *destruction)
{
	if (EXPECTED(!destruction->exception)) {
		return;
	}
	EG(opline_before_exception) = destruction->opline_before_exception;
	if (EG(exception)) {
		async_error_set_previous(EG(exception), destruction->exception);
	} else {
		EG(exception) = destruction->exception;
	}
}

void async_destruction_end_silently(const async_destruction *destruction)
{
	zend_object *thrown = EG(exception);

	if (UNEXPECTED(thrown && destruction->exception)) {
		EG(exception) = NULL; /* the frame goes on handling the one in flight */
		OBJ_RELEASE(thrown);
	} else if (UNEXPECTED(thrown)) {
		OBJ_RELEASE(async_error_take());
	}
	async_destruction_end(destruction);
}
