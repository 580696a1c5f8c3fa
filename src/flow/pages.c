#define _GNU_SOURCE /* mremap */
#include "flow/pages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static _Noreturn void no_memory(void)
{
    fputs("congvu: out of memory\n", stderr); /* untranslated: gettext may want memory too */
    _Exit(EXIT_FAILURE);
}

#ifdef ARENA_EACH

void *pages_grow(void *p, size_t old, size_t bytes)
{
    char *grown = realloc(p, bytes ? bytes : 1);
    if (!grown)
        no_memory();
    if (bytes > old)
        memset(grown + old, 0, bytes - old);
    return grown;
}

void *pages_filled(size_t bytes) { return pages_grow(NULL, 0, bytes); }

void pages_free(void *p, size_t bytes)
{
    (void)bytes;
    free(p);
}

void pages_drop(void *p, size_t from, size_t to)
{
    (void)p;
    (void)from;
    (void)to;
}

#else

enum { PAGE = 4096, HUGE_FROM = 4 << 20 };

static size_t whole(size_t bytes) { return bytes ? (bytes + PAGE - 1) / PAGE * PAGE : PAGE; }

void *pages_grow(void *p, size_t old, size_t bytes)
{
    assert(bytes >= old);
    if (!p)
        /* cppcheck-suppress invalidFunctionArg ; -1 is what memory of no file has */
        p = mmap(NULL, whole(bytes), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    else if (whole(bytes) > whole(old))
        p = mremap(p, whole(old), whole(bytes), MREMAP_MAYMOVE);
    if (p == MAP_FAILED)
        no_memory();
    return p;
}

void *pages_filled(size_t bytes)
{
    void *p = pages_grow(NULL, 0, bytes);
    if (bytes >= HUGE_FROM)
        madvise(p, whole(bytes), MADV_HUGEPAGE); /* where the system has none it says no, and the page is small */
    return p;
}

void pages_free(void *p, size_t bytes)
{
    if (p)
        munmap(p, whole(bytes));
}

void pages_drop(void *p, size_t from, size_t to)
{
    size_t first = (from + PAGE - 1) / PAGE * PAGE, last = to / PAGE * PAGE;
    if (last > first)
        madvise((char *)p + first, last - first, MADV_DONTNEED);
}

#endif
