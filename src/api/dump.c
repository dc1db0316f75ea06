/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Async\dump().
 */
#include <php.h>

#include "api/functions.h"
#include "coroutine/describe.h"

ZEND_FUNCTION(Async_dump)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_STR(async_describe_all());
}
