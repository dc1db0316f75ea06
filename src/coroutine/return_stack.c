/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See return_stack.h.
 */
#include "coroutine/return_stack.h"

#include <sys/syscall.h>
#include <unistd.h>

void (*async_return_stack_switch)(zend_fiber_transfer *transfer) = zend_fiber_switch_context;

#if defined(__x86_64__) && !defined(__ILP32__) && defined(__ELF__) && !defined(ZEND_FIBER_UCONTEXT)

/* <asm/prctl.h>, since Linux 6.6 */
# define SHADOW_STACK_STATUS 0x5005
# define SHADOW_STACK_ENABLED 1

void async_return_stack_balanced_switch(zend_fiber_transfer *transfer);

/* The address to return to is pushed by hand. A processor without control-flow
 * enforcement takes endbr64 for a no-op. */
__asm__(".pushsection .text\n"
		".p2align 4\n"
		".globl async_return_stack_balanced_switch\n"
		".hidden async_return_stack_balanced_switch\n"
		".type async_return_stack_balanced_switch, @function\n"
		"async_return_stack_balanced_switch:\n"
		"	.cfi_startproc\n"
		"	endbr64\n"
		"	subq $8, %rsp\n"
		"	.cfi_adjust_cfa_offset 8\n"
		"	leaq 1f(%rip), %rax\n"
		"	pushq %rax\n"
		"	.cfi_adjust_cfa_offset 8\n"
		"	jmp zend_fiber_switch_context@PLT\n"
		"1:\n"
		"	.cfi_adjust_cfa_offset -8\n"
		"	addq $8, %rsp\n"
		"	.cfi_adjust_cfa_offset -8\n"
		"	ret\n"
		"	.cfi_endproc\n"
		".size async_return_stack_balanced_switch, .-async_return_stack_balanced_switch\n"
		".popsection\n");

/* A hardware shadow stack takes a return address that no `call` has pushed for an attack. */
static bool has_shadow_stack(void)
{
	unsigned long features = 0;

	return syscall(SYS_arch_prctl, SHADOW_STACK_STATUS, &features) == 0 && features & SHADOW_STACK_ENABLED;
}

void async_return_stack_module_startup(void)
{
	if (!has_shadow_stack()) {
		async_return_stack_switch = async_return_stack_balanced_switch;
	}
}

#else

void async_return_stack_module_startup(void)
{
}

#endif
