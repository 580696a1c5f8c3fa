/* xml.h -- one part of a Word file as a tree, and back. Private to report/.
 *
 * Names stay as written, with their prefix: Word and LibreOffice both write w:p. Attributes are kept as they will be written again.
 * Comments and processing instructions are dropped; a document type is refused, and with it every entity of somebody's own.
 *
 * Owns:    nothing; the tree lives in the arena.
 * Fails:   PB_TEMPLATE with line and column; PB_TOO_LARGE deeper than XML_DEPTH_MAX.
 */
#ifndef CONGVU_REPORT_XML_H
#define CONGVU_REPORT_XML_H

#include "base/err.h"
#include "base/sbuf.h"

enum { XML_DEPTH_MAX = 128 };

enum xkind {
    X_ELEMENT,
    X_TEXT,  /* `text`, unescaped                                                 */
    X_MARK,  /* a section begins or ends here: only in templates (template_read.c)    */
};

struct xnode {
    enum xkind kind;
    struct text name;          /* X_ELEMENT                                        */
    struct text attrs;         /* with a blank before each, escaped                */
    struct text text;
    int field;                 /* X_MARK, and text that is a field's value; else -1 */
    char sign;                 /* X_MARK: '#', '?', '^' or '/'; a value: '='; else 0    */
    struct xnode *pair;        /* X_MARK: where what begins here ends, and back    */
    struct xnode *first, *last, *next, *parent;
};

enum rc xml_read(struct arena *a, struct text bytes, struct xnode **root, struct err *err);

bool xml_is(const struct xnode *, const char *name); /* an element of that name */
struct xnode *xml_element(struct arena *a, const char *name, const char *attrs);
void xml_append(struct xnode *parent, struct xnode *node);
/* Behind `after` (NULL: first). */
void xml_insert(struct xnode *parent, struct xnode *after, struct xnode *node);
void xml_remove(struct xnode *node);

/* For text and attributes alike. What XML cannot hold (control characters, U+FFFE) is left out. */
void xml_escape(struct sbuf *out, struct text t);
void xml_open(struct sbuf *out, const struct xnode *); /* "<w:p ...>" or "<w:p .../>" when it has no children */
void xml_close(struct sbuf *out, const struct xnode *);

#endif
