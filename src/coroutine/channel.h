/* SPDX-License-Identifier: BSD-3-Clause
 *
 * A channel: a queue of values between coroutines. Whoever waits at it is a *party*, in
 * the order of arrival. An exchange is made at once by whoever completes it: a value
 * goes straight to the first waiting receiver, a freed place to the first waiting sender.
 * So nobody who comes later can take what a woken party was promised.
 *
 * Parties that wait for a receiver exist only while the buffer is full, those that wait
 * for a sender only while it is empty.
 */
#ifndef ASYNC_COROUTINE_CHANNEL_H
#define ASYNC_COROUTINE_CHANNEL_H

#include "coroutine/wait.h"

typedef enum {
	ASYNC_CHANNEL_OPEN,
	ASYNC_CHANNEL_EXPLICIT, /* closed by close() */
	ASYNC_CHANNEL_DISPOSED,
	ASYNC_CHANNEL_NO_PRODUCERS,
	ASYNC_CHANNEL_NO_CONSUMERS,
	ASYNC_CHANNEL_DEADLOCK,
	ASYNC_CHANNEL_SCOPE_DISPOSED,
} async_channel_reason;

typedef struct _async_channel async_channel;
typedef struct _async_party async_party;

struct _async_party {
	async_list link; /* in a queue of the channel, or in none */
	async_channel *channel;
	zval value; /* owned: what a sender offers, or what a receiver was given */
	/* Called once: the exchange was made, or (not `exchanged`) the channel was closed.
	 * The party is in no queue any more. Must not switch contexts. */
	void (*settled)(async_party *party, bool exchanged);
};

struct _async_channel {
	async_event end; /* first, see event.h: it is closed */
	zval *ring; /* `size` places, of which `count` from `head` on are in use */
	uint32_t size; /* a power of 2, or 0 */
	uint32_t head;
	uint32_t count;
	uint32_t capacity; /* 0: sender and receiver meet */
	async_channel_reason closed;
	async_list receivers;
	async_list senders;
	uint32_t woken_receivers; /* have their value but did not run since */
	uint32_t woken_senders;
	/* How long one side waits for the other; 0: for ever. */
	async_time no_producer_timeout;
	async_time no_consumer_timeout;
	bool hard_timeouts; /* by deadlines; otherwise only a deadlock closes the channel */
	async_deadline no_producers;
	async_deadline no_consumers;
	async_list soft; /* with soft timeouts: in the list of those a deadlock closes */
};

/* `end` says what waiters for its end are told. */
void async_channel_init(async_channel *channel, uint32_t capacity, const async_event_kind *end);

/* Once, after the initialisation. */
void async_channel_set_timeouts(
	async_channel *channel, async_time no_producer, async_time no_consumer, bool hard);

/* Closes it with DISPOSED; frees the values. re-enters userland: destructors */
void async_channel_free(async_channel *channel);

/* Without waiting: copies `value`; false when nobody takes it and there is no room. With
 * `park` a channel without a buffer keeps one value for a receiver that is yet to come. */
bool async_channel_try_send(async_channel *channel, zval *value, bool park);

/* Without waiting: moves the next value into *value, false when there is none. */
bool async_channel_try_receive(async_channel *channel, zval *value);

/* Queue a party whose `settled` (and `value`, of a sender) are set. The channel must be
 * open, and the try just above must have failed. */
void async_channel_queue_sender(async_channel *channel, async_party *party);
void async_channel_queue_receiver(async_channel *channel, async_party *party);

/* Takes a party out of its queue, if it is in one. */
void async_party_leave(async_party *party);

/* A receiver does not want its value any more: the next one gets it. Takes it over. */
void async_channel_give_back(async_channel *channel, zval *value);

/* The first reason stays. What is in the buffer can still be received. */
void async_channel_close(async_channel *channel, async_channel_reason reason);

/* A deadlock: closes the channels with soft timeouts at which somebody waits for the
 * other side. False when there is none. */
bool async_channel_resolve_deadlock(void);

/* "Channel(capacity=…)"; owned by the caller. */
zend_string *async_channel_describe(const async_channel *channel);

/* {{{ Waiting: see channel_wait.c */
typedef enum {
	ASYNC_EXCHANGED,
	ASYNC_EXCHANGE_CLOSED,
	ASYNC_EXCHANGE_TOKEN, /* the token completed first */
	ASYNC_EXCHANGE_THROWN, /* an exception was thrown, e.g. a cancellation */
} async_exchange;

/* Wait until the exchange is made, or `token` (or NULL) completes. suspend */
async_exchange async_channel_send(async_channel *channel, zval *value, async_event *token);
async_exchange async_channel_receive(async_channel *channel, zval *value, async_event *token);
/* }}} */

#endif
