#include "app/intake/draft_table.h"

#include "report/csv.h"
#include "report/rows_xlsx.h"

const char *const DRAFT_COLUMNS[] = { "n",         "number",       "words",       "start",   "end",
                                      "leads",     "coordinators", "person",      "date",    "recur",
                                      "report_to", "product",      "exhortation", "dropped", NULL };

static struct text names(struct arena *a, const struct intake_unit *units, size_t n)
{
    struct text all = TEXT("");
    for (size_t i = 0; i < n; i++)
        all = i == 0 ? units[i].name : text_printf(a, "%.*s; %.*s", TEXT_FMT(all), TEXT_FMT(units[i].name));
    return all;
}

struct text draft_value(struct arena *a, const struct world *w, struct instant now, const struct draft *d,
                        const struct draft_item *item, const char *column)
{
    enum { N, NUMBER, WORDS, START, END, LEADS, COORDINATORS, PERSON, DATE, RECUR, REPORT_TO, PRODUCT, EXHORTATION };
    const struct intake_content *c = &item->c;
    char iso[INSTANT_CHARS];
    switch (word_index(DRAFT_COLUMNS, text_of(column))) {
    case N: return text_printf(a, "%d", item->row.ordinal);
    case NUMBER: return item->row.number;
    case WORDS: return item->row.words;
    case START: return text_printf(a, "%lld", (long long)item->row.start);
    case END: return text_printf(a, "%lld", (long long)item->row.end);
    case LEADS: return names(a, c->leads, c->nleads);
    case COORDINATORS: return names(a, c->coordinators, c->ncoordinators);
    case PERSON: return c->person;
    case DATE: return c->deadline.has_date ? text_dup(a, text_of(day_iso(c->deadline.date, iso))) : TEXT_NONE;
    case RECUR: return draft_deadline(a, w, now, d, &c->deadline).recur;
    case REPORT_TO: return c->report_to;
    case PRODUCT: return c->product;
    case EXHORTATION: return c->exhortation ? TEXT("yes") : TEXT_NONE;
    default: return item->state == DRAFT_DROPPED ? TEXT("yes") : TEXT_NONE;
    }
}

void draft_table_write(struct arena *a, const struct world *w, struct instant now, const struct draft *d,
                       struct sbuf *out)
{
    struct text header = TEXT("");
    for (size_t i = 0; DRAFT_COLUMNS[i]; i++)
        header = text_printf(a, "%.*s%s%s", TEXT_FMT(header), i > 0 ? "," : "", DRAFT_COLUMNS[i]);
    struct csv csv = csv_new(out, text_cstr(a, header));
    for (size_t i = 0; i < d->n; i++) {
        for (size_t k = 0; DRAFT_COLUMNS[k]; k++)
            csv_text(&csv, draft_value(a, w, now, d, &d->items[i], DRAFT_COLUMNS[k]));
        csv_end(&csv);
    }
}

void draft_table_xlsx(struct arena *a, const struct world *w, struct instant now, const struct draft *d,
                      struct sbuf *out)
{
    struct xlsx_rows x = { .sheet = TEXT("draft"), .head = 1 };
    while (DRAFT_COLUMNS[x.columns])
        x.columns++;
    for (size_t i = 0; i <= d->n; i++) {
        struct text *cells = ARENA_ARRAY(a, struct text, x.columns);
        for (size_t k = 0; k < x.columns; k++)
            cells[k] =
                i == 0 ? text_of(DRAFT_COLUMNS[k]) : draft_value(a, w, now, d, &d->items[i - 1], DRAFT_COLUMNS[k]);
        ARENA_PUSH(a, x.rows, x.n, cells);
    }
    rows_xlsx(out, a, &x);
}
