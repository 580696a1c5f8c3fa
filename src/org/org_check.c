/* org_check.c -- what rows of one register may not say, whoever brings them.
 *
 * A kind of row has a key; at one instant at most one row of a key is valid. An open row is closed by saying it again
 * with an end: the same kind, key and `from`, recorded later, with an earlier `to`. Anything else that overlaps is
 * refused, so bringing the same file twice is. */
#include "base/i18n.h"
#include "org/org_index.h"

#include <stdlib.h>
#include <string.h>

struct column {
    const char *name;
    size_t at;
};

#define COLUMN(field)                                                                                                  \
    {                                                                                                                  \
#field, offsetof(struct org_row, field)                                                                        \
    }
enum { COLUMNS_MAX = 4 };

/* What makes a row of each kind the same thing as another, and what it cannot do without. */
static const struct {
    struct column key[COLUMNS_MAX], must[COLUMNS_MAX];
} SHAPES[ORG_ROW_KIND_COUNT] = {
    [ORG_UNIT] = { { COLUMN(code) }, { COLUMN(code) } },
    [ORG_NAME] = { { COLUMN(unit) }, { COLUMN(unit), COLUMN(name_vi) } },
    [ORG_SUCCESSION] = { { COLUMN(unit), COLUMN(function) }, { COLUMN(unit) } },
    [ORG_PERSON] = { { COLUMN(code) }, { COLUMN(code), COLUMN(name_vi) } },
    [ORG_POST] = { { COLUMN(code) }, { COLUMN(code), COLUMN(unit), COLUMN(name_vi) } },
    [ORG_TENURE] = { { COLUMN(person), COLUMN(post) }, { COLUMN(person), COLUMN(post) } },
    [ORG_DELEGATION] = { { COLUMN(person), COLUMN(post), COLUMN(other_person) },
                         { COLUMN(person), COLUMN(post), COLUMN(other_person) } },
    [ORG_ABSENCE] = { { COLUMN(person) }, { COLUMN(person) } },
    [ORG_AUTHORITY] = { { COLUMN(unit), COLUMN(class), COLUMN(decision) }, { { NULL, 0 } } },
    [ORG_MEMBER] = { { COLUMN(unit), COLUMN(person), COLUMN(other) }, { COLUMN(unit) } },
    [ORG_CHARGE] = { { COLUMN(person), COLUMN(unit) }, { COLUMN(person), COLUMN(unit) } },
};

/* Columns that name another row, and the kind of it. */
static const struct {
    struct column column;
    enum org_row_kind kind;
} REFERENCES[] = {
    { COLUMN(unit), ORG_UNIT },     { COLUMN(other), ORG_UNIT },          { COLUMN(office), ORG_UNIT },
    { COLUMN(person), ORG_PERSON }, { COLUMN(other_person), ORG_PERSON }, { COLUMN(post), ORG_POST },
};

static struct text column_of(const struct org_row *row, struct column c)
{
    return *(const struct text *)(const void *)((const char *)row + c.at);
}

/* A succession is an instant, not a stretch. */
static struct instant row_end(const struct org_row *row)
{
    return row->kind == ORG_SUCCESSION ? ((struct instant){ row->from.us + 1 }) : row->to;
}

int org_row_key_cmp(const struct org_row *x, const struct org_row *y)
{
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    const struct column *key = SHAPES[x->kind].key;
    for (int i = 0; i < COLUMNS_MAX && key[i].name; i++) {
        int c = text_cmp(column_of(x, key[i]), column_of(y, key[i]));
        if (c)
            return c;
    }
    return 0;
}

static int by_key(const void *a, const void *b)
{
    const struct org_row *x = *(const struct org_row *const *)a, *y = *(const struct org_row *const *)b;
    int c = org_row_key_cmp(x, y);
    if (c)
        return c;
    if (x->from.us != y->from.us)
        return x->from.us < y->from.us ? -1 : 1;
    if (x->recorded.us != y->recorded.us)
        return x->recorded.us < y->recorded.us ? -1 : 1;
    if (x->seq != y->seq)
        return x->seq < y->seq ? -1 : 1;
    return x < y ? -1 : x > y;
}

/* "lan/cv-1": the key as a person would say it. */
static const char *key_words(const struct org_row *row, char buf[160])
{
    const struct column *key = SHAPES[row->kind].key;
    size_t at = 0;
    buf[0] = '\0';
    for (int i = 0; i < COLUMNS_MAX && key[i].name; i++) {
        struct text t = column_of(row, key[i]);
        size_t n = t.n < 40 ? t.n : 40; /* codes are short; a hostile one is cut, at a letter */
        while (n < t.n && n && ((unsigned char)t.p[n] & 0xC0) == 0x80)
            n--;
        if (!n)
            continue;
        if (at)
            buf[at++] = '/';
        memcpy(buf + at, t.p, n);
        at += n;
        buf[at] = '\0';
    }
    return buf;
}

/* An instant as a sentence needs it: what was always so has no date. */
static const char *when(struct instant t, char buf[INSTANT_CHARS])
{
    return t.us <= INSTANT_MIN.us ? _("the beginning") : instant_is_max(t) ? _("the end") : instant_iso(t, buf);
}

/* --- one row --------------------------------------------------------------------------------------------- */

static enum rc check_columns(const struct org_row *row, struct err *err)
{
    const struct column *must = SHAPES[row->kind].must;
    char key[160];
    for (int i = 0; i < COLUMNS_MAX && must[i].name; i++)
        if (text_empty(column_of(row, must[i])))
            return err_set(err, PB_MISSING_KEY, _("a %s row '%s' states no %s"), ORG_ROW_WORDS[row->kind],
                           key_words(row, key), must[i].name);
    if (row->kind == ORG_AUTHORITY && text_empty(row->unit) == text_empty(row->class))
        return err_set(err, PB_WRONG_VALUE, _("an authority row '%s' names either a unit or a class, not both or none"),
                       key_words(row, key));
    if (row->kind == ORG_MEMBER && text_empty(row->person) == text_empty(row->other))
        return err_set(err, PB_WRONG_VALUE, _("a member row '%s' names either a person or a unit, not both or none"),
                       key_words(row, key));
    if (!text_empty(row->person) && text_eq(row->person, row->other_person))
        return err_set(err, PB_WRONG_VALUE, _("a %s row of '%s' names the same person twice"), ORG_ROW_WORDS[row->kind],
                       key_words(row, key));
    if ((unsigned)row->rank >= RANK_COUNT)
        return err_set(err, PB_WRONG_VALUE, _("a %s row '%s' has no known rank"), ORG_ROW_WORDS[row->kind],
                       key_words(row, key));
    return RC_OK;
}

static enum rc check_row(const struct org_row *row, struct err *err)
{
    if ((unsigned)row->kind >= ORG_ROW_KIND_COUNT)
        return err_set(err, PB_WRONG_VALUE, _("a row is of no known kind"));
    enum rc rc = check_columns(row, err);
    if (rc)
        return rc;
    char key[160], from[INSTANT_CHARS], to[INSTANT_CHARS];
    if (row_end(row).us <= row->from.us)
        return err_set(err, PB_WRONG_VALUE, _("%s '%s' ends at %s, which is not after its begin at %s"),
                       ORG_ROW_WORDS[row->kind], key_words(row, key), when(row->to, to), when(row->from, from));
    return RC_OK;
}

/* --- rows beside each other ------------------------------------------------------------------------------ */

static bool closes(const struct org_row *later, const struct org_row *row)
{
    return later->kind != ORG_SUCCESSION && instant_eq(later->from, row->from) &&
           instant_before(row->recorded, later->recorded) && instant_before(later->to, row->to);
}

/* As people say it; the words of a file stay as they are. */
static const char *kind_name(enum org_row_kind kind)
{
    static const char *const NAMES[] = {
        [ORG_UNIT] = N_("unit"),
        [ORG_NAME] = N_("name of"),
        [ORG_SUCCESSION] = N_("succession of"),
        [ORG_PERSON] = N_("person"),
        [ORG_POST] = N_("post"),
        [ORG_TENURE] = N_("tenure of"),
        [ORG_DELEGATION] = N_("delegation by"),
        [ORG_ABSENCE] = N_("absence of"),
        [ORG_AUTHORITY] = N_("authority of"),
        [ORG_MEMBER] = N_("membership of"),
        [ORG_CHARGE] = N_("charge of"),
    };
    static_assert(LEN(NAMES) == ORG_ROW_KIND_COUNT, "every kind has a name");
    return _(NAMES[kind]);
}

static enum rc overlap(const struct org_row *first, const struct org_row *second, struct err *err)
{
    char key[160], one[INSTANT_CHARS], two[INSTANT_CHARS];
    return err_set(err, PB_OVERLAP,
                   _("%s '%s' has two rows valid at once, from %s and from %s; state the end of the earlier one"),
                   kind_name(first->kind), key_words(first, key), when(first->from, one), when(second->from, two));
}

/* Of rows that cannot stand, the first ends the work; or, where somebody is told, each new one is left out and told. */
static enum rc stand(struct arena *a, const struct org_row *rows, size_t n, struct instant known,
                     const struct org_blame *blame, const struct org_row ***out, size_t *nout,
                     const struct org_row **fault, struct err *err)
{
    const struct org_row *fresh = blame ? rows + blame->first : NULL; /* from here on a row may be left out */
    const struct org_row **kept = ARENA_ARRAY(a, const struct org_row *, n + 1);
    size_t count = 0, top = 0;
    for (size_t i = 0; i < n; i++) {
        if (instant_before(known, rows[i].recorded))
            continue;
        *fault = &rows[i];
        enum rc rc = check_row(&rows[i], err);
        if (rc && !(blame && &rows[i] >= fresh))
            return rc;
        if (rc)
            blame->tell(blame->arg, &rows[i], err);
        else
            kept[count++] = &rows[i];
    }
    qsort(kept, count, sizeof *kept, by_key);
    for (size_t i = 0; i < count; i++) {
        const struct org_row *last = top ? kept[top - 1] : NULL;
        if (last && org_row_key_cmp(last, kept[i]) == 0) {
            if (closes(kept[i], last)) {
                kept[top - 1] = kept[i];
                continue;
            }
            if (kept[i]->from.us < row_end(last).us) {
                enum rc rc = overlap(last, kept[i], err);
                *fault = kept[i];
                if (!blame || (kept[i] < fresh && last < fresh))
                    return rc;
                blame->tell(blame->arg, kept[i] >= fresh ? kept[i] : last, err);
                if (kept[i] < fresh)
                    kept[top - 1] = kept[i];
                continue;
            }
        }
        kept[top++] = kept[i];
    }
    *out = kept;
    *nout = top;
    *fault = NULL;
    return RC_OK;
}

enum rc org_rows_stand(struct arena *a, const struct org_row *rows, size_t n, struct instant known,
                       const struct org_row ***out, size_t *nout, const struct org_row **fault, struct err *err)
{
    return stand(a, rows, n, known, NULL, out, nout, fault, err);
}

enum rc org_rows_sift(struct arena *a, const struct org_row *rows, size_t n, const struct org_blame *blame,
                      const struct org_row ***out, size_t *nout, struct err *err)
{
    const struct org_row *fault;
    return stand(a, rows, n, INSTANT_MAX, blame, out, nout, &fault, err);
}

/* --- codes ----------------------------------------------------------------------------------------------- */

size_t org_rows_of_kind(const struct org_row *const *rows, size_t n, enum org_row_kind kind, size_t *first)
{
    size_t i = 0;
    while (i < n && rows[i]->kind < kind)
        i++;
    *first = i;
    while (i < n && rows[i]->kind == kind)
        i++;
    return i;
}

struct code_first {
    struct text code;
    const struct org_row *first; /* the earliest in the register */
    int32_t at;                  /* place in code order */
};

static int by_register(const void *a, const void *b)
{
    const struct org_row *x = ((const struct code_first *)a)->first, *y = ((const struct code_first *)b)->first;
    if (x->seq != y->seq)
        return x->seq < y->seq ? -1 : 1;
    return x < y ? -1 : x > y;
}

struct code_index org_row_codes(struct arena *a, const struct org_row *const *rows, size_t n, enum org_row_kind kind)
{
    size_t first, end = org_rows_of_kind(rows, n, kind, &first);
    struct code_first *seen = ARENA_ARRAY(a, struct code_first, end - first + 1);
    struct text *codes = ARENA_ARRAY(a, struct text, end - first + 1);
    int32_t *ids = ARENA_ARRAY(a, int32_t, end - first + 1);
    int32_t count = 0;
    for (size_t i = first; i < end; i++) {
        if (!count || !text_eq(seen[count - 1].code, rows[i]->code)) {
            codes[count] = rows[i]->code;
            seen[count] = (struct code_first){ rows[i]->code, rows[i], count };
            count++;
        } else if (rows[i]->seq < seen[count - 1].first->seq ||
                   (rows[i]->seq == seen[count - 1].first->seq && rows[i] < seen[count - 1].first)) {
            seen[count - 1].first = rows[i];
        }
    }
    qsort(seen, (size_t)count, sizeof *seen, by_register);
    for (int32_t i = 0; i < count; i++)
        ids[seen[i].at] = i + 1;
    return (struct code_index){ codes, ids, count };
}

int32_t org_code_find(const struct code_index *codes, struct text code)
{
    int32_t lo = 0, hi = codes->n;
    while (lo < hi) {
        int32_t mid = lo + (hi - lo) / 2;
        int c = text_cmp(codes->code[mid], code);
        if (c == 0)
            return codes->id[mid];
        if (c < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return 0;
}

/* "parent", not "other": as the files call it. */
static const char *reference_word(enum org_row_kind kind, const char *column)
{
    static const struct {
        enum org_row_kind kind;
        const char *column, *word;
    } WORDS[] = {
        { ORG_UNIT, "other", "parent" },
        { ORG_SUCCESSION, "other", "successor" },
        { ORG_MEMBER, "other", "member" },
        { ORG_DELEGATION, "other_person", "lent_to" },
        { ORG_ABSENCE, "other_person", "substitute" },
    };
    for (size_t i = 0; i < LEN(WORDS); i++)
        if (WORDS[i].kind == kind && strcmp(WORDS[i].column, column) == 0)
            return WORDS[i].word;
    return column;
}

enum rc org_row_dangling(const struct org_row *row, const struct row_reference *ref, struct err *err)
{
    return err_set(err, PB_UNKNOWN_REFERENCE,
                   _("a %s row names '%.*s' as its %s, but the register has no %s of that code"),
                   ORG_ROW_WORDS[row->kind], TEXT_FMT(ref->code), ref->column, ORG_ROW_WORDS[ref->kind]);
}

bool org_row_dangles(const struct org_row *row, const struct code_index has[ORG_ROW_KIND_COUNT],
                     struct row_reference *out)
{
    for (size_t i = 0; i < LEN(REFERENCES); i++) {
        struct text code = column_of(row, REFERENCES[i].column);
        if (text_empty(code) || org_code_find(&has[REFERENCES[i].kind], code))
            continue;
        *out = (struct row_reference){ reference_word(row->kind, REFERENCES[i].column.name), REFERENCES[i].kind, code };
        return true;
    }
    return false;
}
