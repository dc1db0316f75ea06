/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See transport.h. The factories that are registered are wrapped, whoever they belong
 * to: with ext/openssl loaded, tcp is its factory. Streams made while no scheduler
 * runs are left alone; a scheduler that starts later finds them in the resource lists.
 */
#include "hook/transport.h"

#include <php.h>
#include <php_network.h>
#include <ext/standard/info.h>

#include "coroutine/scheduler.h"
#include "hook/stream.h"

static struct {
	const char *protocol;
	php_stream_transport_factory original; /* NULL: not registered */
} transports[] = {
	{"tcp", NULL},
	{"udp", NULL},
	{"unix", NULL},
	{"udg", NULL},
	{"ssl", NULL},
	{"tls", NULL},
	{"tlsv1.0", NULL},
	{"tlsv1.1", NULL},
	{"tlsv1.2", NULL},
	{"tlsv1.3", NULL},
};

enum {
	TRANSPORTS = sizeof(transports) / sizeof(transports[0]),
};

static php_stream_transport_factory registered(const char *protocol)
{
	return zend_hash_str_find_ptr(php_stream_xport_get_hash(), protocol, strlen(protocol));
}

static php_stream *create(const char *protocol, size_t protocol_length, const char *name, size_t name_length,
	const char *persistent_id, int options, int flags, struct timeval *timeout,
	php_stream_context *context STREAMS_DC)
{
	php_stream *stream = NULL;

	for (int i = 0; i < TRANSPORTS; i++) {
		if (strlen(transports[i].protocol) == protocol_length
			&& memcmp(transports[i].protocol, protocol, protocol_length) == 0) {
			php_stream_transport_factory original =
				__atomic_load_n(&transports[i].original, __ATOMIC_ACQUIRE);

			stream = original(protocol, protocol_length, name, name_length, persistent_id, options, flags,
				timeout, context STREAMS_REL_CC);
			break;
		}
	}
	if (stream && async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE) {
		async_stream_attach(stream, false);
	}
	return stream;
}

void async_transports_install(void)
{
	for (int i = 0; i < TRANSPORTS; i++) {
		php_stream_transport_factory original = registered(transports[i].protocol);

		if (original) {
			/* Another thread may call ours as soon as it is registered. */
			__atomic_store_n(&transports[i].original, original, __ATOMIC_RELEASE);
			php_stream_xport_register(transports[i].protocol, create);
		}
	}
}

void async_transports_uninstall(void)
{
	for (int i = 0; i < TRANSPORTS; i++) {
		if (transports[i].original && registered(transports[i].protocol) == create) {
			php_stream_xport_register(transports[i].protocol, transports[i].original);
		}
	}
}

static void attach_list(HashTable *list)
{
	int type = php_file_le_stream(), persistent_type = php_file_le_pstream();
	zval *entry;

	ZEND_HASH_FOREACH_VAL(list, entry) {
		zend_resource *resource = Z_RES_P(entry);
		php_stream *stream = resource->ptr;

		if ((resource->type != type && resource->type != persistent_type) || !stream) {
			continue;
		}
		async_stream_attach(stream, false);
	} ZEND_HASH_FOREACH_END();
}

void async_transports_attach_existing(void)
{
	attach_list(&EG(persistent_list));
	attach_list(&EG(regular_list));
}

void async_transports_info(void)
{
	char names[200] = "";
	size_t length = 0;

	for (int i = 0; i < TRANSPORTS; i++) {
		if (transports[i].original && registered(transports[i].protocol) == create
			&& length < sizeof(names)) {
			length += (size_t) snprintf(
				names + length, sizeof(names) - length, "%s%s", length ? ", " : "", transports[i].protocol);
		}
	}
	php_info_print_table_row(2, "Hooked stream transports", length ? names : "none");
}
