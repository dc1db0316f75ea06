/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See file_read.h. Data that the disk has to bring goes into memory of ours, and from
 * there to the caller once the coroutine runs again: its buffer belongs to the stream, which
 * others could use meanwhile in ways that we do not see. The position of the file moves only
 * then, so that a cancelled read has not taken anything.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/file_read.h"

#include <errno.h>
#include <linux/magic.h>
#include <sys/uio.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "core/libc.h"
#include "io/disk.h"
#include "reactor/chaos.h"

enum {
	AT_ONCE = 1024 * 1024, /* then others get a turn */
	AT_ONCE_FROM_DISK = 128 * 1024, /* as much as the kernel reads ahead by itself */
	/* Where nothing is known of the cache, a way around through another thread takes longer
	 * than most small reads, which the kernel reads ahead for. */
	WORTH_A_DETOUR = 64 * 1024,
	SECTOR = 512, /* data that is partly in the cache ends at a multiple of it */
};

/* Not in linux/magic.h. */
#define CIFS_MAGIC 0xff534d42
#define SMB2_MAGIC 0xfe534d42
#define LUSTRE_MAGIC 0x0bd00bd0

async_file_kind async_file_classify(int fd)
{
	struct statfs status;

	if (fstatfs(fd, &status) != 0) {
		return ASYNC_FILE_MEMORY;
	}
	switch ((uint32_t) status.f_type) {
	case TMPFS_MAGIC:
	case RAMFS_MAGIC:
	case HUGETLBFS_MAGIC:
	case PROC_SUPER_MAGIC:
	case SYSFS_MAGIC:
	case DEBUGFS_MAGIC:
	case TRACEFS_MAGIC:
	case SECURITYFS_MAGIC:
	case CGROUP_SUPER_MAGIC:
	case CGROUP2_SUPER_MAGIC:
	case BPF_FS_MAGIC:
	case DEVPTS_SUPER_MAGIC:
		return ASYNC_FILE_MEMORY;
	case FUSE_SUPER_MAGIC:
	case NFS_SUPER_MAGIC:
	case CIFS_MAGIC:
	case SMB2_MAGIC:
	case SMB_SUPER_MAGIC:
	case CEPH_SUPER_MAGIC:
	case V9FS_MAGIC:
	case AFS_SUPER_MAGIC:
	case AFS_FS_MAGIC:
	case CODA_SUPER_MAGIC:
	case OCFS2_SUPER_MAGIC:
	case LUSTRE_MAGIC:
		return ASYNC_FILE_REMOTE;
	default:
		return ASYNC_FILE_OPAQUE;
	}
}

/* What read(2) knows of the stream: an address in its buffer, which is valid as long as
 * these stay. */
typedef struct _snapshot {
	const unsigned char *buffer;
	zend_off_t from, to;
} snapshot;

static snapshot take_snapshot(const async_file_call *call)
{
	const php_stream *stream = call->stream;

	return stream ? (snapshot) {stream->readbuf, stream->readpos, stream->writepos} : (snapshot) {NULL, 0, 0};
}

/* The stream is not what it was, since one has used it whom no turn keeps away. What has been
 * read goes nowhere. */
#define CHANGED (-ESTALE)

static bool is_same(const snapshot *a, const snapshot *b)
{
	return a->buffer == b->buffer && a->from == b->from && a->to == b->to;
}

/* Does the call read its stream, or something of its own by which it does so? */
static bool is_meant(const async_file_call *call, int fd)
{
	return !call->stream || async_pipe_descriptor(call->stream) == fd;
}

/* suspends */
static int let_others_run(async_file_call *call, int fd)
{
	snapshot before = take_snapshot(call), after;
	int error;

	if (!is_meant(call, fd)) {
		return 0;
	}
	error = async_file_call_visit(call);
	if (!error) {
		error = async_io_yield(fd);
	}
	after = take_snapshot(call);
	return is_same(&before, &after) ? error : CHANGED;
}

static ssize_t read_directly(int fd, char *buffer, size_t length)
{
	ssize_t count = read(fd, buffer, length);

	return count < 0 ? -errno : count;
}

static ssize_t read_cached(int fd, char *buffer, size_t length)
{
	struct iovec piece = {buffer, length};
	ssize_t count;

	if (async_chaos_strikes(ASYNC_CHAOS_EAGAIN)) {
		return -EAGAIN;
	}
	count = preadv2(fd, &piece, 1, -1, RWF_NOWAIT);
	if (EXPECTED(count >= 0)) {
		return count;
	}
	return errno == EINVAL || errno == ENOSYS ? -EOPNOTSUPP : -errno;
}

/* Reads at the position and moves it on, unless the coroutine was cancelled, or somebody
 * else has moved it (-EAGAIN). suspends */
static ssize_t read_from_disk(async_file_call *call, int fd, char *buffer, size_t length, char *own)
{
	snapshot before = take_snapshot(call), after;
	off_t position = lseek(fd, 0, SEEK_CUR);
	bool started;
	ssize_t count;
	int error = position < 0 ? -errno : async_file_call_visit(call);

	if (error) {
		return error;
	}
	count = async_io_read_file(fd, own, length, position, &started);
	after = take_snapshot(call);
	if (UNEXPECTED(!is_same(&before, &after))) {
		return CHANGED;
	}
	if (!started) {
		return read_directly(fd, buffer, length);
	}
	if (count > 0) {
		if (lseek(fd, 0, SEEK_CUR) != position) {
			return -EAGAIN;
		}
		lseek(fd, position + count, SEEK_SET);
		memcpy(buffer, own, (size_t) count);
	}
	return count;
}

/* suspends */
static ssize_t read_slowly(async_file_call *call, int fd, char *buffer, size_t length)
{
	char *own;
	ssize_t count;

	if (!is_meant(call, fd)) {
		return read_directly(fd, buffer, length);
	}
	own = emalloc(length);
	do {
		count = read_from_disk(call, fd, buffer, length, own);
	} while (UNEXPECTED(count == -EAGAIN));
	efree(own);
	return count;
}

/* After `count` bytes where `asked` were wanted: is that the end of the file? It may also be
 * the end of what is in the cache. */
static bool is_the_end(int fd, size_t asked, size_t count)
{
	return count < asked && lseek(fd, 0, SEEK_CUR) % SECTOR != 0;
}

static bool is_to_be_tried(async_file_kind kind, size_t length)
{
	return kind == ASYNC_FILE_CACHED || (kind == ASYNC_FILE_OPAQUE && length < WORTH_A_DETOUR);
}

ssize_t async_file_read(async_file_call *call, int fd, char *buffer, size_t length, async_file_kind kind)
{
	size_t done = 0;
	ssize_t count = UNEXPECTED(async_io_is_greedy()) ? let_others_run(call, fd) : 0;

	while (count >= 0) {
		size_t asked = MIN(length - done, AT_ONCE);

		count = -EAGAIN;
		if (is_to_be_tried(kind, asked)) {
			count = kind == ASYNC_FILE_CACHED ? read_cached(fd, buffer + done, asked)
											  : read_directly(fd, buffer + done, asked);
		}
		if (UNEXPECTED(count == -EAGAIN)) {
			asked = MIN(asked, AT_ONCE_FROM_DISK);
			count = read_slowly(call, fd, buffer + done, asked);
		}
		if (count <= 0) {
			break;
		}
		done += (size_t) count;
		if (done == length || is_the_end(fd, asked, (size_t) count)) {
			break;
		}
		if ((size_t) count == AT_ONCE) {
			count = let_others_run(call, fd);
		}
	}
	if (UNEXPECTED(count == CHANGED)) {
		return -EBADF;
	}
	return done ? (ssize_t) done : count;
}
