/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See context.h. Layout of an own slot, from the top down: async_context, first
 * VM page, C stack. All three share the topmost page, so that a coroutine which
 * parks in a shallow call costs one page of memory.
 *
 * An own-stack context must never reach status DEAD: the engine would unmap and
 * efree a stack that it did not allocate. Its function therefore never returns;
 * a finished context is either reused or abandoned together with its slot.
 */
#include "coroutine/context.h"

#include <dlfcn.h>

#include "coroutine/error_handler.h"
#include "coroutine/errors.h"
#include "coroutine/scheduler.h"
#include "coroutine/switch.h"
#include "zend_observer.h"

enum {
	VM_PAGE_SIZE = 1280, /* on own stacks, at the top of the C stack */
	VM_PAGE_GROWTH = 16 * 1024, /* further VM pages, from the Zend heap */
	WARM_CONTEXTS = 128, /* idle contexts that keep their dirty pages */
};

/* The calling convention of boost.context as Zend/zend_fibers.c uses it. */
typedef struct _boost_data {
	void *handle;
	zend_fiber_transfer *transfer;
} boost_data;

typedef void *(*make_fcontext_function)(void *top, size_t size, void (*entry)(boost_data));

typedef struct _context_pool {
	async_context *idle; /* last in, first out */
	async_list all;
	uint32_t count;
	uint32_t idle_count;
} context_pool;

static ASYNC_TLS context_pool pool;
static ASYNC_TLS bool use_own_stacks;
static make_fcontext_function make_fcontext;
static const char *own_stacks_refused; /* reason, or NULL */
static char context_kind; /* its address tells our contexts from the engine's */

/* The bottom frame of every coroutine, so that the engine and debuggers always
 * find an execute_data with a function. */
static zend_function root_function = {ZEND_INTERNAL_FUNCTION};

void async_context_module_startup(void)
{
#if defined(ZEND_FIBER_UCONTEXT)
	own_stacks_refused = "zend: fibers use ucontext here";
#elif defined(__SANITIZE_ADDRESS__)
	own_stacks_refused = "zend: AddressSanitizer keeps shadow stacks per fiber";
#elif defined(__CET__) && (__CET__ & 0x2) && defined(SHADOW_STACK_SYSCALL) && SHADOW_STACK_SYSCALL
	own_stacks_refused = "zend: fibers use a hardware shadow stack here";
#else
	make_fcontext = (make_fcontext_function) dlsym(RTLD_DEFAULT, "make_fcontext");
	if (!make_fcontext) {
		own_stacks_refused = "zend: this PHP does not export make_fcontext";
	}
#endif
}

void async_context_set_allocator(async_stack_allocator wanted)
{
	use_own_stacks = wanted != ASYNC_STACK_ZEND && !own_stacks_refused;
	if (!pool.all.next) {
		async_list_init(&pool.all);
	}
}

const char *async_context_describe_allocator(void)
{
	if (use_own_stacks) {
		return "slab";
	}
	return own_stacks_refused ? own_stacks_refused : "zend: chosen by async.stack_allocator";
}

static void use_first_vm_page(async_context *context)
{
	zend_vm_stack page = context->vm_page;
	zend_execute_data *root = (zend_execute_data *) ZEND_VM_STACK_ELEMENTS(page);

	EG(vm_stack) = page;
	EG(vm_stack_top) = ZEND_VM_STACK_ELEMENTS(page) + ZEND_CALL_FRAME_SLOT;
	EG(vm_stack_end) = page->end;
	EG(vm_stack_page_size) = VM_PAGE_GROWTH;

	memset(root, 0, sizeof(*root));
	root->func = &root_function;
	EG(current_execute_data) = root;
}

static void become_idle(async_context *context)
{
	context->next_idle = pool.idle;
	pool.idle = context;
	if (++pool.idle_count > WARM_CONTEXTS && context->own_stack) {
		/* One page below this frame stays for what still runs on it. */
		async_stack_trim(&context->stack, (char *) __builtin_frame_address(0) - 4096);
	}
}

/* The life of a context: run the coroutine it was given, then the next fresh one;
 * if the next one is parked elsewhere, switch there and sleep until reused. */
static void run_coroutines(async_context *context)
{
	for (;;) {
		async_coroutine *next;

		async_coroutine_run(context->coroutine);
		context->coroutine = NULL;
		/* That one may be freed. Signal handlers that run now belong to the script. */
		async_the_scheduler.current = async_the_scheduler.main;

		next = async_switch_pick();
		async_error_handler_give_up(); /* of a callback at the end, or a signal handler */
		if (next->state == ASYNC_COROUTINE_CREATED) {
			async_the_scheduler.current = next;
			next->context = context;
			context->coroutine = next;
		} else {
			become_idle(context);
			async_switch_to(next);
		}
	}
}

static void context_function(zend_fiber_transfer *transfer)
{
	async_context *context = async_the_scheduler.current->context;

	(void) transfer;
	/* A fresh context inherits everything from the one that switched to it. */
	async_compat_set_stack_limits(context->fiber.stack);
	EG(active_fiber) = NULL;
	EG(jit_trace_num) = 0;
	use_first_vm_page(context);

	/* A fatal error lands here; parked coroutines never run again after one. */
	EG(bailout) = NULL;
	zend_first_try {
		run_coroutines(context);
	} zend_end_try();
	async_switch_bail_out();
}

/* What zend_fibers.c does at the start of a context, for own stacks. */
static ZEND_NORETURN void own_stack_entry(boost_data data)
{
	zend_fiber_transfer transfer = *data.transfer;

	transfer.context->handle = data.handle;
	context_function(&transfer);
	ZEND_UNREACHABLE();
}

static void init_vm_page(async_context *context, void *memory, size_t size)
{
	zend_vm_stack page = memory;

	page->top = ZEND_VM_STACK_ELEMENTS(page);
	page->end = (zval *) ((char *) memory + size);
	page->prev = NULL;
	context->vm_page = page;
}

static async_context *create_own(void)
{
	async_stack stack;
	async_context *context;
	char *top;
	int error = async_stack_acquire(&stack);

	if (error == -ENOSPC) {
		async_throw(async_ce_exception,
			"Cannot create a coroutine stack: with %u coroutines running the guard pages"
			" would exhaust the kernel's limit of memory mappings; raise vm.max_map_count",
			pool.count);
		return NULL;
	}
	if (error) {
		async_throw(async_ce_exception,
			"Cannot create a coroutine stack of %zu bytes: out of address space"
			" (%u coroutines running)",
			async_stack_get_size(), pool.count);
		return NULL;
	}
	top = (char *) stack.pointer + stack.size - ZEND_MM_ALIGNED_SIZE_EX(sizeof(*context), 64);
	context = (async_context *) top;
	memset(context, 0, sizeof(*context));
	context->stack = stack;
	context->own_stack = true;
	top -= VM_PAGE_SIZE;
	init_vm_page(context, top, VM_PAGE_SIZE);

	context->fiber.kind = &context_kind;
	context->fiber.function = context_function;
	context->fiber.stack = (zend_fiber_stack *) &context->stack;
	context->fiber.status = ZEND_FIBER_STATUS_INIT;
	context->fiber.handle = make_fcontext(top, (size_t) (top - (char *) stack.pointer), own_stack_entry);
	zend_observer_fiber_init_notify(&context->fiber);
	return context;
}

static async_context *create_zend(void)
{
	async_context *context = ecalloc(1, sizeof(*context));

	if (!async_compat_init_context(
			&context->fiber, &context_kind, context_function, async_stack_get_size())) {
		efree(context);
		return NULL;
	}
	init_vm_page(context, emalloc(VM_PAGE_GROWTH), VM_PAGE_GROWTH);
	return context;
}

async_context *async_context_acquire(void)
{
	async_context *context = pool.idle;

	if (EXPECTED(context)) {
		pool.idle = context->next_idle;
		pool.idle_count--;
		return context;
	}
	context = use_own_stacks ? create_own() : create_zend();
	if (context) {
		async_list_push_back(&pool.all, &context->link);
		pool.count++;
	}
	return context;
}

void async_context_get_stats(async_context_stats *stats)
{
	*stats = (async_context_stats) {pool.count, pool.idle_count};
}

static void destroy(async_context *context)
{
	async_list_remove(&context->link);
	if (context->own_stack) {
		async_stack stack = context->stack;

		zend_observer_fiber_destroy_notify(&context->fiber);
		async_stack_trim(&stack, (char *) stack.pointer + stack.size - 4096);
		async_stack_release(&stack);
	} else {
		efree(context->vm_page);
		zend_fiber_destroy_context(&context->fiber);
		efree(context);
	}
}

void async_context_destroy_all(void)
{
	async_list *link;

	while ((link = async_list_first(&pool.all))) {
		destroy(ASYNC_LIST_ENTRY(link, async_context, link));
	}
	pool.idle = NULL;
	pool.idle_count = 0;
	pool.count = 0;
}
