/* Signed notes: the example of the reference implementation (golang.org/x/mod/sumdb/note), keys, forgeries; and receipts. */
#include "fixture.h"
#include "ledger/receipt.h"

static const char PUBLIC[] = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                  PRIVATE[] = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
static const char NOTE[] =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

static void the_example_is_signed_the_same(void **state)
{
    struct note_signer signer;
    struct note note;
    struct sbuf b;
    (void)state;
    sbuf_init(&b, 1000);
    assert_int_equal(signer_read(text_of(PRIVATE), &signer, NULL), RC_OK);
    key_write(&b, &signer.key);
    assert_string_equal(b.p, PUBLIC);
    sbuf_clear(&b);
    signer_write(&b, &signer);
    assert_string_equal(b.p, PRIVATE);
    assert_int_equal(note_read(text_of(NOTE), &note, NULL), RC_OK);
    sbuf_clear(&b);
    note_sign(&b, note.text, &signer, 0);
    assert_true(text_eq(sbuf_text(&b), note.signatures));
    sbuf_release(&b);
}

static const struct {
    const char *name;
    const char *find, *put; /* changed in the note */
    bool holds;
} NOTES[] = {
    { "as it was signed", "", "", true },
    { "a letter changed", "you think", "we think ", false },
    { "a line left out", "then you don't know what your problem is.\n", "", false },
    { "the signature changed", "x08go/ZJ", "x08go/ZK", false },
    { "no signature line",
      "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
      "", false },
    { "another's name", "— PeterNeumann", "— Somebody", false },
    { "a signature of an unknown key besides", "\n— PeterNeumann", "\n— Somebody x08go/ZJ\n— PeterNeumann", true },
    { "two blanks", "— PeterNeumann ", "— PeterNeumann  ", false },
    { "no padding", "nAM=", "nAM", false },
    { "a control character", "you think", "you\tthink", false },
};

static void does_it_hold(void **state)
{
    struct arena *a = arena_new();
    struct note_key key;
    struct note note;
    const struct note_key *by;
    struct text t = text_of(NOTE), find = text_of(ROW(state, NOTES)->find);
    size_t at = text_find(t, find, 0);
    assert_true(at != SIZE_MAX);
    t = text_printf(a, "%.*s%s%.*s", (int)at, t.p, ROW(state, NOTES)->put, (int)(t.n - at - find.n), t.p + at + find.n);
    assert_int_equal(key_read(text_of(PUBLIC), &key, NULL), RC_OK);
    bool holds = note_read(t, &note, NULL) == RC_OK && note_check(&note, &key, 1, &by, NULL, NULL) == RC_OK;
    assert_int_equal(holds, ROW(state, NOTES)->holds);
    arena_free(a);
}

static const struct {
    const char *name, *key;
} NO_KEYS[] = {
    { "nothing", "" },
    { "another id", "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW" },
    { "another name", "PeterNeumanm+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW" },
    { "another kind of key", "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW" },
    { "too short", "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10Q=" },
    { "a private one", "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz" },
    { "a blank in the name", "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW" },
};

static void is_no_key(void **state)
{
    struct note_key key;
    struct err err;
    assert_int_equal(key_read(text_of(ROW(state, NO_KEYS)->key), &key, &err), RC_IO);
    assert_int_equal(err.problem, PB_LEDGER_KEY);
}

/* --- a log of a few entries, its witness, and receipts ------------------------------------------------------ */

static struct grove grove;
static struct note_signer log_key, witness, stranger;
enum { ENTRIES = 5 };
static const char SALT_OF_WORDS[] = "0123456789abcdefĐã xong\n\"từ chối\"";

static struct text entry_of(struct arena *a, int i)
{
    struct sbuf b;
    sbuf_init(&b, 1 << 16);
    const struct leaf_field f[] = { { TEXT("kind"), LEAF_TEXT, TEXT("complete"), 0, { { 0 } } },
                                    { TEXT("words"), LEAF_SALTED, TEXT_NONE, 0, hash_of(text_of(SALT_OF_WORDS)) } };
    leaf_entry(a, &b, TEXT("act"), i + 1, f, LEN(f));
    struct text t = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return t;
}

static int the_log(void **state)
{
    struct arena *a = arena_new();
    struct hash up[TILE_LEVELS];
    (void)state;
    memset(&grove, 0, sizeof grove);
    for (int i = 0; i < ENTRIES; i++) {
        grove.leaf[i] = hash_leaf(entry_of(a, i));
        tree_add(&grove.tree, &grove.leaf[i], up);
    }
    arena_free(a);
    return signer_new(TEXT("log.example/congvu"), KEY_LOG, &log_key, NULL) != RC_OK ||
           signer_new(TEXT("thanhtra.example/w1"), KEY_WITNESS, &witness, NULL) != RC_OK ||
           signer_new(TEXT("log.example/congvu"), KEY_LOG, &stranger, NULL) != RC_OK;
}

/* The receipt of entry 3, signed by `by` and co-signed. */
static struct text receipt_of(struct arena *a, const struct note_signer *by)
{
    struct sbuf text, out;
    sbuf_init(&text, 1 << 16);
    sbuf_init(&out, 1 << 20);
    const struct checkpoint c = { TEXT("log.example/congvu"), ENTRIES, tree_root(&grove.tree) };
    checkpoint_write(&text, &c);
    struct text body = text_dup(a, sbuf_text(&text));
    sbuf_char(&text, '\n');
    note_sign(&text, body, by, 0);
    note_sign(&text, body, &witness, 1764200000);
    struct receipt_field words = { .name = TEXT("words"), .salted = text_of(SALT_OF_WORDS) };
    struct receipt r = {
        .entry = entry_of(a, 3), .opened = &words, .nopened = 1, .index = 3, .note = sbuf_text(&text)
    };
    assert_int_equal(proof_inclusion(3, ENTRIES, grove_node, &grove, &r.proof, NULL), RC_OK);
    receipt_write(&out, &r);
    struct text t = text_dup(a, sbuf_text(&out));
    sbuf_release(&text);
    sbuf_release(&out);
    return t;
}

static void a_receipt_holds_by_itself(void **state)
{
    struct arena *a = arena_new();
    struct receipt_told told;
    struct err err;
    const struct note_key keys[] = { log_key.key, witness.key };
    (void)state;
    assert_int_equal(receipt_check(a, receipt_of(a, &log_key), keys, 2, &told, &err), RC_OK);
    assert_int_equal(told.leaf.n, 4);
    assert_int_equal(told.checkpoint.size, ENTRIES);
    assert_int_equal(told.witnesses, 1);
    assert_int_equal(told.witnessed, 1764200000);
    assert_true(key_eq(told.by, &log_key.key));
    assert_true(text_eq(told.receipt.opened[0].content, TEXT("Đã xong\n\"từ chối\"")));
    assert_int_equal(receipt_check(a, receipt_of(a, &log_key), keys, 1, &told, &err), RC_OK);
    assert_int_equal(told.witnesses, 0); /* nobody named the witness */
    arena_free(a);
}

static void another_key_of_the_same_name_is_refused(void **state)
{
    struct arena *a = arena_new();
    struct receipt_told told;
    struct err err;
    const struct note_key keys[] = { log_key.key, witness.key };
    (void)state;
    assert_int_equal(receipt_check(a, receipt_of(a, &stranger), keys, 2, &told, &err), RC_REFUSED);
    assert_int_equal(err.problem, PB_RECEIPT);
    assert_int_equal(receipt_check(a, receipt_of(a, &log_key), &keys[1], 1, &told, &err), RC_REFUSED);
    assert_int_equal(receipt_check(a, receipt_of(a, &log_key), keys, 0, &told, &err), RC_REFUSED);
    arena_free(a);
}

/* Whatever byte of it is another, it does not hold, but for signatures that nobody asked about. */
static void no_byte_of_a_receipt_can_be_changed(void **state)
{
    struct arena *a = arena_new();
    const struct note_key keys[] = { log_key.key, witness.key };
    struct text t = receipt_of(a, &log_key);
    size_t tried = 0;
    (void)state;
    for (size_t i = 0; i < t.n; i++)
        for (int flip = 1; flip <= 32; flip *= 32) {
            struct arena *b = arena_new();
            struct receipt_told told;
            struct text bent = text_dup(b, t);
            ((char *)bent.p)[i] ^= (char)flip;
            enum rc rc = receipt_check(b, bent, keys, 2, &told, NULL);
            bool names_another = rc == RC_OK && told.witnesses == 0; /* the witness's name or id became a stranger's */
            assert_true(rc == RC_REFUSED || names_another);
            tried++;
            arena_free(b);
        }
    assert_true(tried > 1000);
    for (size_t n = 0; n < t.n; n++) {
        struct arena *b = arena_new();
        struct receipt_told told;
        enum rc rc = receipt_check(b, text_sub(t, 0, n), keys, 2, &told, NULL);
        assert_true(rc == RC_REFUSED || (rc == RC_OK && told.witnesses == 0));
        arena_free(b);
    }
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[40] = {
        cmocka_unit_test(the_example_is_signed_the_same),
        cmocka_unit_test(a_receipt_holds_by_itself),
        cmocka_unit_test(another_key_of_the_same_name_is_refused),
        cmocka_unit_test(no_byte_of_a_receipt_can_be_changed),
    };
    size_t n = 4;
    ROWS(tests, n, NOTES, does_it_hold);
    ROWS(tests, n, NO_KEYS, is_no_key);
    return _cmocka_run_group_tests("test_note", tests, n, the_log, NULL);
}
