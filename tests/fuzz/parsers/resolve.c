/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Answers of the resolver, which a worker thread has and the caller's memory gets: hosts
 * with lists of pointers into a buffer, names, and packets that say how long they are.
 */
#include "parsers.h"

#include <errno.h>
#include <netdb.h>
#include <resolv.h>

static int answer_host(const char *name, struct hostent *host, char *buffer, size_t size, struct hostent **found,
	int *h_error);
static int answer_name(const struct sockaddr *address, socklen_t length, char *host, socklen_t host_size,
	char *service, socklen_t service_size, int flags);
static int answer_search(
	res_state state, const char *name, int class, int type, unsigned char *buffer, int size);
#define gethostbyname_r answer_host
#define getnameinfo answer_name
#undef res_nsearch
#define res_nsearch answer_search
#include "io/resolve.c"
#undef gethostbyname_r
#undef getnameinfo
#undef res_nsearch

enum { LIST = 4 };

static const uint8_t *at, *end;
static char *room; /* of the answer, at its end */
static size_t left;

void *__zend_calloc(size_t count, size_t size)
{
	return calloc(count, size);
}

static uint8_t next(void)
{
	return at < end ? *at++ : 0;
}

/* Done at once, and the buffer of the job is gone afterwards. */
int async_io_job(async_job *job, const char *what)
{
	(void) what;
	job->run(job);
	return 0;
}

static void *take(size_t size)
{
	if (size > left) {
		return NULL;
	}
	left -= size;
	return room + left;
}

static char *take_text(void)
{
	size_t length = next() % 24;
	char *text = take(length + 1);

	if (text) {
		memset(text, 'a' + (int) (length % 26), length);
		text[length] = '\0';
	}
	return text;
}

static char **take_list(void)
{
	unsigned count = next() % LIST;
	char **list;

	left &= ~(sizeof(*list) - 1);
	list = take((count + 1) * sizeof(*list));
	for (unsigned i = 0; list && i < count; i++) {
		list[i] = take_text();
		if (!list[i]) {
			return NULL;
		}
	}
	if (list) {
		list[count] = NULL;
	}
	return list;
}

static int answer_host(const char *name, struct hostent *host, char *buffer, size_t size, struct hostent **found,
	int *h_error)
{
	uint8_t kind = next();

	(void) name;
	room = buffer;
	left = size;
	*found = NULL;
	*h_error = kind & 1 ? 0 : HOST_NOT_FOUND;
	if (!(kind & 1)) {
		return ENOENT;
	}
	host->h_addrtype = AF_INET;
	host->h_length = 4;
	host->h_name = take_text();
	host->h_aliases = take_list();
	host->h_addr_list = take_list();
	if (!host->h_name || !host->h_aliases || !host->h_addr_list) {
		return ERANGE;
	}
	if (kind & 2) { /* as when there are none */
		host->h_aliases = NULL;
	}
	*found = host;
	return 0;
}

static void expect_text(const char *text, const char *buffer, size_t size)
{
	size_t length;

	EXPECT(text >= buffer && text < buffer + size);
	length = strnlen(text, (size_t) (buffer + size - text));
	EXPECT(text + length < buffer + size);
	for (size_t i = 0; i < length; i++) {
		EXPECT(text[i] == 'a' + (int) (length % 26));
	}
}

static void ask_host(void)
{
	size_t size = (size_t) next() * 2;
	char *buffer = malloc(size + 1);
	struct hostent host, *found = &host;
	int h_error, answer;

	EXPECT(async_io_gethostbyname_r("name", &host, buffer, size, &found, &h_error, &answer) == 0);
	EXPECT((answer == 0) == (found != NULL));
	if (found) {
		char **lists[] = {found->h_aliases, found->h_addr_list};

		expect_text(found->h_name, buffer, size);
		for (int i = 0; i < 2; i++) {
			for (char **entry = lists[i]; entry && *entry; entry++) {
				EXPECT((char *) entry >= buffer && (char *) (entry + 1) <= buffer + size);
				expect_text(*entry, buffer, size);
			}
		}
	}
	free(buffer);
}

/* glibc fills no more than it may, and ends what it has filled. */
static int answer_name(const struct sockaddr *address, socklen_t length, char *host, socklen_t host_size,
	char *service, socklen_t service_size, int flags)
{
	socklen_t long_host = (socklen_t) next() * 5, long_service = next();

	(void) address;
	(void) length;
	(void) flags;
	if ((host_size && long_host >= host_size) || (service_size && long_service >= service_size)) {
		return EAI_OVERFLOW;
	}
	if (host_size) {
		memset(host, 'h', long_host);
		host[long_host] = '\0';
	}
	if (service_size) {
		memset(service, 's', long_service);
		service[long_service] = '\0';
	}
	return 0;
}

static void ask_name(void)
{
	struct sockaddr_storage address = {.ss_family = AF_INET};
	socklen_t host_size = (socklen_t) next() * 5, service_size = next();
	char *host = malloc(host_size ? host_size : 1), *service = malloc(service_size ? service_size : 1);
	int answer;

	EXPECT(async_io_getnameinfo((struct sockaddr *) &address, sizeof(address), host, host_size, service,
			   service_size, 0, &answer)
		== 0);
	if (answer == 0) {
		EXPECT(host_size == 0 || strnlen(host, host_size) < host_size);
		EXPECT(service_size == 0 || strnlen(service, service_size) < service_size);
	}
	free(host);
	free(service);
}

/* Says how long the answer is, which may be longer than the buffer. */
static int answer_search(
	res_state state, const char *name, int class, int type, unsigned char *buffer, int size)
{
	int length = next() * 4 - 4;

	(void) name;
	(void) class;
	(void) type;
	state->res_h_errno = length < 0 ? HOST_NOT_FOUND : 0;
	for (int i = 0; i < length && i < size; i++) {
		buffer[i] = 'p';
	}
	return length < 0 ? -1 : length;
}

static void ask_search(void)
{
	int size = next() * 4, h_error, answer;
	unsigned char *buffer = malloc(size ? (size_t) size : 1);

	EXPECT(async_io_res_search(0, "name", 1, 1, buffer, size, &h_error, &answer) == 0);
	EXPECT((answer < 0) == (h_error == HOST_NOT_FOUND));
	for (int i = 0; i < answer && i < size; i++) {
		EXPECT(buffer[i] == 'p');
	}
	free(buffer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	at = data;
	end = data + size;
	while (at < end) {
		switch (next() % 3) {
		case 0:
			ask_host();
			break;
		case 1:
			ask_name();
			break;
		default:
			ask_search();
		}
	}
	return 0;
}
