/*
 * Echo server on io_uring without any language runtime: the ceiling for what
 * a coroutine server on the same kernel interface can reach. Single-threaded,
 * one-shot receives and sends, one io_uring_enter() per batch.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <liburing.h>
#include <stdint.h>
#include <unistd.h>

#include "listen.h"

struct connection {
	int fd;
	size_t received, sent;
	unsigned char buffer[];
};

/* The low bit of the user data tells a send from a receive; no pointer at all is an accept. */
enum { OPERATION_RECV = 0, OPERATION_SEND = 1 };

static struct io_uring ring;
static struct echo_options options;
static int listener;

static struct io_uring_sqe *next_sqe(void)
{
	struct io_uring_sqe *sqe = io_uring_get_sqe(&ring);

	if (sqe == NULL) {
		io_uring_submit(&ring);
		sqe = io_uring_get_sqe(&ring);
	}
	return sqe;
}

static void queue_accept(void)
{
	struct io_uring_sqe *sqe = next_sqe();

	io_uring_prep_accept(sqe, listener, NULL, NULL, SOCK_CLOEXEC);
	io_uring_sqe_set_data64(sqe, 0);
}

static void queue_recv(struct connection *connection)
{
	struct io_uring_sqe *sqe = next_sqe();

	io_uring_prep_recv(sqe, connection->fd, connection->buffer, options.read_size, 0);
	io_uring_sqe_set_data64(sqe, (uint64_t) (uintptr_t) connection | OPERATION_RECV);
}

static void queue_send(struct connection *connection)
{
	struct io_uring_sqe *sqe = next_sqe();

	io_uring_prep_send(sqe, connection->fd, connection->buffer + connection->sent,
		connection->received - connection->sent, MSG_NOSIGNAL);
	io_uring_sqe_set_data64(sqe, (uint64_t) (uintptr_t) connection | OPERATION_SEND);
}

static void close_connection(struct connection *connection)
{
	close(connection->fd);
	free(connection);
}

static void accepted(int fd)
{
	queue_accept();
	if (fd < 0) {
		return;
	}
	struct connection *connection = malloc(sizeof(*connection) + options.read_size);
	if (connection == NULL) {
		close(fd);
		return;
	}
	connection->fd = fd;
	queue_recv(connection);
}

static void received(struct connection *connection, int result)
{
	if (result <= 0) {
		close_connection(connection);
		return;
	}
	connection->received = (size_t) result;
	connection->sent = 0;
	queue_send(connection);
}

static void sent(struct connection *connection, int result)
{
	if (result <= 0) {
		close_connection(connection);
		return;
	}
	connection->sent += (size_t) result;
	if (connection->sent < connection->received) {
		queue_send(connection);
	} else {
		queue_recv(connection);
	}
}

static void handle(uintptr_t data, int result)
{
	struct connection *connection = (struct connection *) (data & ~(uintptr_t) 1);

	if (data == 0) {
		accepted(result);
	} else if ((data & 1) == OPERATION_RECV) {
		received(connection, result);
	} else {
		sent(connection, result);
	}
}

int main(int argc, char **argv)
{
	struct io_uring_params params = {
		.flags = IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_SUBMIT_ALL | IORING_SETUP_CQSIZE,
		.cq_entries = 8192,
	};

	options = parse_arguments(argc, argv);
	listener = listen_on(options.port, 0);
	check(io_uring_queue_init_params(2048, &ring, &params), "io_uring_queue_init");
	queue_accept();
	say_ready(options.port);

	for (;;) {
		struct io_uring_cqe *cqe;
		unsigned head, count = 0;
		int result = io_uring_submit_and_wait(&ring, 1);

		if (result < 0 && result != -EINTR) {
			errno = -result;
			check(-1, "io_uring_submit_and_wait");
		}
		io_uring_for_each_cqe(&ring, head, cqe) {
			handle((uintptr_t) io_uring_cqe_get_data64(cqe), cqe->res);
			count++;
		}
		io_uring_cq_advance(&ring, count);
	}
}
