/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See soap_state.h. The globals of ext/soap are not exported, nor is their declaration
 * installed. Its ini entries tell where they are, and by the offsets of what they set we
 * recognize one of two layouts. With another one nothing is saved.
 *
 * Owned by ext/soap throughout: the bytes are only moved.
 */
#include "coroutine/soap_state.h"

#include <dlfcn.h>

#include <php.h>
#include <zend_ini.h>

#include "core/function.h"
#include "coroutine/scheduler.h"

typedef struct _span {
	size_t offset;
	size_t length;
} span;

/* {{{ Layouts */
#define BEFORE_CALL \
 HashTable tables[3]; \
 HashTable *typemap; \
 int unique_namespace; \
 int soap_version; \
 void *sdl;

#define CACHE \
 char *cache_dir; \
 zend_long cache_ttl; \
 zend_long cache_limit; \
 HashTable *cache;

#define AFTER_CACHE \
 void *encoding; \
 HashTable *class_map; \
 int features; \
 HashTable wsdl_cache; \
 int unique_reference; \
 HashTable *references;

/* PHP 8.2 and 8.3 */
typedef struct _layout_flag_first {
	BEFORE_CALL
	bool flag;
	char *error_code;
	zval error_object;
	char cache_setting;
	char cache_mode;
	char cache_enabled;
	CACHE
	AFTER_CACHE
} layout_flag_first;

/* Since PHP 8.4 */
typedef struct _layout_flag_last {
	BEFORE_CALL
	char *error_code;
	zval error_object;
	bool flag;
	char cache_mode;
	char cache_enabled;
	CACHE
	AFTER_CACHE
} layout_flag_last;

typedef struct _layout {
	size_t cache_mode, cache_enabled, cache_limit; /* offsets */
	size_t flag, soap_version, error_object;
	span spans[ASYNC_SOAP_SPANS];
} layout;

#define END(type, member) (XtOffsetOf(type, member) + sizeof(((type *) NULL)->member))
#define SPAN(type, first, last) \
 { \
  XtOffsetOf(type, first), END(type, last) - XtOffsetOf(type, first) \
 }
#define LAYOUT(type, last) \
 { \
  XtOffsetOf(type, cache_mode), XtOffsetOf(type, cache_enabled), XtOffsetOf(type, cache_limit), \
	  XtOffsetOf(type, flag), XtOffsetOf(type, soap_version), XtOffsetOf(type, error_object), \
  { \
   SPAN(type, typemap, last), SPAN(type, encoding, features), SPAN(type, unique_reference, references) \
  } \
 }

static const layout layouts[] = {
	LAYOUT(layout_flag_first, error_object),
	LAYOUT(layout_flag_last, flag),
};
/* }}} */

#define LENGTH(type, first, last) (END(type, last) - XtOffsetOf(type, first))
#define LENGTHS(type, last) \
 (LENGTH(type, typemap, last) + LENGTH(type, encoding, features) + LENGTH(type, unique_reference, references))
_Static_assert(LENGTHS(layout_flag_first, error_object) <= ASYNC_SOAP_STATE_SIZE, "");
_Static_assert(LENGTHS(layout_flag_last, flag) <= ASYNC_SOAP_STATE_SIZE, "");

static const bool never = false;

ASYNC_TLS const bool *async_soap_flag = &never;

static ASYNC_TLS const layout *known; /* or NULL */
static ASYNC_TLS char *globals;
static ASYNC_TLS async_soap_settings scripts_settings; /* while no function of ext/soap runs */

static void (*switch_context)(zval *, zval *); /* of ext/libxml, or NULL */
static bool (*disable_entities)(bool);

static zif_handler original_set_context, original_disable_loader;

/* {{{ Settings */
static void get_settings(async_soap_settings *settings)
{
	switch_context(NULL, &settings->stream_context);
	settings->no_entities = disable_entities(true);
	disable_entities(settings->no_entities);
	settings->allow_url_fopen = PG(allow_url_fopen);
}

static void put_settings(const async_soap_settings *settings)
{
	zval context;

	ZVAL_COPY_VALUE(&context, &settings->stream_context);
	switch_context(&context, NULL);
	disable_entities(settings->no_entities);
	PG(allow_url_fopen) = settings->allow_url_fopen;
}

static bool are_the_scripts(const async_soap_settings *settings)
{
	const zval *context = &settings->stream_context;

	return settings->no_entities == scripts_settings.no_entities
		&& settings->allow_url_fopen == scripts_settings.allow_url_fopen
		&& Z_TYPE_P(context) == Z_TYPE(scripts_settings.stream_context)
		&& (Z_TYPE_P(context) == IS_UNDEF || Z_RES_P(context) == Z_RES(scripts_settings.stream_context));
}
/* }}} */

/* {{{ Finding it */
static bool is_set_at(const char *name, size_t offset)
{
	const zend_ini_entry *entry = zend_hash_str_find_ptr(EG(ini_directives), name, strlen(name));

	return entry && (size_t) entry->mh_arg1 == offset;
}

static const layout *recognize(void)
{
	for (size_t i = 0; i < sizeof(layouts) / sizeof(layouts[0]); i++) {
		if (is_set_at("soap.wsdl_cache", layouts[i].cache_mode)
			&& is_set_at("soap.wsdl_cache_enabled", layouts[i].cache_enabled)
			&& is_set_at("soap.wsdl_cache_limit", layouts[i].cache_limit)) {
			return &layouts[i];
		}
	}
	return NULL;
}

static char *find_globals(void)
{
	const zend_ini_entry *entry = zend_hash_str_find_ptr(EG(ini_directives), ZEND_STRL("soap.wsdl_cache"));
	void *mh_arg2 = entry->mh_arg2;

	return ZEND_INI_GET_BASE();
}

void async_soap_begin(void)
{
	known = switch_context && disable_entities ? recognize() : NULL;
	if (!known) {
		return;
	}
	globals = find_globals();
	async_soap_flag = (const bool *) (globals + known->flag);
	if (async_soap_runs()) {
		memset(&scripts_settings, 0, sizeof(scripts_settings));
		scripts_settings.allow_url_fopen = INI_BOOL("allow_url_fopen");
	} else {
		get_settings(&scripts_settings);
	}
}

void async_soap_end(void)
{
	async_soap_flag = &never;
	known = NULL;
}
/* }}} */

/* {{{ Functions that change the script's settings */
static void call_and_note(zif_handler original, INTERNAL_FUNCTION_PARAMETERS)
{
	original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	if (known) {
		get_settings(&scripts_settings);
	}
}

static ZEND_FUNCTION(async_libxml_set_streams_context)
{
	call_and_note(original_set_context, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

static ZEND_FUNCTION(async_libxml_disable_entity_loader)
{
	call_and_note(original_disable_loader, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

void async_soap_module_startup(void)
{
	*(void **) &switch_context = dlsym(RTLD_DEFAULT, "php_libxml_switch_context");
	*(void **) &disable_entities = dlsym(RTLD_DEFAULT, "php_libxml_disable_entity_loader");
	original_set_context =
		async_function_replace("libxml_set_streams_context", ZEND_FN(async_libxml_set_streams_context));
	original_disable_loader =
		async_function_replace("libxml_disable_entity_loader", ZEND_FN(async_libxml_disable_entity_loader));
}

void async_soap_module_shutdown(void)
{
	async_function_restore(
		"libxml_set_streams_context", ZEND_FN(async_libxml_set_streams_context), original_set_context);
	async_function_restore(
		"libxml_disable_entity_loader", ZEND_FN(async_libxml_disable_entity_loader), original_disable_loader);
}
/* }}} */

void async_soap_state_save(async_soap_state *state)
{
	char *to = state->spans;

	state->exists = async_soap_runs();
	if (EXPECTED(!state->exists)) {
		return;
	}
	for (int i = 0; i < ASYNC_SOAP_SPANS; i++) {
		memcpy(to, globals + known->spans[i].offset, known->spans[i].length);
		memset(globals + known->spans[i].offset, 0, known->spans[i].length);
		to += known->spans[i].length;
	}
	*(int *) (globals + known->soap_version) = 1;
	ZVAL_OBJ((zval *) (globals + known->error_object), NULL);

	get_settings(&state->settings);
	state->has_own_settings = !are_the_scripts(&state->settings);
	put_settings(&scripts_settings);
}

void async_soap_state_restore(const async_soap_state *state)
{
	const char *from = state->spans;

	if (EXPECTED(!state->exists)) {
		return;
	}
	for (int i = 0; i < ASYNC_SOAP_SPANS; i++) {
		memcpy(globals + known->spans[i].offset, from, known->spans[i].length);
		from += known->spans[i].length;
	}
	if (state->has_own_settings) {
		put_settings(&state->settings);
	}
}
