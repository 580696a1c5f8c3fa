#include "intake/press.h"

#include "intake/calday.h"
#include "intake/sentence.h"
#include "intake/subject.h"

enum { DATELINE_PARAS = 8, DATELINE_TOKENS = 16 };

static bool whole_date(const struct scan *s, const struct para *p, struct day *out)
{
    if (p->t1 - p->t0 > DATELINE_TOKENS || (!s->english && scan_sign(s, p->t1 - 1, p->t1, '.')))
        return false;
    for (size_t t = p->t0; t < p->t1; t++) {
        struct calday c;
        if (!s->english && !scan_cap(s, t, p->t1) && scan_phrase(s, t, p->t1, C_ACTION, NULL) > 0)
            return false; /* a sentence */
        if (calday_read(s, t, p->t1, &c) && c.kind == CALDAY_DAY && c.year != 0 && day_valid(c.year, c.month, c.day)) {
            *out = day_of(c.year, c.month, c.day);
            return true;
        }
    }
    return false;
}

void press_dateline(const struct scan *s, struct intake_document *doc)
{
    for (size_t i = 0; i < s->npara && i < DATELINE_PARAS && !doc->has_date; i++)
        doc->has_date = whole_date(s, &s->para[i], &doc->date);
}

/* Does an order stand in the sentence that ends with the paragraph's colon? */
static bool introduces(const struct scan *s, const struct para *p)
{
    size_t last = p->t0;
    if (!p->colon || p->marker != MARKER_NONE)
        return false;
    for (size_t t = p->t0; t < p->t1; t = sentence_end(s, t, p->t1))
        last = t;
    for (size_t t = last; t < p->t1; t++)
        if (order_at(s, t, p->t1) > 0 && !scan_cap(s, t, p->t1))
            return true;
    return false;
}

size_t press_orders_from(const struct scan *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (introduces(s, &s->para[i]))
            return i;
    return from;
}
