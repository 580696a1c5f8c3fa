/* ledger_proof.c -- what is given out: checkpoints, proofs, receipts. */
#include "app/seal/seal.h"

#include "base/i18n.h"
#include "ledger/growth.h"

#include "ledger/receipt.h"
#include <stdio.h>

/* --- which fact ------------------------------------------------------------------------------------------ */

/* "17", "act:17", "register:12". PB_UNKNOWN_ACT. */
static enum rc seal_fact_read(struct text t, enum fact_sort *sort, int64_t *n, struct err *err)
{
    struct text rest = t, word = TEXT_NONE;
    enum fact_sort s = FACT_ACT;
    int64_t number;
    if (text_find(t, TEXT(":"), 0) != SIZE_MAX) {
        text_split(&rest, ':', &word);
        s = fact_sort_of(word);
    }
    if (s == FACT_NONE || !text_int(rest, &number) || number < 1)
        return err_set(err, PB_UNKNOWN_ACT, _("'%.*s' names no fact: write the number of an act, or 'register:12'"),
                       TEXT_FMT(t));
    *sort = s;
    *n = number;
    return RC_OK;
}

static enum rc unknown(enum fact_sort sort, int64_t n, struct err *err)
{
    if (sort == FACT_ACT)
        return err_set(err, PB_UNKNOWN_ACT, _("there is no act no. %lld"), (long long)n);
    return err_set(err, PB_UNKNOWN_ACT, _("there is no fact '%s' number %lld"), seal_sort_shown(sort), (long long)n);
}

/* --- a proof --------------------------------------------------------------------------------------------- */

struct proving {
    struct conn *conn;
    struct arena *a;
    enum fact_sort sort;
    int64_t n;
    bool words, found, sealed;
    struct hash leaf; /* of the fact as it is now */
    struct receipt receipt;
};

static enum rc fact_take(void *arg, const struct fact_row *row, struct err *err)
{
    struct proving *p = arg;
    struct sbuf entry;
    (void)err;
    if (row->n != p->n)
        return RC_OK;
    p->found = true;
    sbuf_init(&entry, 64 << 20);
    p->leaf = seal_leaf(p->a, &entry, row);
    p->receipt.entry = text_dup(p->a, sbuf_text(&entry));
    sbuf_release(&entry);
    for (size_t i = 0; p->words && i < row->nsecrets; i++) {
        const struct fact_secret *s = &row->secrets[i];
        char *both = arena_alloc(p->a, s->salt.n + s->content.n);
        for (size_t k = 0; k < s->salt.n + s->content.n; k++)
            both[k] = k < s->salt.n ? s->salt.p[k] : s->content.p[k - s->salt.n];
        struct receipt_field f = { .name = s->name, .salted = { both, s->salt.n + s->content.n } };
        ARENA_PUSH(p->a, p->receipt.opened, p->receipt.nopened, f);
    }
    return RC_OK;
}

/* The checkpoint with what witnesses signed below it. */
static enum rc cosigned(struct conn *conn, struct arena *a, struct ledger_checkpoint *c, struct err *err)
{
    struct text lines;
    enum rc rc = store_cosigns(conn, a, c->size, &lines, err);
    if (rc == RC_OK && lines.n)
        c->note = text_printf(a, "%.*s%.*s", TEXT_FMT(c->note), TEXT_FMT(lines));
    return rc;
}

/* The newest checkpoint over the leaf that a witness signed; where there is none, the last. */
static enum rc checkpoint_over(struct conn *conn, struct arena *a, uint64_t leaf, struct ledger_checkpoint *out,
                               bool *any, struct err *err)
{
    enum rc rc = store_checkpoint_cosigned(conn, a, leaf, out, any, err);
    if (rc == RC_OK && !*any)
        rc = store_checkpoint_last(conn, a, out, any, err);
    return rc == RC_OK && *any ? cosigned(conn, a, out, err) : rc;
}

/* The path, in the tree of a checkpoint; and that it leads from this fact to that root. */
static enum rc path_find(struct proving *p, struct err *err)
{
    struct tiles tiles = tiles_of(p->conn, p->a);
    struct ledger_checkpoint last;
    struct checkpoint c;
    struct note note;
    bool any = false;
    enum rc rc = checkpoint_over(p->conn, p->a, p->sealed ? p->receipt.index : INT64_MAX, &last, &any, err);
    if (rc != RC_OK)
        return rc;
    p->sealed = p->sealed && any && p->receipt.index < last.size;
    if (!p->sealed)
        return err_set(err, PB_NOT_SEALED, _("%s no. %lld is recorded but not sealed yet: try again in a moment"),
                       seal_sort_shown(p->sort), (long long)p->n);
    rc = proof_inclusion(p->receipt.index, last.size, tiles_node, &tiles, &p->receipt.proof, err);
    if (rc == RC_OK)
        rc = note_read(last.note, &note, err);
    if (rc == RC_OK)
        rc = checkpoint_read(note.text, &c, err);
    if (rc != RC_OK)
        return rc;
    if (!proof_includes(&p->receipt.proof, p->receipt.index, c.size, &p->leaf, &c.root))
        return err_set(err, PB_LEDGER_DIFFERS, _("%s no. %lld is not what was sealed: see 'congvu ledger verify'"),
                       seal_sort_shown(p->sort), (long long)p->n);
    p->receipt.note = last.note;
    return RC_OK;
}

static enum rc prove(struct proving *p, struct err *err)
{
    enum rc rc = store_facts(p->conn, p->sort, p->n - 1, 1, false, fact_take, p, err);
    if (rc == RC_OK && !p->found)
        rc = unknown(p->sort, p->n, err);
    if (rc == RC_OK)
        rc = store_leaf_of(p->conn, p->sort, p->n, &p->receipt.index, &p->sealed, err);
    return rc == RC_OK ? path_find(p, err) : rc;
}

static void proof_add(struct sbuf *out, const struct receipt *r)
{
    sbuf_printf(out, "c2sp.org/tlog-proof@v1\nindex %llu\n", (unsigned long long)r->index);
    for (size_t i = 0; i < r->proof.n; i++) {
        hash_add(out, &r->proof.path[i]);
        sbuf_char(out, '\n');
    }
    sbuf_char(out, '\n');
    sbuf_add(out, r->note);
}

static enum rc proved(struct congvu *app, struct text fact, bool receipt, bool words, struct sbuf *out, struct err *err)
{
    struct arena *a = arena_new();
    struct proving p = { .a = a, .words = words };
    enum rc rc = seal_fact_read(fact, &p.sort, &p.n, err);
    if (rc == RC_OK)
        rc = store_read(app->store, &p.conn, err);
    if (rc == RC_OK) {
        rc = prove(&p, err);
        store_done(p.conn);
        if (rc == RC_OK && receipt)
            receipt_write(out, &p.receipt);
        else if (rc == RC_OK)
            proof_add(out, &p.receipt);
    }
    arena_free(a);
    return rc;
}

enum rc congvu_proof(struct congvu *app, struct text fact, struct sbuf *out, struct err *err)
{
    return proved(app, fact, false, false, out, err);
}

enum rc congvu_receipt(struct congvu *app, struct text fact, bool words, struct sbuf *out, struct err *err)
{
    return proved(app, fact, true, words, out, err);
}

/* --- checkpoints ----------------------------------------------------------------------------------------- */

enum rc congvu_checkpoint(struct congvu *app, struct sbuf *out, uint64_t *size, struct err *err)
{
    struct ledger_checkpoint last;
    struct conn *conn;
    size_t sealed;
    bool found;
    enum rc rc = congvu_seal(app, &sealed, err);
    if (rc == RC_OK)
        rc = store_read(app->store, &conn, err);
    if (rc != RC_OK)
        return rc;
    struct arena *a = arena_new();
    rc = store_checkpoint_last(conn, a, &last, &found, err);
    if (rc == RC_OK && !found)
        rc = err_set(err, PB_NOT_SEALED, _("nothing is sealed yet"));
    if (rc == RC_OK)
        rc = cosigned(conn, a, &last, err);
    store_done(conn);
    if (rc == RC_OK) {
        sbuf_add(out, last.note);
        if (size)
            *size = last.size;
    }
    arena_free(a);
    return rc;
}

static enum rc growth_add(struct conn *conn, struct arena *a, uint64_t old, struct sbuf *out, struct err *err)
{
    struct tiles tiles = tiles_of(conn, a);
    struct ledger_checkpoint last;
    struct growth g = { .old = old };
    bool found;
    enum rc rc = store_checkpoint_last(conn, a, &last, &found, err);
    if (rc == RC_OK && (!found || old > last.size))
        rc = err_set(err, PB_WRONG_VALUE, _("the ledger never had %llu leaves"), (unsigned long long)old);
    if (rc == RC_OK)
        rc = proof_consistency(old, last.size, tiles_node, &tiles, &g.proof, err);
    if (rc != RC_OK)
        return rc;
    g.note = last.note;
    growth_write(out, &g);
    return RC_OK;
}

enum rc congvu_growth(struct congvu *app, struct text old, struct sbuf *out, struct err *err)
{
    struct conn *conn;
    uint64_t size;
    size_t sealed;
    if (!size_read(old, &size))
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no number of leaves"), TEXT_FMT(old));
    enum rc rc = congvu_seal(app, &sealed, err);
    if (rc == RC_OK)
        rc = store_read(app->store, &conn, err);
    if (rc != RC_OK)
        return rc;
    struct arena *a = arena_new();
    rc = growth_add(conn, a, size, out, err);
    arena_free(a);
    store_done(conn);
    return rc;
}

static enum rc left_job(struct conn *conn, void *arg, struct err *err) { return store_left_add(conn, arg, err); }

enum rc congvu_checkpoint_left(struct congvu *app, uint64_t size, struct text way, struct err *err)
{
    struct ledger_left left = { instant_now(), size, way };
    return store_write(app->store, left_job, &left, err);
}

/* --- how it stands --------------------------------------------------------------------------------------- */

static enum rc waiting_count(struct conn *conn, int64_t *waiting, struct err *err)
{
    enum rc rc = RC_OK;
    *waiting = 0;
    for (int sort = FACT_NONE + 1; rc == RC_OK && sort < FACT_SORT_END; sort++) {
        struct fact_count count = { .rows = 0 };
        int64_t sealed = 0;
        rc = store_fact_count(conn, (enum fact_sort)sort, &count, err);
        if (rc == RC_OK)
            rc = store_sealed(conn, (enum fact_sort)sort, &sealed, err);
        *waiting += count.last > sealed ? count.last - sealed : 0;
    }
    return rc;
}

enum rc congvu_ledger_state(struct congvu *app, struct congvu_ledger_state *out, struct err *err)
{
    struct congvu_ledger_state s = { .left_at = INSTANT_MIN };
    struct ledger_checkpoint last;
    struct ledger_left left;
    struct conn *conn;
    bool signed_once = false, left_once = false;
    enum rc rc = store_read(app->store, &conn, err);
    if (rc != RC_OK)
        return rc;
    struct arena *a = arena_new();
    rc = seal_key_look(app, conn, &s.key, &s.key_ours, err);
    if (rc == RC_OK)
        rc = store_ledger_size(conn, &s.size, err);
    if (rc == RC_OK)
        rc = waiting_count(conn, &s.waiting, err);
    if (rc == RC_OK)
        rc = stamp_first_wrong(app, conn, s.foreign, sizeof s.foreign, err);
    if (rc == RC_OK)
        rc = store_checkpoint_last(conn, a, &last, &signed_once, err);
    if (rc == RC_OK)
        rc = store_left_last(conn, a, &left, &left_once, err);
    store_done(conn);
    if (rc == RC_OK) {
        s.begun = signed_once;
        s.left_at = left_once ? left.at : INSTANT_MIN;
        if (left_once)
            snprintf(s.left_way, sizeof s.left_way, "%.*s", TEXT_FMT(left.way));
        *out = s;
    }
    arena_free(a);
    return rc;
}
