/* org_index.h -- how a built org looks inside; for the files of this folder only.
 *
 * Codes become small integers once, at build; every question is then an array access and a search in the few
 * stretches of one unit or person:
 *
 *      unit 7     pieces  |--- row 12: under 3 ---|--- row 40: under 5 ---|
 *                 lives   |-----------------------------------------------|         (pieces that touch, joined)
 *                 changes                                                  ^ to 9   (its successions)
 *
 * (1) pieces and lives are sorted by `from` and do not overlap. (2) A change lies at the end of a life. (3) The unit a
 * change names exists at that instant. (4) The tree has no cycle at any instant. (5) Tenures are cut to the life of their
 * post and unit: a post ends with its unit, and who goes on in the successor has a tenure there.
 * org_build checks or makes all five; the rest of the folder relies on them. */
#ifndef CONGVU_ORG_INDEX_H
#define CONGVU_ORG_INDEX_H

#include "org/org.h"

struct span {
    struct instant from, to; /* [from, to) */
};

struct piece {
    struct span at;
    unit_id parent, office; /* as the row says, 0 for none; may have ended since: see org_tree.c */
    const struct org_row *row;
};

struct change {
    struct instant at;
    unit_id to; /* 0: dissolved */
    const struct org_row *row;
};

struct unit {
    struct text code;
    const struct piece *pieces;
    const struct span *lives;
    const struct org_row *const *names; /* by `from` */
    const struct change *changes;       /* by `at` */
    const post_id *posts;               /* in register order */
    int32_t npieces, nlives, nnames, nchanges, nposts;
};

/* A person tied to a unit: member of it, or in charge of it. */
struct bond {
    person_id person;
    unit_id unit;
    struct instant from, to;
};

struct person {
    struct text code;
    const struct org_row *const *rows; /* by `from` */
    const struct tenure *tenures;
    const struct absence *absences;
    const struct loan *loans;
    const struct bond *memberships, *charges;
    int32_t nrows, ntenures, nabsences, nloans, nmemberships, ncharges;
    bool lends; /* has lent a post, some time */
};

struct post {
    struct text code;
    unit_id unit;
    enum post_rank rank;
    const struct org_row *const *rows;   /* by `from` */
    const struct tenure *const *holders; /* by `from` */
    int32_t nrows, nholders;
};

/* Codes in the order of their bytes, with the id of each. */
struct code_index {
    const struct text *code;
    const int32_t *id;
    int32_t n;
};

/* One way to write a name (full, short, alias; vi, en), made comparable. */
struct name_entry {
    struct text key;
    int32_t id;     /* unit or person */
    struct span at; /* while it was the name; a unit's first name reaches back, its last goes on */
};

struct name_index {
    const struct name_entry *entry; /* by key, then id */
    size_t n;
};

enum { EXPANSIONS_MAX = 40 };

/* How names are made comparable: text_key or text_fold, then usual short forms written out. */
struct norm {
    bool fold;
    struct text brief[EXPANSIONS_MAX], full[EXPANSIONS_MAX];
};

struct org {
    struct code_index unit_codes, person_codes, post_codes;
    const struct unit *units; /* [1 .. n], like the codes; 0 is empty */
    const struct person *persons;
    const struct post *posts;
    const struct org_row *const *authority; /* by unit, class, decision, from */
    size_t nauthority;
    struct norm keyed, folded;
    struct name_index unit_keys, unit_folds, person_keys, person_folds;
};

static inline bool span_holds(struct span s, struct instant t) { return s.from.us <= t.us && t.us < s.to.us; }

int32_t org_code_find(const struct code_index *codes, struct text code); /* 0 where absent */

static inline const struct unit *unit_at(const struct org *o, unit_id u)
{
    assert(o && u >= 0 && u <= o->unit_codes.n);
    return &o->units[u];
}
static inline const struct person *person_at(const struct org *o, person_id p)
{
    assert(o && p >= 0 && p <= o->person_codes.n);
    return &o->persons[p];
}
static inline const struct post *post_at(const struct org *o, post_id p)
{
    assert(o && p >= 0 && p <= o->post_codes.n);
    return &o->posts[p];
}

/* org_check.c: what rows of one register may not say, whoever brings them. */

/* The rows recorded by `known` that stand, sorted by kind, key and `from` (pointers into rows): a row closed by a later
 * recorded one (same kind, key and `from`, earlier `to`) gives way to it. Refuses rows that miss a column, end before
 * they begin, or overlap another of their key; *fault is then the row. */
enum rc org_rows_stand(struct arena *a, const struct org_row *rows, size_t n, struct instant known,
                       const struct org_row ***out, size_t *nout, const struct org_row **fault, struct err *err);
/* The same of rows known at all; each at fault from rows[first] on is told and left out. */
struct org_blame {
    size_t first;
    void (*tell)(void *arg, const struct org_row *row, const struct err *why);
    void *arg;
};
enum rc org_rows_sift(struct arena *a, const struct org_row *rows, size_t n, const struct org_blame *blame,
                      const struct org_row ***out, size_t *nout, struct err *err);

/* org_build.c: org_build, which says which of the rows is at fault (n: none by itself) in place of its source. */
enum rc org_build_blame(struct arena *a, const struct org_row *rows, size_t n, struct instant known, const struct org **out,
                        size_t *fault, struct err *err);

/* The first reference of a row to a unit, person or post that `has` does not know. */
struct row_reference {
    const char *column;
    enum org_row_kind kind;
    struct text code;
};
bool org_row_dangles(const struct org_row *row, const struct code_index has[ORG_ROW_KIND_COUNT],
                     struct row_reference *out);
/* The refusal of such a row. */
enum rc org_row_dangling(const struct org_row *row, const struct row_reference *ref, struct err *err);
/* The codes that rows of this kind define, sorted, each with its id by first row (rows as org_rows_stand gives them). */
struct code_index org_row_codes(struct arena *a, const struct org_row *const *rows, size_t n, enum org_row_kind kind);
/* The stretch [*first, return) of one kind in rows as org_rows_stand gives them. */
size_t org_rows_of_kind(const struct org_row *const *rows, size_t n, enum org_row_kind kind, size_t *first);
int org_row_key_cmp(const struct org_row *x, const struct org_row *y);

/* org_names.c */
struct norm org_norm_make(struct arena *a, bool fold);
struct text org_norm_text(struct arena *a, const struct norm *norm, struct text t);
void org_names_index(struct arena *a, struct org *o);

/* The piece of u that holds t, or NULL. */
const struct piece *org_unit_piece(const struct unit *u, struct instant t);
/* The last end of u at or before t. False: none. */
bool org_unit_ended(const struct unit *u, struct instant t, struct instant *at);

#endif
