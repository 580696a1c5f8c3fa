/* cadence.h -- deadlines that come again: "hằng tháng", "trước ngày 25 hằng tháng", "16h00 thứ Sáu hằng tuần", "02 lần/năm".
 *
 * What was found is kept with how specific it is; of several in one clause the most specific counts (when.h). Readers return false,
 * and leave *out alone, where nothing of their kind stands at t; `end` bounds them.
 */
#ifndef CONGVU_INTAKE_CADENCE_H
#define CONGVU_INTAKE_CADENCE_H

#include "intake/calday.h"

/* Most specific last. */
enum { RANK_NONE, RANK_REGULAR, RANK_PERIODIC, RANK_RELATIVE, RANK_RECUR, RANK_DATE, RANK_DAY };

struct found {
    struct intake_deadline d;
    int rank;
    size_t after; /* the token behind it */
};

/* Stated by the words [t, after), and nothing more known of it. */
struct found found_make(const struct scan *s, size_t t, size_t after, int rank);

/* The period at t: "hằng tháng", "6 tháng một lần"; how many tokens it takes, 0 where none stands. */
size_t cadence_at(const struct scan *s, size_t t, size_t end, enum intake_recur *recur);
/* The bare name of a period, which says how often a report is due: "báo cáo | quý", "(6 tháng)"; 0 where a date stands, as in "quý II". */
size_t cadence_bare(const struct scan *s, size_t t, size_t end, enum intake_recur *recur);
/* The month of a day in the period: of a quarter the third, or the first where it says so. */
int cadence_month(const struct scan *s, enum intake_recur recur, const struct calday *c, size_t end);

/* A period with the day or hour behind it; the period of a report; one with a day, or with an hour or weekday, before it. */
bool cadence_read(const struct scan *s, size_t from, size_t t, size_t end, struct found *out);
bool cadence_report_read(const struct scan *s, size_t t, size_t end, struct found *out);
bool cadence_day_read(const struct scan *s, size_t t, size_t end, struct found *out);
bool cadence_hour_read(const struct scan *s, size_t t, size_t end, struct found *out);

/* A further cadence beside the first, unless it is the same. */
void cadence_also(struct intake_deadline *d, struct intake_also more);
/* Takes f beside *best where both are cadences. */
bool cadence_joins(struct found *best, const struct found *f);
/* The day that stands far behind its period: "Hằng tháng, Sở X tổng hợp, báo cáo trước ngày 25". */
void cadence_day_behind(const struct scan *s, struct found *f, size_t end);

/* `after`, or behind the bracket that closes there if one was opened since t. */
size_t bracket_close(const struct scan *s, size_t t, size_t after, size_t end);

#endif
