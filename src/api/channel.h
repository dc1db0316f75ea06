/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Async\Channel, for the files of api/ that use one.
 */
#ifndef ASYNC_API_CHANNEL_H
#define ASYNC_API_CHANNEL_H

#include "coroutine/channel.h"

extern zend_class_entry *async_ce_channel;

/* The channel in an Async\Channel object. */
async_channel *async_channel_from_object(zend_object *object);

/* A new ChannelException that says why the channel is closed; owned by the caller. */
zend_object *async_channel_error_new(const async_channel *channel);

/* Throws what `outcome` (not EXCHANGED) means, unless it was thrown already. */
void async_channel_throw(const async_channel *channel, async_exchange outcome, async_event *token);

/* A Future of the next value. */
zend_object *async_channel_receive_later(async_channel *channel);

#endif
