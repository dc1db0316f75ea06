/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Work for the worker threads as awaitable operations.
 */
#ifndef ASYNC_IO_JOB_H
#define ASYNC_IO_JOB_H

#include "reactor/worker.h"

/* Has a worker run the job and waits for it; `what` names it in reports. 0: it is done
 * and the caller's again. -ECANCELED: the coroutine was cancelled and the job is gone.
 * Other -errno: it could not be begun; it is the caller's. suspends */
int async_io_job(async_job *job, const char *what);

/* Request end: gives up every job that a coroutine has left behind. */
void async_io_jobs_reset(void);

#endif
