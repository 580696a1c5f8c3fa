/* xml.c -- expat's events to a tree in an arena. */
#include "report/xml.h"

#include "base/i18n.h"

#include <expat.h>
#include <string.h>

struct reader {
    struct arena *a;
    XML_Parser parser;
    struct xnode *root, *at;
    struct sbuf text; /* expat gives a text in pieces */
    int depth;
    bool doctype, deep;
};

/* --- building ---------------------------------------------------------------------------------------------------------- */

void xml_append(struct xnode *parent, struct xnode *node) { xml_insert(parent, parent->last, node); }

void xml_insert(struct xnode *parent, struct xnode *after, struct xnode *node)
{
    node->parent = parent;
    node->next = after ? after->next : parent->first;
    if (after)
        after->next = node;
    else
        parent->first = node;
    if (parent->last == after)
        parent->last = node;
}

void xml_remove(struct xnode *node)
{
    struct xnode *parent = node->parent, *before = NULL;
    for (struct xnode *x = parent->first; x != node; x = x->next)
        before = x;
    if (before)
        before->next = node->next;
    else
        parent->first = node->next;
    if (parent->last == node)
        parent->last = before;
    node->parent = NULL;
    node->next = NULL;
}

struct xnode *xml_element(struct arena *a, const char *name, const char *attrs)
{
    struct xnode *node = ARENA_NEW(a, struct xnode);
    *node = (struct xnode){ .kind = X_ELEMENT, .name = text_of(name), .attrs = text_of(attrs), .field = -1 };
    return node;
}

bool xml_is(const struct xnode *node, const char *name)
{
    return node && node->kind == X_ELEMENT && text_eq(node->name, text_of(name));
}

/* --- reading ----------------------------------------------------------------------------------------------------------- */

static struct text attributes(struct arena *a, const char **atts)
{
    struct sbuf b;
    sbuf_init(&b, SIZE_MAX / 8);
    for (; atts[0]; atts += 2) {
        sbuf_printf(&b, " %s=\"", atts[0]);
        xml_escape(&b, text_of(atts[1]));
        sbuf_char(&b, '"');
    }
    struct text t = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return t;
}

static void flush_text(struct reader *r)
{
    if (r->text.n == 0)
        return;
    struct xnode *node = ARENA_NEW(r->a, struct xnode);
    *node = (struct xnode){ .kind = X_TEXT, .text = text_dup(r->a, sbuf_text(&r->text)), .field = -1 };
    xml_append(r->at, node);
    sbuf_clear(&r->text);
}

static void on_start(void *arg, const char *name, const char **atts)
{
    struct reader *r = arg;
    flush_text(r);
    if (++r->depth > XML_DEPTH_MAX) {
        r->deep = true;
        XML_StopParser(r->parser, XML_FALSE);
        return;
    }
    struct xnode *node = xml_element(r->a, NULL, NULL);
    node->name = text_dup(r->a, text_of(name));
    node->attrs = attributes(r->a, atts);
    if (r->at)
        xml_append(r->at, node);
    else
        r->root = node;
    r->at = node;
}

static void on_end(void *arg, const char *name)
{
    struct reader *r = arg;
    (void)name;
    flush_text(r);
    r->depth--;
    r->at = r->at->parent;
}

static void on_text(void *arg, const char *p, int n)
{
    struct reader *r = arg;
    if (r->at)
        sbuf_add(&r->text, (struct text){ p, (size_t)n });
}

static void on_doctype(void *arg, const char *name, const char *sysid, const char *pubid, int internal)
{
    struct reader *r = arg;
    (void)name, (void)sysid, (void)pubid, (void)internal;
    r->doctype = true;
    XML_StopParser(r->parser, XML_FALSE);
}

static enum rc complain(const struct reader *r, struct err *err)
{
    if (r->doctype)
        return err_set(err, PB_TEMPLATE, _("it declares a document type, which no Word file does"));
    if (r->deep)
        return err_set(err, PB_TOO_LARGE, _("it is nested deeper than %d"), XML_DEPTH_MAX);
    return err_set(err, PB_TEMPLATE, _("line %lu, column %lu: %s"), (unsigned long)XML_GetCurrentLineNumber(r->parser),
                   (unsigned long)XML_GetCurrentColumnNumber(r->parser), XML_ErrorString(XML_GetErrorCode(r->parser)));
}

enum rc xml_read(struct arena *a, struct text bytes, struct xnode **root, struct err *err)
{
    struct reader r = { .a = a, .parser = XML_ParserCreate(NULL) };
    if (!r.parser)
        return err_set(err, PB_IO, _("no memory is left"));
    sbuf_init(&r.text, SIZE_MAX / 8);
    XML_SetUserData(r.parser, &r);
    XML_SetElementHandler(r.parser, on_start, on_end);
    XML_SetCharacterDataHandler(r.parser, on_text);
    XML_SetStartDoctypeDeclHandler(r.parser, on_doctype);
    bool read = bytes.n <= INT32_MAX && XML_Parse(r.parser, bytes.p, (int)bytes.n, 1) == XML_STATUS_OK;
    enum rc rc = read ? RC_OK : complain(&r, err);
    if (read)
        *root = r.root;
    sbuf_release(&r.text);
    XML_ParserFree(r.parser);
    return rc;
}

/* --- writing ------------------------------------------------------------------------------------------------------------ */

static bool is_xml(uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c <= 0xFFFD) || c > 0xFFFF;
}

void xml_escape(struct sbuf *out, struct text t)
{
    for (size_t at = 0, from = 0; at < t.n; from = at) {
        uint32_t c = text_next(t, &at);
        switch ((int)c) {
        case '&': sbuf_str(out, "&amp;"); break;
        case '<': sbuf_str(out, "&lt;"); break;
        case '>': sbuf_str(out, "&gt;"); break;
        case '"': sbuf_str(out, "&quot;"); break;
        case '\t': sbuf_str(out, "&#9;"); break;
        case '\n': sbuf_str(out, "&#10;"); break;
        case '\r': sbuf_str(out, "&#13;"); break;
        default:
            if (c == 0xFFFD)
                sbuf_str(out, "\xEF\xBF\xBD"); /* the bytes may be wrong ones */
            else if (is_xml(c))
                sbuf_add(out, text_sub(t, from, at));
        }
    }
}

void xml_open(struct sbuf *out, const struct xnode *node)
{
    sbuf_char(out, '<');
    sbuf_add(out, node->name);
    sbuf_add(out, node->attrs);
    sbuf_str(out, node->first ? ">" : "/>");
}

void xml_close(struct sbuf *out, const struct xnode *node)
{
    if (!node->first)
        return;
    sbuf_str(out, "</");
    sbuf_add(out, node->name);
    sbuf_char(out, '>');
}
