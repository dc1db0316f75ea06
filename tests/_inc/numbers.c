/* A client library: reads and writes descriptors that it is told. Compiled by tests. */
#include <unistd.h>

long read_from(int fd, char *buffer, unsigned long length)
{
	return read(fd, buffer, length);
}

long write_to(int fd, const char *buffer, unsigned long length)
{
	return write(fd, buffer, length);
}
