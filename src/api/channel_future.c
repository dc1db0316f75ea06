/* SPDX-License-Identifier: BSD-3-Clause
 *
 * recvAsync(): a receiver that is no coroutine but a Future. The party knows the state
 * of the future without holding it; when the future is dropped or cancelled the party
 * leaves the queue, so that no value goes to where nobody looks.
 */
#include "api/channel.h"
#include "api/future.h"
#include "coroutine/errors.h"

typedef struct _future_party {
	async_party party;
	async_future_state *state; /* owns this party */
} future_party;

static void settled(async_party *party, bool exchanged)
{
	future_party *self = ASYNC_LIST_ENTRY(party, future_party, party);
	async_future_state *state = self->state;
	zval value;

	ZVAL_COPY_VALUE(&value, &party->value);
	state->abandoned = NULL;
	if (exchanged) {
		efree(self);
		async_future_complete(state, &value);
	} else {
		zend_object *error = async_channel_error_new(party->channel);

		efree(self);
		async_future_fail(state, error);
	}
}

static void abandoned(async_future_state *state)
{
	future_party *self = state->source;

	async_party_leave(&self->party);
	efree(self);
}

zend_object *async_channel_receive_later(async_channel *channel)
{
	async_future_state *state;
	future_party *self;
	zend_object *future;
	zval value;

	if (async_channel_try_receive(channel, &value)) {
		return async_future_new_completed(&value);
	}
	if (channel->closed) {
		return async_future_new_failed(async_channel_error_new(channel));
	}
	state = async_future_state_new();
	self = emalloc(sizeof(*self));
	self->state = state;
	self->party.settled = settled;
	state->abandoned = abandoned;
	state->source = self;
	async_channel_queue_receiver(channel, &self->party);
	future = async_future_new(state);
	async_future_state_release(state);
	return future;
}
