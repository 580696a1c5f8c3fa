/* paper_row.c -- a line a letter lists, or a template of an office's own: one content as one lead has it. */
#include "report/paper_field.h"

static struct text holder(const struct writer *w, const struct tally_row *row)
{
    if (row->state == M_ENDED || !row->holder_unit)
        return TEXT_NONE;
    struct text who = paper_unit(w, row->holder_unit);
    unit_id agency = org_agency(w->org, row->holder_unit, w->at);
    if (agency != row->holder_unit)
        who = text_printf(w->a, "%.*s, %.*s", TEXT_FMT(who), TEXT_FMT(paper_unit(w, agency)));
    return text_printf(w->a, "%.*s (từ ngày %.*s)", TEXT_FMT(who), TEXT_FMT(paper_date(w, row->since)));
}

struct text paper_due_said(const struct writer *w, const struct tally_row *row)
{
    struct text due = paper_due(w, row->due), first = paper_due(w, row->first_due);
    if (row->extended == 0 || text_empty(first) || text_eq(due, first))
        return due;
    return text_printf(w->a, "%.*s (hạn ban đầu %.*s)", TEXT_FMT(due), TEXT_FMT(first));
}

void paper_row(struct writer *w, const struct tally_row *row, size_t number, bool same_content)
{
    struct record *r = paper_add(w, &w->root, PF_ROWS);
    paper_set(w, r, PF_ROW_NO, text_printf(w->a, "%zu", number));
    paper_set(w, r, PF_ROW_ITEM, row->number);
    paper_set(w, r, PF_ROW_CODE, row->code);
    paper_set(w, r, PF_ROW_WORDS, same_content ? TEXT("Như trên") : row->words);
    paper_set(w, r, PF_ROW_LEAD, paper_unit(w, row->lead_unit));
    paper_set(w, r, PF_ROW_HOLDER, holder(w, row));
    paper_set(w, r, PF_ROW_OPENED, paper_date(w, row->opened));
    paper_set(w, r, PF_ROW_DUE, paper_due_said(w, row));
    paper_set(w, r, PF_ROW_STATE, paper_state(w, row));
    paper_set(w, r, PF_ROW_RESULT, paper_result(w, row));
    paper_set(w, r, PF_ROW_LATE, paper_lates(w, row));
    paper_set(w, r, PF_ROW_REASON,
              text_upper_first(w->a, paper_joined(w, paper_lates(w, row), "; ", paper_reason(w, row))));
    paper_set(w, r, PF_ROW_TIME, paper_times(w, row));
}
