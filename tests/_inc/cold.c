/* SPDX-License-Identifier: BSD-3-Clause
 *
 * cold EAGAIN|EOPNOTSUPP COMMAND...: runs a command for which no data of a file is ever in
 * the page cache, or is said to be: preadv2() with RWF_NOWAIT fails, also on pipes.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* Of the sixth argument the half that is not 0; all machines we build for are little-endian. */
#define FLAGS offsetof(struct seccomp_data, args[5])

int main(int argc, char **argv)
{
	unsigned error = argc > 2 && strcmp(argv[1], "EAGAIN") == 0 ? EAGAIN : EOPNOTSUPP;
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_preadv2, 0, 3),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, FLAGS),
		BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, RWF_NOWAIT, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | error),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {sizeof(filter) / sizeof(filter[0]), filter};

	if (argc > 3 && strcmp(argv[2], "exec") == 0) {
		argv++; /* of a command for a shell */
	}
	if (argc < 3 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
		|| prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program)) {
		perror("cold");
		return 2;
	}
	execvp(argv[2], argv + 2);
	perror(argv[2]);
	return 2;
}
