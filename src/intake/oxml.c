#include "intake/oxml.h"

#include <expat.h>
#include <string.h>

struct oxml {
    XML_Parser parser;
    const struct oxml_reader *reader;
    void *arg;
    int depth;
    enum fault fault;
};

static const struct {
    const char *uri;
    enum oxml_ns ns;
} NAMESPACES[] = {
    { "http://schemas.openxmlformats.org/wordprocessingml/2006/main", NS_WORD },
    { "http://purl.oclc.org/ooxml/wordprocessingml/main", NS_WORD },
    { "http://schemas.openxmlformats.org/spreadsheetml/2006/main", NS_SHEET },
    { "http://purl.oclc.org/ooxml/spreadsheetml/main", NS_SHEET },
    { "http://schemas.openxmlformats.org/markup-compatibility/2006", NS_COMPAT },
    { "urn:schemas-microsoft-com:vml", NS_VML },
    { "http://schemas.openxmlformats.org/package/2006/relationships", NS_REL },
};

static const char *local_name(const char *full)
{
    const char *bar = strrchr(full, '|');
    return bar ? bar + 1 : full;
}

static enum oxml_ns namespace_of(const char *full)
{
    const char *bar = strrchr(full, '|');
    struct text uri = { full, bar ? (size_t)(bar - full) : 0 };
    for (size_t i = 0; bar && i < LEN(NAMESPACES); i++)
        if (text_eq(uri, text_of(NAMESPACES[i].uri)))
            return NAMESPACES[i].ns;
    return NS_OTHER;
}

void oxml_stop(struct oxml *x, enum fault fault)
{
    if (x->fault == FAULT_NONE)
        x->fault = fault;
    XML_StopParser(x->parser, XML_FALSE);
}

static void XMLCALL on_start(void *arg, const XML_Char *name, const XML_Char **attrs)
{
    struct oxml *x = arg;
    if (x->fault != FAULT_NONE)
        return;
    if (++x->depth > OXML_DEPTH_MAX)
        oxml_stop(x, FAULT_DEEP);
    else if (x->reader->start)
        x->reader->start(x->arg, x, namespace_of(name), local_name(name), attrs);
}

static void XMLCALL on_end(void *arg, const XML_Char *name)
{
    struct oxml *x = arg;
    if (x->fault != FAULT_NONE)
        return;
    x->depth--;
    if (x->reader->end)
        x->reader->end(x->arg, x, namespace_of(name), local_name(name));
}

static void XMLCALL on_text(void *arg, const XML_Char *s, int n)
{
    struct oxml *x = arg;
    if (x->fault == FAULT_NONE && x->reader->text && n > 0)
        x->reader->text(x->arg, x, (struct text){ s, (size_t)n });
}

static void XMLCALL on_doctype(void *arg, const XML_Char *name UNUSED, const XML_Char *system UNUSED,
                               const XML_Char *public UNUSED, int subset UNUSED)
{
    oxml_stop(arg, FAULT_ENTITY);
}

const char *oxml_attr(const char **attrs, const char *name)
{
    for (; attrs && attrs[0]; attrs += 2)
        if (strcmp(local_name(attrs[0]), name) == 0)
            return attrs[1];
    return NULL;
}

int oxml_number(const char *value, int max, int none)
{
    int64_t n;
    return value && text_int(text_of(value), &n) && n >= 0 && n <= max ? (int)n : none;
}

bool oxml_on(const char **attrs)
{
    static const char *const OFF[] = { "0", "false", "off", "none", NULL };
    const char *val = oxml_attr(attrs, "val");
    return val == NULL || word_index(OFF, text_of(val)) < 0;
}

static enum fault parse_failed(const struct oxml *x)
{
    if (x->fault != FAULT_NONE)
        return x->fault;
    return XML_GetErrorCode(x->parser) == XML_ERROR_NO_MEMORY ? FAULT_MEMORY : FAULT_XML;
}

static enum fault on_piece(void *arg, struct text piece)
{
    struct oxml *x = arg;
    return XML_Parse(x->parser, piece.p, (int)piece.n, 0) == XML_STATUS_OK ? x->fault : parse_failed(x);
}

static bool begin(struct oxml *x)
{
    x->parser = XML_ParserCreateNS(NULL, '|');
    if (x->parser == NULL)
        return false;
    XML_SetUserData(x->parser, x);
    XML_SetElementHandler(x->parser, on_start, on_end);
    XML_SetCharacterDataHandler(x->parser, on_text);
    XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
    return true;
}

static enum fault end(struct oxml *x, enum fault fault)
{
    if (fault == FAULT_NONE && XML_Parse(x->parser, "", 0, 1) != XML_STATUS_OK)
        fault = parse_failed(x);
    XML_ParserFree(x->parser);
    return fault;
}

enum fault oxml_read(struct package *p, struct text name, const struct oxml_reader *reader, void *arg)
{
    struct oxml x = { .reader = reader, .arg = arg };
    if (!package_has(p, name))
        return FAULT_NONE;
    return begin(&x) ? end(&x, package_part(p, name, on_piece, &x)) : FAULT_MEMORY;
}

enum fault oxml_parse(struct text bytes, const struct oxml_reader *reader, void *arg)
{
    enum { PIECE = 1 << 20 };
    struct oxml x = { .reader = reader, .arg = arg };
    enum fault fault = begin(&x) ? FAULT_NONE : FAULT_MEMORY;
    if (fault != FAULT_NONE)
        return fault;
    for (size_t at = 0; fault == FAULT_NONE && at < bytes.n; at += PIECE)
        fault = on_piece(&x, text_sub(bytes, at, at + PIECE));
    return end(&x, fault);
}
