/* An extension that watches functions and contexts the way a profiler does. */
#ifdef HAVE_CONFIG_H
# include "config.h"
#endif
#include <php.h>
#include <zend_fibers.h>
#include <zend_observer.h>

enum { DEPTH = 64, CONTEXTS = 64 };

/* What is known of one context: the functions that are running there. */
typedef struct _watched {
	const zend_fiber_context *context;
	const zend_function *stack[DEPTH];
	int depth;
} watched;

static watched all[CONTEXTS];
static const zend_fiber_context *current;
static zend_long begins, ends, switches, inits, destroys, wrong;

ZEND_TSRMLS_CACHE_DEFINE()

static watched *find(const zend_fiber_context *context)
{
	for (int i = 0; i < CONTEXTS; i++) {
		if (all[i].context == context) {
			return &all[i];
		}
	}
	return NULL;
}

static void complain(const char *what)
{
	wrong++;
	php_printf("observer: %s\n", what);
}

static void begin(zend_execute_data *frame)
{
	watched *here = find(EG(current_fiber_context));

	begins++;
	if (!here || here->depth == DEPTH) {
		complain("a function begins in a context that is not known");
		return;
	}
	here->stack[here->depth++] = frame->func;
}

static void end(zend_execute_data *frame, zval *value)
{
	watched *here = find(EG(current_fiber_context));

	(void) value;
	ends++;
	if (!here || here->depth == 0 || here->stack[--here->depth] != frame->func) {
		complain("a function ends that is not the last one that has begun there");
	}
}

static zend_observer_fcall_handlers handlers(zend_execute_data *frame)
{
	(void) frame;
	return (zend_observer_fcall_handlers) {begin, end};
}

static void on_init(zend_fiber_context *context)
{
	watched *slot = find(NULL);

	inits++;
	if (find(context) || !slot) {
		complain("a context is made twice");
		return;
	}
	*slot = (watched) {.context = context};
}

static void on_switch(zend_fiber_context *from, zend_fiber_context *to)
{
	switches++;
	if (from != current || from == to || !find(from) || !find(to) || from != EG(current_fiber_context)) {
		complain("a switch between other contexts than it says");
	}
	current = to;
}

static void on_destroy(zend_fiber_context *context)
{
	watched *slot = find(context);

	destroys++;
	if (!slot || slot->depth != 0) {
		complain("a context goes in which functions run");
	}
	if (slot) {
		slot->context = NULL;
	}
}

/* How many of each: [functions begun, functions ended, contexts made, switches] */
static ZEND_FUNCTION(observed)
{
	ZEND_PARSE_PARAMETERS_NONE();
	array_init(return_value);
	add_next_index_long(return_value, begins);
	add_next_index_long(return_value, ends);
	add_next_index_long(return_value, inits);
	add_next_index_long(return_value, switches);
}

ZEND_BEGIN_ARG_INFO_EX(arginfo_observed, 0, 0, 0)
ZEND_END_ARG_INFO()

static const zend_function_entry functions[] = {
	ZEND_FE(observed, arginfo_observed)
	ZEND_FE_END
};

static PHP_MINIT_FUNCTION(observer)
{
	zend_observer_fcall_register(handlers);
	zend_observer_fiber_init_register(on_init);
	zend_observer_fiber_switch_register(on_switch);
	zend_observer_fiber_destroy_register(on_destroy);
	return SUCCESS;
}

static PHP_RINIT_FUNCTION(observer)
{
	ZEND_TSRMLS_CACHE_UPDATE();
	current = EG(main_fiber_context);
	all[0].context = current;
	return SUCCESS;
}

/* When all requests are over: is everything closed that was opened? */
static PHP_MSHUTDOWN_FUNCTION(observer)
{
	int open = 0;

	for (int i = 1; i < CONTEXTS; i++) {
		open += all[i].context != NULL;
	}
	printf("observer: %s, %s, %s\n", begins == ends ? "all functions have ended" : "functions are open",
		open == 0 && inits == destroys ? "all contexts are gone" : "contexts are left",
		wrong == 0 ? "nothing wrong" : "something wrong");
	fflush(stdout);
	return SUCCESS;
}

static zend_module_entry observer_module_entry = {
	STANDARD_MODULE_HEADER,
	"observer",
	functions,
	PHP_MINIT(observer),
	PHP_MSHUTDOWN(observer),
	PHP_RINIT(observer),
	NULL,
	NULL,
	"0",
	STANDARD_MODULE_PROPERTIES,
};

ZEND_GET_MODULE(observer)
