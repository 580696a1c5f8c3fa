/* look_views.c -- views, charges and dues again from the facts, every difference. */
#include "app/ledger/look.h"

#include "base/i18n.h"
#include "matter/charge.h"

enum { FAMILIES_AT_ONCE = 1024 };

struct counted {
    size_t families, matters;
    struct look_reports *reports;
};

/* The arithmetic that measures everybody must close: charges tile each life. */
static void charges_check(struct look *l, struct arena *a, const struct family *f, struct instant now)
{
    for (size_t i = 0; i < f->n; i++) {
        size_t n;
        const struct charge *charges = matter_charges(a, f, &f->matters[i], now, &n);
        if (!charges_validate(f, &f->matters[i], now, charges, n))
            look_bad(l, _("the charges of matter %lld do not add up to its life"), (long long)f->matters[i].id);
    }
}

static enum rc family_check(struct look *l, struct arena *a, const struct world *w, matter_id root,
                            struct counted *counted, struct err *err)
{
    const struct family *f;
    struct text why;
    enum rc rc = family_read(l->conn, a, w, root, INSTANT_MAX, false, &f, err);
    counted->families++;
    if (rc == RC_NOT_FOUND || rc == RC_CORRUPT) {
        look_bad(l, _("matter %lld: %s"), (long long)root, err->detail);
        return RC_OK;
    }
    if (rc != RC_OK)
        return rc;
    counted->matters += f->n;
    if (!family_validate(f, a, &why)) {
        look_bad(l, _("matter %lld: %s"), (long long)root, text_cstr(a, why));
        return RC_OK;
    }
    charges_check(l, a, f, instant_now());
    look_reports_add(counted->reports, f);
    rc = store_views_check(l->conn, f, err);
    if (rc == RC_CORRUPT)
        look_bad(l, _("of the family of %.*s: %s"), TEXT_FMT(look_fact(l, FACT_MATTER, root)), err->detail);
    return rc == RC_CORRUPT ? RC_OK : rc;
}

static enum rc families_check(struct look *l, const struct world *w, struct counted *counted, struct err *err)
{
    struct arena *list = arena_new(), *a = arena_new();
    matter_id after = 0;
    size_t n = FAMILIES_AT_ONCE;
    enum rc rc = RC_OK;
    while (rc == RC_OK && n == FAMILIES_AT_ONCE) {
        matter_id *roots;
        arena_reset(list);
        rc = store_families(l->conn, list, after, FAMILIES_AT_ONCE, &roots, &n, err);
        for (size_t i = 0; rc == RC_OK && i < n; i++) {
            arena_reset(a);
            rc = family_check(l, a, w, roots[i], counted, err);
            after = roots[i];
        }
    }
    arena_free(a);
    arena_free(list);
    return rc;
}

/* What is lost of an index is in no fact and no leaf, and yet a row is not found by it. */
enum rc look_file(struct look *l, struct err *err)
{
    struct arena *a = arena_new();
    struct text *lines;
    size_t n = 0;
    enum rc rc = store_integrity(l->conn, a, &lines, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++) {
        struct text part; /* it says several things at once, a line each */
        while (text_split(&lines[i], '\n', &part))
            look_bad(l, _("the database file is damaged: %.*s"), TEXT_FMT(part));
    }
    struct stray_rows *orphans;
    if (rc == RC_OK)
        rc = store_orphans(l->conn, a, &orphans, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        look_bad(l, _("rows of table '%.*s' belong to rows that are not there: %lld"), TEXT_FMT(orphans[i].table),
                 (long long)orphans[i].rows);
    arena_free(a);
    return rc;
}

enum rc look_views(struct look *l, struct err *err)
{
    struct counted counted = { 0 };
    struct loaded world;
    int64_t matters = 0, holdings = 0;
    struct arena *a = arena_new();
    enum rc rc = world_load(l->conn, a, &world, err); /* of this snapshot alone, not what others hold */
    if (rc == RC_OK) {
        size_t before = l->wrong;
        rc = look_reports_begin(l, &world, &counted.reports, err);
        if (rc == RC_OK)
            rc = families_check(l, &world.world, &counted, err);
        if (rc == RC_OK)
            rc = store_views_count(l->conn, &matters, &holdings, err);
        if (rc == RC_CORRUPT) {
            look_bad(l, "%s", err->detail);
            rc = RC_OK;
        }
        if (rc == RC_OK && l->wrong == before)
            look_good(l, _("the views, dues and charges of %zu matters in %zu families are what the facts give"),
                      counted.matters, counted.families);
        if (rc == RC_OK)
            rc = look_reports_compare(counted.reports, err);
        look_reports_end(counted.reports);
    } else if (rc == RC_REFUSED || rc == RC_CORRUPT) {
        look_bad(l, _("the register, the calendar or the regulations contradict themselves: %s"), err->detail);
        rc = RC_OK;
    }
    arena_free(a);
    return rc;
}
