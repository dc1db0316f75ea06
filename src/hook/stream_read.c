/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Reading, with the results of php_sockop_read() (main/streams/xp_socket.c).
 *
 * The kernel writes into stream->readbuf while the reader is parked. What keeps the
 * buffer in place: _php_stream_fill_read_buffer() moves or grows it only when less
 * than chunk_size is free behind writepos, the reader inside has made sure that as
 * much is free, and chunk_size changes only between readers.
 */
#include "hook/stream.h"

#include <errno.h>

#include <ext/standard/file.h>

#include "hook/engine.h"
#include "io/operation.h"

/* Stock PHP asks a socket for 8 KiB (chunk_size) at once. Calls that take more get more
 * while reads fill what they ask for: read_size doubles, and goes back when they stay
 * small. The buffer is the sum of the steps: twice the last one. */
#define LARGEST_READ (128 * 1024)
#define SMALL_READS 32
#define LARGE_MESSAGE (16 * 1024)

static size_t default_chunk_size(void)
{
	return (size_t) FG(def_chunk_size);
}

/* As streams.c does before a read, after others have used the buffer. */
static void make_room(php_stream *stream)
{
	if (stream->readbuf && stream->readpos > 0
		&& stream->readbuflen - stream->writepos < stream->chunk_size) {
		memmove(stream->readbuf, stream->readbuf + stream->readpos, stream->writepos - stream->readpos);
		stream->writepos -= stream->readpos;
		stream->readpos = 0;
	}
	if (stream->readbuflen - stream->writepos < stream->chunk_size) {
		stream->readbuflen = stream->writepos + stream->chunk_size;
		stream->readbuf = perealloc(stream->readbuf, stream->readbuflen, stream->is_persistent);
	}
}

/* Waits behind another reader. What that one left in the buffer, or the end it has
 * found, is a result of nothing: streams.c then looks at the buffer again. */
static bool wait_for_read_turn(
	php_stream *stream, async_stream_visit *visit, char **buf, size_t *count, ssize_t *result)
{
	async_stream *hooked = async_stream_of(stream);
	bool into_buffer = *buf == (char *) stream->readbuf + stream->writepos;
	zend_off_t buffered = stream->writepos - stream->readpos;
	int error = async_stream_take_turn(hooked, &hooked->read_turn, visit, ASYNC_STREAM_READ_TURN);

	*result = -1;
	if (error) {
		if (error == -ECANCELED) {
			async_hook_throw_pending();
		}
		return false;
	}
	if (stream->eof || stream->writepos - stream->readpos > buffered) {
		*result = 0;
		async_stream_leave_turn(&hooked->read_turn, visit);
		return false;
	}
	if (into_buffer) {
		make_room(stream);
		*buf = (char *) stream->readbuf + stream->writepos;
		*count = stream->readbuflen - stream->writepos;
	}
	return true;
}

bool async_stream_take_read_turn(
	php_stream *stream, async_stream_visit *visit, char **buf, size_t *count, ssize_t *result)
{
	async_stream *hooked = async_stream_of(stream);

	if (UNEXPECTED(async_stream_is_busy(&hooked->read_turn))) {
		return wait_for_read_turn(stream, visit, buf, count, result);
	}
	async_stream_take_turn(hooked, &hooked->read_turn, visit, NULL);
	return true;
}

void async_stream_leave_read_turn(php_stream *stream, async_stream *hooked, async_stream_visit *visit)
{
	if (UNEXPECTED(hooked->user_chunk_size && !hooked->stream_is_gone)) {
		stream->chunk_size = hooked->user_chunk_size;
		hooked->user_chunk_size = 0;
	}
	async_stream_leave_turn(&hooked->read_turn, visit);
}

/* Nothing is buffered: give back what a time of large reads has left behind. */
static void shrink_buffer(php_stream *stream, async_stream *hooked, char **buf, size_t *count)
{
	if (*buf != (char *) stream->readbuf + stream->writepos || stream->readpos != stream->writepos) {
		return;
	}
	hooked->buffer_is_oversized = false;
	stream->readpos = stream->writepos = 0;
	stream->readbuflen = stream->chunk_size;
	stream->readbuf = perealloc(stream->readbuf, stream->readbuflen, stream->is_persistent);
	*buf = (char *) stream->readbuf;
	*count = stream->readbuflen;
}

async_stream_read_mode async_stream_begin_long_read(
	php_stream *stream, const async_stream *hooked, size_t length)
{
	/* Filters turn the chunk size into an amount to wait for. */
	if (length < stream->chunk_size || hooked->chunk_size_is_users || hooked->is_datagram
		|| stream->readfilters.head || (stream->flags & PHP_STREAM_FLAG_NO_BUFFER)) {
		return ASYNC_STREAM_READS_AS_EVER;
	}
	if (length != SIZE_MAX) {
		/* What is buffered would be taken first, and then more waited for. */
		if (stream->readpos != stream->writepos) {
			return ASYNC_STREAM_READS_AS_EVER;
		}
		stream->flags |= PHP_STREAM_FLAG_NO_BUFFER;
		return ASYNC_STREAM_READS_UNBUFFERED;
	}
	if (hooked->read_size <= stream->chunk_size) {
		return ASYNC_STREAM_READS_AS_EVER;
	}
	stream->chunk_size = hooked->read_size;
	return ASYNC_STREAM_READS_LARGER_CHUNKS;
}

void async_stream_end_long_read(php_stream *stream, const async_stream *hooked, async_stream_read_mode mode)
{
	if (mode == ASYNC_STREAM_READS_UNBUFFERED) {
		stream->flags &= ~PHP_STREAM_FLAG_NO_BUFFER;
	} else if (!hooked->chunk_size_is_users) {
		stream->chunk_size = default_chunk_size();
	}
}

static void learn_from_read(async_stream *hooked, size_t count, size_t received)
{
	hooked->data_likely = received == count;
	hooked->large_messages = received >= LARGE_MESSAGE;
	if (hooked->data_likely) {
		hooked->small_reads = 0;
		if (count >= hooked->read_size && hooked->read_size < LARGEST_READ) {
			hooked->read_size *= 2;
		}
	} else if (EXPECTED(hooked->read_size == default_chunk_size()) || received > hooked->read_size / 4) {
		hooked->small_reads = 0;
	} else if (++hooked->small_reads >= SMALL_READS) {
		hooked->small_reads = 0;
		hooked->buffer_is_oversized = true;
		hooked->read_size = (uint32_t) default_chunk_size();
	}
}

/* The buffer may have more room than the chunk size from an earlier, larger read. */
static size_t limit_to_chunk(
	const php_stream *stream, const async_stream *hooked, const char *buf, size_t count)
{
	if (EXPECTED(count <= stream->chunk_size) || hooked->is_datagram
		|| buf != (const char *) stream->readbuf + stream->writepos) {
		return count;
	}
	return stream->chunk_size;
}

/* The limit of the stream was reached, not one of TCP, which has the same errno. */
static bool is_timeout(ssize_t result, const async_io_timer *timer)
{
	return result == -ETIMEDOUT && timer->expires <= async_clock_now();
}

static ssize_t failed(php_stream *stream, async_stream *hooked, ssize_t error)
{
	if (error == -ECANCELED) {
		async_hook_throw_pending();
	} else if (is_timeout(error, &hooked->read_timer)) {
		async_stream_socket(stream)->timeout_event = 1;
	} else if (error == -EAGAIN) {
		return 0;
	} else if (!hooked->closing) {
		stream->eof = 1;
	}
	return -1;
}

int async_stream_await_data(php_stream *stream)
{
	async_stream *hooked = async_stream_of(stream);
	php_netstream_data_t *socket = async_stream_socket(stream);
	async_time timeout;
	int result;

	if (!hooked->large_messages || socket->socket == -1 || hooked->closing) {
		return 0;
	}
	timeout = async_stream_timeout(&socket->timeout);
	if (timeout == 0) {
		return 0;
	}
	socket->timeout_event = 0;
	hooked->read_timer.expires = ASYNC_NEVER;
	result = async_io_wait_readable(socket->socket, &hooked->read_timer, timeout);
	if (UNEXPECTED(hooked->stream_is_gone)) {
		return -EBADF;
	}
	if (UNEXPECTED(result < 0)) {
		failed(stream, hooked, result);
		return result;
	}
	hooked->data_likely = true;
	return 0;
}

/* Reads that do not wait, or that may not suspend. Never while the kernel fills the
 * same buffer for another coroutine. */
static ssize_t read_directly(php_stream *stream, char *buf, size_t count, bool would_wait)
{
	async_stream *hooked = async_stream_of(stream);
	ssize_t result;

	if (UNEXPECTED(async_stream_is_busy(&hooked->read_turn))) {
		/* Who tries again and again must not keep the one inside from leaving. */
		async_io_count_attempt();
		return would_wait ? -1 : async_stream_give_way(stream, &hooked->read_turn, &result) ? 0 : result;
	}
	if (UNEXPECTED(!async_stream_give_way(stream, &hooked->read_turn, &result))) {
		return result;
	}
	return hooked->original->read(stream, buf, count);
}

ssize_t async_stream_read(php_stream *stream, char *buf, size_t count)
{
	async_stream *hooked = async_stream_of(stream);
	php_netstream_data_t *socket = async_stream_socket(stream);
	async_stream_visit visit;
	async_time timeout;
	ssize_t result;

	if (UNEXPECTED(!socket || socket->socket == -1 || hooked->closing)) {
		return -1;
	}
	timeout = async_stream_timeout(&socket->timeout);
	if (UNEXPECTED(!socket->is_blocked || timeout == 0 || ASYNC_STREAM_HAS_BUFFERED_DATA(stream))) {
		return read_directly(stream, buf, count, false);
	}
	if (UNEXPECTED(!async_scheduler_can_suspend())) {
		return read_directly(stream, buf, count, true);
	}

	async_stream_enter(hooked, &visit);
	if (UNEXPECTED(!async_stream_take_read_turn(stream, &visit, &buf, &count, &result))) {
		async_stream_leave(hooked, &visit);
		return result;
	}
	if (UNEXPECTED(hooked->buffer_is_oversized)) {
		shrink_buffer(stream, hooked, &buf, &count);
	}
	count = limit_to_chunk(stream, hooked, buf, count);
	socket->timeout_event = 0;
	hooked->read_timer.expires = ASYNC_NEVER;
	result = async_io_recv(socket->socket, buf, count, 0, hooked->data_likely, &hooked->read_timer, timeout);
	if (UNEXPECTED(hooked->stream_is_gone)) {
		result = -1;
	} else if (EXPECTED(result > 0)) {
		learn_from_read(hooked, count, (size_t) result);
	} else if (result == 0) {
		stream->eof = 1;
	} else {
		result = failed(stream, hooked, result);
	}
	async_stream_leave_read_turn(stream, hooked, &visit);
	if (result > 0 && UNEXPECTED(PHP_STREAM_CONTEXT(stream))) {
		visit.abortable = false;
		php_stream_notify_progress_increment(PHP_STREAM_CONTEXT(stream), result, 0); /* re-enters userland */
	}
	async_stream_leave(hooked, &visit);
	return result;
}
