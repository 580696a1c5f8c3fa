/* noted.h -- reads that go on the record of accounts without the reader waiting for the disk. Private to app/.
 *
 *      a read that was refused ─┐                                         ┌► one transaction, an event each
 *      a sensitive read ────────┴► a place in memory ──► congvu_tend ─────┘
 *                                  (the same again: counted there)
 *
 * What is noted is written by the next congvu_tend, which a server calls every second and at its end, so a run that is not killed
 * loses none. Memory is bounded: who finds no place left writes all of them at once, and waits for that. While nothing can be written
 * (a full disk) what finds no place is counted, and the count is written later.
 *
 * A sensitive read is noted once in ten minutes for the same reader and thing, however often a page asks again. A refusal is counted
 * each time; those of one second are one event that says how many.
 *
 * Threads: any.
 */
#ifndef CONGVU_NOTED_H
#define CONGVU_NOTED_H

#include "app/accounts.h"

enum { NOTED_PLACES = 512, NOTED_AGAIN_MIN = 10 };

struct noted;
struct noted *noted_new(void);
void noted_free(struct noted *); /* NULL is fine; nothing may be left in it that can be written */

/* A sensitive read of who is signed in; of the console, which can read the file anyway, nothing is noted. `on`: code or name. */
void noted_read(struct congvu *app, const struct congvu_who *who, struct text on, const char *detail);
/* Write what waits. Nothing waiting: nothing is written. */
enum rc noted_flush(struct congvu *app, struct err *err);

#endif
