/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Threads, which this version does not have: the classes and the function exist so that
 * code can name them, and say what is missing. No object of Thread or ThreadPool ever
 * comes to be constructed; their methods are there for reflection.
 */
#include "api/thread.h"

#include <zend_closures.h>
#include <zend_exceptions.h>

#include "api/classes.h"
#include "api/functions.h"
#include "coroutine/errors.h"
#include "coroutine/event.h"
#include "thread_arginfo.h"

typedef struct _thread_object {
	async_event event; /* first, see event.h; never completes */
	zend_object std; /* last */
} thread_object;

zend_class_entry *async_ce_thread_transfer;
zend_class_entry *async_ce_thread_channel_exception;
static zend_class_entry *ce_remote;
static zend_class_entry *ce_pool_exception;
static zend_object_handlers thread_handlers;

static void throw_thread(void)
{
	async_throw(async_ce_exception, "Thread requires a Thread-Safe (ZTS) PHP build");
}

static void throw_pool(void)
{
	async_throw(ce_pool_exception, "ThreadPool requires a Thread-Safe (ZTS) PHP build");
}

ZEND_FUNCTION(Async_spawn_thread)
{
	zval *task, *bootloader = NULL;
	bool inherit = true;

	ZEND_PARSE_PARAMETERS_START(1, 3)
		Z_PARAM_OBJECT_OF_CLASS(task, zend_ce_closure)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(inherit)
		Z_PARAM_OBJECT_OF_CLASS_OR_NULL(bootloader, zend_ce_closure)
	ZEND_PARSE_PARAMETERS_END();

	(void) inherit;
	async_throw(async_ce_exception, "spawn_thread() requires a Thread-Safe (ZTS) PHP build");
}

/* {{{ Async\Thread */
static zend_string *describe(async_event *event)
{
	(void) event;
	return ZSTR_INIT_LITERAL("a thread", 0);
}

static const async_event_kind thread_kind = {NULL, NULL, describe, NULL};

static zend_object *create_thread(zend_class_entry *ce)
{
	thread_object *thread = emalloc(sizeof(*thread));

	async_event_init(&thread->event, &thread_kind);
	zend_object_std_init(&thread->std, ce);
	thread->std.handlers = &thread_handlers;
	return &thread->std;
}

static zend_function *get_constructor(zend_object *object)
{
	(void) object;
	throw_thread();
	return NULL;
}

ZEND_METHOD(Async_Thread, __construct)
{
	throw_thread();
}

ZEND_METHOD(Async_Thread, isRunning)
{
	throw_thread();
}

ZEND_METHOD(Async_Thread, isCompleted)
{
	throw_thread();
}

ZEND_METHOD(Async_Thread, isCancelled)
{
	throw_thread();
}

ZEND_METHOD(Async_Thread, getResult)
{
	throw_thread();
}

ZEND_METHOD(Async_Thread, getException)
{
	throw_thread();
}

ZEND_METHOD(Async_Thread, cancel)
{
	throw_thread();
}

ZEND_METHOD(Async_Thread, finally)
{
	throw_thread();
}
/* }}} */

/* {{{ Async\ThreadPool */
ZEND_METHOD(Async_ThreadPool, __construct)
{
	throw_pool();
}

ZEND_METHOD(Async_ThreadPool, submit)
{
	throw_pool();
}

ZEND_METHOD(Async_ThreadPool, map)
{
	throw_pool();
}

ZEND_METHOD(Async_ThreadPool, close)
{
	throw_pool();
}

ZEND_METHOD(Async_ThreadPool, cancel)
{
	throw_pool();
}

ZEND_METHOD(Async_ThreadPool, isClosed)
{
	throw_pool();
}

ZEND_METHOD(Async_ThreadPool, getPendingCount)
{
	throw_pool();
}

ZEND_METHOD(Async_ThreadPool, getRunningCount)
{
	throw_pool();
}

ZEND_METHOD(Async_ThreadPool, getCompletedCount)
{
	throw_pool();
}

ZEND_METHOD(Async_ThreadPool, getWorkerCount)
{
	throw_pool();
}

ZEND_METHOD(Async_ThreadPool, reload)
{
	throw_pool();
}
/* }}} */

ZEND_METHOD(Async_RemoteException, getRemoteException)
{
	zval rv;

	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_COPY(zend_read_property(ce_remote, Z_OBJ_P(ZEND_THIS), ZEND_STRL("remoteException"), true, &rv));
}

ZEND_METHOD(Async_RemoteException, getRemoteClass)
{
	zval rv;

	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_COPY(zend_read_property(ce_remote, Z_OBJ_P(ZEND_THIS), ZEND_STRL("remoteClass"), true, &rv));
}

void async_thread_register(void)
{
	zend_class_entry *ce;

	async_ce_thread_transfer = register_class_Async_ThreadTransferException(async_ce_exception);
	async_ce_thread_channel_exception = register_class_Async_ThreadChannelException(async_ce_exception);
	ce_remote = register_class_Async_RemoteException(async_ce_exception);
	ce_pool_exception = register_class_Async_ThreadPoolException(zend_ce_exception);
	register_class_Async_ThreadPool();
	ce = register_class_Async_Thread(async_ce_completable);
	ce->create_object = create_thread;
	thread_handlers = std_object_handlers;
	thread_handlers.offset = XtOffsetOf(thread_object, std);
	thread_handlers.get_constructor = get_constructor;
	thread_handlers.clone_obj = NULL;
}
