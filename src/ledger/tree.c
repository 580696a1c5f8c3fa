/* tree.c -- peaks, ranges, proofs. A range [from, to) is one that RFC 6962 splits off: it begins at a multiple of the largest power of
 * two that fits into it, so that all of its parts but the last are complete subtrees. */
#include "ledger/tree.h"

static bool has_bit(uint64_t n, int i) { return n >> i & 1; }

int tree_add(struct tree *t, const struct hash *leaf, struct hash up[TILE_LEVELS])
{
    struct hash h = *leaf;
    int level = 0, n = 0;
    assert(t->size < UINT64_C(1) << (TREE_LEVELS - 1));
    up[n++] = h;
    for (; has_bit(t->size, level); level++) {
        h = hash_node(&t->peak[level], &h);
        if ((level + 1) % TILE_HEIGHT == 0)
            up[n++] = h;
    }
    t->peak[level] = h;
    t->size++;
    return n;
}

struct hash tree_root(const struct tree *t)
{
    struct hash root = hash_of(TEXT_NONE);
    bool any = false;
    for (int level = 0; level < TREE_LEVELS; level++)
        if (has_bit(t->size, level)) {
            root = any ? hash_node(&t->peak[level], &root) : t->peak[level];
            any = true;
        }
    return root;
}

enum rc tree_resume(struct tree *t, uint64_t size, tree_node *node, void *arg, struct err *err)
{
    struct tree out = { .size = size };
    for (int level = 0; level < TREE_LEVELS; level++)
        if (has_bit(size, level)) {
            enum rc rc = node(arg, level, (size >> level) - 1, &out.peak[level], err);
            if (rc != RC_OK)
                return rc;
        }
    *t = out;
    return RC_OK;
}

enum rc tree_root_at(uint64_t size, tree_node *node, void *arg, struct hash *out, struct err *err)
{
    struct tree t;
    enum rc rc = tree_resume(&t, size, node, arg, err);
    if (rc == RC_OK)
        *out = tree_root(&t);
    return rc;
}

/* --- making proofs --------------------------------------------------------------------------------------- */

/* The largest power of two below n, as its exponent; n > 1. */
static int split_of(uint64_t n)
{
    int level = 0;
    while (level < TREE_LEVELS && UINT64_C(1) << (level + 1) < n)
        level++;
    return level;
}

static enum rc range_hash(uint64_t from, uint64_t to, tree_node *node, void *arg, struct hash *out, struct err *err)
{
    uint64_t n = to - from;
    if ((n & (n - 1)) == 0) { /* complete */
        int level = n == 1 ? 0 : split_of(n) + 1;
        return node(arg, level, from >> level, out, err);
    }
    int level = split_of(n);
    struct hash left, right;
    enum rc rc = node(arg, level, from >> level, &left, err);
    if (rc == RC_OK)
        rc = range_hash(from + (UINT64_C(1) << level), to, node, arg, &right, err);
    if (rc == RC_OK)
        *out = hash_node(&left, &right);
    return rc;
}

/* Steps of the path from the root down, to be turned round. */
struct steps {
    struct {
        uint64_t from, to;
    } range[PROOF_MAX];
    size_t n;
};

static void step_add(struct steps *s, uint64_t from, uint64_t to)
{
    assert(s->n < PROOF_MAX);
    s->range[s->n].from = from;
    s->range[s->n++].to = to;
}

static enum rc steps_hash(const struct steps *s, tree_node *node, void *arg, struct proof *out, struct err *err)
{
    struct proof p = { .n = s->n };
    for (size_t i = 0; i < s->n; i++) {
        size_t at = s->n - 1 - i;
        enum rc rc = range_hash(s->range[at].from, s->range[at].to, node, arg, &p.path[i], err);
        if (rc != RC_OK)
            return rc;
    }
    *out = p;
    return RC_OK;
}

enum rc proof_inclusion(uint64_t index, uint64_t size, tree_node *node, void *arg, struct proof *out, struct err *err)
{
    struct steps s = { .n = 0 };
    uint64_t from = 0, to = size;
    assert(index < size);
    while (to - from > 1) {
        uint64_t middle = from + (UINT64_C(1) << split_of(to - from));
        bool left = index < middle;
        step_add(&s, left ? middle : from, left ? to : middle);
        *(left ? &to : &from) = middle;
    }
    return steps_hash(&s, node, arg, out, err);
}

enum rc proof_consistency(uint64_t old, uint64_t size, tree_node *node, void *arg, struct proof *out, struct err *err)
{
    struct steps s = { .n = 0 };
    uint64_t from = 0, to = size;
    bool known = true; /* the old tree's root is the hash of this range: nobody needs to be told */
    assert(old <= size);
    if (old == 0 || old == size)
        return steps_hash(&s, node, arg, out, err);
    while (old != to) {
        uint64_t middle = from + (UINT64_C(1) << split_of(to - from));
        bool left = old <= middle;
        step_add(&s, left ? middle : from, left ? to : middle);
        *(left ? &to : &from) = middle;
        known &= left;
    }
    if (!known)
        step_add(&s, from, to);
    return steps_hash(&s, node, arg, out, err);
}

/* --- checking them (RFC 9162) ---------------------------------------------------------------------------- */

/* 2.1.3.2 */
bool proof_includes(const struct proof *p, uint64_t index, uint64_t size, const struct hash *leaf,
                    const struct hash *root)
{
    if (index >= size)
        return false;
    uint64_t fn = index, sn = size - 1;
    struct hash r = *leaf;
    for (size_t i = 0; i < p->n; i++) {
        if (sn == 0)
            return false;
        if ((fn & 1) || fn == sn) {
            r = hash_node(&p->path[i], &r);
            for (; !(fn & 1) && fn != 0; fn >>= 1)
                sn >>= 1;
        } else {
            r = hash_node(&r, &p->path[i]);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && hash_eq(&r, root);
}

/* 2.1.4.2 */
bool proof_consistent(const struct proof *p, uint64_t old, uint64_t size, const struct hash *old_root,
                      const struct hash *root)
{
    if (old > size)
        return false;
    if (old == 0 || old == size)
        return p->n == 0 && (old == 0 || hash_eq(old_root, root));
    bool whole = (old & (old - 1)) == 0; /* the old tree is a subtree: its root begins the path */
    if (p->n == 0 && !whole)
        return false;
    uint64_t fn = old - 1, sn = size - 1;
    for (; fn & 1; fn >>= 1)
        sn >>= 1;
    size_t i = 0;
    struct hash fr = whole ? *old_root : p->path[i++], sr = fr;
    for (; i < p->n; i++) {
        const struct hash *c = &p->path[i];
        if (sn == 0)
            return false;
        if ((fn & 1) || fn == sn) {
            fr = hash_node(c, &fr);
            sr = hash_node(c, &sr);
            for (; !(fn & 1) && fn != 0; fn >>= 1)
                sn >>= 1;
        } else {
            sr = hash_node(&sr, c);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && hash_eq(&fr, old_root) && hash_eq(&sr, root);
}
