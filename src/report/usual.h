/* usual.h -- which act comes next most often, by where a matter stands. The first is the button that my work shows beside a matter,
 * and the first on the matter's own page: who learned one place finds it at the other. Private to report/. */
#ifndef CONGVU_USUAL_H
#define CONGVU_USUAL_H

#include "matter/matter.h"

struct standing_at {
    const struct rule *rule;
    int step;                                  /* -1 none                                                    */
    enum mstate state;
    bool assigned, to_allocate, duty, deciding; /* as of a board_line; assigned: to a person                 */
    bool waits;                                /* who asks waits for another's act                           */
};

/* Of the acts in `may` (bits 1 << act_kind) those that usually come next, then the others in an order that never changes: all of
 * them, each once; returns how many. Of the usual ones, *nusual at the head, what leads on from the step by its regulation stands
 * before what does not, else a complaint just received would offer to end it. */
size_t usual_acts(const struct standing_at *, uint32_t may, enum act_kind acts[ACT_KIND_COUNT], size_t *nusual);

#endif
