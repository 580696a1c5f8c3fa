/* live.c -- open matters in memory: when they are read again, and what is asked of them (live.h). */
#include "app/view/live_kept.h"

#include "base/oom.h"

#include <stdlib.h>

struct live *live_new(void)
{
    struct live *l = calloc(1, sizeof *l);
    if (!l)
        oom();
    pthread_rwlock_init(&l->lock, NULL);
    return l;
}

void live_free(struct live *l)
{
    if (!l)
        return;
    live_forget(l);
    for (size_t i = 0; i < l->nkinds; i++)
        free(l->kinds[i]);
    free(l->families);
    pthread_rwlock_destroy(&l->lock);
    free(l);
}

/* An older snapshot than what is kept is answered with what is newer, and never read in. */
static bool is_newer(const struct live *l, const struct reading *r, int64_t seq)
{
    return l->loaded && (l->world > r->loaded->version || (l->world == r->loaded->version && l->seq > seq));
}

static bool stands(const struct live *l, const struct reading *r, int64_t seq)
{
    if (is_newer(l, r, seq))
        return true;
    if (!l->loaded || l->world != r->loaded->version || l->seq < seq)
        return false;
    return instant_before(r->now, l->good_until);
}

/* On RC_OK the lock is held for reading. */
static enum rc hold(struct live *l, struct reading *r, struct err *err)
{
    struct instant newest;
    int64_t seq;
    enum rc rc = store_last_recorded(r->conn, &newest, &seq, err);
    if (rc != RC_OK)
        return rc;
    pthread_rwlock_rdlock(&l->lock);
    if (stands(l, r, seq))
        return RC_OK;
    pthread_rwlock_unlock(&l->lock);
    pthread_rwlock_wrlock(&l->lock);
    if (!stands(l, r, seq))
        rc = !l->loaded || l->world != r->loaded->version ? live_read_all(l, r, seq, err)
                                                          : live_read_changed(l, r, seq, err);
    l->good_until = INSTANT_MAX;
    for (size_t i = 0; i < l->n; i++)
        l->good_until = instant_min(l->good_until, l->families[i]->good_until);
    pthread_rwlock_unlock(&l->lock);
    if (rc == RC_OK)
        pthread_rwlock_rdlock(&l->lock);
    return rc;
}

/* --- asked ----------------------------------------------------------------------------------------------------------------------- */

bool live_answers(const struct reading *r) { return r->app->live && !r->past && !r->as_of; }

struct asking {
    struct reading *r;
    struct live *live;
};

static bool sees(struct asking *q, const struct live_family *f)
{
    struct sight *s = &q->r->sight;
    if (!s->bound || s->all)
        return true;
    for (unsigned i = 0; i < f->ntouches; i++) {
        const struct touch_of *t = &touches_of(f)[i];
        if (sight_touch(s, text_of(q->live->kinds[t->kind]), t->is_person ? 0 : t->id, t->is_person ? t->id : 0))
            return true;
    }
    return false;
}

/* A family from which somebody may be excluded: matter by matter, from the fold; what an older snapshot has not yet is not shown. */
static bool shown(struct asking *q, const struct family *f, const struct live_row *row)
{
    const struct matter *m = f ? family_matter(f, row->id) : NULL;
    return m && !reading_excludes(q->r, f, m);
}

static enum rc rows_of(struct asking *q, const struct live_family *lf, int kind, live_each *each, void *arg,
                       struct err *err)
{
    const struct calendar *cal = calbook_last(q->r->world.book);
    struct instant now = q->r->now;
    const struct family *f = NULL;
    bool asks = lf->excludes;
    struct arena *a = NULL;
    enum rc rc = RC_OK;
    for (unsigned i = 0; rc == RC_OK && i < lf->nrows; i++) {
        const struct live_row *row = &lf->rows[i];
        bool there = !instant_before(now, row->since) && instant_before(now, row->until) &&
                     instant_before(now, row->ended) && (kind < 0 || row->kind == kind);
        if (there && asks && !a) {
            a = arena_new();
            rc = family_read(q->r->conn, a, &q->r->world, lf->id, INSTANT_MAX, false, &f, err);
            rc = rc == RC_NOT_FOUND ? RC_OK : rc;
        }
        if (rc != RC_OK || !there || (asks && !shown(q, f, row)))
            continue;
        struct instant read_at = instant_min(now, row->read_until);
        bool late = instant_before(row->due, read_at) && calendar_elapsed(cal, row->due, read_at).us > 0;
        each(arg, row, late);
    }
    arena_free(a);
    return rc;
}

static int kind_asked(const struct live *l, struct text kind)
{
    for (size_t i = 0; i < l->nkinds; i++)
        if (text_eq(text_of(l->kinds[i]), kind))
            return (int)i;
    return KINDS_MAX; /* nothing is of it */
}

enum rc live_rows(struct reading *r, struct text kind, live_each *each, void *arg, struct err *err)
{
    struct live *l = r->app->live;
    struct asking q = { .r = r, .live = l };
    enum rc rc = hold(l, r, err);
    if (rc != RC_OK)
        return rc;
    int asked = text_empty(kind) ? -1 : kind_asked(l, kind);
    for (size_t i = 0; rc == RC_OK && i < l->n; i++)
        if (sees(&q, l->families[i]))
            rc = rows_of(&q, l->families[i], asked, each, arg, err);
    pthread_rwlock_unlock(&l->lock);
    return rc;
}

enum rc live_begin(struct reading *r, struct err *err)
{
    enum rc rc = hold(r->app->live, r, err);
    if (rc == RC_OK)
        pthread_rwlock_unlock(&r->app->live->lock);
    return rc;
}

bool live_begun(struct live *l)
{
    pthread_rwlock_rdlock(&l->lock);
    bool begun = l->loaded;
    pthread_rwlock_unlock(&l->lock);
    return begun;
}
