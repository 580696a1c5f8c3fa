/* Any answer of the reading program: it is refused, or its pages have a layout whose text can be taken apart and whose doubts stand
 * where they say. */
#include "intake/extract.h"
#include "intake/intake.h"
#include "intake/layout.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool ok, const char *what)
{
    if (ok)
        return;
    fprintf(stderr, "broken promise: %s\n", what);
    abort();
}

static void check_doubts(const struct layout *l)
{
    for (size_t i = 0; i < l->ndoubts; i++) {
        const struct doubt *d = &l->doubts[i];
        if (d->record == SIZE_MAX)
            continue;
        require(d->record < l->flow.n, "a doubt's record is there");
        struct text t = l->flow.items[d->record].text;
        require(text_eq(text_sub(t, d->at, d->at + d->word.n), d->word), "a doubt stands where it says");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new();
    struct records r;
    struct placed placed = { .n = 0 };
    struct err err = { .detail = "" };
    if (records_read(a, (struct text){ (const char *)data, size }, &r, &err) == RC_OK && r.fault == FAULT_NONE &&
        placed_read(a, &r, &placed, &err) == RC_OK) {
        struct layout l;
        struct extracted e;
        struct intake_draft d;
        const char *why = "";
        layout_pages(a, &placed, &l);
        check_doubts(&l);
        if (extract_text(a, &l.flow, &e, &err) == RC_OK && intake_text(a, e.text, NULL, &d, &err) == RC_OK)
            require(intake_validate(&d, e.text, &why), why);
    }
    arena_free(a);
    return 0;
}
