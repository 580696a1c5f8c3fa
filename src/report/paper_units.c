/* paper_units.c -- results an agency, and whose time it was: in the register's order, then what is nobody's, then the sum. */
#include "report/paper_field.h"

struct unit_time {
    size_t n[CAT_COUNT]; /* what it leads */
    int64_t us, late_us;
};

const char *paper_nobody(enum payee payee)
{
    static const char *const NAMES[PAYEE_COUNT] = {
        [PAYEE_OUTSIDE] = "Chờ cơ quan, tổ chức, cá nhân bên ngoài",
        [PAYEE_PAUSE] = "Tạm dừng theo quy định",
        [PAYEE_QUEUE] = "Bàn giao ngoài giờ tiếp nhận",
        [PAYEE_OBSTACLE] = "Vướng mắc đã được xác nhận",
    };
    return NAMES[payee];
}

/* What was to be done: exhortations, and what was stopped, are no agency's results. */
static size_t to_do(const size_t n[CAT_COUNT])
{
    return n[CAT_IN_TIME] + n[CAT_LATE] + n[CAT_WITHIN] + n[CAT_OVERDUE] + n[CAT_SILENT];
}

/* "1.240": whole hours, thousands apart. */
static struct text hours(const struct writer *w, int64_t us)
{
    long long n = (us + US_HOUR / 2) / US_HOUR;
    if (us == 0)
        return TEXT_NONE;
    return n < 1000 ? text_printf(w->a, "%lld", n) : text_printf(w->a, "%lld.%03lld", n / 1000, n % 1000);
}

static struct text span(const struct writer *w, int64_t us)
{
    return us ? paper_span(w, (struct workspan){ us }) : TEXT_NONE;
}

static void line(struct writer *w, struct text number, struct text name, const struct unit_time *u, bool counts)
{
    struct record *r = paper_add(w, &w->root, PF_UNITS);
    const struct {
        enum paper_field field;
        size_t n;
    } COUNTS[] = {
        { PF_UNIT_LEADS, to_do(u->n) },
        { PF_UNIT_IN_TIME, u->n[CAT_IN_TIME] },
        { PF_UNIT_DONE_LATE, u->n[CAT_LATE] },
        { PF_UNIT_WITHIN, u->n[CAT_WITHIN] },
        { PF_UNIT_OVERDUE, u->n[CAT_OVERDUE] + u->n[CAT_SILENT] },
        { PF_UNIT_SILENT, u->n[CAT_SILENT] },
    };
    paper_set(w, r, PF_UNIT_NO, number);
    paper_set(w, r, PF_UNIT_NAME, name);
    for (size_t i = 0; counts && i < LEN(COUNTS); i++)
        paper_set(w, r, COUNTS[i].field, text_printf(w->a, "%zu", COUNTS[i].n));
    paper_set(w, r, PF_UNIT_TIME, span(w, u->us));
    paper_set(w, r, PF_UNIT_HOURS, hours(w, u->us));
    paper_set(w, r, PF_UNIT_LATE, span(w, u->late_us));
    paper_set(w, r, PF_UNIT_LATE_HOURS, hours(w, u->late_us));
}

/* units[0]: rows that nobody was named for. */
static void add_times(const struct writer *w, struct unit_time *units, struct unit_time *others)
{
    const struct tally *t = w->tally;
    for (size_t i = 0; i < t->nsums; i++) {
        const struct charge_sum *s = &t->sums[i];
        bool whose = s->payee == PAYEE_HOLDER || s->payee == PAYEE_ASKED;
        struct unit_time *to = whose ? &units[org_agency(w->org, s->unit, w->at)] : &others[s->payee];
        to->us += s->span.us;
    }
    for (size_t i = 0; i < t->n; i++) {
        unit_id lead = t->rows[i].lead_unit;
        units[lead ? org_agency(w->org, lead, w->at) : 0].n[category_of(&t->rows[i])]++;
        for (size_t k = 0; k < t->rows[i].nlates; k++)
            units[org_agency(w->org, t->rows[i].lates[k].unit, w->at)].late_us += t->rows[i].lates[k].late.us;
    }
}

static void add(struct unit_time *sum, const struct unit_time *u)
{
    for (int c = 0; c < CAT_COUNT; c++)
        sum->n[c] += u->n[c];
    sum->us += u->us;
    sum->late_us += u->late_us;
}

void paper_unit_lines(struct writer *w)
{
    struct unit_time *units = ARENA_ARRAY(w->a, struct unit_time, org_units(w->org) + 1),
                     others[PAYEE_COUNT] = { { .us = 0 } }, sum = { .us = 0 };
    size_t number = 0;
    add_times(w, units, others);
    for (unit_id u = 1; u <= org_units(w->org); u++) {
        if (to_do(units[u].n) || units[u].us)
            line(w, text_printf(w->a, "%zu", ++number), paper_unit(w, u), &units[u], true);
        add(&sum, &units[u]);
    }
    if (to_do(units[0].n))
        line(w, text_printf(w->a, "%zu", ++number), TEXT("Chưa phân công đơn vị chủ trì"), &units[0], true);
    add(&sum, &units[0]);
    for (int p = 0; p < PAYEE_COUNT; p++) {
        if (others[p].us)
            line(w, text_printf(w->a, "%zu", ++number), text_of(paper_nobody((enum payee)p)), &others[p], false);
        add(&sum, &others[p]);
    }
    line(w, TEXT_NONE, TEXT("Cộng"), &sum, true);
}
