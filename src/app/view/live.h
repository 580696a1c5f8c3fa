/* live.h -- every open matter in memory, so that counting and listing need not walk the register. Private to app/.
 *
 *      views ──► families: rows (a stretch of an open matter, what a count asks of it)
 *                          touches (units and persons that anything of the family has to do with)
 *
 *      a count or list:  what was written since? ──► those families read again
 *                        sight of each family from its touches ──► rows at `now` ──► counts, or ids to be read from the views
 *
 * Nothing is done when something is written: the next who asks reads the acts since, by number, whoever recorded them. What changes
 * by time alone changes at instants that a family carries (good_until), after which it is read again. Only what the views cannot say
 * (is a clock stopped, which occurrence of a duty comes next) is folded, once for each change of its family.
 *
 * It answers for the present alone, and counts nobody's matter who may not see it: sight as in sight.h, and where somebody may be
 * excluded (MODEL 8), the fold. A test holds it against the plain walk (test_sight.c).
 *
 * Some 200 bytes an open matter. Off until congvu_keep_live: a command that asks once would read more than it saves.
 *
 * Threads: any; who reads families again holds up the others for that time.
 */
#ifndef CONGVU_LIVE_H
#define CONGVU_LIVE_H

#include "app/view/view.h"

struct live;
struct live *live_new(void);
void live_free(struct live *); /* NULL is fine */

/* One open matter at an instant. */
struct live_row {
    matter_id id;
    unit_id unit, giver;
    person_id person;
    unsigned short kind;
    unsigned char state; /* enum mstate */
    bool to_allocate : 1, question : 1, duty : 1, deciding : 1;
    struct instant ended, since, until; /* it is at `now` if since <= now < until and now < ended     */
    struct instant due, read_until;     /* late by the working time from due to now, or to read_until */
};
static_assert(sizeof(struct live_row) == 64, "there is one for each open matter");

/* Does the answer come from here? It is the present, and kept. */
bool live_answers(const struct reading *r);
/* Every row at r->now that who reads may see, in no order; kind "": all. `each` must not ask the database. */
typedef void live_each(void *arg, const struct live_row *row, bool late);
enum rc live_rows(struct reading *r, struct text kind, live_each *each, void *arg, struct err *err);

/* Reads all of them, if nobody has. */
enum rc live_begin(struct reading *r, struct err *err);
bool live_begun(struct live *);

#endif
