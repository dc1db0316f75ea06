/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Engine state that zend_fiber_switch_context() does not save although it belongs
 * to the running code. Nearly always there is none of it: one test, then nothing.
 */
#ifndef ASYNC_COROUTINE_ENGINE_STATE_H
#define ASYNC_COROUTINE_ENGINE_STATE_H

#include "core/compat.h"

#include <ext/standard/basic_functions.h>
#include <ext/standard/file.h>
#include <php_output.h>

#include "coroutine/error_handler.h"
#include "coroutine/soap_state.h"

typedef struct _async_engine_state {
	zend_object *exception; /* being unwound while a destructor or close waits */
	zend_object *prev_exception;
	const zend_op *opline_before_exception;
	zend_error_handling_t error_handling; /* EH_THROW windows of constructors */
	zend_class_entry *exception_class;
	zend_class_entry *fake_scope;
	zend_string *filename_override;
	zend_long lineno_override;
	zend_fcall_info user_compare_fci; /* usort() */
	zend_fcall_info_cache user_compare_fci_cache;
	unsigned serialize_lock;
	struct {
		struct php_serialize_data *data;
		unsigned level;
	} serialize;
	struct {
		struct php_unserialize_data *data;
		unsigned level;
	} unserialize;
	const char *user_stream_current_filename; /* a stream wrapper in PHP opens it */
	bool in_user_include;
	zend_stack output_handlers; /* ob_start() */
	php_output_handler *output_active;
	php_output_handler *output_running;
	async_error_handler_state error_handler;
	async_soap_state soap;
	unsigned fiber_switch_blocks; /* PHP < 8.4: one for each destructor on the stack */
} async_engine_state;

static inline bool async_engine_state_is_dirty(void)
{
	return (uintptr_t) EG(exception) | (uintptr_t) EG(prev_exception) | (uintptr_t) EG(error_handling)
		| (uintptr_t) EG(fake_scope) | (uintptr_t) EG(filename_override)
		| (uintptr_t) BG(user_compare_fci).size | BG(serialize_lock) | BG(serialize).level
		| BG(unserialize).level | (uintptr_t) OG(handlers).top | (uintptr_t) zend_fiber_switch_blocked()
		| (uintptr_t) FG(user_stream_current_filename) | (uintptr_t) async_error_handler_runs()
		| (uintptr_t) async_error_handlers_are_own | (uintptr_t) async_soap_runs();
}

/* Moves the state of the running code into *state and leaves the engine clean. */
void async_engine_state_save(async_engine_state *state);

/* The opposite. The engine must be clean. */
void async_engine_state_restore(const async_engine_state *state);

/* At the end of a coroutine: flushes and removes the output buffers it left open. */
void async_engine_state_close_output(void);

#endif
