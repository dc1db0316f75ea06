/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See soap.h. A method that returns has not ended the script. Should that end elsewhere, the methods
 * give back the documents of libxml that they hold.
 */
#include "hook/soap.h"

#include "coroutine/library_call.h"
#include "hook/wrap.h"

static void call(const async_wrap *wrap, INTERNAL_FUNCTION_PARAMETERS)
{
	bool ends = CG(unclean_shutdown);

	async_library_call_function(wrap->original, INTERNAL_FUNCTION_PARAM_PASSTHRU); /* suspends */
	CG(unclean_shutdown) = ends;
}

void async_soap_faults_install(void)
{
	zend_class_entry *client = zend_hash_str_find_ptr(CG(class_table), ZEND_STRL("soapclient"));
	zend_function *function;

	if (client) {
		ZEND_HASH_MAP_FOREACH_PTR(&client->function_table, function) {
			async_wrap_function(&function->internal_function, call, NULL);
		} ZEND_HASH_FOREACH_END();
	}
}
