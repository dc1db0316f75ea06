/* SPDX-License-Identifier: BSD-3-Clause
 *
 * What makes the session of a pooled connection dirty. The answer does not depend on the
 * case of letters, on comments in front, or on empty statements.
 */
#include "parsers.h"

#include <ctype.h>

#include "hook/pdo_sql.c"

static bool ask(const char *prefix, const uint8_t *data, size_t size, bool swap)
{
	size_t before = strlen(prefix);
	char *sql = malloc(before + size + 1); /* of the exact size, for the sanitizer */
	bool dirty;

	memcpy(sql, prefix, before);
	memcpy(sql + before, data, size);
	sql[before + size] = '\0';
	for (size_t i = before; swap && i < before + size; i++) {
		unsigned char c = (unsigned char) sql[i];

		/* In "/ *M!" the case is not free. */
		sql[i] = (char) (c == 'M' || c == 'm' ? c : islower(c) ? toupper(c) : tolower(c));
	}
	dirty = async_pdo_sql_makes_dirty(sql, before + size);
	free(sql);
	return dirty;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	bool dirty = ask("", data, size, false);

	EXPECT(ask("", data, size, true) == dirty);
	EXPECT(ask("/* a */ ", data, size, false) == dirty);
	EXPECT(ask("-- a\n# b\n;", data, size, false) == dirty);
	EXPECT(ask("COMMIT; ", data, size, false) == dirty);
	EXPECT(ask("SET a = 1; ", data, size, false));
	return 0;
}
