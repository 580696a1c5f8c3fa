#include "page.h"

#include "base/instant.h"

#include <expat.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct instant at(const char *when)
{
    struct instant t;
    if (!instant_parse(text_of(when), &t))
        fail_msg("the test's own instant \"%s\" is none", when);
    return t;
}

struct reading {
    struct arena *a;
    struct element *elements;
    size_t n;
    int open[64];
    int depth;
};

static double number(const char *name, const char *value)
{
    char *end;
    double d = strtod(value, &end);
    if (strcmp(value, "100%") == 0)
        return 0;
    if (*end || !isfinite(d))
        fail_msg("%s=\"%s\" is no number", name, value);
    return d;
}

static void take(struct reading *r, struct element *e, const char *name, const char *value)
{
    static const char *const XS[] = { "x", "x1", "cx", NULL }, *const YS[] = { "y", "y1", "cy", NULL },
                             *const WS[] = { "width", "x2", "r", NULL }, *const HS[] = { "height", "y2", NULL };
    struct text key = text_of(name), t = text_dup(r->a, text_of(value));
    if (strcmp(name, "style") == 0 || strncmp(name, "on", 2) == 0)
        fail_msg("the attribute %s is not allowed under a strict policy", name);
    if (word_index(XS, key) >= 0)
        e->x = number(name, value);
    if (word_index(YS, key) >= 0)
        e->y = number(name, value);
    if (word_index(WS, key) >= 0)
        e->w = number(name, value);
    if (word_index(HS, key) >= 0)
        e->h = number(name, value);
    if (strcmp(name, "text-anchor") == 0)
        e->anchor = strcmp(value, "end") == 0 ? 2 : strcmp(value, "middle") == 0;
    const struct {
        const char *name;
        struct text *to;
    } TEXTS[] = { { "class", &e->class }, { "href", &e->href }, { "aria-label", &e->label },
                  { "fill", &e->fill },   { "role", &e->role }, { "points", &e->points } };
    for (size_t i = 0; i < LEN(TEXTS); i++)
        if (strcmp(name, TEXTS[i].name) == 0)
            *TEXTS[i].to = t;
}

static void XMLCALL begin(void *arg, const char *name, const char **attrs)
{
    struct reading *r = arg;
    struct element e = { .name = text_dup(r->a, text_of(name)), .parent = r->depth ? r->open[r->depth - 1] : -1 };
    if (strcmp(name, "script") == 0 || strcmp(name, "style") == 0)
        fail_msg("a picture has no <%s>", name);
    for (; *attrs; attrs += 2)
        take(r, &e, attrs[0], attrs[1]);
    ARENA_PUSH(r->a, r->elements, r->n, e);
    assert_true(r->depth < 64);
    r->open[r->depth++] = (int)r->n - 1;
}

static void XMLCALL end(void *arg, const char *name)
{
    struct reading *r = arg;
    (void)name;
    r->depth--;
}

static void XMLCALL words(void *arg, const char *p, int n)
{
    struct reading *r = arg;
    struct element *e = r->depth ? &r->elements[r->open[r->depth - 1]] : NULL;
    if (e)
        e->words = text_printf(r->a, "%.*s%.*s", TEXT_FMT(e->words), n, p);
}

/* Several tables are no document: a root is put around them. */
struct page page_read(struct arena *a, struct text bytes)
{
    struct reading r = { .a = a };
    XML_Parser parser = XML_ParserCreate("UTF-8");
    struct text doc = text_starts(bytes, TEXT("<svg")) ? bytes : text_printf(a, "<div>%.*s</div>", TEXT_FMT(bytes));
    XML_SetUserData(parser, &r);
    XML_SetElementHandler(parser, begin, end);
    XML_SetCharacterDataHandler(parser, words);
    if (XML_Parse(parser, doc.p, (int)doc.n, 1) != XML_STATUS_OK)
        fail_msg("line %lu: %s", XML_GetCurrentLineNumber(parser), XML_ErrorString(XML_GetErrorCode(parser)));
    XML_ParserFree(parser);
    return (struct page){ r.elements, r.n };
}

size_t page_count(const struct page *page, const char *name, const char *class)
{
    size_t n = 0;
    for (size_t i = 0; i < page->n; i++)
        n += text_eq(page->elements[i].name, text_of(name)) &&
             (!class || text_eq(page->elements[i].class, text_of(class)));
    return n;
}

bool page_says(const struct page *page, const char *what)
{
    for (size_t i = 0; i < page->n; i++)
        if (text_find(page->elements[i].words, text_of(what), 0) != SIZE_MAX ||
            text_find(page->elements[i].label, text_of(what), 0) != SIZE_MAX)
            return true;
    return false;
}
