/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The transports (tcp, udp, unix, udg and the TLS ones): new streams get their hooks
 * where they are made.
 */
#ifndef ASYNC_HOOK_TRANSPORT_H
#define ASYNC_HOOK_TRANSPORT_H

void async_transports_install(void);
void async_transports_uninstall(void);
void async_transports_attach_existing(void);
void async_transports_info(void);

#endif
