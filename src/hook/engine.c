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
#include "hook/blocking.h"
#include "hook/signal.h"

static __typeof__(zend_compile_file) original_compile_file;
static __typeof__(zend_compile_string) original_compile_string;
static __typeof__(zend_autoload) original_autoload;
static __typeof__(gc_collect_cycles) original_collect_cycles;
static __typeof__(zend_interrupt_function) original_interrupt;
static __typeof__(zend_error_cb) original_error;

#define ORIGINAL(name) __atomic_load_n(&original_##name, __ATOMIC_ACQUIRE)

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

	WITHOUT_SUSPENSION(result = ORIGINAL(compile_file)(file, type));
	return result;
}

static zend_op_array *compile_string_alone(
	zend_string *source, const char *filename, zend_compile_position position)
{
	zend_op_array *volatile result = NULL;

	WITHOUT_SUSPENSION(result = ORIGINAL(compile_string)(source, filename, position));
	return result;
}

static zend_class_entry *autoload_alone(zend_string *name, zend_string *lc_name)
{
	zend_class_entry *volatile result = NULL;

	WITHOUT_SUSPENSION(result = ORIGINAL(autoload)(name, lc_name));
	return result;
}

static int collect_cycles_alone(void)
{
	volatile int result = 0;

	WITHOUT_SUSPENSION(result = ORIGINAL(collect_cycles)());
	return result;
}

/* Signal handlers of PHP code: pcntl runs them with all signals blocked. */
static void interrupt_alone(zend_execute_data *execute_data)
{
	/* With an exception on its way already the VM would come back for as long as there is
	 * an interrupt. */
	if (EXPECTED(!EG(exception))) {
		async_blocking_report();
		async_dump_if_asked();
		if (UNEXPECTED(EG(exception))) {
			/* An error handler has thrown: signals come next. */
			zend_atomic_bool_store_ex(&EG(vm_interrupt), true);
			return;
		}
	}
	if (original_interrupt) {
		WITHOUT_SUSPENSION(original_interrupt(execute_data));
	}
}

void async_engine_call_alone(zif_handler function, INTERNAL_FUNCTION_PARAMETERS)
{
	WITHOUT_SUSPENSION(function(INTERNAL_FUNCTION_PARAM_PASSTHRU));
}

/* php -r reports what the script has thrown without asking an exception handler, ours
 * included (zend_eval_stringl_ex()). A cancelled script ends in silence there, too. */
static bool is_end_of_cancelled_script(int type, const zend_string *message)
{
	return type == (E_ERROR | E_DONT_BAIL) && !EG(current_execute_data)
		&& async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE
		&& zend_string_starts_with_literal(message, "Uncaught Async\\AsyncCancellation");
}

/* While a cancellation, or what a signal handler has thrown, is on its way out of a C function, no
 * PHP code runs: a warning can only come from that function, about the very call that was broken
 * off. */
static void error(int type, zend_string *filename, const uint32_t line, zend_string *message)
{
	if (UNEXPECTED(EG(exception)) && !(type & E_FATAL_ERRORS) && async_error_breaks_off_call()) {
		return;
	}
	if (UNEXPECTED(is_end_of_cancelled_script(type, message))) {
		return;
	}
	ORIGINAL(error)(type, filename, line, message);
}

void async_hook_throw_pending(void)
{
	/* The io floor may have thrown it already. */
	async_coroutine_throw_pending(async_the_scheduler.current);
}

/* Other threads may call them at the same time: the original is there before the wrapper. */
#define INSTALL(pointer, wrapper, original) \
 do { \
  if (pointer) { \
   __atomic_store_n(&(original), (pointer), __ATOMIC_RELEASE); \
   __atomic_store_n(&(pointer), (wrapper), __ATOMIC_RELEASE); \
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

/* The JIT compiles the function that it finds into a call. */
void async_engine_interrupts_install(void)
{
	original_interrupt = zend_interrupt_function;
	zend_interrupt_function = interrupt_alone;
}

void async_engine_interrupts_uninstall(void)
{
	UNINSTALL(zend_interrupt_function, interrupt_alone, original_interrupt);
}
