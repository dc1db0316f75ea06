/* SPDX-License-Identifier: BSD-3-Clause
 *
 * stream_select() with any number of descriptors.
 */
#ifndef ASYNC_HOOK_STREAM_SELECT_H
#define ASYNC_HOOK_STREAM_SELECT_H

void async_stream_select_install(void);
void async_stream_select_uninstall(void);

#endif
