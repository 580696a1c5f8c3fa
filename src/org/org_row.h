/* org_row.h -- one fact about the organisation, as it is recorded, stored and sealed.
 *
 * A row names things by code. Each kind uses some of the columns (ORG_ROW_LIST); the rest are empty. A row is never
 * changed: a later row of the same kind and key takes over from its `from`, which the earlier row's `to` must leave
 * free, or PB_OVERLAP is what the recorder reads.
 */
#ifndef CONGVU_ORG_ROW_H
#define CONGVU_ORG_ROW_H

#include "base/instant.h"

/* name, word, the columns it uses */
#define ORG_ROW_LIST(X)                                                                                                \
    X(UNIT, "unit", "code parent? agency office? class? level? system?")                                               \
    X(NAME, "name", "unit name_vi name_en? abbr? aliases?")                                                            \
    X(SUCCESSION, "succession", "unit other function?: at `from`, unit's work (of that function) is other's; no other: dissolved") \
    X(PERSON, "person", "code name_vi")                                                                                \
    X(POST, "post", "code unit name_vi name_en? rank")                                                                 \
    X(TENURE, "tenure", "person post")                                                                                 \
    X(DELEGATION, "delegation", "person (lends) post other_person (is lent)")                                          \
    X(ABSENCE, "absence", "person other_person? (substitute)")                                                         \
    X(AUTHORITY, "authority", "unit or class, decision?, own")                                                         \
    X(MEMBER, "member", "person or other (unit) is member of unit")                                                    \
    X(CHARGE, "charge", "person is in charge of unit")

enum org_row_kind {
#define X(name, word, columns) ORG_##name,
    ORG_ROW_LIST(X)
#undef X
        ORG_ROW_KIND_COUNT
};
extern const char *const ORG_ROW_WORDS[ORG_ROW_KIND_COUNT + 1];

enum post_rank { RANK_STAFF, RANK_DEPUTY, RANK_HEAD, RANK_COUNT };
extern const char *const RANK_WORDS[RANK_COUNT + 1]; /* "staff", "deputy", "head" */

struct org_row {
    enum org_row_kind kind;
    int64_t seq;                  /* order in the register; kept by the store               */
    struct text code;             /* of the thing itself: unit, person, post                */
    struct text unit, other;      /* other: parent, successor, member unit                  */
    struct text person, other_person;
    struct text post;
    struct text name_vi, name_en, abbr, aliases; /* aliases: separated by ';'               */
    struct text class, level, system, function, decision, office;
    struct text source, mark;
    bool agency, own;
    enum post_rank rank;
    struct instant from, to;      /* valid [from, to); to = INSTANT_MAX while open          */
    struct instant announced, recorded;
};

#endif
