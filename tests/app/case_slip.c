/* case_slip.c -- a row of the control slip as one line. */
#include "case_state.h"
#include "report/slip.h"

#include <stdlib.h>

static struct text party(struct arena *a, const struct family *f, const struct slip_party *p, bool person)
{
    const struct org *org = f->world->org;
    if (!p->unit)
        return p->outside;
    if (!person || !p->person)
        return org_unit_code(org, p->unit);
    return text_printf(a, "%.*s/%.*s", TEXT_FMT(org_unit_code(org, p->unit)),
                       TEXT_FMT(org_person_code(org, p->person)));
}

struct text case_slip(struct arena *a, const struct family *f, const struct matter *m, struct text number,
                      struct instant now)
{
    const struct report_style style = { .lang = "vi" };
    const struct text *codes = ARENA_ARRAY(a, struct text, f->n);
    const struct sheet sheet = { .world = f->world, .family = f, .matter = m, .codes = codes, .now = now };
    struct reading g = reading_of(a, &sheet, &style);
    size_t n;
    const struct slip_row *rows = slip_rows(&g, &n);
    size_t i = strtoul(text_cstr(a, number), NULL, 10);
    if (i < 1 || i > n)
        return text_printf(a, "rows: %zu", n);
    const struct slip_row *row = &rows[i - 1];
    char at[INSTANT_CHARS], given[INSTANT_CHARS], used[INSTANT_CHARS], own[INSTANT_CHARS], late[INSTANT_CHARS];
    bool inside = row->from.unit == row->to.unit;
    struct text from = party(a, f, &row->from, inside), to = party(a, f, &row->to, inside);
    struct text line = text_printf(a, "%s %.*s > %.*s %s", SLIP_KIND_WORDS[row->kind], TEXT_FMT(from), TEXT_FMT(to),
                                   instant_iso(row->at, at));
    if (row->kind == SLIP_RESULT)
        return text_printf(a, "%.*s | %s %d", TEXT_FMT(line), SLIP_VERDICT_WORDS[row->verdict], row->days);
    line = text_printf(a, "%.*s | %s used %s own %s | %s", TEXT_FMT(line),
                       row->limited ? workspan_hm(row->given, given) : "-", workspan_hm(row->used, used),
                       workspan_hm(row->share, own), SLIP_VERDICT_WORDS[row->verdict]);
    return row->late.us > 0 ? text_printf(a, "%.*s %s", TEXT_FMT(line), workspan_hm(row->late, late)) : line;
}
