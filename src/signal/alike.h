/* alike.h -- what others showed with the same work: the share to expect of each member. Private to signal/.
 *
 * A member is a unit's work of one kind. Its holdings fall into groups: how the case came, how much time was left, from whom. What is to be
 * expected of a group is what other members showed in the same group, and as far as they are few, what they showed in the wider
 * one it lies in (any giver; any place in the tree; however it came). The member itself is left out of its own measure; a member with very many
 * holdings counts for little more than one with fifty, for the work of one unit is not the measure of all; and whom a first look flags
 * is left out of the second.
 *
 * Holdings of which nobody else had the like (`enough` of the level marked) say nothing about the member and are not judged; where most of
 * a member's are such, nothing of it is judged.
 *
 * Holdings of one case hang together: ten returns of one case are not ten observations. n and count are divided by what the
 * counts of the member's cases vary more than chance (Rao and Scott 1992).
 */
#ifndef CONGVU_SIGNAL_ALIKE_H
#define CONGVU_SIGNAL_ALIKE_H

#include "signal/observe.h"

enum { SHARES = SIGNAL_HELD_LONG }; /* signals that are shares */

struct member {
    uint32_t unit, kind;
    uint8_t tier;
    int64_t in[SHARES], hit[SHARES];
    double hit2[SHARES], both[SHARES], in2[SHARES]; /* sums over its cases of hit^2, hit * in, in^2 */
    uint32_t now_in[SHARES], now_hit[SHARES], now_case; /* of the case being read */
};

struct group {
    uint32_t member, giver;
    uint8_t came, room;
    bool can_up;
    uint32_t in[SHARES], hit[SHARES];
};

struct alike {
    struct member *members;
    size_t nmembers;
    struct group *groups;
    size_t ngroups;
    uint32_t *member; /* of each holding                            */
    uint8_t *hit;     /* of each holding, what counts: a bit a signal */
};

/* From all holdings, in one pass. */
struct alike alike_new(struct arena *a, size_t units, const struct flow_holdings *h, struct observer *o);

/* Of one member, what can be compared. */
struct likeness {
    double n, count;   /* whole numbers, already divided as said above; n == 0: nothing                  */
    double expected;   /* of these                                                                        */
    double doubt;      /* of it: variance on the scale of log odds, by how little others had of this work  */
    double part;       /* of all its holdings, this part is compared                                     */
    double rest;       /* share to expect of the holdings that are not                                    */
};
/* Groups that have any of the signal, by what makes them alike: worked out once, however often is asked. In the arena. */
struct alike_order *alike_order(struct arena *a, const struct alike *, enum signal);

/* out[nmembers]; `out_of_measure`: members that are no measure for others, or NULL. */
void alike_expect(struct arena *a, const struct alike *, enum signal, const struct alike_order *, const bool *out_of_measure,
                  struct likeness *out);

#endif
