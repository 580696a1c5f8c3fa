/* cal_load.h -- calendar files to rows: iCalendar for single days, YAML for hours, fixed holidays and year plans.
 *
 * In the .ics each VEVENT is one day: CATEGORIES:OFF or WORK; SUMMARY;LANGUAGE=vi / en; X-CONGVU-SOURCE, X-CONGVU-MARK,
 * X-CONGVU-ANNOUNCED (an instant or date), X-CONGVU-LIKE (the day a worked Saturday makes up for).
 * A wrong file is refused with file and line. docs/formats/calendar.md describes both.
 */
#ifndef CONGVU_CAL_LOAD_H
#define CONGVU_CAL_LOAD_H

#include "calendar/calbook.h"

/* Rows in the arena, `recorded` set to the argument. */
enum rc cal_load_ics(struct arena *a, const char *file, struct text bytes, struct instant recorded,
                     struct cal_row **rows, size_t *n, struct err *err);
enum rc cal_load_yaml(struct arena *a, const char *file, struct text bytes, struct instant recorded,
                      struct cal_row **rows, size_t *n, struct err *err);

#endif
