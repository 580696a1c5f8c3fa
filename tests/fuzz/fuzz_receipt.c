/* fuzz_receipt.c -- receipts, notes and entries, which anybody may send: whatever they are, they are read or refused. */
#include "ledger/receipt.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char KEY[] = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    struct arena *a = arena_new();
    struct text t = { (const char *)data, size };
    struct receipt_told told;
    struct note_key key;
    struct leaf leaf;
    struct err err;
    if (key_read(text_of(KEY), &key, &err) != RC_OK)
        abort();
    if (receipt_check(a, t, &key, 1, &told, &err) == RC_OK)
        abort(); /* nobody here has that key */
    if (leaf_read(a, t, &leaf) && !canon_valid(t))
        abort();
    struct canon_member *m;
    size_t n;
    if (canon_read(a, t, &m, &n)) { /* what is canonical is written the same again */
        struct sbuf b;
        sbuf_init(&b, 2 * size + 64);
        if (!canon_object(&b, m, n) || !text_eq(sbuf_text(&b), t))
            abort();
        sbuf_release(&b);
    }
    for (struct text rest = t, entry; bundle_next(&rest, &entry);)
        if (entry.n > ENTRY_BYTES_MAX)
            abort();
    struct note note;
    (void)note_read(t, &note, &err);
    arena_free(a);
    return 0;
}
