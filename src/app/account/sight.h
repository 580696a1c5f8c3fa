/* sight.h -- which matters a signed-in person sees. Private to app/.
 *
 *      excluded (MODEL 8), now or at the instant asked about ──► hidden, whatever else
 *      the right `read` without bounds ──► seen
 *      a unit of the family is of the own agency ─┐
 *      a unit of the family is below a role's,    ├► the whole family is seen
 *         and its kind is the role's              │
 *      the person holds, held or did something ───┤
 *      the authority matrix opens the register ───┘ (rule->readers; it is concealed from all others, whatever they see)
 *
 * A unit of the family is one that holds or held it or keeps it, gave it, leads it, was asked or asked. The own agency is that of
 * the person's posts and memberships, of the posts lent to the person, and the units the person is in charge of. A unit that has
 * ended counts as its heir. Sight is judged by the posts of the present also where the past is asked about: who moved away does
 * not see by asking as of last month.
 *
 * sight_row decides from the columns of a board's row where it can, then from the family's units in the views; only what the
 * rule excludes is folded. sight_family is the plain rule, over the fold; a test holds one against the other.
 *
 * Owns:    nothing; in the arena given.
 * Threads: one.
 */
#ifndef CONGVU_SIGHT_H
#define CONGVU_SIGHT_H

#include "app/accounts.h"
#include "app/app.h"

struct sight_scope {
    unit_id top; /* 0 all units                */
    bool none;   /* its unit is not known here */
    struct text kind;
    unsigned char *below; /* by unit: unknown, no, yes  */
};

struct sight {
    bool bound; /* false: the console, which sees everything but what is said of `person` */
    bool all;
    const struct org *org; /* as known now */
    struct instant now;    /* the present  */
    person_id person;
    unsigned char *own;
    struct sight_scope *scopes;
    size_t nscopes;
    matter_id family; /* the last one asked in the views, and the answer */
    bool seen;
};

/* who NULL or the console's: not bound. */
void sight_init(struct sight *s, struct arena *a, const struct world *w, struct instant now, const struct congvu_who *who);
/* Does anything but MODEL 8 let the person see the family, as it is at t? */
bool sight_family(struct sight *s, const struct family *f, struct instant t);
/* The same from the views, for the present. *folds: somebody may be excluded, which only the fold tells. */
enum rc sight_stored(struct sight *s, struct conn *conn, const struct rulebook *rules, matter_id family, bool *sees,
                     bool *folds, struct err *err);
/* Does it suffice that the unit, or the person (0: nobody), has to do with a matter of this kind? */
bool sight_touch(struct sight *s, struct text kind, unit_id unit, person_id person);
/* The same for a row of a board of the present. */
enum rc sight_row(struct sight *s, struct conn *conn, const struct board_row *row, bool *sees, struct err *err);

#endif
