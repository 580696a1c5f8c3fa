/* yaml.c -- libyaml's events become nodes. (Nodes become structs in yaml_fill.c.)
 *
 * Everything that could make a small file large is refused before the tree is built: aliases, anchors, tags, a second
 * document, nesting beyond YAML_DEPTH_MAX, more than YAML_BYTES_MAX bytes. So the tree is never larger than a constant
 * times the file, and recursion never deeper than the limit.
 */
#include "base/i18n.h"
#include "base/oom.h"
#include "base/ynode.h"

#include <stdarg.h>
#include <string.h>
#include <yaml.h>

/* ---- complaints ---- */

static enum rc err_at(struct err *err, enum problem p, const char *file, int line, int column, const char *sentence)
{
    return err_set(err, p, "%s:%d:%d: %s", file, line, column, sentence);
}

enum rc ynode_err(const struct ynode *node, struct err *err, enum problem p, const char *fmt, ...)
{
    char sentence[ERR_DETAIL_MAX];
    va_list args;
    va_start(args, fmt);
    vsnprintf(sentence, sizeof sentence, fmt, args);
    va_end(args);
    return err_at(err, p, node->file, node->line, node->column, sentence);
}

struct text ynode_shown(const struct ynode *scalar)
{
    struct text t = scalar->value;
    size_t end = 0;
    for (size_t at = 0; at < t.n; end = at) {
        uint32_t c = text_next(t, &at);
        if (c < 0x20 || c == 0x7F || at > 60)
            break;
    }
    return text_sub(t, 0, end);
}

/* ---- from bytes to nodes ---- */

struct reader {
    yaml_parser_t parser;
    yaml_event_t event; /* the one at hand; zeroed when none */
    struct arena *a;
    const char *file;
    struct text bytes;
    struct err *err;
};

static enum rc refuse(struct reader *r, yaml_mark_t at, enum problem p, const char *sentence)
{
    return err_at(r->err, p, r->file, (int)at.line + 1, (int)at.column + 1, sentence);
}

/* The place of a byte, for what is wrong before libyaml counts lines. */
static yaml_mark_t mark_of(struct text bytes, size_t offset)
{
    yaml_mark_t mark = { .index = offset };
    for (size_t at = 0; at < offset && at < bytes.n;) {
        bool newline = text_next(bytes, &at) == '\n';
        mark.line += newline;
        mark.column = newline ? 0 : mark.column + 1;
    }
    return mark;
}

static enum rc refuse_parse(struct reader *r)
{
    const yaml_parser_t *p = &r->parser;
    if (p->error == YAML_MEMORY_ERROR)
        oom();
    const char *why = p->problem ? p->problem : "";
    char sentence[ERR_DETAIL_MAX];
    if (p->error == YAML_READER_ERROR) { /* the bytes, before any line was counted */
        snprintf(sentence, sizeof sentence, _("this is not YAML: %s"), why);
        return refuse(r, mark_of(r->bytes, p->problem_offset), PB_SYNTAX, sentence);
    }
    if (p->context && p->context_mark.line != p->problem_mark.line)
        snprintf(sentence, sizeof sentence, _("this is not YAML: %s, %s begun in line %d"), why, p->context,
                 (int)p->context_mark.line + 1);
    else
        snprintf(sentence, sizeof sentence, _("this is not YAML: %s"), why);
    return refuse(r, p->problem_mark, PB_SYNTAX, sentence);
}

static enum rc next_event(struct reader *r)
{
    yaml_event_delete(&r->event);
    return yaml_parser_parse(&r->parser, &r->event) ? RC_OK : refuse_parse(r);
}

/* Refuses what our files never need. */
static enum rc check_plain(struct reader *r)
{
    const yaml_event_t *e = &r->event;
    const yaml_char_t *anchor = NULL, *tag = NULL;
    if (e->type == YAML_ALIAS_EVENT)
        return refuse(r, e->start_mark, PB_SYNTAX, _("aliases are not read here; write the value out"));
    if (e->type == YAML_SCALAR_EVENT) {
        anchor = e->data.scalar.anchor;
        tag = e->data.scalar.tag;
    } else if (e->type == YAML_SEQUENCE_START_EVENT) {
        anchor = e->data.sequence_start.anchor;
        tag = e->data.sequence_start.tag;
    } else if (e->type == YAML_MAPPING_START_EVENT) {
        anchor = e->data.mapping_start.anchor;
        tag = e->data.mapping_start.tag;
    }
    if (anchor)
        return refuse(r, e->start_mark, PB_SYNTAX, _("anchors are not read here; write the value out"));
    if (tag)
        return refuse(r, e->start_mark, PB_SYNTAX, _("tags are not read here; write the value alone"));
    return RC_OK;
}

static struct ynode *node_new(struct reader *r, enum ynode_kind kind)
{
    struct ynode *node = ARENA_NEW(r->a, struct ynode);
    node->kind = kind;
    node->file = r->file;
    node->line = (int)r->event.start_mark.line + 1;
    node->column = (int)r->event.start_mark.column + 1;
    return node;
}

static enum rc read_node(struct reader *r, int depth, const struct ynode **out);

static enum rc read_scalar(struct reader *r, const struct ynode **out)
{
    struct ynode *node = node_new(r, YN_SCALAR);
    struct text raw = { (const char *)r->event.data.scalar.value, r->event.data.scalar.length }, nfc;
    if (!text_nfc(r->a, raw, &nfc)) /* "\xff"-like escapes cannot make it so, but lone surrogates might */
        return ynode_err(node, r->err, PB_NOT_UTF8, _("the text here is not UTF-8"));
    if (nfc.n && memchr(nfc.p, '\0', nfc.n))
        return ynode_err(node, r->err, PB_WRONG_VALUE, _("a text may not contain a NUL character"));
    node->value = text_dup(r->a, nfc);
    *out = node;
    return RC_OK;
}

static enum rc read_list(struct reader *r, int depth, const struct ynode **out)
{
    struct ynode *node = node_new(r, YN_LIST);
    for (;;) {
        enum rc rc = next_event(r);
        if (rc)
            return rc;
        if (r->event.type == YAML_SEQUENCE_END_EVENT)
            break;
        const struct ynode *item;
        rc = read_node(r, depth + 1, &item);
        if (rc)
            return rc;
        ARENA_PUSH(r->a, node->items, node->n, item);
    }
    *out = node;
    return RC_OK;
}

static int by_key(const void *x, const void *y)
{
    const struct ynode *a = *(const struct ynode *const *)x, *b = *(const struct ynode *const *)y;
    int c = text_cmp(a->value, b->value);
    return c ? c : a->line != b->line ? (a->line > b->line) - (a->line < b->line) : a->column - b->column;
}

/* Sorted rather than compared pair by pair: a hostile file may have a million keys. */
static enum rc check_twice(struct reader *r, const struct ynode *map)
{
    if (map->n < 2)
        return RC_OK;
    const struct ynode **keys = arena_dup(r->a, map->keys, map->n * sizeof(struct ynode *));
    qsort(keys, map->n, sizeof *keys, by_key);
    for (size_t i = 1; i < map->n; i++)
        if (text_eq(keys[i - 1]->value, keys[i]->value))
            return ynode_err(keys[i], r->err, PB_SYNTAX, _("the key '%.*s' is written twice, first in line %d"),
                             TEXT_FMT(ynode_shown(keys[i])), keys[i - 1]->line);
    return RC_OK;
}

static enum rc read_map(struct reader *r, int depth, const struct ynode **out)
{
    struct ynode *node = node_new(r, YN_MAP);
    for (size_t n_keys = 0;;) {
        const struct ynode *key, *value;
        enum rc rc = next_event(r);
        if (rc)
            return rc;
        if (r->event.type == YAML_MAPPING_END_EVENT)
            break;
        if (r->event.type == YAML_SEQUENCE_START_EVENT || r->event.type == YAML_MAPPING_START_EVENT)
            return refuse(r, r->event.start_mark, PB_SYNTAX, _("a key must be a word, not a list or a mapping"));
        if ((rc = read_node(r, depth + 1, &key)) || (rc = next_event(r)) || (rc = read_node(r, depth + 1, &value)))
            return rc;
        ARENA_PUSH(r->a, node->keys, n_keys, key);
        ARENA_PUSH(r->a, node->items, node->n, value);
    }
    *out = node;
    return check_twice(r, node);
}

static enum rc read_node(struct reader *r, int depth, const struct ynode **out)
{
    enum rc rc = check_plain(r);
    if (rc)
        return rc;
    if (r->event.type == YAML_SCALAR_EVENT)
        return read_scalar(r, out);
    if (depth > YAML_DEPTH_MAX) {
        char sentence[ERR_DETAIL_MAX];
        snprintf(sentence, sizeof sentence, _("nested deeper than %d levels"), (int)YAML_DEPTH_MAX);
        return refuse(r, r->event.start_mark, PB_TOO_LARGE, sentence);
    }
    if (r->event.type == YAML_SEQUENCE_START_EVENT)
        return read_list(r, depth, out);
    assert(r->event.type == YAML_MAPPING_START_EVENT);
    return read_map(r, depth, out);
}

static enum rc read_document(struct reader *r, const struct ynode **out)
{
    const struct ynode *root;
    enum rc rc;
    if ((rc = next_event(r)) || (rc = next_event(r))) /* the stream's start, then the document's */
        return rc;
    if (r->event.type == YAML_STREAM_END_EVENT)
        return err_set(r->err, PB_EMPTY, _("'%s' is empty"), r->file);
    if ((rc = next_event(r)) || (rc = read_node(r, 1, &root)))
        return rc;
    if (root->kind == YN_SCALAR && root->value.n == 0)
        return err_set(r->err, PB_EMPTY, _("'%s' is empty"), r->file);
    if ((rc = next_event(r)) || (rc = next_event(r))) /* the document's end, then the stream's */
        return rc;
    if (r->event.type != YAML_STREAM_END_EVENT)
        return refuse(r, r->event.start_mark, PB_SYNTAX, _("a second document begins here; a file holds one"));
    *out = root;
    return RC_OK;
}

/* What can be said of the bytes before they are parsed. */
static enum rc check_bytes(struct reader *r)
{
    const struct text mark = TEXT("\xEF\xBB\xBF"); /* some editors begin a file with it */
    size_t bad;
    if (r->bytes.n > YAML_BYTES_MAX)
        return err_set(r->err, PB_TOO_LARGE, _("'%s' is larger than %d bytes"), r->file, (int)YAML_BYTES_MAX);
    if (text_starts(r->bytes, mark))
        r->bytes = text_sub(r->bytes, mark.n, r->bytes.n);
    if (!text_utf8(r->bytes, &bad))
        return refuse(r, mark_of(r->bytes, bad), PB_NOT_UTF8,
                      _("the bytes here are not UTF-8; save the file as UTF-8"));
    const char *nul = r->bytes.n ? memchr(r->bytes.p, '\0', r->bytes.n) : NULL;
    if (nul)
        return refuse(r, mark_of(r->bytes, (size_t)(nul - r->bytes.p)), PB_SYNTAX,
                      _("a NUL byte stands here; this is no text file"));
    return RC_OK;
}

enum rc yaml_read(struct arena *a, const char *file, struct text bytes, const struct ynode **out, struct err *err)
{
    struct reader r = { .a = a, .file = file, .bytes = bytes, .err = err };
    enum rc rc = check_bytes(&r);
    if (rc)
        return rc;
    if (!yaml_parser_initialize(&r.parser))
        oom();
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)(r.bytes.p ? r.bytes.p : ""), r.bytes.n);
    rc = read_document(&r, out);
    yaml_event_delete(&r.event);
    yaml_parser_delete(&r.parser);
    return rc;
}

const struct ynode *ynode_get(const struct ynode *map, const char *key)
{
    assert(map->kind == YN_MAP);
    struct text want = text_of(key);
    for (size_t i = 0; i < map->n; i++)
        if (text_eq(map->keys[i]->value, want))
            return map->items[i];
    return NULL;
}
