/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See engine.h. The compiler, the autoloader and the collector keep state of their
 * own in globals (CG, EG(in_autoload), GC_G) that a second coroutine would find half
 * done. A bailout may leave them by longjmp: each wrapper catches it, so that the
 * counter is right even where somebody else stops the bailout and goes on.
 */
#include "hook/engine.h"

#include <php.h>
#include <zend_compile.h>
#include <zend_execute.h>
#include <zend_gc.h>

#include "coroutine/errors.h"
#include "coroutine/scheduler.h"

static __typeof__(zend_compile_file) original_compile_file;
static __typeof__(zend_compile_string) original_compile_string;
static __typeof__(zend_autoload) original_autoload;
static __typeof__(gc_collect_cycles) original_collect_cycles;
static __typeof__(zend_error_cb) original_error;

#define WITHOUT_SUSPENSION(call) \
 do { \
  async_no_suspension_enter(); \
  zend_try \
  { \
   call; \
  } \
  zend_catch \
  { \
   async_no_suspension_leave(); \
   zend_bailout(); \
  } \
  zend_end_try(); \
  async_no_suspension_leave(); \
 } while (0)

static zend_op_array *compile_file_alone(zend_file_handle *file, int type)
{
	zend_op_array *volatile result = NULL;

	WITHOUT_SUSPENSION(result = original_compile_file(file, type));
	return result;
}

static zend_op_array *compile_string_alone(
	zend_string *source, const char *filename, zend_compile_position position)
{
	zend_op_array *volatile result = NULL;

	WITHOUT_SUSPENSION(result = original_compile_string(source, filename, position));
	return result;
}

static zend_class_entry *autoload_alone(zend_string *name, zend_string *lc_name)
{
	zend_class_entry *volatile result = NULL;

	WITHOUT_SUSPENSION(result = original_autoload(name, lc_name));
	return result;
}

static int collect_cycles_alone(void)
{
	volatile int result = 0;

	WITHOUT_SUSPENSION(result = original_collect_cycles());
	return result;
}

/* While a cancellation is on its way out of a C function, no PHP code runs: a warning
 * can only come from that function, about the very call that was broken off. */
static void error(int type, zend_string *filename, const uint32_t line, zend_string *message)
{
	if (UNEXPECTED(EG(exception)) && !(type & E_FATAL_ERRORS) && async_error_is_cancellation(EG(exception))) {
		return;
	}
	original_error(type, filename, line, message);
}

void async_hook_throw_pending(void)
{
	/* The io floor may have thrown it already. */
	async_coroutine_throw_pending(async_the_scheduler.current);
}

#define INSTALL(pointer, wrapper, original) \
 do { \
  if (pointer) { \
   (original) = (pointer); \
   (pointer) = (wrapper); \
  } \
 } while (0)

#define UNINSTALL(pointer, wrapper, original) \
 do { \
  if ((pointer) == (wrapper)) { \
   (pointer) = (original); \
  } \
 } while (0)

void async_engine_hooks_install(void)
{
	INSTALL(zend_compile_file, compile_file_alone, original_compile_file);
	INSTALL(zend_compile_string, compile_string_alone, original_compile_string);
	INSTALL(zend_autoload, autoload_alone, original_autoload);
	INSTALL(gc_collect_cycles, collect_cycles_alone, original_collect_cycles);
	INSTALL(zend_error_cb, error, original_error);
}

void async_engine_hooks_uninstall(void)
{
	UNINSTALL(zend_compile_file, compile_file_alone, original_compile_file);
	UNINSTALL(zend_compile_string, compile_string_alone, original_compile_string);
	UNINSTALL(zend_autoload, autoload_alone, original_autoload);
	UNINSTALL(gc_collect_cycles, collect_cycles_alone, original_collect_cycles);
	UNINSTALL(zend_error_cb, error, original_error);
}
