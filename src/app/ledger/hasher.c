/* hasher.c -- a ring of units: one fills it and reads what is done, in order; the threads take what is filled.
 *
 *      read ≤ taken ≤ filled ≤ read + the ring's length
 */
#include "app/ledger/hasher.h"

#include "app/seal/seal.h"
#include "base/i18n.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { HANDS_MAX = 8, UNIT_FACTS = 1024, UNIT_PARTS = 256, UNITS_A_HAND = 2, ENTRY_ROOM = 64 << 20 };

struct portion {
    enum fact_sort sort;
    int64_t first;
    size_t n, at; /* at: of its first fact in the unit */
};
struct unit {
    struct portion parts[UNIT_PARTS];
    size_t nparts;
    struct hashed facts[UNIT_FACTS];
    size_t nfacts;
    bool done; /* what follows is said only then */
    enum rc rc;
    struct err err;
};
struct hand {
    struct hasher *hasher;
    pthread_t thread;
    struct conn *conn;
    struct arena *row; /* of one fact */
    struct sbuf entry;
};
struct hasher {
    const struct ledger_run *runs;
    size_t nruns, run; /* the next to be given out */
    int64_t within;    /* facts of it that were    */

    struct unit *units;
    size_t nunits;
    size_t part; /* the next to be handed on, of the unit that is read */
    bool reading;

    struct hand hands[HANDS_MAX];
    size_t nhands;
    pthread_mutex_t lock; /* guards what follows, and `done` of each unit */
    pthread_cond_t filled_more, done_more;
    size_t read, taken, filled;
    bool stop;
};

/* --- a unit ---------------------------------------------------------------------------------------------- */

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

static void unit_fill(struct hasher *h, struct unit *u)
{
    u->nparts = u->nfacts = 0;
    u->done = false;
    while (h->run < h->nruns && u->nparts < UNIT_PARTS && u->nfacts < UNIT_FACTS) {
        const struct ledger_run *run = &h->runs[h->run];
        size_t n = least((size_t)(run->count - h->within), UNIT_FACTS - u->nfacts);
        u->parts[u->nparts++] = (struct portion){ run->sort, run->first + h->within, n, u->nfacts };
        u->nfacts += n;
        h->within += (int64_t)n;
        if (h->within == run->count) {
            h->run++;
            h->within = 0;
        }
    }
    memset(u->facts, 0, u->nfacts * sizeof *u->facts);
}

/* Parts of one sequence that follow each other, from `part` on. */
struct chain {
    struct hand *hand;
    struct unit *unit;
    size_t part; /* which the last row was of */
    int64_t end;
};

static size_t chain_next(const struct unit *u, size_t part)
{
    const struct portion *p = &u->parts[part];
    for (size_t i = part + 1; i < u->nparts; i++)
        if (u->parts[i].sort == p->sort)
            return u->parts[i].first == p->first + (int64_t)p->n ? i : u->nparts;
    return u->nparts;
}

static bool chain_begins(const struct unit *u, size_t part)
{
    for (size_t i = part; i-- > 0;)
        if (u->parts[i].sort == u->parts[part].sort)
            return chain_next(u, i) != part;
    return true;
}

static enum rc row_hash(void *arg, const struct fact_row *row, struct err *err)
{
    struct chain *c = arg;
    const struct portion *p = &c->unit->parts[c->part];
    (void)err;
    if (row->n >= c->end) /* so far it was read because others are missing */
        return RC_OK;
    while (row->n >= p->first + (int64_t)p->n)
        p = &c->unit->parts[c->part = chain_next(c->unit, c->part)];
    arena_reset(c->hand->row);
    c->unit->facts[p->at + (size_t)(row->n - p->first)] =
        (struct hashed){ seal_leaf(c->hand->row, &c->hand->entry, row), true, row->unsalted };
    return RC_OK;
}

static void unit_hash(struct hand *hand, struct unit *u)
{
    u->rc = RC_OK;
    for (size_t i = 0; u->rc == RC_OK && i < u->nparts; i++) {
        if (!chain_begins(u, i))
            continue;
        struct chain c = { hand, u, i, 0 };
        int64_t first = u->parts[i].first;
        for (size_t k = i; k < u->nparts; k = chain_next(u, k))
            c.end = u->parts[k].first + (int64_t)u->parts[k].n;
        u->rc =
            store_facts(hand->conn, u->parts[i].sort, first - 1, (size_t)(c.end - first), false, row_hash, &c, &u->err);
    }
}

/* --- the ring -------------------------------------------------------------------------------------------- */

static void *hand_run(void *arg)
{
    struct hand *hand = arg;
    struct hasher *h = hand->hasher;
    pthread_mutex_lock(&h->lock);
    for (;;) {
        while (!h->stop && h->taken == h->filled)
            pthread_cond_wait(&h->filled_more, &h->lock);
        if (h->stop)
            break;
        struct unit *u = &h->units[h->taken++ % h->nunits];
        pthread_mutex_unlock(&h->lock);
        unit_hash(hand, u);
        pthread_mutex_lock(&h->lock);
        u->done = true;
        pthread_cond_signal(&h->done_more);
    }
    pthread_mutex_unlock(&h->lock);
    return NULL;
}

/* The unit that is read next, done; NULL: there is none. */
static struct unit *unit_next(struct hasher *h)
{
    struct unit *u = NULL;
    pthread_mutex_lock(&h->lock);
    h->read += h->reading;
    while (h->run < h->nruns && h->filled - h->read < h->nunits) {
        unit_fill(h, &h->units[h->filled++ % h->nunits]);
        pthread_cond_signal(&h->filled_more);
    }
    h->reading = h->read < h->filled;
    if (h->reading)
        u = &h->units[h->read % h->nunits];
    while (u && !u->done)
        pthread_cond_wait(&h->done_more, &h->lock);
    pthread_mutex_unlock(&h->lock);
    return u;
}

enum rc hasher_next(struct hasher *h, struct hashed_stretch *out, struct err *err)
{
    struct unit *u = h->reading ? &h->units[h->read % h->nunits] : NULL;
    if (!u || h->part == u->nparts) {
        u = unit_next(h);
        h->part = 0;
    }
    if (!u) {
        *out = (struct hashed_stretch){ .n = 0 };
        return RC_OK;
    }
    if (u->rc != RC_OK) {
        if (err)
            *err = u->err;
        return u->rc;
    }
    const struct portion *p = &u->parts[h->part++];
    *out = (struct hashed_stretch){ p->sort, p->first, p->n, u->facts + p->at };
    return RC_OK;
}

/* --- its life -------------------------------------------------------------------------------------------- */

static enum rc hand_up(struct hasher *h, struct store *store, struct err *err)
{
    struct hand *hand = &h->hands[h->nhands];
    enum rc rc = store_read(store, &hand->conn, err);
    if (rc != RC_OK)
        return rc;
    hand->hasher = h;
    hand->row = arena_new();
    sbuf_init(&hand->entry, ENTRY_ROOM);
    if (pthread_create(&hand->thread, NULL, hand_run, hand) == 0) {
        h->nhands++;
        return RC_OK;
    }
    arena_free(hand->row);
    store_done(hand->conn);
    return err_set(err, PB_IO, _("the system gives no thread"));
}

/* As many as there are processors; one is enough. */
enum rc hasher_new(struct store *store, const struct ledger_run *runs, size_t n, struct hasher **out, struct err *err)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t hands = processors < 1 ? 1 : least((size_t)processors, HANDS_MAX);
    struct hasher *h = calloc(1, sizeof *h);
    struct unit *units = calloc(hands * UNITS_A_HAND, sizeof *units);
    if (!h || !units) {
        free(h);
        free(units);
        return err_set(err, PB_IO, _("no memory is left"));
    }
    *h = (struct hasher){ .runs = runs, .nruns = n, .units = units, .nunits = hands * UNITS_A_HAND };
    pthread_mutex_init(&h->lock, NULL);
    pthread_cond_init(&h->filled_more, NULL);
    pthread_cond_init(&h->done_more, NULL);
    enum rc rc = RC_OK;
    while (rc == RC_OK && h->nhands < hands)
        rc = hand_up(h, store, err);
    if (h->nhands == 0) {
        hasher_free(h);
        return rc;
    }
    *out = h;
    return RC_OK;
}

void hasher_free(struct hasher *h)
{
    if (!h)
        return;
    pthread_mutex_lock(&h->lock);
    h->stop = true;
    pthread_cond_broadcast(&h->filled_more);
    pthread_mutex_unlock(&h->lock);
    for (size_t i = 0; i < h->nhands; i++) {
        pthread_join(h->hands[i].thread, NULL);
        arena_free(h->hands[i].row);
        sbuf_release(&h->hands[i].entry);
        store_done(h->hands[i].conn);
    }
    pthread_cond_destroy(&h->done_more);
    pthread_cond_destroy(&h->filled_more);
    pthread_mutex_destroy(&h->lock);
    free(h->units);
    free(h);
}
