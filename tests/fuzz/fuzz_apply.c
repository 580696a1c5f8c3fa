/* fuzz_apply.c -- act files: whatever the bytes, a refusal with a sentence or a list of items that can be walked. */
#include "app/act/apply.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new();
    struct apply_file file;
    struct err err = { .detail = "" };
    enum rc rc = apply_read(a, "fuzz.yaml", (struct text){ (const char *)data, size }, &file, &err);
    if (rc == RC_OK) {
        assert(file.name.n > 0 && file.items->kind == YN_LIST);
        for (size_t i = 0; i < file.items->n; i++)
            assert(file.items->items[i]->kind == YN_MAP);
    } else {
        assert(err.detail[0] != '\0');
    }
    arena_free(a);
    return 0;
}
