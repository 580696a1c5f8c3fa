/* paper_told.c -- what the body of a report tells by exception: what is overdue and why, who is silent, what waits at whose desk, what
 * stands in the way. Everything else is a line of the annex. */
#include "report/page.h"
#include "report/paper_field.h"

#include <stdlib.h>

enum { TOLD_MAX = 30 /* contents overdue, in the body */, TOLD_WORDS = 110 };

/* --- what is late -------------------------------------------------------------------------------------------------------- */

static bool is_meant(const struct tally_row *row, unsigned categories)
{
    enum category c = category_of(row);
    return (categories >> c & 1) && (category_is_bad(c) || row->nlates > 0);
}

bool paper_is_late(const struct tally_row *rows, size_t n, unsigned categories)
{
    for (size_t i = 0; i < n; i++)
        if (is_meant(&rows[i], categories))
            return true;
    return false;
}

struct paper_late paper_late(const struct writer *w, const struct tally_row *rows, size_t n, unsigned categories)
{
    struct paper_said who = { TEXT_NONE, 0 }, why = { TEXT_NONE, 0 };
    size_t silent = 0;
    for (size_t i = 0; i < n; i++) {
        struct text reason = paper_reason(w, &rows[i]);
        if (!is_meant(&rows[i], categories))
            continue;
        silent += category_of(&rows[i]) == CAT_SILENT && text_empty(reason);
        paper_say(w, &who, paper_lates(w, &rows[i]));
        paper_say(w, &why, paper_led(w, &rows[i], n > 1, reason));
    }
    struct paper_late late = { paper_said(w, &who, "đơn vị"), paper_said(w, &why, "đơn vị") };
    if (silent > 0 && n > 1)
        late.why = paper_joined(
            w, late.why, ";\n",
            text_printf(w->a, "%.*s đơn vị chưa báo cáo, chưa nêu nguyên nhân", TEXT_FMT(paper_number(w, silent))));
    late.why = text_upper_first(w->a, late.why);
    return late;
}

static void late_row(struct writer *w, enum paper_field list, const struct tally_row *rows, size_t n,
                     unsigned categories)
{
    struct record *r = paper_add(w, &w->root, list);
    struct paper_late late = paper_late(w, rows, n, categories);
    paper_set(w, r, PF_LATE_NO, text_printf(w->a, "%zu", record_value(&PAPER_FIELDS, &w->root, list)->n));
    paper_set(w, r, PF_LATE_ITEM, paper_item(w, &rows[0]));
    paper_set(w, r, PF_LATE_WORDS, paper_short(w, rows[0].words, TOLD_WORDS));
    paper_set(w, r, PF_LATE_DUE, paper_due(w, rows[0].due));
    paper_set(w, r, PF_LATE_WHO, text_empty(late.who) ? TEXT("Không cơ quan nào vượt thời gian được giao") : late.who);
    paper_set(w, r, PF_LATE_REASON, text_empty(late.why) ? TEXT("Chưa nêu nguyên nhân") : late.why);
}

static void lates(struct writer *w)
{
    const struct tally *t = w->tally;
    for (size_t i = 0, many; i < t->n; i += many) {
        many = paper_content(t->rows + i, t->n - i);
        if (paper_is_late(t->rows + i, many, CATS_ALL))
            late_row(w, PF_LATES, t->rows + i, many, CATS_ALL);
    }
}

/* --- what is overdue: the longest, in the directive's order ------------------------------------------------------------------- */

static int by_due(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* The due up to which contents are told; `all` of them are overdue. */
static int64_t told_until(const struct writer *w, size_t *all)
{
    const struct tally *t = w->tally;
    int64_t *dues = NULL;
    *all = 0;
    for (size_t i = 0, many; i < t->n; i += many) {
        many = paper_content(t->rows + i, t->n - i);
        if (paper_is_late(t->rows + i, many, 1u << CAT_OVERDUE))
            ARENA_PUSH(w->a, dues, *all, t->rows[i].due.us);
    }
    if (*all <= TOLD_MAX)
        return INT64_MAX;
    qsort(dues, *all, sizeof *dues, by_due);
    return dues[TOLD_MAX - 1];
}

static void overdues(struct writer *w)
{
    const struct tally *t = w->tally;
    size_t all, told = 0;
    int64_t until = told_until(w, &all);
    for (size_t i = 0, many; i < t->n && told < TOLD_MAX; i += many) {
        many = paper_content(t->rows + i, t->n - i);
        if (t->rows[i].due.us > until || !paper_is_late(t->rows + i, many, 1u << CAT_OVERDUE))
            continue;
        late_row(w, PF_OVERDUES, t->rows + i, many, 1u << CAT_OVERDUE);
        told++;
    }
    if (told < all)
        paper_set(w, &w->root, PF_MORE,
                  text_printf(w->a,
                              "Trên đây là %zu nội dung quá hạn lâu nhất; %.*s nội dung quá hạn khác nêu tại Phụ lục.",
                              told, TEXT_FMT(paper_number(w, all - told))));
}

static unit_id silent_at(const struct writer *w, const struct tally_row *row, int what)
{
    (void)what;
    return category_of(row) == CAT_SILENT && row->holder_unit ? org_agency(w->org, row->holder_unit, w->at) : 0;
}

static void silents(struct writer *w)
{
    const bool *any = paper_asked(w, silent_at, 0);
    for (unit_id u = 1, number = 0; u <= org_units(w->org); u++) {
        size_t n;
        if (!any[u])
            continue;
        struct text items = paper_items(w, silent_at, 0, u, &n);
        struct record *r = paper_add(w, &w->root, PF_SILENTS);
        paper_set(w, r, PF_SILENT_NO, text_printf(w->a, "%d", (int)++number));
        paper_set(w, r, PF_SILENT_NAME, paper_unit(w, u));
        paper_set(w, r, PF_SILENT_N, text_printf(w->a, "%zu", n));
        paper_set(w, r, PF_SILENT_ITEMS, items);
    }
}

/* --- what waits ------------------------------------------------------------------------------------------------------------ */

static void wait_row(struct writer *w, const struct tally_row *row, size_t number)
{
    struct record *r = paper_add(w, &w->root, PF_WAITS);
    paper_set(w, r, PF_WAIT_NO, text_printf(w->a, "%zu", number));
    paper_set(w, r, PF_WAIT_ITEM, paper_item(w, row));
    paper_set(w, r, PF_WAIT_WORDS, paper_short(w, row->words, TOLD_WORDS));
    paper_set(w, r, PF_WAIT_AT, paper_agency(w, row->holder_unit));
    paper_set(w, r, PF_WAIT_FOR, text_upper_first(w->a, text_of(paper_wait(row->wait))));
    paper_set(w, r, PF_WAIT_SINCE, paper_date(w, row->since));
    paper_set(w, r, PF_WAIT_HELD, paper_span(w, row->held));
}

unit_id paper_waits_at(const struct writer *w, const struct tally_row *row, int wait)
{
    return row->wait == (enum tally_wait)wait ? org_agency(w->org, row->holder_unit, w->at) : 0;
}

static struct instant waits_since(const struct writer *w, unit_id unit, int wait)
{
    struct instant since = INSTANT_MAX;
    for (size_t i = 0; i < w->tally->n; i++) {
        const struct tally_row *row = &w->tally->rows[i];
        if (paper_waits_at(w, row, wait) == unit && instant_before(row->since, since))
            since = row->since;
    }
    return since;
}

static void desks(struct writer *w)
{
    size_t number = 0;
    for (int wait = WAIT_NOT + 1; wait < WAIT_COUNT; wait++) {
        const bool *any = paper_asked(w, paper_waits_at, wait);
        for (unit_id u = 1; u <= org_units(w->org); u++) {
            size_t n;
            if (!any[u])
                continue;
            struct text items = paper_items(w, paper_waits_at, wait, u, &n);
            struct record *r = paper_add(w, &w->root, PF_DESKS);
            paper_set(w, r, PF_DESK_NO, text_printf(w->a, "%zu", ++number));
            paper_set(w, r, PF_DESK_AT, paper_unit(w, u));
            paper_set(w, r, PF_DESK_FOR, text_upper_first(w->a, text_of(paper_wait((enum tally_wait)wait))));
            paper_set(w, r, PF_DESK_N, text_printf(w->a, "%zu", n));
            paper_set(w, r, PF_DESK_ITEMS, items);
            paper_set(w, r, PF_DESK_SINCE, paper_date(w, waits_since(w, u, wait)));
        }
    }
}

/* --- what stands in the way -------------------------------------------------------------------------------------------------- */

static struct text ruling(const struct writer *w, const struct tally_question *q)
{
    static const char *const RULINGS[ANSWER_COUNT] = {
        [ANSWER_UPHELD] = "Xác nhận có vướng mắc",
        [ANSWER_NOT_UPHELD] = "Không có vướng mắc",
        [ANSWER_SENT_UP] = "Đã chuyển cấp có thẩm quyền",
        [ANSWER_AMENDED] = "Đã sửa đổi quy định",
        [ANSWER_NOT_MINE] = "Không thuộc thẩm quyền xem xét",
    };
    if (q->answer != ANSWER_NONE)
        return text_printf(w->a, "%s, ngày %.*s", RULINGS[q->answer] ? RULINGS[q->answer] : "Đã trả lời",
                           TEXT_FMT(paper_date(w, q->answered)));
    return text_printf(w->a, "Chưa trả lời%s (hạn %.*s)", q->late ? ", quá hạn" : "", TEXT_FMT(paper_due(w, q->due)));
}

/* The words of a field of a record of ours. */
static struct text *words_at(const struct record *r, enum paper_field field)
{
    return &record_value(&PAPER_FIELDS, r, field)->words;
}

/* One obstacle often stands in the way of many contents: it is told once, with all of them. */
static bool is_told(struct writer *w, const struct text said[4], struct text item)
{
    const struct field_value *told = record_value(&PAPER_FIELDS, &w->root, PF_OBSTACLES);
    for (size_t i = 0; i < told->n; i++) {
        const struct record *r = &told->items[i];
        bool same = true;
        for (int k = 0; k < 4; k++)
            same &= text_eq(*words_at(r, (enum paper_field)(PF_OBSTACLE_WORDS + k)), said[k]);
        if (same) {
            paper_set(w, r, PF_OBSTACLE_ITEM, paper_joined(w, *words_at(r, PF_OBSTACLE_ITEM), ", ", item));
            return true;
        }
    }
    return false;
}

static_assert(PF_OBSTACLE_RULING == PF_OBSTACLE_WORDS + 3, "what is said of an obstacle stands together");

static void obstacle_row(struct writer *w, const struct tally_row *row, const struct tally_question *q)
{
    const struct text said[4] = { page_clean(w->a, q->words), page_clean(w->a, q->rule), paper_agency(w, q->asked),
                                  ruling(w, q) };
    if (is_told(w, said, paper_item(w, row)))
        return;
    struct record *r = paper_add(w, &w->root, PF_OBSTACLES);
    paper_set(w, r, PF_OBSTACLE_NO, text_printf(w->a, "%zu", record_value(&PAPER_FIELDS, &w->root, PF_OBSTACLES)->n));
    paper_set(w, r, PF_OBSTACLE_ITEM, paper_item(w, row));
    for (int k = 0; k < 4; k++)
        paper_set(w, r, (enum paper_field)(PF_OBSTACLE_WORDS + k), said[k]);
}

void paper_told(struct writer *w)
{
    const struct tally *t = w->tally;
    lates(w);
    overdues(w);
    silents(w);
    desks(w);
    for (size_t i = 0, waits = 0; i < t->n; i++) {
        const struct tally_row *row = &t->rows[i];
        if (row->wait != WAIT_NOT)
            wait_row(w, row, ++waits);
        for (size_t q = 0; q < row->nquestions; q++)
            if (row->questions[q].form == FORM_OBSTACLE)
                obstacle_row(w, row, &row->questions[q]);
    }
}
