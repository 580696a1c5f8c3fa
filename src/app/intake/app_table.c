/* app_table.c -- a spreadsheet of tasks opens matters: shown, tried, run. A row opened before is known by what it says. */
#include "app/act/act_record.h"
#include "app/intake/clerk.h"
#include "app/intake/table.h"

#include "base/i18n.h"

#include <jansson.h>
#include <stdlib.h>

enum { SHOWN_ROWS = 10, OPEN_FIELDS = 12, ERRORS_SHOWN = 200 };

static json_t *text_json(struct text t) { return t.n ? json_stringn(t.p, t.n) : json_null(); }

static void put_json(struct sbuf *out, json_t *root)
{
    char *dump = json_dumps(root, JSON_COMPACT);
    json_decref(root);
    assert(dump && "cells are UTF-8");
    sbuf_str(out, dump);
    sbuf_char(out, '\n');
    free(dump);
}

/* --- shown -------------------------------------------------------------------------------------------------------------- */

static const struct {
    enum column column;
    const char *label;
    bool must;
} TARGETS[] = {
    { COLUMN_NUMBER, N_("serial number"), false }, { COLUMN_TASK, N_("task"), true },
    { COLUMN_LEAD, N_("lead unit"), false },       { COLUMN_WITH, N_("coordinating units"), false },
    { COLUMN_PERSON, N_("person"), false },        { COLUMN_DUE, N_("due date"), false },
    { COLUMN_PRODUCT, N_("product"), false },      { COLUMN_DOCUMENT, N_("document that gives the task"), false },
    { COLUMN_GIVEN, N_("date given"), false },     { COLUMN_GIVER, N_("unit that gives the task"), false },
    { COLUMN_STATE, N_("state"), false },          { COLUMN_RESULT, N_("result"), false },
    { COLUMN_NOTE, N_("remark"), false },
};

static json_t *columns_json(const struct table *t)
{
    json_t *list = json_array();
    const struct grid_row *head = &t->grid.rows[t->head.found ? t->head.first + (t->head.rows > 1) : 0];
    const struct grid_row *top = &t->grid.rows[t->head.found ? t->head.first : 0];
    for (size_t i = 0; i < t->grid.ncolumns; i++) {
        struct text name = grid_own(head, i) && t->head.rows == 2 ? grid_text(head, i) : grid_text(top, i);
        json_array_append_new(list, json_pack("{s:I,s:o}", "n", (json_int_t)i + 1, "name", text_json(name)));
    }
    return list;
}

static json_t *rows_json(const struct table *t)
{
    json_t *list = json_array();
    for (size_t i = table_first(t); i < t->grid.nrows && json_array_size(list) < SHOWN_ROWS; i++) {
        json_t *cells = json_array();
        for (size_t k = 0; k < t->grid.ncolumns; k++)
            json_array_append_new(cells, text_json(grid_text(&t->grid.rows[i], k)));
        json_array_append_new(list, cells);
    }
    return list;
}

static json_t *map_json(const struct table *t)
{
    json_t *map = json_object();
    for (size_t i = 0; i < t->grid.ncolumns; i++)
        if (t->head.columns[i] != COLUMN_NONE)
            json_object_set_new(map, column_word(t->head.columns[i]), json_integer((json_int_t)i + 1));
    return map;
}

static json_t *targets_json(void)
{
    json_t *list = json_array();
    for (size_t i = 0; i < LEN(TARGETS); i++)
        json_array_append_new(list, json_pack("{s:s,s:s,s:b}", "key", column_word(TARGETS[i].column), "label",
                                              _(TARGETS[i].label), "must", TARGETS[i].must));
    return list;
}

static void show_text(const struct table *t, struct sbuf *out)
{
    for (size_t i = 0; i < t->grid.ncolumns; i++) {
        const struct grid_row *head = &t->grid.rows[t->head.found ? t->head.first : 0];
        sbuf_printf(out, "%3zu  %-10s %.*s\n", i + 1,
                    t->head.columns[i] == COLUMN_NONE ? "" : column_word(t->head.columns[i]),
                    TEXT_FMT(grid_text(head, i)));
    }
    sbuf_printf(out, _("%zu rows below the head\n"), t->grid.nrows - table_first(t));
}

enum rc congvu_table_show(const struct congvu_table *in, struct sbuf *out, struct err *err)
{
    struct arena *a = arena_new();
    struct table t;
    enum rc rc = table_open(a, in, &t, err);
    if (rc == RC_OK && in->style.format == REPORT_JSON)
        put_json(out, json_pack("{s:s,s:o,s:o,s:I,s:o,s:o}", "file", in->file, "columns", columns_json(&t), "rows",
                                rows_json(&t), "total", (json_int_t)(t.grid.nrows - table_first(&t)), "targets",
                                targets_json(), "map", map_json(&t)));
    else if (rc == RC_OK)
        show_text(&t, out);
    arena_free(a);
    return rc;
}

/* --- run ---------------------------------------------------------------------------------------------------------------- */

struct running {
    struct congvu *app;
    const struct congvu_table *in;
    struct conn *conn;
    struct arena *a;
    struct loaded *loaded;
    struct table table;
    struct instant now;
    struct table_error *errors;
    size_t nerrors;
    struct text *seen; /* identities of the rows so far: the same words twice are two tasks */
    size_t nseen;
    size_t rows, opened, same, ended;
    json_t *lines;
    struct sbuf *out;
};

/* What makes a row the row it was: its document, its day and its words. The third of three alike is the third again next time. */
static struct text identity(struct running *r, const struct table_row *row)
{
    char iso[INSTANT_CHARS] = "", hex[65];
    if (row->has_given)
        day_iso(row->given, iso);
    const struct text parts[] = { row->document, text_of(iso), row->task };
    struct text digest = request_digest(r->a, parts, LEN(parts));
    size_t times = 0;
    for (size_t i = 0; i < 32 && i < digest.n; i++) {
        static const char DIGITS[] = "0123456789abcdef";
        hex[i * 2] = DIGITS[(unsigned char)digest.p[i] >> 4];
        hex[i * 2 + 1] = DIGITS[(unsigned char)digest.p[i] & 15];
    }
    hex[64] = '\0';
    struct text key = text_dup(r->a, text_of(hex));
    for (size_t i = 0; i < r->nseen; i++)
        times += text_eq(r->seen[i], key);
    ARENA_PUSH(r->a, r->seen, r->nseen, key);
    return text_printf(r->a, "table %.*s %zu", TEXT_FMT(key), times + 1);
}

static void row_error(struct running *r, const struct table_row *row, const char *says)
{
    struct table_error e = { row->row->number, COLUMN_NONE, text_dup(r->a, text_of(says)) };
    ARENA_PUSH(r->a, r->errors, r->nerrors, e);
}

static void add_line(struct running *r, const struct table_row *row, unit_id lead, struct text due, struct text code)
{
    const struct org *org = r->loaded->world.org;
    struct text name = lead ? org_unit_name(org, lead, r->now, r->in->style.lang) : text_of(_("to be assigned"));
    json_array_append_new(r->lines, json_pack("{s:I,s:o,s:o,s:o,s:o}", "row", (json_int_t)row->row->number, "title",
                                              text_json(row->task), "unit", text_json(name), "due", text_json(due),
                                              "code", text_json(code)));
}

/* In whose name: as the row says, else as it was said for all, else the person's own unit. 0: no unit of that name. */
static unit_id giver_of(const struct running *r, const struct table_row *row)
{
    const struct org *org = r->loaded->world.org;
    unit_id unit = 0;
    bool renamed;
    if (row->giver)
        return row->giver;
    if (text_empty(r->in->giver))
        return r->in->who ? org_unit(org, r->in->who->unit) : 0;
    return org_resolve_unit(org, r->in->giver, r->now, &unit, &renamed, NULL) == RC_OK ? unit : 0;
}

static struct table_source source_of(const struct running *r, const struct table_row *row)
{
    unit_id giver = giver_of(r, row);
    return (struct table_source){ giver ? org_unit_name(r->loaded->world.org, giver, r->now, "vi") : TEXT_NONE,
                                  row->has_given ? row->given : DAY_MIN, text_of(r->in->file), r->now };
}

static enum rc open_one(struct running *r, const struct table_row *row, unit_id lead, int64_t content, struct text key,
                        struct err *err)
{
    const struct org *org = r->loaded->world.org;
    struct day given = row->has_given ? row->given : instant_day(r->now);
    const struct rule *duty = rulebook_find(r->loaded->world.rules, TEXT("duty"), r->now, r->now);
    struct deadline d =
        deadline_of(r->a, &row->due, given, duty ? duty->cadence : (struct recur){ EVERY_NONE, 0, 0, 0 });
    bool backdate = r->in->backdate && row->has_given && instant_before(day_start(row->given), r->now);
    char iso[INSTANT_CHARS];
    struct text code = lead ? org_unit_code(org, lead) : TEXT_NONE;
    struct text giver = row->giver ? org_unit_code(org, row->giver) : r->in->giver;
    if (clerk_gives(org, r->in->who, giver_of(r, row), r->now, err) != RC_OK)
        return RC_REFUSED;
    const struct congvu_field fields[] = {
        { TEXT("kind"), d.duty ? TEXT("duty") : TEXT("directive") },
        { TEXT("title"), row->task },
        { TEXT("to"), code },
        { TEXT("giver"), giver },
        { TEXT("due"), d.due },
        { TEXT("counted_from"), d.counted_from },
        { TEXT("event"), d.event },
        { TEXT("recur"), d.recur },
        { TEXT("units"), row->units },
        { TEXT("content"), content ? text_printf(r->a, "%lld", (long long)content) : TEXT_NONE },
        { TEXT("ground"), backdate ? text_of(_("given by the document on its date")) : TEXT_NONE },
        { TEXT("document"), row->document.n ? row->document
                            : backdate      ? text_of(r->in->file)
                                            : TEXT_NONE },
    };
    struct congvu_act act = {
        .person = r->in->person,
        .operator_name = r->in->operator_name,
        .surety = r->in->who ? r->in->who->surety : SURETY_CONSOLE,
        .who = r->in->who,
        .kind = TEXT("open"),
        .fields = fields,
        .nfields = LEN(fields),
        .happened = backdate ? text_printf(r->a, "%s 08:00", day_iso(row->given, iso)) : TEXT_NONE,
        .at = r->in->at,
        .version = -1,
        .key = text_printf(r->a, "%.*s %.*s", TEXT_FMT(key), TEXT_FMT(code)),
    };
    struct congvu_done done;
    enum rc rc = act_record(r->app, r->conn, r->a, r->loaded, &act, &done, err);
    if (rc != RC_OK)
        return rc;
    r->opened += !done.repeated;
    r->same += done.repeated;
    if (!done.repeated)
        add_line(r, row, lead, d.duty ? d.recur : d.due, done.matter);
    return RC_OK;
}

static enum rc run_row(struct running *r, size_t i, struct err *err)
{
    struct table_row row;
    size_t errors = r->nerrors;
    enum rc rc = RC_OK;
    struct err why = { .rc = RC_OK };
    if (!table_row_read(r->a, &r->loaded->world, &r->table, i, r->now, &row, &r->errors, &r->nerrors))
        return RC_OK;
    r->rows++;
    struct text key = identity(r, &row);
    if (row.ended) {
        r->ended++;
        return RC_OK;
    }
    if (r->nerrors > errors)
        return RC_OK;
    int64_t content = 0;
    const struct table_source source = source_of(r, &row);
    rc = table_content(r->conn, r->a, &source, &row, &content, &why);
    if (rc == RC_OK && row.nleads == 0)
        rc = open_one(r, &row, 0, content, key, &why);
    for (size_t k = 0; rc == RC_OK && k < row.nleads; k++)
        rc = open_one(r, &row, row.leads[k], content, key, &why);
    if (rc == RC_OK)
        return RC_OK;
    if ((rc != RC_REFUSED && rc != RC_NOT_FOUND) || why.problem == PB_NO_RIGHT) { /* not the row's fault */
        if (err)
            *err = why;
        return rc;
    }
    row_error(r, &row,
              why.problem == PB_KEY_REUSED ? _("the row was opened before and now says something else: change its "
                                               "matter by an act")
                                           : why.detail);
    return RC_OK;
}

static enum rc run_all(struct running *r, struct err *err)
{
    enum rc rc = table_open(r->a, r->in, &r->table, err);
    if (rc == RC_OK && grid_column(&r->table.head, COLUMN_TASK) == SIZE_MAX)
        rc = err_set(err, PB_MISSING_KEY,
                     _("no column of '%s' is known to hold the tasks: say which with --map task=2"), r->in->file);
    if (rc == RC_OK)
        rc = app_recorded(r->app, r->conn, r->loaded->newest, r->in->at, &r->now, err);
    for (size_t i = rc == RC_OK ? table_first(&r->table) : 0; rc == RC_OK && i < r->table.grid.nrows; i++)
        rc = run_row(r, i, err);
    return rc;
}

static json_t *errors_json(const struct running *r)
{
    json_t *list = json_array();
    for (size_t i = 0; i < r->nerrors && i < ERRORS_SHOWN; i++)
        json_array_append_new(list, json_pack("{s:I,s:s,s:o}", "row", (json_int_t)r->errors[i].row, "column",
                                              column_word(r->errors[i].column), "says", text_json(r->errors[i].says)));
    return list;
}

static void answer_text(const struct running *r)
{
    size_t i;
    json_t *line;
    for (i = 0; i < r->nerrors && i < ERRORS_SHOWN; i++)
        sbuf_printf(r->out, _("row %u: %.*s\n"), r->errors[i].row, TEXT_FMT(r->errors[i].says));
    json_array_foreach(r->lines, i, line)
    {
        const char *due = json_string_value(json_object_get(line, "due"));
        const char *code = json_string_value(json_object_get(line, "code"));
        sbuf_printf(r->out, "%5d  %-12s %-12s %s: %s\n", (int)json_integer_value(json_object_get(line, "row")),
                    code ? code : "", due ? due : "", json_string_value(json_object_get(line, "unit")),
                    json_string_value(json_object_get(line, "title")));
    }
    if (r->nerrors > 0)
        sbuf_printf(r->out, _("%zu rows, %zu errors: nothing is opened.\n"), r->rows, r->nerrors);
    else if (r->in->dry_run)
        sbuf_printf(r->out, _("%zu rows: %zu matters would be opened, %zu are open already, %zu rows are done.\n"),
                    r->rows, r->opened, r->same, r->ended);
    else
        sbuf_printf(r->out, _("%zu rows: %zu matters opened, %zu were open already, %zu rows are done.\n"), r->rows,
                    r->opened, r->same, r->ended);
}

static bool undone(const struct running *r, enum rc rc)
{
    return rc == RC_OK && (r->in->dry_run || r->in->failed || r->nerrors > 0);
}

/* A code that was made for a try is nobody's. */
static void forget_codes(struct running *r)
{
    size_t i;
    json_t *line;
    json_array_foreach(r->lines, i, line) json_object_set_new(line, "code", json_null());
}

/* Everything is tried in the transaction, as it would be recorded; a dry run and one with errors are then undone. */
static enum rc run_job(struct conn *conn, void *arg, struct err *err)
{
    struct running *r = arg;
    *r = (struct running){ .app = r->app, .in = r->in, .out = r->out, .lines = r->lines, .conn = conn };
    sbuf_clear(r->out); /* the transaction may run twice */
    json_array_clear(r->lines);
    r->a = arena_new();
    enum rc rc = world_hold(r->app, conn, false, &r->loaded, err);
    if (rc == RC_OK)
        rc = run_all(r, err);
    if (undone(r, rc))
        forget_codes(r);
    if (rc == RC_OK && r->in->failed && r->nerrors == 0)
        rc = err_set(err, PB_EMPTY, _("every row of '%s' is understood"), r->in->file);
    else if (rc == RC_OK && r->in->failed)
        table_failed(r->out, r->a, &r->table, r->errors, r->nerrors);
    else if (rc == RC_OK && r->in->style.format == REPORT_JSON)
        put_json(r->out, json_pack("{s:b,s:I,s:I,s:I,s:I,s:o,s:O}", "dry_run", r->in->dry_run || r->nerrors > 0, "rows",
                                   (json_int_t)r->rows, "opened", (json_int_t)(r->nerrors ? 0 : r->opened), "same",
                                   (json_int_t)r->same, "ended", (json_int_t)r->ended, "errors", errors_json(r),
                                   "lines", r->lines));
    else if (rc == RC_OK)
        answer_text(r);
    bool undo = undone(r, rc);
    world_release(r->app, r->loaded);
    arena_free(r->a);
    return undo ? err_set(err, PB_USAGE, "tried only") : rc;
}

enum rc congvu_table_run(struct congvu *app, const struct congvu_table *in, size_t *opened, struct sbuf *out,
                         struct err *err)
{
    struct running r = { .app = app, .in = in, .out = out, .lines = json_array() };
    struct err local = { .rc = RC_OK };
    enum rc rc = store_write(app->store, run_job, &r, &local);
    bool tried = rc == RC_REFUSED && local.problem == PB_USAGE && (in->dry_run || in->failed || r.nerrors > 0);
    *opened = rc == RC_OK ? r.opened : 0;
    size_t errors = r.nerrors;
    json_decref(r.lines);
    if (tried && errors > 0 && !in->dry_run && !in->failed)
        return err_set(err, PB_WRONG_VALUE, _("'%s' has %zu rows that cannot be understood: nothing is opened"),
                       in->file, errors);
    if (!tried && rc != RC_OK && err)
        *err = local;
    return tried ? RC_OK : rc;
}
