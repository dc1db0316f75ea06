/* A client library: waits in the ways of libc. Compiled by tests. */
#include <poll.h>
#include <sys/select.h>
#include <time.h>

int wait_in_poll(int ms)
{
	return poll(0, 0, ms);
}

int wait_in_pselect(int ms)
{
	struct timespec limit = {ms / 1000, ms % 1000 * 1000000L};

	return pselect(0, 0, 0, 0, &limit, 0);
}

int wait_in_nanosleep(int ms)
{
	struct timespec limit = {ms / 1000, ms % 1000 * 1000000L};

	return nanosleep(&limit, 0);
}
