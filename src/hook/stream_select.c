/* SPDX-License-Identifier: BSD-3-Clause
 *
 * stream_select() with descriptors that do not fit into an fd_set, and where select(2)
 * cannot be hooked. Others are left to the original, whose select(2) suspends
 * (libc_poll.c).
 */
#include "hook/stream.h"

#include <errno.h>
#include <streams/php_stream_userspace.h>
#include <sys/select.h>

#include "core/function.h"
#include "core/memory.h"
#include "hook/engine.h"
#include "hook/libc.h"
#include "hook/stream_select.h"
#include "io/leftover.h"
#include "io/signal.h"

enum {
	SETS = 3, /* read, write, except */
};

static const short wanted[SETS] = {POLLIN, POLLOUT, POLLPRI};
static const short ready[SETS] = {POLLIN | POLLRDNORM | POLLHUP | POLLERR, POLLOUT | POLLERR, POLLPRI};

static zif_handler original_select;
static const unsigned *slots_of_select; /* of select(2) */

/* -1: none, or one that only PHP code of a stream wrapper can tell, which must not run
 * once more than with the original. */
static int descriptor_of(zval *value)
{
	php_stream *stream;
	int fd = -1;

	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) != IS_RESOURCE) {
		return -1;
	}
	stream = zend_fetch_resource2(Z_RES_P(value), NULL, php_file_le_stream(), php_file_le_pstream());
	if (!stream || php_stream_is(stream, PHP_STREAM_IS_USERSPACE)
		|| php_stream_cast(stream, PHP_STREAM_AS_FD_FOR_SELECT | PHP_STREAM_CAST_INTERNAL, (void *) &fd, 0)
			!= SUCCESS) {
		return -1;
	}
	return fd;
}

static bool has_buffered(zval *value)
{
	php_stream *stream;

	ZVAL_DEREF(value);
	stream = zend_fetch_resource2(Z_RES_P(value), NULL, php_file_le_stream(), php_file_le_pstream());
	return stream && stream->writepos > stream->readpos;
}

/* The arrays, owned by the caller. False: a case for the original. */
static bool take_sets(zend_execute_data *execute_data, zval *sets)
{
	int largest = -1;
	zval *value;

	for (int i = 0; i < SETS; i++) {
		zval *argument = ZEND_CALL_ARG(execute_data, i + 1);

		ZVAL_DEREF(argument);
		ZVAL_UNDEF(&sets[i]);
		if (Z_TYPE_P(argument) != IS_ARRAY) {
			continue;
		}
		ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(argument), value) {
			int fd = descriptor_of(value);

			if (fd < 0) {
				return false;
			}
			largest = MAX(largest, fd);
			if (i == 0 && has_buffered(value)) {
				return false; /* the original does not wait then */
			}
		} ZEND_HASH_FOREACH_END();
	}
	if (largest<FD_SETSIZE && * slots_of_select> 0) {
		return false; /* the original waits in select(2), which suspends */
	}
	for (int i = 0; i < SETS; i++) {
		zval *argument = ZEND_CALL_ARG(execute_data, i + 1);

		ZVAL_DEREF(argument);
		if (Z_TYPE_P(argument) == IS_ARRAY) {
			ZVAL_COPY(&sets[i], argument);
		}
	}
	return true;
}

/* In ns, < 0 without limit. False: a case for the original. */
static bool take_timeout(zend_execute_data *execute_data, async_time *timeout)
{
	zval *seconds = ZEND_CALL_ARG(execute_data, 4), *microseconds = ZEND_CALL_ARG(execute_data, 5);
	zend_long us = 0;

	if (ZEND_NUM_ARGS() == 5 && Z_TYPE_P(microseconds) != IS_NULL) {
		if (Z_TYPE_P(microseconds) != IS_LONG || Z_LVAL_P(microseconds) < 0) {
			return false;
		}
		us = Z_LVAL_P(microseconds);
	}
	*timeout = -1;
	if (Z_TYPE_P(seconds) == IS_NULL) {
		return us == 0;
	}
	if (Z_TYPE_P(seconds) != IS_LONG || Z_LVAL_P(seconds) < 0 || us > 1000000000) {
		return false;
	}
	if (Z_LVAL_P(seconds) < 1000000000) {
		*timeout = Z_LVAL_P(seconds) * ASYNC_NS_PER_S + us * 1000;
	}
	return true;
}

static uint32_t count_of(const zval *sets)
{
	uint32_t count = 0;

	for (int i = 0; i < SETS; i++) {
		count += Z_TYPE(sets[i]) == IS_ARRAY ? zend_hash_num_elements(Z_ARRVAL(sets[i])) : 0;
	}
	return count;
}

static void fill(struct pollfd *fds, zval *sets)
{
	zval *value;

	for (int i = 0; i < SETS; i++) {
		if (Z_TYPE(sets[i]) == IS_ARRAY) {
			ZEND_HASH_FOREACH_VAL(Z_ARRVAL(sets[i]), value) {
				*fds++ = (struct pollfd) {.fd = descriptor_of(value), .events = wanted[i]};
			} ZEND_HASH_FOREACH_END();
		}
	}
}

static int largest_of(const struct pollfd *fds, uint32_t count)
{
	int largest = 0;

	for (uint32_t i = 0; i < count; i++) {
		largest = MAX(largest, fds[i].fd);
	}
	return largest;
}

/* Leaves in the caller's variables what is ready, under the keys that it had. */
static zend_long hand_out(zend_execute_data *execute_data, const struct pollfd *fds, zval *sets)
{
	zend_long result = 0;
	zend_ulong index;
	zend_string *key;
	zval *value;

	for (int i = 0; i < SETS; i++) {
		zval *argument = ZEND_CALL_ARG(execute_data, i + 1);
		zval list;

		if (Z_TYPE(sets[i]) != IS_ARRAY) {
			continue;
		}
		array_init(&list);
		ZEND_HASH_FOREACH_KEY_VAL(Z_ARRVAL(sets[i]), index, key, value) {
			if (fds++->revents & ready[i]) {
				Z_TRY_ADDREF_P(value);
				if (key) {
					zend_hash_update(Z_ARRVAL(list), key, value);
				} else {
					zend_hash_index_update(Z_ARRVAL(list), index, value);
				}
				result++;
			}
		} ZEND_HASH_FOREACH_END();
		ZVAL_DEREF(argument);
		zval_ptr_dtor(argument);
		ZVAL_COPY_VALUE(argument, &list);
	}
	return result;
}

static ZEND_FUNCTION(hooked_stream_select)
{
	zval sets[SETS];
	struct pollfd *fds;
	async_leftover leftover;
	async_time timeout;
	int result;

	if (!async_scheduler_can_suspend() || ZEND_NUM_ARGS() < 4 || ZEND_NUM_ARGS() > 5
		|| !take_timeout(execute_data, &timeout) || !take_sets(execute_data, sets)) {
		original_select(INTERNAL_FUNCTION_PARAM_PASSTHRU);
		return;
	}
	fds = async_calloc(count_of(sets), sizeof(*fds));
	async_leftover_begin(&leftover, -1, fds);
	fill(fds, sets);
	async_io_begin_call(ASYNC_COROUTINE_INTERRUPTIBLE);
	result = async_io_poll_many(fds, count_of(sets), timeout); /* suspends */
	async_io_end_call();
	if (result >= 0) {
		RETVAL_LONG(hand_out(execute_data, fds, sets));
	} else {
		RETVAL_FALSE;
		if (result == -ECANCELED) {
			async_hook_throw_pending();
		} else {
			php_error_docref(NULL, E_WARNING, "Unable to select [%d]: %s (max_fd=%d)", -result,
				strerror(-result), largest_of(fds, count_of(sets)));
		}
	}
	async_leftover_end(&leftover);
	for (int i = 0; i < SETS; i++) {
		zval_ptr_dtor(&sets[i]);
	}
}

void async_stream_select_install(void)
{
	slots_of_select = async_libc_slots("select");
	original_select = async_function_replace("stream_select", ZEND_FN(hooked_stream_select));
}

void async_stream_select_uninstall(void)
{
	async_function_restore("stream_select", ZEND_FN(hooked_stream_select), original_select);
}
