/* look_facts.c -- every fact again to its leaf. */
#include "app/ledger/hasher.h"
#include "app/ledger/look.h"

#include "base/i18n.h"
#include "ledger/tile.h"

#include <stdlib.h>
#include <string.h>

#define WAITS_AT_MOST US_MINUTE

/* --- leaves ---------------------------------------------------------------------------------------------- */

struct walk {
    struct look *l;
    struct arena *tiles_a; /* of one tile */
    struct text tile;      /* of level 0, tile number `tile_n` */
    uint64_t tile_n;
    bool tile_read;
    const struct ledger_run *runs;
    size_t nruns, run;             /* run: that of the leaf at hand */
    struct ledger_checkpoint next; /* the next one on the way; size 0: none */
    struct instant at;             /* of the one before                     */
    struct arena *next_a;
    uint64_t checked; /* the size of the last one that was passed */
};

/* The hash that the tiles hold for the leaf; zeros where they hold none. */
static enum rc tile_leaf(struct walk *w, uint64_t leaf, struct hash *out, struct err *err)
{
    uint64_t n = leaf / TILE_WIDTH;
    size_t at = (size_t)(leaf % TILE_WIDTH) * HASH_BYTES;
    if (!w->tile_read || w->tile_n != n) {
        arena_reset(w->tiles_a);
        enum rc rc = store_tile(w->l->conn, w->tiles_a, 0, n, &w->tile, err);
        if (rc != RC_OK)
            return rc;
        w->tile_n = n;
        w->tile_read = true;
        uint64_t width = w->l->size - n * TILE_WIDTH < TILE_WIDTH ? w->l->size - n * TILE_WIDTH : TILE_WIDTH;
        if (text_empty(w->tile))
            look_bad(w->l, _("tile 0/%llu of the ledger is missing"), (unsigned long long)n);
        else if (w->tile.n != width * HASH_BYTES && !w->l->cut)
            look_bad(w->l, _("tile 0/%llu of the ledger is not as long as its %llu hashes"), (unsigned long long)n,
                     (unsigned long long)width);
    }
    memset(out->b, 0, HASH_BYTES);
    if (w->tile.n >= at + HASH_BYTES)
        memcpy(out->b, w->tile.p + at, HASH_BYTES);
    return RC_OK;
}

/* What is sealed at once is of each sequence one run, in their order, and is signed: where that order begins anew there is a checkpoint. */
static void batch_step(struct walk *w)
{
    const struct ledger_run *run = &w->runs[w->run];
    unsigned long long at = w->l->facts.size;
    if (w->run + 1 == w->nruns || run[1].start != at)
        return;
    w->run++;
    if (run[1].sort <= run[0].sort && w->next.size > at)
        look_bad(w->l, _("the checkpoint of %llu leaves was removed: one was signed there"), at);
}

static void checkpoint_time(struct walk *w)
{
    char is[INSTANT_CHARS], before[INSTANT_CHARS];
    if (instant_before(w->next.at, w->at))
        look_bad(w->l,
                 _("the time of a checkpoint was changed: that of %llu leaves is of %s, and one with fewer is of %s"),
                 (unsigned long long)w->next.size, instant_vn(w->next.at, true, is), instant_vn(w->at, true, before));
    w->at = w->next.at;
}

static enum rc checkpoint_step(struct walk *w, struct err *err)
{
    bool found = false;
    uint64_t at = w->l->facts.size;
    if (w->next.size != at || at == 0)
        return RC_OK;
    checkpoint_time(w);
    enum rc rc = look_checkpoint(w->l, &w->next, err);
    w->checked = at;
    arena_reset(w->next_a);
    if (rc == RC_OK)
        rc = store_checkpoint_next(w->l->conn, w->next_a, at, &w->next, &found, err);
    if (rc == RC_OK && !found)
        w->next.size = 0;
    return rc;
}

/* One leaf: as the facts give it, beside what the tiles hold. */
static enum rc leaf_step(struct walk *w, const struct hashed *fact, enum fact_sort sort, int64_t n, struct err *err)
{
    struct look *l = w->l;
    struct hash up[TILE_LEVELS], kept;
    enum rc rc = tile_leaf(w, l->facts.size, &kept, err);
    if (rc != RC_OK)
        return rc;
    if (fact->unsalted)
        look_bad(l, _("the salts of %s no. %lld are gone without an erasure on record"), seal_sort_shown(sort),
                 (long long)n);
    if (!fact->there || !hash_eq(&fact->leaf, &kept))
        look_bent(l, &(struct bent){ l->facts.size, sort, n, !fact->there, fact->leaf, kept });
    l->read[sort] += fact->there;
    tree_add(&l->facts, fact->there ? &fact->leaf : &kept, up);
    if (l->apart)
        tree_add(&l->tiles, &kept, up);
    if (l->facts.size == l->mark)
        l->mark_root = tree_root(&l->facts);
    batch_step(w);
    return checkpoint_step(w, err);
}

static enum rc leaves_walk(struct walk *w, const struct ledger_run *runs, size_t n, struct err *err)
{
    struct look *l = w->l;
    struct hasher *hasher = NULL;
    struct hashed_stretch s = { .n = 1 };
    enum rc rc = hasher_new(l->app->store, runs, n, &hasher, err);
    while (rc == RC_OK && s.n > 0) {
        rc = hasher_next(hasher, &s, err);
        for (size_t i = 0; rc == RC_OK && i < s.n; i++)
            rc = leaf_step(w, &s.facts[i], s.sort, s.first + (int64_t)i, err);
        if (rc == RC_OK && l->progress)
            l->progress(l->progress_arg, (size_t)l->facts.size, (size_t)l->size);
    }
    hasher_free(hasher);
    return rc;
}

/* How many of the runs follow each other as they must, leaf by leaf and number by number, and to which size. */
static size_t runs_sound(const struct ledger_run *runs, size_t n, uint64_t *size)
{
    int64_t next[FACT_SORT_END] = { 0 }; /* behind the last of each sequence */
    *size = 0;
    for (size_t i = 0; i < n; i++) {
        const struct ledger_run *r = &runs[i];
        if (r->start != *size || r->sort == FACT_NONE || r->first != next[r->sort] + 1 || r->count < 1 ||
            r->count > INT32_MAX)
            return i;
        next[r->sort] += r->count;
        *size += (uint64_t)r->count;
    }
    return n;
}

static enum rc runs_walk(struct walk *w, struct err *err)
{
    struct look *l = w->l;
    struct ledger_run *runs;
    size_t n, sound;
    bool found = false;
    enum rc rc = store_runs(l->conn, l->a, &runs, &n, err);
    if (rc != RC_OK)
        return rc;
    sound = runs_sound(runs, n, &l->size);
    w->runs = runs;
    w->nruns = sound;
    l->cut = sound < n;
    w->at = INSTANT_MIN;
    rc = store_checkpoint_next(l->conn, w->next_a, 0, &w->next, &found, err);
    if (!found)
        w->next.size = 0;
    if (rc == RC_OK && sound > 0)
        rc = leaves_walk(w, runs, sound, err);
    if (rc != RC_OK || sound == n)
        return rc;
    look_bad(
        l,
        _("the list of what is sealed was changed: at leaf %llu it does not go on (there it says %s no. %lld and %lld "
          "more), so that nothing behind can be looked at"),
        (unsigned long long)l->facts.size, seal_sort_shown(runs[sound].sort), (long long)runs[sound].first,
        (long long)runs[sound].count - 1);
    return err_set(err, PB_LEDGER_DIFFERS, _("the list of what is sealed was changed"));
}

/* --- not sealed yet -------------------------------------------------------------------------------------- */

/* A writer seals within a second and before it ends. What has waited longer was cut off, or came past the program. */
struct waiting {
    struct look *l;
    struct instant young; /* recorded since then: it may still be on its way */
    struct stamps stamps;
    int64_t last; /* the last fact that is there */
};

static enum rc waiting_say(void *arg, const struct fact_row *row, struct err *err)
{
    struct waiting *w = arg;
    (void)err;
    const char *said = stamp_said(stamp_look(w->l->app, &w->stamps, row));
    w->last = row->n;
    w->l->read[row->sort]++;
    if (said)
        look_bad(w->l, _("%.*s is not sealed: %s"), TEXT_FMT(look_fact(w->l, row->sort, row->n)), said);
    for (size_t i = 0; !said && i < row->form->nslots; i++)
        if (row->fields[i].type == LEAF_INSTANT && text_eq(row->fields[i].name, TEXT("recorded")) &&
            row->fields[i].number < w->young.us)
            look_bad(w->l,
                     _("%s no. %lld is not sealed: it was put in past the program, or the program was cut off when it "
                       "was recorded"),
                     seal_sort_shown(row->sort), (long long)row->n);
    return RC_OK;
}

static enum rc waiting_check(struct look *l, enum fact_sort sort, int64_t sealed, struct err *err)
{
    struct waiting w = { .l = l, .young = { instant_now().us - WAITS_AT_MOST }, .last = sealed };
    if (l->app->meta.exercise) /* its clock stands still */
        w.young = INSTANT_MAX;
    enum rc rc = store_stamps(l->conn, l->a, sort, sealed, INT64_MAX, &w.stamps, err);
    if (rc == RC_OK)
        rc = store_facts(l->conn, sort, sealed, SIZE_MAX / 2, true, waiting_say, &w, err);
    if (rc == RC_OK && w.stamps.last > w.last)
        look_bad(l, _("%s no. %lld was removed before it was sealed"), seal_sort_shown(sort), (long long)w.stamps.last);
    return rc;
}

/* --- the sequences --------------------------------------------------------------------------------------- */

static enum rc sequence_check(struct look *l, enum fact_sort sort, struct fact_count *out, int64_t *waiting,
                              struct err *err)
{
    struct fact_count c = { .rows = 0 };
    int64_t sealed = 0;
    enum rc rc = store_fact_count(l->conn, sort, &c, err);
    if (rc == RC_OK)
        rc = store_sealed(l->conn, sort, &sealed, err);
    if (rc != RC_OK)
        return rc;
    int64_t last = c.last > sealed ? c.last : sealed;
    if (c.rows > last || (c.rows > 0 && c.first < 1))
        look_bad(l, _("rows were put in among %s: %lld rows, numbered from %lld to %lld"), seal_sort_shown(sort),
                 (long long)c.rows, (long long)c.first, (long long)c.last);
    else if (c.rows < last && c.last > sealed)
        look_bad(l, _("rows of %s are missing or out of their sequence: %lld rows, the last is no. %lld"),
                 seal_sort_shown(sort), (long long)c.rows, (long long)c.last);
    *waiting += c.last > sealed ? c.last - sealed : 0;
    if (out)
        *out = c;
    return waiting_check(l, sort, sealed, err);
}

/* Acts are read by their words, in their order. A row of the table that was not met so stands in no sequence. */
static enum rc strays_check(struct look *l, int64_t rows, struct err *err)
{
    int64_t seq = 0;
    matter_id family = 0;
    if (rows == l->read[FACT_ACT])
        return RC_OK;
    enum rc rc = store_act_stray(l->conn, &family, &seq, err);
    if (rc == RC_OK && (seq != 0 || family != 0))
        look_bad(l, _("act no. %lld of the family %lld was put in past the program: it stands in no sequence"),
                 (long long)seq, (long long)family);
    return rc;
}

/* What was erased is sealed with its erasure; a row that belongs to none was put in to hide that words are gone. */
static enum rc erased_check(struct look *l, struct err *err)
{
    enum fact_sort sort = FACT_NONE;
    int64_t n = 0;
    enum rc rc = store_erased_stray(l->conn, &sort, &n, err);
    if (rc == RC_OK && n != 0 && sort != FACT_NONE)
        look_bad(l, _("%s no. %lld has words marked as erased, and no erasure is on record for them"),
                 seal_sort_shown(sort), (long long)n);
    return rc;
}

/* Two databases in one file, or a row that was parked beside the record. */
static enum rc foreign_check(struct look *l, struct err *err)
{
    struct stray_rows *list;
    size_t n = 0;
    enum rc rc = store_foreign(l->conn, l->a, &list, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        look_bad(l, _("rows of another province were put into table '%.*s': %lld"), TEXT_FMT(list[i].table),
                 (long long)list[i].rows);
    return rc;
}

static enum rc sequences_check(struct look *l, struct err *err)
{
    struct fact_count acts = { .rows = 0 };
    int64_t waiting = 0;
    enum rc rc = RC_OK;
    for (int sort = FACT_NONE + 1; rc == RC_OK && sort < FACT_SORT_END; sort++)
        rc = sequence_check(l, (enum fact_sort)sort, sort == FACT_ACT ? &acts : NULL, &waiting, err);
    if (rc == RC_OK)
        rc = strays_check(l, acts.rows, err);
    if (rc == RC_OK)
        rc = erased_check(l, err);
    if (rc == RC_OK)
        rc = foreign_check(l, err);
    if (rc == RC_OK && waiting)
        look_good(l, _("%lld facts are recorded and not sealed yet"), (long long)waiting);
    return rc;
}

enum rc look_facts(struct look *l, struct err *err)
{
    struct walk *w = calloc(1, sizeof *w);
    if (!w)
        return err_set(err, PB_IO, _("no memory is left"));
    w->l = l;
    w->tiles_a = arena_new();
    w->next_a = arena_new();
    enum rc rc = runs_walk(w, err);
    if (rc == RC_OK && w->next.size)
        look_bad(l, _("a checkpoint of %llu leaves was signed, %llu are there: the end of the record was removed"),
                 (unsigned long long)w->next.size, (unsigned long long)l->facts.size);
    else if (rc == RC_OK && w->checked < l->facts.size) /* who seals signs with it */
        look_bad(l, _("leaves %llu to %llu are under no signed checkpoint: checkpoints were removed"),
                 (unsigned long long)w->checked, (unsigned long long)l->facts.size - 1);
    look_bents(l);
    arena_free(w->next_a);
    arena_free(w->tiles_a);
    free(w);
    return rc == RC_OK ? sequences_check(l, err) : rc;
}
