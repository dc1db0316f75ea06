/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See lifecycle.h. Stock PHP has no hook between the end of the script and its
 * shutdown functions, so the first drain is a shutdown function of ours, put in
 * front of the user's. Order of a request's end:
 *   1. our first shutdown function: the coroutines run to their end
 *   2. the user's shutdown functions; what they spawn runs after them (3.)
 *   3. our last shutdown function: second drain, before any destructor
 *   4. destructors
 *   5. RSHUTDOWN: third drain, then nothing may run any more; reaping
 * After a fatal error no coroutine is resumed: only reaping happens.
 */
#include "coroutine/lifecycle.h"

#include <php.h>
#include <ext/standard/basic_functions.h>

#include "core/function.h"
#include "core/object.h"
#include "coroutine/chaos.h"
#include "coroutine/context.h"
#include "coroutine/deadline.h"
#include "coroutine/error_handler.h"
#include "coroutine/exit.h"
#include "coroutine/library_call.h"
#include "coroutine/overflow.h"
#include "coroutine/return_stack.h"
#include "coroutine/scheduler.h"
#include "coroutine/scope.h"
#include "coroutine/soap_state.h"
#include "coroutine/uncaught.h"

static ASYNC_TLS zend_ini_entry *error_reporting_entry;
static ASYNC_TLS bool script_exits;

int async_lifecycle_error_reporting(void)
{
	/* As zend_fiber_execute(): an unset directive means E_ALL. */
	if (!error_reporting_entry || !error_reporting_entry->value) {
		return E_ALL;
	}
	return (int) ZEND_STRTOL(ZSTR_VAL(error_reporting_entry->value), NULL, 0);
}

void async_lifecycle_script_exits(void)
{
	async_scheduler *scheduler = &async_the_scheduler;

	if (scheduler->state == ASYNC_SCHEDULER_ACTIVE && scheduler->current == scheduler->main) {
		script_exits = true;
	}
}

void async_lifecycle_forget_waits(void)
{
	async_ports.forget();
	async_deadline_reset();
}

static void abandon(void)
{
	async_the_scheduler.bailed_out = true;
	async_the_scheduler.state = ASYNC_SCHEDULER_OFF;
	async_library_calls_abort();
	async_ports.drain();
	async_library_calls_finish();
	/* The script may be in the middle of a constructor that turns warnings into exceptions. */
	EG(error_handling) = EH_NORMAL;
	EG(exception_class) = NULL;
}

void async_lifecycle_abandon(void)
{
	abandon();
	async_library_call_give_up();
	async_lifecycle_forget_waits();
}

bool async_lifecycle_abandon_others(void)
{
	abandon();
	if (async_library_call_goes_on()) {
		return true;
	}
	async_lifecycle_forget_waits();
	return false;
}

static void append_last_shutdown_function(void);

static void end_of_script(bool last)
{
	async_scheduler *scheduler = &async_the_scheduler;
	zval null;

	if (scheduler->state != ASYNC_SCHEDULER_ACTIVE) {
		return;
	}
	if (CG(unclean_shutdown)) {
		async_lifecycle_abandon();
		return;
	}
	if (script_exits) {
		script_exits = false;
		async_scheduler_exit();
	}
	if (!scheduler->main->event.done) {
		ZVAL_NULL(&null);
		async_event_complete(&scheduler->main->event, &null, NULL);
	}
	async_scheduler_drain();
	async_uncaught_report();
	scheduler->closing = false;
	scheduler->exiting = false;
	if (!last) {
		append_last_shutdown_function();
	}
}

/* {{{ The shutdown functions */
ZEND_BEGIN_ARG_INFO_EX(no_arguments, 0, 0, 0)
ZEND_END_ARG_INFO()

static ZEND_FUNCTION(async_first_shutdown)
{
	ZEND_PARSE_PARAMETERS_NONE();
	end_of_script(false);
}

static ZEND_FUNCTION(async_last_shutdown)
{
	ZEND_PARSE_PARAMETERS_NONE();
	end_of_script(true);
}

static const zend_function_entry internal_functions[] = {
	ZEND_FE(async_first_shutdown, no_arguments)
	ZEND_FE(async_last_shutdown, no_arguments)
	ZEND_FE_END
};

/* Not in the global function table: userland cannot see or call them. */
static HashTable private_functions;

static void make_entry(php_shutdown_function_entry *entry, const char *name)
{
	zend_function *function = zend_hash_str_find_ptr(&private_functions, name, strlen(name));

	memset(entry, 0, sizeof(*entry));
	entry->fci.size = sizeof(entry->fci);
	entry->fci_cache.function_handler = function;
}

static void append_last_shutdown_function(void)
{
	php_shutdown_function_entry entry;

	make_entry(&entry, "async_last_shutdown");
	append_user_shutdown_function(&entry);
}

/* In front of those the script has registered already, unless they are running. */
static void put_first_shutdown_function(void)
{
	HashTable *old = BG(user_shutdown_function_names), *names;
	php_shutdown_function_entry entry;
	zend_string *key;
	zval *value;

	make_entry(&entry, "async_first_shutdown");
	if (!old || (EG(flags) & EG_FLAGS_IN_SHUTDOWN)) {
		append_user_shutdown_function(&entry);
		return;
	}
	BG(user_shutdown_function_names) = NULL;
	append_user_shutdown_function(&entry);
	names = BG(user_shutdown_function_names);
	ZEND_HASH_FOREACH_STR_KEY_VAL(old, key, value) {
		if (key) {
			zend_hash_add_new(names, key, value);
		} else {
			zend_hash_next_index_insert_new(names, value);
		}
	} ZEND_HASH_FOREACH_END();
	old->pDestructor = NULL; /* the entries have moved */
	zend_hash_destroy(old);
	FREE_HASHTABLE(old);
}
/* }}} */

void async_lifecycle_module_startup(void)
{
	zend_hash_init(&private_functions, 2, NULL, ZEND_FUNCTION_DTOR, 1);
	zend_register_functions(NULL, internal_functions, &private_functions, MODULE_PERSISTENT);
	async_functions_hide(&private_functions);
	async_context_module_startup();
	async_return_stack_module_startup();
	async_uncaught_module_startup();
	async_error_handler_module_startup();
	async_soap_module_startup();
	async_exit_module_startup();
	async_chaos_module_startup();
}

void async_lifecycle_module_shutdown(void)
{
	async_chaos_module_shutdown();
	async_exit_module_shutdown();
	async_error_handler_module_shutdown();
	async_soap_module_shutdown();
	async_uncaught_module_shutdown();
	zend_hash_destroy(&private_functions);
	async_overflow_uninstall();
	async_lifecycle_thread_ends();
}

void async_lifecycle_thread_ends(void)
{
	async_overflow_thread_ends();
	async_stack_free_all();
}

void async_lifecycle_request_startup(void)
{
	async_scheduler *scheduler = &async_the_scheduler;

	memset(scheduler, 0, sizeof(*scheduler));
	async_list_init(&scheduler->ready);
	async_list_init(&scheduler->all);
	async_list_init(&scheduler->unheard);
	scheduler->state = ASYNC_SCHEDULER_READY;
	async_scope_request_startup();
	script_exits = false;
}

bool async_lifecycle_start(void)
{
	async_scheduler *scheduler = &async_the_scheduler;
	async_coroutine *main;

	if (async_ports.started() != 0) {
		return false;
	}
	error_reporting_entry = zend_hash_str_find_ptr(EG(ini_directives), ZEND_STRL("error_reporting"));
	main = async_coroutine_new();
	main->state = ASYNC_COROUTINE_RUNNING;
	main->flags |= ASYNC_COROUTINE_MAIN;
	async_object_hide(&main->std);
	main->event.handled = true; /* the engine reports what the script throws */
	async_list_push_back(&scheduler->all, &main->all);
	scheduler->main = main;
	scheduler->current = main;
	scheduler->now = async_clock_now();
	scheduler->state = ASYNC_SCHEDULER_ACTIVE;
	put_first_shutdown_function();
	async_uncaught_install();
	async_error_handler_begin();
	async_soap_begin();
	async_overflow_install();
	return true;
}

void async_lifecycle_request_shutdown(void)
{
	async_scheduler *scheduler = &async_the_scheduler;
	async_list *link;

	if (scheduler->state == ASYNC_SCHEDULER_ACTIVE) {
		zend_try {
			async_coroutine_raise_unheard();
			end_of_script(true);
		} zend_catch {
			async_lifecycle_abandon();
		} zend_end_try();
	}
	scheduler->state = ASYNC_SCHEDULER_OFF;
	async_scope_request_shutdown();
	if (!scheduler->main) {
		return;
	}
	async_ports.drain();
	async_ports.forget();
	while ((link = async_list_pop_front(&scheduler->all))) {
		async_coroutine *coroutine = ASYNC_LIST_ENTRY(link, async_coroutine, all);

		async_list_remove(&coroutine->ready);
	}
	/* Deadlines of abandoned waits are on stacks that are about to go. */
	async_deadline_reset();
	async_context_destroy_all();
	async_uncaught_forget();
	async_error_handler_end();
	async_soap_end();
	async_object_release_hidden(&scheduler->main->std);
	scheduler->main = NULL;
	scheduler->current = NULL;
}
