/* SPDX-License-Identifier: BSD-3-Clause
 *
 * A socket stream whose waiting suspends. It keeps its own implementation: only the
 * function table it points to is replaced, by a copy in which reading, writing,
 * closing and options go through us. The copy is part of the state kept here, so
 * that the state is found without a look-up and the label stays the stock one.
 *
 * One coroutine reads and one writes at a time; others wait for their turn. A PHP call
 * that may read several times, like fgets(), is one turn from its start to its end.
 * Whoever is inside has a *visit*; closing waits until the last visit has ended,
 * because the frames of streams.c touch the stream again after an operation.
 */
#ifndef ASYNC_HOOK_STREAM_H
#define ASYNC_HOOK_STREAM_H

#include <php.h>
#include <php_network.h>

#include "core/list.h"
#include "coroutine/mutex.h"
#include "coroutine/scheduler.h"
#include "io/io.h"

typedef struct _async_stream_visit async_stream_visit;

typedef struct _async_stream {
	php_stream_ops ops; /* first: stream->ops points here */
	const php_stream_ops *original;
	async_mutex read_turn;
	async_mutex write_turn;
	async_io_timer read_timer;
	async_io_timer write_timer;
	async_list visits;
	async_list in_use; /* among the persistent streams with visits (stream_persistent.c) */
	php_stream *stream; /* whose state this is, while stream_is_gone is false */
	async_wait *closer; /* waits for the last visit to end, or NULL */
	size_t user_chunk_size; /* to be set when the reader inside has left; 0: none */
	int write_error; /* of a write that made progress before: reported by the next call */
	uint32_t read_size; /* what reads have shown to be worth asking for at once */
	uint8_t small_reads; /* in a row */
	uint8_t accepts_left; /* connections to accept before waiting again */
	uint8_t tls_visits; /* readers and writers inside of the TLS implementation */
	bool tls; /* encryption is active: the original implementation does the I/O */
	bool tls_blocking; /* the mode the user wants, which TLS changes while it works */
	bool closing;
	bool stream_is_gone; /* freed under its visitors: the last of them frees this */
	bool persistent;
	bool data_likely; /* the next read should try before it waits */
	bool large_messages; /* the last read got much */
	bool chunk_size_is_users;
	bool is_datagram; /* a larger buffer gets more of one */
	bool buffer_is_oversized; /* read_size shrank; the buffer has not yet */
	bool listener_is_ready; /* the listening socket has been made non-blocking */
} async_stream;

struct _async_stream_visit {
	async_list link; /* in async_stream.visits */
	async_coroutine *coroutine;
	async_stream *source; /* of a copy whose destination this stream is, or NULL */
	bool abortable; /* what the coroutine waits for is an operation of this stream */
	bool has_turn; /* to be handed on by this visit, not by an outer one */
};

/* stream_attach.c */
bool async_stream_is_hooked(const php_stream *stream);
void async_stream_attach(php_stream *stream, bool data_likely); /* no-op unless a stock socket */
void async_stream_detach(php_stream *stream);
void async_stream_last_visit_left(async_stream *hooked);
void async_stream_reset(async_stream *hooked); /* forgets an earlier request */
void async_stream_tls_changed(php_stream *stream, async_stream *hooked);

/* stream_read.c, stream_write.c, stream_tls.c, stream_close.c, stream_option.c */
ssize_t async_stream_read(php_stream *stream, char *buf, size_t count);
ssize_t async_stream_write(php_stream *stream, const char *buf, size_t count);
ssize_t async_stream_tls_read(php_stream *stream, char *buf, size_t count);
ssize_t async_stream_tls_write(php_stream *stream, const char *buf, size_t count);
void async_stream_tls_reset(void); /* forgets an earlier request */

/* Makes the TLS operation, in whose poll() the running coroutine is, give up. False when
 * there is none. */
bool async_stream_tls_break_off(void);
int async_stream_close(php_stream *stream, int close_handle);

/* stream_persistent.c: keeps a list of persistent streams that somebody is inside of. */
void async_stream_used(async_stream *hooked);
void async_stream_unused(async_stream *hooked);

/* After a fatal error nobody leaves, and the next request would read what was meant for another one:
 * breaks the connections off. End of RSHUTDOWN. */
void async_streams_abandon(void);

/* Is the running coroutine one of the visitors? */
bool async_stream_is_inside(const async_stream *hooked);

/* Ends the waits of all visitors and waits until they have left. False: that is not
 * possible here. suspends */
bool async_stream_evict(async_stream *hooked);
int async_stream_set_option(php_stream *stream, int option, int value, void *data);

/* The turn to read or write: 0, or -errno. An outer visit of the same coroutine may
 * have it already. suspends when taken */
int async_stream_take_turn(
	async_stream *hooked, async_mutex *turn, async_stream_visit *visit, const char *what);
void async_stream_leave_turn(async_mutex *turn, async_stream_visit *visit);
#define ASYNC_STREAM_READ_TURN "its turn to read from a stream"
#define ASYNC_STREAM_WRITE_TURN "its turn to write to a stream"

/* What a read needs before it may use `*buf`: the turn, and a buffer that has not
 * moved meanwhile. False: return *result, without the turn. suspends when taken */
bool async_stream_take_read_turn(
	php_stream *stream, async_stream_visit *visit, char **buf, size_t *count, ssize_t *result);
void async_stream_leave_read_turn(php_stream *stream, async_stream *hooked, async_stream_visit *visit);

/* For the time of a PHP call that takes up to `length` bytes (SIZE_MAX: all there is) and
 * has the turn. A known length is read straight into the caller's string, without the
 * detour over the stream's buffer; for all, larger chunks are read. */
typedef enum {
	ASYNC_STREAM_READS_AS_EVER,
	ASYNC_STREAM_READS_LARGER_CHUNKS,
	ASYNC_STREAM_READS_UNBUFFERED,
} async_stream_read_mode;

async_stream_read_mode async_stream_begin_long_read(
	php_stream *stream, const async_stream *hooked, size_t length);

/* With large messages, worth doing before the string for the next one is allocated: what
 * is parked then holds no memory, and the string is one that the cache still knows. 0, or
 * -errno with the state of the stream as after a failed read. Has the turn. suspends */
int async_stream_await_data(php_stream *stream);

void async_stream_end_long_read(php_stream *stream, const async_stream *hooked, async_stream_read_mode mode);

/* Before a call of the original that never waits, on a stream that is nobody else's turn: lets
 * others run if that is due. The call itself must not, while streams.c is in the middle of its
 * work. False: return *result, for it would wait now, or the stream is being closed. suspends at
 * times */
bool async_stream_give_way(php_stream *stream, async_mutex *turn, ssize_t *result);

/* For waits that may not begin: another coroutine is inside. */
bool async_stream_is_busy(const async_mutex *turn);

/* The XPORT_API operations that wait; in stream_socket.c and stream_accept.c. */
void async_stream_accept(php_stream *stream, php_stream_xport_param *param);
void async_stream_recvfrom(php_stream *stream, php_stream_xport_param *param);
void async_stream_sendto(php_stream *stream, php_stream_xport_param *param);

static inline async_stream *async_stream_of(const php_stream *stream)
{
	return (async_stream *) (uintptr_t) stream->ops;
}

/* The first member of every stock socket's data, also of ext/openssl's. */
static inline php_netstream_data_t *async_stream_socket(const php_stream *stream)
{
	return (php_netstream_data_t *) stream->abstract;
}

/* As php_tvtoto(): a negative timeout is none. */
static inline async_time async_stream_timeout(const struct timeval *timeout)
{
	if (timeout->tv_sec < 0 || timeout->tv_sec >= ASYNC_NEVER / ASYNC_NS_PER_S - 1) {
		return -1;
	}
	return timeout->tv_sec * ASYNC_NS_PER_S + timeout->tv_usec * 1000;
}

/* The mode that the user has chosen. */
static inline bool async_stream_is_blocking(const php_stream *stream)
{
	const async_stream *hooked = async_stream_of(stream);

	if (UNEXPECTED(hooked->tls_visits)) {
		return hooked->tls_blocking;
	}
	return stream->abstract && async_stream_socket(stream)->is_blocked;
}

static inline void async_stream_enter(async_stream *hooked, async_stream_visit *visit)
{
	visit->coroutine = async_the_scheduler.current;
	visit->source = NULL;
	visit->abortable = true;
	visit->has_turn = false;
	async_list_push_back(&hooked->visits, &visit->link);
	if (UNEXPECTED(hooked->persistent)) {
		async_stream_used(hooked);
	}
}

static inline void async_stream_leave(async_stream *hooked, async_stream_visit *visit)
{
	async_list_remove(&visit->link);
	if (UNEXPECTED(hooked->persistent) && async_list_is_empty(&hooked->visits)) {
		async_stream_unused(hooked);
	}
	if (UNEXPECTED(hooked->closing) && async_list_is_empty(&hooked->visits)) {
		async_stream_last_visit_left(hooked);
	}
}

#endif
