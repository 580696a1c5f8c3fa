/* live_read.c -- a family from its stretches in the views to rows and touches (live.h). */
#include "app/view/live_kept.h"

#include "base/i18n.h"
#include "base/oom.h"
#include "matter/charge.h"
#include "matter/mclock.h"

#include <stdlib.h>
#include <string.h>

enum { RELOAD_SHARE = 4, RELOAD_LEAST = 1024 }; /* that many changed are read one by one, of more all are */

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

void live_forget(struct live *l)
{
    for (size_t i = 0; i < l->n; i++)
        free(l->families[i]);
    l->n = 0;
    l->loaded = false;
}

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

/* --- read ------------------------------------------------------------------------------------------------------------------------ */

static enum rc family_done(struct building *b, struct err *err) { return b->family ? keep(b, err) : RC_OK; }

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
        row.deciding = rule_decides_at(rule, s->step);
    ARENA_PUSH(b->a, b->rows, b->nrows, row);
    return RC_OK;
}

static enum rc read_family(struct building *b, matter_id family, struct err *err)
{
    b->family = 0;
    enum rc rc = store_live(b->r->conn, family, stretch, b, err);
    if (rc == RC_OK && b->family == 0) /* not there: of another snapshot */
        return RC_OK;
    return rc == RC_OK ? family_done(b, err) : rc;
}

static enum rc all(struct building *b, int64_t seq, struct err *err)
{
    struct live *l = b->live;
    live_forget(l);
    b->family = 0;
    enum rc rc = store_live(b->r->conn, 0, stretch, b, err);
    if (rc == RC_OK)
        rc = family_done(b, err);
    l->loaded = rc == RC_OK;
    l->seq = seq;
    l->world = b->r->loaded->version;
    if (rc != RC_OK)
        live_forget(l);
    return rc;
}

static enum rc changed(struct building *b, int64_t seq, struct err *err)
{
    struct live *l = b->live;
    matter_id *ids = NULL;
    size_t n = 0, expired = 0;
    enum rc rc = seq > l->seq ? store_families_since(b->r->conn, b->r->a, l->seq, &ids, &n, err) : RC_OK;
    for (size_t i = 0; rc == RC_OK && i < l->n; i++)
        expired += !instant_before(b->r->now, l->families[i]->good_until);
    if (rc == RC_OK && n + expired > l->n / RELOAD_SHARE + RELOAD_LEAST)
        return all(b, seq, err);
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
        live_forget(l);
    return rc;
}

static enum rc building(struct live *l, struct reading *r, int64_t seq,
                        enum rc (*read)(struct building *, int64_t, struct err *), struct err *err)
{
    struct building b = { .live = l, .r = r, .a = arena_new() };
    enum rc rc = read(&b, seq, err);
    arena_free(b.a);
    return rc;
}

enum rc live_read_all(struct live *l, struct reading *r, int64_t seq, struct err *err)
{
    return building(l, r, seq, all, err);
}

enum rc live_read_changed(struct live *l, struct reading *r, int64_t seq, struct err *err)
{
    return building(l, r, seq, changed, err);
}
