/* store_world.c -- the facts beside the acts: what the database is, org, calendar and regulation rows.
 *
 * Kinds, marks and ranks are stored as their words, so that a number may change its meaning in the program without
 * changing the record.
 */
#include "base/i18n.h"
#include "rules/words.h"
#include "store/conn.h"

#include <stdio.h>
#include <string.h>

enum rc store_meta_read(struct conn *c, struct arena *a, struct store_meta *out, struct err *err)
{
    struct stmt *st;
    bool row;
    enum rc rc = conn_first(c, SQL_META, NO_VALUES, &st, &row, err);
    if (rc != RC_OK)
        return rc;
    if (!row)
        return err_set(err, PB_CORRUPT, _("the database does not say which province it belongs to"));
    *out = (struct store_meta){
        .province = row_text(c, st, 0, a),
        .exercise = row_bool(c, st, 1),
        .created = row_instant(c, st, 2),
        .version = row_text(c, st, 3, a),
    };
    conn_done(c, st);
    return RC_OK;
}

enum rc store_world_version(struct conn *c, int64_t *out, struct err *err)
{
    enum rc rc = c->world_known ? RC_OK : conn_number(c, SQL_WORLD_VERSION, NO_VALUES, &c->world, err);
    if (rc != RC_OK)
        return rc;
    c->world_known = true;
    *out = c->world;
    return RC_OK;
}

/* The number of a stored word, or PB_CORRUPT. */
static enum rc word_read(const char *const *words, struct text t, const char *table, int *out, struct err *err)
{
    int i = word_index(words, t);
    if (i < 0)
        return err_set(err, PB_CORRUPT, _("table '%s' holds the unknown word '%.*s'"), table, TEXT_FMT(t));
    *out = i;
    return RC_OK;
}

/* --- org ------------------------------------------------------------------------------------------------- */

#define WORD(words, i) VALUE_T(text_of((words)[i]))

static enum rc org_add(struct conn *c, int64_t seq, const struct org_row *r, struct err *err)
{
    assert((unsigned)r->kind < ORG_ROW_KIND_COUNT && (unsigned)r->rank < RANK_COUNT);
    return conn_add(c, FACT_REGISTER, SQL_ORG_ADD,
                    VALUES(VALUE_I(seq), WORD(ORG_ROW_WORDS, r->kind), VALUE_T(r->code), VALUE_T(r->unit),
                           VALUE_T(r->other), VALUE_T(r->person), VALUE_T(r->other_person), VALUE_T(r->post),
                           VALUE_T(r->name_vi), VALUE_T(r->name_en), VALUE_T(r->abbr), VALUE_T(r->aliases),
                           VALUE_T(r->class), VALUE_T(r->level), VALUE_T(r->system), VALUE_T(r->function),
                           VALUE_T(r->decision), VALUE_T(r->office), VALUE_T(r->source), VALUE_T(r->mark),
                           VALUE_I(r->agency), VALUE_I(r->own), WORD(RANK_WORDS, r->rank), VALUE_I(r->from.us),
                           VALUE_I(r->to.us), VALUE_I(r->announced.us), VALUE_I(r->recorded.us)),
                    err);
}

enum rc store_org_add(struct conn *c, const struct org_row *rows, size_t n, struct err *err)
{
    int64_t seq = 0;
    c->world_known = false;
    enum rc rc = conn_last(c, FACT_REGISTER, SQL_ORG_LAST, &seq, err);
    for (size_t i = 0; i < n && rc == RC_OK; i++)
        rc = org_add(c, ++seq, &rows[i], err);
    return rc;
}

static enum rc org_row_read(struct conn *c, const struct stmt *st, struct arena *a, struct org_row *r, struct err *err)
{
    struct text *const TEXTS[] = { &r->code,    &r->unit,     &r->other,    &r->person,  &r->other_person, &r->post,
                                   &r->name_vi, &r->name_en,  &r->abbr,     &r->aliases, &r->class,        &r->level,
                                   &r->system,  &r->function, &r->decision, &r->office,  &r->source,       &r->mark };
    enum { AGENCY = 2 + LEN(TEXTS) };
    r->seq = row_int(c, st, 0);
    for (size_t i = 0; i < LEN(TEXTS); i++)
        *TEXTS[i] = row_text(c, st, (int)i + 2, a);
    r->agency = row_bool(c, st, AGENCY);
    r->own = row_bool(c, st, AGENCY + 1);
    r->from = row_instant(c, st, AGENCY + 3);
    r->to = row_instant(c, st, AGENCY + 4);
    r->announced = row_instant(c, st, AGENCY + 5);
    r->recorded = row_instant(c, st, AGENCY + 6);
    int kind = 0, rank = 0;
    enum rc rc = word_read(ORG_ROW_WORDS, row_text(c, st, 1, a), "org_row", &kind, err);
    if (rc == RC_OK)
        rc = word_read(RANK_WORDS, row_text(c, st, AGENCY + 2, a), "org_row", &rank, err);
    if (rc != RC_OK)
        return rc;
    r->kind = (enum org_row_kind)kind;
    if (r->kind == ORG_PERSON && text_empty(r->name_vi)) /* erased: the code is all that is left of the name */
        r->name_vi = r->code;
    r->rank = (enum post_rank)rank;
    return RC_OK;
}

enum rc store_org_rows(struct conn *c, struct arena *a, struct org_row **rows, size_t *n, struct err *err)
{
    struct stmt *st;
    struct org_row *list = NULL;
    size_t count = 0;
    bool row;
    enum rc rc = conn_ask(c, SQL_ORG_ROWS, NO_VALUES, &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        struct org_row r = { .seq = 0 };
        rc = org_row_read(c, st, a, &r, err);
        if (rc != RC_OK)
            conn_done(c, st);
        else
            ARENA_PUSH(a, list, count, r);
    }
    if (rc != RC_OK)
        return rc;
    *rows = list;
    *n = count;
    return RC_OK;
}

/* --- calendar -------------------------------------------------------------------------------------------- */

/* Weekly hours as "480-720,780-1020;;...": windows of a day apart by commas, the seven days by semicolons. */
static struct text hours_write(struct arena *a, const struct cal_row *r)
{
    char out[7 * (CAL_WINDOWS_MAX * 12 + 1) + 1];
    size_t n = 0;
    for (int d = 0; d < 7; d++) {
        assert(r->windows[d] >= 0 && r->windows[d] <= CAL_WINDOWS_MAX);
        for (int i = 0; i < r->windows[d]; i++) {
            const struct cal_window *w = &r->window[d][i];
            assert(w->from >= 0 && w->from < w->to && w->to <= 1440);
            n += (size_t)snprintf(out + n, sizeof out - n, "%s%d-%d", i ? "," : "", w->from, w->to);
        }
        if (d < 6)
            out[n++] = ';';
    }
    return text_dup(a, (struct text){ out, n });
}

static bool window_read(struct text t, struct cal_window *out)
{
    struct text from;
    int64_t f, u;
    if (!text_split(&t, '-', &from) || !text_int(from, &f) || !text_int(t, &u) || f < 0 || u <= f || u > 1440)
        return false;
    *out = (struct cal_window){ (int)f, (int)u };
    return true;
}

static bool hours_read(struct text t, struct cal_row *r)
{
    for (int d = 0; d < 7; d++) {
        struct text day, window;
        if (!text_split(&t, ';', &day))
            return false;
        while (!text_empty(day) && text_split(&day, ',', &window))
            if (r->windows[d] == CAL_WINDOWS_MAX || !window_read(window, &r->window[d][r->windows[d]++]))
                return false;
    }
    return t.p == NULL;
}

static enum rc calendar_add_row(struct conn *c, struct arena *a, int64_t seq, const struct cal_row *r, struct err *err)
{
    assert((unsigned)r->kind < CAL_ROW_KIND_COUNT && (unsigned)r->mark < MARK_COUNT);
    return conn_add(c, FACT_CALENDAR, SQL_CALENDAR_ADD,
                    VALUES(VALUE_I(seq), WORD(CAL_ROW_WORDS, r->kind), VALUE_I(r->day.n), VALUE_I(r->to.n),
                           VALUE_I(r->like.n), VALUE_T(r->name_vi), VALUE_T(r->name_en), VALUE_T(r->source.vi),
                           VALUE_T(r->source.en), WORD(MARK_WORDS, r->mark), VALUE_I(r->announced.us),
                           VALUE_I(r->recorded.us), VALUE_T(hours_write(a, r))),
                    err);
}

enum rc store_calendar_add(struct conn *c, const struct cal_row *rows, size_t n, struct err *err)
{
    int64_t seq = 0;
    struct arena *a = arena_new();
    c->world_known = false;
    enum rc rc = conn_last(c, FACT_CALENDAR, SQL_CALENDAR_LAST, &seq, err);
    for (size_t i = 0; i < n && rc == RC_OK; i++)
        rc = calendar_add_row(c, a, ++seq, &rows[i], err);
    arena_free(a);
    return rc;
}

static struct day row_day(const struct conn *c, const struct stmt *st, int n)
{
    return (struct day){ (int32_t)row_int(c, st, n) };
}

static enum rc calendar_row_read(struct conn *c, const struct stmt *st, struct arena *a, struct cal_row *r,
                                 struct err *err)
{
    int kind = 0, mark = 0;
    enum rc rc = word_read(CAL_ROW_WORDS, row_text(c, st, 1, a), "calendar_row", &kind, err);
    if (rc == RC_OK)
        rc = word_read(MARK_WORDS, row_text(c, st, 9, a), "calendar_row", &mark, err);
    if (rc != RC_OK)
        return rc;
    *r = (struct cal_row){
        .kind = (enum cal_row_kind)kind,
        .day = row_day(c, st, 2),
        .to = row_day(c, st, 3),
        .like = row_day(c, st, 4),
        .name_vi = row_text(c, st, 5, a),
        .name_en = row_text(c, st, 6, a),
        .source = { row_text(c, st, 7, a), row_text(c, st, 8, a) },
        .mark = (enum mark)mark,
        .announced = row_instant(c, st, 10),
        .recorded = row_instant(c, st, 11),
    };
    if (!hours_read(row_text(c, st, 12, a), r))
        return err_set(err, PB_CORRUPT, _("row %lld of table 'calendar_row' has hours that cannot be read"),
                       (long long)row_int(c, st, 0));
    return RC_OK;
}

enum rc store_calendar_rows(struct conn *c, struct arena *a, struct cal_row **rows, size_t *n, struct err *err)
{
    struct stmt *st;
    struct cal_row *list = NULL;
    size_t count = 0;
    bool row;
    enum rc rc = conn_ask(c, SQL_CALENDAR_ROWS, NO_VALUES, &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        struct cal_row r;
        rc = calendar_row_read(c, st, a, &r, err);
        if (rc != RC_OK)
            conn_done(c, st);
        else
            ARENA_PUSH(a, list, count, r);
    }
    if (rc != RC_OK)
        return rc;
    *rows = list;
    *n = count;
    return RC_OK;
}

/* --- regulations ----------------------------------------------------------------------------------------- */

enum rc store_regulation_add(struct conn *c, const struct regulation_file *file, struct err *err)
{
    int64_t seq = 0;
    c->world_known = false;
    enum rc rc = conn_last(c, FACT_REGULATION, SQL_REGULATION_LAST, &seq, err);
    if (rc != RC_OK)
        return rc;
    return conn_add(c, FACT_REGULATION, SQL_REGULATION_ADD,
                    VALUES(VALUE_I(seq + 1), VALUE_T(file->name), VALUE_I(file->recorded.us), VALUE_T(file->yaml)),
                    err);
}

enum rc store_regulations(struct conn *c, struct arena *a, struct regulation_file **files, size_t *n, struct err *err)
{
    struct stmt *st;
    struct regulation_file *list = NULL;
    size_t count = 0;
    bool row;
    enum rc rc = conn_ask(c, SQL_REGULATIONS, NO_VALUES, &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        struct regulation_file f = { .name = row_text(c, st, 0, a), .yaml = row_text(c, st, 2, a) };
        f.recorded = row_instant(c, st, 1);
        ARENA_PUSH(a, list, count, f);
    }
    if (rc != RC_OK)
        return rc;
    *files = list;
    *n = count;
    return RC_OK;
}
