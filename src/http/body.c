/* body.c -- a JSON body into a struct, by its table. */
#include "http/body.h"

#include "base/i18n.h"

#include <jansson.h>
#include <string.h>

static enum rc wrong(struct arena *a, const char *key, const char *what, struct text *field, struct err *err)
{
    *field = text_dup(a, text_of(key));
    return err_set(err, PB_WRONG_VALUE, _("'%s' must be %s"), key, what);
}

static bool read_text(struct arena *a, const json_t *v, struct text *out)
{
    struct text raw = { json_string_value(v), json_string_length(v) };
    return json_is_string(v) && !memchr(raw.p, 0, raw.n) && text_nfc(a, text_dup(a, raw), out);
}

/* What an act's field may be written as. */
static bool read_plain(struct arena *a, const json_t *v, struct text *out)
{
    if (json_is_integer(v))
        *out = text_printf(a, "%lld", (long long)json_integer_value(v));
    else if (json_is_boolean(v))
        *out = json_is_true(v) ? TEXT("yes") : TEXT("no");
    else
        return read_text(a, v, out);
    return true;
}

static bool read_texts(struct arena *a, const json_t *v, struct body_texts *out)
{
    struct text *items = NULL;
    size_t n = 0, i;
    json_t *item;
    if (!json_is_array(v) || json_array_size(v) > BODY_ITEMS_MAX)
        return false;
    json_array_foreach(v, i, item)
    {
        struct text t;
        if (!read_text(a, item, &t))
            return false;
        ARENA_PUSH(a, items, n, t);
    }
    *out = (struct body_texts){ items, n };
    return true;
}

/* A list is one field, its items apart by ";" and a new line: names are read trimmed, and entries may hold a ";" of their own. */
static bool read_fields(struct arena *a, json_t *v, struct body_fields *out)
{
    struct congvu_field *items = NULL;
    size_t n = 0, i;
    const char *key;
    json_t *value, *part;
    if (!json_is_object(v) || json_object_size(v) > BODY_ITEMS_MAX)
        return false;
    json_object_foreach(v, key, value)
    {
        struct congvu_field f = { text_dup(a, text_of(key)), TEXT_NONE };
        if (json_is_null(value))
            continue;
        if (!json_is_array(value)) {
            if (!read_plain(a, value, &f.value))
                return false;
            ARENA_PUSH(a, items, n, f);
            continue;
        }
        struct text list = TEXT_NONE;
        json_array_foreach(value, i, part)
        {
            struct text t;
            if (!read_plain(a, part, &t))
                return false;
            list = text_empty(list) ? t : text_printf(a, "%.*s;\n%.*s", TEXT_FMT(list), TEXT_FMT(t));
        }
        f.value = list;
        ARENA_PUSH(a, items, n, f);
    }
    *out = (struct body_fields){ items, n };
    return true;
}

static bool read_json(struct arena *a, const json_t *v, struct text *out)
{
    char *dump = json_dumps(v, JSON_COMPACT | JSON_ENCODE_ANY);
    if (!dump)
        return false;
    *out = text_dup(a, text_of(dump));
    free(dump);
    return true;
}

static enum rc read_field(struct arena *a, const struct body_field *f, json_t *v, char *out, struct text *field,
                          struct err *err)
{
    void *to = out + f->offset;
    switch (f->type) {
    case B_TEXT: return read_text(a, v, to) ? RC_OK : wrong(a, f->key, _("a text"), field, err);
    case B_TEXTS: return read_texts(a, v, to) ? RC_OK : wrong(a, f->key, _("a list of texts"), field, err);
    case B_FIELDS:
        return read_fields(a, v, to) ? RC_OK : wrong(a, f->key, _("an object of texts, numbers and lists"), field, err);
    case B_JSON: return read_json(a, v, to) ? RC_OK : wrong(a, f->key, _("a value"), field, err);
    case B_BOOL:
        if (!json_is_boolean(v))
            return wrong(a, f->key, _("true or false"), field, err);
        *(bool *)to = json_is_true(v);
        return RC_OK;
    case B_NUMBER:
        if (!json_is_integer(v))
            return wrong(a, f->key, _("a whole number"), field, err);
        *(int64_t *)to = json_integer_value(v);
        return RC_OK;
    }
    return RC_OK;
}

static const struct body_field *field_named(const struct body_field *fields, const char *key)
{
    for (; fields->key; fields++)
        if (strcmp(fields->key, key) == 0)
            return fields;
    return NULL;
}

static enum rc read_object(struct arena *a, json_t *root, const struct body_field *fields, void *out,
                           struct text *field, struct err *err)
{
    const char *key;
    json_t *v;
    json_object_foreach(root, key, v)
    {
        const struct body_field *f = field_named(fields, key);
        if (!f) {
            *field = text_dup(a, text_of(key));
            return err_set(err, PB_WRONG_KEY, _("'%s' is nothing that this request takes"), key);
        }
        enum rc rc = json_is_null(v) ? RC_OK : read_field(a, f, v, out, field, err);
        if (rc != RC_OK)
            return rc;
    }
    for (const struct body_field *f = fields; f->key; f++) {
        if (!f->must || (json_object_get(root, f->key) && !json_is_null(json_object_get(root, f->key))))
            continue;
        *field = text_of(f->key);
        return err_set(err, PB_MISSING_KEY, _("'%s' must be stated"), f->key);
    }
    return RC_OK;
}

/* jansson bounds the depth at 2048, which costs stack at each level; ours are flat. */
static bool too_deep(struct text bytes)
{
    int depth = 0;
    bool quoted = false;
    for (size_t i = 0; i < bytes.n; i++) {
        char c = bytes.p[i];
        if (quoted && c == '\\')
            i++;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '{' || c == '['))
            depth++;
        else if (!quoted && (c == '}' || c == ']'))
            depth--;
        if (depth > BODY_DEPTH_MAX)
            return true;
    }
    return false;
}

enum rc body_read(struct arena *a, struct text bytes, const struct body_field *fields, void *out, struct text *field,
                  struct err *err)
{
    json_error_t why;
    size_t bad;
    *field = TEXT_NONE;
    if (text_empty(bytes))
        return err_set(err, PB_EMPTY, _("the request has no body: send JSON"));
    if (!text_utf8(bytes, &bad))
        return err_set(err, PB_NOT_UTF8, _("the body is not UTF-8 at byte %zu"), bad);
    if (too_deep(bytes))
        return err_set(err, PB_SYNTAX, _("the body is nested deeper than %d"), BODY_DEPTH_MAX);
    json_t *root = json_loadb(bytes.p, bytes.n, JSON_REJECT_DUPLICATES, &why);
    if (!root)
        return err_set(err, PB_SYNTAX, _("the body is not JSON: line %d, column %d: %s"), why.line, why.column,
                       why.text);
    enum rc rc = json_is_object(root) ? read_object(a, root, fields, out, field, err)
                                      : err_set(err, PB_SYNTAX, _("the body must be an object"));
    json_decref(root);
    return rc;
}
