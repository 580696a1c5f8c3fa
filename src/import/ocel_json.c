/* ocel_json.c -- OCEL 2.0 in JSON: { "objects": [{ id, type, attributes, relationships }], "events": [{ id, type, time, attributes,
 * relationships }] }. It is held whole, since events may stand before the objects they name. */
#include "import/ocel.h"

#include "base/i18n.h"
#include "import/stream.h"

#include <jansson.h>
#include <string.h>

enum { JSON_BYTES_MAX = 1 << 30 };

struct feeding {
    struct stream *stream;
    struct err *err;
    enum rc rc;
    size_t fed;
};

static size_t feed(void *to, size_t room, void *arg)
{
    struct feeding *f = arg;
    size_t n = 0;
    f->rc = stream_read(f->stream, to, room, &n, f->err);
    f->fed += n;
    if (!f->rc && f->fed > JSON_BYTES_MAX)
        f->rc = err_set(f->err, PB_TOO_LARGE, _("the JSON is larger than %d MiB: use the SQLite form"),
                        JSON_BYTES_MAX >> 20);
    return f->rc ? (size_t)-1 : n;
}

static struct text string_of(const json_t *v) { return (struct text){ json_string_value(v), json_string_length(v) }; }

/* A value of any plain type as text, in the arena. */
static struct text plain(struct arena *a, const json_t *v)
{
    if (json_is_string(v))
        return string_of(v);
    if (json_is_integer(v))
        return text_printf(a, "%lld", (long long)json_integer_value(v));
    if (json_is_real(v))
        return text_printf(a, "%.17g", json_real_value(v));
    if (json_is_boolean(v))
        return text_of(json_is_true(v) ? "true" : "false");
    return TEXT("");
}

static struct ocel_pair *pairs_of(struct arena *a, const json_t *list, size_t *n)
{
    struct ocel_pair *pair = NULL;
    size_t i;
    json_t *v;
    *n = 0;
    json_array_foreach(list, i, v)
    {
        const json_t *name = json_object_get(v, "name");
        struct ocel_pair one = { string_of(name), plain(a, json_object_get(v, "value")) };
        if (json_is_string(name))
            ARENA_PUSH(a, pair, *n, one);
    }
    return pair;
}

static enum rc read_objects(struct reader_state *r, const json_t *list, struct ocel *o)
{
    size_t i;
    json_t *v;
    json_array_foreach(list, i, v)
    {
        const json_t *id = json_object_get(v, "id"), *type = json_object_get(v, "type");
        if (!json_is_string(id) || !json_is_string(type) || json_string_length(id) == 0)
            return err_set(r->err, PB_SYNTAX, _("%s: object %zu has no id or no type"), r->file, i + 1);
        if (json_string_length(id) > FLOW_WORD_MAX)
            return err_set(r->err, PB_TOO_LARGE, _("%s: the id of object %zu is too long"), r->file, i + 1);
        struct ocel_object object = { .id = string_of(id), .type = string_of(type) };
        if (flow_words_code(o->ids, object.id) != o->nobjects + 1)
            return err_set(r->err, PB_SYNTAX, _("%s: object %zu has an id that another object has"), r->file, i + 1);
        object.pair = pairs_of(r->arena, json_object_get(v, "attributes"), &object.npairs);
        ARENA_PUSH(r->arena, o->object, o->nobjects, object);
    }
    return RC_OK;
}

static void read_links(struct reader_state *r, const json_t *list, const struct ocel *o, struct ocel_event *e)
{
    size_t i;
    json_t *v;
    json_array_foreach(list, i, v)
    {
        const json_t *id = json_object_get(v, "objectId");
        struct ocel_link link = { .qualifier = string_of(json_object_get(v, "qualifier")) };
        if (json_is_string(id) && ocel_object_of(o, string_of(id), &link.object))
            ARENA_PUSH(r->arena, e->link, e->nlinks, link);
        else
            note_add(r->notes, NOTE_UNKNOWN_OBJECT, r->file, 0, string_of(id));
    }
}

static void read_events(struct reader_state *r, const json_t *list, struct ocel *o)
{
    size_t i;
    json_t *v;
    json_array_foreach(list, i, v)
    {
        struct ocel_event e = { .type = plain(r->arena, json_object_get(v, "type")),
                                .time = plain(r->arena, json_object_get(v, "time")) };
        e.pair = pairs_of(r->arena, json_object_get(v, "attributes"), &e.npairs);
        read_links(r, json_object_get(v, "relationships"), o, &e);
        ARENA_PUSH(r->arena, o->event, o->nevents, e);
    }
}

static enum rc read_root(struct reader_state *r, const json_t *root)
{
    const json_t *objects = json_object_get(root, "objects"), *events = json_object_get(root, "events");
    if (!json_is_array(objects) || !json_is_array(events))
        return err_set(r->err, PB_SYNTAX, _("%s: this is no OCEL 2.0 log: it wants the lists 'objects' and 'events'"),
                       r->file);
    struct ocel o = { .ids = flow_words_new() };
    enum rc rc = read_objects(r, objects, &o);
    if (!rc) {
        read_events(r, events, &o);
        rc = ocel_acts(r, &o);
    }
    flow_words_free(o.ids);
    return rc;
}

enum rc import_ocel_json(struct reader_state *r, struct stream *stream)
{
    struct feeding f = { .stream = stream, .err = r->err };
    json_error_t why;
    json_t *root = json_load_callback(feed, &f, JSON_REJECT_DUPLICATES, &why);
    if (f.rc) {
        json_decref(root);
        return f.rc;
    }
    if (!root)
        return err_set(r->err, PB_SYNTAX, _("%s:%d: this is not well-formed JSON: %s"), r->file, why.line, why.text);
    enum rc rc = read_root(r, root);
    json_decref(root);
    return rc;
}
