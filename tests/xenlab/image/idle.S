/* SPDX-License-Identifier: EPL-2.0
   The smallest PV guest: blocks for ever. Boots in nothing, needs 2 to 4 MB; for tests with many domains. */
    .section .note.Xen, "a", @note
    .macro note id, value:vararg
    .balign 4
    .long 4, 2f - 1f, \id
    .asciz "Xen"
1:  \value
2:  .balign 4
    .endm
    note 6, .asciz "idle"           /* GUEST_OS */
    note 5, .asciz "xen-3.0"        /* XEN_VERSION */
    note 8, .asciz "generic"        /* LOADER */
    note 9, .asciz "yes"            /* PAE_MODE */
    note 3, .quad 0                 /* VIRT_BASE */
    note 1, .quad _start            /* ENTRY */
    note 10, .asciz "!writable_page_tables|pae_pgdir_above_4gb"   /* FEATURES */

    .text
    .globl _start
_start:
    movl $29, %eax                  /* __HYPERVISOR_sched_op */
    movl $1, %edi                   /* SCHEDOP_block */
    xorl %esi, %esi
    syscall
    jmp _start
