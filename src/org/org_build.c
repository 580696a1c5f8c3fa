/* org_build.c -- rows to the index: codes become ids, validity becomes stretches, contradictions are refused.
 *
 * The order of work: rows that stand (org_check.c), ids, references, pieces of units, successions that cut them, cycles,
 * then people (org_build_people.c). A refusal begins with the source of the row at fault, which a loader has given a file and a line where
 * it could not settle a reference itself.
 *
 * What comes late must not make the register unreadable for ever, since nothing is deleted. So a tenure, delegation
 * or membership in a unit that, as a later row shows, was gone by then is no contradiction: it is cut, or has no effect. */
#include "org/org_build.h"
#include "base/i18n.h"

#include <stdlib.h>

static enum rc check_references(struct build *b)
{
    struct code_index has[ORG_ROW_KIND_COUNT] = { 0 };
    has[ORG_UNIT] = b->o->unit_codes;
    has[ORG_PERSON] = b->o->person_codes;
    has[ORG_POST] = b->o->post_codes;
    for (size_t i = 0; i < b->n; i++) {
        struct row_reference ref;
        if (!org_row_dangles(b->rows[i], has, &ref))
            continue;
        b->fault = b->rows[i];
        return org_row_dangling(b->rows[i], &ref, b->err);
    }
    return RC_OK;
}

/* --- units ----------------------------------------------------------------------------------------------- */

static void fill_pieces(struct build *b, struct unit *units)
{
    size_t first, end = org_rows_of_kind(b->rows, b->n, ORG_UNIT, &first);
    struct piece *pieces = ARENA_ARRAY(b->a, struct piece, end - first + 1);
    for (size_t i = first; i < end; i++) {
        const struct org_row *row = b->rows[i];
        struct unit *u = &units[unit_of(b, row->code)];
        struct piece *p = &pieces[i - first];
        *p = (struct piece){ { row->from, row->to }, unit_of(b, row->other), unit_of(b, row->office), row };
        if (!u->npieces) {
            u->code = row->code;
            u->pieces = p;
        }
        u->npieces++;
    }
}

static void fill_names(struct build *b, struct unit *units)
{
    size_t first, end = org_rows_of_kind(b->rows, b->n, ORG_NAME, &first);
    for (size_t i = first; i < end; i++) {
        struct unit *u = &units[unit_of(b, b->rows[i]->unit)];
        if (!u->nnames)
            u->names = &b->rows[i];
        u->nnames++;
    }
}

static int change_by_at(const void *a, const void *b)
{
    const struct change *x = a, *y = b;
    if (x->at.us != y->at.us)
        return x->at.us < y->at.us ? -1 : 1;
    return x->row->seq < y->row->seq ? -1 : x->row->seq > y->row->seq;
}

/* Rows of one unit lie together, by function; we want them by instant. */
static void fill_changes(struct build *b, struct unit *units)
{
    size_t first, end = org_rows_of_kind(b->rows, b->n, ORG_SUCCESSION, &first);
    struct change *changes = ARENA_ARRAY(b->a, struct change, end - first + 1);
    for (size_t i = first; i < end;) {
        size_t next = i;
        while (next < end && text_eq(b->rows[next]->unit, b->rows[i]->unit)) {
            changes[next - first] =
                (struct change){ b->rows[next]->from, unit_of(b, b->rows[next]->other), b->rows[next] };
            next++;
        }
        qsort(&changes[i - first], next - i, sizeof *changes, change_by_at);
        struct unit *u = &units[unit_of(b, b->rows[i]->unit)];
        u->changes = &changes[i - first];
        u->nchanges = (int32_t)(next - i);
        i = next;
    }
}

/* End the piece that a succession at `at` falls into. */
static enum rc cut_piece(struct build *b, struct unit *u, const struct change *c)
{
    struct piece *pieces = (struct piece *)(uintptr_t)u->pieces; /* ours until the build is done */
    char day[INSTANT_CHARS];
    struct piece *hit = NULL;
    b->fault = c->row;
    for (int32_t i = 0; i < u->npieces; i++) {
        if (instant_eq(pieces[i].at.from, c->at))
            return err_set(b->err, PB_OVERLAP,
                           _("unit '%.*s' ends by succession at %s, yet a unit row begins at that instant"),
                           TEXT_FMT(u->code), instant_iso(c->at, day));
        if (instant_before(pieces[i].at.from, c->at) && c->at.us <= pieces[i].at.to.us)
            hit = &pieces[i];
    }
    if (!hit)
        return err_set(b->err, PB_UNKNOWN_REFERENCE, _("unit '%.*s' does not exist at %s and cannot be succeeded then"),
                       TEXT_FMT(u->code), instant_iso(c->at, day));
    hit->at.to = c->at;
    b->fault = NULL;
    return RC_OK;
}

static void join_lives(struct build *b, struct unit *u)
{
    struct span *lives = ARENA_ARRAY(b->a, struct span, u->npieces);
    for (int32_t i = 0; i < u->npieces; i++) {
        const struct span at = u->pieces[i].at;
        if (u->nlives && instant_eq(lives[u->nlives - 1].to, at.from))
            lives[u->nlives - 1].to = at.to;
        else
            lives[u->nlives++] = at;
    }
    u->lives = lives;
}

static enum rc check_successor(struct build *b, const struct unit *u, const struct change *c)
{
    char day[INSTANT_CHARS];
    if (!c->to || org_unit_exists(b->o, c->to, c->at))
        return RC_OK;
    b->fault = c->row;
    return err_set(b->err, PB_UNKNOWN_REFERENCE,
                   _("unit '%.*s' is succeeded by '%.*s' at %s, but '%.*s' does not exist then"), TEXT_FMT(u->code),
                   TEXT_FMT(b->o->units[c->to].code), instant_iso(c->at, day), TEXT_FMT(b->o->units[c->to].code));
}

enum { DEPTH_MAX = 32 }; /* units above a unit; a province has five */

/* Does the way up from u come back to it? */
static bool returns(const struct org *o, unit_id u, struct instant t)
{
    unit_id at = u;
    for (int32_t steps = 0; at && steps <= o->unit_codes.n; steps++) {
        at = org_parent(o, at, t);
        if (at == u)
            return true;
    }
    return false;
}

/* A cycle can only begin where a piece begins or where a parent gives way to its successor: walk up there. */
static enum rc check_cycle(struct build *b, unit_id start, struct instant t, const struct org_row *row)
{
    int32_t depth = 0;
    char day[INSTANT_CHARS];
    unit_id u = start;
    while (u && depth++ <= DEPTH_MAX)
        u = org_parent(b->o, u, t);
    if (!u)
        return RC_OK;
    b->fault = row;
    if (!returns(b->o, u, t))
        return err_set(b->err, PB_TOO_LARGE, _("unit '%.*s' stands more than %d levels deep"),
                       TEXT_FMT(b->o->units[start].code), (int)DEPTH_MAX);
    return err_set(b->err, PB_OVERLAP, _("unit '%.*s' stands above itself at %s"), TEXT_FMT(b->o->units[u].code),
                   instant_iso(t, day));
}

static enum rc check_tree(struct build *b)
{
    for (unit_id u = 1; u <= b->o->unit_codes.n; u++) {
        const struct unit *it = &b->o->units[u];
        enum rc rc = RC_OK;
        for (int32_t i = 0; !rc && i < it->npieces; i++)
            rc = check_cycle(b, u, it->pieces[i].at.from, it->pieces[i].row);
        for (int32_t i = 0; !rc && i < it->nchanges; i++)
            rc = check_cycle(b, it->changes[i].to, it->changes[i].at, it->changes[i].row);
        if (rc)
            return rc;
    }
    return RC_OK;
}

static enum rc build_units(struct build *b)
{
    int32_t n = b->o->unit_codes.n;
    struct unit *units = ARENA_ARRAY(b->a, struct unit, n + 1);
    b->o->units = units;
    fill_pieces(b, units);
    fill_names(b, units);
    fill_changes(b, units);
    for (unit_id u = 1; u <= n; u++) {
        for (int32_t i = 0; i < units[u].nchanges; i++) {
            if (i && instant_eq(units[u].changes[i].at, units[u].changes[i - 1].at))
                continue; /* another function of the same end */
            enum rc rc = cut_piece(b, &units[u], &units[u].changes[i]);
            if (rc)
                return rc;
        }
        join_lives(b, &units[u]);
    }
    for (unit_id u = 1; u <= n; u++)
        for (int32_t i = 0; i < units[u].nchanges; i++) {
            enum rc rc = check_successor(b, &units[u], &units[u].changes[i]);
            if (rc)
                return rc;
        }
    return check_tree(b);
}

/* --- all ------------------------------------------------------------------------------------------------- */

static enum rc build_all(struct build *b)
{
    struct org *o = b->o;
    o->unit_codes = org_row_codes(b->a, b->rows, b->n, ORG_UNIT);
    o->person_codes = org_row_codes(b->a, b->rows, b->n, ORG_PERSON);
    o->post_codes = org_row_codes(b->a, b->rows, b->n, ORG_POST);
    enum rc rc = check_references(b);
    if (!rc)
        rc = build_units(b);
    if (!rc)
        rc = org_build_posts(b);
    if (!rc)
        rc = org_build_people(b);
    if (rc)
        return rc;
    size_t first, end = org_rows_of_kind(b->rows, b->n, ORG_AUTHORITY, &first);
    o->authority = &b->rows[first];
    o->nauthority = end - first;
    org_names_index(b->a, o);
    return RC_OK;
}

enum rc org_build_blame(struct arena *a, const struct org_row *rows, size_t n, struct instant known,
                        const struct org **out, size_t *fault, struct err *err)
{
    assert(a && (rows || !n) && out);
    struct build b = { .a = a, .o = ARENA_NEW(a, struct org), .err = err };
    const struct org_row *own = n ? arena_dup(a, rows, n * sizeof *rows) : NULL;
    const struct org_row **stand = NULL;
    enum rc rc = org_rows_stand(a, own, n, known, &stand, &b.n, &b.fault, err);
    b.rows = (const struct org_row *const *)stand;
    if (!rc)
        rc = build_all(&b);
    if (rc)
        *fault = b.fault ? (size_t)(b.fault - own) : n;
    else
        *out = b.o;
    return rc;
}

enum rc org_build(struct arena *a, const struct org_row *rows, size_t n, struct instant known, const struct org **out,
                  struct err *err)
{
    size_t fault;
    enum rc rc = org_build_blame(a, rows, n, known, out, &fault, err);
    if (rc && fault < n && !text_empty(rows[fault].source))
        err_prefix(err, "%.*s", TEXT_FMT(rows[fault].source));
    return rc;
}
