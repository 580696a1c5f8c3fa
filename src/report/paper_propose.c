/* paper_propose.c -- what follows from the figures: who is asked to do what. Nothing is proposed that no fact on the record asks for. */
#include "report/paper_field.h"

static void propose(struct writer *w, struct text words)
{
    struct record *r = paper_add(w, &w->root, PF_PROPOSALS);
    size_t n = record_value(&PAPER_FIELDS, &w->root, PF_PROPOSALS)->n;
    paper_set(w, r, PF_PROPOSAL_NO, text_printf(w->a, "%zu", n));
    paper_set(w, r, PF_PROPOSAL_WORDS, words);
}

/* The numbers of the rows for which `ask` answers `what`, each content once. */
typedef unit_id asks(const struct writer *, const struct tally_row *, int what);

static struct text items_of(const struct writer *w, asks *ask, int what, unit_id unit)
{
    struct text all = TEXT_NONE, last = TEXT_NONE;
    for (size_t i = 0; i < w->tally->n; i++) {
        const struct tally_row *row = &w->tally->rows[i];
        struct text item = paper_item(w, row);
        if (ask(w, row, what) != unit)
            continue;
        if (!text_eq(item, last))
            all = paper_joined(w, all, ", ", item);
        last = item;
    }
    return all;
}

/* The units for which any row answers, so that the others need not be looked for. */
static bool *units_of(const struct writer *w, asks *ask, int what)
{
    bool *any = ARENA_ARRAY(w->a, bool, org_units(w->org) + 1);
    for (size_t i = 0; i < w->tally->n; i++)
        any[ask(w, &w->tally->rows[i], what)] = true;
    any[0] = false;
    return any;
}

/* --- superiors ------------------------------------------------------------------------------------------------------------ */

static unit_id waits_at(const struct writer *w, const struct tally_row *row, int wait)
{
    return row->wait == (enum tally_wait)wait ? org_agency(w->org, row->holder_unit, w->at) : 0;
}

static void superiors(struct writer *w)
{
    for (int wait = WAIT_NOT + 1; wait < WAIT_COUNT; wait++) {
        const bool *any = units_of(w, waits_at, wait);
        for (unit_id u = 1; u <= org_units(w->org); u++) {
            if (!any[u])
                continue;
            struct text items = items_of(w, waits_at, wait, u);
            propose(w, text_printf(w->a,
                                   u == w->issuer ? "%.*s khẩn trương xem xét, %s đối với nội dung: %.*s."
                                                  : "Đề nghị %.*s xem xét, %s đối với nội dung: %.*s.",
                                   TEXT_FMT(paper_unit(w, u)), paper_wait((enum tally_wait)wait), TEXT_FMT(items)));
        }
    }
}

/* --- who was asked and has not answered --------------------------------------------------------------------------------------- */

static void questions(struct writer *w)
{
    for (size_t i = 0; i < w->tally->n; i++)
        for (size_t k = 0; k < w->tally->rows[i].nquestions; k++) {
            const struct tally_question *q = &w->tally->rows[i].questions[k];
            bool obstacle = q->form == FORM_OBSTACLE;
            if (!q->open || !(obstacle || q->late))
                continue;
            propose(w, text_printf(w->a,
                                   obstacle ? "Đề nghị %.*s xem xét, kết luận về vướng mắc “%.*s” (nội dung %.*s)."
                                            : "Đề nghị %.*s trả lời nội dung đã quá hạn “%.*s” (nội dung %.*s).",
                                   TEXT_FMT(paper_agency(w, q->asked)), TEXT_FMT(q->words),
                                   TEXT_FMT(paper_item(w, &w->tally->rows[i]))));
        }
}

/* --- who is late now ------------------------------------------------------------------------------------------------------------ */

static bool is_late_at_work(const struct tally_row *row)
{
    enum category c = category_of(row);
    return (c == CAT_OVERDUE || c == CAT_SILENT) && row->wait == WAIT_NOT && row->holder_unit;
}

/* "nội dung II.4 (UBND xã ..., UBND phường ...)" */
static struct text late_group(const struct writer *w, const struct tally_row *rows, size_t n)
{
    struct text all = TEXT_NONE;
    for (size_t i = 0; i < n; i++)
        if (is_late_at_work(&rows[i]))
            all = paper_joined(w, all, ", ", paper_agency(w, rows[i].holder_unit));
    if (text_empty(all))
        return all;
    return text_printf(w->a, "nội dung %.*s (%.*s)", TEXT_FMT(paper_item(w, &rows[0])), TEXT_FMT(all));
}

static void holders(struct writer *w)
{
    const struct tally *t = w->tally;
    struct sbuf all;
    sbuf_init(&all, PAPER_BYTES_MAX);
    for (size_t i = 0, many; i < t->n; i += many) {
        many = group_size(t->rows + i, t->n - i);
        struct text one = late_group(w, t->rows + i, many);
        if (!text_empty(one))
            sbuf_printf(&all, "%s%.*s", all.n ? "; " : "", TEXT_FMT(one));
    }
    if (all.n > 0)
        propose(w, text_printf(w->a,
                               "Đề nghị các cơ quan, đơn vị sau khẩn trương hoàn thành, báo cáo kết quả, nêu rõ nguyên "
                               "nhân và thời gian hoàn thành: %.*s.",
                               TEXT_FMT(sbuf_text(&all))));
    sbuf_release(&all);
}

void paper_proposals(struct writer *w)
{
    superiors(w);
    questions(w);
    holders(w);
}
