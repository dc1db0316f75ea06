/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See pdo_sql.h. No parser: it looks at the first word of what may be a statement, and for
 * a few names anywhere. A semicolon inside of a string therefore counts, too; a connection
 * that is taken for dirty costs its pool a reset, one that is taken for clean would hand
 * somebody's settings to somebody else.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/pdo_sql.h"

#include <string.h>
#include <strings.h>

/* Statements that set up something for the rest of the session, by their first word. */
static const char *const words[] = {"SET", "USE", "LOCK", "UNLOCK", "FLUSH", "HANDLER", "PREPARE",
	"DEALLOCATE", "EXECUTE", "XA", "LISTEN", "UNLISTEN", "DECLARE", "DO", "PRAGMA", "ATTACH", "DETACH", NULL};

/* Functions that do, wherever they are called: what is before and after an underscore. */
static const char *const functions[][2] = {{"GET", "LOCK"}, {"ADVISORY", "LOCK"}, {"SET", "CONFIG"}};

/* `name` in upper case, anywhere and in any case. */
static bool contains(const char *from, const char *end, const char *name)
{
	size_t length = strlen(name);

	for (; (size_t) (end - from) >= length; from++) {
		if ((*from & 0xdf) == *name && strncasecmp(from, name, length) == 0) {
			return true;
		}
	}
	return false;
}

static bool calls_function(const char *sql, const char *end)
{
	for (const char *at = sql; (at = memchr(at, '_', (size_t) (end - at))); at++) {
		for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]); i++) {
			size_t before = strlen(functions[i][0]), after = strlen(functions[i][1]);

			if ((size_t) (at - sql) >= before && (size_t) (end - at) > after
				&& strncasecmp(at - before, functions[i][0], before) == 0
				&& strncasecmp(at + 1, functions[i][1], after) == 0) {
				return true;
			}
		}
	}
	return false;
}

static bool begins(const char *at, const char *end, const char *what)
{
	return (size_t) (end - at) >= strlen(what) && memcmp(at, what, strlen(what)) == 0;
}

/* The byte after what `mark` ends, or `end`. */
static const char *after(const char *at, const char *end, const char *mark)
{
	const char *found = memmem(at, (size_t) (end - at), mark, strlen(mark));

	return found ? found + strlen(mark) : end;
}

/* The first byte of a statement, or NULL when one cannot tell: MySQL runs what is in such
 * comments as these, and servers do not agree on comments in comments. */
static const char *skip_to_statement(const char *at, const char *end)
{
	while (at < end) {
		if (strchr(" \t\r\n\f\v(;", *at)) { /* finds a null byte, too */
			at++;
		} else if (begins(at, end, "--") || *at == '#') {
			at = after(at, end, "\n");
		} else if (begins(at, end, "/*")) {
			const char *body = at + 2;

			at = after(body, end, "*/");
			if (begins(body, end, "!") || begins(body, end, "M!")
				|| memmem(body, (size_t) (at - body), "/*", 2)) {
				return NULL;
			}
		} else {
			break;
		}
	}
	return at;
}

static bool is_word(const char *first, size_t length, const char *word)
{
	return length == strlen(word) && strncasecmp(first, word, length) == 0;
}

static bool statement_makes_dirty(const char *first, const char *end)
{
	size_t length = strspn(first, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

	for (const char *const *word = words; *word; word++) {
		if (is_word(first, length, *word)) {
			return true;
		}
	}
	if (is_word(first, length, "SELECT") || is_word(first, length, "WITH")) {
		return contains(first, end, "INTO") && contains(first, end, "TEMP");
	}
	if (is_word(first, length, "BEGIN")) {
		return contains(first, end, "ATOMIC"); /* MariaDB: BEGIN NOT ATOMIC, a block of statements */
	}
	return is_word(first, length, "CREATE") && contains(first, end, "TEMP");
}

bool async_pdo_sql_makes_dirty(const char *sql, size_t length)
{
	const char *end = sql + length;

	if (memchr(sql, '@', length) || calls_function(sql, end)) {
		return true;
	}
	for (const char *at = sql; at; at = memchr(at, ';', (size_t) (end - at))) {
		at = skip_to_statement(at, end);
		if (!at || statement_makes_dirty(at, end)) {
			return true;
		}
	}
	return false;
}
