/* shield.c -- which registered proposals speak for a signal (app/figures/shield.h). */
#include "app/view/shield.h"

enum { ROWS_AT_ONCE = 256 };

static size_t many(struct arena *a, const struct values *v, struct text field, const struct text **out)
{
    struct text *list = NULL;
    size_t n = 0;
    for (const struct stated *s = values_entry(v, field, NULL); s; s = values_entry(v, field, s))
        ARENA_PUSH(a, list, n, s->value);
    *out = list;
    return n;
}

enum protection_state proposal_state(const struct values *v)
{
    if (!text_empty(values_said(v, TEXT("liability"))))
        return PROTECTION_EVALUATED;
    if (text_eq(values_said(v, TEXT("verdict")), TEXT("rejected")))
        return PROTECTION_REJECTED;
    return text_empty(values_said(v, TEXT("verdict"))) ? PROTECTION_NOT_YET : PROTECTION_STANDS;
}

/* --- proposals ------------------------------------------------------------------------------------------------------------ */

static enum rc add(struct conn *conn, struct arena *a, const struct world *w, struct instant now, struct instant known,
                   const struct board_row *row, struct proposal **list, size_t *n, struct err *err)
{
    const struct family *f;
    enum rc rc = family_read(conn, a, w, row->family, known, true, &f, err);
    if (rc != RC_OK || instant_before(now, f->matters[0].opened))
        return rc == RC_NOT_FOUND ? RC_OK : rc; /* recorded later */
    const struct matter *m = &f->matters[0];
    const struct values v = values_now(a, f, m, now);
    struct proposal p = { .code = row->code,
                          .title = act_text(m->opening, AT_TITLE),
                          .state = proposal_state(&v),
                          .registered = m->opening->recorded,
                          .emergency = text_eq(values_said(&v, TEXT("emergency")), TEXT("yes")),
                          .proposer = values_said(&v, TEXT("proposer")) };
    p.ncovers = many(a, &v, TEXT("covers"), &p.covers);
    (void)day_parse(values_said(&v, TEXT("done_on")), &p.done_on);
    ARENA_PUSH(a, *list, *n, p);
    return RC_OK;
}

enum rc proposals_read(struct conn *conn, struct arena *a, const struct world *w, struct instant now,
                       struct instant known, struct proposals *out, struct err *err)
{
    struct board_query q = { .now = now, .ended = true, .kind = TEXT("proposal"), .max = ROWS_AT_ONCE };
    struct proposal *list = NULL;
    size_t n = 0;
    for (size_t got = ROWS_AT_ONCE; got == ROWS_AT_ONCE;) {
        struct board_row *rows;
        enum rc rc = store_board(conn, a, &q, &rows, &got, err);
        for (size_t i = 0; rc == RC_OK && i < got; i++) {
            q.after = rows[i].id;
            if (rows[i].id == rows[i].family)
                rc = add(conn, a, w, now, known, &rows[i], &list, &n, err);
        }
        if (rc != RC_OK)
            return rc;
    }
    *out = (struct proposals){ list, n };
    return RC_OK;
}

/* --- of one signal -------------------------------------------------------------------------------------------------------- */

/* "V1, V7": the signal's cases that lie in the proposal's scope. */
static struct text covered(struct arena *a, const struct proposal *p, const struct text *cases, size_t n)
{
    struct text all = TEXT_NONE;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < p->ncovers; k++)
            if (text_eq(cases[i], p->covers[k])) {
                all = text_printf(a, "%.*s%s%.*s", TEXT_FMT(all), all.n ? ", " : "", TEXT_FMT(cases[i]));
                break;
            }
    return all;
}

static struct shield shield_of(const struct proposal *p, const struct matter *signal, struct text covers)
{
    struct shield s = { .code = p->code,
                        .title = p->title,
                        .state = p->state,
                        .registered = instant_day(p->registered),
                        .from = instant_day(p->registered),
                        .when = SHIELD_BEFORE,
                        .covers = covers };
    if (instant_before(signal->opening->recorded, p->registered)) {
        s.when = SHIELD_AFTER;
    } else if (p->emergency) {
        s.when = SHIELD_EMERGENCY;
        s.from = p->done_on;
    }
    return s;
}

struct shield *shields_of(struct arena *a, const struct proposals *p, const struct family *f, const struct matter *m,
                          struct instant now, size_t *n)
{
    const struct values v = values_now(a, f, m, now);
    const struct text *cases;
    size_t ncases = many(a, &v, TEXT("cases"), &cases);
    person_id whom = m->opening->to_person;
    struct text person = whom ? org_person_code(f->world->org, whom) : TEXT_NONE,
                stated = values_said(&v, TEXT("proposal"));
    struct shield *list = NULL;
    *n = 0;
    for (size_t i = 0; i < p->n; i++) {
        const struct proposal *one_of = &p->list[i];
        struct text covers = covered(a, one_of, cases, ncases);
        bool names = whom && text_eq(one_of->proposer, person);
        if (text_empty(covers) && !names && !text_eq(stated, one_of->code))
            continue;
        const struct shield s = shield_of(one_of, m, covers);
        ARENA_PUSH(a, list, *n, s);
    }
    return list;
}
