/* fuzz_org.c -- any bytes as a register, YAML or TSV: refused with a sentence, or rows that keep their promises; and if
 * an org can be built of them, an index that does. */
#include "org/org_index.h"
#include "org/org_load.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool promise)
{
    if (!promise)
        abort();
}

static void validate_rows(const struct org_row *rows, size_t n)
{
    require(n > 0);
    for (size_t i = 0; i < n; i++) {
        require(rows[i].kind < ORG_ROW_KIND_COUNT && rows[i].rank < RANK_COUNT);
        require(rows[i].from.us < rows[i].to.us && rows[i].seq == (int64_t)i + 1);
    }
}

static void validate_life(const struct unit *u)
{
    for (int32_t i = 0; i < u->npieces; i++) {
        require(u->pieces[i].at.from.us < u->pieces[i].at.to.us);
        require(!i || u->pieces[i - 1].at.to.us <= u->pieces[i].at.from.us);
    }
    for (int32_t i = 1; i < u->nlives; i++)
        require(u->lives[i - 1].to.us < u->lives[i].from.us);
}

static void validate_unit(const struct org *o, unit_id id)
{
    const struct unit *u = &o->units[id];
    validate_life(u);
    require(org_unit(o, u->code) == id);
    for (int32_t i = 0; i < u->npieces; i++) {
        const struct instant t = u->pieces[i].at.from;
        unit_id out;
        bool renamed;
        struct err err;
        require(org_unit_exists(o, id, t) && !org_is_above(o, id, id, t)); /* or the walk never ends */
        require(org_agency(o, id, t) > 0);
        org_office(o, id, t);
        enum rc rc = org_resolve_unit(o, org_unit_name(o, id, t, "vi"), t, &out, &renamed, &err);
        require(rc == RC_OK || err.problem == PB_AMBIGUOUS || err.problem == PB_UNKNOWN_UNIT);
    }
    for (int32_t i = 0; i < u->nchanges; i++) {
        const struct change *c = &u->changes[i];
        require(!org_unit_exists(o, id, c->at) && (!c->to || org_unit_exists(o, c->to, c->at)));
    }
}

static void validate_person(const struct org *o, person_id id)
{
    size_t n;
    const struct tenure *held = org_tenures(o, id, &n);
    for (size_t i = 0; i < n; i++) {
        require(held[i].from.us < held[i].to.us && (!i || held[i - 1].from.us <= held[i].from.us));
        require(org_serves(o, id, held[i].unit, held[i].from) && org_unit_exists(o, held[i].unit, held[i].from));
        require(org_in_line_of(o, id, id, held[i].from));
    }
}

static void validate_org(struct arena *a, const struct org_row *rows, size_t n)
{
    const struct org *o;
    struct err err;
    size_t named;
    if (org_build(a, rows, n, INSTANT_MAX, &o, &err)) {
        require(err.rc != RC_OK && err.detail[0]);
        return;
    }
    for (unit_id u = 1; u <= org_units(o); u++)
        validate_unit(o, u);
    for (person_id p = 1; p <= org_persons(o); p++)
        validate_person(o, p);
    org_open_set(o, a, TEXT("các sở, ban, ngành"), rows[0].from, &named);
    require(named <= (size_t)org_units(o));
}

/* What fits as a whole has no refusal, and what has none fits: nothing is told wrongly, nothing passed over. */
static void validate_sift(struct text bytes)
{
    struct arena *a = arena_new();
    const struct org *o;
    struct org_row *rows;
    size_t n;
    struct err err;
    struct org_sift sift;
    bool fits = org_load_yaml(a, "f", bytes, (struct instant){ 0 }, &rows, &n, &err) == RC_OK &&
                org_build(a, rows, n, INSTANT_MAX, &o, &err) == RC_OK;
    enum rc rc = org_sift_yaml(a, "f", bytes, (struct instant){ 0 }, NULL, 0, &sift, &err);
    require(!fits || (rc == RC_OK && sift.n == 0 && sift.rows == n));
    require(rc != RC_OK || fits || sift.n > 0 || sift.rows == 0);
    for (size_t i = 0; rc == RC_OK && i < sift.n; i++)
        require(sift.refusals[i].line > 0 && sift.refusals[i].problem != PB_NONE && sift.refusals[i].says[0]);
    arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct text bytes = { (const char *)data, size };
    for (int tsv = 0; tsv < 2; tsv++) {
        struct arena *a = arena_new();
        struct org_row *rows;
        size_t n;
        struct err err;
        enum rc rc = tsv ? org_load_tsv(a, "f", bytes, TEXT("Lam"), (struct instant){ 0 }, &rows, &n, &err)
                         : org_load_yaml(a, "f", bytes, (struct instant){ 0 }, &rows, &n, &err);
        if (rc)
            require(err.rc == rc && err.detail[0]);
        else {
            validate_rows(rows, n);
            validate_org(a, rows, n);
        }
        arena_free(a);
    }
    validate_sift(bytes);
    return 0;
}
