/* app_apply.c -- act files: a story of acts, and of new rows between them, that a clerk can read and write. */
#include "app/act/act_record.h"
#include "app/act/apply.h"

#include "base/i18n.h"

enum { ITEM_FIELDS_MAX = 256 };

/* Keys of an item that are not fields of the act. `expect` is for readers and the case runner. */
static const char *const ITEM_KEYS[] = { "at",     "happened", "by",      "matter", "act", "code",
                                         "expect", "refused",  "read_at", "note",   NULL };

/* The key that was meant: at most two letters off, and fewer than it has. NULL: none comes near. */
static const char *nearest(const char *const *keys, struct text key)
{
    const char *best = NULL;
    int least = 3;
    for (; *keys; keys++) {
        int d = text_distance(key, text_of(*keys));
        if (d < least && d < (int)text_of(*keys).n)
            best = *keys, least = d;
    }
    return best;
}

static enum rc only_keys(const struct ynode *map, const char *const *keys, struct err *err)
{
    for (size_t i = 0; i < map->n; i++) {
        struct text key = map->keys[i]->value;
        if (word_index(keys, key) >= 0)
            continue;
        const char *meant = nearest(keys, key);
        if (meant)
            return ynode_err(map->keys[i], err, PB_WRONG_KEY, _("'%.*s' is not known here; '%s' is"), TEXT_FMT(key),
                             meant);
        return ynode_err(map->keys[i], err, PB_WRONG_KEY, _("'%.*s' is not known here"), TEXT_FMT(key));
    }
    return RC_OK;
}

static enum rc scalar(const struct ynode *map, const char *key, struct text *out, struct err *err)
{
    const struct ynode *node = ynode_get(map, key);
    if (!node)
        return RC_OK;
    if (node->kind != YN_SCALAR)
        return ynode_err(node, err, PB_WRONG_VALUE, _("'%s' is one value, not a list"), key);
    *out = node->value;
    return RC_OK;
}

enum rc apply_read(struct arena *a, const char *file, struct text bytes, struct apply_file *out, struct err *err)
{
    static const char *const KEYS[] = { "name", "note", "by", "ground", "document", "acts", "world", NULL };
    const struct ynode *root;
    *out = (struct apply_file){ .name = TEXT_NONE };
    enum rc rc = yaml_read(a, file, bytes, &root, err);
    if (rc != RC_OK)
        return rc;
    if (root->kind != YN_MAP)
        return ynode_err(root, err, PB_WRONG_VALUE, _("an act file is a mapping with 'name' and 'acts'"));
    rc = only_keys(root, KEYS, err);
    const struct {
        const char *key;
        struct text *to;
    } SCALARS[] = {
        { "name", &out->name }, { "by", &out->by }, { "ground", &out->ground }, { "document", &out->document }
    };
    for (size_t i = 0; rc == RC_OK && i < LEN(SCALARS); i++)
        rc = scalar(root, SCALARS[i].key, SCALARS[i].to, err);
    if (rc != RC_OK)
        return rc;
    if (text_empty(out->name))
        return ynode_err(root, err, PB_MISSING_KEY,
                         _("'name' is missing: it tells this file from others, so that applying it twice "
                           "changes nothing"));
    out->items = ynode_get(root, "acts");
    if (!out->items)
        return ynode_err(root, err, PB_MISSING_KEY, _("'acts' is missing: the list of what happened"));
    if (out->items->kind != YN_LIST)
        return ynode_err(out->items, err, PB_WRONG_VALUE,
                         _("'acts' is a list: each item, behind a '-', is what happened once"));
    for (size_t i = 0; i < out->items->n; i++)
        if (out->items->items[i]->kind != YN_MAP)
            return ynode_err(out->items->items[i], err, PB_WRONG_VALUE, _("an item of 'acts' is a mapping"));
    return RC_OK;
}

/* A list of scalars is written with ';' between, as on the command line. */
static enum rc field_value(struct arena *a, const struct ynode *node, struct text *out, struct err *err)
{
    if (node->kind == YN_SCALAR) {
        *out = node->value;
        return RC_OK;
    }
    if (node->kind != YN_LIST)
        return ynode_err(node, err, PB_WRONG_VALUE, _("a value or a list of values is expected"));
    struct text joined = TEXT_NONE;
    for (size_t i = 0; i < node->n; i++) {
        if (node->items[i]->kind != YN_SCALAR)
            return ynode_err(node->items[i], err, PB_WRONG_VALUE, _("a list here holds plain values"));
        joined = i == 0 ? node->items[i]->value
                        : text_printf(a, "%.*s;%.*s", TEXT_FMT(joined), TEXT_FMT(node->items[i]->value));
    }
    *out = joined;
    return RC_OK;
}

/* A list of a kind's field is as many entries. */
static enum rc field_entries(struct text key, const struct ynode *list, struct congvu_field *fields, size_t *n,
                             struct err *err)
{
    for (size_t i = 0; i < list->n; i++) {
        if (*n == ITEM_FIELDS_MAX)
            return ynode_err(list, err, PB_TOO_LARGE, _("an act has at most %d fields"), ITEM_FIELDS_MAX);
        if (list->items[i]->kind != YN_SCALAR)
            return ynode_err(list->items[i], err, PB_WRONG_VALUE, _("a list here holds plain values"));
        fields[(*n)++] = (struct congvu_field){ key, list->items[i]->value };
    }
    return RC_OK;
}

static bool has_field(const struct congvu_field *fields, size_t n, const char *key)
{
    for (size_t i = 0; i < n; i++)
        if (text_eq(fields[i].key, text_of(key)))
            return true;
    return false;
}

static enum rc item_fields(struct apply_one *one, const struct ynode *item, struct congvu_act *in, bool backdated,
                           struct err *err)
{
    struct congvu_field *fields = ARENA_ARRAY(one->a, struct congvu_field, ITEM_FIELDS_MAX + 2);
    size_t n = 0;
    for (size_t i = 0; i < item->n; i++) {
        if (word_index(ITEM_KEYS, item->keys[i]->value) >= 0)
            continue;
        if (n == ITEM_FIELDS_MAX)
            return ynode_err(item, err, PB_TOO_LARGE, _("an act has at most %d fields"), ITEM_FIELDS_MAX);
        bool entries = !act_field(item->keys[i]->value) && item->items[i]->kind == YN_LIST;
        enum rc rc = entries ? field_entries(item->keys[i]->value, item->items[i], fields, &n, err)
                             : field_value(one->a, item->items[i], &fields[n].value, err);
        if (rc != RC_OK)
            return rc;
        if (!entries)
            fields[n++].key = item->keys[i]->value;
    }
    const struct {
        const char *key;
        struct text value;
    } DEFAULTS[] = { { "ground", one->file->ground }, { "document", one->file->document } };
    for (size_t i = 0; backdated && i < LEN(DEFAULTS); i++)
        if (!text_empty(DEFAULTS[i].value) && !has_field(fields, n, DEFAULTS[i].key))
            fields[n++] = (struct congvu_field){ text_of(DEFAULTS[i].key), DEFAULTS[i].value };
    in->fields = fields;
    in->nfields = n;
    return RC_OK;
}

static enum rc item_act(struct apply_one *one, const struct ynode *item, struct congvu_done *done, struct err *err)
{
    struct text at = TEXT_NONE;
    struct congvu_act in = {
        .person = text_empty(one->file->by) ? one->person : one->file->by,
        .operator_name = one->operator_name,
        .surety = SURETY_CONSOLE,
        .version = -1,
        .key = text_printf(one->a, "%.*s#%zu", TEXT_FMT(one->file->name), one->index + 1),
    };
    const struct {
        const char *key;
        struct text *to;
    } SCALARS[] = {
        { "at", &at },       { "happened", &in.happened }, { "by", &in.person }, { "matter", &in.matter },
        { "act", &in.kind }, { "code", &in.child_code },
    };
    enum rc rc = RC_OK;
    for (size_t i = 0; rc == RC_OK && i < LEN(SCALARS); i++)
        rc = scalar(item, SCALARS[i].key, SCALARS[i].to, err);
    if (rc != RC_OK)
        return rc;
    if (text_empty(in.kind))
        return ynode_err(item, err, PB_MISSING_KEY, _("'act' is missing: what was done"));
    if (text_empty(in.person))
        return ynode_err(item, err, PB_MISSING_KEY, _("'by' is missing: who did it"));
    if (one->app->meta.exercise)
        in.at = at;
    else if (!text_empty(at) && text_empty(in.happened))
        in.happened = at; /* in a true record the server says when it was recorded; the file says when it happened */
    rc = item_fields(one, item, &in, !text_empty(in.happened), err);
    if (rc == RC_OK)
        rc = act_record(one->app, one->conn, one->a, one->loaded, &in, done, err);
    if (rc != RC_OK)
        err_prefix(err, "%s:%d", item->file, item->line);
    return rc;
}

static enum rc item_rows(struct apply_one *one, const struct ynode *item, struct congvu_done *done, struct err *err)
{
    static const char *const KEYS[] = { "at", "record", "text", "note", "expect", NULL };
    static const char *const FACTS[] = { "register", "calendar", "regulation", NULL };
    struct text what = TEXT_NONE, text = TEXT_NONE, at = TEXT_NONE;
    enum rc rc = only_keys(item, KEYS, err);
    if (rc == RC_OK)
        rc = scalar(item, "record", &what, err);
    if (rc == RC_OK)
        rc = scalar(item, "text", &text, err);
    if (rc == RC_OK)
        rc = scalar(item, "at", &at, err);
    int fact = word_index(FACTS, what);
    if (rc == RC_OK && fact < 0)
        rc = ynode_err(item, err, PB_WRONG_VALUE, _("'record' is register, calendar or regulation"));
    if (rc != RC_OK)
        return rc;
    struct text key = text_printf(one->a, "%.*s#%zu", TEXT_FMT(one->file->name), one->index + 1);
    bool seen;
    int64_t seq;
    const struct text parts[] = { what, at, text };
    struct text digest = request_digest(one->a, parts, LEN(parts));
    rc = store_request_find(one->conn, key, digest, &seen, &seq, err);
    if (rc != RC_OK)
        return rc;
    *done = (struct congvu_done){ .repeated = seen };
    if (seen)
        return RC_OK;
    size_t rows;
    /* Complaints about the rows count their lines from the first of `text`. */
    struct text where = text_printf(one->keep, _("%s:%d, in its text"), item->file, item->line);
    rc = facts_record(one->app, one->conn, one->keep, one->loaded, (enum congvu_fact)fact, text_cstr(one->keep, where),
                      text_dup(one->keep, text), one->app->meta.exercise ? at : TEXT_NONE, &rows, err);
    if (rc == RC_OK)
        rc = world_load(one->conn, one->keep, one->loaded, err);
    if (rc == RC_OK)
        rc = store_request_add(one->conn, key, digest, 0, one->loaded->newest, err);
    return rc;
}

enum rc apply_item(struct apply_one *one, struct congvu_done *done, struct err *err)
{
    const struct ynode *item = one->file->items->items[one->index];
    return ynode_get(item, "record") ? item_rows(one, item, done, err) : item_act(one, item, done, err);
}

/* --- a whole file, or nothing of it ------------------------------------------------------------------------------------------ */

struct apply_job {
    struct congvu *app;
    const struct congvu_apply *apply;
    const struct apply_file *file;
    size_t applied;
};

static enum rc apply_job(struct conn *conn, void *arg, struct err *err)
{
    struct apply_job *job = arg;
    struct loaded loaded;
    struct apply_one one = {
        .app = job->app,
        .conn = conn,
        .a = arena_new(),
        .keep = arena_new(),
        .file = job->file,
        .person = job->apply->person,
        .operator_name = job->apply->operator_name,
        .loaded = &loaded,
    };
    job->applied = 0;
    enum rc rc = world_load(conn, one.keep, &loaded, err);
    for (one.index = 0; rc == RC_OK && one.index < job->file->items->n; one.index++) {
        struct congvu_done done;
        arena_reset(one.a);
        rc = apply_item(&one, &done, err);
        job->applied += rc == RC_OK && !done.repeated;
        if (job->apply->progress)
            job->apply->progress(job->apply->progress_arg, one.index + 1, job->file->items->n);
    }
    arena_free(one.keep);
    arena_free(one.a);
    return rc;
}

enum rc congvu_apply(struct congvu *app, const struct congvu_apply *apply, size_t *applied, size_t *all,
                     struct err *err)
{
    struct arena *a = arena_new();
    struct apply_file file;
    enum rc rc = apply_read(a, apply->file, apply->bytes, &file, err);
    if (rc == RC_OK) {
        struct apply_job job = { .app = app, .apply = apply, .file = &file };
        rc = store_write(app->store, apply_job, &job, err);
        *applied = job.applied;
        *all = file.items->n;
    }
    arena_free(a);
    return rc;
}
