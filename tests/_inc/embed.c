/* SPDX-License-Identifier: BSD-3-Clause
 *
 * A program with PHP in several threads: embed INI-FILE ROUNDS SCRIPT... runs each script
 * as a request of its own, in a thread of its own, all at once; ROUNDS times, each with
 * new threads. The status is 1 when a script has ended with another one than 0.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include <sapi/embed/php_embed.h>

#ifndef ZTS
# error "needs a thread-safe PHP"
#endif

ZEND_TSRMLS_CACHE_DEFINE()

enum { MOST_THREADS = 16 };

/* All requests begin at the same time. */
static pthread_barrier_t barrier;
static int failed;

static void run_script(const char *path)
{
	zend_file_handle file;

	SG(server_context) = (void *) 1;
	SG(options) |= SAPI_OPTION_NO_CHDIR;
	if (php_request_startup() != SUCCESS) {
		__atomic_store_n(&failed, 1, __ATOMIC_RELAXED);
		return;
	}
	SG(headers_sent) = 1;
	SG(request_info).no_headers = 1;
	zend_first_try {
		zend_stream_init_filename(&file, path);
		php_execute_script(&file);
		zend_destroy_file_handle(&file);
	} zend_end_try();
	if (EG(exit_status) != 0) {
		__atomic_store_n(&failed, 1, __ATOMIC_RELAXED);
	}
	php_request_shutdown(NULL);
}

static void *run_thread(void *path)
{
	(void) ts_resource(0);
	ZEND_TSRMLS_CACHE_UPDATE();
	pthread_barrier_wait(&barrier);
	run_script(path);
	ts_free_thread();
	return NULL;
}

int main(int argc, char **argv)
{
	pthread_t threads[MOST_THREADS];
	unsigned count = argc > 3 ? (unsigned) argc - 3 : 0;

	if (count == 0 || count > MOST_THREADS) {
		fprintf(stderr, "usage: embed INI-FILE ROUNDS SCRIPT...\n");
		return 2;
	}
	php_embed_module.php_ini_path_override = argv[1];
	if (php_embed_init(0, NULL) != SUCCESS) {
		return 2;
	}
	ZEND_TSRMLS_CACHE_UPDATE();
	pthread_barrier_init(&barrier, NULL, count);
	for (int round = atoi(argv[2]); round > 0; round--) {
		for (unsigned i = 0; i < count; i++) {
			if (pthread_create(&threads[i], NULL, run_thread, argv[3 + i]) != 0) {
				abort();
			}
		}
		for (unsigned i = 0; i < count; i++) {
			pthread_join(threads[i], NULL);
		}
	}
	php_embed_shutdown();
	return failed;
}
