/* org.h -- who stood where, and when: units, people, posts, and what connects them, over time.
 *
 * The org is one of the four sequences of sealed facts. Rows come in (org_row.h), an immutable index comes out;
 * ask it about any instant. It never forgets: a unit dissolved in March is still there for February.
 *
 *      province ─ UBND ─┬─ Sở A ─ Phòng 1 ─ post "Chuyên viên" ─ tenure: Lan, 1/2 .. 30/6
 *                       ├─ Sở B  ──succession 1/3──►  Sở C
 *                       └─ Văn phòng (office of UBND: monitors, confirms, allocates)
 *
 * Units, people and posts are small integers, dense from 1; 0 is nobody. They are stable for one built org only: rows,
 * database and API use the codes.
 *
 * Always true: a unit exists from its first row to its last; every succession leaves or dissolves its unit at the instant it
 * states; an answer about instant t uses only rows valid at t and recorded by `known`.
 *
 * Owns:    nothing; lives in the arena given to org_build.
 * Fails:   org_build refuses rows that contradict each other; look-ups return 0, false or NULL for the absent.
 * Threads: immutable.
 */
#ifndef CONGVU_ORG_H
#define CONGVU_ORG_H

#include "base/err.h"
#include "org/org_row.h"

typedef int32_t unit_id;
typedef int32_t person_id;
typedef int32_t post_id;

struct org;

enum rc org_build(struct arena *a, const struct org_row *rows, size_t n, struct instant known, const struct org **out,
                  struct err *err);

/* --- by code and by name --------------------------------------------------------------------------------- */

int32_t org_units(const struct org *); /* ids run from 1 to this */
int32_t org_persons(const struct org *);
int32_t org_posts(const struct org *);

unit_id org_unit(const struct org *, struct text code);
person_id org_person(const struct org *, struct text code);
post_id org_post(const struct org *, struct text code);
struct text org_unit_code(const struct org *, unit_id); /* "" for 0 */
struct text org_person_code(const struct org *, person_id);
struct text org_post_code(const struct org *, post_id);

/* The name in force at t (the last one before, if none is); lang "vi" or "en" (Vietnamese where English is missing). */
struct text org_unit_name(const struct org *, unit_id, struct instant t, const char *lang);
struct text org_unit_abbr(const struct org *, unit_id, struct instant t); /* "" where none */
struct text org_person_name(const struct org *, person_id);
struct text org_post_name(const struct org *, post_id, const char *lang);

/* The unit a writer means at t: code, any name, alias or abbreviation, in either language, accents placed in the old or
 * the new way. A name that only a dissolved unit bore gives that unit's successor at t when there is exactly one
 * (*renamed is then true). PB_UNKNOWN_UNIT, or PB_AMBIGUOUS with the candidates named. */
enum rc org_resolve_unit(const struct org *, struct text name, struct instant t, unit_id *out, bool *renamed, struct err *err);
/* A person by code or by full name. PB_UNKNOWN_PERSON, PB_AMBIGUOUS. */
enum rc org_resolve_person(const struct org *, struct text name, person_id *out, struct err *err);

/* The units an open set names on a day ("các sở, ban, ngành", "UBND các xã, phường"), in register order, in the arena.
 * *n is 0 when the words name no set known. Sets are the classes of the unit rows. */
const unit_id *org_open_set(const struct org *, struct arena *, struct text words, struct instant t, size_t *n);

/* --- the tree -------------------------------------------------------------------------------------------- */

bool org_unit_exists(const struct org *, unit_id, struct instant t);
unit_id org_parent(const struct org *, unit_id, struct instant t);
/* What sort of unit it is at t (of one that is gone by then, was): "commune", "department". Empty: not stated. */
struct text org_unit_class(const struct org *, unit_id, struct instant t);
/* The nearest unit at or above u that is marked an agency (u's own body with seal and head); u itself if none is. */
unit_id org_agency(const struct org *, unit_id, struct instant t);
bool org_same_agency(const struct org *, unit_id, unit_id, struct instant t);
/* Is `above` above u in the tree (strictly)? */
bool org_is_above(const struct org *, unit_id above, unit_id u, struct instant t);
unit_id org_common_superior(const struct org *, unit_id, unit_id, struct instant t); /* 0 if none */
/* The office that monitors, confirms and allocates for u: u's own, else the nearest one above; 0 if none. */
unit_id org_office(const struct org *, unit_id, struct instant t);
/* Is `office` the office of some unit at or above u, or of u itself? */
bool org_is_office_of(const struct org *, unit_id office, unit_id u, struct instant t);

/* --- change ---------------------------------------------------------------------------------------------- */

/* The first instant strictly after t at which u stops existing, by succession or dissolution. False: none known. */
bool org_unit_end(const struct org *, unit_id, struct instant t, struct instant *out);
/* Who takes u's work of this function at its end: the row for the function, else the row without function; 0 when no row maps
 * it (then the superior's office allocates). */
unit_id org_successor(const struct org *, unit_id, struct text function);

/* --- people ---------------------------------------------------------------------------------------------- */

struct tenure {
    person_id person;
    post_id post;
    unit_id unit;
    struct instant from, to;
};

unit_id org_post_unit(const struct org *, post_id);
enum post_rank org_post_rank(const struct org *, post_id);
/* Tenures of a person, by `from`. */
const struct tenure *org_tenures(const struct org *, person_id, size_t *n);
/* The person's tenure at t in unit u, or in a unit of the same agency as u when `agency`; the highest rank first. NULL if none. */
const struct tenure *org_tenure_in(const struct org *, person_id, unit_id u, bool agency, struct instant t);
bool org_serves(const struct org *, person_id, unit_id u, struct instant t); /* a tenure or membership in u itself */
/* The unit of the person's i-th tenure or membership, 0 where that does not hold at t: those are all that org_serves says yes of. False: there
 * is no i-th. */
bool org_served(const struct org *, person_id, size_t i, struct instant t, unit_id *unit);
person_id org_head(const struct org *, unit_id, struct instant t); /* who holds the head's post; 0 if vacant */
/* Who holds `post` at t; 0 if vacant. */
person_id org_post_holder(const struct org *, post_id, struct instant t);
/* When the person's (last) tenure in the agency of u that covers t ends. INSTANT_MAX if open. False: none covers t. */
bool org_tenure_end(const struct org *, person_id, unit_id u, struct instant t, struct instant *out);
/* When, strictly after t, the person's place in u's agency next ends. Same as org_tenure_end today; absences apart. */

struct absence {
    person_id person, substitute; /* substitute 0: the head */
    struct instant from, to, recorded;
};
/* Absences of a person, by `from`. */
const struct absence *org_absences(const struct org *, person_id, size_t *n);

/* A delegation, seen by who is lent the post. Whether it stands, org_may_use_post says: it ends with the lender's tenure too. */
struct loan {
    person_id borrower, lender;
    post_id post;
    struct instant from, to;
};
/* What the person is lent, by `from`. */
const struct loan *org_loans(const struct org *, person_id borrower, size_t *n);

/* May `person` use the authority of `post` (own tenure, or delegation) at t? *from gets the delegator, 0 for the own post. */
bool org_may_use_post(const struct org *, person_id, post_id, struct instant t, person_id *from);
/* Has `person` been lent, at t, the authority of a post in unit u? Gives that post and the delegator. */
bool org_delegated_in(const struct org *, person_id, unit_id u, struct instant t, post_id *post, person_id *from);

/* Leader `person` in charge of unit u at t (the "in charge of" rows). */
bool org_in_charge(const struct org *, person_id, unit_id u, struct instant t);

/* --- authority ------------------------------------------------------------------------------------------- */

enum authority { AUTHORITY_UNKNOWN, AUTHORITY_OWN, AUTHORITY_NOT_OWN };
/* May unit u itself decide `decision` (a word of the authority matrix; "" is any) at t? The most specific row decides:
 * unit and decision, class of unit and decision, then rows for any decision. *row is that row's source, or NULL. */
enum authority org_authority(const struct org *, unit_id, struct text decision, struct instant t, const struct org_row **row);

/* --- who may not (MODEL 8) ------------------------------------------------------------------------------- */

/* Is p in the line of `accused` at t: the accused, a subordinate (serves in a unit the accused heads, or below it, or that the
 * accused is in charge of, below head's rank), a delegate or a substitute of the accused? */
bool org_in_line_of(const struct org *, person_id p, person_id accused, struct instant t);
/* May anybody but the person be in that person's line at t? No is certain, and found without asking about everybody. */
bool org_has_line(const struct org *, person_id, struct instant t);
/* Is u's head `accused`? */
bool org_headed_by(const struct org *, unit_id u, person_id accused, struct instant t);

#endif
