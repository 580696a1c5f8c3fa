/* days_off.h -- the days off of anybody's iCalendar file, for working time over a foreign log. Private to app/.
 *
 * The record's own calendar wants a source for each day (cal_load.h), since limits hang on it. For figures over a log any list of holidays
 * will do: each event is a day off, from its first day to the one before DTEND; CATEGORIES:WORK makes it a worked day. An event that recurs
 * is refused: what it stands for in which year would be a guess.
 */
#ifndef CONGVU_DAYS_OFF_H
#define CONGVU_DAYS_OFF_H

#include "calendar/calbook.h"

/* Rows in the arena, behind those that are there; a day that stands twice is taken once. */
enum rc days_off_read(struct arena *a, const char *file, struct text bytes, struct cal_row **rows, size_t *n, struct err *err);

#endif
