/* SPDX-License-Identifier: BSD-3-Clause
 *
 * pcntl_fork(): a child would have copies of all coroutines, which would then run
 * twice, on descriptors shared with the parent.
 */
#ifndef ASYNC_HOOK_FORK_H
#define ASYNC_HOOK_FORK_H

void async_fork_install(void);
void async_fork_uninstall(void);

#endif
