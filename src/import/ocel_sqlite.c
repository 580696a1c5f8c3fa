/* ocel_sqlite.c -- OCEL 2.0 in SQLite:
 *
 *      object, event (ocel_id, ocel_type)      object_map_type, event_map_type (ocel_type, ocel_type_map)
 *      object_<map>, event_<map> (ocel_id, ocel_time, attributes ...)
 *      event_object (ocel_event_id, ocel_object_id, ocel_qualifier)
 *
 * The names of the tables are the file's own, so these statements are put together, with each name quoted; they are not ours and stand in no
 * table of ours. The file is opened for reading alone and must be no part of a running database (docs/decisions/0015). */
#include "import/ocel.h"

#include "base/i18n.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

enum { TYPES_MAX = 10000 };

struct file {
    struct reader_state *r;
    sqlite3 *db;
    struct ocel o;
    struct flow_words *events; /* ids: code i + 1 is event i */
};

static enum rc complain(const struct file *f)
{
    return err_set(f->r->err, PB_FILE_BROKEN, _("%s: this SQLite file cannot be read as OCEL 2.0: %s"), f->r->file,
                   sqlite3_errmsg(f->db));
}

static enum rc prepare(const struct file *f, const char *sql, sqlite3_stmt **out)
{
    return sqlite3_prepare_v2(f->db, sql, -1, out, NULL) == SQLITE_OK ? RC_OK : complain(f);
}

static struct text cell(const struct file *f, sqlite3_stmt *st, int column)
{
    const void *p = sqlite3_column_text(st, column);
    return text_dup(f->r->arena, (struct text){ p ? p : "", (size_t)sqlite3_column_bytes(st, column) });
}

/* An identifier within double quotes, doubled inside. In the arena. */
static struct text quoted(struct arena *a, const char *prefix, struct text name)
{
    char *to = arena_alloc(a, strlen(prefix) + 2 * name.n + 3);
    size_t n = 0;
    to[n++] = '"';
    for (const char *p = prefix; *p; p++)
        to[n++] = *p;
    for (size_t i = 0; i < name.n; i++) {
        to[n++] = name.p[i];
        if (name.p[i] == '"')
            to[n++] = '"';
    }
    to[n++] = '"';
    return (struct text){ to, n };
}

static enum rc done(const struct file *f, sqlite3_stmt *st, int step)
{
    enum rc rc = step == SQLITE_DONE ? RC_OK : complain(f);
    sqlite3_finalize(st);
    return rc;
}

static enum rc read_ids(struct file *f, bool objects)
{
    sqlite3_stmt *st;
    struct flow_words *ids = objects ? f->o.ids : f->events;
    enum rc rc =
        prepare(f, objects ? "SELECT ocel_id, ocel_type FROM object" : "SELECT ocel_id, ocel_type FROM event", &st);
    int step = SQLITE_DONE;
    while (!rc && (step = sqlite3_step(st)) == SQLITE_ROW) {
        struct text id = cell(f, st, 0), type = cell(f, st, 1);
        size_t n = objects ? f->o.nobjects : f->o.nevents;
        if (id.n == 0 || id.n > FLOW_WORD_MAX || flow_words_code(ids, id) != n + 1) {
            sqlite3_finalize(st);
            return err_set(f->r->err, PB_SYNTAX, _("%s: row %zu has an id that is empty, too long, or another row's"),
                           f->r->file, n + 1);
        }
        if (objects)
            ARENA_PUSH(f->r->arena, f->o.object, f->o.nobjects, ((struct ocel_object){ .id = id, .type = type }));
        else
            ARENA_PUSH(f->r->arena, f->o.event, f->o.nevents, ((struct ocel_event){ .type = type, .time = TEXT("") }));
    }
    return rc ? rc : done(f, st, step);
}

/* --- attributes: a table for each type ------------------------------------------------------------------------------------------------------ */

/* A change of one attribute (ocel_changed_field) is left to those who ask how an object changed: what it was first counts here. */
static void take_attributes(struct file *f, sqlite3_stmt *st, struct ocel_event *e, struct ocel_object *object)
{
    for (int c = 0; c < sqlite3_column_count(st); c++) {
        struct text key = text_dup(f->r->arena, text_of(sqlite3_column_name(st, c)));
        if (e && text_eq(key, TEXT("ocel_time")))
            e->time = cell(f, st, c);
        if (text_starts(key, TEXT("ocel_")) || sqlite3_column_type(st, c) == SQLITE_NULL)
            continue;
        struct ocel_pair pair = { key, cell(f, st, c) };
        if (e)
            ARENA_PUSH(f->r->arena, e->pair, e->npairs, pair);
        else
            ARENA_PUSH(f->r->arena, object->pair, object->npairs, pair);
    }
}

static int column_named(sqlite3_stmt *st, const char *name)
{
    for (int c = 0; c < sqlite3_column_count(st); c++)
        if (strcmp(sqlite3_column_name(st, c), name) == 0)
            return c;
    return -1;
}

static enum rc read_type(struct file *f, bool objects, struct text map)
{
    struct text table = quoted(f->r->arena, objects ? "object_" : "event_", map);
    struct text sql = text_printf(f->r->arena, "SELECT * FROM %.*s", TEXT_FMT(table));
    sqlite3_stmt *st;
    enum rc rc = prepare(f, text_cstr(f->r->arena, sql), &st);
    if (rc)
        return rc;
    int step, id = column_named(st, "ocel_id"), changed = column_named(st, "ocel_changed_field");
    while (id >= 0 && (step = sqlite3_step(st)) == SQLITE_ROW) {
        uint32_t code = flow_words_find(objects ? f->o.ids : f->events, text_sub(cell(f, st, id), 0, FLOW_WORD_MAX));
        if (code == 0 || code == UINT32_MAX || (changed >= 0 && sqlite3_column_type(st, changed) != SQLITE_NULL))
            continue;
        take_attributes(f, st, objects ? NULL : &f->o.event[code - 1], objects ? &f->o.object[code - 1] : NULL);
    }
    return done(f, st, id >= 0 ? step : SQLITE_DONE);
}

static enum rc read_types(struct file *f, bool objects)
{
    sqlite3_stmt *st;
    struct text *map = NULL;
    size_t n = 0;
    int step = SQLITE_DONE;
    enum rc rc = prepare(
        f, objects ? "SELECT ocel_type_map FROM object_map_type" : "SELECT ocel_type_map FROM event_map_type", &st);
    while (!rc && n < TYPES_MAX && (step = sqlite3_step(st)) == SQLITE_ROW)
        ARENA_PUSH(f->r->arena, map, n, cell(f, st, 0));
    if (!rc)
        rc = done(f, st, step);
    for (size_t i = 0; !rc && i < n; i++)
        rc = read_type(f, objects, map[i]);
    return rc;
}

static enum rc read_links(struct file *f)
{
    sqlite3_stmt *st;
    int step = SQLITE_DONE;
    enum rc rc = prepare(f, "SELECT ocel_event_id, ocel_object_id, ocel_qualifier FROM event_object", &st);
    while (!rc && (step = sqlite3_step(st)) == SQLITE_ROW) {
        uint32_t event = flow_words_find(f->events, text_sub(cell(f, st, 0), 0, FLOW_WORD_MAX));
        struct ocel_link link = { .qualifier = cell(f, st, 2) };
        if (event == 0 || event == UINT32_MAX || !ocel_object_of(&f->o, cell(f, st, 1), &link.object)) {
            note_add(f->r->notes, NOTE_UNKNOWN_OBJECT, f->r->file, 0, cell(f, st, 1));
            continue;
        }
        struct ocel_event *e = &f->o.event[event - 1];
        ARENA_PUSH(f->r->arena, e->link, e->nlinks, link);
    }
    return rc ? rc : done(f, st, step);
}

enum rc import_ocel_sqlite(struct reader_state *r)
{
    struct file f = { .r = r };
    if (sqlite3_open_v2(r->file, &f.db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
        enum rc rc = complain(&f);
        sqlite3_close(f.db);
        return rc;
    }
    f.o.ids = flow_words_new();
    f.events = flow_words_new();
    enum rc rc = read_ids(&f, true);
    if (!rc)
        rc = read_ids(&f, false);
    if (!rc)
        rc = read_types(&f, true);
    if (!rc)
        rc = read_types(&f, false);
    if (!rc)
        rc = read_links(&f);
    if (!rc)
        rc = ocel_acts(r, &f.o);
    flow_words_free(f.o.ids);
    flow_words_free(f.events);
    sqlite3_close(f.db);
    return rc;
}
