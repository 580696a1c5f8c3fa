/* paper_propose.c -- what follows from the figures: who is asked to do what. Nothing is proposed that no fact on the record asks for. */
#include "report/paper_field.h"

enum { ITEMS_LISTED_MAX = 10 /* more are counted: they stand above, by unit */ };

static void propose(struct writer *w, struct text words)
{
    struct record *r = paper_add(w, &w->root, PF_PROPOSALS);
    size_t n = record_value(&PAPER_FIELDS, &w->root, PF_PROPOSALS)->n;
    paper_set(w, r, PF_PROPOSAL_NO, text_printf(w->a, "%zu", n));
    paper_set(w, r, PF_PROPOSAL_WORDS, words);
}

/* "nội dung II.3, II.4", or how many. */
static struct text listed(const struct writer *w, struct text items, size_t n)
{
    return n <= ITEMS_LISTED_MAX ? text_printf(w->a, "nội dung %.*s", TEXT_FMT(items))
                                 : text_printf(w->a, "%zu nội dung nêu trên", n);
}

/* --- superiors ------------------------------------------------------------------------------------------------------------ */

static void superiors(struct writer *w)
{
    for (int wait = WAIT_NOT + 1; wait < WAIT_COUNT; wait++) {
        const bool *any = paper_asked(w, paper_waits_at, wait);
        for (unit_id u = 1; u <= org_units(w->org); u++) {
            if (!any[u])
                continue;
            size_t n;
            struct text items = paper_items(w, paper_waits_at, wait, u, &n);
            items = listed(w, items, n);
            propose(w, text_printf(w->a,
                                   u == w->issuer ? "%.*s khẩn trương xem xét, %s đối với %.*s."
                                                  : "Đề nghị %.*s xem xét, %s đối với %.*s.",
                                   TEXT_FMT(paper_unit(w, u)), paper_wait((enum tally_wait)wait), TEXT_FMT(items)));
        }
    }
}

/* --- who was asked and has not answered --------------------------------------------------------------------------------------- */

static bool is_meant(bool obstacle, const struct tally_question *q)
{
    return q->open && (q->form == FORM_OBSTACLE) == obstacle && (obstacle || q->late);
}

/* One question in its words, several by the numbers of their contents: a line an agency. */
static void question_to(struct writer *w, bool obstacle, unit_id agency)
{
    struct text items = TEXT_NONE, last = TEXT_NONE, words = TEXT_NONE;
    size_t n = 0, nitems = 0;
    for (size_t i = 0; i < w->tally->n; i++)
        for (size_t k = 0; k < w->tally->rows[i].nquestions; k++) {
            const struct tally_question *q = &w->tally->rows[i].questions[k];
            struct text item = paper_item(w, &w->tally->rows[i]);
            if (!is_meant(obstacle, q) || org_agency(w->org, q->asked, w->at) != agency)
                continue;
            if (!text_eq(item, last)) {
                items = paper_joined(w, items, ", ", item);
                nitems++;
            }
            last = item;
            words = q->words;
            n++;
        }
    struct text to = paper_unit(w, agency), many = paper_number(w, n);
    items = listed(w, items, nitems);
    if (n == 1)
        propose(w, text_printf(w->a,
                               obstacle ? "Đề nghị %.*s xem xét, kết luận về vướng mắc “%.*s” (%.*s)."
                                        : "Đề nghị %.*s trả lời nội dung đã quá hạn “%.*s” (%.*s).",
                               TEXT_FMT(to), TEXT_FMT(words), TEXT_FMT(items)));
    else if (n > 1)
        propose(w, text_printf(w->a,
                               obstacle ? "Đề nghị %.*s xem xét, kết luận %.*s vướng mắc đã được nêu (%.*s)."
                                        : "Đề nghị %.*s trả lời %.*s nội dung được hỏi đã quá hạn (%.*s).",
                               TEXT_FMT(to), TEXT_FMT(many), TEXT_FMT(items)));
}

static void questions(struct writer *w)
{
    bool *any = ARENA_ARRAY(w->a, bool, org_units(w->org) + 1);
    for (size_t i = 0; i < w->tally->n; i++)
        for (size_t k = 0; k < w->tally->rows[i].nquestions; k++)
            any[org_agency(w->org, w->tally->rows[i].questions[k].asked, w->at)] = true;
    for (int obstacle = 1; obstacle >= 0; obstacle--)
        for (unit_id u = 1; u <= org_units(w->org); u++)
            if (any[u])
                question_to(w, obstacle, u);
}

/* --- who is late now ------------------------------------------------------------------------------------------------------------ */

static unit_id late_at_work(const struct writer *w, const struct tally_row *row, int what)
{
    enum category c = category_of(row);
    (void)what;
    return (c == CAT_OVERDUE || c == CAT_SILENT) && row->wait == WAIT_NOT && row->holder_unit
               ? org_agency(w->org, row->holder_unit, w->at)
               : 0;
}

/* "Sở Tài chính (nội dung II.3, II.4)"; many are counted, they are listed above. */
static void holders(struct writer *w)
{
    const bool *any = paper_asked(w, late_at_work, 0);
    struct text all = TEXT_NONE;
    for (unit_id u = 1; u <= org_units(w->org); u++) {
        size_t n;
        if (!any[u])
            continue;
        struct text items = paper_items(w, late_at_work, 0, u, &n);
        items = listed(w, items, n);
        all = paper_joined(w, all, "; ", text_printf(w->a, "%.*s (%.*s)", TEXT_FMT(paper_unit(w, u)), TEXT_FMT(items)));
    }
    if (!text_empty(all))
        propose(w, text_printf(w->a,
                               "Đề nghị các cơ quan, đơn vị sau khẩn trương hoàn thành, báo cáo kết quả, nêu rõ nguyên "
                               "nhân và thời gian hoàn thành: %.*s.",
                               TEXT_FMT(all)));
}

void paper_proposals(struct writer *w)
{
    superiors(w);
    questions(w);
    holders(w);
}
