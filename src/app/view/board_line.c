/* board_line.c -- one line of a board: exact from the fold, or from the views where they can say it. */
#include "app/view/lines.h"

#include "base/i18n.h"

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
        line->deciding = rule_decides_at(rule, step);
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

void line_of_matter(const struct reading *r, struct arena *a, const struct family *f, const struct matter *m,
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
