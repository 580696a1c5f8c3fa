#include "ledger/receipt.h"

#include "base/i18n.h"

static const struct text HEAD = { "c2sp.org/tlog-proof@v1", 22 };

void receipt_write(struct sbuf *out, const struct receipt *r)
{
    struct sbuf extra;
    sbuf_init(&extra, RECEIPT_BYTES_MAX);
    sbuf_add(&extra, r->entry);
    sbuf_char(&extra, '\n');
    for (size_t i = 0; i < r->nopened; i++) {
        sbuf_add(&extra, r->opened[i].name);
        sbuf_char(&extra, ' ');
        base64_add(&extra, r->opened[i].salted);
        sbuf_char(&extra, '\n');
    }
    sbuf_add(out, HEAD);
    sbuf_str(out, "\nextra ");
    base64_add(out, sbuf_text(&extra));
    sbuf_printf(out, "\nindex %llu\n", (unsigned long long)r->index);
    for (size_t i = 0; i < r->proof.n; i++) {
        hash_add(out, &r->proof.path[i]);
        sbuf_char(out, '\n');
    }
    sbuf_char(out, '\n');
    sbuf_add(out, r->note);
    sbuf_release(&extra);
}

/* --- reading --------------------------------------------------------------------------------------------- */

static enum rc broken(struct err *err, const char *what)
{
    return err_set(err, PB_RECEIPT, _("this is no receipt: %s"), what);
}

/* What follows a word and a blank. */
static bool after(struct text line, const char *word, struct text *out)
{
    struct text w = text_of(word);
    if (!text_starts(line, w) || line.n <= w.n || line.p[w.n] != ' ')
        return false;
    *out = text_sub(line, w.n + 1, line.n);
    return true;
}

static enum rc extra_read(struct arena *a, struct text extra, struct receipt *r, struct err *err)
{
    struct text line, name, bytes;
    if (!text_split(&extra, '\n', &r->entry) || !extra.p)
        return broken(err, _("the entry is missing"));
    while (extra.n > 0 && text_split(&extra, '\n', &line)) {
        if (!text_split(&line, ' ', &name) || !line.p || !base64_read(a, line, &bytes) || bytes.n < SALT_SIZE)
            return broken(err, _("a field that is opened cannot be read"));
        if (r->nopened == RECEIPT_OPENED_MAX)
            return broken(err, _("it opens too many fields"));
        struct receipt_field f = { name, text_sub(bytes, SALT_SIZE, bytes.n), bytes };
        ARENA_PUSH(a, r->opened, r->nopened, f);
    }
    return RC_OK;
}

enum rc receipt_read(struct arena *a, struct text t, struct receipt *out, struct err *err)
{
    struct receipt r = { .index = 0 };
    struct text line, value, extra;
    if (t.n > RECEIPT_BYTES_MAX)
        return err_set(err, PB_TOO_LARGE, _("a receipt has at most %d MiB"), RECEIPT_BYTES_MAX >> 20);
    if (!text_split(&t, '\n', &line) || !text_eq(line, HEAD))
        return broken(err, _("it does not begin with 'c2sp.org/tlog-proof@v1'"));
    if (!text_split(&t, '\n', &line) || !after(line, "extra", &value) || !base64_read(a, value, &extra))
        return broken(err, _("the entry is missing"));
    enum rc rc = extra_read(a, extra, &r, err);
    if (rc != RC_OK)
        return rc;
    if (!text_split(&t, '\n', &line) || !after(line, "index", &value) || !size_read(value, &r.index))
        return broken(err, _("its place in the log is missing"));
    while (text_split(&t, '\n', &line) && line.n > 0)
        if (r.proof.n == PROOF_MAX || !hash_read(line, &r.proof.path[r.proof.n++]))
            return broken(err, _("a hash of its path cannot be read"));
    if (!t.p)
        return broken(err, _("the checkpoint is missing"));
    r.note = t;
    *out = r;
    return RC_OK;
}

/* --- checking -------------------------------------------------------------------------------------------- */

static enum rc opened_check(const struct receipt *r, const struct leaf *leaf, struct err *err)
{
    for (size_t i = 0; i < r->nopened; i++) {
        const struct receipt_field *f = &r->opened[i];
        struct hash h = hash_of(f->salted), sealed;
        const struct canon_member *m = NULL;
        for (size_t k = 0; k < leaf->nsalted && !m; k++)
            m = text_eq(leaf->salted[k].key, f->name) ? &leaf->salted[k] : NULL;
        if (!m || m->type != CANON_TEXT || !hash_read_hex(m->text, &sealed) || !hash_eq(&h, &sealed))
            return err_set(err, PB_RECEIPT, _("the field '%.*s' of the receipt is not what was sealed"),
                           TEXT_FMT(f->name));
    }
    return RC_OK;
}

/* How many of the keys co-signed, each counted once. */
static void witnesses_count(const struct note *note, const struct note_key *keys, size_t nkeys,
                            struct receipt_told *told)
{
    for (size_t i = 0; i < nkeys; i++) {
        const struct note_key *by;
        int64_t seconds = 0;
        if (keys[i].kind != KEY_WITNESS || note_check(note, &keys[i], 1, &by, &seconds, NULL) != RC_OK)
            continue;
        told->witnesses++;
        told->cosigned |= i < 64 ? UINT64_C(1) << i : 0;
        told->witnessed = max64(told->witnessed, seconds);
    }
}

/* The log's own signature, by a key named like its origin. */
static enum rc log_check(struct arena *a, const struct note *note, const struct note_key *keys, size_t nkeys,
                         struct receipt_told *told, struct err *err)
{
    const struct note_key **list = ARENA_ARRAY(a, const struct note_key *, nkeys + 1);
    size_t n = 0;
    for (size_t i = 0; i < nkeys; i++)
        if (keys[i].kind == KEY_LOG && text_eq(keys[i].name, told->checkpoint.origin))
            list[n++] = &keys[i];
    if (n == 0)
        return err_set(err, PB_RECEIPT, _("it is of the log '%.*s', and no key of that log was given"),
                       TEXT_FMT(told->checkpoint.origin));
    struct note_key *own = ARENA_ARRAY(a, struct note_key, n);
    for (size_t i = 0; i < n; i++)
        own[i] = *list[i];
    return note_check(note, own, n, &told->by, NULL, err);
}

enum rc receipt_check(struct arena *a, struct text t, const struct note_key *keys, size_t nkeys,
                      struct receipt_told *out, struct err *err)
{
    struct receipt_told told = { .witnesses = 0 };
    struct note note;
    enum rc rc = receipt_read(a, t, &told.receipt, err);
    if (rc == RC_OK)
        rc = note_read(told.receipt.note, &note, err);
    if (rc == RC_OK)
        rc = checkpoint_read(note.text, &told.checkpoint, err);
    if (rc == RC_OK)
        rc = log_check(a, &note, keys, nkeys, &told, err);
    if (rc != RC_OK)
        return rc;
    struct hash leaf = hash_leaf(told.receipt.entry);
    if (!proof_includes(&told.receipt.proof, told.receipt.index, told.checkpoint.size, &leaf, &told.checkpoint.root))
        return err_set(err, PB_RECEIPT,
                       _("the entry is not in the log that was signed: it was changed, or its path was"));
    if (!leaf_read(a, told.receipt.entry, &told.leaf))
        return err_set(err, PB_RECEIPT, _("the entry is no fact of this program"));
    rc = opened_check(&told.receipt, &told.leaf, err);
    if (rc != RC_OK)
        return rc;
    witnesses_count(&note, keys, nkeys, &told);
    *out = told;
    return RC_OK;
}
