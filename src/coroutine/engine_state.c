/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See engine_state.h. Output buffers: every coroutine has its own stack of them,
 * the script's included, and starts without any.
 */
#include "coroutine/engine_state.h"

void async_engine_state_save(async_engine_state *state)
{
	state->exception = EG(exception);
	state->prev_exception = EG(prev_exception);
	state->opline_before_exception = EG(opline_before_exception);
	EG(exception) = NULL;
	EG(prev_exception) = NULL;

	state->error_handling = EG(error_handling);
	state->exception_class = EG(exception_class);
	EG(error_handling) = EH_NORMAL;
	EG(exception_class) = NULL;

	state->fake_scope = EG(fake_scope);
	state->filename_override = EG(filename_override);
	state->lineno_override = EG(lineno_override);
	EG(fake_scope) = NULL;
	EG(filename_override) = NULL;
	EG(lineno_override) = -1;

	state->user_compare_fci = BG(user_compare_fci);
	state->user_compare_fci_cache = BG(user_compare_fci_cache);
	BG(user_compare_fci) = empty_fcall_info;
	BG(user_compare_fci_cache) = empty_fcall_info_cache;

	state->serialize_lock = BG(serialize_lock);
	memcpy(&state->serialize, &BG(serialize), sizeof(state->serialize));
	memcpy(&state->unserialize, &BG(unserialize), sizeof(state->unserialize));
	BG(serialize_lock) = 0;
	memset(&BG(serialize), 0, sizeof(BG(serialize)));
	memset(&BG(unserialize), 0, sizeof(BG(unserialize)));

	state->user_stream_current_filename = FG(user_stream_current_filename);
	state->in_user_include = PG(in_user_include);
	FG(user_stream_current_filename) = NULL;
	PG(in_user_include) = false;

	state->output_handlers = OG(handlers);
	state->output_active = OG(active);
	state->output_running = OG(running);
	zend_stack_init(&OG(handlers), sizeof(php_output_handler *));
	OG(active) = NULL;
	OG(running) = NULL;

	async_error_handler_save(&state->error_handler);
	async_soap_state_save(&state->soap);

	state->fiber_switch_blocks = 0;
	while (zend_fiber_switch_blocked()) {
		zend_fiber_switch_unblock();
		state->fiber_switch_blocks++;
	}
}

void async_engine_state_restore(const async_engine_state *state)
{
	EG(exception) = state->exception;
	EG(prev_exception) = state->prev_exception;
	EG(opline_before_exception) = state->opline_before_exception;
	EG(error_handling) = state->error_handling;
	EG(exception_class) = state->exception_class;
	EG(fake_scope) = state->fake_scope;
	EG(filename_override) = state->filename_override;
	EG(lineno_override) = state->lineno_override;

	BG(user_compare_fci) = state->user_compare_fci;
	BG(user_compare_fci_cache) = state->user_compare_fci_cache;
	BG(serialize_lock) = state->serialize_lock;
	memcpy(&BG(serialize), &state->serialize, sizeof(state->serialize));
	memcpy(&BG(unserialize), &state->unserialize, sizeof(state->unserialize));

	FG(user_stream_current_filename) = state->user_stream_current_filename;
	PG(in_user_include) = state->in_user_include;

	zend_stack_destroy(&OG(handlers));
	OG(handlers) = state->output_handlers;
	OG(active) = state->output_active;
	OG(running) = state->output_running;
	async_error_handler_restore(&state->error_handler);
	async_soap_state_restore(&state->soap);
	for (unsigned i = 0; i < state->fiber_switch_blocks; i++) {
		zend_fiber_switch_block();
	}
}

void async_engine_state_close_output(void)
{
	if (OG(handlers).elements) {
		php_output_end_all(); /* re-enters userland */
		zend_stack_destroy(&OG(handlers));
		zend_stack_init(&OG(handlers), sizeof(php_output_handler *));
		OG(active) = NULL;
	}
}
