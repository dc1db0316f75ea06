/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Which SQL statements make the session of a pooled connection dirty (src/hook/pdo_sql.c).
 */
#include "stubs.h"

#include "hook/pdo_sql.h"

#define DIRTY(sql) CHECK(async_pdo_sql_makes_dirty(sql, sizeof(sql) - 1))
#define CLEAN(sql) CHECK(!async_pdo_sql_makes_dirty(sql, sizeof(sql) - 1))

static void first_words(void)
{
	DIRTY("SET NAMES utf8mb4");
	DIRTY(" (; set search_path to x");
	DIRTY("pragma foreign_keys = on");
	DIRTY("CREATE TEMPORARY TABLE t (n INT)");
	DIRTY("DO $$ BEGIN SET search_path TO x; END $$");
	DIRTY("SELECT n INTO TEMP t FROM s");
	DIRTY("BEGIN NOT ATOMIC SET SESSION sql_mode = ''; END");
	CLEAN("");
	CLEAN("SELECT 1");
	CLEAN("SETTLE");
	CLEAN("SE");
	CLEAN("CREATE TABLE t (n INT)");
	CLEAN("BEGIN");
	CLEAN("SELECT n INTO t FROM s");
	CLEAN("INSERT INTO temperatures VALUES (1)");
}

static void functions_anywhere(void)
{
	DIRTY("SELECT GET_LOCK('a', 1)");
	DIRTY("SELECT pg_try_advisory_lock(1)");
	DIRTY("SELECT set_config('a', 'b', false)");
	DIRTY("SELECT @a := 1");
	CLEAN("SELECT get_block, reset_confi FROM t_");
	CLEAN("SELECT _lock FROM t WHERE a = 'GET_LOC");
}

static void comments(void)
{
	DIRTY("-- a\n-- b\nSET a = 1");
	DIRTY("# MySQL\nSET a = 1");
	DIRTY("/* a */ /* b */SET a = 1");
	DIRTY("/*!40101 SET NAMES utf8 */");
	DIRTY("/*M!100000 SET NAMES utf8 */");
	DIRTY("/* a /* b */ c */ SET a = 1");
	CLEAN("-- SET a = 1");
	CLEAN("# SET a = 1");
	CLEAN("/* SET a = 1 */ SELECT 1");
	CLEAN("/* SET a = 1");
	CLEAN("/*");
	CLEAN("/*/");
	CLEAN("--");
}

static void several_statements(void)
{
	DIRTY("SELECT 1; SET a = 1");
	DIRTY("SELECT 1;/* a */-- b\n ;\nSET a = 1");
	DIRTY("SELECT 'a;b'; LISTEN c");
	CLEAN("SELECT 1; SELECT 2;");
	CLEAN(";;;");
}

static void null_bytes(void)
{
	DIRTY("SELECT '\0'; SET a = 1");
	DIRTY("\0SET a = 1");
	CLEAN("\0");
	CLEAN("SELECT \0");
}

static const test tests[] = {
	TEST(first_words),
	TEST(functions_anywhere),
	TEST(comments),
	TEST(several_statements),
	TEST(null_bytes),
};

int main(void)
{
	for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) {
		run_test(&tests[i]);
	}
	return report();
}
