/*
 * Load for an echo server: every connection sends one message, waits for all
 * of it to come back, checks it and sends the next one.
 *
 * The load shares the machine with the server and must never be the slower of
 * the two, hence io_uring with what costs least: registered sockets, receives
 * that ask for the whole message (MSG_WAITALL) and so complete once however
 * many segments it comes in, and one system call for all connections that are
 * ready.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <getopt.h>
#include <liburing.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "histogram.h"

#define NS_PER_SECOND 1000000000ULL

/*
 * All messages are windows of one random buffer. Neighbouring messages start
 * at different places, so that data of another message or of another
 * connection never passes for the expected echo, and nothing has to be
 * written before a send.
 */
#define WINDOW_STEP 64
#define WINDOWS 509

/* Every message is checked at its ends and at this distance in between ... */
#define CHECK_STRIDE 4096
#define CHECK_EDGE 64
/* ... and every so many messages byte by byte. */
#define FULL_CHECK_EVERY 256

/*
 * The load sleeps until this share of its connections has an answer. A wake-up
 * per answer would be paid by the server (its send() wakes the load), which is
 * a cost that clients on other machines do not have.
 */
#define WAKE_UP_SHARE 10

struct options {
	const char *host;
	int port;
	unsigned connections;
	size_t size;
	double seconds;
	double warmup;
};

struct connection {
	int fd;
	unsigned index;          /* also its place in the ring's file table */
	uint64_t messages;       /* sent so far */
	uint64_t measured;       /* echoed within the measured time */
	uint64_t sent_at;
	const unsigned char *message;
	unsigned char *echo;
};

/* The low bit of the user data tells a send from a receive. */
enum { OPERATION_RECV = 0, OPERATION_SEND = 1 };

static struct options options = {
	.host = "127.0.0.1", .port = 0, .connections = 100, .size = 1024, .seconds = 5, .warmup = 0.5,
};
static struct io_uring ring;
static struct connection *connections;
static unsigned char *pattern;
static unsigned alive;
static struct histogram latencies;
static uint64_t wrong, errors;
static char first_error[160];

static void die(const char *what, int error)
{
	fprintf(stderr, "echo_load: %s: %s\n", what, strerror(error));
	exit(2);
}

static uint64_t now_ns(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (uint64_t) time.tv_sec * NS_PER_SECOND + (uint64_t) time.tv_nsec;
}

static void note_error(const struct connection *connection, const char *what, int result)
{
	errors++;
	if (first_error[0] == '\0') {
		snprintf(first_error, sizeof(first_error), "connection %u, message %llu: %s %s%d",
			connection->index, (unsigned long long) connection->messages, what,
			result < 0 ? "failed with errno " : "returned ", result < 0 ? -result : result);
	}
}

static struct io_uring_sqe *next_sqe(void)
{
	struct io_uring_sqe *sqe = io_uring_get_sqe(&ring);

	if (sqe == NULL) {
		io_uring_submit(&ring);
		sqe = io_uring_get_sqe(&ring);
	}
	return sqe;
}

static void send_message(struct connection *connection, uint64_t now)
{
	uint64_t window = (connection->messages * 31 + connection->index * 7) % WINDOWS;
	struct io_uring_sqe *sqe = next_sqe();

	connection->message = pattern + window * WINDOW_STEP;
	connection->messages++;
	connection->sent_at = now;

	/* A send that went out whole needs no report: the echo proves it. */
	io_uring_prep_send(sqe, (int) connection->index, connection->message, options.size, MSG_WAITALL | MSG_NOSIGNAL);
	io_uring_sqe_set_flags(sqe, IOSQE_FIXED_FILE | IOSQE_CQE_SKIP_SUCCESS);
	io_uring_sqe_set_data64(sqe, (uint64_t) (uintptr_t) connection | OPERATION_SEND);

	/* The echo cannot be here yet: a receive attempt before polling would be wasted. */
	sqe = next_sqe();
	io_uring_prep_recv(sqe, (int) connection->index, connection->echo, options.size, MSG_WAITALL);
	sqe->ioprio |= IORING_RECVSEND_POLL_FIRST;
	io_uring_sqe_set_flags(sqe, IOSQE_FIXED_FILE);
	io_uring_sqe_set_data64(sqe, (uint64_t) (uintptr_t) connection | OPERATION_RECV);
}

static bool is_right(const struct connection *connection)
{
	const unsigned char *sent = connection->message, *echo = connection->echo;
	size_t size = options.size;

	if (size <= CHECK_STRIDE || connection->messages % FULL_CHECK_EVERY == 1) {
		return memcmp(sent, echo, size) == 0;
	}
	for (size_t at = CHECK_STRIDE; at + CHECK_EDGE < size; at += CHECK_STRIDE) {
		if (memcmp(sent + at, echo + at, sizeof(uint64_t)) != 0) {
			return false;
		}
	}
	return memcmp(sent, echo, CHECK_EDGE) == 0
		&& memcmp(sent + size - CHECK_EDGE, echo + size - CHECK_EDGE, CHECK_EDGE) == 0;
}

static void completed(const struct io_uring_cqe *cqe, uint64_t now, uint64_t measure_from)
{
	uintptr_t data = (uintptr_t) io_uring_cqe_get_data64(cqe);
	struct connection *connection = (struct connection *) (data & ~(uintptr_t) 1);

	/* The receive that goes with a failed send fails too and ends the connection. */
	if ((data & 1) == OPERATION_SEND) {
		note_error(connection, "send", cqe->res);
		return;
	}
	if (cqe->res != (int) options.size) {
		note_error(connection, "recv", cqe->res);
		alive--;
		return;
	}
	if (!is_right(connection)) {
		wrong++;
		note_error(connection, "wrong data, recv", cqe->res);
		alive--;
		return;
	}
	if (connection->sent_at >= measure_from) {
		connection->measured++;
		histogram_add(&latencies, now - connection->sent_at);
	}
	send_message(connection, now);
}

static void open_connection(struct connection *connection, unsigned index)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t) options.port)};
	int one = 1;

	if (inet_pton(AF_INET, options.host, &address.sin_addr) != 1) {
		die(options.host, EINVAL);
	}
	connection->index = index;
	connection->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (connection->fd < 0) {
		die("socket", errno);
	}
	if (connect(connection->fd, (struct sockaddr *) &address, sizeof(address)) != 0) {
		die("connect", errno);
	}
	setsockopt(connection->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	connection->echo = malloc(options.size);
	if (connection->echo == NULL) {
		die("malloc", ENOMEM);
	}
}

static void make_pattern(void)
{
	size_t size = options.size + (size_t) WINDOWS * WINDOW_STEP;
	uint64_t state = 0x9e3779b97f4a7c15ULL;

	pattern = malloc(size);
	if (pattern == NULL) {
		die("malloc", ENOMEM);
	}
	for (size_t i = 0; i < size; i++) {
		state ^= state << 13;
		state ^= state >> 7;
		state ^= state << 17;
		pattern[i] = (unsigned char) (state >> 32);
	}
}

static void make_ring(void)
{
	struct io_uring_params params = {
		.flags = IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_SUBMIT_ALL | IORING_SETUP_CQSIZE,
		.cq_entries = 8192,
	};
	int result = io_uring_queue_init_params(2048, &ring, &params);

	if (result < 0) {
		die("io_uring_queue_init", -result);
	}
}

static void open_connections(void)
{
	int *files = calloc(options.connections, sizeof(*files));
	int result;

	connections = calloc(options.connections, sizeof(*connections));
	if (connections == NULL || files == NULL) {
		die("calloc", ENOMEM);
	}
	for (unsigned i = 0; i < options.connections; i++) {
		open_connection(&connections[i], i);
		files[i] = connections[i].fd;
	}
	result = io_uring_register_files(&ring, files, options.connections);
	if (result < 0) {
		die("io_uring_register_files", -result);
	}
	free(files);
}

/* Runs until the time is over or no connection is left; returns the measured time in ns. */
static uint64_t run(void)
{
	uint64_t now = now_ns();
	uint64_t measure_from = now + (uint64_t) (options.warmup * (double) NS_PER_SECOND);
	uint64_t measure_to = measure_from + (uint64_t) (options.seconds * (double) NS_PER_SECOND);

	alive = options.connections;
	for (unsigned i = 0; i < options.connections; i++) {
		send_message(&connections[i], now);
	}
	while (alive > 0 && now < measure_to) {
		struct io_uring_cqe *cqe;
		unsigned head, count = 0;
		int result = io_uring_submit_and_wait(&ring, 1 + (alive - 1) / WAKE_UP_SHARE);

		if (result < 0 && result != -EINTR) {
			die("io_uring_submit_and_wait", -result);
		}
		now = now_ns();
		io_uring_for_each_cqe(&ring, head, cqe) {
			completed(cqe, now, measure_from);
			count++;
		}
		io_uring_cq_advance(&ring, count);
	}
	return now > measure_from ? now - measure_from : 0;
}

static void report(uint64_t measured_ns)
{
	double seconds = (double) measured_ns / (double) NS_PER_SECOND;
	double rate = seconds > 0 ? (double) latencies.count / seconds : 0;
	uint64_t fewest = UINT64_MAX, most = 0;
	unsigned starved = 0;

	for (unsigned i = 0; i < options.connections; i++) {
		uint64_t measured = connections[i].measured;
		fewest = measured < fewest ? measured : fewest;
		most = measured > most ? measured : most;
		starved += measured == 0;
	}
	printf("{\"requests\": %llu, \"seconds\": %.3f, \"requests_per_second\": %.1f, \"mib_per_second\": %.2f, "
		"\"p50_us\": %.1f, \"p99_us\": %.1f, \"max_us\": %.1f, "
		"\"errors\": %llu, \"wrong\": %llu, \"starved_connections\": %u, "
		"\"fewest_per_connection\": %llu, \"most_per_connection\": %llu, \"first_error\": \"%s\"}\n",
		(unsigned long long) latencies.count, seconds, rate, rate * (double) options.size / (1024 * 1024),
		(double) histogram_percentile(&latencies, 50) / 1e3, (double) histogram_percentile(&latencies, 99) / 1e3,
		(double) latencies.max / 1e3, (unsigned long long) errors, (unsigned long long) wrong, starved,
		(unsigned long long) fewest, (unsigned long long) most, first_error);
}

/* The load loop waits without a timeout (it is cheaper); this ends it if the server hangs. */
static void server_hangs(int signal_number)
{
	static const char message[] = "echo_load: the server stopped answering\n";

	(void) signal_number;
	(void) !write(STDERR_FILENO, message, sizeof(message) - 1);
	_exit(3);
}

static void guard_against_hanging(void)
{
	struct itimerval timer = {.it_value.tv_sec = (time_t) (options.warmup + options.seconds + 5)};

	signal(SIGALRM, server_hangs);
	setitimer(ITIMER_REAL, &timer, NULL);
}

static void usage(void)
{
	fprintf(stderr, "usage: echo_load --port=PORT [--host=127.0.0.1] [--connections=100] [--size=1024] "
		"[--seconds=5] [--warmup=0.5]\n");
	exit(2);
}

static void parse_options(int argc, char **argv)
{
	static const struct option known[] = {
		{"host", required_argument, NULL, 'h'}, {"port", required_argument, NULL, 'p'},
		{"connections", required_argument, NULL, 'c'}, {"size", required_argument, NULL, 's'},
		{"seconds", required_argument, NULL, 't'}, {"warmup", required_argument, NULL, 'w'}, {NULL, 0, NULL, 0},
	};

	for (int option; (option = getopt_long(argc, argv, "", known, NULL)) != -1;) {
		switch (option) {
			case 'h': options.host = optarg; break;
			case 'p': options.port = atoi(optarg); break;
			case 'c': options.connections = (unsigned) atoi(optarg); break;
			case 's': options.size = (size_t) atoll(optarg); break;
			case 't': options.seconds = atof(optarg); break;
			case 'w': options.warmup = atof(optarg); break;
			default: usage();
		}
	}
	if (options.port <= 0 || options.connections == 0 || options.size == 0 || options.seconds <= 0 || optind != argc) {
		usage();
	}
}

static void raise_descriptor_limit(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
		limit.rlim_cur = limit.rlim_max;
		setrlimit(RLIMIT_NOFILE, &limit);
	}
}

int main(int argc, char **argv)
{
	parse_options(argc, argv);
	raise_descriptor_limit();
	make_pattern();
	make_ring();
	guard_against_hanging();

	open_connections();
	report(run());
	return errors == 0 ? 0 : 1;
}
