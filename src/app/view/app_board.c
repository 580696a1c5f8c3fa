/* app_board.c -- many matters at an instant: from the views while they answer it, else folded as known then. */
#include "app/account/noted.h"
#include "app/view/lines.h"

#include "base/i18n.h"

#include <stdlib.h>

enum { BOARD_LINES = 1000, FAMILIES_AT_ONCE = 1024 };

const char *const STATE_FILTERS[] = { "open",   "held",       "stopped",    "outside", "confirm", "late", "to_assign",
                                      "decide", "unanswered", "unreported", "ended",   "all",     NULL };
static struct text step_name(const struct rule *rule, int step, const char *lang)
{
    return rule && step >= 0 && (size_t)step < rule->nsteps ? names_in(rule->steps[step].names, lang) : TEXT_NONE;
}

/* What the rule says of the line: its kind's name, its step, whether somebody above is to decide; and the limit's whole length. */
static void line_rule(const struct reading *r, struct board_line *line, const struct rule *rule, int step,
                      const char *lang)
{
    line->step = step_name(rule, step, lang);
    line->kind_name = rule ? names_in(rule->names, lang) : TEXT_NONE;
    line->duty = rule && rule->duty;
    if (rule && step >= 0 && (size_t)step < rule->nsteps)
        line->deciding = rule->steps[step].on == ACT_ADVISE || rule->steps[step].on == ACT_ESCALATE;
    if (line->limited && !line->duty)
        line->whole = calendar_elapsed(calbook_last(r->world.book), line->opened, line->due);
}

static void line_names(const struct reading *r, struct board_line *line, unit_id unit, person_id person, unit_id giver,
                       const char *lang)
{
    const struct org *org = r->world.org;
    line->person_code = person ? org_person_code(org, person) : TEXT_NONE;
    line->unit = org_unit_name(org, unit, r->now, lang);
    line->unit_code = org_unit_code(org, unit);
    line->person = person ? org_person_name(org, person) : TEXT_NONE;
    line->giver = org_unit_name(org, giver, r->now, lang);
    line->giver_id = giver;
}

/* A standing duty has no due date of its own: what counts is the occurrence to come, or the oldest nobody reported on. */
static void line_of_duty(const struct reading *r, struct arena *a, const struct family *f, const struct matter *m,
                         struct board_line *line)
{
    const struct calendar *cal = calbook_last(r->world.book);
    size_t n;
    const struct occurrence *list = duty_occurrences(a, f, m, r->now, &n);
    for (size_t i = 0; i < n; i++) {
        if (list[i].state != OCC_SILENT && list[i].state != OCC_OPEN)
            continue;
        line->due = line->first_due = list[i].due.at;
        line->limited = !instant_is_max(line->due);
        line->left = calendar_elapsed(cal, r->now, line->due);
        line->late = calendar_elapsed(cal, line->due, r->now);
        return;
    }
}

/* The exact line, from the fold: what the views cannot say without the regulation (is the clock stopped, who may see it). */
static void line_of_matter(const struct reading *r, struct arena *a, const struct family *f, const struct matter *m,
                           const char *lang, struct board_line *line)
{
    const struct holding *h = matter_holding(m, r->now);
    struct mclocks clocks;
    mclock_read(f, m, r->now, &clocks);
    line->state = matter_state(m, r->now);
    line->kind = m->rule->kind;
    line->title = act_text(m->opening, AT_TITLE);
    line->content = f->matters[0].opening->content;
    line->to_allocate = h->to_allocate;
    line->question = m->parent >= 0;
    line->since = h->from;
    line->opened = m->opened;
    line->ended = m->ended;
    line->due = m->due.at;
    line->first_due = m->first_due.at;
    line->unverified_due = m->unverified_due;
    line->finished = m->finished;
    line->left = clocks.matter.left;
    line->late = clocks.matter.late;
    line->held = clocks.holding.ran;
    line->stopped = clocks.matter.stopped;
    line->limited = clocks.matter.limited;
    line_rule(r, line, m->rule, h->step, lang);
    line_names(r, line, h->unit, h->person, m->giver, lang);
    if (m->recur.every != EVERY_NONE)
        line_of_duty(r, a, f, m, line);
}

bool state_passes(const struct board_line *line, enum filter filter)
{
    bool open = line->state != M_ENDED;
    switch (filter) {
    case F_OPEN: return open;
    case F_HELD: return line->state == M_HELD;
    case F_STOPPED: return line->state == M_STOPPED;
    case F_OUTSIDE: return line->state == M_OUTSIDE;
    case F_CONFIRM: return line->state == M_CONFIRM;
    case F_LATE: return open && line->late.us > 0;
    case F_DECIDE: return line->state == M_HELD && line->deciding;
    case F_UNANSWERED: return open && line->late.us > 0 && line->question;
    case F_UNREPORTED: return open && line->late.us > 0 && line->duty;
    case F_TO_ASSIGN: return open && line->to_allocate;
    case F_ENDED: return !open;
    case F_ALL: return true;
    }
    return false;
}

/* Title or code, with or without accents. */
static bool words_pass(struct reading *r, const struct line_query *q, const struct board_line *line)
{
    return text_empty(q->words) || text_find(text_fold(r->a, line->title), q->words, 0) != SIZE_MAX ||
           text_find(text_fold(r->a, line->code), q->words, 0) != SIZE_MAX;
}

static enum rc document_passes(struct reading *r, const struct line_query *q, int64_t content, bool *out,
                               struct err *err)
{
    struct content_row row;
    *out = q->document == 0;
    if (*out || content == 0)
        return RC_OK;
    enum rc rc = store_content(r->conn, r->a, content, &row, err);
    *out = rc == RC_OK && row.document == q->document;
    return rc == RC_NOT_FOUND ? RC_OK : rc;
}

enum rc line_passes(struct reading *r, const struct line_query *q, const struct board_line *line, enum filter filter,
                    bool *out, struct err *err)
{
    *out = state_passes(line, filter) && (!q->giver || line->giver_id == q->giver) && words_pass(r, q, line);
    return *out ? document_passes(r, q, line->content, out, err) : RC_OK;
}

void line_add(struct reading *r, struct lines *out, const struct line_query *q, const struct board_line *line)
{
    if (out->n == q->max) {
        out->more = true;
        return;
    }
    ARENA_PUSH(r->a, out->items, out->n, *line);
}

bool units_hold(const struct line_query *q, unit_id unit)
{
    for (size_t i = 0; i < q->nunits; i++)
        if (q->units[i] == unit)
            return true;
    return q->nunits == 0;
}

/* --- folded ----------------------------------------------------------------------------------------------------------------- */

static enum rc lines_of_family(struct reading *r, matter_id root, const struct line_query *q, enum filter filter,
                               const char *lang, struct lines *out, struct err *err)
{
    const struct family *f;
    struct arena *a = arena_new();
    enum rc rc = family_read(r->conn, a, &r->world, root, r->past ? r->now : INSTANT_MAX, true, &f, err);
    for (size_t i = 0; rc == RC_OK && i < f->n; i++) {
        const struct matter *m = &f->matters[i];
        const struct holding *h = matter_holding(m, r->now);
        if (!h || reading_hides(r, f, m) || (q->content && f->matters[0].opening->content != q->content))
            continue;
        unit_id unit = matter_ended(m, r->now) ? m->lead : h->unit;
        if (!units_hold(q, unit) || (q->person && h->person != q->person) ||
            (!text_empty(q->kind) && !text_eq(q->kind, m->rule->kind)))
            continue;
        struct board_line line = { .id = m->id };
        struct matter_key key;
        bool wanted;
        line_of_matter(r, a, f, m, lang, &line);
        rc = line_passes(r, q, &line, filter, &wanted, err);
        if (rc != RC_OK || !wanted || m->id <= q->after)
            continue;
        rc = store_matter_by_id(r->conn, r->a, m->id, &key, err);
        line.code = key.code;
        line.title = text_dup(r->a, line.title);
        if (rc == RC_OK)
            line_add(r, out, q, &line);
    }
    arena_free(a);
    if (rc == RC_NOT_FOUND) /* not there yet at that instant */
        rc = RC_OK;
    return rc;
}

static enum rc lines_folded(struct reading *r, const struct line_query *q, enum filter filter, const char *lang,
                            struct lines *out, struct err *err)
{
    struct arena *list = arena_new();
    matter_id after = 0;
    enum rc rc;
    for (;;) {
        matter_id *roots;
        size_t n;
        arena_reset(list);
        rc = store_families(r->conn, list, after, FAMILIES_AT_ONCE, &roots, &n, err);
        for (size_t i = 0; rc == RC_OK && i < n && !out->more; i++) {
            rc = lines_of_family(r, roots[i], q, filter, lang, out, err);
            after = roots[i];
        }
        if (rc != RC_OK || out->more || n < FAMILIES_AT_ONCE)
            break;
    }
    arena_free(list);
    return rc;
}

/* --- from the views ------------------------------------------------------------------------------------------------------------- */

static enum rc exact_line(struct reading *r, const struct board_row *row, const char *lang, struct board_line *line,
                          bool *hidden, struct err *err)
{
    const struct family *f;
    enum rc rc = family_read(r->conn, r->a, &r->world, row->family, INSTANT_MAX, true, &f, err);
    if (rc != RC_OK)
        return rc;
    const struct matter *m = family_matter(f, row->id);
    if (!m)
        return err_set(err, PB_CORRUPT, _("the view of '%.*s' has no facts"), TEXT_FMT(row->code));
    line_of_matter(r, r->a, f, m, lang, line);
    *hidden = reading_excludes(r, f, m);
    return RC_OK;
}

enum rc line_of_row(struct reading *r, const struct board_row *row, const char *lang, struct board_line *line,
                    bool *hidden, struct err *err)
{
    const struct calendar *cal = calbook_last(r->world.book);
    const struct rule *rule = rulebook_find(r->world.rules, row->kind, row->opened, row->since);
    bool sees;
    enum rc rc = sight_row(&r->sight, r->conn, row, &sees, err);
    if (rc != RC_OK)
        return rc;
    *hidden = !sees;
    *line = (struct board_line){ .id = row->id, .code = row->code };
    if (!sees)
        return RC_OK;
    bool clock_may_stop = row->state == M_STOPPED || row->state == M_OUTSIDE;
    bool names = false;
    if (r->person)
        rc = store_names_persons(r->conn, row->family, &names, err);
    if (rc != RC_OK)
        return rc;
    if (clock_may_stop || !rule || rule_guards(rule) || rule->duty || names)
        return exact_line(r, row, lang, line, hidden, err);
    struct instant read_at = instant_min(instant_min(r->now, row->finished), row->ended);
    line->state = row->state;
    line->kind = row->kind;
    line->title = row->title;
    line->content = row->content;
    line->to_allocate = row->to_allocate;
    line->question = row->form != FORM_NONE;
    line->since = row->since;
    line->opened = row->opened;
    line->ended = row->ended;
    line->due = row->due;
    line->first_due = row->first_due;
    line->unverified_due = row->unverified_due;
    line->finished = row->finished;
    line->limited = !instant_is_max(row->due);
    line->left = line->limited ? calendar_elapsed(cal, read_at, row->due) : (struct workspan){ 0 };
    line->late = line->limited ? calendar_elapsed(cal, row->due, read_at) : (struct workspan){ 0 };
    line->held = calendar_elapsed(cal, row->since, instant_min(r->now, row->ended));
    line_rule(r, line, rule, row->step, lang);
    line_names(r, line, row->unit, row->person, row->giver, lang);
    return RC_OK;
}

static enum rc lines_of_unit(struct reading *r, const struct line_query *q, unit_id unit, enum filter filter,
                             const char *lang, struct lines *out, struct err *err)
{
    struct board_query bq = { .now = r->now,
                              .unit = unit,
                              .after = q->after,
                              .ended = filter == F_ENDED || filter == F_ALL,
                              .kind = q->kind,
                              .content = q->content };
    bq.max = q->max < FAMILIES_AT_ONCE ? q->max + 1 : FAMILIES_AT_ONCE; /* one more tells whether there are more */
    for (;;) {
        struct board_row *rows;
        size_t n;
        enum rc rc = store_board(r->conn, r->a, &bq, &rows, &n, err);
        for (size_t i = 0; rc == RC_OK && i < n && !out->more; i++) {
            struct board_line line;
            bool hidden, wanted = false;
            bq.after = rows[i].id;
            if (q->person && rows[i].person != q->person)
                continue;
            rc = line_of_row(r, &rows[i], lang, &line, &hidden, err);
            if (rc == RC_OK && !hidden)
                rc = line_passes(r, q, &line, filter, &wanted, err);
            if (rc == RC_OK && wanted)
                line_add(r, out, q, &line);
        }
        if (rc != RC_OK || out->more || n < bq.max)
            return rc;
    }
}

static int by_id(const void *x, const void *y)
{
    const struct board_line *a = x, *b = y;
    return (a->id > b->id) - (a->id < b->id);
}

/* Each unit's lines come in the register's order; together they are put into it again. */
static enum rc lines_viewed(struct reading *r, const struct line_query *q, enum filter filter, const char *lang,
                            struct lines *out, struct err *err)
{
    if (q->nunits == 0)
        return lines_of_unit(r, q, 0, filter, lang, out, err);
    bool more = false;
    for (size_t i = 0; i < q->nunits; i++) {
        struct lines one = { NULL, 0, false };
        enum rc rc = lines_of_unit(r, q, q->units[i], filter, lang, &one, err);
        if (rc != RC_OK)
            return rc;
        for (size_t k = 0; k < one.n; k++)
            ARENA_PUSH(r->a, out->items, out->n, one.items[k]);
        more |= one.more;
    }
    if (out->n > 1)
        qsort(out->items, out->n, sizeof *out->items, by_id);
    out->more = more || out->n > q->max;
    out->n = out->n < q->max ? out->n : q->max;
    return RC_OK;
}

const unit_id *unit_and_below(const struct reading *r, unit_id unit, size_t *n)
{
    const struct org *org = r->world.org;
    unit_id *units = NULL;
    *n = 0;
    for (unit_id u = 1; u <= org_units(org); u++)
        if (u == unit || (org_is_above(org, unit, u, r->now) && org_same_agency(org, unit, u, r->now)))
            ARENA_PUSH(r->a, units, *n, u);
    return units;
}

enum rc board_lines(struct reading *r, const struct line_query *q, const char *lang, struct lines *out, struct err *err)
{
    *out = (struct lines){ NULL, 0, false };
    int filter = text_empty(q->state) ? F_OPEN : word_index(STATE_FILTERS, q->state);
    if (filter < 0)
        return err_set(
            err, PB_WRONG_VALUE,
            _("'%.*s' is no state: open, held, stopped, outside, confirm, late, to_assign, decide, unanswered, "
              "unreported, ended or all"),
            TEXT_FMT(q->state));
    if (find_lines_better(r, q))
        return find_lines(r, q, (enum filter)filter, lang, out, err);
    if (live_lines_better(r, q, (enum filter)filter))
        return live_lines(r, q, (enum filter)filter, lang, out, err);
    return r->past ? lines_folded(r, q, (enum filter)filter, lang, out, err)
                   : lines_viewed(r, q, (enum filter)filter, lang, out, err);
}

static enum rc waits_by(struct reading *r, const struct line_query *q, unit_id giver, person_id from, const char *lang,
                        struct lines *out, struct err *err)
{
    struct board_query bq = { .now = r->now, .giver = giver, .from = from, .max = q->max };
    struct board_row *rows;
    size_t n;
    enum rc rc = store_board_waits(r->conn, r->a, &bq, &rows, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++) {
        struct board_line line;
        bool hidden;
        rc = line_of_row(r, &rows[i], lang, &line, &hidden, err);
        line.passed = from != 0;
        if (rc == RC_OK && !hidden)
            ARENA_PUSH(r->a, out->items, out->n, line);
    }
    out->more |= rc == RC_OK && n == q->max;
    return rc;
}

enum rc board_waits(struct reading *r, const struct line_query *q, const char *lang, struct lines *out, struct err *err)
{
    *out = (struct lines){ NULL, 0, false };
    enum rc rc = q->from ? waits_by(r, q, 0, q->from, lang, out, err) : RC_OK;
    for (size_t i = 0; rc == RC_OK && i < q->ngivers; i++)
        rc = waits_by(r, q, q->givers[i], 0, lang, out, err);
    if (rc != RC_OK || out->n < 2)
        return rc;
    qsort(out->items, out->n, sizeof *out->items, by_id);
    size_t n = 1; /* what was given and passed on is told once, as passed on */
    for (size_t i = 1; i < out->n; i++) {
        if (out->items[i].id != out->items[n - 1].id)
            out->items[n++] = out->items[i];
        else
            out->items[n - 1].passed |= out->items[i].passed;
    }
    out->n = n;
    return RC_OK;
}

/* Where lines of one kind are asked for, they have its columns: each family is read for them. */
static enum rc kind_columns(struct reading *r, struct lines *lines, const struct rule *rule, const char *lang,
                            struct board *board, struct err *err)
{
    const struct family *f;
    struct matter_key key;
    board->columns = line_values(r->a, &r->world, rule, NULL, NULL, r->now, lang, &board->ncolumns);
    for (size_t i = 0; board->ncolumns && i < lines->n; i++) {
        struct board_line *line = &lines->items[i];
        if (line->question)
            continue;
        enum rc rc = store_matter_by_id(r->conn, r->a, line->id, &key, err);
        if (rc == RC_OK)
            rc = family_read(r->conn, r->a, &r->world, key.family, r->past ? r->now : INSTANT_MAX, false, &f, err);
        if (rc != RC_OK)
            return rc;
        line->values = line_values(r->a, &r->world, rule, f, family_matter(f, line->id), r->now, lang, &line->nvalues);
    }
    return RC_OK;
}

enum rc congvu_board(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    struct lines lines;
    unit_id unit = 0;
    struct line_query q = { .kind = ask->kind,
                            .state = ask->state,
                            .document = ask->document,
                            .after = ask->after,
                            .max = ask->max ? ask->max : BOARD_LINES };
    bool renamed;
    enum rc rc = reading_begin(app, ask, &r, err);
    q.words = text_fold(r.a, ask->words);
    if (rc == RC_OK && !text_empty(ask->giver))
        rc = org_resolve_unit(r.world.org, ask->giver, r.now, &q.giver, &renamed, err);
    if (rc == RC_OK && !text_empty(ask->unit))
        rc = org_resolve_unit(r.world.org, ask->unit, r.now, &unit, &renamed, err);
    if (rc == RC_OK && unit)
        q.units = unit_and_below(&r, unit, &q.nunits);
    if (rc == RC_OK && !text_empty(ask->kind) && !rulebook_find(r.world.rules, ask->kind, r.now, r.now))
        rc = err_set(err, PB_UNKNOWN_KIND, _("no regulation for '%.*s' is in force on that day"), TEXT_FMT(ask->kind));
    if (rc == RC_OK)
        rc = board_lines(&r, &q, ask->style.lang, &lines, err);
    if (rc == RC_OK) {
        struct board board = {
            .lines = lines.items,
            .n = lines.n,
            .more = lines.more,
            .now = r.now,
            .as_of = r.as_of,
            .exercise = app->meta.exercise,
            .province = app->meta.province,
            .scope = unit ? org_unit_name(r.world.org, unit, r.now, ask->style.lang) : TEXT_NONE,
        };
        const struct rule *rule = text_empty(ask->kind) ? NULL : rulebook_find(r.world.rules, ask->kind, r.now, r.now);
        if (rule)
            rc = kind_columns(&r, &lines, rule, ask->style.lang, &board, err);
        if (rc == RC_OK)
            report_board(out, r.a, &board, &ask->style);
    }
    reading_end(&r);
    return rc;
}

/* --- one unit, one person --------------------------------------------------------------------------------------------------------- */

static enum rc party(struct congvu *app, const struct congvu_ask *ask, bool person, struct sbuf *out, struct err *err)
{
    struct reading r;
    struct lines lines = { NULL, 0, false };
    unit_id unit = 0;
    struct line_query q = { .max = ask->max ? ask->max : BOARD_LINES };
    bool renamed;
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK)
        rc = person ? org_resolve_person(r.world.org, ask->what, &q.person, err)
                    : org_resolve_unit(r.world.org, ask->what, r.now, &unit, &renamed, err);
    if (rc == RC_OK && unit)
        q.units = unit_and_below(&r, unit, &q.nunits);
    if (rc == RC_OK && q.person && q.person != r.person)
        noted_read(app, ask->who, org_person_code(r.world.org, q.person), "another official's work");
    if (rc == RC_OK)
        rc = board_lines(&r, &q, ask->style.lang, &lines, err);
    if (rc == RC_OK) {
        struct board board = { .lines = lines.items,
                               .n = lines.n,
                               .more = lines.more,
                               .now = r.now,
                               .as_of = r.as_of,
                               .exercise = app->meta.exercise,
                               .province = app->meta.province,
                               .scope = unit ? org_unit_name(r.world.org, unit, r.now, ask->style.lang)
                                             : org_person_name(r.world.org, q.person) };
        struct party party = { .world = &r.world,
                               .unit = unit,
                               .person = q.person,
                               .holds = &board,
                               .now = r.now,
                               .exercise = app->meta.exercise };
        report_party(out, r.a, &party, &ask->style);
    }
    reading_end(&r);
    return rc;
}

enum rc congvu_unit(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    return party(app, ask, false, out, err);
}

enum rc congvu_person(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    return party(app, ask, true, out, err);
}
