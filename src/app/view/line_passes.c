/* line_passes.c -- does a line answer what was asked? */
#include "app/view/lines.h"

bool state_passes(const struct board_line *line, enum filter filter)
{
    bool open = line->state != M_ENDED;
    switch (filter) {
    case F_OPEN: return open;
    case F_HELD: return line->state == M_HELD;
    case F_STOPPED: return line->state == M_STOPPED;
    case F_OUTSIDE: return line->state == M_OUTSIDE;
    case F_CONFIRM: return line->state == M_CONFIRM;
    case F_LATE: return open && line->late.us > 0;
    case F_DECIDE: return line->state == M_HELD && line->deciding;
    case F_UNANSWERED: return open && line->late.us > 0 && line->question;
    case F_UNREPORTED: return open && line->late.us > 0 && line->duty;
    case F_TO_ASSIGN: return open && line->to_allocate;
    case F_ENDED: return !open;
    case F_ALL: return true;
    }
    return false;
}

/* Title or code, with or without accents. */
static bool words_pass(struct reading *r, const struct line_query *q, const struct board_line *line)
{
    return text_empty(q->words) || text_find(text_fold(r->a, line->title), q->words, 0) != SIZE_MAX ||
           text_find(text_fold(r->a, line->code), q->words, 0) != SIZE_MAX;
}

static enum rc document_passes(struct reading *r, const struct line_query *q, int64_t content, bool *out,
                               struct err *err)
{
    struct content_row row;
    *out = q->document == 0;
    if (*out || content == 0)
        return RC_OK;
    enum rc rc = store_content(r->conn, r->a, content, &row, err);
    *out = rc == RC_OK && row.document == q->document;
    return rc == RC_NOT_FOUND ? RC_OK : rc;
}

enum rc line_passes(struct reading *r, const struct line_query *q, const struct board_line *line, enum filter filter,
                    bool *out, struct err *err)
{
    *out = state_passes(line, filter) && (!q->giver || line->giver_id == q->giver) && words_pass(r, q, line);
    return *out ? document_passes(r, q, line->content, out, err) : RC_OK;
}

void line_add(struct reading *r, struct lines *out, const struct line_query *q, const struct board_line *line)
{
    if (out->n == q->max) {
        out->more = true;
        return;
    }
    ARENA_PUSH(r->a, out->items, out->n, *line);
}

bool units_hold(const struct line_query *q, unit_id unit)
{
    for (size_t i = 0; i < q->nunits; i++)
        if (q->units[i] == unit)
            return true;
    return q->nunits == 0;
}
