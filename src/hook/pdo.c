/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See pdo.h: finds PDO among the loaded extensions.
 */
#include "hook/pdo.h"

#ifdef ASYNC_HAVE_PDO

zend_class_entry *async_pdo_ce;
zend_class_entry *async_pdo_statement_ce;
zend_class_entry *async_pdo_exception_ce;

static zend_class_entry *find_class(const char *name)
{
	return zend_hash_str_find_ptr(CG(class_table), name, strlen(name));
}

void async_pdo_install(void)
{
	async_pdo_ce = find_class("pdo");
	async_pdo_statement_ce = find_class("pdostatement");
	async_pdo_exception_ce = find_class("pdoexception");
	if (async_pdo_ce && async_pdo_statement_ce && async_pdo_exception_ce) {
		async_pdo_objects_install();
		async_pdo_calls_install();
	}
}

#else

void async_pdo_install(void)
{
}

#endif
