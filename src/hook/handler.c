/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See handler.h. The JIT compiles the handler that it finds into a call. Under it our handlers
 * stay, but while no scheduler runs all that they do is jump to the original. Under ZTS,
 * where each thread has a table of functions of its own, the wrappers stay in place and pass on.
 */
#include "hook/handler.h"

#include <php.h>

#include "hook/file_call.h"
#include "hook/function.h"
#include "hook/pipe.h"

static bool installed;
#ifndef ZTS
static bool decided, stays;
#endif

static void place(void)
{
	async_functions_install();
	async_pipe_functions_install();
	async_file_objects_restore();
}

static void withdraw(void)
{
	async_functions_uninstall();
	async_pipe_functions_uninstall();
	async_file_objects_withdraw();
}

void async_handlers_install(void)
{
	installed = true;
	async_file_objects_install();
	place();
}

void async_handlers_uninstall(void)
{
	if (installed) {
		withdraw();
	}
}

#ifndef ZTS

static void lead_to_wrappers(bool lead)
{
	async_functions_lead_to_wrappers(lead);
	async_pipe_functions_lead_to_wrappers(lead);
}

/* Will it compile calls in this process? 8.4 reserves its memory even when it is off. */
static bool jit_is_possible(void)
{
	const char *mode = zend_ini_string("opcache.jit", sizeof("opcache.jit") - 1, 0);

	return zend_ini_long("opcache.jit_buffer_size", sizeof("opcache.jit_buffer_size") - 1, 0) > 0
		&& strcasecmp(mode, "disable") != 0;
}

/* Closures of internal functions have copies of the handler; is it where we look for it? */
static bool closures_are_known(void)
{
	zend_internal_function *function = async_function_find("strlen");
	zval closure;
	bool known;

	if (!function) {
		return false;
	}
	zend_create_fake_closure(&closure, (zend_function *) function, NULL, NULL, NULL);
	known = *async_compat_closure_handler(Z_OBJ(closure)) == function->handler;
	zval_ptr_dtor(&closure);
	return known;
}

static void redirect(zif_handler *handler)
{
	zif_handler wrapper = async_functions_wrapper(*handler);

	if (!wrapper) {
		wrapper = async_pipe_functions_wrapper(*handler);
	}
	if (wrapper) {
		*handler = wrapper;
	}
}

/* Those that were made while the wrappers were not there. */
static void redirect_closures(void)
{
	for (uint32_t i = 1; i < EG(objects_store).top; i++) {
		zend_object *object = EG(objects_store).object_buckets[i];

		if (IS_OBJ_VALID(object) && object->ce == zend_ce_closure
			&& zend_get_closure_method_def(object)->type == ZEND_INTERNAL_FUNCTION) {
			redirect(async_compat_closure_handler(object));
		}
	}
}

#endif

void async_handlers_request_startup(void)
{
#ifndef ZTS
	if (installed && !decided) {
		decided = true;
		stays = jit_is_possible() || !closures_are_known();
		async_handlers_leave();
	}
#endif
}

void async_handlers_enter(void)
{
#ifndef ZTS
	if (installed && stays) {
		lead_to_wrappers(true);
	} else if (installed) {
		place();
		redirect_closures();
	}
#endif
}

void async_handlers_leave(void)
{
#ifndef ZTS
	if (installed && stays) {
		lead_to_wrappers(false);
	} else if (installed) {
		withdraw();
	}
#endif
}
