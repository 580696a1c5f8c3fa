#include "app/view/signal_read.h"

#include "app/view/shield.h"
#include "matter/check.h"
#include "matter/values.h"

enum { ROWS_AT_ONCE = 256 };

const char SIGNAL_KIND[] = "signal";

struct reading_signals {
    struct conn *conn;
    struct arena *a;
    const struct world *w;
    struct instant now;
    person_id reader;
    bool mine;
    const char *lang;
    struct proposals proposals;
    bool proposed; /* they were read */
    struct signal_told *list;
    size_t n;
};

/* Every entry of a field of many, "V1, V7". */
static struct text entries(struct arena *a, const struct values *v, struct text field)
{
    struct text all = TEXT_NONE;
    for (const struct stated *s = values_entry(v, field, NULL); s; s = values_entry(v, field, s))
        all = text_printf(a, "%.*s%s%.*s", TEXT_FMT(all), all.n ? ", " : "", TEXT_FMT(s->value));
    return all;
}

static enum signal_state state_of(const struct matter *m, const struct values *v, struct instant now)
{
    struct text verdict = values_said(v, TEXT("verdict"));
    if (!matter_ended(m, now))
        return SIGNAL_OPEN;
    if (m->end == END_DECIDED && text_eq(verdict, TEXT("confirmed")))
        return SIGNAL_CONFIRMED;
    return m->end == END_DECIDED && text_eq(verdict, TEXT("dismissed")) ? SIGNAL_DISMISSED : SIGNAL_EXPIRED;
}

/* The first passing on is the answer; later ones are appeals. */
static const struct act *answer_of(const struct family *f, const struct matter *m)
{
    for (size_t i = 0; i < f->nacts; i++)
        if (f->acts[i].matter == m->id && f->acts[i].kind == ACT_FORWARD)
            return &f->acts[i];
    return NULL;
}

static struct signal_told tell(struct reading_signals *r, const struct family *f, const struct matter *m,
                               struct text code)
{
    struct values v = values_now(r->a, f, m, r->now);
    const struct holding *h = matter_holding(m, r->now);
    const struct act *answer = answer_of(f, m);
    int step = h && !matter_ended(m, r->now) ? h->step : -1;
    struct signal_told s = {
        .id = m->id,
        .code = code,
        .title = act_text(m->opening, AT_TITLE),
        .unit = m->lead,
        .person = m->opening->to_person,
        .rule = values_said(&v, TEXT("by_rule")),
        .of_kind = values_said(&v, TEXT("of_kind")),
        .n = values_said(&v, TEXT("n")),
        .count = values_said(&v, TEXT("count")),
        .share = values_said(&v, TEXT("part")),
        .expected = values_said(&v, TEXT("expected")),
        .low = values_said(&v, TEXT("low")),
        .high = values_said(&v, TEXT("high")),
        .q = values_said(&v, TEXT("q")),
        .cases = entries(r->a, &v, TEXT("cases")),
        .recommend = values_said(&v, TEXT("recommend")),
        .to = values_said(&v, TEXT("to_unit")),
        .proposal = values_said(&v, TEXT("proposal")),
        .answer = answer ? act_text(answer, AT_WORDS) : TEXT_NONE,
        .step = step >= 0 ? names_in(m->rule->steps[step].names, r->lang) : TEXT_NONE,
        .opened = m->opened,
        .due = step >= 0 ? run_due(f, &m->runs[h->run], r->now).at : INSTANT_MAX,
        .ended = m->ended,
        .giver = m->giver,
        .answered = answer != NULL,
        .state = state_of(m, &v, r->now),
    };
    s.shields = shields_of(r->a, &r->proposals, f, m, r->now, &s.nshields);
    s.may_answer = r->reader && (matter_may(f, m, r->reader, r->now) & (UINT32_C(1) << ACT_FORWARD));
    return s;
}

static bool names_reader(const struct reading_signals *r, const struct family *f, const struct matter *m)
{
    if (!r->reader || matter_conceals(f, m, r->reader, r->now))
        return false;
    return m->opening->to_person ? m->opening->to_person == r->reader
                                 : org_serves(r->w->org, r->reader, m->lead, r->now);
}

static enum rc add(struct reading_signals *r, const struct board_row *row, struct err *err)
{
    const struct family *f;
    enum rc rc = family_read(r->conn, r->a, r->w, row->family, INSTANT_MAX, true, &f, err);
    const struct matter *m = rc == RC_OK ? &f->matters[0] : NULL;
    if (rc != RC_OK || row->id != row->family || instant_before(r->now, m->opened) ||
        (r->mine && !names_reader(r, f, m)))
        return rc;
    if (r->mine && !r->proposed) { /* many are read for whom a signal names, none to count by rule */
        rc = proposals_read(r->conn, r->a, r->w, r->now, INSTANT_MAX, &r->proposals, err);
        if (rc != RC_OK)
            return rc;
        r->proposed = true;
    }
    struct signal_told told = tell(r, f, m, row->code);
    ARENA_PUSH(r->a, r->list, r->n, told);
    return RC_OK;
}

enum rc signals_read(struct conn *conn, struct arena *a, const struct world *w, struct instant now, person_id reader,
                     bool mine, const char *lang, struct signal_told **out, size_t *n, struct err *err)
{
    struct reading_signals r = { conn, a, w, now, reader, mine, lang, { NULL, 0 }, false, NULL, 0 };
    struct board_query q = { .now = now, .ended = true, .kind = text_of(SIGNAL_KIND), .max = ROWS_AT_ONCE };
    for (size_t got = ROWS_AT_ONCE; got == ROWS_AT_ONCE;) {
        struct board_row *rows;
        enum rc rc = store_board(conn, a, &q, &rows, &got, err);
        for (size_t i = 0; rc == RC_OK && i < got; i++) {
            q.after = rows[i].id;
            rc = add(&r, &rows[i], err);
        }
        if (rc != RC_OK)
            return rc;
    }
    *out = r.list;
    *n = r.n;
    return RC_OK;
}
