/* fuzz_yaml.c -- any bytes are either a tree within the limits or a sentence that says why not. */
#include "base/yaml.h"

#include <stdlib.h>
#include <string.h>

static void must(bool ok)
{
    if (!ok)
        abort(); /* also where assert is compiled out */
}

/* Every node stands somewhere, holds UTF-8 in NFC without NUL, and lies no deeper than allowed. */
static void node_check(struct arena *a, const struct ynode *node, int depth)
{
    struct text nfc;
    must(node->line >= 1 && node->column >= 1);
    must(text_nfc(a, node->value, &nfc) && nfc.p == node->value.p);
    must(!node->value.n || !memchr(node->value.p, '\0', node->value.n));
    must(node->kind == YN_SCALAR || depth <= YAML_DEPTH_MAX);
    for (size_t i = 0; i < node->n; i++) {
        node_check(a, node->items[i], depth + 1);
        if (node->kind == YN_MAP)
            must(ynode_get(node, text_cstr(a, node->keys[i]->value)) == node->items[i]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct arena *a = arena_new();
    const struct ynode *root = NULL;
    struct err err = { 0 };
    enum rc rc = yaml_read(a, "fuzz.yaml", (struct text){ (const char *)bytes, n }, &root, &err);
    must((rc == RC_OK) == (root != NULL));
    must(rc == RC_OK || (err.rc == rc && err.detail[0] && text_utf8(text_of(err.detail), NULL)));
    if (root)
        node_check(a, root, 1);
    arena_free(a);
    return 0;
}
