/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See channel.h. The channel owns the values in its ring, a party its own. Nothing here
 * suspends; only freeing values runs PHP code.
 */
#include "coroutine/channel.h"

#include "coroutine/scheduler.h"

enum {
	SMALLEST_RING = 8,
};

/* Channels with soft timeouts. */
static ASYNC_TLS async_list soft_channels;

static inline async_party *first_party(const async_list *queue)
{
	async_list *link = async_list_first(queue);

	return link ? ASYNC_LIST_ENTRY(link, async_party, link) : NULL;
}

/* {{{ The ring */
static void grow(async_channel *channel)
{
	uint32_t size = channel->size ? channel->size * 2 : SMALLEST_RING;
	zval *ring = safe_emalloc(size, sizeof(zval), 0);

	for (uint32_t i = 0; i < channel->count; i++) {
		ZVAL_COPY_VALUE(&ring[i], &channel->ring[(channel->head + i) & (channel->size - 1)]);
	}
	if (channel->ring) {
		efree(channel->ring);
	}
	channel->ring = ring;
	channel->size = size;
	channel->head = 0;
}

/* Both take the value over. */
static inline void put_last(async_channel *channel, zval *value)
{
	if (UNEXPECTED(channel->count == channel->size)) {
		grow(channel);
	}
	ZVAL_COPY_VALUE(&channel->ring[(channel->head + channel->count++) & (channel->size - 1)], value);
}

static void put_first(async_channel *channel, zval *value)
{
	if (UNEXPECTED(channel->count == channel->size)) {
		grow(channel);
	}
	channel->head = (channel->head - 1) & (channel->size - 1);
	channel->count++;
	ZVAL_COPY_VALUE(&channel->ring[channel->head], value);
}

static inline void take_first(async_channel *channel, zval *value)
{
	ZVAL_COPY_VALUE(value, &channel->ring[channel->head]);
	channel->head = (channel->head + 1) & (channel->size - 1);
	channel->count--;
}
/* }}} */

/* {{{ Hard timeouts: how long a side has been waiting since the other one last came */
static void no_producers_fired(async_deadline *deadline)
{
	async_channel_close(ASYNC_LIST_ENTRY(deadline, async_channel, no_producers), ASYNC_CHANNEL_NO_PRODUCERS);
}

static void no_consumers_fired(async_deadline *deadline)
{
	async_channel_close(ASYNC_LIST_ENTRY(deadline, async_channel, no_consumers), ASYNC_CHANNEL_NO_CONSUMERS);
}

static void update_deadline(
	async_deadline *deadline, const async_list *queue, async_time timeout, bool progress)
{
	if (async_list_is_empty(queue) || !timeout) {
		async_deadline_disarm(deadline);
	} else if (progress || !async_deadline_is_armed(deadline)) {
		async_deadline_arm(deadline, async_clock_after(async_clock_now(), timeout));
	}
}

static void update_deadlines(async_channel *channel, bool progress)
{
	update_deadline(&channel->no_producers, &channel->receivers, channel->no_producer_timeout, progress);
	update_deadline(&channel->no_consumers, &channel->senders, channel->no_consumer_timeout, progress);
}

static inline void queues_changed(async_channel *channel, bool progress)
{
	if (UNEXPECTED(channel->hard_timeouts)) {
		update_deadlines(channel, progress);
	}
}
/* }}} */

void async_channel_init(async_channel *channel, uint32_t capacity, const async_event_kind *end)
{
	memset(channel, 0, sizeof(*channel));
	async_event_init(&channel->end, end);
	channel->capacity = capacity;
	async_list_init(&channel->receivers);
	async_list_init(&channel->senders);
	async_list_init(&channel->soft);
	async_deadline_init(&channel->no_producers, no_producers_fired);
	async_deadline_init(&channel->no_consumers, no_consumers_fired);
}

void async_channel_set_timeouts(
	async_channel *channel, async_time no_producer, async_time no_consumer, bool hard)
{
	channel->no_producer_timeout = no_producer;
	channel->no_consumer_timeout = no_consumer;
	if (!no_producer && !no_consumer) {
		return;
	}
	channel->hard_timeouts = hard;
	if (!hard) {
		if (!soft_channels.next) {
			async_list_init(&soft_channels);
		}
		async_list_push_back(&soft_channels, &channel->soft);
	}
}

void async_channel_free(async_channel *channel)
{
	zval value;

	/* After a fatal error the stacks on which parties lie are gone. */
	if (EXPECTED(!async_the_scheduler.bailed_out)) {
		async_channel_close(channel, ASYNC_CHANNEL_DISPOSED);
	}
	async_list_remove(&channel->soft);
	async_event_free(&channel->end);
	while (channel->count) {
		take_first(channel, &value);
		zval_ptr_dtor(&value);
	}
	if (channel->ring) {
		efree(channel->ring);
		channel->ring = NULL;
	}
}

static inline void settle(async_channel *channel, async_party *party, bool exchanged)
{
	async_list_remove(&party->link);
	queues_changed(channel, true);
	party->settled(party, exchanged);
}

bool async_channel_try_send(async_channel *channel, zval *value, bool park)
{
	async_party *receiver = first_party(&channel->receivers);
	zval copy;

	if (channel->closed) {
		return false;
	}
	if (receiver) {
		ZVAL_COPY(&receiver->value, value);
		settle(channel, receiver, true);
		return true;
	}
	/* Without a buffer a place exists only for a value that is to be parked. */
	if (channel->count < channel->capacity
		|| (park && channel->count == 0 && async_list_is_empty(&channel->senders))) {
		ZVAL_COPY(&copy, value);
		put_last(channel, &copy);
		return true;
	}
	return false;
}

bool async_channel_try_receive(async_channel *channel, zval *value)
{
	async_party *sender = first_party(&channel->senders);

	if (channel->count) {
		take_first(channel, value);
		if (sender && channel->count < channel->capacity) {
			put_last(channel, &sender->value);
			ZVAL_UNDEF(&sender->value);
			settle(channel, sender, true);
		}
		return true;
	}
	if (sender) {
		ZVAL_COPY_VALUE(value, &sender->value);
		ZVAL_UNDEF(&sender->value);
		settle(channel, sender, true);
		return true;
	}
	return false;
}

static inline void queue(async_channel *channel, async_list *queue, async_party *party)
{
	ZEND_ASSERT(!channel->closed);
	party->channel = channel;
	async_list_push_back(queue, &party->link);
	queues_changed(channel, false);
}

void async_channel_queue_sender(async_channel *channel, async_party *party)
{
	queue(channel, &channel->senders, party);
}

void async_channel_queue_receiver(async_channel *channel, async_party *party)
{
	ZVAL_UNDEF(&party->value);
	queue(channel, &channel->receivers, party);
}

void async_party_leave(async_party *party)
{
	if (!async_list_is_empty(&party->link)) {
		async_list_remove(&party->link);
		queues_changed(party->channel, false);
	}
}

void async_channel_give_back(async_channel *channel, zval *value)
{
	async_party *receiver = first_party(&channel->receivers);

	if (receiver) {
		ZVAL_COPY_VALUE(&receiver->value, value);
		settle(channel, receiver, true);
	} else {
		/* Even beyond the capacity, and of a closed channel: its sender was told that it
		 * was taken. */
		put_first(channel, value);
	}
}

void async_channel_close(async_channel *channel, async_channel_reason reason)
{
	async_party *party;

	if (channel->closed) {
		return;
	}
	channel->closed = reason;
	while ((party = first_party(&channel->receivers)) || (party = first_party(&channel->senders))) {
		settle(channel, party, false);
	}
	async_deadline_disarm(&channel->no_producers);
	async_deadline_disarm(&channel->no_consumers);
	async_event_complete(&channel->end, NULL, NULL);
}

static bool is_stuck(const async_channel *channel)
{
	return (channel->no_producer_timeout && !async_list_is_empty(&channel->receivers))
		|| (channel->no_consumer_timeout && !async_list_is_empty(&channel->senders));
}

bool async_channel_resolve_deadlock(void)
{
	bool any = false;

	if (!soft_channels.next) {
		return false;
	}
	for (async_list *link = soft_channels.next; link != &soft_channels; link = link->next) {
		async_channel *channel = ASYNC_LIST_ENTRY(link, async_channel, soft);

		if (is_stuck(channel)) {
			async_channel_close(channel, ASYNC_CHANNEL_DEADLOCK);
			any = true;
		}
	}
	return any;
}

static unsigned length(const async_list *queue)
{
	unsigned count = 0;

	for (const async_list *link = queue->next; link != queue; link = link->next) {
		count++;
	}
	return count;
}

zend_string *async_channel_describe(const async_channel *channel)
{
	return zend_strpprintf(0, "Channel(capacity=%u, receivers=%u, senders=%u, reserved=%u/%u)",
		channel->capacity, length(&channel->receivers), length(&channel->senders), channel->woken_receivers,
		channel->woken_senders);
}
