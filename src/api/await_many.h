/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Waiting for several events at once: what the six await_*() functions share.
 */
#ifndef ASYNC_API_AWAIT_MANY_H
#define ASYNC_API_AWAIT_MANY_H

#include "coroutine/event.h"
#include "coroutine/wait.h"

typedef struct _await_item {
	async_listener listener;
	struct _await_many *many;
	zend_object *object; /* owned */
	async_event *event;
	zval key; /* owned */
	bool counted; /* its outcome belongs to the answer */
	async_list in_order; /* of the input */
	async_list completed; /* in the order of completion, when counted */
} async_await_item;

/* One call of an await_*() function, on its C stack. */
typedef struct _await_many {
	/* What is asked for */
	uint32_t wanted; /* outcomes that decide the wait; UINT32_MAX for all */
	bool fail_on_error; /* the first error decides; otherwise only successes count */
	bool leave_at_once; /* once decided, does not wait for the remaining ones */
	async_event *token; /* or NULL */

	/* The state of the wait */
	async_wait wait;
	async_listener token_listener;
	async_list items; /* in the order of the input */
	async_list completed;
	uint32_t pending; /* items not completed */
	uint32_t found; /* outcomes that count towards `wanted` */
	async_event *failed; /* the first error, with fail_on_error */
	bool input_ended;
	bool decided;
	bool cut_short; /* by the token, before there was an answer */
	bool waiting; /* `wait` is parked */
} async_await_many;

/* Consumes `iterable`, waits, and leaves the outcome in *many for the caller to
 * read; then async_await_many_free(). False with an exception thrown. suspends */
bool async_await_many_run(async_await_many *many, zval *iterable);

/* The counted results (or errors) by key. `by_input` orders them as the input, and
 * `fill` puts null where there is none. */
void async_await_many_results(async_await_many *many, bool by_input, bool fill, zval *return_value);
void async_await_many_errors(async_await_many *many, bool by_input, zval *return_value);

/* The first counted result, or UNDEF. Borrowed. */
zval *async_await_many_first_result(async_await_many *many);

void async_await_many_free(async_await_many *many);

/* For input.c: one more trigger. NULL or null is skipped. False with an exception. */
bool async_await_many_add(async_await_many *many, zval *trigger, zval *key);

/* Reads an array at once, a Traversable in a coroutine of its own, which may
 * suspend. Sets input_ended and wakes the wait. False with an exception thrown. */
typedef struct _await_input {
	async_await_many *many;
	zval iterable;
	async_coroutine *reader; /* owned, or NULL */
} async_await_input;

bool async_await_input_start(async_await_input *input, async_await_many *many, zval *iterable);

/* Stops the reader and waits until it has ended: it uses the caller's stack. False
 * with the iterator's exception thrown. suspends */
bool async_await_input_finish(async_await_input *input);

/* The reader's error, to be noticed while waiting. */
bool async_await_input_failed(const async_await_input *input);

/* Looks whether the wait is decided now, and wakes it. */
void async_await_many_check(async_await_many *many);

#endif
