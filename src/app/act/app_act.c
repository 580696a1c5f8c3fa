/* app_act.c -- one act: read, tested against the folded family, recorded, and the views that follow, in one transaction.
 *
 *      caller's thread   act_ahead   look, read, check, fold ──┐ queue
 *      the leader        act_record                            └─► does the same family still stand? write : all of it, then write
 *
 * Only the leader decides. What was made ahead is taken if nothing it was made of has changed: the very same family as kept,
 * or one of which no act is newer, the same world, and no act recorded later than it says; else it is thrown away. A refusal ahead is no answer either.
 */
#include "app/account/sight.h"
#include "app/act/act_record.h"
#include "app/act/act_value.h"
#include "app/act/recent.h"

#include "base/i18n.h"

static int kind_of(struct text word) { return word_index(ACT_WORDS, word); }

/* What the request says, as one digest: the same key with the same digest is the same request. */
static struct text digest_of(struct arena *a, const struct congvu_act *in)
{
    const struct text fixed[] = { in->person, in->matter, in->kind, in->happened, in->at, in->child_code };
    struct text *parts = ARENA_ARRAY(a, struct text, LEN(fixed) + 2 * in->nfields);
    size_t n = 0;
    while (n < LEN(fixed)) {
        parts[n] = fixed[n];
        n++;
    }
    for (size_t i = 0; i < in->nfields; i++) {
        parts[n++] = in->fields[i].key;
        parts[n++] = in->fields[i].value;
    }
    return request_digest(a, parts, n);
}

/* --- times --------------------------------------------------------------------------------------------------------------- */

static enum rc read_happened(struct text text, struct act *act, struct err *err)
{
    act->happened = act->recorded;
    if (text_empty(text))
        return RC_OK;
    if (!instant_parse(text, &act->happened))
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no instant: write 2025-08-14 16:40"), TEXT_FMT(text));
    return RC_OK;
}

/* "2025-09" on a duty is the cut-off day of that month. */
static enum rc period_resolve(const struct family *f, struct act *act, struct err *err)
{
    struct text period = act_text(act, AT_PERIOD);
    const struct matter *m = family_matter(f, act->matter);
    if (text_empty(period) || !m || m->recur.every == EVERY_NONE)
        return RC_OK;
    return recur_period_parse(m->recur, period, &act->period, err);
}

/* --- who ------------------------------------------------------------------------------------------------------------------ */

/* The post that speaks for the person: toward a matter, the one with a standing; for an opening, one in the giver's agency or its
 * office, else the first on that day. */
static void fill_actor(const struct world *w, const struct family *f, struct act *act)
{
    if (f) {
        const struct matter *m = family_matter(f, act->matter);
        struct standing s = m ? matter_standing(f, m, act->person, act->happened) : (struct standing){ 0 };
        act->post = s.post;
        act->unit = s.unit;
        act->behalf = s.behalf;
        return;
    }
    size_t n;
    const struct tenure *tenures = org_tenures(w->org, act->person, &n);
    for (size_t i = 0; i < n; i++) {
        const struct tenure *t = &tenures[i];
        if (instant_before(act->happened, t->from) || !instant_before(act->happened, t->to))
            continue;
        bool fits = act->giver &&
                    (org_same_agency(w->org, t->unit, act->giver, act->happened) ||
                     org_is_office_of(w->org, org_agency(w->org, t->unit, act->happened), act->giver, act->happened));
        if (act->post && !fits)
            continue;
        act->post = t->post;
        act->unit = t->unit;
        if (fits || !act->giver)
            return;
    }
}

static void add_word(struct arena *a, struct act *act, enum act_text field, struct text value)
{
    struct act_word *words = ARENA_ARRAY(a, struct act_word, act->nwords + 1);
    for (size_t i = 0; i < act->nwords; i++)
        words[i] = act->words[i];
    words[act->nwords] = (struct act_word){ field, value };
    act->words = words;
    act->nwords++;
}

/* --- ids ------------------------------------------------------------------------------------------------------------------- */

static enum rc new_matter(struct conn *conn, struct arena *a, const struct world *w, const struct congvu_act *in,
                          struct act *act, struct matter_key *key, struct matter_key *child, struct err *err)
{
    int year = day_civil(instant_day(act->recorded)).year;
    if (act->kind == ACT_OPEN) {
        const struct rule *rule = rulebook_find(w->rules, act->rule_kind, act->happened, act->happened);
        *key = (struct matter_key){ .code = in->matter };
        enum rc rc = store_matter_new(conn, a, rule->prefix, year, key, err);
        act->matter = key->id;
        return rc;
    }
    *child = (struct matter_key){ .family = key->family, .parent = key->id, .code = in->child_code };
    enum rc rc = store_matter_new(conn, a, TEXT_NONE, year, child, err);
    act->child = child->id;
    return rc;
}

/* --- made ready ------------------------------------------------------------------------------------------------- */

struct making {
    struct congvu *app;
    struct conn *conn; /* NULL: ahead of its turn, from what is kept */
    struct arena *a;
    const struct loaded *loaded;
    const struct congvu_act *in;
    struct instant asked;
};

struct work {
    struct matter_key key;      /* of the matter acted on; after an opening, of the new one   */
    struct matter_key child;    /* of the question an ask makes                               */
    struct kept *before, *next; /* the family; NULL: it begins with this act; not made yet    */
    struct act act;
    struct text body; /* of the act, where `bodied`: made ahead */
    bool bodied;
    const struct view_plan *plan; /* from before to next; NULL: not made ahead */
};

static void work_release(struct work *work)
{
    kept_release(work->before);
    kept_release(work->next);
}

static struct work work_share(const struct work *work)
{
    kept_hold(work->before);
    kept_hold(work->next);
    return *work;
}

static const struct family *family_of(const struct kept *kept) { return kept ? kept->family : NULL; }

/* Such acts get a matter's number in their turn. */
static bool makes_matter(enum act_kind kind) { return kind == ACT_OPEN || kind == ACT_ASK; }

static enum rc check_version(const struct congvu_act *in, const struct kept *kept, struct err *err)
{
    int64_t version = kept ? kept->acts[kept->n - 1].seq : 0;
    if (in->version < 0 || in->version == version)
        return RC_OK;
    return err_set(err, PB_STALE_VERSION, _("'%.*s' is at version %lld, not %lld: read it again"), TEXT_FMT(in->matter),
                   (long long)version, (long long)in->version);
}

/* When it would be recorded, with `at` as stated. */
static enum rc find_recorded(const struct making *m, struct text at, struct instant *out, struct err *err)
{
    if (m->conn)
        return app_recorded_asked(m->app, m->conn, m->loaded->newest, m->asked, at, out, err);
    assert(!m->app->meta.exercise && text_empty(at)); /* act_ahead */
    *out = instant_max(m->asked, m->loaded->newest);
    return RC_OK;
}

/* To who is signed in, a matter that is hidden is one that is not there. */
static enum rc may_see(const struct making *m, const struct work *work, struct err *err)
{
    const struct congvu_act *in = m->in;
    struct instant now;
    struct sight sight;
    if (!in->who)
        return RC_OK;
    enum rc rc = find_recorded(m, TEXT_NONE, &now, err);
    if (rc != RC_OK)
        return rc;
    const struct family *f = work->before->family;
    const struct matter *matter = family_matter(f, work->key.id);
    sight_init(&sight, m->a, &m->loaded->world, now, in->who);
    bool seen =
        sight_family(&sight, f, now) &&
        !(matter && (matter_excludes(f, matter, sight.person, now) || matter_conceals(f, matter, sight.person, now)));
    return seen ? RC_OK : matter_unknown(in->matter, err);
}

static enum rc find_family(const struct making *m, bool opening, struct work *work, struct err *err)
{
    struct recent *recent = m->app->recent;
    enum rc rc = RC_OK;
    if (opening)
        return check_version(m->in, NULL, err);
    if (m->conn) {
        rc = recent_key(recent, m->conn, m->a, m->in->matter, &work->key, err);
        if (rc == RC_OK)
            rc = recent_family(recent, m->conn, &m->loaded->world, work->key.family, &work->before, err);
    } else {
        struct text code = m->in->matter;
        work->before = recent_look(recent, m->a, m->loaded, code, &work->key);
        if (!work->before)
            work->before = recent_fetch(recent, m->app->store, m->a, m->loaded, code, &work->key);
        rc = work->before ? RC_OK : RC_NOT_FOUND;
    }
    if (rc == RC_OK)
        rc = may_see(m, work, err);
    return rc == RC_OK ? check_version(m->in, work->before, err) : rc;
}

/* Who did what, as words say it, and whether it may be recorded. */
static enum rc understand(const struct making *m, matter_id matter, const struct family *before, struct act *act,
                          struct err *err)
{
    const struct world *w = &m->loaded->world;
    int kind = kind_of(m->in->kind);
    if (kind < 0)
        return err_set(err, PB_USAGE, _("'%.*s' is no act"), TEXT_FMT(m->in->kind));
    *act = act_new(matter, (enum act_kind)kind);
    act->surety = m->in->surety;
    enum rc rc = org_resolve_person(w->org, m->in->person, &act->person, err);
    if (rc == RC_OK)
        rc = find_recorded(m, m->in->at, &act->recorded, err);
    if (rc == RC_OK)
        rc = read_happened(m->in->happened, act, err);
    if (rc == RC_OK)
        rc = act_read(m->conn, m->a, w, m->in->fields, m->in->nfields, act, err);
    if (rc == RC_OK && before)
        rc = period_resolve(before, act, err);
    if (rc == RC_OK)
        rc = kind_fields_settle(m->conn, m->a, w, before, act, err);
    if (rc != RC_OK)
        return rc;
    fill_actor(w, before, act);
    rc = act_check(w, before, act, err);
    if (rc == RC_OK && !text_empty(m->in->operator_name))
        add_word(m->a, act, AT_OPERATOR, m->in->operator_name);
    return rc;
}

enum rc act_understand(struct congvu *app, struct conn *conn, struct arena *a, const struct loaded *loaded,
                       const struct congvu_act *in, matter_id matter, const struct family *before, struct act *act,
                       struct err *err)
{
    const struct making m = { app, conn, a, loaded, in, instant_now() };
    return understand(&m, matter, before, act, err);
}

static enum rc work_make(const struct making *m, enum act_kind kind, struct work *work, struct err *err)
{
    *work = (struct work){ .before = NULL };
    enum rc rc = find_family(m, kind == ACT_OPEN, work, err);
    return rc == RC_OK ? understand(m, work->key.id, family_of(work->before), &work->act, err) : rc;
}

/* The fold after the act. Its number comes with its turn; until then it is the next of the family. */
static enum rc work_fold(const struct making *m, struct work *work, struct err *err)
{
    const struct kept *before = work->before;
    struct text why;
    work->act.seq = before ? before->acts[before->n - 1].seq + 1 : 1;
    work->next = kept_next(before, &m->loaded->world, &work->act);
    if (!family_validate(work->next->family, m->a, &why))
        return err_set(err, PB_CORRUPT, "%.*s", TEXT_FMT(why));
    return RC_OK;
}

/* --- ahead of its turn ------------------------------------------------------------------------------------------ */

struct ahead {
    struct loaded *loaded;
    struct work work;
};

static void ahead_release(struct congvu *app, struct ahead *ahead)
{
    if (!ahead->loaded)
        return;
    work_release(&ahead->work);
    world_release(app, ahead->loaded);
    *ahead = (struct ahead){ .loaded = NULL };
}

static enum rc body_make(struct arena *a, struct work *work)
{
    enum rc rc = store_act_body(a, &work->act, &work->body, NULL);
    work->bodied = rc == RC_OK;
    return rc;
}

/* Makes the act ready in the caller's own thread, as far as can be said ahead; what is not ready has no `loaded`. */
static void act_ahead(struct congvu *app, struct arena *a, const struct congvu_act *in, struct instant asked,
                      struct ahead *ahead)
{
    int kind = kind_of(in->kind);
    bool told = app->meta.exercise || !text_empty(in->at); /* when it is recorded is known in its turn alone */
    *ahead = (struct ahead){ .loaded = kind < 0 || told ? NULL : world_kept(app) };
    if (!ahead->loaded)
        return;
    const struct making m = { app, NULL, a, ahead->loaded, in, asked };
    enum rc rc = work_make(&m, (enum act_kind)kind, &ahead->work, NULL);
    if (rc == RC_OK && !makes_matter(ahead->work.act.kind)) {
        rc = work_fold(&m, &ahead->work, NULL);
        if (rc == RC_OK)
            ahead->work.plan = store_views_plan(a, family_of(ahead->work.before), ahead->work.next->family);
    }
    if (rc == RC_OK && ahead->work.act.kind != ACT_ASK) /* whose body names the matter it makes */
        rc = body_make(a, &ahead->work);
    if (rc != RC_OK)
        ahead_release(app, ahead);
}

/* Would the leader, doing it all now, make the very same? */
static bool ahead_holds(const struct making *m, const struct ahead *ahead)
{
    struct instant last;
    int64_t seq;
    if (!ahead || ahead->loaded != m->loaded)
        return false;
    const struct work *work = &ahead->work;
    return (!work->before || recent_stands(m->app->recent, work->before) || kept_is_last(m->conn, work->before)) &&
           store_last_recorded(m->conn, &last, &seq, NULL) == RC_OK && !instant_before(work->act.recorded, last);
}

/* --- in its turn ------------------------------------------------------------------------------------------------ */

static enum rc record(const struct making *m, struct work *work, struct err *err)
{
    struct recent *recent = m->app->recent;
    struct act *act = &work->act;
    enum rc rc = RC_OK;
    if (makes_matter(act->kind))
        rc = new_matter(m->conn, m->a, &m->loaded->world, m->in, act, &work->key, &work->child, err);
    if (rc == RC_OK && !work->next)
        rc = work_fold(m, work, err);
    if (rc == RC_OK)
        rc = work->bodied ? store_act_add_with(m->conn, work->next->root, act, work->body, err)
                          : store_act_add(m->conn, work->next->root, act, err);
    if (rc != RC_OK)
        return rc;
    work->next->acts[work->next->n - 1].seq = act->seq; /* nobody else knows this family yet */
    rc = work->plan ? store_views_run(m->conn, work->plan, err)
                    : store_views_put(m->conn, family_of(work->before), work->next->family, err);
    if (rc != RC_OK)
        return rc;
    if (makes_matter(act->kind))
        recent_key_keep(recent, act->kind == ACT_OPEN ? &work->key : &work->child);
    recent_put(recent, work->next);
    return RC_OK;
}

static enum rc act_write(const struct making *m, enum act_kind kind, const struct ahead *ahead, struct text digest,
                         struct congvu_done *done, struct err *err)
{
    struct work work;
    enum rc rc = RC_OK;
    if (ahead_holds(m, ahead))
        work = work_share(&ahead->work);
    else
        rc = work_make(m, kind, &work, err);
    if (rc == RC_OK) {
        rc = record(m, &work, err);
        if (rc == RC_OK && !text_empty(m->in->key))
            rc = store_request_add(m->conn, m->in->key, digest, work.act.seq, work.act.recorded, err);
        if (rc != RC_OK)
            recent_forget(m->app->recent); /* it may hold what will be undone */
        else
            *done = (struct congvu_done){
                .seq = work.act.seq, .matter = work.key.code, .child = work.child.code, .version = work.act.seq
            };
    }
    work_release(&work);
    return rc;
}

static enum rc act_take(const struct making *m, const struct ahead *ahead, struct congvu_done *done, struct err *err)
{
    const struct congvu_act *in = m->in;
    struct text digest = TEXT_NONE;
    int kind = kind_of(in->kind);
    if (kind < 0)
        return err_set(err, PB_USAGE, _("'%.*s' is no act"), TEXT_FMT(in->kind));
    if (!text_empty(in->key)) {
        bool seen;
        int64_t seq;
        digest = digest_of(m->a, in);
        enum rc rc = store_request_find(m->conn, in->key, digest, &seen, &seq, err);
        if (rc != RC_OK)
            return rc;
        if (seen) {
            *done = (struct congvu_done){ .seq = seq, .matter = in->matter, .version = seq, .repeated = true };
            return RC_OK;
        }
    }
    recent_check(m->app->recent, m->conn, m->loaded);
    return act_write(m, (enum act_kind)kind, ahead, digest, done, err);
}

enum rc act_record(struct congvu *app, struct conn *conn, struct arena *a, const struct loaded *loaded,
                   const struct congvu_act *in, struct congvu_done *done, struct err *err)
{
    const struct making m = { app, conn, a, loaded, in, instant_now() };
    return act_take(&m, NULL, done, err);
}

struct act_job {
    struct congvu *app;
    struct arena *a;
    const struct congvu_act *in;
    struct instant asked;
    const struct ahead *ahead; /* NULL: nothing is ready */
    struct congvu_done *done;
};

/* The world stays held by what is kept of it, so that the next job need not ask for it. */
static enum rc act_job(struct conn *conn, void *arg, struct err *err)
{
    struct act_job *job = arg;
    struct loaded *loaded;
    enum rc rc = world_hold(job->app, conn, false, &loaded, err);
    if (rc != RC_OK)
        return rc;
    world_release(job->app, recent_bind(job->app->recent, loaded));
    const struct making m = { job->app, conn, job->a, loaded, job->in, job->asked };
    return act_take(&m, job->ahead, job->done, err);
}

enum rc act_signed_in(struct congvu_act *act, bool writes, struct err *err)
{
    const struct congvu_who *who = act->who;
    if (!who)
        return RC_OK;
    if (who->via == CONGVU_VIA_CONSOLE) {
        act->who = NULL;
        return RC_OK;
    }
    if (writes && !(who->rights & CONGVU_MAY_WRITE))
        return err_set(err, PB_NO_RIGHT, _("this token may read, not write"));
    if (text_empty(who->person))
        return err_set(err, PB_NO_RIGHT, _("the account '%.*s' is nobody's in the register: it cannot act"),
                       TEXT_FMT(who->account));
    act->person = who->person;
    act->operator_name = TEXT_NONE;
    act->surety = who->surety;
    return RC_OK;
}

enum rc congvu_act(struct congvu *app, struct arena *a, const struct congvu_act *in, struct congvu_done *done,
                   struct err *err)
{
    struct instant asked = instant_now();
    struct congvu_act act = *in;
    struct ahead ahead;
    enum rc rc = act_signed_in(&act, true, err);
    if (rc != RC_OK)
        return rc;
    act_ahead(app, a, &act, asked, &ahead);
    struct act_job job = { app, a, &act, asked, ahead.loaded ? &ahead : NULL, done };
    rc = store_write_in_turn(app->store, asked.us, act_job, &job, err);
    ahead_release(app, &ahead);
    world_prime(app);
    return rc;
}
