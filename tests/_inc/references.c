/* references(object): array, what the object tells the cycle collector that it holds. */
#ifdef HAVE_CONFIG_H
# include "config.h"
#endif
#include <php.h>

ZEND_TSRMLS_CACHE_DEFINE()

/* An array is followed: variables hold most of them. */
static void add(zval *list, zval *value)
{
	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) == IS_OBJECT) {
		Z_ADDREF_P(value);
		add_next_index_zval(list, value);
	} else if (Z_TYPE_P(value) == IS_ARRAY) {
		zval *element;

		ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(value), element) {
			add(list, element);
		} ZEND_HASH_FOREACH_END();
	}
}

/* Each of `values` is counted at least as often as it is told. */
static void check(const zval *values, int count)
{
	for (int i = 0; i < count; i++) {
		unsigned times = 0;

		if (!Z_REFCOUNTED(values[i])) {
			continue;
		}
		for (int j = 0; j < count; j++) {
			times += Z_REFCOUNTED(values[j]) && Z_COUNTED(values[i]) == Z_COUNTED(values[j]);
		}
		if (times > Z_REFCOUNT(values[i])) {
			php_printf("told %u times, but counted %u times\n", times, Z_REFCOUNT(values[i]));
		}
	}
}

static PHP_FUNCTION(references)
{
	zval *object, *table, *values;
	HashTable *properties;
	int count;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT(object)
	ZEND_PARSE_PARAMETERS_END();

	properties = Z_OBJ_HANDLER_P(object, get_gc)(Z_OBJ_P(object), &table, &count);
	array_init(return_value);
	values = safe_emalloc(count + 1, sizeof(zval), 0);
	memcpy(values, table, count * sizeof(zval));
	check(values, count);
	for (int i = 0; i < count; i++) {
		add(return_value, &values[i]);
	}
	efree(values);
	if (properties) {
		zval *value;

		ZEND_HASH_FOREACH_VAL_IND(properties, value) {
			add(return_value, value);
		} ZEND_HASH_FOREACH_END();
	}
}

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_references, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, object, IS_OBJECT, 0)
ZEND_END_ARG_INFO()

static const zend_function_entry functions[] = {PHP_FE(references, arginfo_references) PHP_FE_END};

zend_module_entry references_module_entry = {
	STANDARD_MODULE_HEADER, "references", functions, NULL, NULL, NULL, NULL, NULL, "1",
	STANDARD_MODULE_PROPERTIES};

ZEND_GET_MODULE(references)
