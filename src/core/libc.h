/* SPDX-License-Identifier: BSD-3-Clause
 *
 * What the kernel offers and not every C library declares: musl before 1.2.5 has no
 * preadv2(2), and none of it has MSG_COPY.
 */
#ifndef ASYNC_CORE_LIBC_H
#define ASYNC_CORE_LIBC_H

#include <sys/msg.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#ifndef MSG_COPY
# define MSG_COPY 040000
#endif

#ifndef RWF_NOWAIT
# define RWF_NOWAIT 8

/* The last but one argument is the upper half of the offset where that does not fit. */
static inline ssize_t preadv2(int fd, const struct iovec *pieces, int count, off_t offset, int flags)
{
	return syscall(SYS_preadv2, fd, pieces, count, (long) offset, 0L, flags);
}

static inline ssize_t pwritev2(int fd, const struct iovec *pieces, int count, off_t offset, int flags)
{
	return syscall(SYS_pwritev2, fd, pieces, count, (long) offset, 0L, flags);
}
#endif

#endif
