#include "intake/field.h"

enum { LABEL_TOKENS_MAX = 14 };

/* Which word of a label decides: "thời gian thực hiện" is a time, "cơ quan phối hợp thực hiện" a partner. */
static const int RANK[] = {
    [FIELD_NONE] = 0, [FIELD_FILL] = 1,  [FIELD_DONE] = 1,        [FIELD_DETAIL] = 2,  [FIELD_LEAD] = 3,
    [FIELD_TASK] = 4, [FIELD_MONEY] = 5, [FIELD_COORDINATOR] = 6, [FIELD_PRODUCT] = 7, [FIELD_TIME] = 8,
};

/* Does a time begin here? */
static bool time_begins(const struct scan *s, size_t t, size_t end)
{
    static const enum cue OPENS[] = { CUE_DUE,      CUE_DUE_WEAK,  CUE_AFTER,  CUE_AT_ONCE,      CUE_FROM,
                                      CUE_FROM_NOW, CUE_WITHIN,    CUE_INSIDE, CUE_BEFORE_EVENT, CUE_AHEAD,
                                      CUE_PART_OF,  CUE_DAY,       CUE_MONTH,  CUE_QUARTER,      CUE_YEAR,
                                      CUE_END_OF,   CUE_REGULARLY, CUE_IS,     CUE_SESSION,      CUE_ROADMAP,
                                      CUE_SOON,     CUE_IN_PERIOD };
    bool begins = scan_number(s, t, end) >= 0 || scan_phrase(s, t, end, C_PERIOD | C_MONTH, NULL) > 0;
    for (size_t i = 0; i < LEN(OPENS) && !begins; i++)
        begins = scan_cue(s, t, end, OPENS[i]) > 0;
    return begins;
}

size_t field_label(const struct scan *s, size_t t, size_t end, enum field *field)
{
    enum field best = FIELD_NONE;
    size_t i = t;
    while (i < end && i - t < LABEL_TOKENS_MAX) {
        const struct phrase *ph;
        size_t n = scan_phrase(s, i, end, C_LABEL, &ph);
        if (n > 0) {
            if (RANK[ph->value] > RANK[best] || (best == FIELD_FILL && ph->value == FIELD_DONE))
                best = (enum field)ph->value;
            i += n;
        } else if (i > t &&
                   (scan_sign(s, i, end, ',') || scan_sign(s, i, end, '/') || scan_sign(s, i, end, '(') ||
                    scan_sign(s, i, end, ')') || scan_sign(s, i, end, '-') || scan_cue(s, i, end, CUE_AND) > 0)) {
            i++;
        } else {
            break;
        }
    }
    if (best == FIELD_DONE && scan_sign(s, i, end, ':'))
        best = FIELD_TIME;
    if (i == t || best <= FIELD_FILL || best == FIELD_DONE)
        return 0;
    /* the time alone is often written without a colon: "Thời gian thực hiện sau khi ..." */
    bool colon = scan_sign(s, i, end, ':');
    if (!colon && !(best == FIELD_TIME && i - t >= 3 && time_begins(s, i, end)))
        return 0;
    if (field != NULL)
        *field = best;
    return i + colon - t;
}
