/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See resolve.h. Each job has copies of the arguments and room for the answer, which is
 * copied to the caller's memory when the caller is still there.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "io/resolve.h"

#include <arpa/inet.h>
#include <errno.h>
#include <string.h>

#include "core/memory.h"
#include "io/job.h"

#define OF(job, type) ASYNC_LIST_ENTRY(job, type, job)

static char *copy(const char *text)
{
	return text ? strdup(text) : NULL;
}

bool async_io_is_numeric(const char *name, int flags)
{
	struct in_addr v4;
	struct in6_addr v6;

	return !name || !*name || (flags & AI_NUMERICHOST) || inet_aton(name, &v4)
		|| inet_pton(AF_INET6, name, &v6) == 1 || (strchr(name, ':') && strchr(name, '%'));
}

/* {{{ getaddrinfo() */
typedef struct _addrinfo_job {
	async_job job;
	char *node, *service;
	struct addrinfo hints;
	bool has_hints;
	struct addrinfo *list;
	int answer, error;
} addrinfo_job;

static void run_addrinfo(async_job *job)
{
	addrinfo_job *self = OF(job, addrinfo_job);

	self->answer = getaddrinfo(self->node, self->service, self->has_hints ? &self->hints : NULL, &self->list);
	self->error = errno;
}

static void free_addrinfo(async_job *job)
{
	addrinfo_job *self = OF(job, addrinfo_job);

	if (self->list) {
		freeaddrinfo(self->list);
	}
	free(self->node);
	free(self->service);
	async_free(self);
}

int async_io_getaddrinfo(
	const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **list, int *answer)
{
	addrinfo_job *self = async_calloc(1, sizeof(*self));
	int result;

	self->job.kind = ASYNC_JOB_LOOKUP;
	self->job.run = run_addrinfo;
	self->job.free = free_addrinfo;
	self->node = copy(node);
	self->service = copy(service);
	if (hints) {
		self->has_hints = true;
		self->hints = *hints;
	}
	result = async_io_job(&self->job, "look-up of a name");
	if (result == 0) {
		*answer = self->answer;
		if (self->answer == 0) {
			*list = self->list;
			self->list = NULL;
		} else if (self->answer == EAI_SYSTEM) {
			errno = self->error;
		}
	}
	if (result != -ECANCELED) {
		free_addrinfo(&self->job);
	}
	return result;
}
/* }}} */

/* {{{ gethostbyname_r() */
typedef struct _host_job {
	async_job job;
	char *name;
	struct hostent host, *result;
	char *buffer;
	size_t size;
	int answer, h_error, error;
} host_job;

static void run_host(async_job *job)
{
	host_job *self = OF(job, host_job);

	self->answer =
		gethostbyname_r(self->name, &self->host, self->buffer, self->size, &self->result, &self->h_error);
	self->error = errno;
}

static void free_host(async_job *job)
{
	host_job *self = OF(job, host_job);

	free(self->name);
	async_free(self->buffer);
	async_free(self);
}

static void *moved(void *pointer, const host_job *self, char *buffer)
{
	uintptr_t offset = (uintptr_t) pointer - (uintptr_t) self->buffer;

	return pointer && offset < self->size ? buffer + offset : pointer;
}

static char **move_all(char **list, const host_job *self, char *buffer)
{
	list = moved(list, self, buffer);
	for (char **entry = list; entry && *entry; entry++) {
		*entry = moved(*entry, self, buffer);
	}
	return list;
}

/* Everything that the answer points to lies in its buffer, which moves. */
static void move_host(const host_job *self, struct hostent *host, char *buffer)
{
	memcpy(buffer, self->buffer, self->size);
	*host = self->host;
	host->h_name = moved(host->h_name, self, buffer);
	host->h_aliases = move_all(host->h_aliases, self, buffer);
	host->h_addr_list = move_all(host->h_addr_list, self, buffer);
}

int async_io_gethostbyname_r(const char *name, struct hostent *host, char *buffer, size_t size,
	struct hostent **found, int *h_error, int *answer)
{
	host_job *self = async_calloc(1, sizeof(*self));
	int result;

	self->job.kind = ASYNC_JOB_LOOKUP;
	self->job.run = run_host;
	self->job.free = free_host;
	self->name = copy(name);
	self->buffer = async_calloc(1, size ? size : 1);
	self->size = size;
	result = async_io_job(&self->job, "look-up of a name");
	if (result == 0) {
		*answer = self->answer;
		*h_error = self->h_error;
		*found = NULL;
		if (self->result) {
			move_host(self, host, buffer);
			*found = host;
		} else {
			errno = self->error; /* ERANGE asks for a larger buffer */
		}
	}
	if (result != -ECANCELED) {
		free_host(&self->job);
	}
	return result;
}
/* }}} */

/* {{{ getnameinfo() */
typedef struct _name_job {
	async_job job;
	struct sockaddr_storage address;
	socklen_t length;
	char host[NI_MAXHOST], service[NI_MAXSERV];
	socklen_t host_size, service_size;
	int flags, answer, error;
} name_job;

static void run_name(async_job *job)
{
	name_job *self = OF(job, name_job);

	self->answer = getnameinfo((struct sockaddr *) &self->address, self->length, self->host, self->host_size,
		self->service, self->service_size, self->flags);
	self->error = errno;
}

static void free_name(async_job *job)
{
	async_free(OF(job, name_job));
}

int async_io_getnameinfo(const struct sockaddr *address, socklen_t length, char *host, socklen_t host_size,
	char *service, socklen_t service_size, int flags, int *answer)
{
	name_job *self = async_calloc(1, sizeof(*self));
	int result;

	self->job.kind = ASYNC_JOB_LOOKUP;
	self->job.run = run_name;
	self->job.free = free_name;
	self->length = MIN(length, (socklen_t) sizeof(self->address));
	memcpy(&self->address, address, self->length);
	self->host_size = host ? MIN(host_size, NI_MAXHOST) : 0;
	self->service_size = service ? MIN(service_size, NI_MAXSERV) : 0;
	self->flags = flags;
	result = async_io_job(&self->job, "look-up of an address");
	if (result == 0) {
		*answer = self->answer;
		if (self->answer == 0) {
			if (self->host_size) {
				memcpy(host, self->host, strnlen(self->host, self->host_size - 1) + 1);
			}
			if (self->service_size) {
				memcpy(service, self->service, strnlen(self->service, self->service_size - 1) + 1);
			}
		} else if (self->answer == EAI_SYSTEM) {
			errno = self->error;
		}
	}
	if (result != -ECANCELED) {
		free_name(&self->job);
	}
	return result;
}
/* }}} */

/* {{{ res_nsearch(), or res_search() of a C library that has no other */
typedef struct _search_job {
	async_job job;
	char *name;
	int class, type;
	unsigned long options;
	unsigned char *buffer;
	int size;
	int answer, h_error;
} search_job;

static void run_search(async_job *job)
{
	search_job *self = OF(job, search_job);
#ifdef HAVE_RES_NSEARCH
	struct __res_state state;

	memset(&state, 0, sizeof(state));
	if (res_ninit(&state) != 0) {
		self->answer = -1;
		self->h_error = NO_RECOVERY;
		return;
	}
	state.options = self->options;
	self->answer = res_nsearch(&state, self->name, self->class, self->type, self->buffer, self->size);
	self->h_error = state.res_h_errno;
	res_nclose(&state);
#else
	self->answer = res_search(self->name, self->class, self->type, self->buffer, self->size);
	self->h_error = h_errno;
#endif
}

static void free_search(async_job *job)
{
	search_job *self = OF(job, search_job);

	free(self->name);
	async_free(self->buffer);
	async_free(self);
}

int async_io_res_search(unsigned long options, const char *name, int class, int type, unsigned char *buffer,
	int size, int *h_error, int *answer)
{
	search_job *self = async_calloc(1, sizeof(*self));
	int result;

	self->job.kind = ASYNC_JOB_LOOKUP;
	self->job.run = run_search;
	self->job.free = free_search;
	self->name = copy(name);
	self->class = class;
	self->type = type;
	self->options = options;
	self->buffer = async_calloc(1, (size_t) MAX(size, 1));
	self->size = size;
	result = async_io_job(&self->job, "query of a name server");
	if (result == 0) {
		*answer = self->answer;
		*h_error = self->h_error;
		if (self->answer > 0) {
			memcpy(buffer, self->buffer, (size_t) MIN(self->answer, size));
		}
	}
	if (result != -ECANCELED) {
		free_search(&self->job);
	}
	return result;
}
/* }}} */
