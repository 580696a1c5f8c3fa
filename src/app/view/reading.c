/* reading.c -- reading at an instant: who asks, what was known then, and what is hidden from them. */
#include "app/view/view.h"

#include "app/account/noted.h"
#include "base/i18n.h"

/* Who is signed in, judged at the present. */
static enum rc look(struct reading *r, const struct congvu_who *who, struct err *err)
{
    struct instant present = r->now;
    bool asked;
    enum rc rc = who && r->as_of ? app_instant(r->app, r->conn, TEXT_NONE, &present, &asked, err) : RC_OK;
    if (rc != RC_OK)
        return rc;
    sight_init(&r->sight, r->a, &r->loaded->world, present, who);
    r->person = r->sight.person;
    return RC_OK;
}

enum rc reading_begin(struct congvu *app, const struct congvu_ask *ask, struct reading *r, struct err *err)
{
    *r = (struct reading){ .app = app, .a = arena_new(), .who = ask->who };
    enum rc rc = store_read(app->store, &r->conn, err);
    if (rc == RC_OK)
        rc = app_instant(app, r->conn, ask->as_of, &r->now, &r->as_of, err);
    if (rc == RC_OK)
        rc = world_hold(app, r->conn, true, &r->loaded, err);
    if (rc != RC_OK)
        return rc;
    r->world = r->loaded->world;
    struct instant newest;
    int64_t seq;
    rc = store_last_recorded(r->conn, &newest, &seq, err);
    r->past = r->as_of && instant_before(r->now, instant_max(newest, r->loaded->newest));
    char at[INSTANT_CHARS], began[INSTANT_CHARS];
    if (rc == RC_OK && r->past && !app->meta.exercise && instant_before(r->now, app->meta.created))
        return err_set(err, PB_BEFORE_BEGIN, _("'%s' is before the record began, %s"), instant_vn(r->now, false, at),
                       instant_vn(app->meta.created, false, began));
    if (rc == RC_OK && r->past)
        rc = world_as_of(r->conn, r->a, r->now, &r->world, err);
    if (rc == RC_OK)
        rc = look(r, ask->who, err);
    if (rc == RC_OK && !r->sight.bound && !text_empty(ask->person))
        rc = org_resolve_person(r->world.org, ask->person, &r->person, err);
    return rc;
}

void reading_end(struct reading *r)
{
    world_release(r->app, r->loaded);
    store_done(r->conn);
    arena_free(r->a);
}

/* As the family is now: who was excluded since the instant asked about is so for that instant too. */
static bool excluded_today(struct reading *r, const struct family *then, matter_id id)
{
    const struct family *f;
    matter_id root = then->matters[0].id;
    bool names = true, yes = true; /* what cannot be read is not shown */
    if (!then->matters[0].rule->excludes && store_names_persons(r->conn, root, &names, NULL) == RC_OK && !names)
        return false;
    struct arena *a = arena_new();
    if (family_read(r->conn, a, &r->loaded->world, root, INSTANT_MAX, false, &f, NULL) == RC_OK) {
        const struct matter *m = family_matter(f, id);
        yes = !m || matter_excludes(f, m, r->person, r->sight.now);
    }
    arena_free(a);
    return yes;
}

bool reading_conceals(const struct reading *r, const struct family *f, const struct matter *m)
{
    return matter_conceals(f, m, r->person, r->now) || (r->past && matter_conceals(f, m, r->person, r->sight.now));
}

bool reading_excludes(struct reading *r, const struct family *f, const struct matter *m)
{
    if (reading_conceals(r, f, m))
        return true;
    if (!r->person)
        return false;
    if (matter_excludes(f, m, r->person, r->now))
        return true;
    return r->sight.bound && r->past && excluded_today(r, f, m->id);
}

bool reading_hides(struct reading *r, const struct family *f, const struct matter *m)
{
    return reading_excludes(r, f, m) || !sight_family(&r->sight, f, r->now);
}

enum rc reading_sees(struct reading *r, const struct matter_key *key, bool *sees, struct err *err)
{
    const struct family *f;
    bool folds = true;
    enum rc rc = RC_OK;
    *sees = true;
    if (!r->past)
        rc = sight_stored(&r->sight, r->conn, r->loaded->world.rules, key->family, sees, &folds, err);
    if (rc != RC_OK || !*sees || !folds)
        return rc;
    struct arena *a = arena_new();
    rc = family_read(r->conn, a, &r->world, key->family, r->past ? r->now : INSTANT_MAX, false, &f, err);
    const struct matter *m = rc == RC_OK ? family_matter(f, key->id) : NULL;
    *sees = m && !reading_hides(r, f, m);
    if (*sees && rule_guards(m->rule))
        noted_read(r->app, r->who, key->code, "sealed matter");
    arena_free(a);
    return rc == RC_NOT_FOUND ? RC_OK : rc;
}

enum rc family_seen(struct reading *r, struct text code, struct matter_key *key, const struct family **out,
                    struct err *err)
{
    const struct family *f;
    enum rc rc = store_matter_by_code(r->conn, r->a, code, key, err);
    if (rc == RC_OK)
        rc = family_read(r->conn, r->a, &r->world, key->family, r->past ? r->now : INSTANT_MAX, true, &f, err);
    if (rc != RC_OK)
        return rc == RC_NOT_FOUND ? matter_unknown(code, err) : rc;
    const struct matter *m = family_matter(f, key->id);
    if (!m || reading_hides(r, f, m))
        return matter_unknown(code, err);
    if (rule_guards(m->rule))
        noted_read(r->app, r->who, key->code, "sealed matter");
    *out = f;
    return RC_OK;
}
