/*
 * Echo server on epoll in C: level-triggered, send() directly after recv(),
 * EPOLLOUT only while a send could not be finished.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "listen.h"

#define EVENTS 512

struct connection {
	int fd;
	bool sending;
	size_t received, sent;
	unsigned char buffer[];
};

static struct echo_options options;
static int poller, listener;

static void watch(struct connection *connection, int operation, uint32_t events)
{
	struct epoll_event event = {.events = events, .data.ptr = connection};

	check(epoll_ctl(poller, operation, connection != NULL ? connection->fd : listener, &event), "epoll_ctl");
}

static void close_connection(struct connection *connection)
{
	close(connection->fd);
	free(connection);
}

static void accept_all(void)
{
	int fd;

	while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
		struct connection *connection = malloc(sizeof(*connection) + options.read_size);

		if (connection == NULL) {
			close(fd);
			continue;
		}
		connection->fd = fd;
		connection->sending = false;
		watch(connection, EPOLL_CTL_ADD, EPOLLIN);
	}
}

/* Sends what was received; waits for EPOLLOUT if the socket is full. */
static void flush(struct connection *connection)
{
	while (connection->sent < connection->received) {
		ssize_t result = send(connection->fd, connection->buffer + connection->sent,
			connection->received - connection->sent, MSG_NOSIGNAL);

		if (result > 0) {
			connection->sent += (size_t) result;
		} else if (errno == EAGAIN) {
			if (!connection->sending) {
				connection->sending = true;
				watch(connection, EPOLL_CTL_MOD, EPOLLOUT);
			}
			return;
		} else {
			close_connection(connection);
			return;
		}
	}
	if (connection->sending) {
		connection->sending = false;
		watch(connection, EPOLL_CTL_MOD, EPOLLIN);
	}
}

static void receive(struct connection *connection)
{
	ssize_t result = recv(connection->fd, connection->buffer, options.read_size, 0);

	if (result > 0) {
		connection->received = (size_t) result;
		connection->sent = 0;
		flush(connection);
	} else if (result == 0 || errno != EAGAIN) {
		close_connection(connection);
	}
}

int main(int argc, char **argv)
{
	struct epoll_event events[EVENTS];

	options = parse_arguments(argc, argv);
	listener = listen_on(options.port, SOCK_NONBLOCK);
	poller = epoll_create1(EPOLL_CLOEXEC);
	check(poller, "epoll_create1");
	watch(NULL, EPOLL_CTL_ADD, EPOLLIN);
	say_ready(options.port);

	for (;;) {
		int count = epoll_wait(poller, events, EVENTS, -1);

		if (count < 0 && errno != EINTR) {
			check(count, "epoll_wait");
		}
		for (int i = 0; i < count; i++) {
			struct connection *connection = events[i].data.ptr;

			if (connection == NULL) {
				accept_all();
			} else if (connection->sending) {
				flush(connection);
			} else {
				receive(connection);
			}
		}
	}
}
