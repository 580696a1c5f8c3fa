/* seal.c -- from committed facts to leaves, tiles and a signed checkpoint.
 *
 *      a reader's snapshot                                        a write transaction, short
 *      ┌──────────────────────────────────────────────────┐      ┌────────────────────────────────────────┐
 *      facts behind the last sealed ─► entries ─► hashes ─► tree ─► still at the same size? runs, tiles, salts,
 *      (at most SEAL_AT_ONCE)                              sign    the checkpoint
 *      └──────────────────────────────────────────────────┘      └────────────────────────────────────────┘
 *
 * The hashing is done beside the writers, not among them. Who finds that another sealed in between begins again. Before anything is
 * signed, the tiles must give the root that was signed last: what was tampered with is never signed over. Before a fact is taken, it must bear
 * its stamp: what came past the program is never sealed.
 */
#include "app/seal/seal.h"

#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>

enum { SEAL_AT_ONCE = 16384, SEAL_TRIES = 8, ENTRY_ROOM = 64 << 20 };

/* --- tiles as they grow ---------------------------------------------------------------------------------- */

struct grown_tile {
    int level;
    uint64_t n;
    struct text bytes;
};
struct salted {
    enum fact_sort sort;
    int64_t n;
    struct text salts;
};
struct sealing {
    struct congvu *app;
    struct arena *a;   /* what lives until it is written */
    struct arena *row; /* of one row                     */
    struct sbuf entry;
    uint64_t start;
    struct tree tree;
    struct hash last[TILE_LEVELS][TILE_WIDTH]; /* the partial tile of each level */
    bool touched[TILE_LEVELS];
    struct grown_tile *full;
    size_t nfull;
    struct ledger_run *runs;
    size_t nruns;
    struct salted *salts;
    size_t nsalts;
    size_t facts;                /* in this batch */
    int64_t mine[FACT_SORT_END]; /* the last facts that this program committed before it began to look */
    struct instant before; /* of the last checkpoint: none is older than the one before, whatever the clock says */
    struct ledger_checkpoint checkpoint;
};

static struct text tile_bytes(const struct hash *hashes, size_t n)
{
    return (struct text){ (const char *)hashes, n * HASH_BYTES };
}

static void leaf_add(struct sealing *s, const struct hash *leaf)
{
    struct hash up[TILE_LEVELS];
    uint64_t size = s->tree.size;
    int n = tree_add(&s->tree, leaf, up);
    for (int level = 0; level < n; level++) {
        uint64_t index = tile_count(level, size); /* how many it had */
        s->last[level][index % TILE_WIDTH] = up[level];
        s->touched[level] = true;
        if (index % TILE_WIDTH < TILE_WIDTH - 1)
            continue;
        struct grown_tile t = { level, index / TILE_WIDTH, text_dup(s->a, tile_bytes(s->last[level], TILE_WIDTH)) };
        ARENA_PUSH(s->a, s->full, s->nfull, t);
        s->touched[level] = false;
    }
}

/* Take up the tree and its partial tiles, and see that they are what was signed. */
static enum rc take_up(struct sealing *s, struct conn *conn, struct err *err)
{
    struct tiles tiles = tiles_of(conn, s->a);
    struct ledger_checkpoint last;
    struct checkpoint c = { .size = 0 };
    struct note note;
    bool found = false;
    enum rc rc = store_ledger_size(conn, &s->start, err);
    if (rc == RC_OK)
        rc = tree_resume(&s->tree, s->start, tiles_node, &tiles, err);
    for (int level = 0; rc == RC_OK && level < TILE_LEVELS; level++) {
        uint64_t count = tile_count(level, s->start);
        struct text bytes = TEXT_NONE;
        if (count % TILE_WIDTH)
            rc = store_tile(conn, s->a, level, count / TILE_WIDTH, &bytes, err);
        if (rc == RC_OK && bytes.n < count % TILE_WIDTH * HASH_BYTES)
            rc = err_set(err, PB_LEDGER_DIFFERS,
                         _("a tile of the ledger is missing or cut short: see 'congvu ledger verify'"));
        else if (rc == RC_OK)
            memcpy(s->last[level], bytes.n ? bytes.p : "", count % TILE_WIDTH * HASH_BYTES);
    }
    if (rc == RC_OK)
        rc = store_checkpoint_last(conn, s->a, &last, &found, err);
    if (rc != RC_OK || (!found && s->start == 0))
        return rc;
    struct hash root = tree_root(&s->tree);
    s->before = found ? last.at : INSTANT_MIN;
    if (!found || last.size != s->start || note_read(last.note, &note, NULL) != RC_OK ||
        checkpoint_read(note.text, &c, NULL) != RC_OK || c.size != s->start || !hash_eq(&c.root, &root))
        return err_set(err, PB_LEDGER_DIFFERS,
                       _("the ledger is not as it was signed last, so nothing is sealed on top of it: see 'congvu "
                         "ledger verify'"));
    return RC_OK;
}

/* --- facts ----------------------------------------------------------------------------------------------- */

struct hash seal_leaf(struct arena *a, struct sbuf *entry, const struct fact_row *row)
{
    sbuf_clear(entry);
    leaf_form_entry(row->form, a, entry, row->n, row->fields);
    return hash_leaf(sbuf_text(entry));
}

struct reading_facts {
    struct sealing *s;
    int64_t next;
    struct stamps stamps;
};

static enum rc not_ours(const struct fact_row *row, enum stamp_look look, struct err *err)
{
    return err_set(err, PB_LEDGER_DIFFERS, _("%s no. %lld is not sealed: %s; see 'congvu ledger verify'"),
                   seal_sort_shown(row->sort), (long long)row->n, stamp_said(look));
}

static enum rc fact_add(void *arg, const struct fact_row *row, struct err *err)
{
    struct reading_facts *r = arg;
    struct sealing *s = r->s;
    if (row->n != r->next)
        return err_set(err, PB_LEDGER_DIFFERS,
                       _("%s no. %lld is missing: nothing is sealed behind it; see 'congvu ledger verify'"),
                       seal_sort_shown(row->sort), (long long)r->next);
    enum stamp_look look = stamp_look(s->app, &r->stamps, row);
    if (look != STAMP_GOOD)
        return not_ours(row, look, err);
    arena_reset(s->row);
    struct hash leaf = seal_leaf(s->row, &s->entry, row);
    if (row->fresh.n) {
        struct salted salted = { row->sort, row->n, text_dup(s->a, row->fresh) };
        ARENA_PUSH(s->a, s->salts, s->nsalts, salted);
    }
    leaf_add(s, &leaf);
    r->next++;
    return RC_OK;
}

/* The facts of one sort that are not sealed yet, as many as there is room for. */
static enum rc sort_add(struct sealing *s, struct conn *conn, enum fact_sort sort, struct err *err)
{
    int64_t last;
    uint64_t start = s->tree.size;
    enum rc rc = store_sealed(conn, sort, &last, err);
    if (rc != RC_OK || s->facts == SEAL_AT_ONCE)
        return rc;
    struct reading_facts r = { .s = s, .next = last + 1 };
    const size_t room = SEAL_AT_ONCE - s->facts;
    rc = store_stamps(conn, s->a, sort, last, last + (int64_t)room, &r.stamps, err);
    if (rc == RC_OK)
        rc = store_facts(conn, sort, last, room, true, fact_add, &r, err);
    int64_t count = r.next - last - 1;
    int64_t known = max64(s->mine[sort], r.stamps.last);
    if (rc == RC_OK && (size_t)count < room && r.next <= known)
        rc = err_set(err, PB_LEDGER_DIFFERS, _("%s no. %lld was removed before it was sealed"), seal_sort_shown(sort),
                     (long long)r.next);
    if (rc != RC_OK || count == 0)
        return rc;
    struct ledger_run run = { start, sort, last + 1, count };
    ARENA_PUSH(s->a, s->runs, s->nruns, run);
    s->facts += (size_t)count;
    return RC_OK;
}

static enum rc prepare(struct sealing *s, struct conn *conn, struct err *err)
{
    enum rc rc = take_up(s, conn, err);
    for (int sort = FACT_NONE + 1; rc == RC_OK && sort < FACT_SORT_END; sort++)
        rc = sort_add(s, conn, (enum fact_sort)sort, err);
    return rc;
}

/* --- signing --------------------------------------------------------------------------------------------- */

static struct text signed_note(struct sealing *s, const struct checkpoint *c, const struct note_signer *key,
                               const struct note_signer *also)
{
    struct sbuf b;
    sbuf_init(&b, NOTE_BYTES_MAX);
    checkpoint_write(&b, c);
    struct text body = text_dup(s->a, sbuf_text(&b));
    sbuf_char(&b, '\n');
    if (also)
        note_sign(&b, body, also, 0);
    note_sign(&b, body, key, 0);
    struct text note = text_dup(s->a, sbuf_text(&b));
    sbuf_release(&b);
    return note;
}

/* The log goes by the name of its first key, whatever key signs. */
static void sign(struct sealing *s, const struct seal_keys *keys)
{
    const struct note_signer *key = &keys->key, *also = keys->turning && keys->old.key.id ? &keys->old : NULL;
    const struct checkpoint c = { key->key.name, s->tree.size, tree_root(&s->tree) };
    s->checkpoint = (struct ledger_checkpoint){ s->tree.size, instant_max(instant_now(), s->before),
                                                signed_note(s, &c, key, also) };
}

/* --- writing --------------------------------------------------------------------------------------------- */

static enum rc write_job(struct conn *conn, void *arg, struct err *err)
{
    struct sealing *s = arg;
    uint64_t size;
    store_on_disk_first(conn); /* a checkpoint that somebody has seen is not lost with the current */
    enum rc rc = store_ledger_size(conn, &size, err);
    if (rc == RC_OK && size != s->start)
        return err_set(err, PB_BUSY, _("another program sealed at the same time"));
    for (size_t i = 0; rc == RC_OK && i < s->nruns; i++)
        rc = store_run_add(conn, &s->runs[i], err);
    for (size_t i = 0; rc == RC_OK && i < s->nruns; i++)
        rc = store_stamps_drop(conn, s->runs[i].sort, s->runs[i].first + s->runs[i].count - 1, err);
    for (size_t i = 0; rc == RC_OK && i < s->nfull; i++)
        rc = store_tile_put(conn, s->full[i].level, s->full[i].n, s->full[i].bytes, err);
    for (int level = 0; rc == RC_OK && level < TILE_LEVELS; level++) {
        uint64_t count = tile_count(level, s->tree.size);
        if (s->touched[level] && count % TILE_WIDTH)
            rc = store_tile_put(conn, level, count / TILE_WIDTH, tile_bytes(s->last[level], count % TILE_WIDTH), err);
    }
    for (size_t i = 0; rc == RC_OK && i < s->nsalts; i++)
        rc = store_salts_put(conn, s->salts[i].sort, s->salts[i].n, s->salts[i].salts, err);
    return rc == RC_OK ? store_checkpoint_add(conn, &s->checkpoint, err) : rc;
}

/* One batch; *facts 0: there was nothing. */
static enum rc batch(struct congvu *app, const struct seal_keys *keys, size_t *facts, struct err *err)
{
    struct arena *a = arena_new();
    struct sealing *s = ARENA_NEW(a, struct sealing);
    struct conn *conn;
    s->app = app;
    s->a = a;
    s->row = arena_new();
    sbuf_init(&s->entry, ENTRY_ROOM);
    for (int sort = 0; sort < FACT_SORT_END; sort++)
        s->mine[sort] = store_mine(app->store, (enum fact_sort)sort);
    enum rc rc = store_read(app->store, &conn, err);
    if (rc == RC_OK) {
        rc = prepare(s, conn, err);
        store_done(conn);
    }
    if (rc == RC_OK && s->facts > 0) {
        sign(s, keys);
        rc = store_write(app->store, write_job, s, err);
    }
    *facts = s->facts;
    sbuf_release(&s->entry);
    arena_free(s->row);
    arena_free(a);
    return rc;
}

enum rc seal_batches(struct congvu *app, size_t *sealed, struct err *err)
{
    struct arena *a = arena_new();
    struct seal_keys keys;
    size_t facts = 0;
    enum rc rc = seal_key(app, a, &keys, err);
    *sealed = 0;
    if (rc == RC_OK) {
        for (int tries = 0; tries < SEAL_TRIES;) {
            rc = batch(app, &keys, &facts, err);
            if (rc != RC_OK && rc != RC_RETRY)
                break;
            tries += rc == RC_RETRY;
            *sealed += rc == RC_OK ? facts : 0;
            if (rc == RC_OK && facts < SEAL_AT_ONCE) /* what came meanwhile is the next time's: it would never end */
                break;
        }
        if (rc == RC_OK && keys.turning)
            rc = seal_key_turned(app, &keys, err);
        seal_keys_forget(&keys);
    }
    arena_free(a);
    return rc;
}
