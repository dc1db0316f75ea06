/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See load.h. ext/ffi and others load libraries with dlopen(3). What dl() loads is known
 * as an extension only after it has been registered.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/load.h"

#include <dlfcn.h>

#include <php.h>

#include "core/function.h"
#include "hook/hook.h"
#include "hook/libc_table.h"

static void *(*real_dlopen)(const char *, int) = dlopen;
static zif_handler original_dl;

static void *hooked_dlopen(const char *path, int flags)
{
	void *handle = real_dlopen(path, flags);

	if (handle && async_libc_is_php_thread()) {
		async_hooks_update(false);
	}
	return handle;
}

async_libc_function async_libc_loading = ASYNC_LIBC_FUNCTION(dlopen);

static ZEND_FUNCTION(hooked_dl)
{
	original_dl(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	if (Z_TYPE_P(return_value) == IS_TRUE) {
		async_hooks_update(true);
	}
}

void async_load_function_install(void)
{
	original_dl = async_function_replace("dl", ZEND_FN(hooked_dl));
}

void async_load_function_uninstall(void)
{
	async_function_restore("dl", ZEND_FN(hooked_dl), original_dl);
}
