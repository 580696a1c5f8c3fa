/* Any bytes as an envelope: the child's answer is always one, and its header can be read and filled in. */
#include "intake/edxml.h"
#include "intake/envelope.h"
#include "intake/record.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new();
    struct sbuf answer;
    struct records r;
    struct envelope e;
    struct err err = { .problem = PB_NONE };
    sbuf_init(&answer, 64 << 20);
    edxml_child((struct text){ (const char *)data, size }, NULL, &answer);
    if (records_read(a, sbuf_text(&answer), &r, &err) != RC_OK) {
        fprintf(stderr, "the answer is none: %s\n", err.detail);
        abort();
    }
    if (records_fault(&r, &err) == RC_OK) {
        struct intake_document doc = { .has_date = false };
        envelope_header(a, &r, &e);
        envelope_fill(a, &e, &doc);
        if (doc.has_date != e.has_date || envelope_differs(a, &e, &doc) != NULL) {
            fprintf(stderr, "broken promise: a document filled in says what its envelope says\n");
            abort();
        }
    }
    sbuf_release(&answer);
    arena_free(a);
    return 0;
}
