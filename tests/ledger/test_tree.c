/* The tree and its proofs against the test vectors of Certificate Transparency (the reference implementation's merkletree tests), and
 * against the definitions of RFC 6962 for every size up to a few hundred. */
#include "fixture.h"
#include "ledger/sha256.h"

/* --- the vectors ----------------------------------------------------------------------------------------- */

static const struct text INPUTS[] = {
    { "", 0 },
    { "\x00", 1 },
    { "\x10", 1 },
    { "\x20\x21", 2 },
    { "\x30\x31", 2 },
    { "\x40\x41\x42\x43", 4 },
    { "PQRSTUVW", 8 },         /* 50 .. 57 */
    { "`abcdefghijklmno", 16 } /* 60 .. 6f */
};

static const struct {
    const char *name;
    size_t size;
    const char *root;
} ROOTS[] = {
    { "no leaf", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
    { "one empty leaf", 1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d" },
    { "two leaves", 2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125" },
    { "three leaves", 3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77" },
    { "four leaves", 4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7" },
    { "five leaves", 5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4" },
    { "six leaves", 6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef" },
    { "seven leaves", 7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c" },
    { "eight leaves", 8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328" },
};

static void plant(struct grove *g, size_t n)
{
    struct hash up[TILE_LEVELS];
    memset(g, 0, sizeof *g);
    for (size_t i = 0; i < n; i++) {
        g->leaf[i] = hash_leaf(INPUTS[i]);
        tree_add(&g->tree, &g->leaf[i], up);
    }
}

static struct grove grove;

static void the_root(void **state)
{
    plant(&grove, ROW(state, ROOTS)->size);
    struct hash root = tree_root(&grove.tree);
    assert_hash(&root, ROW(state, ROOTS)->root);
}

#define A "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
#define B "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
#define C "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
#define D "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
#define E "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
#define F "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"
#define G "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"

static const struct {
    const char *name;
    bool consistency;
    size_t from, size; /* leaf or old size, size */
    size_t n;
    const char *path[3];
} PATHS[] = {
    { "leaf 0 of 1", false, 0, 1, 0, { NULL } },        { "leaf 0 of 8", false, 0, 8, 3, { A, B, C } },
    { "leaf 5 of 8", false, 5, 8, 3, { D, E, F } },     { "1 leaf to 1", true, 1, 1, 0, { NULL } },
    { "1 leaf to 8", true, 1, 8, 3, { A, B, C } },      { "6 leaves to 8", true, 6, 8, 3, { G, E, F } },
    { "2 leaves to 5", true, 2, 5, 2, { B, D, NULL } },
};

static void the_path(void **state)
{
    struct proof p;
    size_t from = ROW(state, PATHS)->from, size = ROW(state, PATHS)->size;
    plant(&grove, 8);
    enum rc rc = ROW(state, PATHS)->consistency ? proof_consistency(from, size, grove_node, &grove, &p, NULL)
                                                : proof_inclusion(from, size, grove_node, &grove, &p, NULL);
    assert_int_equal(rc, RC_OK);
    assert_int_equal(p.n, ROW(state, PATHS)->n);
    for (size_t i = 0; i < p.n; i++)
        assert_hash(&p.path[i], ROW(state, PATHS)->path[i]);
}

/* --- the definitions ------------------------------------------------------------------------------------- */

static void assert_same(const struct proof *a, const struct proof *b)
{
    assert_int_equal(a->n, b->n);
    assert_memory_equal(a->path, b->path, a->n * sizeof a->path[0]);
}

static void every_root_is_that_of_the_definition(void **state)
{
    (void)state;
    memset(&grove, 0, sizeof grove);
    for (size_t n = 0; n <= 300; n++) {
        struct hash want, root, at;
        grove_grow(&grove, n);
        want = rfc_root(grove.leaf, n);
        root = tree_root(&grove.tree);
        assert_memory_equal(root.b, want.b, HASH_BYTES);
        struct tree again;
        assert_int_equal(tree_resume(&again, n, grove_node, &grove, NULL), RC_OK);
        root = tree_root(&again);
        assert_memory_equal(root.b, want.b, HASH_BYTES);
        assert_int_equal(tree_root_at(n / 2, grove_node, &grove, &at, NULL), RC_OK);
        want = rfc_root(grove.leaf, n / 2);
        assert_memory_equal(at.b, want.b, HASH_BYTES);
    }
}

/* A proof that is bent anywhere proves nothing. */
static void assert_bent(struct proof p, uint64_t index, uint64_t size, const struct hash *leaf, const struct hash *root)
{
    for (size_t i = 0; i < p.n; i++) {
        p.path[i].b[i % HASH_BYTES] ^= 1;
        assert_false(proof_includes(&p, index, size, leaf, root));
        p.path[i].b[i % HASH_BYTES] ^= 1;
    }
    assert_false(proof_includes(&p, index, size, root, leaf) && size > 1);
    assert_false(proof_includes(&p, index ^ 1, size, leaf, root) && size > 1);
    assert_false(proof_includes(&p, size, size, leaf, root));
    p.n++;
    assert_false(proof_includes(&p, index, size, leaf, root));
    if (p.n > 1) {
        p.n -= 2;
        assert_false(proof_includes(&p, index, size, leaf, root));
    }
}

static void every_leaf_is_proved(void **state)
{
    (void)state;
    memset(&grove, 0, sizeof grove);
    for (size_t n = 1; n <= 70; n++) {
        grove_grow(&grove, n);
        struct hash root = rfc_root(grove.leaf, n);
        for (size_t i = 0; i < n; i++) {
            struct proof p, want = { .n = 0 };
            assert_int_equal(proof_inclusion(i, n, grove_node, &grove, &p, NULL), RC_OK);
            rfc_path(grove.leaf, i, n, &want);
            assert_same(&p, &want);
            assert_true(proof_includes(&p, i, n, &grove.leaf[i], &root));
            assert_bent(p, i, n, &grove.leaf[i], &root);
        }
    }
}

static void every_growth_is_proved(void **state)
{
    (void)state;
    memset(&grove, 0, sizeof grove);
    grove_grow(&grove, 70);
    for (size_t n = 1; n <= 70; n++) {
        struct hash root = rfc_root(grove.leaf, n);
        for (size_t m = 0; m <= n; m++) {
            struct proof p, want = { .n = 0 };
            struct hash old = rfc_root(grove.leaf, m), other = rfc_root(grove.leaf + 1, m);
            assert_int_equal(proof_consistency(m, n, grove_node, &grove, &p, NULL), RC_OK);
            if (m > 0)
                rfc_proof(grove.leaf, m, n, true, &want);
            assert_same(&p, &want);
            assert_true(proof_consistent(&p, m, n, &old, &root));
            assert_false(m > 0 && proof_consistent(&p, m, n, &other, &root));
            assert_false(m > 0 && proof_consistent(&p, m, n, &old, &other));
            for (size_t i = 0; i < p.n; i++) {
                p.path[i].b[0] ^= 128;
                assert_false(proof_consistent(&p, m, n, &old, &root));
                p.path[i].b[0] ^= 128;
            }
            p.n++;
            assert_false(proof_consistent(&p, m, n, &old, &root));
        }
    }
}

/* The processor's instructions and plain C: every length about a block's end, cut in two everywhere. */
static void both_ways_of_hashing_are_one(void **state)
{
    static char bytes[700];
    unsigned char plain[SHA256_BYTES], quick[SHA256_BYTES];
    sha256_of *of = sha256_quick();
    (void)state;
    if (!of)
        skip(); /* this processor has none */
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * i + 7 * i);
    for (size_t n = 0; n <= sizeof bytes; n += n < 200 ? 1 : 61)
        for (size_t cut = 0; cut <= n; cut += 1 + n / 40) {
            struct text first = { bytes, cut }, second = { bytes + cut, n - cut };
            sha256_plain(first, second, plain);
            of(first, second, quick);
            assert_memory_equal(plain, quick, SHA256_BYTES);
        }
}

/* --- tiles ----------------------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    struct tile tile;
    const char *path;
} TILES[] = {
    { "the first tile", { 0, 0, TILE_WIDTH }, "tile/0/000" },
    { "the example of the specification", { 0, 1234067, TILE_WIDTH }, "tile/0/x001/x234/067" },
    { "a thousand", { 2, 1000, TILE_WIDTH }, "tile/2/x001/000" },
    { "a partial tile", { 1, 999, 17 }, "tile/1/999.p/17" },
    { "a bundle of entries", { TILE_ENTRIES, 273, 112 }, "tile/entries/273.p/112" },
};

static void the_tile_path(void **state)
{
    char buf[TILE_PATH_CHARS];
    assert_string_equal(tile_path(ROW(state, TILES)->tile, buf), ROW(state, TILES)->path);
}

/* The specification's own example. */
static void a_log_of_70000_has_these_tiles(void **state)
{
    static const struct {
        int level;
        uint64_t full, width;
    } WANT[] = { { 0, 273, 112 }, { 1, 1, 17 }, { 2, 0, 1 }, { 3, 0, 0 } };
    (void)state;
    for (size_t i = 0; i < LEN(WANT); i++) {
        assert_int_equal(tile_count(WANT[i].level, 70000) / TILE_WIDTH, WANT[i].full);
        assert_int_equal(tile_count(WANT[i].level, 70000) % TILE_WIDTH, WANT[i].width);
    }
    assert_int_equal(tile_count(0, 256), 256);
    assert_int_equal(tile_count(1, 256), 1);
}

/* What tree_add hands up is what the specification says stands in a tile: MTH(D[i * 256^l : (i + 1) * 256^l]). */
static void what_is_handed_up_is_the_tiles_hash(void **state)
{
    struct hash up[TILE_LEVELS];
    struct tree t = { .size = 0 };
    (void)state;
    memset(&grove, 0, sizeof grove);
    grove_grow(&grove, GROVE_MAX);
    for (size_t i = 0; i < GROVE_MAX; i++) {
        int n = tree_add(&t, &grove.leaf[i], up);
        assert_int_equal(n, (i + 1) % TILE_WIDTH == 0 ? 2 : 1);
        if (n == 2) {
            struct hash want = rfc_root(grove.leaf + i + 1 - TILE_WIDTH, TILE_WIDTH);
            assert_memory_equal(up[1].b, want.b, HASH_BYTES);
        }
    }
}

static void a_node_is_found_in_its_tile(void **state)
{
    (void)state;
    memset(&grove, 0, sizeof grove);
    grove_grow(&grove, 1024);
    for (int level = 0; level < TILE_HEIGHT; level++)
        for (uint64_t index = 0; index < 1024u >> level; index += 3) {
            int at, n;
            struct tile t = tile_of_node(level, index, &at, &n);
            struct hash got = tile_node(grove.leaf + t.n * TILE_WIDTH + at, n), want;
            assert_int_equal(t.level, 0);
            grove_node(&grove, level, index, &want, NULL);
            assert_memory_equal(got.b, want.b, HASH_BYTES);
        }
    int at, n;
    struct tile t = tile_of_node(17, 300, &at, &n); /* two tile levels up, pairs of hashes */
    assert_int_equal(t.level, 2);
    assert_int_equal(t.n, 2);
    assert_int_equal(at, 600 - 512);
    assert_int_equal(n, 2);
}

static void a_bundle_gives_back_its_entries(void **state)
{
    struct sbuf b;
    struct text rest, entry;
    static char long_one[ENTRY_BYTES_MAX];
    (void)state;
    sbuf_init(&b, 1 << 20);
    memset(long_one, 'x', sizeof long_one);
    const struct text in[] = { TEXT("one"), TEXT(""), { long_one, sizeof long_one }, TEXT("four") };
    for (size_t i = 0; i < LEN(in); i++)
        bundle_add(&b, in[i]);
    rest = sbuf_text(&b);
    for (size_t i = 0; i < LEN(in); i++) {
        assert_true(bundle_next(&rest, &entry));
        assert_true(text_eq(entry, in[i]));
    }
    assert_false(bundle_next(&rest, &entry));
    assert_int_equal(rest.n, 0);
    rest = text_sub(sbuf_text(&b), 0, 4); /* cut short */
    assert_false(bundle_next(&rest, &entry));
    assert_int_equal(rest.n, 4);
    sbuf_release(&b);
}

int main(void)
{
    struct CMUnitTest tests[40] = {
        cmocka_unit_test(every_root_is_that_of_the_definition),
        cmocka_unit_test(every_leaf_is_proved),
        cmocka_unit_test(every_growth_is_proved),
        cmocka_unit_test(a_log_of_70000_has_these_tiles),
        cmocka_unit_test(what_is_handed_up_is_the_tiles_hash),
        cmocka_unit_test(a_node_is_found_in_its_tile),
        cmocka_unit_test(a_bundle_gives_back_its_entries),
        cmocka_unit_test(both_ways_of_hashing_are_one),
    };
    size_t n = 8;
    ROWS(tests, n, ROOTS, the_root);
    ROWS(tests, n, PATHS, the_path);
    ROWS(tests, n, TILES, the_tile_path);
    return RUN(tests, n);
}
