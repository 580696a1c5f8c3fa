/* index_read.c -- files of indices: each table of fields beside the struct it fills. */
#include "report/index.h"

#include "base/i18n.h"
#include "base/yaml_table.h"

static const char *const MEASURE_WORDS[] = {
#define X(name, word) word,
    INDEX_MEASURE_LIST(X)
#undef X
        NULL
};

static const struct yfield SCORE_FIELDS[] = {
    FIELD(struct index_score, is, Y_INT, MUST, N_("the score")),
    FIELD(struct index_score, when, Y_TEXT, MAY, N_("a formula; absent: always")),
    { 0 },
};
static const struct yfield BAND_FIELDS[] = {
    FIELD(struct index_band, least, Y_INT, MUST, N_("from this per cent on")),
    FIELD(struct index_band, is, Y_INT, MUST, N_("the score")),
    { 0 },
};
static const struct yfield LEVEL_FIELDS[] = {
    FIELD(struct index_level, least, Y_INT, MUST, N_("from this sum on")),
    FIELD(struct index_level, names, Y_NAMES, MUST, N_("what the level is called")),
    { 0 },
};
static const struct yfield ROW_FIELDS[] = {
    FIELD(struct index_row, code, Y_TEXT, MUST, N_("a short word of small letters, digits and _")),
    FIELD(struct index_row, names, Y_NAMES, MUST, N_("what people read: {vi: ..., en: ...}")),
    FIELD(struct index_row, group, Y_NAMES, MAY, N_("the group it belongs to")),
    FIELD(struct index_row, kind, Y_TEXT, MUST, N_("the kind of matters that are counted")),
    FIELD(struct index_row, of, Y_TEXT, MAY, N_("a formula: only matters of which this is so")),
    FIELD(struct index_row, that, Y_TEXT, MAY, N_("a formula: the share of matters of which this is so")),
    FIELD(struct index_row, zero, Y_TEXT, MAY, N_("a formula: then the score is 0")),
    WORD(struct index_row, measure, MEASURE_WORDS, MAY, N_("what is measured")),
    ROWS_OF(struct index_row, scores, struct index_score, SCORE_FIELDS, MAY,
            N_("a matter's score: the first that holds")),
    ROWS_OF(struct index_row, bands, struct index_band, BAND_FIELDS, MAY,
            N_("what a share is worth: the first it reaches")),
    FIELD(struct index_row, points, Y_INT, MAY, N_("points for the whole share")),
    FIELD(struct index_row, full, Y_INT, MAY, N_("per cent from which all points are given; 100 unless stated")),
    FIELD(struct index_row, source, Y_NAMES, MUST, N_("the instrument and article, or who set the value")),
    WORD(struct index_row, mark, MARK_WORDS, MUST, N_("how surely it is known")),
    { 0 },
};
static const struct yfield VALID_FIELDS[] = {
    FIELD(struct index, from, Y_DAY, MUST, N_("the first day")),
    FIELD(struct index, to, Y_DAY, MAY, N_("the last day; absent while open")),
    { 0 },
};
static const struct yfield INDEX_FIELDS[] = {
    FIELD(struct index, code, Y_TEXT, MUST, N_("a short word of small letters, digits and _")),
    FIELD(struct index, names, Y_NAMES, MUST, N_("what people read: {vi: ..., en: ...}")),
    PAIR(valid, 0, VALID_FIELDS, MUST, N_("first and last day: {from: 2025-07-01, to: 2026-06-30}")),
    FIELD(struct index, source, Y_NAMES, MUST, N_("the instrument and article, or who set the value")),
    WORD(struct index, mark, MARK_WORDS, MUST, N_("how surely it is known")),
    ROWS_OF(struct index, rows, struct index_row, ROW_FIELDS, MUST, N_("the rows that are counted")),
    ROWS_OF(struct index, levels, struct index_level, LEVEL_FIELDS, MAY, N_("what a sum is called")),
    { 0 },
};

struct indices {
    struct index *items;
    size_t n;
};
static const struct yfield FILE_FIELDS[] = {
    { .key = "indices",
      .type = Y_LIST,
      .offset = offsetof(struct indices, items),
      .required = MUST,
      .fields = INDEX_FIELDS,
      .size = sizeof(struct index),
      .count = offsetof(struct indices, n),
      .help = N_("a list of indices") },
    { 0 },
};

enum rc index_read(struct arena *a, const char *file, struct text bytes, struct index **out, size_t *n, struct err *err)
{
    const struct ynode *root;
    struct indices top = { 0 };
    enum rc rc = yaml_read(a, file, bytes, &root, err);
    if (rc == RC_OK)
        rc = yaml_fill(a, root, FILE_FIELDS, &top, err);
    for (size_t i = 0; rc == RC_OK && i < top.n; i++)
        if (top.items[i].to.n == 0 || text_empty(top.items[i].code)) /* nothing stated: open */
            top.items[i].to = DAY_MAX;
    *out = top.items;
    *n = top.n;
    return rc;
}
