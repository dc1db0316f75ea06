/* SPDX-License-Identifier: BSD-3-Clause
 *
 * A coroutine that waits at a channel. Its wait and its party lie on its stack; the
 * party leaves the queue before anything else can wake the wait, so an exchange and
 * another reason never come together. Only a cancellation may follow: a receiver that
 * is cancelled between the exchange and its turn gives the value back, while what a
 * sender has handed over stays sent, and its cancellation waits for the next
 * suspension point.
 */
#include "coroutine/channel.h"
#include "coroutine/scheduler.h"

typedef struct _channel_wait {
	async_wait wait;
	async_party party;
	async_listener token;
	async_exchange outcome;
	bool sends;
} channel_wait;

static zend_string *describe(const async_wait *wait)
{
	return async_channel_describe(((const channel_wait *) wait)->party.channel);
}

static bool leave(async_wait *wait)
{
	async_party_leave(&((channel_wait *) wait)->party);
	return true;
}

static const async_wait_kind channel_wait_kind = {describe, leave};

static void settled(async_party *party, bool exchanged)
{
	channel_wait *self = ASYNC_LIST_ENTRY(party, channel_wait, party);

	self->outcome = exchanged ? ASYNC_EXCHANGED : ASYNC_EXCHANGE_CLOSED;
	if (self->sends) {
		party->channel->woken_senders++;
	} else {
		party->channel->woken_receivers++;
	}
	async_wait_wake(&self->wait, false);
}

static void token_completed(async_listener *listener)
{
	channel_wait *self = ASYNC_LIST_ENTRY(listener, channel_wait, token);

	if (self->wait.result == ASYNC_WAKE_NONE) {
		async_party_leave(&self->party);
		self->outcome = ASYNC_EXCHANGE_TOKEN;
		async_wait_wake(&self->wait, false);
	}
}

/* The party is in the queue. */
static async_exchange park(channel_wait *self, async_event *token)
{
	async_coroutine *coroutine = self->wait.coroutine;

	self->outcome = ASYNC_EXCHANGE_THROWN;
	if (token) {
		self->token.notify = token_completed;
		async_event_listen(token, &self->token);
	}
	async_wait_park(&self->wait, ASYNC_NEVER);
	if (token) {
		async_event_forget(&self->token);
	}
	if (self->outcome <= ASYNC_EXCHANGE_CLOSED) {
		if (self->sends) {
			self->party.channel->woken_senders--;
		} else {
			self->party.channel->woken_receivers--;
		}
	}
	if (self->outcome == ASYNC_EXCHANGED && self->sends) {
		return ASYNC_EXCHANGED;
	}
	if (UNEXPECTED(async_coroutine_has_pending(coroutine))) {
		if (self->outcome == ASYNC_EXCHANGED) {
			async_channel_give_back(self->party.channel, &self->party.value);
		}
		async_coroutine_throw_pending(coroutine);
		return ASYNC_EXCHANGE_THROWN;
	}
	return self->outcome;
}

/* What forbids to wait at all. */
static inline bool may_wait(const async_channel *channel, const async_event *token, async_exchange *outcome)
{
	if (channel->closed) {
		*outcome = ASYNC_EXCHANGE_CLOSED;
	} else if (token && token->done) {
		*outcome = ASYNC_EXCHANGE_TOKEN;
	} else if (!async_scheduler_require()) {
		*outcome = ASYNC_EXCHANGE_THROWN;
	} else {
		return true;
	}
	return false;
}

async_exchange async_channel_send(async_channel *channel, zval *value, async_event *token)
{
	channel_wait self;
	async_exchange outcome;

	if (async_channel_try_send(channel, value, false)) {
		return ASYNC_EXCHANGED;
	}
	if (!may_wait(channel, token, &outcome)) {
		return outcome;
	}
	async_wait_init(&self.wait, &channel_wait_kind);
	self.sends = true;
	self.party.settled = settled;
	ZVAL_COPY(&self.party.value, value);
	async_channel_queue_sender(channel, &self.party);
	outcome = park(&self, token);
	zval_ptr_dtor(&self.party.value); /* unless it was handed over */
	return outcome;
}

async_exchange async_channel_receive(async_channel *channel, zval *value, async_event *token)
{
	channel_wait self;
	async_exchange outcome;

	if (async_channel_try_receive(channel, value)) {
		return ASYNC_EXCHANGED;
	}
	if (!may_wait(channel, token, &outcome)) {
		return outcome;
	}
	async_wait_init(&self.wait, &channel_wait_kind);
	self.sends = false;
	self.party.settled = settled;
	async_channel_queue_receiver(channel, &self.party);
	outcome = park(&self, token);
	if (outcome == ASYNC_EXCHANGED) {
		ZVAL_COPY_VALUE(value, &self.party.value);
	}
	return outcome;
}
