/* SPDX-License-Identifier: BSD-3-Clause */
#ifndef ASYNC_API_CPU_H
#define ASYNC_API_CPU_H

/* The next cpu_usage() is a first one again. */
void async_cpu_request_shutdown(void);

#endif
