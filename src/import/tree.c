/* tree.c -- UNITS.csv to who is above whom. */
#include "import/import.h"
#include "import/reader.h"

#include "base/i18n.h"
#include "import/rows.h"
#include "import/stream.h"

#include <string.h>

static const char *const UNIT_HEADS[] = { "unit",      "code", "id",        "unit_code", "unit_id", "ma",
                                          "ma_don_vi", "mã",   "mã đơn vị", "đơn vị",    NULL };
static const char *const PARENT_HEADS[] = { "parent",   "parent_code", "parent_id",   "superior",        "above",
                                            "cap_tren", "cấp trên",    "mã cấp trên", "đơn vị cấp trên", NULL };

static const char *const CLASS_HEADS[] = { "class", "type", "level", "loai", "loại", "cấp", "nhóm", NULL };

struct tree_row {
    uint32_t unit, parent;
    uint8_t class;
    size_t line;
};

struct tree_file {
    struct arena *a;
    const char *file;
    struct flow_log *log;
    struct import_notes *notes;
    struct err *err;
    struct rows rows;
    struct tree_row *row;
    size_t n;
    int unit_column, parent_column, class_column; /* -1: there is none */
    struct flow_classes classes;
};

/* --- rows ---------------------------------------------------------------------------------------------------------------------------- */

static int head_among(struct arena *a, const struct rows *rows, const char *const *heads)
{
    for (size_t i = 0; i < rows->fields; i++)
        if (text_utf8(rows->field[i], NULL) && word_index(heads, text_key(a, rows->field[i])) >= 0)
            return (int)i;
    return -1;
}

static enum rc code_of(struct tree_file *f, struct text name, uint32_t *code)
{
    name = text_trim(name);
    *code = FLOW_NONE;
    if (name.n == 0)
        return RC_OK;
    if (!text_utf8(name, NULL) || name.n > FLOW_WORD_MAX)
        return err_set(f->err, PB_NOT_UTF8, _("%s:%zu: the bytes are not UTF-8"), f->file, f->rows.line);
    *code = flow_words_code(f->log->units, name);
    return RC_OK;
}

static enum rc take_row(struct tree_file *f)
{
    struct tree_row row = { .line = f->rows.line };
    struct text unit = (size_t)f->unit_column < f->rows.fields ? f->rows.field[f->unit_column] : TEXT_NONE;
    struct text parent = (size_t)f->parent_column < f->rows.fields ? f->rows.field[f->parent_column] : TEXT_NONE;
    enum rc rc = code_of(f, unit, &row.unit);
    if (!rc)
        rc = code_of(f, parent, &row.parent);
    if (rc || row.unit == FLOW_NONE)
        return rc;
    if (f->class_column >= 0 && (size_t)f->class_column < f->rows.fields)
        row.class = flow_class(&f->classes, text_key(f->a, f->rows.field[f->class_column]));
    ARENA_PUSH(f->a, f->row, f->n, row);
    return RC_OK;
}

/* The first row says which columns they are. Without those names the first two; it is itself a row where its first field is a unit. */
static enum rc take_heading(struct tree_file *f)
{
    f->unit_column = head_among(f->a, &f->rows, UNIT_HEADS);
    f->parent_column = head_among(f->a, &f->rows, PARENT_HEADS);
    f->class_column = head_among(f->a, &f->rows, CLASS_HEADS);
    if (f->unit_column >= 0 && f->parent_column >= 0)
        return RC_OK;
    f->class_column = -1;
    if (f->rows.fields < 2)
        return err_set(f->err, PB_MISSING_KEY,
                       _("%s: it wants two columns, 'unit' and 'parent': who stands above whom"), f->file);
    f->unit_column = 0;
    f->parent_column = 1;
    bool known = flow_words_find(f->log->units, text_trim(f->rows.field[0])) != UINT32_MAX;
    return known ? take_row(f) : RC_OK;
}

static enum rc read_rows(struct tree_file *f)
{
    bool more = true, head = true;
    enum rc rc = RC_OK;
    while (!rc) {
        rc = rows_next(&f->rows, &more, f->err);
        if (rc || !more)
            break;
        rc = head ? take_heading(f) : take_row(f);
        head = false;
    }
    if (!rc && f->n == 0)
        rc = err_set(f->err, PB_EMPTY, _("%s: there is nothing in it"), f->file);
    return rc;
}

/* --- the tree ------------------------------------------------------------------------------------------------------------------------ */

static struct text name_of(const struct tree_file *f, uint32_t unit) { return flow_words_at(f->log->units, unit); }

static enum rc place(struct tree_file *f, uint32_t *parent, uint32_t *rank, uint8_t *class)
{
    for (size_t i = 0; i < f->n; i++) {
        const struct tree_row *row = &f->row[i];
        if (rank[row->unit] != FLOW_NONE && parent[row->unit] != row->parent)
            return err_set(f->err, PB_WRONG_VALUE, _("%s:%zu: unit '%.*s' stands twice, under two superiors"), f->file,
                           row->line, TEXT_FMT(name_of(f, row->unit)));
        if (rank[row->unit] != FLOW_NONE)
            continue;
        parent[row->unit] = row->parent;
        rank[row->unit] = (uint32_t)i;
        class[row->unit] = row->class;
    }
    return RC_OK;
}

/* Climb from every row; whoever climbs longer than there are rows goes round. */
static enum rc refuse_cycles(const struct tree_file *f, const uint32_t *parent)
{
    for (size_t i = 0; i < f->n; i++) {
        size_t steps = 0;
        for (uint32_t at = f->row[i].unit; at != FLOW_NONE; at = parent[at])
            if (steps++ > f->n)
                return err_set(f->err, PB_WRONG_VALUE,
                               _("%s:%zu: unit '%.*s' is, through its superiors, above itself: '%.*s' is below '%.*s'"),
                               f->file, f->row[i].line, TEXT_FMT(name_of(f, at)), TEXT_FMT(name_of(f, at)),
                               TEXT_FMT(name_of(f, parent[at])));
    }
    return RC_OK;
}

static void note_strangers(const struct tree_file *f, const uint32_t *rank, size_t own)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->row[i].parent != FLOW_NONE && rank[f->row[i].parent] == FLOW_NONE)
            note_add(f->notes, NOTE_UNKNOWN_PARENT, f->file, f->row[i].line, name_of(f, f->row[i].parent));
    for (uint32_t u = 1; u < own; u++)
        if (rank[u] == FLOW_NONE)
            note_add(f->notes, NOTE_UNKNOWN_UNIT, f->file, 0, name_of(f, u));
}

static enum rc build(struct tree_file *f, size_t own, struct flow_tree *out)
{
    size_t n = flow_words_count(f->log->units);
    uint32_t *parent = ARENA_ARRAY(f->a, uint32_t, n), *rank = ARENA_ARRAY(f->a, uint32_t, n);
    uint8_t *class = ARENA_ARRAY(f->a, uint8_t, n);
    memset(parent, 0xff, n * sizeof *parent);
    memset(rank, 0xff, n * sizeof *rank);
    enum rc rc = place(f, parent, rank, class);
    if (!rc)
        rc = refuse_cycles(f, parent);
    if (rc)
        return rc;
    note_strangers(f, rank, own);
    *out = (struct flow_tree){ n, parent, rank, f->n, class };
    return RC_OK;
}

enum rc import_tree(struct arena *a, const char *path, struct flow_log *log, struct flow_tree *out,
                    struct import_notes *notes, struct err *err)
{
    struct tree_file *f = ARENA_NEW(a, struct tree_file);
    struct stream *stream;
    size_t own = flow_words_count(log->units);
    *f = (struct tree_file){ .a = a, .file = path, .log = log, .notes = notes, .err = err };
    enum rc rc = stream_open(path, TEXT(""), &stream, err);
    if (rc)
        return rc;
    rc = rows_init(&f->rows, stream, path, 0, err);
    if (!rc)
        rc = read_rows(f);
    if (!rc)
        rc = build(f, own, out);
    rows_release(&f->rows);
    stream_close(stream);
    return rc;
}
