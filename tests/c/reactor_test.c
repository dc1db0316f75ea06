/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The reactor floor alone, both back ends. See the Makefile here. */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif

#include "reactor/reactor.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "reactor/worker.h"
#include "stubs.h"

static async_reactor_choice choice;
static unsigned completed;

static void count_completion(async_op *op)
{
	completed++;
}

static async_op recv_op(int fd, void *buffer, size_t length)
{
	async_op op = {.code = ASYNC_OP_RECV, .fd = fd, .complete = count_completion};

	op.recv.buffer = buffer;
	op.recv.length = length;
	return op;
}

static async_op poll_op(int fd, short events)
{
	async_op op = {.code = ASYNC_OP_POLL, .fd = fd, .complete = count_completion};

	op.poll.events = events;
	return op;
}

static void start(async_op *op)
{
	CHECK_INT(async_reactor_start(op), 0);
}

/* Polls until the operation is complete, at most 2 s. */
static int finish(async_op *op)
{
	async_time end = async_clock_now() + 2 * ASYNC_NS_PER_S;

	while (op->state != ASYNC_OP_IDLE && async_clock_now() < end) {
		async_reactor_poll(100 * ASYNC_NS_PER_MS);
	}
	CHECK(op->state == ASYNC_OP_IDLE);
	return op->result;
}

/* Lets the kernel see what is queued. */
static void settle(void)
{
	async_reactor_poll(5 * ASYNC_NS_PER_MS);
}

static void put(int fd, const char *text)
{
	CHECK_INT(write(fd, text, strlen(text)), (long) strlen(text));
}

static void unix_pair(int pair[2])
{
	CHECK_INT(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), 0);
}

static void tcp_pair(int pair[2])
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t size = sizeof(address);
	int listener = socket(AF_INET, SOCK_STREAM, 0);

	CHECK_INT(bind(listener, (struct sockaddr *) &address, size), 0);
	CHECK_INT(listen(listener, 1), 0);
	CHECK_INT(getsockname(listener, (struct sockaddr *) &address, &size), 0);
	pair[0] = socket(AF_INET, SOCK_STREAM, 0);
	CHECK_INT(connect(pair[0], (struct sockaddr *) &address, size), 0);
	pair[1] = accept(listener, NULL, NULL);
	CHECK(pair[1] >= 0);
	close(listener);
}

static void done(int pair[2])
{
	for (int i = 0; i < 2; i++) {
		async_reactor_forget(pair[i]);
		close(pair[i]);
	}
}

static void recv_before_data(void)
{
	char buffer[16];
	int pair[2];

	tcp_pair(pair);
	async_op op = recv_op(pair[0], buffer, sizeof(buffer));
	start(&op);
	settle();
	CHECK(op.state == ASYNC_OP_IN_FLIGHT);
	CHECK_INT(async_the_reactor.in_flight, 1);
	put(pair[1], "hello");
	CHECK_INT(finish(&op), 5);
	CHECK(!memcmp(buffer, "hello", 5));
	done(pair);
}

static void read_of_a_file(void)
{
	char path[] = "/tmp/async-reactor-XXXXXX", buffer[16];
	int fd = mkstemp(path);
	async_op op = {.code = ASYNC_OP_READ, .fd = fd, .complete = count_completion};

	CHECK(fd >= 0);
	unlink(path);
	put(fd, "hello");
	op.read.buffer = buffer;
	op.read.length = sizeof(buffer);
	op.read.offset = 1;
	if (choice == ASYNC_REACTOR_EPOLL) {
		CHECK_INT(async_reactor_start(&op), -EOPNOTSUPP);
		CHECK_INT(async_the_reactor.in_flight, 0);
	} else {
		start(&op);
		CHECK(op.state == ASYNC_OP_IN_FLIGHT);
		CHECK_INT(finish(&op), 4);
		CHECK(!memcmp(buffer, "ello", 4));
		CHECK_INT(lseek(fd, 0, SEEK_CUR), 5);
		op.read.offset = 5;
		start(&op);
		CHECK_INT(finish(&op), 0);
		op.read.offset = 0;
		start(&op);
		async_reactor_cancel(&op);
		CHECK(finish(&op) == 5 || op.result == -ECANCELED);
	}
	close(fd);
}

static void send_without_waiting(void)
{
	static char block[1 << 20];
	char buffer[16];
	int pair[2], sent;

	tcp_pair(pair);
	async_op op = {.code = ASYNC_OP_SEND, .fd = pair[0], .complete = count_completion};
	op.send.buffer = "hello";
	op.send.length = 5;
	op.send.flags = MSG_NOSIGNAL;
	CHECK(async_the_reactor.sends == (choice != ASYNC_REACTOR_EPOLL));
	if (!async_the_reactor.sends) {
		CHECK_INT(async_reactor_start(&op), -EOPNOTSUPP);
		CHECK_INT(async_the_reactor.in_flight, 0);
		done(pair);
		return;
	}
	start(&op);
	CHECK(op.state == ASYNC_OP_IN_FLIGHT);
	CHECK_INT(finish(&op), 5);
	CHECK_INT(recv(pair[1], buffer, sizeof(buffer), MSG_DONTWAIT), 5);

	/* What was to be cancelled before the kernel saw it is sent all the same, or not at all. */
	start(&op);
	async_reactor_cancel(&op);
	sent = finish(&op);
	CHECK(sent == 5 || sent == -ECANCELED);
	CHECK_INT(recv(pair[1], buffer, sizeof(buffer), MSG_DONTWAIT), sent == 5 ? 5 : -1);

	op.send.buffer = block;
	op.send.length = sizeof(block);
	do {
		start(&op);
	} while ((sent = finish(&op)) > 0);
	CHECK_INT(sent, -EAGAIN);
	done(pair);
}

static void recv_after_data(void)
{
	char buffer[16];
	int pair[2];

	tcp_pair(pair);
	put(pair[1], "hello");
	async_op op = recv_op(pair[0], buffer, sizeof(buffer));
	start(&op);
	CHECK(op.state == ASYNC_OP_IN_FLIGHT); /* never completes inside start */
	CHECK_INT(finish(&op), 5);
	done(pair);
}

/* The second half of the data causes no new edge. */
static void recv_in_pieces(void)
{
	char buffer[4];
	int pair[2];

	tcp_pair(pair);
	put(pair[1], "abcdefgh12");
	usleep(1000);
	async_op op = recv_op(pair[0], buffer, 4);
	start(&op);
	CHECK_INT(finish(&op), 4);
	start(&op);
	CHECK_INT(finish(&op), 4);
	CHECK(!memcmp(buffer, "efgh", 4));
	start(&op);
	CHECK_INT(finish(&op), 2);
	start(&op);
	settle();
	CHECK(op.state == ASYNC_OP_IN_FLIGHT);
	put(pair[1], "x");
	CHECK_INT(finish(&op), 1);
	done(pair);
}

static void recv_peek_twice(void)
{
	char buffer[16];
	int pair[2];

	tcp_pair(pair);
	put(pair[1], "hello");
	async_op op = recv_op(pair[0], buffer, sizeof(buffer));
	op.recv.flags = MSG_PEEK;
	for (int i = 0; i < 3; i++) {
		start(&op);
		CHECK_INT(finish(&op), 5);
	}
	done(pair);
}

/* Two datagrams, one edge. */
static void recv_datagrams(void)
{
	char buffer[64];
	int pair[2];

	CHECK_INT(socketpair(AF_UNIX, SOCK_DGRAM, 0, pair), 0);
	async_op op = recv_op(pair[0], buffer, sizeof(buffer));
	start(&op);
	settle();
	put(pair[1], "one");
	put(pair[1], "three");
	CHECK_INT(finish(&op), 3);
	start(&op);
	CHECK_INT(finish(&op), 5);
	done(pair);
}

static void recv_end_of_stream(void)
{
	char buffer[16];
	int pair[2];

	tcp_pair(pair);
	async_op op = recv_op(pair[0], buffer, sizeof(buffer));
	start(&op);
	settle();
	shutdown(pair[1], SHUT_WR);
	CHECK_INT(finish(&op), 0);
	start(&op); /* and again: the end lasts */
	CHECK_INT(finish(&op), 0);
	done(pair);
}

/* Data and end in one edge: the short read must not hide the end. */
static void recv_data_then_end(void)
{
	char buffer[16];
	int pair[2];

	tcp_pair(pair);
	put(pair[1], "bye");
	shutdown(pair[1], SHUT_WR);
	usleep(1000);
	async_op op = recv_op(pair[0], buffer, sizeof(buffer));
	start(&op);
	CHECK_INT(finish(&op), 3);
	start(&op);
	CHECK_INT(finish(&op), 0);
	done(pair);
}

static void recv_reset(void)
{
	struct linger hard = {.l_onoff = 1, .l_linger = 0};
	char buffer[16];
	int pair[2];

	tcp_pair(pair);
	async_op op = recv_op(pair[0], buffer, sizeof(buffer));
	start(&op);
	settle();
	setsockopt(pair[1], SOL_SOCKET, SO_LINGER, &hard, sizeof(hard));
	close(pair[1]);
	CHECK_INT(finish(&op), -ECONNRESET);
	async_reactor_forget(pair[0]);
	close(pair[0]);
}

static void recv_nonblocking_fd(void)
{
	char buffer[16];
	int pair[2];

	unix_pair(pair);
	fcntl(pair[0], F_SETFL, O_NONBLOCK);
	async_op op = recv_op(pair[0], buffer, sizeof(buffer));
	start(&op);
	settle();
	CHECK(op.state == ASYNC_OP_IN_FLIGHT);
	put(pair[1], "hello");
	CHECK_INT(finish(&op), 5);
	done(pair);
}

/* With MSG_DONTWAIT the ring answers EAGAIN: the back end waits and tries again. */
static void recv_dontwait_is_ignored(void)
{
	char buffer[16];
	int pair[2];

	unix_pair(pair);
	async_op op = recv_op(pair[0], buffer, sizeof(buffer));
	op.recv.flags = MSG_DONTWAIT;
	start(&op);
	settle();
	settle();
	CHECK(op.state == ASYNC_OP_IN_FLIGHT);
	put(pair[1], "hello");
	CHECK_INT(finish(&op), 5);
	start(&op);
	settle();
	settle();
	async_reactor_cancel(&op);
	CHECK_INT(finish(&op), -ECANCELED);
	done(pair);
}

static void recv_on_a_pipe(void)
{
	char buffer[16];
	int pair[2];

	CHECK_INT(pipe(pair), 0);
	put(pair[1], "x");
	async_op op = recv_op(pair[0], buffer, sizeof(buffer));
	start(&op);
	CHECK_INT(finish(&op), -ENOTSOCK);
	done(pair);
}

static void cancel_recv(void)
{
	char buffer[16];
	int pair[2];

	tcp_pair(pair);
	async_op op = recv_op(pair[0], buffer, sizeof(buffer));
	start(&op);
	settle();
	async_reactor_cancel(&op);
	async_reactor_cancel(&op);
	CHECK(op.state == ASYNC_OP_CANCELLING);
	CHECK_INT(finish(&op), -ECANCELED);
	CHECK_INT(async_the_reactor.in_flight, 0);
	put(pair[1], "kept"); /* and nothing was lost */
	start(&op);
	CHECK_INT(finish(&op), 4);
	done(pair);
}

static void cancel_before_submission(void)
{
	char buffer[16];
	int pair[2];

	tcp_pair(pair);
	async_op op = recv_op(pair[0], buffer, sizeof(buffer));
	start(&op);
	async_reactor_cancel(&op);
	CHECK_INT(finish(&op), -ECANCELED);
	done(pair);
}

static void cancel_races_with_data(void)
{
	char buffer[16];
	int pair[2];
	unsigned won = 0;

	tcp_pair(pair);
	for (int i = 0; i < 200; i++) {
		async_op op = recv_op(pair[0], buffer, sizeof(buffer));
		start(&op);
		if (i & 1) {
			async_reactor_poll(0);
		}
		put(pair[1], "x");
		async_reactor_cancel(&op);
		int result = finish(&op);
		CHECK(result == 1 || result == -ECANCELED);
		if (result == 1) {
			won++;
		} else {
			CHECK_INT(recv(pair[0], buffer, 1, 0), 1); /* still in the socket */
		}
	}
	printf("#   %s: data won %u of 200\n", async_the_reactor.backend->name, won);
	done(pair);
}

/* The memory of a completed operation is used again while its cancel is queued. */
static void cancel_hits_no_successor(void)
{
	char buffer[16];
	int pair[2];

	unix_pair(pair);
	for (int i = 0; i < 200; i++) {
		async_op op = recv_op(pair[0], buffer, 1);
		put(pair[1], "xy");
		start(&op);
		async_reactor_poll(0);
		async_reactor_cancel(&op);
		finish(&op);
		op = recv_op(pair[0], buffer, 1);
		start(&op);
		int result = finish(&op);
		CHECK_INT(result, 1);
		while (recv(pair[0], buffer, sizeof(buffer), MSG_DONTWAIT) > 0) {
		}
	}
	done(pair);
}

static async_op *victim;

static void cancel_victim(async_op *op)
{
	completed++;
	async_reactor_cancel(victim);
}

static void cancel_from_a_completion(void)
{
	int pair[2], other[2];

	unix_pair(pair);
	unix_pair(other);
	async_op a = poll_op(pair[0], POLLIN), b = poll_op(other[0], POLLIN);
	a.complete = cancel_victim;
	victim = &b;
	start(&a);
	start(&b);
	settle();
	put(pair[1], "x");
	CHECK_INT(finish(&a), POLLIN);
	CHECK_INT(finish(&b), -ECANCELED);
	done(pair);
	done(other);
}

static void cancel_sync_works(void)
{
	char buffer[16];
	int pair[2];

	unix_pair(pair);
	async_op op = recv_op(pair[0], buffer, sizeof(buffer));
	start(&op);
	settle();
	async_reactor_cancel_sync(&op);
	CHECK(op.state == ASYNC_OP_IDLE);
	CHECK_INT(op.result, -ECANCELED);
	done(pair);
}

static void poll_both_directions(void)
{
	int pair[2];

	unix_pair(pair);
	async_op in = poll_op(pair[0], POLLIN), out = poll_op(pair[0], POLLOUT),
			 both = poll_op(pair[0], POLLIN | POLLOUT);
	start(&in);
	start(&out);
	start(&both);
	CHECK_INT(finish(&out), POLLOUT);
	CHECK_INT(finish(&both), POLLOUT);
	CHECK(in.state == ASYNC_OP_IN_FLIGHT);
	put(pair[1], "x");
	CHECK_INT(finish(&in), POLLIN);
	start(&both); /* readiness that is old already */
	CHECK_INT(finish(&both), POLLIN | POLLOUT);
	start(&in);
	CHECK_INT(finish(&in), POLLIN);
	done(pair);
}

static void poll_writable_later(void)
{
	static char block[65536];
	int pair[2];

	unix_pair(pair);
	while (send(pair[0], block, sizeof(block), MSG_DONTWAIT) > 0) {
	}
	async_op op = poll_op(pair[0], POLLOUT);
	start(&op);
	settle();
	CHECK(op.state == ASYNC_OP_IN_FLIGHT);
	while (recv(pair[1], block, sizeof(block), MSG_DONTWAIT) > 0) {
	}
	CHECK_INT(finish(&op), POLLOUT);
	done(pair);
}

static void poll_hangup(void)
{
	int pair[2];

	CHECK_INT(pipe(pair), 0);
	async_op op = poll_op(pair[0], POLLIN);
	start(&op);
	settle();
	close(pair[1]);
	CHECK_INT(finish(&op), POLLHUP);
	async_reactor_forget(pair[0]);
	close(pair[0]);
}

static void poll_priority(void)
{
	int pair[2];

	tcp_pair(pair);
	async_op op = poll_op(pair[0], POLLPRI);
	start(&op);
	settle();
	put(pair[1], "x");
	settle();
	CHECK(op.state == ASYNC_OP_IN_FLIGHT);
	CHECK_INT(send(pair[1], "!", 1, MSG_OOB), 1);
	CHECK_INT(finish(&op), POLLPRI);
	done(pair);
}

static void poll_regular_file(void)
{
	int fd = open("/proc/self/exe", O_RDONLY);
	async_op op = poll_op(fd, POLLIN);

	start(&op);
	CHECK_INT(finish(&op) & POLLIN, POLLIN);
	async_reactor_forget(fd);
	close(fd);
}

static void poll_bad_descriptor(void)
{
	async_op op = poll_op(999, POLLIN);
	int error = async_reactor_start(&op);

	CHECK_INT(error ? error : finish(&op), -EBADF);
	CHECK_INT(async_the_reactor.in_flight, 0);
}

enum {
	MANY = 2000,
};

static void many_operations(void)
{
	static async_op ops[MANY];
	static char buffers[MANY];
	static int pairs[MANY][2];

	completed = 0;
	for (int i = 0; i < MANY; i++) {
		unix_pair(pairs[i]);
		ops[i] = i & 1 ? recv_op(pairs[i][0], &buffers[i], 1) : poll_op(pairs[i][0], POLLIN);
		start(&ops[i]);
	}
	CHECK_INT(async_the_reactor.in_flight, MANY);
	settle();
	CHECK_INT(completed, 0);
	for (int i = 0; i < MANY; i++) {
		put(pairs[i][1], "x");
	}
	for (int i = 0; i < MANY; i++) {
		CHECK_INT(finish(&ops[i]), i & 1 ? 1 : POLLIN);
	}
	CHECK_INT(completed, MANY);
	CHECK_INT(async_the_reactor.in_flight, 0);
	for (int i = 0; i < MANY; i++) {
		done(pairs[i]);
	}
}

/* More ready at submission than the SQ and CQ hold, and cancels without end. */
static void many_at_once(void)
{
	static async_op ops[MANY];
	int pair[2];

	unix_pair(pair);
	put(pair[1], "x");
	completed = 0;
	for (int i = 0; i < MANY; i++) {
		ops[i] = poll_op(pair[0], POLLIN);
		start(&ops[i]);
	}
	for (int i = 0; i < MANY; i++) {
		CHECK_INT(finish(&ops[i]), POLLIN);
	}
	CHECK_INT(completed, MANY);
	for (int i = 0; i < MANY; i++) {
		ops[i] = poll_op(pair[0], POLLPRI);
		start(&ops[i]);
	}
	for (int i = 0; i < MANY; i++) {
		async_reactor_cancel(&ops[i]);
	}
	for (int i = 0; i < MANY; i++) {
		CHECK_INT(finish(&ops[i]), -ECANCELED);
	}
	done(pair);
}

/* The number of a closed descriptor comes back as another file, and nobody says so. */
static void reused_behind_our_back(void)
{
	int pair[2];

	for (int i = 0; i < 50; i++) {
		unix_pair(pair);
		async_op op = poll_op(pair[0], POLLIN);
		start(&op);
		settle();
		put(pair[1], "x");
		CHECK_INT(finish(&op), POLLIN);
		close(pair[0]);
		close(pair[1]);
	}
	/* Then a stream whose close is announced takes the number. */
	char buffer[16];
	tcp_pair(pair);
	async_op op = recv_op(pair[0], buffer, sizeof(buffer));
	start(&op);
	settle();
	put(pair[1], "hello");
	CHECK_INT(finish(&op), 5);
	done(pair);
}

/* The old file lives on under another number and has news of its own. */
static void old_file_lives_on(void)
{
	int old[2], new[2];

	unix_pair(old);
	async_op op = poll_op(old[0], POLLIN);
	start(&op);
	settle();
	put(old[1], "x");
	CHECK_INT(finish(&op), POLLIN);
	int copy = dup(old[0]);
	int number = old[0];
	close(number);
	unix_pair(new);
	if (new[0] != number) {
		CHECK_INT(dup2(new[0], number), number);
		close(new[0]);
		new[0] = number;
	}
	op = poll_op(number, POLLIN);
	start(&op);
	settle();
	put(old[1], "y");
	settle();
	CHECK(op.state == ASYNC_OP_IN_FLIGHT);
	put(new[1], "z");
	CHECK_INT(finish(&op), POLLIN);
	done(new);
	close(copy);
	close(old[1]);
}

static void forget_then_reuse(void)
{
	char buffer[16];
	int pair[2];

	for (int i = 0; i < 50; i++) {
		tcp_pair(pair);
		async_op op = recv_op(pair[0], buffer, sizeof(buffer));
		start(&op);
		settle();
		put(pair[1], "hello");
		CHECK_INT(finish(&op), 5);
		done(pair);
	}
}

static void two_receivers(void)
{
	char buffer[2][1];
	int pair[2];

	unix_pair(pair);
	async_op a = recv_op(pair[0], buffer[0], 1), b = recv_op(pair[0], buffer[1], 1);
	start(&a);
	start(&b);
	settle();
	put(pair[1], "xy");
	CHECK_INT(finish(&a), 1);
	CHECK_INT(finish(&b), 1);
	done(pair);
}

static void drain_everything(void)
{
	static async_op ops[300];
	static char buffers[300];
	int pair[2];

	unix_pair(pair);
	completed = 0;
	for (int i = 0; i < 300; i++) {
		ops[i] = i & 1 ? recv_op(pair[0], &buffers[i], 1) : poll_op(pair[0], POLLIN);
		start(&ops[i]);
		if (i == 150) {
			settle();
		}
	}
	async_reactor_drain();
	CHECK_INT(async_the_reactor.in_flight, 0);
	CHECK_INT(completed, 300);
	CHECK_INT(ops[7].result, -ECANCELED);
	async_reactor_drain();
	done(pair);
}

static void on_alarm(int number)
{
}

static void signal_interrupts(void)
{
	struct sigaction action = {.sa_handler = on_alarm};
	struct itimerval soon = {.it_value.tv_usec = 20000};
	int pair[2];

	unix_pair(pair);
	sigaction(SIGALRM, &action, NULL);
	async_op op = poll_op(pair[0], POLLIN);
	start(&op);
	setitimer(ITIMER_REAL, &soon, NULL); /* while the operation is only queued */
	CHECK_INT(async_reactor_poll(ASYNC_NEVER), -EINTR);
	setitimer(ITIMER_REAL, &soon, NULL);
	CHECK_INT(async_reactor_poll(2 * ASYNC_NS_PER_S), -EINTR);
	setitimer(ITIMER_REAL, &soon, NULL);
	CHECK_INT(async_reactor_poll(ASYNC_NEVER), -EINTR);
	put(pair[1], "x");
	CHECK_INT(finish(&op), POLLIN);
	done(pair);
}

static void timeouts_are_never_short(void)
{
	static const int milliseconds[] = {0, 1, 10, 50, 200};
	int pair[2];

	unix_pair(pair);
	async_op op = poll_op(pair[0], POLLIN);
	start(&op);
	settle();
	for (size_t i = 0; i < sizeof(milliseconds) / sizeof(milliseconds[0]); i++) {
		async_time begin = async_clock_now();
		CHECK_INT(async_reactor_poll(milliseconds[i] * ASYNC_NS_PER_MS), 0);
		async_time took = async_clock_now() - begin;
		CHECK(took >= milliseconds[i] * ASYNC_NS_PER_MS);
		CHECK(took < (milliseconds[i] + 2000) * ASYNC_NS_PER_MS);
	}
	async_reactor_cancel_sync(&op);
	CHECK_INT(async_reactor_poll(ASYNC_NS_PER_MS), 0);
	done(pair);
}

static void nothing_is_queued_at_rest(void)
{
	int pair[2];

	unix_pair(pair);
	CHECK(!async_reactor_has_queued());
	async_op op = poll_op(pair[0], POLLIN);
	start(&op);
	async_reactor_poll(0);
	CHECK(!async_reactor_has_queued());
	async_reactor_cancel(&op);
	CHECK(async_reactor_has_queued());
	finish(&op);
	done(pair);
}

static void forked_child(void)
{
	char buffer[16];
	int pair[2], status = -1;

	unix_pair(pair);
	async_op op = recv_op(pair[0], buffer, sizeof(buffer));
	start(&op);
	settle();
	fflush(stdout);
	pid_t pid = fork();
	if (pid == 0) {
		int own[2];
		char byte;

		async_reactor_forked();
		checks_failed = 0;
		CHECK_INT(async_the_reactor.in_flight, 0);
		CHECK(!async_reactor_has_queued());
		CHECK_INT(socketpair(AF_UNIX, SOCK_STREAM, 0, own), 0);
		async_op mine = recv_op(own[0], &byte, 1);
		start(&mine);
		settle();
		put(own[1], "c");
		CHECK_INT(finish(&mine), 1);
		async_reactor_close();
		_exit(checks_failed ? 1 : 0);
	}
	CHECK_INT(waitpid(pid, &status, 0), pid);
	CHECK_INT(status, 0);
	CHECK(op.state == ASYNC_OP_IN_FLIGHT);
	put(pair[1], "parent");
	CHECK_INT(finish(&op), 6);
	done(pair);
}

static void exec_child(void)
{
	int status = -1;

	fflush(stdout);
	pid_t pid = fork();
	if (pid == 0) {
		async_reactor_close();
		_exit(async_the_reactor.backend == NULL ? 0 : 1);
	}
	CHECK_INT(waitpid(pid, &status, 0), pid);
	CHECK_INT(status, 0);
}

static pthread_key_t of_thread;
static atomic_int threads_with_data;

static void give_back(void *data)
{
	usleep(1000);
	threads_with_data--;
}

static void take_data(async_job *job)
{
	if (!pthread_getspecific(of_thread)) {
		threads_with_data++;
		pthread_setspecific(of_thread, &of_thread);
	}
}

static void do_nothing(async_job *job)
{
}

/* What libc keeps for a thread goes with it, after its last instruction of ours. */
static void stopped_threads_are_gone(void)
{
	pthread_key_create(&of_thread, give_back);

	for (int round = 0; round < 20; round++) {
		async_job jobs[8];

		for (int i = 0; i < 8; i++) {
			jobs[i] = (async_job) {.kind = ASYNC_JOB_LOOKUP, .run = take_data, .free = do_nothing};
			CHECK_INT(async_worker_submit(&jobs[i]), 0);
		}
		for (int done = 0; done < 8;) {
			if (async_worker_next_done()) {
				done++;
			} else {
				sched_yield();
			}
		}
		async_workers_stop();
		CHECK_INT(threads_with_data, 0);
	}
	pthread_key_delete(of_thread);
}

static const test tests[] = {
	TEST(recv_before_data),
	TEST(recv_after_data),
	TEST(read_of_a_file),
	TEST(send_without_waiting),
	TEST(recv_in_pieces),
	TEST(recv_peek_twice),
	TEST(recv_datagrams),
	TEST(recv_end_of_stream),
	TEST(recv_data_then_end),
	TEST(recv_reset),
	TEST(recv_nonblocking_fd),
	TEST(recv_dontwait_is_ignored),
	TEST(recv_on_a_pipe),
	TEST(cancel_recv),
	TEST(cancel_before_submission),
	TEST(cancel_races_with_data),
	TEST(cancel_hits_no_successor),
	TEST(cancel_from_a_completion),
	TEST(cancel_sync_works),
	TEST(poll_both_directions),
	TEST(poll_writable_later),
	TEST(poll_hangup),
	TEST(poll_priority),
	TEST(poll_regular_file),
	TEST(poll_bad_descriptor),
	TEST(many_operations),
	TEST(many_at_once),
	TEST(reused_behind_our_back),
	TEST(old_file_lives_on),
	TEST(forget_then_reuse),
	TEST(two_receivers),
	TEST(drain_everything),
	TEST(signal_interrupts),
	TEST(timeouts_are_never_short),
	TEST(nothing_is_queued_at_rest),
	TEST(forked_child),
	TEST(exec_child),
	TEST(stopped_threads_are_gone),
};

static void run_all(const char *label, async_reactor_choice which, unsigned entries)
{
	choice = which;
	int error = async_reactor_open(choice, entries);
	printf("# %s, %u entries: %s\n", label, entries, async_the_reactor.reason);
	if (error) {
		printf("# skipped: %s\n", strerror(-error));
		return;
	}
	for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) {
		run_test(&tests[i]);
		CHECK_INT(async_the_reactor.in_flight, 0);
	}
	async_reactor_close();
}

/* Arguments name the back ends to test; none means all. */
static bool is_wanted(int argc, char **argv, const char *name)
{
	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], name)) {
			return true;
		}
	}
	return argc < 2;
}

int main(int argc, char **argv)
{
	struct rlimit files;

	getrlimit(RLIMIT_NOFILE, &files);
	files.rlim_cur = files.rlim_max;
	setrlimit(RLIMIT_NOFILE, &files);
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (is_wanted(argc, argv, "io_uring")) {
		printf("# io_uring here: %d\n", async_uring_probe());
		run_all("io_uring", ASYNC_REACTOR_IO_URING, 1024);
		run_all("io_uring", ASYNC_REACTOR_IO_URING, 2);
	}
	if (is_wanted(argc, argv, "epoll")) {
		run_all("epoll", ASYNC_REACTOR_EPOLL, 1024);
	}
	return report();
}
