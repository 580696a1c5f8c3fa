/* app_own.c -- a person's own record: what they did and held, by the same charges that everybody is measured by.
 *
 * Their time is what the charges give to the holder while they held; late is the part of it after the matter's due instant. What
 * lies with an obstacle, outside or with others is not theirs.
 */
#include "app/pages.h"

#include "app/view/view.h"
#include "base/i18n.h"
#include "report/pages.h"

#include <stdlib.h>

enum { FAMILIES_MAX = 2000, RECENT_MAX = 500, LATE_MAX = 200, HELD_MAX = 500 };

struct tally_own {
    struct reading *r;
    struct own_record own;
    struct own_act *recent;
    struct own_late *lates;
    size_t nlates;
    const char *lang;
};

/* --- one matter ---------------------------------------------------------------------------------------------------------- */

static struct workspan between(const struct tally_own *t, struct instant from, struct instant to)
{
    return calendar_elapsed(calbook_last(t->r->world.book), from, instant_min(to, t->r->now));
}

/* The person's own time beyond the due, of all that is charged to the person. */
static struct workspan add_charges(struct tally_own *t, struct arena *a, const struct family *f, const struct matter *m)
{
    size_t n;
    const struct charge *charges = matter_charges(a, f, m, t->r->now, &n);
    struct instant due = matter_due(f, m, t->r->now).at;
    struct workspan late = { 0 };
    for (size_t i = 0; i < n; i++) {
        const struct charge *c = &charges[i];
        if (m->holdings[c->holding].person != t->r->person)
            continue;
        struct workspan span = between(t, c->from, c->to);
        if (c->payee == PAYEE_OBSTACLE)
            t->own.obstacle.us += span.us;
        if (c->payee != PAYEE_HOLDER)
            continue;
        t->own.worked.us += span.us;
        late.us += between(t, instant_max(c->from, due), c->to).us;
    }
    return late;
}

static enum rc add_late(struct tally_own *t, const struct matter *m, struct workspan late, struct err *err)
{
    struct matter_key key;
    if (late.us <= 0)
        return RC_OK;
    enum rc rc = store_matter_by_id(t->r->conn, t->r->a, m->id, &key, err);
    if (rc != RC_OK)
        return rc;
    struct own_late own = { key.code, text_dup(t->r->a, act_text(m->opening, AT_TITLE)), late };
    t->own.late.us += late.us;
    t->own.late_n++;
    ARENA_PUSH(t->r->a, t->lates, t->nlates, own);
    return RC_OK;
}

static void add_holdings(struct tally_own *t, const struct matter *m)
{
    bool open = false;
    for (size_t i = 0; i < m->nholdings; i++) {
        const struct holding *h = &m->holdings[i];
        if (h->person != t->r->person || instant_before(t->r->now, h->from))
            continue;
        t->own.holdings++;
        t->own.from = instant_min(t->own.from, h->from);
        open |= instant_before(t->r->now, h->to) && !matter_ended(m, t->r->now);
    }
    t->own.open += open;
}

static void add_outcome(struct tally_own *t, const struct matter *m)
{
    if (m->advice && m->advice->person == t->r->person && m->decision)
        t->own.followed += m->decision_followed;
}

/* --- a family ------------------------------------------------------------------------------------------------------------ */

static enum rc add_act(struct tally_own *t, const struct family *f, const struct act *act, struct err *err)
{
    const struct matter *m = family_matter(f, act->matter);
    struct matter_key key;
    t->own.acts[act->kind]++;
    t->own.advice += act->kind == ACT_ADVISE;
    t->own.from = instant_min(t->own.from, act->happened);
    enum rc rc = store_matter_by_id(t->r->conn, t->r->a, act->matter, &key, err);
    if (rc != RC_OK || !m)
        return rc;
    struct own_act own = { key.code,
                           text_dup(t->r->a, act_text(m->opening, AT_TITLE)),
                           text_dup(t->r->a, rule_act_name(m->rule, act->kind, t->lang)),
                           act->kind,
                           act->seq,
                           act->happened };
    ARENA_PUSH(t->r->a, t->recent, t->own.nrecent, own);
    return RC_OK;
}

static enum rc add_family(struct tally_own *t, matter_id root, struct err *err)
{
    const struct family *f;
    struct arena *a = arena_new();
    enum rc rc = family_read(t->r->conn, a, &t->r->world, root, t->r->past ? t->r->now : INSTANT_MAX, true, &f, err);
    for (size_t i = 0; rc == RC_OK && i < f->n; i++) {
        const struct matter *m = &f->matters[i];
        if (instant_before(t->r->now, m->opened) || reading_hides(t->r, f, m))
            continue;
        add_holdings(t, m);
        rc = add_late(t, m, add_charges(t, a, f, m), err);
        add_outcome(t, m);
    }
    for (size_t i = 0; rc == RC_OK && i < f->nacts; i++)
        if (f->acts[i].person == t->r->person)
            rc = add_act(t, f, &f->acts[i], err);
    arena_free(a);
    return rc;
}

/* --- all of them --------------------------------------------------------------------------------------------------------- */

static int newest_first(const void *x, const void *y)
{
    const struct own_act *a = x, *b = y;
    return (a->happened.us < b->happened.us) - (a->happened.us > b->happened.us);
}

static int latest_first(const void *x, const void *y)
{
    const struct own_late *a = x, *b = y;
    return (a->late.us < b->late.us) - (a->late.us > b->late.us);
}

static int by_number(const void *x, const void *y)
{
    const matter_id *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

/* Where the person did something, and what they hold without having done anything yet. */
static enum rc families_of(struct tally_own *t, matter_id **out, size_t *n, struct err *err)
{
    struct lines held = { NULL, 0, false };
    const struct line_query q = { .person = t->r->person, .max = HELD_MAX };
    matter_id *ids, *all = NULL;
    size_t count;
    *n = 0;
    enum rc rc = store_families_of(t->r->conn, t->r->a, t->r->person, FAMILIES_MAX, &ids, &count, err);
    if (rc == RC_OK)
        rc = board_lines(t->r, &q, t->lang, &held, err);
    if (rc != RC_OK)
        return rc;
    t->own.more = count == FAMILIES_MAX;
    for (size_t i = 0; i < count; i++)
        ARENA_PUSH(t->r->a, all, *n, ids[i]);
    for (size_t i = 0; rc == RC_OK && i < held.n; i++) {
        struct matter_key key;
        rc = store_matter_by_id(t->r->conn, t->r->a, held.items[i].id, &key, err);
        if (rc == RC_OK)
            ARENA_PUSH(t->r->a, all, *n, key.family);
    }
    if (*n > 1)
        qsort(all, *n, sizeof *all, by_number);
    *out = all;
    return rc;
}

static enum rc own(struct tally_own *t, struct err *err)
{
    matter_id *ids;
    size_t n;
    enum rc rc = families_of(t, &ids, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        if (i == 0 || ids[i] != ids[i - 1])
            rc = add_family(t, ids[i], err);
    if (rc != RC_OK)
        return rc;
    if (t->own.nrecent > 1)
        qsort(t->recent, t->own.nrecent, sizeof *t->recent, newest_first);
    if (t->nlates > 1)
        qsort(t->lates, t->nlates, sizeof *t->lates, latest_first);
    t->own.lates = t->lates;
    t->own.nlates = t->nlates < LATE_MAX ? t->nlates : LATE_MAX;
    t->own.recent = t->recent;
    t->own.nrecent = t->own.nrecent < RECENT_MAX ? t->own.nrecent : RECENT_MAX;
    return RC_OK;
}

enum rc congvu_own(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    enum rc rc = reading_begin(app, ask, &r, err);
    struct tally_own t = { .r = &r, .own = { .from = INSTANT_MAX }, .lang = ask->style.lang };
    if (rc == RC_OK && r.person)
        rc = own(&t, err);
    if (rc == RC_OK)
        report_own(out, r.a, &t.own, &ask->style);
    reading_end(&r);
    return rc;
}
