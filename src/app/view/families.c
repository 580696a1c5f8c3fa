/* families.c -- the families of many matters, one after another (families.h). */
#include "app/view/families.h"

#include "base/i18n.h"
#include "flow/crew.h"

#include <unistd.h>

enum { ROOTS_AT_ONCE = 1 << 16, HANDFUL = 256, MEMBERS_MAX = 8 };

struct member { /* who folds: a snapshot, and memory for its share of a handful */
    struct conn *conn;
    struct arena *a;
    enum rc rc;
    struct err err;
};
struct visiting {
    struct reading *r;
    const struct families_asked *asked;
    family_visit *visit;
    void *arg;
    struct member members[MEMBERS_MAX];
    unsigned nmembers;
    matter_id roots[HANDFUL];
    const struct family *folded[HANDFUL]; /* NULL: not there yet at that instant */
    size_t n;
};

static bool among(const struct families_asked *asked, struct text kind)
{
    for (size_t i = 0; i < asked->nkinds; i++)
        if (text_eq(asked->kinds[i], kind))
            return true;
    return false;
}

/* --- a handful, folded at once and visited in order ------------------------------------------------------------------- */

static void fold_share(void *arg, unsigned m)
{
    struct visiting *v = arg;
    struct member *member = &v->members[m];
    const struct reading *r = v->r;
    struct instant known = r->past ? r->now : INSTANT_MAX;
    arena_reset(member->a);
    member->rc = RC_OK;
    for (size_t i = m; i < v->n && member->rc == RC_OK; i += v->nmembers) {
        v->folded[i] = NULL;
        member->rc = family_read(member->conn, member->a, &r->world, v->roots[i], known, v->asked->words, &v->folded[i],
                                 &member->err);
        if (member->rc == RC_NOT_FOUND) /* opened after that instant */
            member->rc = RC_OK;
    }
}

static bool belongs(const struct visiting *v, const struct family *f)
{
    const struct rule *rule = f->matters[0].rule;
    bool kind = v->asked->nkinds ? among(v->asked, rule->kind) : !rule_guards(rule);
    return kind && !reading_hides(v->r, f, &f->matters[0]);
}

static enum rc visit_handful(struct visiting *v, struct arena *scratch, struct err *err)
{
    crew_run(v->nmembers, fold_share, v);
    for (unsigned m = 0; m < v->nmembers; m++)
        if (v->members[m].rc != RC_OK) {
            *err = v->members[m].err;
            return v->members[m].rc;
        }
    enum rc rc = RC_OK;
    for (size_t i = 0; i < v->n && rc == RC_OK; i++) {
        arena_reset(scratch);
        if (v->folded[i] && belongs(v, v->folded[i]))
            rc = v->visit(v->arg, scratch, v->folded[i], err);
    }
    v->n = 0;
    return rc;
}

/* --- which of them ------------------------------------------------------------------------------------------------------ */

/* As the views have it; a rule of today that protects somebody protects what is older, too. */
static bool may_belong(const struct visiting *v, const struct root_row *root)
{
    const struct families_asked *asked = v->asked;
    const struct reading *r = v->r;
    if (!instant_before(root->opened, asked->begun_before) || instant_before(root->done, asked->done_from))
        return false;
    if (asked->nkinds)
        return among(asked, root->kind);
    const struct rule *rule = rulebook_find(r->world.rules, root->kind, r->now, r->now);
    return !rule || !rule_guards(rule);
}

static enum rc take(struct visiting *v, struct arena *scratch, matter_id root, struct err *err)
{
    v->roots[v->n++] = root;
    return v->n == HANDFUL ? visit_handful(v, scratch, err) : RC_OK;
}

static enum rc visit_viewed(struct visiting *v, struct arena *page, struct arena *scratch, struct err *err)
{
    struct text kind = v->asked->obstacles ? TEXT("obstacle") : TEXT_NONE;
    matter_id after = 0;
    size_t n = ROOTS_AT_ONCE;
    enum rc rc = RC_OK;
    while (rc == RC_OK && n == ROOTS_AT_ONCE) {
        struct root_row *roots;
        arena_reset(page);
        rc = text_empty(v->asked->naming)
                 ? store_roots(v->r->conn, page, kind, FORM_OBSTACLE, after, ROOTS_AT_ONCE, &roots, &n, err)
                 : store_roots_naming(v->r->conn, page, v->asked->kinds[0], v->asked->naming, after, ROOTS_AT_ONCE,
                                      &roots, &n, err);
        for (size_t i = 0; rc == RC_OK && i < n; i++) {
            after = roots[i].id;
            if (may_belong(v, &roots[i]))
                rc = take(v, scratch, roots[i].id, err);
        }
    }
    return rc;
}

static enum rc visit_every(struct visiting *v, struct arena *page, struct arena *scratch, struct err *err)
{
    matter_id after = 0;
    size_t n = ROOTS_AT_ONCE;
    enum rc rc = RC_OK;
    while (rc == RC_OK && n == ROOTS_AT_ONCE) {
        matter_id *roots;
        arena_reset(page);
        rc = store_families(v->r->conn, page, after, ROOTS_AT_ONCE, &roots, &n, err);
        for (size_t i = 0; rc == RC_OK && i < n; i++)
            rc = take(v, scratch, after = roots[i], err);
    }
    return rc;
}

/* --- who folds ------------------------------------------------------------------------------------------------------------ */

static bool same_facts(const struct visiting *v, struct conn *conn)
{
    struct instant at[2];
    int64_t seq[2], world[2];
    struct conn *conns[] = { v->r->conn, conn };
    for (int i = 0; i < 2; i++)
        if (store_last_recorded(conns[i], &at[i], &seq[i], NULL) != RC_OK ||
            store_world_version(conns[i], &world[i], NULL) != RC_OK)
            return false;
    return seq[0] == seq[1] && world[0] == world[1];
}

/* As many as the machine has processors for, whose snapshot is the reader's; where somebody commits just now, the reader alone. */
static void crew_up(struct visiting *v)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    v->members[v->nmembers++] = (struct member){ .conn = v->r->conn, .a = arena_new() };
    while (v->nmembers < MEMBERS_MAX && v->nmembers < processors) {
        struct conn *conn = NULL;
        bool joins = store_read(v->r->app->store, &conn, NULL) == RC_OK && same_facts(v, conn);
        if (!joins) {
            store_done(conn);
            return;
        }
        v->members[v->nmembers++] = (struct member){ .conn = conn, .a = arena_new() };
    }
}

static void crew_down(struct visiting *v)
{
    for (unsigned m = 0; m < v->nmembers; m++) {
        arena_free(v->members[m].a);
        if (m > 0)
            store_done(v->members[m].conn);
    }
}

enum rc families_visit(struct reading *r, const struct families_asked *asked, family_visit *visit, void *arg,
                       struct err *err)
{
    struct visiting v = { .r = r, .asked = asked, .visit = visit, .arg = arg };
    struct arena *page = arena_new(), *scratch = arena_new();
    crew_up(&v);
    enum rc rc = r->past ? visit_every(&v, page, scratch, err) : visit_viewed(&v, page, scratch, err);
    if (rc == RC_OK)
        rc = visit_handful(&v, scratch, err);
    crew_down(&v);
    arena_free(scratch);
    arena_free(page);
    return rc;
}

enum rc kind_known(const struct reading *r, struct text kind, struct err *err)
{
    if (rulebook_find(r->world.rules, kind, r->now, r->now))
        return RC_OK;
    return err_set(err, PB_UNKNOWN_KIND, _("no regulation for '%.*s' is in force on that day"), TEXT_FMT(kind));
}
