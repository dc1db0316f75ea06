/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Async\FutureState, and the C functions that make and complete futures. The state
 * owns the outcome. Its destructor warns about an outcome that nobody asked for:
 * there PHP code, such as an error handler, may still run.
 */
#include "api/future.h"

#include <zend_exceptions.h>

#include "api/classes.h"
#include "coroutine/errors.h"
#include "coroutine/scheduler.h"
#include "future_state_arginfo.h"

#define THIS async_future_state_from_object(Z_OBJ_P(ZEND_THIS))

zend_class_entry *async_ce_future_state;
static zend_object_handlers future_state_handlers;

/* {{{ Locations */
static void record_location(async_location *location)
{
	const zend_execute_data *frame = EG(current_execute_data);

	while (frame && (!frame->func || !ZEND_USER_CODE(frame->func->common.type))) {
		frame = frame->prev_execute_data;
	}
	if (frame) {
		location->file = zend_string_copy(frame->func->op_array.filename);
		location->line = frame->opline->lineno;
	}
}

static void free_location(async_location *location)
{
	if (location->file) {
		zend_string_release(location->file);
	}
}

void async_location_return(const async_location *location, zval *return_value)
{
	array_init_size(return_value, 2);
	if (location->file) {
		add_next_index_str(return_value, zend_string_copy(location->file));
	} else {
		add_next_index_null(return_value);
	}
	add_next_index_long(return_value, location->line);
}

void async_location_return_string(const async_location *location, zval *return_value)
{
	if (location->file) {
		RETURN_STR(zend_strpprintf(0, "%s:%u", ZSTR_VAL(location->file), location->line));
	}
	RETURN_STRING("unknown");
}
/* }}} */

/* {{{ The event */
static const char *describe_state(const async_future_state *state)
{
	return state->event.done ? "FutureState(completed)" : "FutureState(pending)";
}

static zend_string *describe(async_event *event)
{
	const char *text = describe_state((const async_future_state *) event);

	return zend_string_init(text, strlen(text), 0);
}

static const async_event_kind future_kind = {NULL, NULL, describe, NULL};

void async_future_return_info(const async_future_state *state, zval *return_value)
{
	array_init_size(return_value, 1);
	add_next_index_string(return_value, describe_state(state));
}

static bool complete(async_future_state *state, zval *result, zend_object *error)
{
	state->abandoned = NULL;
	return async_event_complete(&state->event, result, error);
}

bool async_future_complete(async_future_state *state, zval *result)
{
	return complete(state, result, NULL);
}

bool async_future_fail(async_future_state *state, zend_object *error)
{
	return complete(state, NULL, error);
}

void async_future_record_completion(async_future_state *state)
{
	record_location(&state->completed);
}
/* }}} */

/* {{{ Objects */
static zend_object *create_object(zend_class_entry *ce)
{
	/* The class is final and declares no properties: no table follows `std`. */
	async_future_state *state = emalloc(sizeof(*state));

	memset(state, 0, sizeof(*state));
	async_event_init(&state->event, &future_kind);
	zend_object_std_init(&state->std, ce);
	state->std.handlers = &future_state_handlers;
	record_location(&state->created);
	return &state->std;
}

async_future_state *async_future_state_new(void)
{
	return async_future_state_from_object(create_object(async_ce_future_state));
}

static void warn(const async_future_state *state)
{
	const async_event *event = &state->event;
	zend_string *created = ZSTR_EMPTY_ALLOC(), *completed = ZSTR_EMPTY_ALLOC();

	if (state->created.file) {
		created =
			zend_strpprintf(0, ". Created at %s:%u", ZSTR_VAL(state->created.file), state->created.line);
	}
	zend_error(E_WARNING,
		"Future was never used; call await(), map(), catch(), finally() or ignore() to suppress"
		" this warning%s",
		ZSTR_VAL(created));
	if (event->error && !EG(exception)) {
		zval rv;
		zend_string *message = zval_get_string(zend_read_property_ex(
			instanceof_function(event->error->ce, zend_ce_exception) ? zend_ce_exception : zend_ce_error,
			event->error, ZSTR_KNOWN(ZEND_STR_MESSAGE), true, &rv));

		if (state->completed.file) {
			completed = zend_strpprintf(0, "%s at %s:%u", state->created.file ? ", completed" : ". Completed",
				ZSTR_VAL(state->completed.file), state->completed.line);
		}
		zend_error(E_WARNING, "Unhandled exception in Future: %s; use catch() or ignore() to handle%s%s",
			ZSTR_VAL(message), ZSTR_VAL(created), ZSTR_VAL(completed));
		zend_string_release(message);
	}
	zend_string_release(created);
	zend_string_release(completed);
}

static void destroy_object(zend_object *object)
{
	const async_future_state *state = async_future_state_from_object(object);

	if (!state->event.handled && !CG(unclean_shutdown)) {
		async_destruction destruction;

		async_destruction_begin(&destruction);
		warn(state); /* re-enters userland */
		async_destruction_end(&destruction);
	}
}

static void free_object(zend_object *object)
{
	async_future_state *state = async_future_state_from_object(object);

	/* After a fatal error the stacks on which listeners lie are gone. */
	if (EXPECTED(!async_the_scheduler.bailed_out)) {
		if (state->abandoned) {
			state->abandoned(state);
		}
		async_future_chain_forsake(&state->event);
	}
	if (state->held) {
		OBJ_RELEASE(state->held);
	}
	async_event_free(&state->event);
	free_location(&state->created);
	free_location(&state->completed);
	zend_object_std_dtor(object);
}

static HashTable *get_gc(zend_object *object, zval **table, int *count)
{
	async_future_state *state = async_future_state_from_object(object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();

	zend_get_gc_buffer_add_zval(buffer, &state->event.result);
	if (state->event.error) {
		zend_get_gc_buffer_add_obj(buffer, state->event.error);
	}
	if (state->held) {
		zend_get_gc_buffer_add_obj(buffer, state->held);
	}
	async_future_chain_gc(&state->event, buffer);
	zend_get_gc_buffer_use(buffer, table, count);
	return NULL;
}
/* }}} */

static void throw_completed(const async_future_state *state)
{
	const async_location *at = &state->completed;

	async_throw(async_ce_exception, "FutureState is already completed at %s:%u",
		at->file ? ZSTR_VAL(at->file) : "Unknown", at->line);
}

ZEND_METHOD(Async_FutureState, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Async_FutureState, complete)
{
	async_future_state *state = THIS;
	zval *result, copy;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ZVAL(result)
	ZEND_PARSE_PARAMETERS_END();

	if (state->event.done) {
		throw_completed(state);
		RETURN_THROWS();
	}
	async_future_record_completion(state);
	ZVAL_COPY(&copy, result);
	async_future_complete(state, &copy);
}

ZEND_METHOD(Async_FutureState, error)
{
	async_future_state *state = THIS;
	zend_object *error;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(error, zend_ce_throwable)
	ZEND_PARSE_PARAMETERS_END();

	if (state->event.done) {
		throw_completed(state);
		RETURN_THROWS();
	}
	async_future_record_completion(state);
	GC_ADDREF(error);
	async_future_fail(state, error);
}

ZEND_METHOD(Async_FutureState, isCompleted)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(THIS->event.done);
}

ZEND_METHOD(Async_FutureState, ignore)
{
	ZEND_PARSE_PARAMETERS_NONE();
	THIS->event.handled = true;
}

ZEND_METHOD(Async_FutureState, getAwaitingInfo)
{
	ZEND_PARSE_PARAMETERS_NONE();
	async_future_return_info(THIS, return_value);
}

ZEND_METHOD(Async_FutureState, getCreatedFileAndLine)
{
	ZEND_PARSE_PARAMETERS_NONE();
	async_location_return(&THIS->created, return_value);
}

ZEND_METHOD(Async_FutureState, getCreatedLocation)
{
	ZEND_PARSE_PARAMETERS_NONE();
	async_location_return_string(&THIS->created, return_value);
}

ZEND_METHOD(Async_FutureState, getCompletedFileAndLine)
{
	ZEND_PARSE_PARAMETERS_NONE();
	async_location_return(&THIS->completed, return_value);
}

ZEND_METHOD(Async_FutureState, getCompletedLocation)
{
	ZEND_PARSE_PARAMETERS_NONE();
	async_location_return_string(&THIS->completed, return_value);
}

void async_future_state_register(void)
{
	async_ce_future_state = register_class_Async_FutureState();
	async_ce_future_state->create_object = create_object;
	future_state_handlers = std_object_handlers;
	future_state_handlers.offset = XtOffsetOf(async_future_state, std);
	future_state_handlers.dtor_obj = destroy_object;
	future_state_handlers.free_obj = free_object;
	future_state_handlers.get_gc = get_gc;
	future_state_handlers.clone_obj = NULL;
}
