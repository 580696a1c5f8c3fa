/* rulebook.c -- which version governs a matter.
 *
 * Versions lie sorted by kind and first valid day, none overlapping, so a matter's rule is found by walking the few versions
 * of its kind once:
 *
 *   (1) the version valid on the day the matter began governs it;
 *   (2) each later version that reaches running matters takes over on its first valid day, or when it was announced if that
 *       is later: what nobody had announced cannot have moved a deadline;
 *   (3) a version that ends without a successor goes on governing the matters it had.
 */
#include "rules/rulebook.h"

#include "base/i18n.h"
#include "rules/variant.h"

#include <stdlib.h>
#include <string.h>

/* The versions of one kind. */
struct span {
    struct text code;
    const struct version *first;
    size_t n;
};

struct rulebook {
    const struct span *spans; /* in span_order: every fold asks for a rule again and again */
    const struct text *kinds; /* in the order of the regulations                           */
    size_t nkinds;
    const struct text *registers; /* kinds of which a version names who reads */
    size_t nregisters;
};

static enum rc overlap(const struct rule *a, const struct rule *b, struct err *err)
{
    char from_a[INSTANT_CHARS], from_b[INSTANT_CHARS];
    return err_set(err, PB_OVERLAP,
                   _("two versions of the regulation '%.*s', valid from %s and from %s, hold on the same day: end the "
                     "earlier before the later begins, or state when the later was announced"),
                   TEXT_FMT(a->code), day_iso(a->from, from_a), day_iso(b->from, from_b));
}

/* Short ones first: the length nearly always tells two codes apart. */
static int code_order(struct text a, struct text b)
{
    return a.n != b.n ? (a.n < b.n ? -1 : 1) : a.n ? memcmp(a.p, b.p, a.n) : 0;
}

static int span_order(const void *a, const void *b)
{
    return code_order(((const struct span *)a)->code, ((const struct span *)b)->code);
}

/* Of versions that lie sorted by kind. */
static const struct span *spans_make(struct arena *a, const struct version *versions, size_t n,
                                     const struct text *kinds, size_t nkinds)
{
    struct span *spans = ARENA_ARRAY(a, struct span, nkinds);
    for (size_t i = 0; i < nkinds; i++)
        spans[i].code = kinds[i];
    for (size_t i = 0; i < n; i++) {
        struct span *s = &spans[versions[i].kind];
        assert(!s->first || &versions[i] == s->first + s->n);
        s->first = s->first ? s->first : &versions[i];
        s->n++;
    }
    if (nkinds > 1)
        qsort(spans, nkinds, sizeof *spans, span_order);
    return spans;
}

static const struct text *registers_find(struct arena *a, const struct span *spans, size_t n, size_t *found)
{
    struct text *codes = NULL;
    *found = 0;
    for (size_t i = 0; i < n; i++) {
        bool names = false;
        for (size_t v = 0; v < spans[i].n; v++)
            names = names || (!text_empty(spans[i].first[v].rule.readers) && !rule_is_variant(&spans[i].first[v].rule));
        if (names)
            ARENA_PUSH(a, codes, *found, spans[i].code);
    }
    return codes;
}

enum rc rulebook_build(struct arena *a, const struct rule *rules, size_t n, struct instant known,
                       const struct rulebook **out, struct err *err)
{
    const struct rule **rows = ARENA_ARRAY(a, const struct rule *, n);
    size_t nrows = 0, clash[2];
    for (size_t i = 0; i < n; i++)
        if (!instant_before(known, rules[i].recorded))
            rows[nrows++] = &rules[i];

    struct rulebook *book = ARENA_NEW(a, struct rulebook);
    struct version *versions;
    if (!versions_settle(a, rows, nrows, &versions, &book->nkinds, clash))
        return overlap(rows[clash[0]], rows[clash[1]], err);
    struct text *kinds = ARENA_ARRAY(a, struct text, book->nkinds);
    for (size_t i = 0; i < nrows; i++)
        kinds[versions[i].kind] = versions[i].rule.code;
    enum rc rc = variants_join(a, &versions, &nrows, err);
    if (rc != RC_OK)
        return rc;
    book->spans = spans_make(a, versions, nrows, kinds, book->nkinds);
    book->kinds = kinds;
    book->registers = registers_find(a, book->spans, book->nkinds, &book->nregisters);
    *out = book;
    return RC_OK;
}

const struct text *rulebook_registers(const struct rulebook *book, size_t *n)
{
    *n = book->nregisters;
    return book->registers;
}

size_t rulebook_kinds(const struct rulebook *book) { return book->nkinds; }

struct text rulebook_kind(const struct rulebook *book, size_t i)
{
    assert(i < book->nkinds);
    return book->kinds[i];
}

static bool reaches(const struct rule *rule, struct instant t)
{
    struct instant counts = instant_max(day_start(rule->from), rule->announced);
    return rule->reaches_running && !instant_before(t, counts);
}

/* NULL: no such kind. */
static const struct span *span_find(const struct rulebook *book, struct text code)
{
    size_t low = 0, high = book->nkinds;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int order = code_order(code, book->spans[mid].code);
        if (order == 0)
            return &book->spans[mid];
        if (order < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return NULL;
}

const struct rule *rulebook_find(const struct rulebook *book, struct text code, struct instant begun, struct instant t)
{
    const struct span *span = span_find(book, code);
    const struct rule *found = NULL;
    struct day day = instant_day(begun);
    for (size_t i = 0; span && i < span->n; i++) {
        const struct rule *rule = &span->first[i].rule;
        if (rule->from.n <= day.n && day.n <= rule->to.n)
            found = rule;
        else if (found && reaches(rule, t))
            found = rule;
    }
    return found;
}
