/* calday.h -- dates as directives write them: "30/6/2025", "ngày 30 tháng 6", "quý IV/2025", "cuối năm". */
#ifndef CONGVU_INTAKE_CALDAY_H
#define CONGVU_INTAKE_CALDAY_H

#include "intake/scan.h"

enum calday_kind {
    CALDAY_DAY,
    CALDAY_MONTH,
    CALDAY_QUARTER,
    CALDAY_HALF,
    CALDAY_YEAR,
    CALDAY_DAY_ONLY /* "ngày 15"; of the moon's calendar, whose days nobody works out here, without its day */
};

struct calday {
    enum calday_kind kind;
    int day, month, year; /* 0 where not written; a quarter or half is its last month */
    size_t after;         /* the token behind it */
};

/* The date at t. False where none is. */
bool calday_read(const struct scan *s, size_t t, size_t end, struct calday *out);

/* The same where a preposition of time stands before it: there "30/9" is a day. */
bool calday_read_short(const struct scan *s, size_t t, size_t end, struct calday *out);

/* The month, quarter or year named at t that holds the day the document was issued, or the one `ahead` of it; how many tokens its name
 * takes, 0 where none is named or no day is known. The year of this one is left open, as it is where people leave it open. */
size_t calday_period(const struct scan *s, size_t t, size_t end, int ahead, struct calday *out);

/* Its last day. Without a year: the document's year, or the next one if that day has passed when it was issued.
 * False where no year can be known or there is no such day. */
bool calday_last(const struct scan *s, const struct calday *c, struct day *out);

#endif
