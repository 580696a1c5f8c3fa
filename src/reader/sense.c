#include "reader/sense.h"

#include <string.h>

enum { LETTERS_LEAST = 40, SIGNS_PERCENT = 10 };

/* Brackets, commas, stops, dashes and % are common in prose. */
static bool is_rare(char c) { return c != '\0' && strchr("!\"#$&'*+<=>@[\\]^_`{|}~", c) != NULL; }

bool page_makes_sense(const struct placed_page *page)
{
    size_t letters = 0, rare = 0;
    for (size_t i = 0; i < page->nwords; i++) {
        struct text t = page->words[i].text;
        char before = '\0';
        for (size_t k = 0; k < t.n; before = t.p[k++]) {
            letters += ((unsigned char)t.p[k] & 0xC0) != 0x80;
            rare += is_rare(t.p[k]) && t.p[k] != before; /* a line of signs is one sign */
        }
    }
    return letters < LETTERS_LEAST || rare * 100 < letters * SIGNS_PERCENT;
}
