#include "intake/numbering.h"

#include <stdlib.h>
#include <string.h>

enum { NUMBER_MAX = 1 << 20, LABEL_BYTES_MAX = 64, BASED_ON_MAX = 16 };

/* --- reading ------------------------------------------------------------------------------------------------------ */

static const struct {
    const char *word;
    enum number_format format;
} FORMATS[] = {
    { "decimal", NUMBER_DECIMAL },   { "decimalZero", NUMBER_DECIMAL_ZERO },
    { "lowerLetter", NUMBER_LOWER }, { "upperLetter", NUMBER_UPPER },
    { "lowerRoman", NUMBER_ROMAN },  { "upperRoman", NUMBER_BIG_ROMAN },
    { "bullet", NUMBER_BULLET },     { "none", NUMBER_NONE },
};

static enum number_format format_of(const char *word)
{
    for (size_t i = 0; word && i < LEN(FORMATS); i++)
        if (strcmp(word, FORMATS[i].word) == 0)
            return FORMATS[i].format;
    return NUMBER_DECIMAL;
}

struct numbering_reader {
    struct numbering *n;
    struct number_abstract *abstract; /* what is being read, or NULL */
    struct number_list *list;
    struct number_level *level;
    struct number_style *style;
    int at; /* of the level */
};

static struct text kept(struct numbering_reader *r, const char *value)
{
    return text_dup(r->n->a, text_sub(text_of(value), 0, LABEL_BYTES_MAX));
}

static void abstract_begin(struct numbering_reader *r, const char **attrs)
{
    struct number_abstract a = { .id = oxml_number(oxml_attr(attrs, "abstractNumId"), NUMBER_MAX, -1) };
    for (int i = 0; i < NUMBER_LEVELS; i++)
        a.level[i] = (struct number_level){ .start = 1, .restart = -1, .format = NUMBER_NONE };
    ARENA_PUSH(r->n->a, r->n->abstracts, r->n->nabstracts, a);
    r->abstract = &r->n->abstracts[r->n->nabstracts - 1];
    r->list = NULL;
}

static void list_begin(struct numbering_reader *r, const char **attrs)
{
    struct number_list l = { .id = oxml_number(oxml_attr(attrs, "numId"), NUMBER_MAX, -1), .abstract = -1 };
    for (int i = 0; i < NUMBER_LEVELS; i++)
        l.start[i] = -1;
    ARENA_PUSH(r->n->a, r->n->lists, r->n->nlists, l);
    r->list = &r->n->lists[r->n->nlists - 1];
    r->abstract = NULL;
    r->at = -1;
}

static void level_begin(struct numbering_reader *r, const char **attrs)
{
    int at = oxml_number(oxml_attr(attrs, "ilvl"), NUMBER_LEVELS - 1, -1);
    if (at < 0)
        return;
    r->at = at;
    if (r->abstract) {
        r->level = &r->abstract->level[at];
    } else if (r->list) {
        r->list->own[at] = ARENA_NEW(r->n->a, struct number_level);
        r->level = r->list->own[at];
    }
    if (r->level)
        *r->level = (struct number_level){ .start = 1, .restart = -1 };
}

static void level_property(struct numbering_reader *r, const char *name, const char **attrs)
{
    const char *val = oxml_attr(attrs, "val");
    if (strcmp(name, "start") == 0)
        r->level->start = oxml_number(val, NUMBER_MAX, 1);
    else if (strcmp(name, "numFmt") == 0)
        r->level->format = format_of(val);
    else if (strcmp(name, "lvlText") == 0)
        r->level->pattern = kept(r, val);
    else if (strcmp(name, "lvlRestart") == 0)
        r->level->restart = oxml_number(val, NUMBER_LEVELS, -1);
    else if (strcmp(name, "isLgl") == 0)
        r->level->legal = oxml_on(attrs);
    else if (strcmp(name, "pStyle") == 0)
        r->level->style = kept(r, val);
}

static void numbering_start(void *arg, struct oxml *x, enum oxml_ns ns, const char *name, const char **attrs)
{
    struct numbering_reader *r = arg;
    if (ns != NS_WORD)
        return;
    if (r->n->nabstracts >= NUMBER_LISTS_MAX || r->n->nlists >= NUMBER_LISTS_MAX)
        oxml_stop(x, FAULT_BROKEN);
    else if (strcmp(name, "abstractNum") == 0)
        abstract_begin(r, attrs);
    else if (strcmp(name, "num") == 0)
        list_begin(r, attrs);
    else if (strcmp(name, "lvl") == 0)
        level_begin(r, attrs);
    else if (r->level)
        level_property(r, name, attrs);
    else if (r->list && strcmp(name, "abstractNumId") == 0)
        r->list->abstract = oxml_number(oxml_attr(attrs, "val"), NUMBER_MAX, -1);
    else if (r->list && strcmp(name, "lvlOverride") == 0)
        r->at = oxml_number(oxml_attr(attrs, "ilvl"), NUMBER_LEVELS - 1, -1);
    else if (r->list && r->at >= 0 && strcmp(name, "startOverride") == 0)
        r->list->start[r->at] = oxml_number(oxml_attr(attrs, "val"), NUMBER_MAX, -1);
}

static void numbering_end(void *arg, struct oxml *x UNUSED, enum oxml_ns ns, const char *name)
{
    struct numbering_reader *r = arg;
    if (ns == NS_WORD && strcmp(name, "lvl") == 0)
        r->level = NULL;
}

static void styles_start(void *arg, struct oxml *x, enum oxml_ns ns, const char *name, const char **attrs)
{
    struct numbering_reader *r = arg;
    if (ns != NS_WORD)
        return;
    const char *val = oxml_attr(attrs, "val");
    if (strcmp(name, "style") == 0) {
        struct number_style s = { .id = kept(r, oxml_attr(attrs, "styleId")), .list = -1, .level = -1 };
        if (r->n->nstyles >= NUMBER_STYLES_MAX) {
            oxml_stop(x, FAULT_BROKEN);
            return;
        }
        ARENA_PUSH(r->n->a, r->n->styles, r->n->nstyles, s);
        r->style = &r->n->styles[r->n->nstyles - 1];
    } else if (r->style && strcmp(name, "basedOn") == 0) {
        r->style->based_on = kept(r, val);
    } else if (r->style && strcmp(name, "numId") == 0) {
        r->style->list = oxml_number(val, NUMBER_MAX, -1);
    } else if (r->style && strcmp(name, "ilvl") == 0) {
        r->style->level = oxml_number(val, NUMBER_LEVELS - 1, -1);
    }
}

enum fault numbering_read(struct arena *a, struct package *p, struct text folder, struct numbering *out)
{
    static const struct oxml_reader NUMBERS = { numbering_start, numbering_end, NULL },
                                    STYLES = { styles_start, NULL, NULL };
    *out = (struct numbering){ .a = a };
    struct numbering_reader r = { .n = out, .at = -1 };
    struct text numbers = text_printf(a, "%.*snumbering.xml", TEXT_FMT(folder));
    struct text styles = text_printf(a, "%.*sstyles.xml", TEXT_FMT(folder));
    enum fault fault = oxml_read(p, numbers, &NUMBERS, &r);
    return fault == FAULT_NONE ? oxml_read(p, styles, &STYLES, &r) : fault;
}

/* --- finding ------------------------------------------------------------------------------------------------------ */

static struct number_list *list_find(const struct numbering *n, int id)
{
    for (size_t i = 0; i < n->nlists; i++)
        if (n->lists[i].id == id)
            return &n->lists[i];
    return NULL;
}

static struct number_abstract *abstract_find(const struct numbering *n, int id)
{
    for (size_t i = 0; i < n->nabstracts; i++)
        if (n->abstracts[i].id == id)
            return &n->abstracts[i];
    return NULL;
}

static const struct number_style *style_find(const struct numbering *n, struct text id)
{
    for (size_t i = 0; i < n->nstyles; i++)
        if (text_eq(n->styles[i].id, id))
            return &n->styles[i];
    return NULL;
}

/* A style without a level is the level that names the style. */
static int level_of_style(const struct numbering *n, int list, struct text style)
{
    const struct number_list *l = list_find(n, list);
    const struct number_abstract *a = l ? abstract_find(n, l->abstract) : NULL;
    for (int i = 0; a && i < NUMBER_LEVELS; i++)
        if (text_eq(a->level[i].style, style))
            return i;
    return 0;
}

void numbering_of_style(const struct numbering *n, struct text style, int *list, int *level)
{
    const struct number_style *s = style_find(n, style);
    *list = *level = -1;
    for (int guard = 0; s && guard < BASED_ON_MAX; guard++) {
        if (*level < 0)
            *level = s->level;
        if (s->list >= 0) {
            *list = s->list;
            if (*level < 0)
                *level = level_of_style(n, s->list, style);
            return;
        }
        s = style_find(n, s->based_on);
    }
}

/* --- counting ----------------------------------------------------------------------------------------------------- */

static void put_roman(struct sbuf *b, int n, bool big)
{
    static const struct {
        int n;
        const char *small, *big;
    } PARTS[] = {
        { 1000, "m", "M" }, { 900, "cm", "CM" }, { 500, "d", "D" },  { 400, "cd", "CD" }, { 100, "c", "C" },
        { 90, "xc", "XC" }, { 50, "l", "L" },    { 40, "xl", "XL" }, { 10, "x", "X" },    { 9, "ix", "IX" },
        { 5, "v", "V" },    { 4, "iv", "IV" },   { 1, "i", "I" },
    };
    if (n > 3999)
        sbuf_printf(b, "%d", n);
    for (size_t i = 0; n <= 3999 && i < LEN(PARTS); i++)
        for (; n >= PARTS[i].n; n -= PARTS[i].n)
            sbuf_str(b, big ? PARTS[i].big : PARTS[i].small);
}

/* a ... z, aa, bb ...: as Word counts, in an alphabet without đ. */
static void put_letters(struct sbuf *b, int n, char first)
{
    if (n > 0)
        sbuf_fill(b, (char)(first + (n - 1) % 26), n > 780 ? 1 : (n - 1) / 26 + 1);
}

static void put_number(struct sbuf *b, enum number_format format, int n)
{
    switch (format) {
    case NUMBER_DECIMAL: sbuf_printf(b, "%d", n); break;
    case NUMBER_DECIMAL_ZERO: sbuf_printf(b, "%02d", n); break;
    case NUMBER_LOWER: put_letters(b, n, 'a'); break;
    case NUMBER_UPPER: put_letters(b, n, 'A'); break;
    case NUMBER_ROMAN: put_roman(b, n, false); break;
    case NUMBER_BIG_ROMAN: put_roman(b, n, true); break;
    case NUMBER_BULLET:
    case NUMBER_NONE: break;
    }
}

/* A sign of a font made of signs (Symbol, Wingdings) or a letter that such a font draws as a dot is a bullet; the signs
 * people type stay as they are. */
static struct text bullet(struct text pattern)
{
    size_t at = 0;
    uint32_t cp = text_next(pattern, &at);
    bool letter = (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') ||
                  (cp >= 0xA0 && cp < 0x250) || (cp >= 0xE000 && cp < 0xF900);
    return pattern.n == 0 || letter ? TEXT("•") : pattern;
}

static const struct number_level *level_at(const struct number_list *l, const struct number_abstract *a, int i)
{
    return l->own[i] ? l->own[i] : &a->level[i];
}

static void count(struct number_list *l, struct number_abstract *a, int level)
{
    const struct number_level *own = level_at(l, a, level);
    int start = l->start[level] >= 0 ? l->start[level] : own->start;
    bool anew = l->start[level] >= 0 && !l->used[level]; /* this list begins the level anew, once */
    a->value[level] = a->begun[level] && !anew ? a->value[level] + 1 : start;
    a->begun[level] = l->used[level] = true;
    for (int i = level + 1; i < NUMBER_LEVELS; i++) {
        int restart = level_at(l, a, i)->restart;
        if (restart < 0 || level < restart)
            a->begun[i] = false;
    }
    for (int i = 0; i < level; i++) /* a level skipped counts as begun */
        if (!a->begun[i]) {
            a->value[i] = level_at(l, a, i)->start;
            a->begun[i] = true;
        }
}

struct text numbering_label(struct numbering *n, int list, int level)
{
    struct number_list *l = list > 0 ? list_find(n, list) : NULL;
    struct number_abstract *a = l ? abstract_find(n, l->abstract) : NULL;
    if (a == NULL || level < 0 || level >= NUMBER_LEVELS)
        return TEXT_NONE;
    count(l, a, level);
    const struct number_level *own = level_at(l, a, level);
    if (own->format == NUMBER_BULLET)
        return bullet(own->pattern);
    struct sbuf b;
    sbuf_init(&b, 4096);
    for (size_t i = 0; i < own->pattern.n; i++) {
        char c = own->pattern.p[i], digit = i + 1 < own->pattern.n ? own->pattern.p[i + 1] : '\0';
        if (c != '%' || digit < '1' || digit > '9') {
            sbuf_char(&b, c);
            continue;
        }
        int at = digit - '1';
        enum number_format format = level_at(l, a, at)->format;
        put_number(&b, own->legal && format != NUMBER_NONE ? NUMBER_DECIMAL : format, a->value[at]);
        i++;
    }
    struct text label = text_dup(n->a, text_trim(sbuf_text(&b)));
    sbuf_release(&b);
    return label;
}
