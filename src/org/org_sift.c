/* org_sift.c -- all that would be refused of a file, not only the first.
 *
 *   items ──► read by themselves ──► rows beside those there ──► references ──► the whole register built
 *               each told              each told                  each told       the one at fault told, and again
 *
 * What is refused is left out, and the rest goes on. An item that only names what a refused one would have brought goes with it in
 * silence: it is right as soon as the other is. A build stops at its first fault, so only so many are tried. */
#include "org/org_index.h"
#include "org/org_yaml.h"

#include <stdlib.h>
#include <string.h>

enum { BUILDS_MAX = 100 };

struct sift {
    struct arena *a;
    struct org_sift *out;
    struct org_row *rows; /* those there, then the file's that are not refused */
    size_t n, nthere;
    const struct ynode **places; /* of the file's */
    bool *refused;               /* of the file's: goes with the next sweep */
    struct text *gone;           /* codes that refused items would have brought */
    size_t ngone;
};

/* "register.yaml:12:3: the sentence" without the place. */
static const char *past_place(const char *file, const char *detail)
{
    size_t n = strlen(file);
    const char *colon = strncmp(detail, file, n) == 0 && detail[n] == ':' ? strstr(detail + n, ": ") : NULL;
    return colon ? colon + 2 : detail;
}

static void tell(struct sift *s, const struct ynode *place, struct text code, const struct err *why)
{
    if (!text_empty(code))
        ARENA_PUSH(s->a, s->gone, s->ngone, code);
    if (s->out->n == ORG_REFUSALS_MAX) {
        s->out->more++;
        return;
    }
    const char *says = past_place(place->file, why->detail);
    struct org_refusal refusal = { place->line, why->problem, arena_dup(s->a, says, strlen(says) + 1) };
    ARENA_PUSH(s->a, s->out->refusals, s->out->n, refusal);
}

static void tell_item(void *arg, const struct ynode *item, struct text code, const struct err *why)
{
    tell(arg, item, code, why);
}

/* Both rows of a unit stand beside each other: refused together, told once. False: it was. */
static bool refuse(struct sift *s, size_t at)
{
    if (s->refused[at])
        return false;
    for (size_t i = at; i < s->n - s->nthere && s->places[i] == s->places[at]; i++)
        s->refused[i] = true;
    for (size_t i = at; i > 0 && s->places[i - 1] == s->places[at]; i--)
        s->refused[i - 1] = true;
    return true;
}

static void tell_row(void *arg, const struct org_row *row, const struct err *why)
{
    struct sift *s = arg;
    size_t at = (size_t)(row - s->rows) - s->nthere;
    if (refuse(s, at))
        tell(s, s->places[at], row->code, why);
}

/* Takes out what is refused; false: nothing was. */
static bool sweep(struct sift *s)
{
    size_t kept = 0, nfile = s->n - s->nthere;
    for (size_t i = 0; i < nfile; i++) {
        if (s->refused[i])
            continue;
        s->rows[s->nthere + kept] = s->rows[s->nthere + i];
        s->places[kept++] = s->places[i];
    }
    memset(s->refused, 0, nfile * sizeof *s->refused);
    s->n = s->nthere + kept;
    return kept < nfile;
}

static bool is_gone(const struct sift *s, struct text code)
{
    for (size_t i = 0; i < s->ngone; i++)
        if (text_eq(s->gone[i], code))
            return true;
    return false;
}

/* Rows beside each other and what they name, until nothing more falls out: one that goes takes others with it. */
static enum rc sift_rows(struct sift *s, struct err *err)
{
    const struct org_blame blame = { s->nthere, tell_row, s };
    for (bool more = true; more;) {
        const struct org_row **stand;
        size_t nstand;
        enum rc rc = org_rows_sift(s->a, s->rows, s->n, &blame, &stand, &nstand, err);
        if (rc)
            return rc;
        struct code_index has[ORG_ROW_KIND_COUNT] = { 0 };
        const enum org_row_kind kinds[] = { ORG_UNIT, ORG_PERSON, ORG_POST };
        for (size_t k = 0; k < LEN(kinds); k++)
            has[kinds[k]] = org_row_codes(s->a, (const struct org_row *const *)stand, nstand, kinds[k]);
        for (size_t i = s->nthere; i < s->n; i++) {
            struct row_reference ref;
            if (s->refused[i - s->nthere] || !org_row_dangles(&s->rows[i], has, &ref))
                continue;
            if (is_gone(s, ref.code)) {
                refuse(s, i - s->nthere);
                if (!text_empty(s->rows[i].code))
                    ARENA_PUSH(s->a, s->gone, s->ngone, s->rows[i].code);
                continue;
            }
            org_row_dangling(&s->rows[i], &ref, err);
            tell_row(s, &s->rows[i], err);
        }
        more = sweep(s);
    }
    return RC_OK;
}

static int by_line(const void *a, const void *b)
{
    const struct org_refusal *x = a, *y = b;
    return x->line < y->line ? -1 : x->line > y->line;
}

/* Until what is left can be built. A fault of what was there before is nobody's here. */
static enum rc sift_build(struct sift *s, struct err *err)
{
    enum rc rc = sift_rows(s, err);
    for (int tries = 0; rc == RC_OK && tries < BUILDS_MAX; tries++) {
        struct arena *a = arena_new();
        const struct org *org;
        size_t fault;
        enum rc built = org_build_blame(a, s->rows, s->n, INSTANT_MAX, &org, &fault, err);
        arena_free(a);
        s->out->all = built == RC_OK;
        if (built == RC_OK)
            break;
        if (fault < s->nthere || fault >= s->n)
            return built;
        tell_row(s, &s->rows[fault], err);
        sweep(s);
        rc = sift_rows(s, err);
    }
    return rc;
}

enum rc org_sift_yaml(struct arena *a, const char *file, struct text bytes, struct instant recorded,
                      const struct org_row *there, size_t nthere, struct org_sift *out, struct err *err)
{
    assert(a && file && (there || !nthere) && out && err);
    struct org_sift told = { 0 };
    struct sift s = { .a = a, .out = &told, .nthere = nthere };
    struct org_yaml read;
    enum rc rc = org_yaml_rows(a, file, bytes, recorded, &(struct org_refuse){ tell_item, &s }, &read, err);
    if (rc)
        return rc;
    s.n = nthere + read.n;
    s.rows = ARENA_ARRAY(a, struct org_row, s.n + 1);
    s.places = ARENA_ARRAY(a, const struct ynode *, read.n + 1);
    s.refused = ARENA_ARRAY(a, bool, read.n + 1);
    if (nthere)
        memcpy(s.rows, there, nthere * sizeof *there);
    if (read.n) {
        memcpy(s.rows + nthere, read.rows, read.n * sizeof *read.rows);
        memcpy(s.places, read.places, read.n * sizeof *read.places);
    }
    rc = sift_build(&s, err);
    if (rc)
        return rc;
    if (told.n)
        qsort(told.refusals, told.n, sizeof *told.refusals, by_line);
    told.rows = s.n - nthere;
    *out = told;
    return RC_OK;
}
