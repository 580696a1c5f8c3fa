/* app_act.c -- one act: read, tested against the folded family, recorded, and the views that follow, in one transaction. */
#include "app/act_record.h"
#include "app/recent.h"
#include "app/sight.h"

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

/* --- the act ------------------------------------------------------------------------------------------------------------------ */

struct work {
    struct matter_key key;       /* of the matter acted on; after an opening, of the new one */
    struct matter_key child;     /* of the question an ask makes                             */
    struct kept *kept;           /* NULL for an opening not yet recorded                     */
    const struct family *before; /* NULL for an opening                                      */
};

static enum rc check_version(const struct congvu_act *in, const struct kept *kept, struct err *err)
{
    int64_t version = kept ? kept->acts[kept->n - 1].seq : 0;
    if (in->version < 0 || in->version == version)
        return RC_OK;
    return err_set(err, PB_STALE_VERSION, _("'%.*s' is at version %lld, not %lld: read it again"), TEXT_FMT(in->matter),
                   (long long)version, (long long)in->version);
}

/* To who is signed in, a matter that is hidden is one that is not there. */
static enum rc may_see(struct congvu *app, struct conn *conn, struct arena *a, const struct loaded *loaded,
                       const struct congvu_act *in, const struct work *work, struct err *err)
{
    struct instant now;
    struct sight sight;
    if (!in->who)
        return RC_OK;
    enum rc rc = app_recorded(app, conn, loaded->newest, TEXT_NONE, &now, err);
    if (rc != RC_OK)
        return rc;
    const struct family *f = work->before;
    const struct matter *m = family_matter(f, work->key.id);
    sight_init(&sight, a, loaded->world.org, now, in->who);
    bool seen = sight_family(&sight, f, now) && !(m && matter_excludes(f, m, sight.person, now));
    return seen ? RC_OK : matter_unknown(in->matter, err);
}

static enum rc family_before(struct congvu *app, struct conn *conn, struct arena *a, const struct loaded *loaded,
                             const struct congvu_act *in, bool opening, struct work *work, struct err *err)
{
    struct recent *recent = app->recent;
    const struct world *w = &loaded->world;
    enum rc rc = opening ? RC_OK : recent_key(recent, conn, a, in->matter, &work->key, err);
    if (rc == RC_OK && !opening)
        rc = recent_family(recent, conn, w, work->key.family, &work->kept, err);
    if (rc != RC_OK)
        return rc;
    work->before = opening ? NULL : work->kept->family;
    rc = opening ? RC_OK : may_see(app, conn, a, loaded, in, work, err);
    return rc == RC_OK ? check_version(in, work->kept, err) : rc;
}

static enum rc record(struct recent *recent, struct conn *conn, struct arena *a, const struct world *w,
                      const struct congvu_act *in, struct act *act, struct work *work, struct err *err)
{
    enum rc rc = RC_OK;
    if (act->kind == ACT_OPEN || act->kind == ACT_ASK)
        rc = new_matter(conn, a, w, in, act, &work->key, &work->child, err);
    if (rc == RC_OK)
        rc = store_act_add(conn, act->kind == ACT_OPEN ? work->key.id : work->key.family, act, err);
    if (rc != RC_OK)
        return rc;
    if (act->kind == ACT_OPEN)
        work->kept = recent_begin(recent, work->key.id);
    if (act->kind == ACT_OPEN || act->kind == ACT_ASK)
        recent_key_keep(recent, act->kind == ACT_OPEN ? &work->key : &work->child);
    recent_add(work->kept, w, act);
    struct text why;
    if (!family_validate(work->kept->family, a, &why))
        return err_set(err, PB_CORRUPT, "%.*s", TEXT_FMT(why));
    return store_views_put(conn, work->before, work->kept->family, err);
}

enum rc act_understand(struct congvu *app, struct conn *conn, struct arena *a, const struct loaded *loaded,
                       const struct congvu_act *in, matter_id matter, const struct family *before, struct act *act,
                       struct err *err)
{
    const struct world *w = &loaded->world;
    int kind = kind_of(in->kind);
    if (kind < 0)
        return err_set(err, PB_USAGE, _("'%.*s' is no act"), TEXT_FMT(in->kind));
    *act = act_new(matter, (enum act_kind)kind);
    act->surety = in->surety;
    enum rc rc = org_resolve_person(w->org, in->person, &act->person, err);
    if (rc == RC_OK)
        rc = app_recorded(app, conn, loaded->newest, in->at, &act->recorded, err);
    if (rc == RC_OK)
        rc = read_happened(in->happened, act, err);
    if (rc == RC_OK)
        rc = act_read(conn, a, w, in->fields, in->nfields, act, err);
    if (rc == RC_OK && before)
        rc = period_resolve(before, act, err);
    if (rc != RC_OK)
        return rc;
    fill_actor(w, before, act);
    rc = act_check(w, before, act, err);
    if (rc == RC_OK && !text_empty(in->operator_name))
        add_word(a, act, AT_OPERATOR, in->operator_name);
    return rc;
}

enum rc act_record(struct congvu *app, struct conn *conn, struct arena *a, const struct loaded *loaded,
                   const struct congvu_act *in, struct congvu_done *done, struct err *err)
{
    const struct world *w = &loaded->world;
    struct text digest = TEXT_NONE;
    bool seen;
    int64_t seq;
    int kind = kind_of(in->kind);
    if (kind < 0)
        return err_set(err, PB_USAGE, _("'%.*s' is no act"), TEXT_FMT(in->kind));
    if (!text_empty(in->key)) {
        digest = digest_of(a, in);
        enum rc rc = store_request_find(conn, in->key, digest, &seen, &seq, err);
        if (rc != RC_OK)
            return rc;
        if (seen) {
            *done = (struct congvu_done){ .seq = seq, .matter = in->matter, .version = seq, .repeated = true };
            return RC_OK;
        }
    }
    recent_check(app->recent, conn, loaded);
    struct work work = { .before = NULL };
    struct act act;
    enum rc rc = family_before(app, conn, a, loaded, in, kind == ACT_OPEN, &work, err);
    if (rc == RC_OK)
        rc = act_understand(app, conn, a, loaded, in, work.key.id, work.before, &act, err);
    if (rc != RC_OK)
        return rc;
    rc = record(app->recent, conn, a, w, in, &act, &work, err);
    if (rc == RC_OK && !text_empty(in->key))
        rc = store_request_add(conn, in->key, digest, act.seq, act.recorded, err);
    if (rc != RC_OK) {
        recent_forget(app->recent); /* it may hold what will be undone */
        return rc;
    }
    recent_trim(work.kept);
    *done =
        (struct congvu_done){ .seq = act.seq, .matter = work.key.code, .child = work.child.code, .version = act.seq };
    return RC_OK;
}

struct act_job {
    struct congvu *app;
    struct arena *a;
    const struct congvu_act *in;
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
    return act_record(job->app, conn, job->a, loaded, job->in, job->done, err);
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
    struct congvu_act act = *in;
    enum rc rc = act_signed_in(&act, true, err);
    if (rc != RC_OK)
        return rc;
    struct act_job job = { app, a, &act, done };
    rc = store_write(app->store, act_job, &job, err);
    world_prime(app);
    return rc;
}
