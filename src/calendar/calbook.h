/* calbook.h -- every calendar there ever was: what was announced, when.
 *
 * A swap of working days is often announced a week before. What is announced later never moves a deadline already
 * past, so a due instant depends on the calendars that were known on the way to it:
 *
 *      announced      v0 ------- v1 ------------- v2 ----->
 *      due by v0  ....................D
 *      v1 at T1: D lies after T1, so it is counted again by v1 and is never before T1
 *      v2 at T2: D is past, v2 no longer moves it
 *
 * The book holds one calendar for each announcement among the rows known (recorded) by `known`.
 */
#ifndef CONGVU_CALBOOK_H
#define CONGVU_CALBOOK_H

#include "base/err.h"
#include "calendar/calendar.h"

struct calbook;

/* In the arena. Rows in any order; those recorded after `known` are left out. Refuses (PB_OVERLAP) two rows that say
 * different things of one day unless the later announced replaces the earlier, windows out of order or overlapping,
 * and no hours at all. */
enum rc calbook_build(struct arena *a, const struct cal_row *rows, size_t n, struct instant known,
                      const struct calbook **out, struct err *err);

size_t calbook_versions(const struct calbook *book);
const struct calendar *calbook_version(const struct calbook *book, size_t i); /* oldest first */
struct instant calbook_announced(const struct calbook *book, size_t i);       /* INSTANT_MIN for the first */

/* The calendar as it had been announced by t. */
const struct calendar *calbook_at(const struct calbook *book, struct instant t);
/* The newest: for time that has passed. */
const struct calendar *calbook_last(const struct calbook *book);

#endif
