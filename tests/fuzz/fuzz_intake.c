/* Any bytes are refused with a sentence, or give a draft that keeps its promises. */
#include "base/sbuf.h"
#include "intake/intake_json.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new();
    struct intake_draft d;
    struct err err = { 0 };
    struct text bytes = { (const char *)data, size };
    const char *why;
    if (intake_text(a, bytes, NULL, &d, &err) != RC_OK) {
        if (err.detail[0] == '\0')
            abort();
    } else if (!intake_validate(&d, bytes, &why)) {
        fprintf(stderr, "broken promise: %s\n", why);
        abort();
    } else {
        struct sbuf b;
        sbuf_init(&b, 1 << 24);
        intake_json(&d, NULL, &b);
        sbuf_release(&b);
    }
    arena_free(a);
    return 0;
}
