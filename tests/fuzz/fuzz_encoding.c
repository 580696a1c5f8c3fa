/* Any bytes: read as a text they are refused, stay what they are, or become valid UTF-8; every old encoding converts any text. */
#include "intake/encoding.h"
#include "intake/syllable.h"

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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new();
    struct text bytes = { (const char *)data, size }, out;
    enum encoding was;
    size_t bad;
    if (encoding_read(a, bytes, &out, &was) == FAULT_NONE) {
        require(text_utf8(out, &bad), "what was read is UTF-8");
        require(was != ENCODING_UTF8 || text_ends(bytes, out), "UTF-8 stays what it is");
    }
    if (text_utf8(bytes, &bad)) {
        for (enum legacy e = LEGACY_TCVN3; e < LEGACY_COUNT; e++)
            for (int how = 0; how < 4; how++) {
                out = legacy_convert(a, e, (struct legacy_how){ (how & 1) != 0, (how & 2) != 0 }, bytes);
                require(text_utf8(out, &bad), "what was converted is UTF-8");
            }
        (void)syllable_is(bytes);
        (void)legacy_font(bytes, &(struct legacy_how){ false, false });
    }
    arena_free(a);
    return 0;
}
