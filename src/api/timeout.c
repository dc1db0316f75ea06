/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Async\Timeout. Its timer runs only while somebody waits: an unused one keeps
 * nothing alive. It counts from the first wait.
 */
#include "api/await.h"
#include "api/classes.h"
#include "coroutine/deadline.h"
#include "coroutine/errors.h"
#include "timeout_arginfo.h"

typedef struct _timeout_object {
	async_event event; /* first, see event.h */
	async_deadline deadline;
	async_time expires; /* 0 before the first wait */
	zend_long ms;
	zend_object std;
} timeout_object;

zend_class_entry *async_ce_timeout_object;
static zend_object_handlers timeout_handlers;

static timeout_object *from_object(zend_object *object)
{
	return (timeout_object *) ((char *) object - XtOffsetOf(timeout_object, std));
}

static void arm(async_event *event)
{
	timeout_object *timeout = (timeout_object *) event;

	if (!timeout->expires) {
		/* The cached clock may be old by as much CPU time as was just burnt. */
		timeout->expires = async_clock_after(async_clock_now(), async_clock_from_ms(timeout->ms));
	}
	if (!async_deadline_is_armed(&timeout->deadline)) {
		async_deadline_arm(&timeout->deadline, timeout->expires);
	}
}

static void disarm(async_event *event)
{
	async_deadline_disarm(&((timeout_object *) event)->deadline);
}

static zend_string *describe(async_event *event)
{
	return zend_strpprintf(0, "timeout of " ZEND_LONG_FMT " ms", ((timeout_object *) event)->ms);
}

/* Made only when somebody asks for the outcome, in whose frame it then belongs. */
static void settle(async_event *event)
{
	event->error = async_error_new(async_ce_timeout, "Timeout occurred after " ZEND_LONG_FMT " milliseconds",
		((timeout_object *) event)->ms);
}

static const async_event_kind timeout_kind = {arm, disarm, describe, settle};

static void fire(async_deadline *deadline)
{
	async_event_complete(&ASYNC_LIST_ENTRY(deadline, timeout_object, deadline)->event, NULL, NULL);
}

static zend_object *create_object(zend_class_entry *ce)
{
	timeout_object *timeout = ecalloc(1, sizeof(*timeout));

	async_event_init(&timeout->event, &timeout_kind);
	async_deadline_init(&timeout->deadline, fire);
	zend_object_std_init(&timeout->std, ce);
	timeout->std.handlers = &timeout_handlers;
	return &timeout->std;
}

static void free_object(zend_object *object)
{
	timeout_object *timeout = from_object(object);

	async_deadline_disarm(&timeout->deadline);
	async_event_free(&timeout->event);
	zend_object_std_dtor(object);
}

/* The error's trace may hold the function that awaited the timeout, with its arguments. */
static HashTable *get_gc(zend_object *object, zval **table, int *count)
{
	const async_event *event = &from_object(object)->event;
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();

	if (event->error) {
		zend_get_gc_buffer_add_obj(buffer, event->error);
	}
	zend_get_gc_buffer_use(buffer, table, count);
	return NULL;
}

static zend_function *get_constructor(zend_object *object)
{
	(void) object;
	async_throw(async_ce_exception, "Timeout cannot be constructed directly");
	return NULL;
}

zend_object *async_timeout_new(zend_long ms)
{
	zend_object *object = create_object(async_ce_timeout_object);

	from_object(object)->ms = ms;
	return object;
}

ZEND_METHOD(Async_Timeout, __construct)
{
	ZEND_UNREACHABLE();
}

ZEND_METHOD(Async_Timeout, cancel)
{
	timeout_object *timeout = from_object(Z_OBJ_P(ZEND_THIS));
	zend_object *error = NULL;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(error, async_ce_cancellation)
	ZEND_PARSE_PARAMETERS_END();

	if (timeout->event.done) {
		return;
	}
	async_deadline_disarm(&timeout->deadline);
	error = async_cancellation_or(error, "Timeout has been cancelled");
	async_event_complete(&timeout->event, NULL, error);
}

ZEND_METHOD(Async_Timeout, isCompleted)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(from_object(Z_OBJ_P(ZEND_THIS))->event.done);
}

ZEND_METHOD(Async_Timeout, isCancelled)
{
	const async_event *event = &from_object(Z_OBJ_P(ZEND_THIS))->event;

	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(event->done && event->error && async_error_is_cancellation(event->error));
}

void async_timeout_register(void)
{
	async_ce_timeout_object = register_class_Async_Timeout(async_ce_completable);
	async_ce_timeout_object->create_object = create_object;
	timeout_handlers = std_object_handlers;
	timeout_handlers.offset = XtOffsetOf(timeout_object, std);
	timeout_handlers.free_obj = free_object;
	timeout_handlers.get_gc = get_gc;
	timeout_handlers.get_constructor = get_constructor;
	timeout_handlers.clone_obj = NULL;
}
