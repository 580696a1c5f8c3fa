/* paper_many.c -- many in few words: an open set's units in one cell, the numbers of all contents that wait at one desk. */
#include "report/paper_field.h"

enum { ONE_BY_ONE_MAX = 2 /* so many of a kind are named in full */, SAID_MAX = 3 /* of one content, lead by lead */ };

/* --- units --------------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *one, *many;
} KINDS[] = {
    { "UBND xã ", "UBND các xã: " },
    { "UBND phường ", "UBND các phường: " },
    { "UBND đặc khu ", "UBND các đặc khu: " },
    { "Ủy ban nhân dân xã ", "Ủy ban nhân dân các xã: " },
    { "Ủy ban nhân dân phường ", "Ủy ban nhân dân các phường: " },
    { "Đảng ủy xã ", "Đảng ủy các xã: " },
    { "Đảng ủy phường ", "Đảng ủy các phường: " },
};

static size_t kind_of(struct text name)
{
    size_t k = 0;
    while (k < LEN(KINDS) && !text_starts(name, text_of(KINDS[k].one)))
        k++;
    return k;
}

/* Those of one kind together, where the first of them stands. */
static struct text of_kind(const struct writer *w, const unit_id *units, size_t n, size_t kind)
{
    struct text all = TEXT_NONE;
    for (size_t i = 0; i < n; i++) {
        struct text name = paper_unit(w, units[i]);
        if (kind_of(name) == kind)
            all = paper_joined(w, all, ", ", text_sub(name, text_of(KINDS[kind].one).n, name.n));
    }
    return text_printf(w->a, "%s%.*s", KINDS[kind].many, TEXT_FMT(all));
}

struct text paper_units(const struct writer *w, const unit_id *units, size_t n)
{
    size_t of[LEN(KINDS) + 1] = { 0 };
    bool told[LEN(KINDS) + 1] = { false };
    struct text all = TEXT_NONE;
    for (size_t i = 0; i < n; i++)
        of[kind_of(paper_unit(w, units[i]))]++;
    for (size_t i = 0; i < n; i++) {
        size_t kind = kind_of(paper_unit(w, units[i]));
        if (kind == LEN(KINDS) || of[kind] <= ONE_BY_ONE_MAX)
            all = paper_joined(w, all, "; ", paper_unit(w, units[i]));
        else if (!told[kind])
            all = paper_joined(w, all, "; ", of_kind(w, units, n, kind));
        told[kind] = true;
    }
    return all;
}

/* --- contents ------------------------------------------------------------------------------------------------------------ */

struct text paper_items(const struct writer *w, paper_asks *ask, int what, unit_id unit, size_t *n)
{
    struct text all = TEXT_NONE, last = TEXT_NONE;
    *n = 0;
    for (size_t i = 0; i < w->tally->n; i++) {
        const struct tally_row *row = &w->tally->rows[i];
        if (ask(w, row, what) != unit)
            continue;
        struct text item = paper_item(w, row);
        if (!text_eq(item, last)) {
            all = paper_joined(w, all, ", ", item);
            ++*n;
        }
        last = item;
    }
    return all;
}

const bool *paper_asked(const struct writer *w, paper_asks *ask, int what)
{
    bool *any = ARENA_ARRAY(w->a, bool, org_units(w->org) + 1);
    for (size_t i = 0; i < w->tally->n; i++)
        any[ask(w, &w->tally->rows[i], what)] = true;
    any[0] = false;
    return any;
}

/* Rows that are one content, as paper shows it: also where a report of a period tells each matter for itself. */
size_t paper_content(const struct tally_row *rows, size_t n)
{
    size_t many = group_size(rows, n);
    while (rows[0].content == 0 && !text_empty(rows[0].number) && many < n && rows[many].content == 0 &&
           text_eq(rows[0].number, rows[many].number) && text_eq(rows[0].words, rows[many].words))
        many++;
    return many;
}

/* --- what is said of each lead ----------------------------------------------------------------------------------------------- */

struct text paper_led(const struct writer *w, const struct tally_row *row, bool several, struct text said)
{
    if (!several || text_empty(said))
        return said;
    return text_printf(w->a, "%.*s: %.*s", TEXT_FMT(paper_unit(w, row->lead_unit)), TEXT_FMT(said));
}

void paper_say(const struct writer *w, struct paper_said *s, struct text one)
{
    if (!text_empty(one) && s->n++ < SAID_MAX)
        s->words = paper_joined(w, s->words, ";\n", one);
}

struct text paper_said(const struct writer *w, const struct paper_said *s, const char *what)
{
    if (s->n <= SAID_MAX)
        return s->words;
    return text_printf(w->a, "%.*s;\nvà %.*s %s khác", TEXT_FMT(s->words), TEXT_FMT(paper_number(w, s->n - SAID_MAX)),
                       what);
}
