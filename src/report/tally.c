/* tally.c -- into which category a row falls, and the rows that are one content. */
#include "report/tally.h"

const char *const CATEGORY_WORDS[CAT_COUNT + 1] = {
    [CAT_IN_TIME] = "done_in_time",     [CAT_LATE] = "done_late",      [CAT_WITHIN] = "not_done_within",
    [CAT_OVERDUE] = "not_done_overdue", [CAT_SILENT] = "not_reported", [CAT_EXHORTATION] = "exhortation",
    [CAT_CANCELLED] = "cancelled",
};

enum category category_of(const struct tally_row *row)
{
    if (row->exhortation)
        return CAT_EXHORTATION;
    if (row->done)
        return row->in_time ? CAT_IN_TIME : CAT_LATE;
    if (row->end == END_CANCELLED || row->end == END_MOOT)
        return CAT_CANCELLED;
    if (row->silent)
        return CAT_SILENT;
    return row->late ? CAT_OVERDUE : CAT_WITHIN;
}

bool category_is_bad(enum category category)
{
    return category == CAT_LATE || category == CAT_OVERDUE || category == CAT_SILENT;
}

void tally_count(const struct tally *tally, size_t counts[CAT_COUNT])
{
    size_t all = 0;
    for (int i = 0; i < CAT_COUNT; i++)
        counts[i] = 0;
    for (size_t i = 0; i < tally->n; i++)
        counts[category_of(&tally->rows[i])]++;
    for (int i = 0; i < CAT_COUNT; i++)
        all += counts[i];
    assert(all == tally->n);
    assert(!tally->period || tally->carried + tally->given == tally->n);
}

struct instant tally_at(const struct tally *tally) { return tally->at.us ? tally->at : tally->now; }

size_t group_size(const struct tally_row *rows, size_t n)
{
    size_t many = 1;
    while (many < n && rows[0].content && rows[many].content == rows[0].content)
        many++;
    return many;
}

struct group group_of(struct arena *a, const struct tally_row *rows, size_t n)
{
    struct group g = { .n = group_size(rows, n), .finished = INSTANT_MIN, .closed = INSTANT_MIN };
    for (size_t i = 0; i < g.n; i++) {
        const struct tally_row *row = &rows[i];
        enum category category = category_of(row);
        g.done += row->done;
        g.confirming += row->state == M_CONFIRM;
        g.late += category == CAT_OVERDUE || category == CAT_SILENT; /* who is done is no more waited for */
        charge_sums_join(a, &g.sums, &g.nsums, row->sums, row->nsums);
        if (!row->done)
            continue;
        g.finished = instant_max(g.finished, row->finished);
        g.closed = instant_max(g.closed, row->ended);
    }
    return g;
}

struct tally_row tally_row_dup(struct arena *a, const struct tally_row *row)
{
    struct tally_row d = *row;
    struct text *const texts[] = { &d.number, &d.words, &d.lead, &d.code, &d.kind, &d.report, &d.lateness };
    for (size_t i = 0; i < LEN(texts); i++)
        *texts[i] = text_dup(a, *texts[i]);
    struct charge_sum *sums = arena_dup(a, row->sums, sizeof *sums * row->nsums);
    for (size_t i = 0; i < d.nsums; i++)
        sums[i].outside = text_dup(a, sums[i].outside);
    struct tally_question *questions = arena_dup(a, row->questions, sizeof *questions * row->nquestions);
    for (size_t i = 0; i < d.nquestions; i++) {
        questions[i].code = text_dup(a, questions[i].code);
        questions[i].words = text_dup(a, questions[i].words);
        questions[i].rule = text_dup(a, questions[i].rule);
    }
    d.sums = sums;
    d.lates = arena_dup(a, row->lates, sizeof *d.lates * d.nlates);
    d.questions = questions;
    return d;
}
