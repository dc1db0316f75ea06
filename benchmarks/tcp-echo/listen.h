/* What the two C echo servers share: the arguments, the listening socket, the "ready" line. */
#ifndef TCP_ECHO_LISTEN_H
#define TCP_ECHO_LISTEN_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

struct echo_options {
	int port;
	size_t read_size;
};

static inline void check(int result, const char *what)
{
	if (result < 0) {
		perror(what);
		exit(1);
	}
}

static inline struct echo_options parse_arguments(int argc, char **argv)
{
	struct echo_options options = {.port = 0, .read_size = 65536};

	if (argc < 2) {
		fprintf(stderr, "usage: %s PORT [READ_SIZE]\n", argv[0]);
		exit(2);
	}
	options.port = atoi(argv[1]);
	if (argc > 2) {
		options.read_size = (size_t) atol(argv[2]);
	}
	return options;
}

static inline int listen_on(int port, int flags)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t) port)};
	int one = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | flags, 0);

	check(fd, "socket");
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	check(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one)), "setsockopt");
	/* Accepted sockets inherit the option. */
	check(setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one)), "setsockopt");
	check(bind(fd, (struct sockaddr *) &address, sizeof(address)), "bind");
	check(listen(fd, 1024), "listen");
	return fd;
}

static inline void say_ready(int port)
{
	printf("ready %d\n", port);
	fflush(stdout);
}

#endif
