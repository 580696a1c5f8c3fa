/* shield.h -- which registered proposals speak for a signal (report/shield.h says what that means). Private to app/.
 *
 *      every proposal on record ──► proposals_read, once ┐
 *      a signal: its cases, whom it names ───────────────┴► shields_of ──► those whose scope holds a case, or whose proposer it names
 *
 * Owns:    nothing; in the arena.
 */
#ifndef CONGVU_SHIELD_H
#define CONGVU_SHIELD_H

#include "app/app.h"
#include "report/shield.h"

struct proposal { /* of an innovation, as it stands */
    struct text code, title;
    enum protection_state state;
    struct instant registered; /* when it came on record, whatever day it claims */
    bool emergency;
    struct day done_on;        /* of an emergency                               */
    struct text proposer;      /* code of a person                              */
    const struct text *covers; /* codes of matters                              */
    size_t ncovers;
};
struct proposals {
    const struct proposal *list;
    size_t n;
};
/* By what was recorded until `known`. */
enum rc proposals_read(struct conn *conn, struct arena *a, const struct world *w, struct instant now, struct instant known,
                       struct proposals *out, struct err *err);
/* m is a signal. In order of registering. */
struct shield *shields_of(struct arena *a, const struct proposals *p, const struct family *f, const struct matter *m,
                          struct instant now, size_t *n);
/* How a proposal stands by what was stated of it. */
enum protection_state proposal_state(const struct values *);

#endif
