/* SPDX-License-Identifier: BSD-3-Clause
 *
 * For tools/analyze. cppcheck sees no headers of PHP (with them it takes a quarter of an
 * hour), and must be told what these of its macros do.
 */
#define PHP_VERSION_ID 80200
#define UNEXPECTED(condition) (condition)
#define EXPECTED(condition) (condition)
#define ElfW(type) Elf64_##type
#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define ZEND_ATTRIBUTE_FORMAT(kind, format, arguments)
#define ZEND_FALLTHROUGH __attribute__((fallthrough))

#define BEGIN_EXTERN_C()
#define END_EXTERN_C()
#define ZEND_BEGIN_MODULE_GLOBALS(name) struct name##_globals {
#define ZEND_END_MODULE_GLOBALS(name) \
 } \
 ;
#define ZEND_EXTERN_MODULE_GLOBALS(name) extern struct name##_globals name##_globals;
#define ZEND_DECLARE_MODULE_GLOBALS(name) struct name##_globals name##_globals;
#define ZEND_GET_MODULE(name)
#define PHP_INI_BEGIN()
#define PHP_INI_END()
#define PHP_INI_ENTRY(...)
#define STD_PHP_INI_ENTRY(...)
#define STD_PHP_INI_BOOLEAN(...)
#define ZEND_BEGIN_ARG_INFO_EX(name, ...) static const int name[] = {
#define ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(name, ...) static const int name[] = {
#define ZEND_ARG_INFO(...) 0,
#define ZEND_END_ARG_INFO() \
 } \
 ;
#define ZEND_FE(name, arguments) {#name, arguments},
#define ZEND_FE_END \
 { \
  0 \
 }
#define ZEND_MOD_REQUIRED(name) {name},
#define ZEND_MOD_OPTIONAL(name) {name},
#define ZEND_MOD_END \
 { \
  0 \
 }

#define INTERNAL_FUNCTION_PARAMETERS zend_execute_data *execute_data, zval *return_value
#define ZEND_FUNCTION(name) void zif_##name(INTERNAL_FUNCTION_PARAMETERS)
#define ZEND_METHOD(class, name) void zim_##class##_##name(INTERNAL_FUNCTION_PARAMETERS)
#define PHP_MINIT_FUNCTION(name) int zm_startup_##name(int type, int module_number)
#define PHP_MSHUTDOWN_FUNCTION(name) int zm_shutdown_##name(int type, int module_number)
#define PHP_RINIT_FUNCTION(name) int zm_activate_##name(int type, int module_number)
#define PHP_RSHUTDOWN_FUNCTION(name) int zm_deactivate_##name(int type, int module_number)
#define PHP_MINFO_FUNCTION(name) void zm_info_##name(zend_module_entry *module)
#define PHP_INI_MH(name) \
 int name( \
	 zend_ini_entry *entry, zend_string *new_value, void *mh_arg1, void *mh_arg2, void *mh_arg3, int stage)

#define ZEND_PARSE_PARAMETERS_NONE()
#define ZEND_PARSE_PARAMETERS_START(least, most)
#define ZEND_PARSE_PARAMETERS_END()
#define Z_PARAM_OPTIONAL
#define Z_PARAM_LONG(target) parse(&target);
#define Z_PARAM_ZVAL(target) parse(&target);
#define Z_PARAM_BOOL(target) parse(&target);
#define Z_PARAM_ITERABLE(target) parse(&target);
#define Z_PARAM_OBJECT(target) parse(&target);
#define Z_PARAM_ARRAY(target) parse(&target);
#define Z_PARAM_ARRAY_HT(target) parse(&target);
#define Z_PARAM_PATH_STR(target) parse(&target);
#define Z_PARAM_OBJ_OF_CLASS(target, class) parse(&target);
#define Z_PARAM_OBJ_OF_CLASS_OR_NULL(target, class) parse(&target);
#define Z_PARAM_OBJECT_OF_CLASS(target, class) parse(&target);
#define Z_PARAM_OBJECT_OF_CLASS_OR_NULL(target, class) parse(&target);
#define Z_PARAM_FUNC(target, other) parse(&target, &other);
#define Z_PARAM_FUNC_OR_NULL(target, other) parse(&target, &other);
#define Z_PARAM_LONG_OR_NULL(target, other) parse(&target, &other);
#define Z_PARAM_STR_OR_LONG(target, other) parse(&target, &other);
#define Z_PARAM_VARIADIC_WITH_NAMED(list, count, named) parse(&list, &count, &named);

#define zend_try if (setjmp(0) == 0)
#define zend_catch else
#define zend_end_try()

#define ZEND_HASH_FOREACH_VAL(table, value) while ((value = next_of(table))) {
#define ZEND_HASH_FOREACH_PTR(table, value) while ((value = next_of(table))) {
#define ZEND_HASH_MAP_FOREACH_PTR(table, value) while ((value = next_of(table))) {
#define ZEND_HASH_FOREACH_NUM_KEY(table, index) while (next_of(table, &index)) {
#define ZEND_HASH_FOREACH_NUM_KEY_VAL(table, index, value) while ((value = next_of(table, &index))) {
#define ZEND_HASH_FOREACH_STR_KEY_VAL(table, key, value) while ((value = next_of(table, &key))) {
#define ZEND_HASH_FOREACH_KEY_VAL(table, index, key, value) while ((value = next_of(table, &index, &key))) {
#define ZEND_HASH_FOREACH_KEY_VAL_IND(table, index, key, value) \
 while ((value = next_of(table, &index, &key))) {
#define ZEND_HASH_FOREACH_END() }
