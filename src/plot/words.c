/* words.c -- the sentences in English; po/vi.po has them in Vietnamese. */
#include "plot/words.h"

#include <stddef.h>

const char *const PLOT_WORDS[PLOT_WORD_COUNT + 1] = {
#define X(name, english) [name] = english,
    PLOT_WORD_LIST(X)
#undef X
        NULL,
};
