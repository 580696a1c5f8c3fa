/* app_compare.c -- two readings of a corrected document: what a file says anew, against the draft that stands.
 *
 *      draft      1 ── 2 ── 3 ── 4          pairs: equal words first, then the most alike, each content once;
 *      file       1 ── 2' ────── 4 ── 5     2 differs, 3 is gone, 5 is new
 */
#include "app/intake/amend.h"
#include "app/intake/draft_table.h"
#include "app/intake/taken.h"

#include "base/i18n.h"

#include <jansson.h>
#include <stdlib.h>

/* Of DRAFT_COLUMNS, those that say what is to be done. */
static const char *const FIELDS[] = { "words", "leads", "coordinators", "person",
                                      "date",  "recur", "report_to",    "product" };

struct pair {
    const struct draft_item *was, *is; /* NULL: new, or gone */
};

struct comparison {
    struct reading r;
    struct draft was, is;
    struct pair *pairs;
    size_t n, counts[4];
};
enum outcome { SAME, CHANGED, NEW, GONE };

/* --- pairs ------------------------------------------------------------------------------------------------------------ */

static struct draft draft_of(struct arena *a, const struct congvu_intake *in, const struct taken *t)
{
    struct taken_rows rows = taken_rows(a, in, t);
    struct draft d = { .doc = rows.doc };
    for (size_t i = 0; i < rows.n; i++)
        ARENA_PUSH(a, d.items, d.n,
                   ((struct draft_item){ .row = rows.contents[i], .state = DRAFT_STANDS, .c = t->draft.contents[i] }));
    return d;
}

/* A match for item i of the new reading among those of the draft that have none: equal words, or the most alike. */
static size_t best_for(struct arena *a, const struct comparison *c, const bool *taken, size_t i, bool equal)
{
    size_t best = SIZE_MAX;
    int most = AMEND_ALIKE_PERCENT - 1;
    struct text words = c->is.items[i].row.words;
    for (size_t k = 0; k < c->was.n; k++) {
        struct text other = c->was.items[k].row.words;
        int how = taken[k] ? -1
                  : equal  ? (text_eq(text_key(a, words), text_key(a, other)) ? 100 : -1)
                           : amend_alike(a, words, other);
        if (how > most) {
            most = how;
            best = k;
        }
    }
    return best;
}

static void pair_up(struct comparison *c)
{
    struct arena *a = c->r.a;
    bool *taken = ARENA_ARRAY(a, bool, c->was.n + 1);
    size_t *of = ARENA_ARRAY(a, size_t, c->is.n + 1);
    for (size_t i = 0; i < c->is.n; i++)
        of[i] = SIZE_MAX;
    for (int equal = 1; equal >= 0; equal--)
        for (size_t i = 0; i < c->is.n; i++) {
            size_t k = of[i] == SIZE_MAX ? best_for(a, c, taken, i, equal) : SIZE_MAX;
            if (k == SIZE_MAX)
                continue;
            of[i] = k;
            taken[k] = true;
        }
    for (size_t i = 0; i < c->is.n; i++)
        ARENA_PUSH(a, c->pairs, c->n,
                   ((struct pair){ of[i] == SIZE_MAX ? NULL : &c->was.items[of[i]], &c->is.items[i] }));
    for (size_t k = 0; k < c->was.n; k++)
        if (!taken[k] && c->was.items[k].state == DRAFT_STANDS)
            ARENA_PUSH(a, c->pairs, c->n, ((struct pair){ &c->was.items[k], NULL }));
}

/* What the column of a pair says, before and now; false: the same. */
static bool differs(const struct comparison *c, const struct pair *p, const char *column, struct text *was,
                    struct text *is)
{
    *was = draft_value(c->r.a, &c->r.world, c->r.now, &c->was, p->was, column);
    *is = draft_value(c->r.a, &c->r.world, c->r.now, &c->is, p->is, column);
    return !text_eq(text_key(c->r.a, *was), text_key(c->r.a, *is));
}

static enum outcome outcome_of(const struct comparison *c, const struct pair *p)
{
    struct text was, is;
    if (p->was == NULL || p->is == NULL)
        return p->was == NULL ? NEW : GONE;
    for (size_t i = 0; i < LEN(FIELDS); i++)
        if (differs(c, p, FIELDS[i], &was, &is))
            return CHANGED;
    return SAME;
}

/* --- said ------------------------------------------------------------------------------------------------------------- */

static void put_content(struct sbuf *out, const char *sign, const struct draft_item *item)
{
    sbuf_printf(out, "%s %4d  %.*s\n", sign, item->row.ordinal, TEXT_FMT(item->row.words));
}

static void put_pair(struct sbuf *out, const struct comparison *c, const struct pair *p)
{
    struct text was, is;
    switch (outcome_of(c, p)) {
    case SAME: return;
    case NEW: put_content(out, "+", p->is); return;
    case GONE: put_content(out, "-", p->was); return;
    case CHANGED: break;
    }
    put_content(out, "*", p->was);
    for (size_t i = 0; i < LEN(FIELDS); i++)
        if (differs(c, p, FIELDS[i], &was, &is))
            sbuf_printf(out, "          %s: %.*s → %.*s\n", FIELDS[i], TEXT_FMT(was.n ? was : TEXT("-")),
                        TEXT_FMT(is.n ? is : TEXT("-")));
}

static void put_text(struct sbuf *out, const struct comparison *c, const char *file)
{
    sbuf_printf(out, _("Draft %lld against '%s': %zu the same, %zu changed (*), %zu new (+), %zu gone (-).\n"),
                (long long)c->was.doc.id, file, c->counts[SAME], c->counts[CHANGED], c->counts[NEW], c->counts[GONE]);
    for (size_t i = 0; i < c->n; i++)
        put_pair(out, c, &c->pairs[i]);
    if (c->counts[SAME] == c->n)
        return;
    if (c->was.doc.accepted)
        sbuf_printf(out, "%s\n", _("The draft is accepted: what it opened is changed by acts; do not open it twice."));
    else
        sbuf_printf(out, "%s\n", _("Put the draft right (congvu draft), or take the corrected file in instead of it."));
}

static json_t *text_json(struct text t) { return t.n > 0 ? json_stringn(t.p, t.n) : json_null(); }

static json_t *pair_json(const struct comparison *c, const struct pair *p, enum outcome what)
{
    static const char *const WORDS[] = { [SAME] = "same", [CHANGED] = "changed", [NEW] = "new", [GONE] = "gone" };
    struct text was, is;
    json_t *fields = json_object();
    for (size_t i = 0; what == CHANGED && i < LEN(FIELDS); i++)
        if (differs(c, p, FIELDS[i], &was, &is))
            json_object_set_new(fields, FIELDS[i], json_pack("{s:o,s:o}", "was", text_json(was), "is", text_json(is)));
    return json_pack("{s:s,s:o,s:o,s:o}", "what", WORDS[what], "n",
                     p->was ? json_integer(p->was->row.ordinal) : json_null(), "words",
                     text_json(p->is ? p->is->row.words : p->was->row.words), "fields", fields);
}

static void put_json(struct sbuf *out, const struct comparison *c)
{
    json_t *list = json_array();
    for (size_t i = 0; i < c->n; i++)
        json_array_append_new(list, pair_json(c, &c->pairs[i], outcome_of(c, &c->pairs[i])));
    json_t *root = json_pack("{s:I,s:b,s:o}", "draft", (json_int_t)c->was.doc.id, "accepted", c->was.doc.accepted,
                             "contents", list);
    char *dump = json_dumps(root, JSON_INDENT(1));
    json_decref(root);
    assert(dump != NULL);
    sbuf_printf(out, "%s\n", dump);
    free(dump);
}

enum rc congvu_compare(struct congvu *app, const struct congvu_intake *in, int64_t draft, struct sbuf *out,
                       struct err *err)
{
    struct arena *a = arena_new();
    struct taken taken;
    struct comparison c = { .n = 0 };
    struct congvu_ask now = { .as_of = TEXT_NONE, .who = in->who };
    enum rc rc = taken_read(a, in, &taken, err);
    if (rc == RC_OK) {
        rc = reading_begin(app, &now, &c.r, err);
        if (rc == RC_OK)
            rc = draft_load(c.r.conn, c.r.a, draft, &c.was, err);
        if (rc == RC_OK) {
            c.is = draft_of(a, in, &taken);
            pair_up(&c);
            for (size_t i = 0; i < c.n; i++)
                c.counts[outcome_of(&c, &c.pairs[i])]++;
            if (in->style.format == REPORT_JSON)
                put_json(out, &c);
            else
                put_text(out, &c, in->file);
        }
        reading_end(&c.r);
    }
    arena_free(a);
    return rc;
}
