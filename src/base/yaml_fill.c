/* yaml_fill.c -- nodes become structs: one small reader for each type of field, chosen by FILL[]. */
#include "base/i18n.h"
#include "base/sbuf.h"
#include "base/ynode.h"

#include <stdio.h>
#include <string.h>

struct filling { /* what a reader of one field needs */
    struct arena *a;
    const struct yfield *f;
    const struct ynode *node;
    char *base; /* the struct */
    struct err *err;
};

static void *field_at(const struct filling *x) { return x->base + x->f->offset; }

static enum rc wrong(const struct filling *x, const char *expected)
{
    const struct ynode *n = x->node;
    if (n->kind != YN_SCALAR || text_empty(n->value))
        return ynode_err(n, x->err, PB_WRONG_VALUE, _("'%s' must be %s"), x->f->key, expected);
    return ynode_err(n, x->err, PB_WRONG_VALUE, _("'%s' must be %s, not '%.*s'"), x->f->key, expected,
                     TEXT_FMT(ynode_shown(n)));
}

static enum rc fill_text(const struct filling *x)
{
    if (x->node->kind != YN_SCALAR || text_empty(text_trim(x->node->value)))
        return wrong(x, _("a text that is not empty"));
    *(struct text *)field_at(x) = x->node->value;
    return RC_OK;
}

static enum rc fill_names(const struct filling *x)
{
    static const struct yfield FIELDS[] = {
        { .key = "vi",
          .type = Y_TEXT,
          .offset = offsetof(struct names, vi),
          .required = Y_REQUIRED,
          .help = N_("the words in Vietnamese") },
        { .key = "en", .type = Y_TEXT, .offset = offsetof(struct names, en), .help = N_("the words in English") },
        { 0 },
    };
    struct names names = { TEXT_NONE, TEXT_NONE };
    if (x->node->kind == YN_SCALAR && !text_empty(text_trim(x->node->value))) {
        *(struct names *)field_at(x) = names_same(x->node->value);
        return RC_OK;
    }
    if (x->node->kind != YN_MAP)
        return wrong(x, _("a text, or one in each language: { vi: ..., en: ... }"));
    enum rc rc = yaml_fill(x->a, x->node, FIELDS, &names, x->err);
    if (rc != RC_OK)
        return rc;
    *(struct names *)field_at(x) = names;
    return RC_OK;
}

static enum rc fill_int(const struct filling *x)
{
    int64_t value;
    if (x->node->kind != YN_SCALAR || !text_int(x->node->value, &value))
        return wrong(x, _("a whole number"));
    *(int64_t *)field_at(x) = value;
    return RC_OK;
}

static enum rc fill_bool(const struct filling *x)
{
    static const struct {
        const char *word;
        bool value;
    } WORDS[] = { { "yes", true }, { "no", false }, { "true", true }, { "false", false } };
    for (size_t i = 0; x->node->kind == YN_SCALAR && i < LEN(WORDS); i++)
        if (text_eq(x->node->value, text_of(WORDS[i].word))) {
            *(bool *)field_at(x) = WORDS[i].value;
            return RC_OK;
        }
    return wrong(x, _("yes or no"));
}

static enum rc fill_day(const struct filling *x)
{
    struct day value;
    if (x->node->kind != YN_SCALAR || !day_parse(x->node->value, &value))
        return wrong(x, _("a date like 2025-08-14"));
    *(struct day *)field_at(x) = value;
    return RC_OK;
}

static enum rc fill_instant(const struct filling *x)
{
    struct instant value;
    if (x->node->kind != YN_SCALAR || !instant_parse(x->node->value, &value))
        return wrong(x, _("a date with a time like 2025-08-14 16:40"));
    *(struct instant *)field_at(x) = value;
    return RC_OK;
}

/* "07:30" or "7:30". */
static enum rc fill_minute(const struct filling *x)
{
    struct text rest = x->node->value, hour;
    int64_t h, m;
    bool ok = x->node->kind == YN_SCALAR && text_split(&rest, ':', &hour) && hour.n >= 1 && hour.n <= 2 &&
              rest.n == 2 && text_int(hour, &h) && text_int(rest, &m) && h >= 0 && m >= 0 && m < 60 &&
              hour.p[0] >= '0' && rest.p[0] >= '0' && h * 60 + m <= 24 * 60;
    if (!ok)
        return wrong(x, _("a time of day like 07:30"));
    *(int *)field_at(x) = (int)(h * 60 + m);
    return RC_OK;
}

static enum rc fill_word(const struct filling *x)
{
    char words[ERR_DETAIL_MAX / 2] = "", expected[ERR_DETAIL_MAX];
    for (int i = 0; x->f->words[i]; i++) {
        if (x->node->kind == YN_SCALAR && text_eq(x->node->value, text_of(x->f->words[i]))) {
            *(int *)field_at(x) = i;
            return RC_OK;
        }
        size_t n = strlen(words);
        snprintf(words + n, sizeof words - n, "%s%s", i ? ", " : "", x->f->words[i]);
    }
    snprintf(expected, sizeof expected, _("one of: %s"), words);
    return wrong(x, expected);
}

static enum rc fill_struct(const struct filling *x)
{
    if (x->node->kind != YN_MAP)
        return wrong(x, _("a mapping"));
    return yaml_fill(x->a, x->node, x->f->fields, field_at(x), x->err);
}

static enum rc fill_list(const struct filling *x)
{
    if (x->node->kind != YN_LIST)
        return wrong(x, _("a list"));
    assert(x->f->size > 0);
    char *items = arena_alloc(x->a, x->node->n * x->f->size);
    for (size_t i = 0; i < x->node->n; i++) {
        const struct ynode *item = x->node->items[i];
        if (item->kind != YN_MAP)
            return ynode_err(item, x->err, PB_WRONG_VALUE, _("each item of '%s' must be a mapping"), x->f->key);
        enum rc rc = yaml_fill(x->a, item, x->f->fields, items + i * x->f->size, x->err);
        if (rc)
            return rc;
    }
    *(void **)field_at(x) = items;
    *(size_t *)(x->base + x->f->count) = x->node->n;
    return RC_OK;
}

static enum rc fill_texts(const struct filling *x)
{
    const struct ynode *const *items = x->node->kind == YN_LIST ? x->node->items : &x->node;
    size_t n = x->node->kind == YN_LIST ? x->node->n : 1;
    struct text *texts = ARENA_ARRAY(x->a, struct text, n);
    for (size_t i = 0; i < n; i++) {
        if (items[i]->kind != YN_SCALAR || text_empty(text_trim(items[i]->value)))
            return ynode_err(items[i], x->err, PB_WRONG_VALUE, _("'%s' must be a list of texts that are not empty"),
                             x->f->key);
        texts[i] = items[i]->value;
    }
    *(struct text **)field_at(x) = texts;
    *(size_t *)(x->base + x->f->count) = n;
    return RC_OK;
}

static enum rc fill_node(const struct filling *x)
{
    *(const struct ynode **)field_at(x) = x->node;
    return RC_OK;
}

static enum rc fill_own(const struct filling *x) { return x->f->own(x->a, x->node, field_at(x), x->err); }

static enum rc (*const FILL[])(const struct filling *) = {
    [Y_TEXT] = fill_text,     [Y_NAMES] = fill_names,     [Y_INT] = fill_int,       [Y_BOOL] = fill_bool,
    [Y_DAY] = fill_day,       [Y_INSTANT] = fill_instant, [Y_MINUTE] = fill_minute, [Y_WORD] = fill_word,
    [Y_STRUCT] = fill_struct, [Y_LIST] = fill_list,       [Y_TEXTS] = fill_texts,   [Y_NODE] = fill_node,
    [Y_OWN] = fill_own,
};

static enum rc wrong_key(const struct ynode *key, const struct yfield *fields, struct err *err)
{
    struct sbuf keys;
    sbuf_init(&keys, ERR_DETAIL_MAX);
    for (const struct yfield *f = fields; f->key; f++)
        sbuf_printf(&keys, "%s%s", f == fields ? "" : ", ", f->key);
    enum rc rc = ynode_err(key, err, PB_WRONG_KEY, _("the key '%.*s' is not known here; the keys are: %.*s"),
                           TEXT_FMT(ynode_shown(key)), TEXT_FMT(sbuf_text(&keys)));
    sbuf_release(&keys);
    return rc;
}

static const struct yfield *field_of(const struct yfield *fields, struct text key)
{
    for (const struct yfield *f = fields; f->key; f++)
        if (text_eq(key, text_of(f->key)))
            return f;
    return NULL;
}

enum rc yaml_fill(struct arena *a, const struct ynode *map, const struct yfield *fields, void *out, struct err *err)
{
    if (map->kind != YN_MAP)
        return ynode_err(map, err, PB_WRONG_VALUE, _("a mapping is expected here"));
    for (size_t i = 0; i < map->n; i++) {
        const struct yfield *f = field_of(fields, map->keys[i]->value);
        if (!f)
            return wrong_key(map->keys[i], fields, err);
        assert(f->type > Y_END && (size_t)f->type < LEN(FILL));
        struct filling x = { .a = a, .f = f, .node = map->items[i], .base = out, .err = err };
        enum rc rc = FILL[f->type](&x);
        if (rc)
            return rc;
        if (f->where)
            *(const struct ynode **)(x.base + f->where) = x.node;
    }
    for (const struct yfield *f = fields; f->key; f++)
        if (f->required && !ynode_get(map, f->key))
            return ynode_err(map, err, PB_MISSING_KEY, _("the key '%s' is missing: %s"), f->key,
                             f->help ? _(f->help) : "");
    return RC_OK;
}
