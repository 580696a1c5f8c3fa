/* oom.h -- the end when there is no memory, or no ICU data: nobody above could do better, and every write is a
 * transaction. Private to base. */
#ifndef CONGVU_OOM_H
#define CONGVU_OOM_H

#include <stdio.h>
#include <stdlib.h>

static inline _Noreturn void base_die(const char *sentence)
{
    fprintf(stderr, "congvu: %s\n", sentence); /* untranslated: gettext may want memory too */
    _Exit(EXIT_FAILURE);
}

static inline _Noreturn void oom(void) { base_die("out of memory"); }

#endif
