#include "fixture.h"

void grove_grow(struct grove *g, size_t n)
{
    struct hash up[TILE_LEVELS];
    assert_true(n <= GROVE_MAX);
    while (g->tree.size < n) {
        size_t i = g->tree.size;
        const char bytes[2] = { (char)(i >> 8), (char)i };
        g->leaf[i] = hash_leaf((struct text){ bytes, 2 });
        tree_add(&g->tree, &g->leaf[i], up);
    }
}

static size_t split(size_t n)
{
    size_t k = 1;
    while (2 * k < n)
        k *= 2;
    return k;
}

struct hash rfc_root(const struct hash *leaf, size_t n)
{
    if (n == 0)
        return hash_of(TEXT_NONE);
    if (n == 1)
        return leaf[0];
    size_t k = split(n);
    struct hash left = rfc_root(leaf, k), right = rfc_root(leaf + k, n - k);
    return hash_node(&left, &right);
}

void rfc_path(const struct hash *leaf, size_t m, size_t n, struct proof *out)
{
    if (n == 1)
        return;
    size_t k = split(n);
    if (m < k)
        rfc_path(leaf, m, k, out);
    else
        rfc_path(leaf + k, m - k, n - k, out);
    out->path[out->n++] = m < k ? rfc_root(leaf + k, n - k) : rfc_root(leaf, k);
}

void rfc_proof(const struct hash *leaf, size_t m, size_t n, bool known, struct proof *out)
{
    if (m == n) {
        if (!known)
            out->path[out->n++] = rfc_root(leaf, n);
        return;
    }
    size_t k = split(n);
    if (m <= k)
        rfc_proof(leaf, m, k, known, out);
    else
        rfc_proof(leaf + k, m - k, n - k, false, out);
    out->path[out->n++] = m <= k ? rfc_root(leaf + k, n - k) : rfc_root(leaf, k);
}

enum rc grove_node(void *arg, int level, uint64_t index, struct hash *out, struct err *err)
{
    const struct grove *g = arg;
    size_t n = (size_t)1 << level;
    (void)err;
    assert_true((index + 1) * n <= g->tree.size);
    *out = rfc_root(g->leaf + index * n, n);
    return RC_OK;
}

struct hash hash_hex_of(const char *hex)
{
    struct hash h;
    assert_true(hash_read_hex(text_of(hex), &h));
    return h;
}

void assert_hash(const struct hash *h, const char *hex)
{
    struct hash want = hash_hex_of(hex);
    assert_memory_equal(h->b, want.b, HASH_BYTES);
}
