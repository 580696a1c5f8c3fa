/* app_signal.c -- signals: raised once, their recommendations opened once, and what became of them. */
#include "app/act/act_record.h"
#include "app/act/recent.h"
#include "app/app.h"
#include "app/figures/own_flow.h"
#include "app/signals.h"
#include "app/view/signal_read.h"
#include "base/i18n.h"
#include "flow/words.h"
#include "report/signals.h"
#include "store/outbox.h"

#include <stdlib.h>
#include <string.h>

enum { FIELDS_MAX = 32, NIGHT_HOUR = 1 };

static const char NIGHT[] = "signals";

/* --- what flow shows ---------------------------------------------------------------------------------------------------- */

struct flagged { /* a row of flow, in words */
    struct text rule, title, kind, unit;
    int64_t n, count;
    double share, expected, low, high, q;
    const struct text *cases;
    size_t ncases;
};

struct raising {
    struct congvu *app;
    const struct congvu_signal_raise *ask;
    struct congvu_signal_raised *did;
    struct arena *a;
    struct flagged *flagged;
    size_t n;
    struct text *codes; /* of what was raised, and of recommendations */
    size_t ncodes;
    /* in the transaction */
    struct conn *conn;
    const struct loaded *loaded;
    struct instant now;
    struct signal_told *told;
    size_t ntold;
};

/* A record is kept in the language of the office, whoever raises, and in whichever thread. */
static const char *in_the_record(const char *sentence) __attribute__((format_arg(1)));
static const char *in_the_record(const char *sentence)
{
    const char *spoken = i18n_lang();
    i18n_speak("vi");
    const char *said = i18n_say(sentence);
    i18n_speak(spoken);
    return said;
}

static struct flagged in_words(struct arena *a, const struct flow_log *log, const struct signal_row *row)
{
    struct text *cases = ARENA_ARRAY(a, struct text, row->ncases);
    for (size_t i = 0; i < row->ncases; i++)
        cases[i] = text_dup(a, flow_words_at(log->names, log->case_name[row->cases[i]]));
    return (struct flagged){ .rule = text_of(SIGNAL_WORDS[row->signal].word),
                             .title = text_of(in_the_record(SIGNAL_WORDS[row->signal].title)),
                             .kind = text_dup(a, flow_words_at(log->kinds, row->kind)),
                             .unit = text_dup(a, flow_words_at(log->units, row->unit)),
                             .n = row->n,
                             .count = row->count,
                             .share = row->share,
                             .expected = row->expected,
                             .low = row->low,
                             .high = row->high,
                             .q = row->q,
                             .cases = cases,
                             .ncases = row->ncases };
}

static enum rc keep_flagged(void *arg, const struct flow_log *log, const struct signals *signals, struct err *err)
{
    struct raising *r = arg;
    (void)err;
    for (size_t i = 0; i < signals->n; i++)
        if (signals->rows[i].flagged)
            ARENA_PUSH(r->a, r->flagged, r->n, in_words(r->a, log, &signals->rows[i]));
    r->did->flagged = r->n;
    return RC_OK;
}

/* --- raised before? ------------------------------------------------------------------------------------------------------ */

static double number(struct text t)
{
    char buf[32];
    if (t.n == 0 || t.n >= sizeof buf)
        return 0;
    memcpy(buf, t.p, t.n);
    buf[t.n] = '\0';
    return strtod(buf, NULL);
}

/* What came since the last one of the same, by itself: enough of it, and more than honest units show? */
static bool shows_more(const struct flagged *f, const struct signal_told *last)
{
    double n = (double)f->n - number(last->n), count = f->share * (double)f->n - number(last->share) * number(last->n);
    return n >= SIGNAL_N_LEAST && count > f->high * n;
}

static bool is_known(const struct raising *r, const struct flagged *f)
{
    const struct signal_told *last = NULL;
    unit_id unit = org_unit(r->loaded->world.org, f->unit);
    for (size_t i = 0; i < r->ntold; i++) {
        const struct signal_told *s = &r->told[i];
        if (s->unit == unit && !s->person && text_eq(s->rule, f->rule) && text_eq(s->of_kind, f->kind))
            last = s;
    }
    return last && (last->state == SIGNAL_OPEN || !shows_more(f, last));
}

/* --- who reviews --------------------------------------------------------------------------------------------------------- */

static bool outside(const struct org *org, unit_id reviewer, unit_id unit, struct instant t)
{
    return !org_same_agency(org, reviewer, unit, t) && !org_is_above(org, reviewer, unit, t) &&
           !org_is_above(org, unit, reviewer, t) && !org_is_office_of(org, reviewer, unit, t);
}

static unit_id reviewer_of(const struct raising *r, unit_id unit)
{
    const struct org *org = r->loaded->world.org;
    const struct rule *rule = rulebook_find(r->loaded->world.rules, text_of(SIGNAL_KIND), r->now, r->now);
    for (unit_id u = 1; rule && u <= org_units(org); u++)
        if (org_unit_exists(org, u, r->now) && outside(org, u, unit, r->now) && org_head(org, u, r->now) &&
            org_authority(org, u, rule->decision, r->now, NULL) == AUTHORITY_OWN)
            return u;
    return 0;
}

/* --- acts ---------------------------------------------------------------------------------------------------------------- */

struct writing {
    struct congvu_field fields[FIELDS_MAX];
    size_t n;
};

static void state(struct writing *w, const char *key, struct text value)
{
    assert(w->n < FIELDS_MAX);
    if (!text_empty(value))
        w->fields[w->n++] = (struct congvu_field){ text_of(key), value };
}

static struct text decimal(struct arena *a, double x) { return text_printf(a, "%.4f", x); }

static enum rc do_open(struct raising *r, unit_id giver, const struct writing *w, struct text key, struct err *err)
{
    const struct org *org = r->loaded->world.org;
    bool named = !text_empty(r->ask->person);
    const struct congvu_act act = {
        .person = named ? r->ask->person : org_person_code(org, org_head(org, giver, r->now)),
        .operator_name = r->ask->operator_name,
        .surety = SURETY_CONSOLE,
        .kind = TEXT("open"),
        .fields = w->fields,
        .nfields = w->n,
        .at = r->ask->at,
        .version = -1,
        .key = key,
    };
    struct congvu_done done;
    enum rc rc = act_record(r->app, r->conn, r->a, r->loaded, &act, &done, err);
    if (rc == RC_OK && !done.repeated)
        ARENA_PUSH(r->a, r->codes, r->ncodes, done.matter);
    return rc;
}

static enum rc raise_one(struct raising *r, const struct flagged *f, struct err *err)
{
    const struct org *org = r->loaded->world.org;
    struct arena *a = r->a;
    unit_id unit = org_unit(org, f->unit), reviewer = reviewer_of(r, unit);
    if (!unit || !org_unit_exists(org, unit, r->now) || !reviewer) {
        r->did->unreviewed++;
        return RC_OK;
    }
    struct writing w = { .n = 0 };
    const struct rule *rule = rulebook_find(r->loaded->world.rules, f->kind, r->now, r->now);
    struct text kind = rule ? names_in(rule->names, "vi") : f->kind;
    state(&w, "title", text_printf(a, "%.*s: %.*s", TEXT_FMT(f->title), TEXT_FMT(kind)));
    state(&w, "kind", text_of(SIGNAL_KIND));
    state(&w, "to", f->unit);
    state(&w, "giver", org_unit_code(org, reviewer));
    state(&w, "by_rule", f->rule);
    state(&w, "of_kind", f->kind);
    state(&w, "n", text_printf(a, "%lld", (long long)f->n));
    state(&w, "count", text_printf(a, "%lld", (long long)f->count));
    state(&w, "part", decimal(a, f->share));
    state(&w, "expected", decimal(a, f->expected));
    state(&w, "low", decimal(a, f->low));
    state(&w, "high", decimal(a, f->high));
    state(&w, "q", text_printf(a, "%.6f", f->q));
    for (size_t i = 0; i < f->ncases; i++)
        state(&w, "cases", f->cases[i]);
    enum rc rc = do_open(r, reviewer, &w, TEXT_NONE, err);
    r->did->raised += rc == RC_OK;
    return rc;
}

/* Confirmed for good: what helps is opened, once, by the key. */
static enum rc recommend_one(struct raising *r, const struct signal_told *s, struct err *err)
{
    static const char *const KINDS[] = { "recommendation.signal", "recommendation" };
    const struct org *org = r->loaded->world.org;
    const struct rule *rule = NULL;
    size_t before = r->ncodes;
    for (size_t i = 0; !rule && i < LEN(KINDS); i++)
        rule = rulebook_find(r->loaded->world.rules, text_of(KINDS[i]), r->now, r->now);
    if (!rule || text_empty(s->recommend))
        return RC_OK;
    struct writing w = { .n = 0 };
    state(&w, "title",
          text_printf(r->a, in_the_record(N_("After signal %.*s: %.*s")), TEXT_FMT(s->code), TEXT_FMT(s->title)));
    state(&w, "kind", rule->code);
    state(&w, "to", text_empty(s->to) ? org_unit_code(org, s->unit) : s->to);
    state(&w, "giver", org_unit_code(org, s->giver));
    const struct {
        const char *field;
        struct text value;
    } KIND[] = { /* what the kind of recommendations asks for, as far as it does */
                 { "signal", s->code },
                 { "help", s->recommend },
                 { "source_kind", TEXT("supervision") },
                 { "conclusion", s->code },
                 { "item", s->title },
                 { "type", text_eq(s->recommend, TEXT("authority")) ? TEXT("rules") : TEXT("manage") }
    };
    for (size_t i = 0; i < LEN(KIND); i++)
        if (rule_field(rule, text_of(KIND[i].field)) >= 0)
            state(&w, KIND[i].field, KIND[i].value);
    struct err why = { .problem = PB_NONE };
    enum rc rc = do_open(r, s->giver, &w, text_printf(r->a, "recommendation after %.*s", TEXT_FMT(s->code)), &why);
    if (rc != RC_OK && why.problem == PB_KEY_REUSED) /* opened already, on another day or by another hand */
        return RC_OK;
    if (rc != RC_OK && err)
        *err = why;
    r->did->recommended += rc == RC_OK && r->ncodes > before;
    return rc;
}

/* --- all of it, in one transaction ---------------------------------------------------------------------------------------- */

static enum rc in_turn(struct raising *r, struct err *err)
{
    enum rc rc = app_recorded(r->app, r->conn, r->loaded->newest, r->ask->at, &r->now, err);
    if (rc == RC_OK)
        rc = signals_read(r->conn, r->a, &r->loaded->world, r->now, 0, false, i18n_lang(), &r->told, &r->ntold, err);
    for (size_t i = 0; rc == RC_OK && i < r->n; i++) {
        if (is_known(r, &r->flagged[i]))
            r->did->known++;
        else
            rc = raise_one(r, &r->flagged[i], err);
    }
    for (size_t i = 0; rc == RC_OK && i < r->ntold; i++)
        if (r->told[i].state == SIGNAL_CONFIRMED)
            rc = recommend_one(r, &r->told[i], err);
    return rc;
}

static enum rc raise_job(struct conn *conn, void *arg, struct err *err)
{
    struct raising *r = arg;
    struct loaded *loaded;
    r->did->raised = r->did->known = r->did->unreviewed = r->did->recommended = 0; /* a job may run twice */
    r->ncodes = 0;
    enum rc rc = world_hold(r->app, conn, false, &loaded, err);
    if (rc != RC_OK)
        return rc;
    r->conn = conn;
    r->loaded = loaded;
    rc = in_turn(r, err);
    world_release(r->app, loaded);
    return rc;
}

/* Codes alone: whom they name is for them to read first. */
static void say(const struct raising *r, struct sbuf *out)
{
    const struct congvu_signal_raised *d = r->did;
    sbuf_printf(out, _("%zu rows are flagged: %zu signals raised, %zu raised before"), d->flagged, d->raised, d->known);
    sbuf_char(out, '\n');
    for (size_t i = 0; i < r->ncodes; i++)
        sbuf_printf(out, "  %.*s\n", TEXT_FMT(r->codes[i]));
    if (d->recommended)
        sbuf_printf(out, _("%zu recommendations opened after confirmed signals\n"), d->recommended);
    if (d->unreviewed)
        sbuf_printf(out,
                    _("%zu rows have nobody outside their line to review them: give a unit the authority "
                      "'signal-review' with 'congvu record register'\n"),
                    d->unreviewed);
}

enum rc congvu_signal_raise(struct congvu *app, const struct congvu_signal_raise *ask, struct congvu_signal_raised *did,
                            struct sbuf *out, struct err *err)
{
    *did = (struct congvu_signal_raised){ .raised = 0 };
    struct raising r = { .app = app, .ask = ask, .did = did, .a = arena_new() };
    enum rc rc = own_flow(app, ask->threads, keep_flagged, &r, err);
    if (rc == RC_OK)
        rc = store_write(app->store, raise_job, &r, err);
    if (rc == RC_OK && out)
        say(&r, out);
    world_prime(app);
    arena_free(r.a);
    return rc;
}

/* --- every night ----------------------------------------------------------------------------------------------------------- */

static enum rc mark_job(struct conn *conn, void *arg, struct err *err)
{
    return store_mark_put(conn, NIGHT, *(const int64_t *)arg, err);
}

enum rc congvu_signal_night(struct congvu *app, bool *ran, struct err *err)
{
    struct conn *conn = NULL;
    struct instant now = congvu_now(app);
    int64_t mark = INT64_MIN, today = instant_day(now).n;
    bool found = false;
    *ran = false;
    enum rc rc = store_read(app->store, &conn, err);
    if (rc == RC_OK)
        rc = store_mark(conn, NIGHT, &mark, &found, err);
    store_done(conn);
    if (rc != RC_OK || (found && mark >= today) || instant_before(now, day_at(instant_day(now), NIGHT_HOUR * 60)))
        return rc;
    const struct congvu_signal_raise ask = { .operator_name = text_of(_("the server, by night")), .threads = 1 };
    struct congvu_signal_raised did;
    rc = congvu_signal_raise(app, &ask, &did, NULL, err);
    *ran = rc == RC_OK;
    /* Tried once a night, also where it failed: tomorrow is another. */
    enum rc marked = store_write(app->store, mark_job, &today, rc == RC_OK ? err : NULL);
    return rc == RC_OK ? marked : rc;
}

/* --- what became of them --------------------------------------------------------------------------------------------------- */

static struct signal_count *count_of(struct arena *a, struct signal_count **list, size_t *n, struct text rule)
{
    for (size_t i = 0; i < *n; i++)
        if (text_eq((*list)[i].rule, rule))
            return &(*list)[i];
    struct signal_count one = { .rule = rule };
    ARENA_PUSH(a, *list, *n, one);
    return &(*list)[*n - 1];
}

enum rc congvu_signal_rules(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    struct signal_told *told = NULL;
    struct signal_count *counts = NULL;
    size_t n = 0, ncounts = 0;
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK)
        rc = signals_read(r.conn, r.a, &r.world, r.now, 0, false, ask->style.lang, &told, &n, err);
    for (int s = 0; s < SIGNAL_COUNT; s++) /* in the order of the rules, those raised by hand behind them */
        for (size_t i = 0; rc == RC_OK && i < n; i++)
            if (text_eq(told[i].rule, text_of(SIGNAL_WORDS[s].word)))
                (void)count_of(r.a, &counts, &ncounts, told[i].rule);
    for (size_t i = 0; rc == RC_OK && i < n; i++) {
        struct signal_count *c = count_of(r.a, &counts, &ncounts, told[i].rule);
        c->raised++;
        c->answered += told[i].answered;
        c->open += told[i].state == SIGNAL_OPEN;
        c->confirmed += told[i].state == SIGNAL_CONFIRMED;
        c->dismissed += told[i].state == SIGNAL_DISMISSED;
        c->expired += told[i].state == SIGNAL_EXPIRED;
    }
    if (rc == RC_OK)
        report_signal_counts(out, r.a, counts, ncounts, &ask->style);
    reading_end(&r);
    return rc;
}

enum rc congvu_signals(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    struct signal_told *told = NULL;
    size_t n = 0;
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK && r.person)
        rc = signals_read(r.conn, r.a, &r.world, r.now, r.person, true, ask->style.lang, &told, &n, err);
    if (rc == RC_OK)
        report_signals(out, r.a, &r.world, told, n, &ask->style);
    reading_end(&r);
    return rc;
}
