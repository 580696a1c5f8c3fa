/* write_sqlite.c -- a log as OCEL 2.0 in SQLite, in the tables that the standard names:
 *
 *      event_map_type   ocel_type, ocel_type_map     event    ocel_id, ocel_type     event_<map>   ocel_id, ocel_time, the act's members
 *      object_map_type  the same                     object   the same               object_case   ocel_id, ocel_time, kind
 *      event_object     each act is `of` its case    object_object                   empty: cases are not related here
 *
 * Source: OCEL 2.0 Specification (Berti et al., 2023), section 5, relational format. The file is made in memory and handed over as bytes. */
#include "import/writing.h"

#include "base/i18n.h"

#include <sqlite3.h>
#include <stdio.h>

static const char TABLES[] =
    "CREATE TABLE event_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT);"
    "CREATE TABLE object_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT);"
    "CREATE TABLE event (ocel_id TEXT PRIMARY KEY, ocel_type TEXT REFERENCES event_map_type);"
    "CREATE TABLE object (ocel_id TEXT PRIMARY KEY, ocel_type TEXT REFERENCES object_map_type);"
    "CREATE TABLE object_case (ocel_id TEXT REFERENCES object, ocel_time TIMESTAMP,"
    " ocel_changed_field TEXT, kind TEXT);"
    "CREATE TABLE event_object (ocel_event_id TEXT REFERENCES event, ocel_object_id TEXT"
    " REFERENCES object, ocel_qualifier TEXT,"
    " PRIMARY KEY (ocel_event_id, ocel_object_id, ocel_qualifier));"
    "CREATE TABLE object_object (ocel_source_id TEXT REFERENCES object, ocel_target_id TEXT"
    " REFERENCES object, ocel_qualifier TEXT,"
    " PRIMARY KEY (ocel_source_id, ocel_target_id, ocel_qualifier));"
    "INSERT INTO object_map_type VALUES ('case', 'case')";

enum statement { PUT_TYPE, PUT_EVENT, PUT_OBJECT, PUT_RELATION, PUT_CASE, STATEMENTS };
static const char *const SQL[STATEMENTS] = {
    [PUT_TYPE] = "INSERT INTO event_map_type VALUES (?, ?)",
    [PUT_EVENT] = "INSERT INTO event VALUES (?, ?)",
    [PUT_OBJECT] = "INSERT INTO object VALUES (?, 'case')",
    [PUT_RELATION] = "INSERT INTO event_object VALUES (?, ?, 'of')",
    [PUT_CASE] = "INSERT INTO object_case VALUES (?, '1970-01-01T00:00:00Z', NULL, ?)",
};

/* The first failure is kept by the engine; every step after it does nothing. */
struct file {
    const struct writing *w;
    sqlite3 *db;
    sqlite3_stmt *put[STATEMENTS];
    sqlite3_stmt **act; /* by act code: a row of its event_<map> */
    struct arena *a;
    bool failed;
};

static void check(struct file *f, int code)
{
    if (code != SQLITE_OK && code != SQLITE_DONE)
        f->failed = true;
}

static void bind(struct file *f, sqlite3_stmt *st, int at, struct text value)
{
    check(f, sqlite3_bind_text64(st, at, value.p ? value.p : "", value.n, SQLITE_TRANSIENT, SQLITE_UTF8));
}

static void step(struct file *f, sqlite3_stmt *st)
{
    if (f->failed)
        return;
    check(f, sqlite3_step(st));
    if (!f->failed)
        check(f, sqlite3_reset(st));
}

static void put(struct file *f, enum statement what, struct text a, struct text b)
{
    bind(f, f->put[what], 1, a);
    if (sqlite3_bind_parameter_count(f->put[what]) > 1)
        bind(f, f->put[what], 2, b);
    step(f, f->put[what]);
}

/* SQLite's names know no case: a word of small letters is its own name, any other goes by its number. */
static const char *map_of(struct file *f, struct text word, uint32_t code)
{
    bool plain = word.n > 0;
    for (size_t i = 0; i < word.n; i++)
        plain &= (word.p[i] >= 'a' && word.p[i] <= 'z') || word.p[i] == '_';
    return text_cstr(f->a, plain ? word : text_printf(f->a, "t%u", code));
}

static void make_act(struct file *f, uint32_t code)
{
    struct text word = flow_words_at(f->w->log->acts, code);
    const char *map = map_of(f, word, code);
    struct text create = text_printf(f->a,
                                     "CREATE TABLE \"event_%s\" (ocel_id TEXT PRIMARY KEY REFERENCES event, ocel_time"
                                     " TIMESTAMP, unit TEXT, to_unit TEXT, person TEXT, state TEXT, due TIMESTAMP)",
                                     map);
    struct text insert = text_printf(f->a, "INSERT INTO \"event_%s\" VALUES (?, ?, ?, ?, ?, ?, ?)", map);
    check(f, sqlite3_exec(f->db, text_cstr(f->a, create), NULL, NULL, NULL));
    check(f, sqlite3_prepare_v2(f->db, text_cstr(f->a, insert), -1, &f->act[code], NULL));
    put(f, PUT_TYPE, word, text_of(map));
}

static void make_tables(struct file *f)
{
    check(f, sqlite3_exec(f->db, TABLES, NULL, NULL, NULL));
    for (size_t i = 0; i < STATEMENTS; i++)
        check(f, sqlite3_prepare_v2(f->db, SQL[i], -1, &f->put[i], NULL));
    for (uint32_t code = 1; !f->failed && code < flow_words_count(f->w->log->acts); code++)
        make_act(f, code);
}

/* A member that the act does not state is NULL; a stated empty one is an empty text. */
static void put_act(struct file *f, size_t row)
{
    const struct flow_log *log = f->w->log;
    char id[24], buf[16], time[INSTANT_CHARS];
    snprintf(id, sizeof id, "e%zu", row + 1);
    uint32_t code = flow_code(&log->code[FLOW_ACT], row);
    sqlite3_stmt *st = f->act[code];
    put(f, PUT_EVENT, text_of(id), flow_words_at(log->acts, code));
    put(f, PUT_RELATION, text_of(id), written_case(f->w, flow_code(&log->kase, row)));
    check(f, sqlite3_clear_bindings(st));
    bind(f, st, 1, text_of(id));
    bind(f, st, 2, text_of(written_time(log->time_us[row], time)));
    for (int i = 1; i < LOG_MEMBERS; i++)
        if (flow_code(&log->code[LOG_MEMBER[i].column], row) != 0)
            bind(f, st, i + 2, written_member(f->w, row, LOG_MEMBER[i].column, buf));
    if (written_due(f->w, row) != FLOW_NEVER)
        bind(f, st, LOG_MEMBERS + 2, text_of(written_time(written_due(f->w, row), time)));
    step(f, st);
}

static void put_rows(struct file *f)
{
    const struct flow_log *log = f->w->log;
    for (size_t k = 0; !f->failed && k < log->cases; k++) {
        put(f, PUT_OBJECT, written_case(f->w, k), TEXT_NONE);
        if (written_kind(f->w, k).n > 0)
            put(f, PUT_CASE, written_case(f->w, k), written_kind(f->w, k));
    }
    for (size_t row = 0; !f->failed && row < log->n; row++)
        put_act(f, row);
}

static void hand_over(struct file *f)
{
    sqlite3_int64 n = 0;
    unsigned char *bytes = f->failed ? NULL : sqlite3_serialize(f->db, "main", &n, 0);
    if (bytes)
        sbuf_add(f->w->out, (struct text){ (const char *)bytes, (size_t)n });
    else
        f->failed = true;
    sqlite3_free(bytes);
}

static void close_file(struct file *f)
{
    for (size_t i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(f->put[i]);
    for (uint32_t i = 0; i < flow_words_count(f->w->log->acts); i++)
        sqlite3_finalize(f->act[i]);
    sqlite3_close(f->db);
    arena_free(f->a);
}

enum rc write_ocel_sqlite(const struct writing *w, struct err *err)
{
    struct arena *a = arena_new();
    struct file f = { .w = w, .a = a, .act = ARENA_ARRAY(a, sqlite3_stmt *, flow_words_count(w->log->acts)) };
    enum rc rc = RC_OK;
    check(&f,
          sqlite3_open_v2(":memory:", &f.db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY, NULL));
    if (!f.failed)
        make_tables(&f);
    if (!f.failed) {
        check(&f, sqlite3_exec(f.db, "BEGIN", NULL, NULL, NULL));
        put_rows(&f);
        if (!f.failed)
            check(&f, sqlite3_exec(f.db, "COMMIT", NULL, NULL, NULL));
    }
    hand_over(&f);
    if (f.failed)
        rc = err_set(err, PB_FILE_BROKEN, _("the SQLite file cannot be made: %s"), sqlite3_errmsg(f.db));
    close_file(&f);
    return rc;
}
