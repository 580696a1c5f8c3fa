/* table.c -- a separated file to acts: which column is what, then row after row. */
#include "import/reader.h"

#include "base/i18n.h"
#include "import/rows.h"

#include <string.h>

enum { NO_COLUMN = -1 };

/* The column's name where none is named, and what process-mining tools call it in the CSV they write. */
static const char *const OWN[IMPORT_KEY_COUNT] = {
#define X(name, option, xes, csv) csv,
    IMPORT_KEY_LIST(X)
#undef X
};
static const char *const FOREIGN[IMPORT_KEY_COUNT] = {
    [IMPORT_CASE] = "case:concept:name", [IMPORT_ACT] = "concept:name",    [IMPORT_TIME] = "time:timestamp",
    [IMPORT_UNIT] = "org:group",         [IMPORT_PERSON] = "org:resource", [IMPORT_STATE] = "lifecycle:transition",
};

struct table {
    struct reader_state *r;
    struct rows rows;
    const struct text *head;
    size_t heads;
    int column[IMPORT_KEY_COUNT];
};

/* --- the heading ------------------------------------------------------------------------------------------------------------------- */

static bool alike(struct text a, struct text b)
{
    a = text_trim(a);
    b = text_trim(b);
    for (size_t i = 0; a.n == b.n && i < a.n; i++) {
        char x = a.p[i], y = b.p[i];
        x = x >= 'A' && x <= 'Z' ? (char)(x | 0x20) : x;
        y = y >= 'A' && y <= 'Z' ? (char)(y | 0x20) : y;
        if (x != y)
            return false;
    }
    return a.n == b.n;
}

/* Of two columns of one name the last, as other readers have it; an exact name before one that differs in blanks or capitals. */
static int column_of(const struct table *t, struct text name)
{
    int found = NO_COLUMN;
    for (size_t i = 0; i < t->heads; i++)
        if (text_eq(t->head[i], name))
            found = (int)i;
    for (size_t i = 0; found == NO_COLUMN && i < t->heads; i++)
        if (alike(t->head[i], name))
            found = (int)i;
    return found;
}

static void note_doubles(const struct table *t)
{
    for (size_t i = 0; i < t->heads; i++)
        for (size_t k = i + 1; k < t->heads && k < i + 256; k++)
            if (text_eq(t->head[i], t->head[k])) {
                note_add(t->r->notes, NOTE_SAME_HEAD, t->r->file, t->rows.line, t->head[i]);
                break;
            }
}

static enum rc no_column(const struct table *t, enum import_key k, struct text name)
{
    struct text list = reader_list(t->r->arena, t->head, t->heads);
    return err_set(t->r->err, PB_MISSING_KEY, _("%s: there is no column '%.*s' for --%s; the columns are: %.*s"),
                   t->r->file, TEXT_FMT(name), IMPORT_OPTIONS[k], TEXT_FMT(list));
}

static enum rc find_columns(struct table *t)
{
    for (size_t k = 0; k < IMPORT_KEY_COUNT; k++) {
        struct text asked = t->r->ask->key[k], own = text_of(OWN[k]);
        t->column[k] = column_of(t, text_empty(asked) ? own : asked);
        if (t->column[k] != NO_COLUMN)
            continue;
        if (!text_empty(asked))
            return no_column(t, (enum import_key)k, asked);
        if (FOREIGN[k])
            t->column[k] = column_of(t, text_of(FOREIGN[k]));
        if (t->column[k] != NO_COLUMN)
            continue;
        if (k == IMPORT_CASE || k == IMPORT_TIME)
            return no_column(t, (enum import_key)k, own);
        if (k == IMPORT_UNIT)
            note_missing(t->r, own, t->head, t->heads);
    }
    return RC_OK;
}

/* Columns behind the last that is wanted need not be kept. */
static void want(struct table *t)
{
    int last = 0;
    for (size_t k = 0; k < IMPORT_KEY_COUNT; k++)
        last = t->column[k] > last ? t->column[k] : last;
    t->rows.wanted = (size_t)last + 1;
}

static enum rc read_heading(struct table *t)
{
    bool more;
    enum rc rc = rows_next(&t->rows, &more, t->r->err);
    if (rc)
        return rc;
    if (!more)
        return err_set(t->r->err, PB_EMPTY, _("%s: there is nothing in it"), t->r->file);
    struct text *head = ARENA_ARRAY(t->r->arena, struct text, t->rows.fields);
    for (size_t i = 0; i < t->rows.fields; i++)
        head[i] = text_dup(t->r->arena, t->rows.field[i]);
    t->head = head;
    t->heads = t->rows.fields;
    note_doubles(t);
    rc = find_columns(t);
    if (!rc)
        want(t);
    return rc;
}

/* --- rows ---------------------------------------------------------------------------------------------------------------------------- */

static bool cell(const struct table *t, enum import_key k, struct text *out)
{
    bool there = t->column[k] != NO_COLUMN && (size_t)t->column[k] < t->rows.fields;
    *out = there ? t->rows.field[t->column[k]] : TEXT_NONE;
    return there;
}

static enum rc read_words(struct table *t, struct flow_act *act)
{
    static const struct {
        enum import_key key;
        enum flow_column column;
    } WORDS[] = { { IMPORT_UNIT, FLOW_UNIT },
                  { IMPORT_TO_UNIT, FLOW_TO_UNIT },
                  { IMPORT_PERSON, FLOW_PERSON },
                  { IMPORT_ACT, FLOW_ACT } };
    struct reader_state *r = t->r;
    struct text word;
    enum rc rc = RC_OK;
    for (size_t i = 0; !rc && i < LEN(WORDS); i++)
        if (cell(t, WORDS[i].key, &word) && word.n > 0)
            rc = reader_word(r, flow_log_words(r->log, WORDS[i].column), word, t->rows.line,
                             &act->code[WORDS[i].column]);
    if (!rc && cell(t, IMPORT_STATE, &word))
        rc = reader_state_word(r, word, t->rows.line, &act->code[FLOW_STATE]);
    if (!rc && cell(t, IMPORT_KIND, &word) && word.n > 0)
        rc = reader_word(r, r->log->kinds, word, t->rows.line, &act->kind);
    return rc;
}

static enum rc read_case(struct table *t, struct text word, struct flow_act *act)
{
    struct reader_state *r = t->r;
    uint32_t name;
    if (word.n == 0)
        note_add(r->notes, NOTE_NO_CASE, r->file, t->rows.line, TEXT_NONE);
    enum rc rc = reader_word(r, r->log->names, word, t->rows.line, &name);
    return rc ? rc : flow_log_case_of(r->log, name, &act->kase, r->err);
}

/* The case's name is the one word that no cache holds: it is sent for first and looked at last. */
static enum rc read_row(struct table *t)
{
    struct reader_state *r = t->r;
    struct flow_act act = { .due_us = FLOW_NEVER };
    struct text kase, word;
    cell(t, IMPORT_CASE, &kase);
    flow_words_expect(r->log->names, kase);
    cell(t, IMPORT_TIME, &word);
    if (t->rows.all != t->heads)
        note_add(r->notes, t->rows.all < t->heads ? NOTE_SHORT_ROW : NOTE_LONG_ROW, r->file, t->rows.line, TEXT_NONE);
    if (!reader_time(r, word, t->rows.line, &act.time_us))
        return r->good_times == 0 && r->bad_times > 1000 ? reader_finish(r) : RC_OK;
    enum rc rc = read_words(t, &act);
    if (!rc && cell(t, IMPORT_DUE, &word))
        act.due_us = reader_due(r, word, t->rows.line);
    if (!rc)
        rc = read_case(t, kase, &act);
    return rc ? rc : flow_log_add(r->log, &act, r->err);
}

enum rc import_table(struct reader_state *r, struct stream *stream)
{
    struct table *t = ARENA_NEW(r->arena, struct table);
    t->r = r;
    enum rc rc = rows_init(&t->rows, stream, r->file, r->ask->sep, r->err);
    if (!rc)
        rc = read_heading(t);
    for (bool more = true; !rc && more;) {
        rc = rows_next(&t->rows, &more, r->err);
        if (!rc && more)
            rc = read_row(t);
    }
    rows_release(&t->rows);
    return rc ? rc : reader_finish(r);
}
