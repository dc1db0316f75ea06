/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The awaitable operations on both back ends, with one coroutine and a scheduler
 * that only waits. Others are played by a thread that acts after a while.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif

#include "coroutine/library_call.h"
#include "coroutine/scheduler.h"
#include "io/io.h"
#include "io/notice.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "stubs.h"

#define MS ASYNC_NS_PER_MS

/* The scheduler. */

ASYNC_TLS async_scheduler async_the_scheduler;
async_scheduler_ports async_ports;
ASYNC_TLS const async_library_call *async_library_call_going_on;
zend_executor_globals executor_globals;
ASYNC_TLS unsigned async_switch_count;
static async_coroutine self;
static async_list somebody; /* who is ready all the time: nobody waits alone */
static async_time cancel_at = ASYNC_NEVER;
static async_wake abort_reason;
static unsigned yields;

void async_scheduler_switch(void)
{
	if (self.flags & ASYNC_COROUTINE_READY) {
		yields++;
		async_reactor_poll(0);
	}
	while (!(self.flags & ASYNC_COROUTINE_READY)) {
		async_time now = async_clock_now(), next = MIN(async_deadline_next(), cancel_at);

		async_reactor_poll(next == ASYNC_NEVER ? next : MAX(next - now, 0));
		now = async_the_scheduler.now = async_clock_now();
		if (now >= cancel_at) {
			cancel_at = ASYNC_NEVER;
			async_wait_abort(self.wait, abort_reason);
		}
		async_deadline_fire_due(now);
	}
	self.flags &= ~ASYNC_COROUTINE_READY;
	async_list_remove(&self.ready);
}

static zend_string *no_string;

zend_class_entry *async_ce_cancellation;

bool ZEND_FASTCALL instanceof_function_slow(const zend_class_entry *ce, const zend_class_entry *other)
{
	return false;
}

zend_string *zend_strpprintf(size_t max_length, const char *format, ...)
{
	return no_string;
}

void *ZEND_FASTCALL(_emalloc)(size_t size)
{
	return malloc(size);
}

/* The others. */

typedef struct {
	int fd;
	unsigned after_ms;
	void (*act)(int fd);
	pthread_t thread;
} other;

static void *other_main(void *data)
{
	other *actor = data;

	usleep(actor->after_ms * 1000);
	actor->act(actor->fd);
	return NULL;
}

static void meanwhile(other *actor)
{
	CHECK_INT(pthread_create(&actor->thread, NULL, other_main, actor), 0);
}

static void write_hello(int fd)
{
	CHECK_INT(write(fd, "hello", 5), 5);
}

static void read_it_all(int fd)
{
	static char block[65536];
	struct timeval limit = {.tv_usec = 200000};

	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
	while (recv(fd, block, sizeof(block), 0) > 0) {
	}
}

static int pair[2];
static char buffer[16];
static async_time began;

static int elapsed_ms(void)
{
	return (int) ((async_clock_now() - began) / MS);
}

#define CHECK_TOOK(milliseconds) \
 CHECK(elapsed_ms() >= (milliseconds) -1 && elapsed_ms() < (milliseconds) + 2000)

static void cancel_after(async_time delay, async_wake reason)
{
	cancel_at = async_clock_now() + delay;
	abort_reason = reason;
}

static ssize_t receive(bool likely, async_io_timer *timer, async_time timeout)
{
	return async_io_recv(pair[0], buffer, sizeof(buffer), 0, likely, timer, timeout);
}

static void recv_waits(void)
{
	other writer = {pair[1], 20, write_hello, 0};

	meanwhile(&writer);
	CHECK_INT(receive(false, NULL, -1), 5);
	CHECK_TOOK(20);
	pthread_join(writer.thread, NULL);
}

static void recv_likely_is_direct(void)
{
	write_hello(pair[1]);
	CHECK_INT(receive(true, NULL, -1), 5);
	CHECK_INT(async_the_reactor.in_flight, 0);
	CHECK_INT(receive(true, NULL, 0), -ETIMEDOUT);
	CHECK_INT(receive(false, NULL, 0), -ETIMEDOUT);
	CHECK_INT(receive(true, NULL, 10 * MS), -ETIMEDOUT);
}

/* The way round for processors that copy badly gives the same bytes, whatever comes. */
static void recv_behind(void)
{
	enum {
		LARGE = 4096,
	};
	static const size_t lengths[] = {1, 39, 40, 41, 100, LARGE - 41, LARGE - 40, LARGE - 39, LARGE - 1, LARGE};
	char sent[LARGE], received[LARGE + 128];

	CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
	for (int i = 0; i < LARGE; i++) {
		sent[i] = (char) (i * 7 + i / 256);
	}
	for (size_t shift = 0; shift < 64; shift += 8) {
		for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths); i++) {
			memset(received, '#', sizeof(received));
			CHECK(send(pair[1], sent, lengths[i], 0) == (ssize_t) lengths[i]);
			CHECK(async_reactor_receive_behind(pair[0], received + shift, LARGE, MSG_DONTWAIT) == (ssize_t) lengths[i]);
			CHECK(memcmp(received + shift, sent, lengths[i]) == 0);
			CHECK(shift == 0 || received[shift - 1] == '#');
			CHECK(received[shift + LARGE] == '#');
		}
	}
	CHECK(async_reactor_receive_behind(pair[0], received, LARGE, MSG_DONTWAIT) == -1 && errno == EAGAIN);
	close(pair[0]);
	close(pair[1]);
}

static void recv_times_out(void)
{
	CHECK_INT(receive(false, NULL, 30 * MS), -ETIMEDOUT);
	CHECK_TOOK(30);
}

static void timer_is_reused(void)
{
	async_io_timer timer;

	async_io_timer_init(&timer);
	for (int i = 0; i < 100; i++) {
		write_hello(pair[1]);
		CHECK_INT(receive(false, &timer, 50 * MS), 5);
		CHECK(async_deadline_is_armed(&timer.deadline));
		usleep(500);
	}
	/* It was armed for the first use, fires early and is pushed back. */
	began = async_clock_now();
	CHECK_INT(receive(false, &timer, 50 * MS), -ETIMEDOUT);
	CHECK_TOOK(50);
	CHECK(!async_deadline_is_armed(&timer.deadline));
	began = async_clock_now();
	cancel_after(5 * MS, ASYNC_WAKE_CANCELLED);
	CHECK_INT(receive(false, &timer, 2000 * MS), -ECANCELED);
	began = async_clock_now();
	CHECK_INT(receive(false, &timer, 20 * MS), -ETIMEDOUT); /* armed for later: moved */
	CHECK_TOOK(20);
	async_io_timer_free(&timer);
	CHECK(async_deadline_next() == ASYNC_NEVER);
}

static void recv_is_cancelled(void)
{
	cancel_after(20 * MS, ASYNC_WAKE_CANCELLED);
	CHECK_INT(receive(false, NULL, -1), -ECANCELED);
	CHECK_TOOK(20);
	cancel_after(5 * MS, ASYNC_WAKE_CLOSED);
	CHECK_INT(receive(false, NULL, -1), -EBADF);
	self.cancellation = (zend_object *) &self;
	CHECK_INT(receive(false, NULL, -1), -ECANCELED); /* pending already */
	CHECK_INT(async_io_poll(pair[0], POLLIN, ASYNC_NEVER), -ECANCELED);
	struct pollfd one = {.fd = pair[0], .events = POLLIN};
	CHECK_INT(async_io_poll_many(&one, 1, -1), -ECANCELED);
	CHECK_INT(async_io_sleep(1000 * MS), -ECANCELED);
	self.cancellation = NULL;
}

static void budget_yields(void)
{
	yields = 0;
	for (int i = 0; i < 200; i++) {
		write_hello(pair[1]);
		CHECK_INT(receive(true, NULL, -1), 5);
	}
	CHECK_INT(yields, 3);
}

static ssize_t attempt_recv(int fd, void *received)
{
	ssize_t count = recv(fd, received, sizeof(buffer), MSG_DONTWAIT);

	return count < 0 ? -errno : count;
}

static async_time endless(int fd)
{
	return -1;
}

/* Whichever attempt it is that lets others run before. */
static void attempts_of_the_cancelled_get_what_is_there(void)
{
	self.cancellation = (zend_object *) &self;
	for (int i = 0; i < 200; i++) {
		write_hello(pair[1]);
		CHECK_INT(async_io_persist(pair[0], POLLIN, attempt_recv, buffer, endless), 5);
	}
	CHECK_INT(async_io_persist(pair[0], POLLIN, attempt_recv, buffer, endless), -ECANCELED);
	self.cancellation = NULL;
}

static void send_everything(void)
{
	static char block[4 << 20];
	other reader = {pair[1], 20, read_it_all, 0};
	int error = 1;

	meanwhile(&reader);
	CHECK_INT(async_io_send(pair[0], block, sizeof(block), MSG_NOSIGNAL, NULL, -1, &error), sizeof(block));
	CHECK_INT(error, 0);
	pthread_join(reader.thread, NULL);
}

static void send_stops(void)
{
	static char block[4 << 20];
	size_t sent;
	int error = 1;

	sent = async_io_send(pair[0], block, sizeof(block), MSG_NOSIGNAL, NULL, 20 * MS, &error);
	CHECK(sent > 0 && sent < sizeof(block));
	CHECK_INT(error, -ETIMEDOUT);
	CHECK_INT(async_io_send(pair[0], block, 1, MSG_NOSIGNAL, NULL, 0, &error), 0);
	CHECK_INT(error, -ETIMEDOUT);
	cancel_after(10 * MS, ASYNC_WAKE_CANCELLED);
	CHECK_INT(async_io_send(pair[0], block, 1, MSG_NOSIGNAL, NULL, -1, &error), 0);
	CHECK_INT(error, -ECANCELED);
	close(pair[1]);
	CHECK_INT(async_io_send(pair[0], block, 1, MSG_NOSIGNAL, NULL, -1, &error), 0);
	CHECK_INT(error, -EPIPE);
	pair[1] = dup(pair[0]);
}

/* Short messages of a busy thread are left to the ring, with the same results. */
static void send_with_others(void)
{
	static char block[8192];
	char received[16];
	size_t sent;
	int error = 1;

	async_the_scheduler.ready_count = 100;
	CHECK_INT(async_io_send(pair[0], "hello", 5, MSG_NOSIGNAL, NULL, -1, &error), 5);
	CHECK_INT(error, 0);
	CHECK_INT(recv(pair[1], received, sizeof(received), MSG_DONTWAIT), 5);

	self.cancellation = (zend_object *) &self;
	CHECK_INT(async_io_send(pair[0], "hello", 5, MSG_NOSIGNAL, NULL, -1, &error), 5);
	CHECK_INT(error, 0);
	CHECK_INT(recv(pair[1], received, sizeof(received), MSG_DONTWAIT), 5);
	self.cancellation = NULL;

	do {
		sent = async_io_send(pair[0], block, sizeof(block), MSG_NOSIGNAL, NULL, 20 * MS, &error);
	} while (sent == sizeof(block));
	CHECK_INT(error, -ETIMEDOUT);
	close(pair[1]);
	CHECK_INT(async_io_send(pair[0], block, 1, MSG_NOSIGNAL, NULL, -1, &error), 0);
	CHECK(error == -EPIPE || error == -ECONNRESET);
	async_the_scheduler.ready_count = 0;
	pair[1] = dup(pair[0]);
}

static void poll_one(void)
{
	other writer = {pair[1], 20, write_hello, 0};

	CHECK_INT(async_io_poll(pair[0], POLLOUT, ASYNC_NEVER), POLLOUT);
	CHECK_INT(async_io_poll(pair[0], POLLOUT, 1), POLLOUT);
	CHECK_INT(async_io_poll(pair[0], POLLIN, 1), -ETIMEDOUT);
	CHECK_INT(async_io_poll(pair[0], POLLIN, async_clock_now() + 10 * MS), -ETIMEDOUT);
	CHECK_INT(async_io_poll(999, POLLIN, 1), -EBADF);
	meanwhile(&writer);
	CHECK_INT(async_io_poll(pair[0], POLLIN, ASYNC_NEVER), POLLIN);
	pthread_join(writer.thread, NULL);
}

enum {
	MANY = 50,
};

static void poll_many(void)
{
	int pairs[MANY][2];
	struct pollfd fds[MANY + 1];

	for (int i = 0; i < MANY; i++) {
		CHECK_INT(socketpair(AF_UNIX, SOCK_STREAM, 0, pairs[i]), 0);
		fds[i] = (struct pollfd) {.fd = pairs[i][0], .events = POLLIN};
	}
	fds[MANY] = (struct pollfd) {.fd = -1, .events = POLLIN, .revents = 7};

	for (int count = 1; count <= MANY + 1; count += count < 12 ? 1 : 13) {
		other writer = {pairs[count / 2][1], 5, write_hello, 0};

		meanwhile(&writer);
		CHECK_INT(async_io_poll_many(fds, (nfds_t) count, -1), 1);
		CHECK_INT(fds[count / 2].revents, POLLIN);
		CHECK_INT(fds[0].revents, count / 2 ? 0 : POLLIN);
		CHECK_INT(async_the_reactor.in_flight, 0);
		pthread_join(writer.thread, NULL);
		CHECK_INT(async_io_poll_many(fds, (nfds_t) count, -1), 1); /* direct */
		CHECK_INT(read(pairs[count / 2][0], buffer, 5), 5);
	}
	CHECK_INT(fds[MANY].revents, 0);

	began = async_clock_now();
	CHECK_INT(async_io_poll_many(fds, MANY, 20 * MS), 0);
	CHECK_TOOK(20);
	CHECK_INT(async_io_poll_many(fds, MANY, 0), 0);
	cancel_after(10 * MS, ASYNC_WAKE_CANCELLED);
	CHECK_INT(async_io_poll_many(fds, MANY, 1000 * MS), -ECANCELED);
	CHECK_INT(async_the_reactor.in_flight, 0);
	for (int i = 0; i < MANY; i++) {
		close(pairs[i][0]);
		close(pairs[i][1]);
	}
	CHECK_INT(async_io_poll_many(fds, MANY, -1), MANY); /* POLLNVAL */
}

static void poll_many_same_descriptor(void)
{
	struct pollfd fds[3] = {{.fd = pair[0], .events = POLLIN}, {.fd = pair[0], .events = POLLPRI},
		{.fd = pair[0], .events = POLLIN}};
	other writer = {pair[1], 5, write_hello, 0};

	meanwhile(&writer);
	CHECK_INT(async_io_poll_many(fds, 3, 1000 * MS), 2);
	CHECK_INT(fds[0].revents, POLLIN);
	CHECK_INT(fds[1].revents, 0);
	CHECK_INT(fds[2].revents, POLLIN);
	pthread_join(writer.thread, NULL);
}

static void poll_many_of_nothing(void)
{
	struct pollfd fds[1] = {{.fd = -1}};

	CHECK_INT(async_io_poll_many(fds, 1, 10 * MS), 0);
	CHECK_INT(async_io_poll_many(NULL, 0, 10 * MS), 0);
	CHECK_TOOK(20);
}

static void sleep_is_never_short(void)
{
	CHECK_INT(async_io_sleep(0), 0);
	CHECK_INT(async_io_sleep(20 * MS), 0);
	CHECK(async_clock_now() - began >= 20 * MS);
	CHECK_TOOK(20);
	cancel_after(5 * MS, ASYNC_WAKE_CANCELLED);
	CHECK_INT(async_io_sleep(-1), -ECANCELED);
}

/* The kernel takes no operation now, but it will. */
static const async_reactor_backend *willing;

static int refuse(async_op *op)
{
	async_the_reactor.backend = willing;
	return -EAGAIN;
}

static unsigned notices;

static void count_notice(async_notice *notice)
{
	notices++;
}

static void notice_is_refused_once(void)
{
	async_notice notice = ASYNC_NOTICE_INIT(count_notice);
	int fd = eventfd(1, EFD_NONBLOCK);
	async_reactor_backend reluctant = *async_the_reactor.backend;

	reluctant.start = refuse;
	willing = async_the_reactor.backend;
	async_the_reactor.backend = &reluctant;
	notices = 0;
	CHECK_INT(async_notice_want(&notice, fd), 0);
	CHECK(async_the_reactor.backend == willing);
	CHECK_INT(async_io_sleep(20 * MS), 0);
	CHECK_INT(notices, 1);
	async_notice_unwant(&notice);
	async_reactor_drain();
	async_reactor_forget(fd);
	close(fd);
}

static const test tests[] = {
	TEST(recv_waits),
	TEST(recv_likely_is_direct),
	TEST(recv_behind),
	TEST(recv_times_out),
	TEST(timer_is_reused),
	TEST(recv_is_cancelled),
	TEST(budget_yields),
	TEST(attempts_of_the_cancelled_get_what_is_there),
	TEST(send_everything),
	TEST(send_stops),
	TEST(send_with_others),
	TEST(poll_one),
	TEST(poll_many),
	TEST(poll_many_same_descriptor),
	TEST(poll_many_of_nothing),
	TEST(sleep_is_never_short),
	TEST(notice_is_refused_once),
};

static void run_all(async_reactor_choice choice)
{
	int error = async_reactor_open(choice, 64);

	printf("# %s\n", async_the_reactor.reason);
	if (error) {
		return;
	}
	for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) {
		CHECK_INT(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
		began = async_clock_now();
		run_test(&tests[i]);
		CHECK_INT(async_the_reactor.in_flight, 0);
		for (int end = 0; end < 2; end++) {
			async_reactor_forget(pair[end]);
			close(pair[end]);
		}
	}
	async_reactor_close();
}

int main(void)
{
	setvbuf(stdout, NULL, _IOLBF, 0);
	self.state = ASYNC_COROUTINE_RUNNING;
	async_the_scheduler.current = &self;
	async_list_init(&async_the_scheduler.ready);
	async_list_init(&self.ready);
	async_list_push_back(&async_the_scheduler.ready, &somebody);
	run_all(ASYNC_REACTOR_IO_URING);
	run_all(ASYNC_REACTOR_EPOLL);
	async_deadline_reset();
	return report();
}
