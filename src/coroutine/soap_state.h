/* SPDX-License-Identifier: BSD-3-Clause
 *
 * What ext/soap keeps in globals while one of its functions runs, which may wait: for a
 * server, for a WSDL, in functions of PHP. With it, the settings of others that ext/soap
 * changes for that time.
 */
#ifndef ASYNC_COROUTINE_SOAP_STATE_H
#define ASYNC_COROUTINE_SOAP_STATE_H

#include "core/compat.h"

enum {
	ASYNC_SOAP_SPANS = 3,
	ASYNC_SOAP_STATE_SIZE = 96, /* of all spans together */
};

typedef struct _async_soap_settings {
	zval stream_context; /* of libxml; not owned */
	bool no_entities; /* libxml loads none, nor any file */
	bool allow_url_fopen;
} async_soap_settings;

typedef struct _async_soap_state {
	bool exists;
	bool has_own_settings;
	async_soap_settings settings;
	char spans[ASYNC_SOAP_STATE_SIZE];
} async_soap_state;

extern ASYNC_TLS const bool *async_soap_flag;

/* True while a function of ext/soap is on the stack of the running code. */
static inline bool async_soap_runs(void)
{
	return *async_soap_flag;
}

void async_soap_module_startup(void);
void async_soap_module_shutdown(void);

/* With the scheduler's start and end in a request. */
void async_soap_begin(void);
void async_soap_end(void);

/* In between ext/soap is as if none of its functions ran. */
void async_soap_state_save(async_soap_state *state);
void async_soap_state_restore(const async_soap_state *state);

#endif
