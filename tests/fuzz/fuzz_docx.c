/* Any zip, and any document part in a good zip: the child's answer is always one, and its text can be taken apart. */
#include "../intake/office.h"
#include "intake/extract.h"
#include "intake/intake.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new();
    struct text bytes = { (const char *)data, size };
    const struct office_part parts[] = { { "word/document.xml", bytes },
                                         { "word/numbering.xml", bytes },
                                         { NULL, TEXT_NONE } };
    if (!text_starts(bytes, TEXT("PK")))
        bytes = office_zip(a, parts, false);
    struct sbuf answer;
    sbuf_init(&answer, 64 << 20);
    extract_child(bytes, NULL, &answer);
    struct records r;
    struct extracted e;
    struct intake_draft d;
    struct err err = { .detail = "" };
    const char *why;
    if (records_read(a, sbuf_text(&answer), &r, &err) != RC_OK) {
        fprintf(stderr, "the answer is none: %s\n", err.detail);
        abort();
    }
    if (records_fault(&r, &err) == RC_OK && extract_text(a, &r, &e, &err) == RC_OK &&
        intake_text(a, e.text, NULL, &d, &err) == RC_OK && !intake_validate(&d, e.text, &why)) {
        fprintf(stderr, "broken promise: %s\n", why);
        abort();
    }
    sbuf_release(&answer);
    arena_free(a);
    return 0;
}
