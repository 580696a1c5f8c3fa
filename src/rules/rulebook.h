/* rulebook.h -- regulations: how each kind of matter runs, as dated data with a source beside every row.
 *
 * A rule (rule.h) is one version of one kind, valid from a day to a day. A matter keeps the rule of its beginning,
 * unless a later version says that it reaches running matters: then that one counts from its first valid day.
 *
 *      directive   [------ v1, valid 2015.. ------][------- v2, valid 2026.. ------>
 *      matter A          o======== v1 ============================ end
 *      matter B                                o v1 ..| v2 only if v2 reaches running matters
 *
 * A variant ("dossier.building_permit") writes only what differs from its kind: one version of it beside one of the kind makes a rule for the
 * days on which both are valid.
 *
 * Owns:    nothing; lives in the arena given to rulebook_build.
 * Fails:   a wrong file is refused with file:line:column and words a clerk can act on; look-ups give NULL.
 * Threads: immutable.
 */
#ifndef CONGVU_RULEBOOK_H
#define CONGVU_RULEBOOK_H

#include "rules/rule.h"

/* The rules of one YAML file, in the arena. `recorded` is put on each. */
enum rc rules_read(struct arena *a, const char *file, struct text bytes, struct instant recorded, struct rule **rules,
                   size_t *n, struct err *err);

struct rulebook;
/* Rules recorded by `known`. Refuses two versions of a kind valid on one day (PB_OVERLAP), unless the later announced one begins
 * later: then the earlier ends the day before. */
enum rc rulebook_build(struct arena *a, const struct rule *rules, size_t n, struct instant known,
                       const struct rulebook **out, struct err *err);

size_t rulebook_kinds(const struct rulebook *);               /* number of kinds and variants */
struct text rulebook_kind(const struct rulebook *, size_t i); /* code of the i-th, in order of first appearance */
/* Codes of the kinds, no variants, of which some version is a register (rule->readers): few, and asked for at every look. */
const struct text *rulebook_registers(const struct rulebook *, size_t *n);

/* The rule that governs, at t, a matter begun at `begun` of the kind or variant of this code. NULL: no such one, or no version for that
 * day. */
const struct rule *rulebook_find(const struct rulebook *, struct text code, struct instant begun, struct instant t);

#endif
