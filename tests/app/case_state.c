#include "case_state.h"

#include "base/sbuf.h"

enum { LINE_MAX_BYTES = 4096 };

static void put_holder(struct sbuf *b, const struct org *org, unit_id unit, person_id person)
{
    sbuf_add(b, org_unit_code(org, unit));
    if (person)
        sbuf_printf(b, "/%.*s", TEXT_FMT(org_person_code(org, person)));
}

static struct text outside_whom(const struct matter *m, struct instant now)
{
    for (size_t i = m->nhalts; i-- > 0;)
        if (m->halts[i].outside && !instant_before(now, m->halts[i].from))
            return act_text(m->halts[i].act, AT_WHOM);
    return TEXT_NONE;
}

static void put_clock(struct sbuf *b, const struct mclock *c, bool whole)
{
    char ran[INSTANT_CHARS], left[INSTANT_CHARS];
    sbuf_printf(b, "ran %s", workspan_hm(c->ran, ran));
    if (!c->limited || !whole)
        return;
    const char *stopped = c->stopped ? "stopped with " : "";
    if (c->late.us > 0)
        sbuf_printf(b, ", %slate %s", stopped, workspan_hm(c->late, left));
    else
        sbuf_printf(b, ", %s%s left", stopped, workspan_hm(c->left, left));
}

static void put_charges(struct sbuf *b, struct arena *a, const struct family *f, const struct matter *m,
                        struct instant now)
{
    size_t n, nsums;
    char hm[INSTANT_CHARS];
    const struct charge *charges = matter_charges(a, f, m, now, &n);
    const struct charge_sum *sums = charge_sums(a, f->world, charges, n, &nsums);
    bool some = false;
    for (size_t i = 0; i < nsums; i++) {
        if (sums[i].span.us == 0)
            continue;
        sbuf_printf(b, "%s%s%s", some ? ", " : "", sums[i].payee == PAYEE_HOLDER ? "" : PAYEE_WORDS[sums[i].payee],
                    sums[i].payee == PAYEE_HOLDER ? "" : " ");
        if (sums[i].payee == PAYEE_OUTSIDE)
            sbuf_printf(b, "%.*s ", TEXT_FMT(sums[i].outside));
        else if (sums[i].unit)
            sbuf_printf(b, "%.*s ", TEXT_FMT(org_unit_code(f->world->org, sums[i].unit)));
        sbuf_str(b, workspan_hm(sums[i].span, hm));
        some = true;
    }
    if (!some)
        sbuf_str(b, "0h00");
    for (size_t i = 0; i < n; i++)
        if (charges[i].pending) {
            sbuf_str(b, " (obstacle pending)");
            break;
        }
}

struct text case_state(struct arena *a, const struct family *f, const struct matter *m, struct instant now)
{
    const struct org *org = f->world->org;
    struct sbuf b;
    struct mclocks c;
    char at[INSTANT_CHARS];
    sbuf_init(&b, LINE_MAX_BYTES);
    mclock_read(f, m, now, &c);
    const struct holding *h = matter_holding(m, now);
    enum mstate state = matter_state(m, now);
    if (state == M_ENDED) {
        sbuf_printf(&b, "ended %s", END_WORDS[m->end]);
    } else {
        if (state == M_OUTSIDE)
            sbuf_printf(&b, "outside %.*s, keeper ", TEXT_FMT(outside_whom(m, now)));
        put_holder(&b, org, h->unit, h->person);
        if (h->to_allocate)
            sbuf_str(&b, " to allocate");
        if (state == M_STOPPED || state == M_CONFIRM)
            sbuf_printf(&b, " %s", MSTATE_WORDS[state]);
    }
    sbuf_str(&b, " | matter ");
    put_clock(&b, &c.matter, true);
    if (state != M_ENDED) {
        struct text step = c.step_index >= 0 ? m->rule->steps[c.step_index].code
                           : m->parent >= 0  ? TEXT("reply")
                                             : TEXT("-");
        sbuf_printf(&b, " | step %.*s ", TEXT_FMT(step));
        put_clock(&b, &c.step, true);
        char hm[INSTANT_CHARS];
        sbuf_printf(&b, " | holding %s", workspan_hm(c.holding.ran, hm));
    }
    if (c.matter.limited && !c.matter.stopped)
        sbuf_printf(&b, " | due %s", instant_vn(c.matter.due.at, true, at));
    else if (c.matter.stopped)
        sbuf_str(&b, " | due stopped");
    if (state != M_ENDED && c.step.limited && !c.step.stopped)
        sbuf_printf(&b, ", step %s", instant_vn(c.step.due.at, true, at));
    sbuf_str(&b, " | ");
    put_charges(&b, a, f, m, now);
    struct text line = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return line;
}

struct text case_late(struct arena *a, const struct family *f, const struct matter *m, struct instant now)
{
    size_t n;
    const struct lateness *rows = matter_lateness(a, f, m, now, &n);
    struct text all = TEXT("nobody");
    bool some = false;
    char hm[INSTANT_CHARS];
    for (size_t i = 0; i < n; i++) {
        if (rows[i].late.us > 0) {
            struct text one = text_printf(a, "%.*s %s", TEXT_FMT(org_unit_code(f->world->org, rows[i].unit)),
                                          workspan_hm(rows[i].late, hm));
            all = some ? text_printf(a, "%.*s, %.*s", TEXT_FMT(all), TEXT_FMT(one)) : one;
            some = true;
        }
        if (rows[i].shortfall.us > 0) {
            struct text one =
                text_printf(a, "%.*s gave %s too little", TEXT_FMT(org_unit_code(f->world->org, rows[i].giver)),
                            workspan_hm(rows[i].shortfall, hm));
            all = some ? text_printf(a, "%.*s, %.*s", TEXT_FMT(all), TEXT_FMT(one)) : one;
            some = true;
        }
    }
    return all;
}

struct text case_may(struct arena *a, const struct family *f, const struct matter *m, person_id p, struct instant now)
{
    uint32_t may = matter_may(f, m, p, now);
    struct text all = TEXT_NONE;
    for (int i = 0; i < ACT_KIND_COUNT; i++)
        if (may & (UINT32_C(1) << i))
            all = text_printf(a, "%.*s%s%s", TEXT_FMT(all), all.n ? " " : "", ACT_WORDS[i]);
    return all.n ? all : TEXT("nothing");
}

struct text case_owed(struct arena *a, const struct family *f, const struct matter *m, struct instant now)
{
    size_t n;
    const struct occurrence *list = duty_occurrences(a, f, m, now, &n);
    struct text all = TEXT_NONE;
    char day[INSTANT_CHARS];
    for (size_t i = 0; i < n; i++)
        all = text_printf(a, "%.*s%s%s %s %.*s", TEXT_FMT(all), all.n ? ", " : "", day_iso(list[i].cutoff, day),
                          OCCURRENCE_WORDS[list[i].state], TEXT_FMT(org_unit_code(f->world->org, list[i].unit)));
    return all.n ? all : TEXT("nothing");
}

struct text case_known(struct arena *a, const struct family *f, const struct matter *m, struct instant now)
{
    const struct org *org = f->world->org;
    struct text all = TEXT_NONE;
    if (!f->matters[0].rule->closed && text_empty(f->matters[0].rule->readers))
        return TEXT("all");
    for (person_id p = 1; p <= org_persons(org); p++)
        if (!matter_conceals(f, m, p, now))
            all = text_printf(a, "%.*s%s%.*s", TEXT_FMT(all), all.n ? " " : "", TEXT_FMT(org_person_code(org, p)));
    return all;
}

struct text case_result(struct arena *a, const struct family *f, const struct matter *m)
{
    static const char *const PARTS[PART_COUNT] = { "decided", "advised", "voted", "objected", "instructed" };
    size_t n;
    const struct attribution *list = matter_attribution(a, f, m, &n);
    struct text all = TEXT_NONE;
    for (size_t i = 0; i < n; i++)
        all = text_printf(a, "%.*s%s%s %.*s %s", TEXT_FMT(all), all.n ? ", " : "", PARTS[list[i].part],
                          TEXT_FMT(org_person_code(f->world->org, list[i].person)), list[i].answers ? "yes" : "no");
    return all.n ? all : TEXT("nobody");
}

/* --- fields of its kind -------------------------------------------------------------------------------------------- */

static struct text listed(struct arena *a, struct text list, struct text item)
{
    return text_empty(list) ? item : text_printf(a, "%.*s, %.*s", TEXT_FMT(list), TEXT_FMT(item));
}

struct text case_fields(struct arena *a, const struct family *f, const struct matter *m, struct instant now)
{
    struct values v = values_now(a, f, m, now);
    struct text list = TEXT_NONE;
    for (size_t i = 0; i < v.n; i++) {
        const struct stated *s = &v.list[i];
        if (!s->in_force)
            continue;
        struct text key = text_empty(s->key) ? TEXT_NONE : text_printf(a, "[%.*s]", TEXT_FMT(s->key));
        struct text code = v.rule->fields[s->field].code;
        list = listed(a, list, text_printf(a, "%.*s%.*s %.*s", TEXT_FMT(code), TEXT_FMT(key), TEXT_FMT(s->value)));
    }
    return text_empty(list) ? TEXT("nothing") : list;
}

struct text case_figures(struct arena *a, const struct family *f, const struct matter *m, struct instant now)
{
    struct values v = values_now(a, f, m, now);
    struct text list = TEXT_NONE;
    for (size_t i = 0; i < v.rule->nfigures; i++) {
        const struct figure_rule *figure = &v.rule->figures[i];
        const struct figure_word *word = values_word(&v, figure);
        struct fvalue x = values_work_out(&v, figure->formula);
        struct text said = TEXT("unknown");
        if (word)
            said = word->names.vi;
        else if (x.type == VT_NUMBER)
            said = text_printf(a, "%.*f", (int)figure->decimals, x.number);
        else if (x.type == VT_YES_NO)
            said = x.yes ? TEXT("yes") : TEXT("no");
        else if (x.type == VT_CODE)
            said = x.code;
        list = listed(a, list, text_printf(a, "%.*s %.*s", TEXT_FMT(figure->code), TEXT_FMT(said)));
    }
    return text_empty(list) ? TEXT("nothing") : list;
}

struct text case_noted(struct arena *a, const struct family *f, const struct matter *m, struct instant now)
{
    size_t n;
    struct text list = TEXT_NONE;
    struct value_note *notes = values_notes(a, f, m, &n);
    for (size_t i = 0; i < n; i++)
        if (!instant_before(now, notes[i].act->happened))
            list = listed(a, list,
                          text_printf(a, "%s %td: %.*s", ACT_WORDS[notes[i].act->kind], notes[i].act - f->acts + 1,
                                      TEXT_FMT(notes[i].check->otherwise.vi)));
    return text_empty(list) ? TEXT("nothing") : list;
}
