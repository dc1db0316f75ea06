/* An extension that asks for an interrupt of the VM when a function called callee... begins, as
   a profiler may at any time. */
#ifdef HAVE_CONFIG_H
# include "config.h"
#endif
#include <php.h>
#include <zend_observer.h>

ZEND_TSRMLS_CACHE_DEFINE()

static void begin(zend_execute_data *frame)
{
	static unsigned calls;

	if (++calls % 3 == 0) {
		zend_atomic_bool_store_ex(&EG(vm_interrupt), true);
	}
}

static void end(zend_execute_data *frame, zval *result)
{
}

static zend_observer_fcall_handlers choose(zend_execute_data *frame)
{
	const zend_string *name = frame->func->common.function_name;

	return name && strncmp(ZSTR_VAL(name), "callee", strlen("callee")) == 0
		? (zend_observer_fcall_handlers) {begin, end}
		: (zend_observer_fcall_handlers) {NULL, NULL};
}

static PHP_MINIT_FUNCTION(interrupts)
{
	zend_observer_fcall_register(choose);
	return SUCCESS;
}

static PHP_RINIT_FUNCTION(interrupts)
{
#ifdef ZTS
	ZEND_TSRMLS_CACHE_UPDATE();
#endif
	return SUCCESS;
}

static zend_module_entry interrupts_module_entry = {
	STANDARD_MODULE_HEADER, "interrupts", NULL, PHP_MINIT(interrupts), NULL, PHP_RINIT(interrupts), NULL, NULL, "1",
	STANDARD_MODULE_PROPERTIES,
};

ZEND_GET_MODULE(interrupts)
