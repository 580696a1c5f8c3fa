/* org_build_people.c -- posts, and what ties people to them and to units, as arrays sorted by owner and `from`. */
#include "base/i18n.h"
#include "org/org_build.h"

#include <stdlib.h>

/* --- posts ----------------------------------------------------------------------------------------------- */

static enum rc fill_posts(struct build *b, struct post *posts)
{
    size_t first, end = org_rows_of_kind(b->rows, b->n, ORG_POST, &first);
    for (size_t i = first; i < end; i++) {
        const struct org_row *row = b->rows[i];
        struct post *p = &posts[org_code_find(&b->o->post_codes, row->code)];
        if (!p->nrows) {
            p->code = row->code;
            p->unit = unit_of(b, row->unit);
            p->rank = row->rank;
            p->rows = &b->rows[i];
        } else if (p->unit != unit_of(b, row->unit) || p->rank != row->rank) {
            b->fault = row;
            return err_set(b->err, PB_OVERLAP,
                           _("post '%.*s' changes its unit or rank; give the new post a code of its own"),
                           TEXT_FMT(row->code));
        }
        p->nrows++;
    }
    return RC_OK;
}

static void posts_of_units(struct build *b)
{
    struct unit *units = (struct unit *)(uintptr_t)b->o->units;
    int32_t n = b->o->post_codes.n;
    for (post_id p = 1; p <= n; p++)
        units[b->o->posts[p].unit].nposts++;
    post_id *ids = ARENA_ARRAY(b->a, post_id, n + 1), *next = ids;
    for (unit_id u = 1; u <= b->o->unit_codes.n; u++) {
        units[u].posts = next;
        next += units[u].nposts;
        units[u].nposts = 0;
    }
    for (post_id p = 1; p <= n; p++) {
        struct unit *u = &units[b->o->posts[p].unit];
        ((post_id *)(uintptr_t)u->posts)[u->nposts++] = p;
    }
}

enum rc org_build_posts(struct build *b)
{
    struct post *posts = ARENA_ARRAY(b->a, struct post, b->o->post_codes.n + 1);
    b->o->posts = posts;
    enum rc rc = fill_posts(b, posts);
    if (!rc)
        posts_of_units(b);
    return rc;
}

/* --- people ---------------------------------------------------------------------------------------------- */

/* Cut [*from, *to) to the first stretch of its post's rows, and then of its unit's life, that it meets. False: nothing is left. */
static bool cut_to_post(const struct org *o, const struct post *p, struct instant *from, struct instant *to)
{
    int32_t i = 0;
    while (i < p->nrows && p->rows[i]->to.us <= from->us)
        i++;
    if (i == p->nrows)
        return false;
    struct instant end = p->rows[i]->to;
    *from = instant_max(*from, p->rows[i]->from);
    for (i++; i < p->nrows && instant_eq(p->rows[i]->from, end); i++) /* a new name does not end a post */
        end = p->rows[i]->to;
    *to = instant_min(*to, end);
    const struct unit *u = unit_at(o, p->unit);
    for (i = 0; i < u->nlives; i++)
        if (u->lives[i].to.us > from->us) {
            *from = instant_max(*from, u->lives[i].from);
            *to = instant_min(*to, u->lives[i].to);
            return from->us < to->us;
        }
    return false;
}

/* Items that belong to a person, by person and then by `from`. */
#define BY_OWNER(function, type, owner)                                                                                \
    static int function(const void *a, const void *b)                                                                  \
    {                                                                                                                  \
        const type *x = a, *y = b;                                                                                     \
        if (x->owner != y->owner)                                                                                      \
            return x->owner < y->owner ? -1 : 1;                                                                       \
        return x->from.us < y->from.us ? -1 : x->from.us > y->from.us;                                                 \
    }
BY_OWNER(tenure_by_person, struct tenure, person)
BY_OWNER(absence_by_person, struct absence, person)
BY_OWNER(loan_by_borrower, struct loan, borrower)
BY_OWNER(bond_by_person, struct bond, person)

/* Sort the items and give each person the stretch that is theirs. */
#define DEAL(items, n, compare, owner, people, field)                                                                  \
    do {                                                                                                               \
        qsort((items), (n), sizeof *(items), compare);                                                                 \
        for (size_t item = 0; item < (n); item++) {                                                                    \
            struct person *p_ = &(people)[(items)[item].owner];                                                        \
            if (!p_->n##field)                                                                                         \
                p_->field = &(items)[item];                                                                            \
            p_->n##field++;                                                                                            \
        }                                                                                                              \
    } while (0)

static int holder_by_post(const void *a, const void *b)
{
    const struct tenure *x = *(const struct tenure *const *)a, *y = *(const struct tenure *const *)b;
    if (x->post != y->post)
        return x->post < y->post ? -1 : 1;
    if (x->from.us != y->from.us)
        return x->from.us < y->from.us ? -1 : 1;
    return x < y ? -1 : x > y;
}

static void fill_holders(struct build *b, const struct tenure *tenures, size_t n)
{
    struct post *posts = (struct post *)(uintptr_t)b->o->posts;
    const struct tenure **holders = ARENA_ARRAY(b->a, const struct tenure *, n + 1);
    for (size_t i = 0; i < n; i++)
        holders[i] = &tenures[i];
    qsort(holders, n, sizeof *holders, holder_by_post);
    for (size_t i = 0; i < n; i++) {
        struct post *p = &posts[holders[i]->post];
        if (!p->nholders)
            p->holders = &holders[i];
        p->nholders++;
    }
}

static void fill_tenures(struct build *b, struct person *people)
{
    size_t first, end = org_rows_of_kind(b->rows, b->n, ORG_TENURE, &first), n = 0;
    struct tenure *tenures = ARENA_ARRAY(b->a, struct tenure, end - first + 1);
    for (size_t i = first; i < end; i++) {
        const struct org_row *row = b->rows[i];
        post_id post = org_code_find(&b->o->post_codes, row->post);
        struct tenure t = { person_of(b, row->person), post, b->o->posts[post].unit, row->from, row->to };
        if (cut_to_post(b->o, &b->o->posts[post], &t.from, &t.to))
            tenures[n++] = t;
    }
    DEAL(tenures, n, tenure_by_person, person, people, tenures);
    fill_holders(b, tenures, n);
}

static void fill_absences(struct build *b, struct person *people)
{
    size_t first, end = org_rows_of_kind(b->rows, b->n, ORG_ABSENCE, &first), n = 0;
    struct absence *items = ARENA_ARRAY(b->a, struct absence, end - first + 1);
    for (size_t i = first; i < end; i++) {
        const struct org_row *row = b->rows[i];
        items[n++] = (struct absence){ person_of(b, row->person), person_of(b, row->other_person), row->from, row->to,
                                       row->recorded };
    }
    DEAL(items, n, absence_by_person, person, people, absences);
}

static void fill_loans(struct build *b, struct person *people)
{
    size_t first, end = org_rows_of_kind(b->rows, b->n, ORG_DELEGATION, &first), n = 0;
    struct loan *items = ARENA_ARRAY(b->a, struct loan, end - first + 1);
    for (size_t i = first; i < end; i++) {
        const struct org_row *row = b->rows[i];
        items[n++] = (struct loan){ person_of(b, row->other_person), person_of(b, row->person),
                                    org_code_find(&b->o->post_codes, row->post), row->from, row->to };
    }
    for (size_t i = 0; i < n; i++)
        if (items[i].lender)
            people[items[i].lender].lends = true;
    DEAL(items, n, loan_by_borrower, borrower, people, loans);
}

static size_t bonds_of(struct build *b, enum org_row_kind kind, struct bond **out)
{
    size_t first, end = org_rows_of_kind(b->rows, b->n, kind, &first), n = 0;
    struct bond *items = ARENA_ARRAY(b->a, struct bond, end - first + 1);
    for (size_t i = first; i < end; i++)
        if (!text_empty(b->rows[i]->person)) /* units may be members too */
            items[n++] = (struct bond){ person_of(b, b->rows[i]->person), unit_of(b, b->rows[i]->unit),
                                        b->rows[i]->from, b->rows[i]->to };
    *out = items;
    return n;
}

static void fill_bonds(struct build *b, struct person *people)
{
    struct bond *members, *charges;
    size_t n = bonds_of(b, ORG_MEMBER, &members);
    DEAL(members, n, bond_by_person, person, people, memberships);
    n = bonds_of(b, ORG_CHARGE, &charges);
    DEAL(charges, n, bond_by_person, person, people, charges);
}

/* The row of the later of two tenures, to say where it stands. */
static const struct org_row *tenure_row(const struct build *b, const struct tenure *t)
{
    size_t first, end = org_rows_of_kind(b->rows, b->n, ORG_TENURE, &first);
    for (size_t i = first; i < end; i++)
        if (person_of(b, b->rows[i]->person) == t->person && text_eq(b->rows[i]->post, b->o->posts[t->post].code) &&
            span_holds((struct span){ b->rows[i]->from, b->rows[i]->to }, t->from))
            return b->rows[i];
    return NULL;
}

static enum rc check_heads(struct build *b)
{
    char from[INSTANT_CHARS];
    for (post_id p = 1; p <= b->o->post_codes.n; p++) {
        const struct post *post = &b->o->posts[p];
        for (int32_t i = 1; post->rank == RANK_HEAD && i < post->nholders; i++) {
            const struct tenure *x = post->holders[i - 1], *y = post->holders[i];
            if (x->to.us <= y->from.us)
                continue;
            b->fault = tenure_row(b, y);
            return err_set(
                b->err, PB_OVERLAP,
                _("the head's post '%.*s' is held by both '%.*s' and '%.*s' from %s; state the end of one tenure"),
                TEXT_FMT(post->code), TEXT_FMT(b->o->persons[x->person].code), TEXT_FMT(b->o->persons[y->person].code),
                instant_iso(y->from, from));
        }
    }
    return RC_OK;
}

enum rc org_build_people(struct build *b)
{
    struct person *people = ARENA_ARRAY(b->a, struct person, b->o->person_codes.n + 1);
    b->o->persons = people;
    size_t first, end = org_rows_of_kind(b->rows, b->n, ORG_PERSON, &first);
    for (size_t i = first; i < end; i++) {
        struct person *p = &people[person_of(b, b->rows[i]->code)];
        if (!p->nrows) {
            p->code = b->rows[i]->code;
            p->rows = &b->rows[i];
        }
        p->nrows++;
    }
    fill_tenures(b, people);
    fill_absences(b, people);
    fill_loans(b, people);
    fill_bonds(b, people);
    return check_heads(b);
}
