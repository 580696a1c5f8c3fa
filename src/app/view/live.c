/* live.c -- open matters in memory: read, and read again when they change (live.h). */
#include "app/view/live.h"

#include "base/i18n.h"
#include "base/oom.h"
#include "matter/charge.h"
#include "matter/mclock.h"

#include <stdlib.h>
#include <string.h>

enum { KINDS_MAX = 256, RELOAD_SHARE = 4 };

struct touch_of { /* a unit or a person that the family has to do with */
    int32_t id;
    unsigned short kind;
    bool is_person;
};
static_assert(_Generic((unit_id)0, int32_t : 1) && _Generic((person_id)0, int32_t : 1), "either fits");

struct live_family {
    matter_id id;
    struct instant good_until;
    unsigned nrows, ntouches : 31;
    bool excludes : 1;      /* somebody may be excluded from it: only the fold tells */
    struct live_row rows[]; /* behind them, in the same block, what it touches */
};

static const struct touch_of *touches_of(const struct live_family *f)
{
    return (const struct touch_of *)(const void *)(f->rows + f->nrows);
}

struct live {
    pthread_rwlock_t lock;
    bool loaded;
    int64_t seq, world;            /* of the newest act that is in it; the world it was read in */
    struct instant good_until;     /* the first at which a family is to be read again */
    struct live_family **families; /* in order of id */
    size_t n, room;
    char *kinds[KINDS_MAX];
    size_t nkinds;
};

struct live *live_new(void)
{
    struct live *l = calloc(1, sizeof *l);
    if (!l)
        oom();
    pthread_rwlock_init(&l->lock, NULL);
    return l;
}

static void forget(struct live *l)
{
    for (size_t i = 0; i < l->n; i++)
        free(l->families[i]);
    l->n = 0;
    l->loaded = false;
}

void live_free(struct live *l)
{
    if (!l)
        return;
    forget(l);
    for (size_t i = 0; i < l->nkinds; i++)
        free(l->kinds[i]);
    free(l->families);
    pthread_rwlock_destroy(&l->lock);
    free(l);
}

/* --- one family as it is read ------------------------------------------------------------------------------------------------ */

struct building {
    struct live *live;
    struct reading *r;
    struct arena *a; /* of this family */
    matter_id family;
    struct live_row *rows;
    struct touch_of *touches;
    size_t nrows, ntouches;
    struct instant good_until;
    bool excludes, folds;
    enum rc (*done)(struct building *b, struct err *err); /* a family is whole */
};

static unsigned short kind_of(struct live *l, struct text kind)
{
    for (size_t i = 0; i < l->nkinds; i++)
        if (text_eq(text_of(l->kinds[i]), kind))
            return (unsigned short)i;
    if (l->nkinds == KINDS_MAX) /* no register has so many; the last then stands for all that follow */
        return KINDS_MAX - 1;
    char *copy = malloc(kind.n + 1);
    if (!copy)
        oom();
    memcpy(copy, kind.p, kind.n);
    copy[kind.n] = '\0';
    l->kinds[l->nkinds] = copy;
    return (unsigned short)l->nkinds++;
}

/* Of a person the kind says nothing. */
static void touch(struct building *b, int32_t id, bool is_person, unsigned short kind)
{
    if (!id)
        return;
    for (size_t i = 0; i < b->ntouches; i++) {
        const struct touch_of *t = &b->touches[i];
        if (t->id == id && t->is_person == is_person && (is_person || t->kind == kind))
            return;
    }
    ARENA_PUSH(b->a, b->touches, b->ntouches, ((struct touch_of){ id, kind, is_person }));
}

static void touch_unit(struct building *b, unit_id unit, unsigned short kind) { touch(b, unit, false, kind); }
static void touch_person(struct building *b, person_id person) { touch(b, person, true, 0); }

static void changes_at(struct building *b, struct instant t)
{
    if (instant_before(b->r->now, t))
        b->good_until = instant_min(b->good_until, t);
}

static enum rc family_done(struct building *b, struct err *err) { return b->family ? b->done(b, err) : RC_OK; }

static enum rc stretch(void *arg, const struct live_stretch *s, struct err *err)
{
    struct building *b = arg;
    if (s->family != b->family) {
        enum rc rc = family_done(b, err);
        if (rc != RC_OK)
            return rc;
        arena_reset(b->a);
        b->family = s->family;
        b->rows = NULL;
        b->touches = NULL;
        b->nrows = b->ntouches = 0;
        b->good_until = INSTANT_MAX;
        b->excludes = b->folds = false;
    }
    unsigned short kind = kind_of(b->live, s->kind);
    const struct rule *rule = rulebook_find(b->r->world.rules, s->kind, s->opened, s->since);
    const struct rule *today = rulebook_find(b->r->world.rules, s->kind, b->r->now, b->r->now);
    b->excludes |= !rule || rule_guards(rule) || !today || rule_guards(today);
    if (instant_before(b->r->now, s->since)) { /* touches nobody yet */
        changes_at(b, s->since);
    } else {
        touch_unit(b, s->unit, kind);
        touch_person(b, s->person);
    }
    touch_unit(b, s->giver, kind);
    touch_unit(b, s->lead, kind);
    if (!s->live)
        return RC_OK;
    b->folds |= !rule || rule_guards(rule) || rule->duty || s->state == M_STOPPED || s->state == M_OUTSIDE;
    struct live_row row = { .id = s->matter,
                            .unit = s->unit,
                            .giver = s->giver,
                            .person = s->person,
                            .kind = kind,
                            .ended = s->ended,
                            .since = s->since,
                            .until = s->until,
                            .due = s->due,
                            .read_until = instant_min(s->finished, s->ended),
                            .state = (unsigned char)s->state,
                            .to_allocate = s->to_allocate,
                            .question = s->form != FORM_NONE,
                            .duty = rule && rule->duty };
    if (rule && s->step >= 0 && (size_t)s->step < rule->nsteps)
        row.deciding = rule->steps[s->step].on == ACT_ADVISE || rule->steps[s->step].on == ACT_ESCALATE;
    ARENA_PUSH(b->a, b->rows, b->nrows, row);
    return RC_OK;
}

/* --- what only the fold says --------------------------------------------------------------------------------------------------- */

static void fold_duty(struct building *b, const struct family *f, const struct matter *m, struct live_row *row)
{
    size_t n;
    const struct occurrence *list = duty_occurrences(b->a, f, m, b->r->now, &n);
    row->read_until = INSTANT_MAX;
    for (size_t i = 0; i < n; i++)
        if (list[i].state == OCC_SILENT || list[i].state == OCC_OPEN) {
            row->due = list[i].due.at;
            return;
        }
}

/* A clock that stands still was not late when it stopped (mclock.c), and is not while it stands. */
static void fold_row(struct building *b, const struct family *f, const struct matter *m, struct live_row *row)
{
    struct mclocks clocks;
    mclock_read(f, m, b->r->now, &clocks);
    row->due = clocks.matter.stopped || !clocks.matter.limited ? INSTANT_MAX : clocks.matter.due.at;
    row->read_until = instant_min(m->finished, m->ended);
    row->duty = m->rule->duty;
    for (size_t i = 0; i < m->nhalts; i++) {
        changes_at(b, m->halts[i].from);
        changes_at(b, m->halts[i].to);
        changes_at(b, m->halts[i].stated);
    }
    if (m->recur.every != EVERY_NONE)
        fold_duty(b, f, m, row);
}

static enum rc fold(struct building *b, struct err *err)
{
    const struct family *f;
    enum rc rc = family_read(b->r->conn, b->a, &b->r->world, b->family, INSTANT_MAX, false, &f, err);
    for (size_t i = 0; rc == RC_OK && i < b->nrows; i++) {
        struct live_row *row = &b->rows[i];
        const struct matter *m = family_matter(f, row->id);
        if (!m)
            return err_set(err, PB_VIEWS_DIFFER,
                           _("matter number %lld: a view holds what no fold gives; rebuild the views"),
                           (long long)row->id);
        bool present = !instant_before(b->r->now, row->since) && instant_before(b->r->now, row->until);
        if (present && instant_before(b->r->now, row->ended))
            fold_row(b, f, m, row);
        changes_at(b, row->since);
        changes_at(b, row->until);
    }
    changes_at(b, day_end(instant_day(b->r->now)));
    return rc;
}

/* --- kept ------------------------------------------------------------------------------------------------------------------------ */

static size_t place_of(const struct live *l, matter_id id)
{
    size_t low = 0, high = l->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (l->families[mid]->id < id)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static struct live_family *copy(const struct building *b)
{
    size_t rows = b->nrows * sizeof *b->rows, touches = b->ntouches * sizeof *b->touches;
    struct live_family *f = malloc(sizeof *f + rows + touches);
    if (!f)
        oom();
    *f = (struct live_family){ .id = b->family,
                               .good_until = b->good_until,
                               .excludes = b->excludes,
                               .nrows = (unsigned)b->nrows,
                               .ntouches = (unsigned)b->ntouches & INT32_MAX };
    memcpy(f->rows, b->rows, rows);
    if (touches)
        memcpy(f->rows + b->nrows, b->touches, touches);
    return f;
}

static void put(struct live *l, size_t at, matter_id id, struct live_family *f)
{
    bool there = at < l->n && l->families[at]->id == id;
    if (there)
        free(l->families[at]);
    if (there && f) {
        l->families[at] = f;
    } else if (there) {
        memmove(l->families + at, l->families + at + 1, (l->n - at - 1) * sizeof *l->families);
        l->n--;
    } else if (f) {
        if (l->n == l->room) {
            l->room = l->room ? 2 * l->room : 1024;
            l->families = realloc(l->families, l->room * sizeof *l->families);
            if (!l->families)
                oom();
        }
        memmove(l->families + at + 1, l->families + at, (l->n - at) * sizeof *l->families);
        l->families[at] = f;
        l->n++;
    }
}

static enum rc keep(struct building *b, struct err *err)
{
    enum rc rc = RC_OK;
    if (b->nrows > 0 && !b->excludes) {
        bool names = false;
        rc = store_names_persons(b->r->conn, b->family, &names, err);
        b->excludes = names;
    }
    person_id *actors = NULL;
    size_t n = 0;
    if (rc == RC_OK && b->nrows > 0)
        rc = store_actors(b->r->conn, b->a, b->family, &actors, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        touch_person(b, actors[i]);
    if (rc == RC_OK && b->nrows > 0 && b->folds)
        rc = fold(b, err);
    if (rc == RC_OK)
        put(b->live, place_of(b->live, b->family), b->family, b->nrows > 0 ? copy(b) : NULL);
    return rc;
}

static enum rc read_family(struct building *b, matter_id family, struct err *err)
{
    b->family = 0;
    enum rc rc = store_live(b->r->conn, family, stretch, b, err);
    if (rc == RC_OK && b->family == 0) /* not there: of another snapshot */
        return RC_OK;
    return rc == RC_OK ? family_done(b, err) : rc;
}

static enum rc read_all(struct building *b, int64_t seq, struct err *err)
{
    struct live *l = b->live;
    forget(l);
    b->family = 0;
    enum rc rc = store_live(b->r->conn, 0, stretch, b, err);
    if (rc == RC_OK)
        rc = family_done(b, err);
    l->loaded = rc == RC_OK;
    l->seq = seq;
    l->world = b->r->loaded->version;
    if (rc != RC_OK)
        forget(l);
    return rc;
}

static enum rc read_changed(struct building *b, int64_t seq, struct err *err)
{
    struct live *l = b->live;
    matter_id *ids = NULL;
    size_t n = 0, expired = 0;
    enum rc rc = seq > l->seq ? store_families_since(b->r->conn, b->r->a, l->seq, &ids, &n, err) : RC_OK;
    for (size_t i = 0; rc == RC_OK && i < l->n; i++)
        expired += !instant_before(b->r->now, l->families[i]->good_until);
    if (rc == RC_OK && n + expired > l->n / RELOAD_SHARE + 1024)
        return read_all(b, seq, err);
    matter_id *old = ARENA_ARRAY(b->r->a, matter_id, expired + 1);
    size_t k = 0;
    for (size_t i = 0; rc == RC_OK && k < expired && i < l->n; i++)
        if (!instant_before(b->r->now, l->families[i]->good_until))
            old[k++] = l->families[i]->id;
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        rc = read_family(b, ids[i], err);
    for (size_t i = 0; rc == RC_OK && i < k; i++)
        rc = read_family(b, old[i], err);
    if (rc == RC_OK)
        l->seq = seq > l->seq ? seq : l->seq;
    else
        forget(l);
    return rc;
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
    struct building b = { .live = l, .r = r, .a = arena_new(), .done = keep };
    if (!stands(l, r, seq))
        rc = !l->loaded || l->world != r->loaded->version ? read_all(&b, seq, err) : read_changed(&b, seq, err);
    l->good_until = INSTANT_MAX;
    for (size_t i = 0; i < l->n; i++)
        l->good_until = instant_min(l->good_until, l->families[i]->good_until);
    arena_free(b.a);
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
