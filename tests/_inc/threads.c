/* SPDX-License-Identifier: BSD-3-Clause
 *
 * A PHP extension for a thread-safe build: run_in_threads(file, count) runs a script as
 * a request of its own in each of `count` threads, all at once.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include <pthread.h>

#include <php.h>
#include <php_main.h>
#include <SAPI.h>

enum { MOST_THREADS = 64 };

static void *run(void *path)
{
	zend_file_handle file;

	(void) ts_resource(0);
	ZEND_TSRMLS_CACHE_UPDATE();
	SG(server_context) = (void *) 1;
	SG(sapi_started) = 0;
	if (php_request_startup() == SUCCESS) {
		SG(headers_sent) = 1;
		SG(request_info).no_headers = 1;
		zend_first_try {
			zend_stream_init_filename(&file, path);
			php_execute_script(&file);
			zend_destroy_file_handle(&file);
		} zend_end_try();
		php_request_shutdown(NULL);
	}
	ts_free_thread();
	return NULL;
}

ZEND_BEGIN_ARG_INFO_EX(arguments, 0, 0, 2)
	ZEND_ARG_TYPE_INFO(0, file, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, count, IS_LONG, 0)
ZEND_END_ARG_INFO()

static PHP_FUNCTION(run_in_threads)
{
	pthread_t threads[MOST_THREADS];
	char *path;
	size_t length;
	zend_long count;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_PATH(path, length)
		Z_PARAM_LONG(count)
	ZEND_PARSE_PARAMETERS_END();
	count = MIN(count, MOST_THREADS);
	for (zend_long i = 0; i < count; i++) {
		pthread_create(&threads[i], NULL, run, path);
	}
	for (zend_long i = 0; i < count; i++) {
		pthread_join(threads[i], NULL);
	}
}

static const zend_function_entry functions[] = {
	PHP_FE(run_in_threads, arguments)
	PHP_FE_END
};

static zend_module_entry threads_module_entry = {
	STANDARD_MODULE_HEADER, "threads", functions, NULL, NULL, NULL, NULL, NULL, "1", STANDARD_MODULE_PROPERTIES,
};

ZEND_TSRMLS_CACHE_DEFINE()
ZEND_GET_MODULE(threads)
