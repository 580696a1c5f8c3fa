/* app_tally.c -- the results of a directive: every content, by the official categories, and whose time it was. */
#include "app/view.h"

#include "base/i18n.h"

struct tallying {
    struct reading *r;
    const char *lang;
    struct tally_row *rows;
    size_t n;
    struct charge_sum *sums;
    size_t nsums;
};

static struct text lateness_text(struct tallying *t, const struct family *f, const struct matter *m)
{
    struct arena *a = t->r->a;
    struct text all = TEXT_NONE;
    size_t n;
    const struct lateness *rows = matter_lateness(a, f, m, t->r->now, &n);
    for (size_t i = 0; i < n; i++) {
        char hm[INSTANT_CHARS];
        if (rows[i].late.us == 0)
            continue;
        struct text one = text_printf(a, "%s (%.*s)", workspan_hm(rows[i].late, hm),
                                      TEXT_FMT(org_unit_name(t->r->world.org, rows[i].unit, t->r->now, t->lang)));
        all = text_empty(all) ? one : text_printf(a, "%.*s; %.*s", TEXT_FMT(all), TEXT_FMT(one));
    }
    return all;
}

/* The newest words said of it: what was completed, else what was last reported. */
static struct text newest_words(const struct family *f, const struct matter *m, struct instant now, bool *reported)
{
    for (size_t i = f->nacts; i-- > 0;) {
        const struct act *act = &f->acts[i];
        if (act->matter != m->id || instant_before(now, act->happened))
            continue;
        if (act->kind == ACT_COMPLETE) {
            *reported = true;
            return act_text(act, AT_PRODUCT);
        }
        if (act->kind == ACT_REPORT) {
            *reported = true;
            struct text words = act_text(act, AT_WORDS);
            return text_empty(words) ? act_text(act, AT_QUANTITY) : words;
        }
    }
    *reported = false;
    return TEXT_NONE;
}

static void add_row(struct tallying *t, const struct family *f, struct text code, const struct content_row *content)
{
    const struct matter *m = &f->matters[0];
    struct instant now = t->r->now;
    struct mclocks clocks;
    bool reported;
    mclock_read(f, m, now, &clocks);
    struct tally_row row = {
        .content = content ? content->id : 0,
        .number = content ? content->number : TEXT_NONE,
        .words = act_text(m->opening, AT_TITLE),
        .code = code,
        .lead = org_unit_name(t->r->world.org, m->lead, now, t->lang),
        .state = matter_state(m, now),
        .to_allocate = matter_holding(m, now)->to_allocate,
        .due = m->due.at,
        .finished = m->finished,
        .ended = m->ended,
    };
    row.end = row.state == M_ENDED ? m->end : END_NONE;
    row.done = row.end == END_DECIDED || row.end == END_COMPLETED || row.end == END_CONFIRMED;
    row.late = clocks.matter.late.us > 0;
    row.in_time = row.done && !row.late;
    row.report = newest_words(f, m, now, &reported);
    row.silent = !row.done && row.late && !reported;
    if (m->recur.every != EVERY_NONE) {
        size_t n;
        const struct occurrence *o = duty_occurrences(t->r->a, f, m, now, &n);
        row.due = INSTANT_MAX;
        for (size_t i = 0; i < n; i++) {
            row.silent |= o[i].state == OCC_SILENT;
            row.late |= o[i].state != OCC_MET && o[i].state != OCC_OPEN;
            if (o[i].state == OCC_OPEN)
                row.due = o[i].due.at;
        }
    }
    row.lateness = lateness_text(t, f, m);
    size_t n;
    const struct charge *charges = matter_charges(t->r->a, f, m, now, &n);
    row.sums = charge_sums(t->r->a, &t->r->world, charges, n, &row.nsums);
    charge_sums_join(t->r->a, &t->sums, &t->nsums, row.sums, row.nsums);
    ARENA_PUSH(t->r->a, t->rows, t->n, row);
}

/* A content that opened nothing still has a row: silence is shown, not left out. */
static void add_unopened(struct tallying *t, const struct content_row *content)
{
    struct tally_row row = { .content = content->id,
                             .number = content->number,
                             .words = content->words,
                             .exhortation = true,
                             .due = INSTANT_MAX,
                             .finished = INSTANT_MAX,
                             .ended = INSTANT_MAX };
    ARENA_PUSH(t->r->a, t->rows, t->n, row);
}

static enum rc tally_content(struct tallying *t, const struct content_row *content, struct err *err)
{
    struct board_query q = { .now = t->r->now, .content = content->id, .ended = true, .max = FAMILY_MATTERS_MAX };
    struct board_row *rows;
    size_t n, roots = 0, hidden = 0;
    enum rc rc = store_board(t->r->conn, t->r->a, &q, &rows, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++) {
        const struct family *f;
        if (rows[i].id != rows[i].family)
            continue;
        rc = family_read(t->r->conn, t->r->a, &t->r->world, rows[i].family, t->r->past ? t->r->now : INSTANT_MAX, true,
                         &f, err);
        if (rc == RC_NOT_FOUND) { /* opened after that instant */
            rc = RC_OK;
            continue;
        }
        bool hides = rc == RC_OK && reading_hides(t->r, f, &f->matters[0]);
        hidden += hides;
        if (rc == RC_OK && !hides && matter_holding(&f->matters[0], t->r->now)) {
            add_row(t, f, rows[i].code, content);
            roots++;
        }
    }
    if (rc == RC_OK && roots == 0 && !(t->r->sight.bound && hidden))
        add_unopened(t, content);
    return rc;
}

enum rc congvu_tally(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    struct document_row doc;
    struct content_row *contents;
    size_t n = 0;
    enum rc rc = reading_begin(app, ask, &r, err);
    struct tallying t = { .r = &r, .lang = ask->style.lang };
    if (rc == RC_OK)
        rc = store_document_by_number(r.conn, r.a, ask->what, &doc, err);
    if (rc == RC_OK)
        rc = store_contents(r.conn, r.a, doc.id, &contents, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        rc = tally_content(&t, &contents[i], err);
    if (rc == RC_OK) {
        char buf[INSTANT_CHARS];
        struct text date = doc.date.n == DAY_MIN.n ? TEXT_NONE : text_printf(r.a, ", %s", day_vn(doc.date, buf));
        struct tally tally = {
            .title = text_printf(r.a, "%.*s %.*s%.*s: %.*s", TEXT_FMT(doc.type), TEXT_FMT(doc.number), TEXT_FMT(date),
                                 TEXT_FMT(doc.title)),
            .rows = t.rows,
            .n = t.n,
            .sums = t.sums,
            .nsums = t.nsums,
            .world = &r.world,
            .now = r.now,
            .exercise = app->meta.exercise,
            .province = app->meta.province,
        };
        report_tally(out, r.a, &tally, &ask->style);
    }
    reading_end(&r);
    return rc;
}
