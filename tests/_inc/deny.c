/* SPDX-License-Identifier: BSD-3-Clause
 *
 * deny CALL ERROR COMMAND...: runs a command in whose process, and in those of its
 * children, io_uring_CALL (setup or enter) fails with ERROR, as in a sandbox.
 */
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static int error_number(const char *name)
{
	return strcmp(name, "EPERM") == 0 ? EPERM
		: strcmp(name, "ENOSYS") == 0 ? ENOSYS
		: strcmp(name, "EOPNOTSUPP") == 0 ? EOPNOTSUPP
										  : 0;
}

int main(int argc, char **argv)
{
	unsigned call = 0;
	int error = argc > 3 ? error_number(argv[2]) : 0;

	if (argc > 3) {
		call = strcmp(argv[1], "setup") == 0 ? SYS_io_uring_setup
			: strcmp(argv[1], "enter") == 0 ? SYS_io_uring_enter
											: 0;
	}
	if (!call || !error) {
		fprintf(stderr, "usage: deny setup|enter EPERM|ENOSYS|EOPNOTSUPP COMMAND...\n");
		return 2;
	}
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (unsigned) error),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {sizeof(filter) / sizeof(filter[0]), filter};

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program)) {
		perror("deny");
		return 2;
	}
	execvp(argv[3], argv + 3);
	perror(argv[3]);
	return 2;
}
