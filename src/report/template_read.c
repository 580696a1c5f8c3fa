/* template_read.c -- from what Word saved to a tree in which each field and each end of a section is a node of its own.
 *
 *   <w:r><w:t>{{#n</w:t></w:r><w:proofErr/><w:r><w:t>ội dung}}{{tt}}</w:t></w:r>
 *
 * 1. join     across the runs of a paragraph: the tag goes where it began, the rest of it is taken out
 * 2. lift     ends of sections out of their runs, so that they are neighbours of runs
 * 3. hoist    what stands alone in a paragraph or row takes its place; what opens and closes in one row goes around it
 * 4. resolve  every name in the sections around it
 */
#include "report/template.h"
#include "report/xml.h"

#include "base/i18n.h"

#include <string.h>

enum { SHOWN_MAX = 60, SECTIONS_DEEP_MAX = 16 };

struct preparing {
    struct arena *a;
    const struct field_set *set;
    const struct text *folded; /* the names of the set                         */
    struct err *err;
};

/* --- 1. join ----------------------------------------------------------------------------------------------------------- */

struct piece {
    struct xnode *t; /* a w:t and where its words lie in the paragraph's    */
    size_t from, to;
};
struct paragraph {
    struct piece *pieces;
    size_t n;
    struct sbuf words;
};

static void gather(struct preparing *p, struct xnode *node, struct paragraph *para)
{
    for (struct xnode *x = node->first; x; x = x->next) {
        if (x->kind != X_ELEMENT || xml_is(x, "w:p"))
            continue;
        if (!xml_is(x, "w:t")) {
            gather(p, x, para);
            continue;
        }
        struct piece piece = { x, para->words.n, 0 };
        for (struct xnode *t = x->first; t; t = t->next)
            sbuf_add(&para->words, t->text);
        piece.to = para->words.n;
        ARENA_PUSH(p->a, para->pieces, para->n, piece);
    }
}

static struct xnode *text_node(struct arena *a, enum xkind kind, char sign, struct text t)
{
    struct xnode *node = ARENA_NEW(a, struct xnode);
    *node = (struct xnode){ .kind = kind, .text = t, .sign = sign, .field = -1 };
    return node;
}

/* The node of what stands between the braces. */
static struct xnode *tag_node(struct preparing *p, struct text inside)
{
    struct text t = text_trim(inside);
    char sign = !text_empty(t) && strchr("#?^/", t.p[0]) ? t.p[0] : '=';
    struct text name = sign == '=' ? t : text_trim(text_sub(t, 1, t.n));
    return text_node(p->a, sign == '=' ? X_TEXT : X_MARK, sign, text_dup(p->a, name));
}

/* Plain words [from, to) go back to the pieces they came from. */
static void give_back(struct preparing *p, struct paragraph *para, struct text words, size_t from, size_t to)
{
    for (size_t i = 0; i < para->n; i++) {
        size_t a = para->pieces[i].from > from ? para->pieces[i].from : from;
        size_t b = para->pieces[i].to < to ? para->pieces[i].to : to;
        if (a < b)
            xml_append(para->pieces[i].t, text_node(p->a, X_TEXT, 0, text_dup(p->a, text_sub(words, a, b))));
    }
}

static void give_tag(struct paragraph *para, size_t from, struct xnode *tag)
{
    for (size_t i = 0; i < para->n; i++)
        if (para->pieces[i].from <= from && from < para->pieces[i].to)
            xml_append(para->pieces[i].t, tag);
}

/* Some of it, in whole letters. */
static struct text shown(struct text words, size_t begin)
{
    size_t end = begin;
    for (size_t at = begin; at < words.n;) {
        text_next(words, &at);
        if (at - begin > SHOWN_MAX)
            break;
        end = at;
    }
    return text_sub(words, begin, end);
}

static enum rc split_tags(struct preparing *p, struct paragraph *para, struct text words)
{
    size_t at = 0;
    for (;;) {
        size_t begin = text_find(words, TEXT("{{"), at);
        if (begin == SIZE_MAX) {
            give_back(p, para, words, at, words.n);
            return RC_OK;
        }
        size_t end = text_find(words, TEXT("}}"), begin + 2), again = text_find(words, TEXT("{{"), begin + 2);
        if (end == SIZE_MAX || again < end)
            return err_set(p->err, PB_TEMPLATE, _("the field '%.*s' is not closed with '}}'"),
                           TEXT_FMT(shown(words, begin)));
        give_back(p, para, words, at, begin);
        give_tag(para, begin, tag_node(p, text_sub(words, begin + 2, end)));
        at = end + 2;
    }
}

static enum rc join(struct preparing *p, struct xnode *node)
{
    enum rc rc = RC_OK;
    for (struct xnode *x = node->first; rc == RC_OK && x; x = x->next)
        rc = join(p, x);
    if (rc != RC_OK || !xml_is(node, "w:p"))
        return rc;
    struct paragraph para = { NULL, 0, { 0 } };
    sbuf_init(&para.words, SIZE_MAX / 8);
    gather(p, node, &para);
    struct text words = sbuf_text(&para.words);
    if (text_find(words, TEXT("{{"), 0) != SIZE_MAX) {
        for (size_t i = 0; i < para.n; i++)
            para.pieces[i].t->first = para.pieces[i].t->last = NULL;
        rc = split_tags(p, &para, words);
    }
    sbuf_release(&para.words);
    return rc;
}

/* --- 2. lift ------------------------------------------------------------------------------------------------------------ */

static struct xnode *copy(struct arena *a, const struct xnode *node)
{
    struct xnode *c = ARENA_NEW(a, struct xnode);
    *c = *node;
    c->first = c->last = c->next = c->parent = NULL;
    for (const struct xnode *x = node->first; x; x = x->next)
        xml_append(c, copy(a, x));
    return c;
}

static bool has_marks(const struct xnode *node)
{
    for (const struct xnode *x = node->first; x; x = x->next)
        if (x->kind == X_MARK || (x->kind == X_ELEMENT && has_marks(x)))
            return true;
    return false;
}

struct cutting {
    struct preparing *p;
    struct xnode *whole, *run, *t, *after; /* the run that is cut; the pieces in hand, NULL none; the last one placed */
};

static void cut_place(struct cutting *c, struct xnode *node)
{
    xml_insert(c->whole->parent, c->after, node);
    c->after = node;
}

/* A run that looks like the whole one, for what follows. */
static struct xnode *cut_run(struct cutting *c)
{
    if (c->run)
        return c->run;
    c->run = copy(c->p->a,
                  &(struct xnode){ .kind = X_ELEMENT, .name = c->whole->name, .attrs = c->whole->attrs, .field = -1 });
    if (xml_is(c->whole->first, "w:rPr"))
        xml_append(c->run, copy(c->p->a, c->whole->first));
    cut_place(c, c->run);
    return c->run;
}

static void cut_words(struct cutting *c, const struct xnode *t)
{
    for (struct xnode *x = t->first, *next; x; x = next) {
        next = x->next;
        if (x->kind == X_MARK) {
            cut_place(c, x);
            c->run = c->t = NULL;
            continue;
        }
        if (!c->t) {
            c->t = xml_element(c->p->a, "w:t", NULL);
            xml_append(cut_run(c), c->t);
        }
        xml_append(c->t, x);
    }
    c->t = NULL;
}

static void lift(struct preparing *p, struct xnode *node)
{
    for (struct xnode *x = node->first, *next; x; x = next) {
        next = x->next;
        if (x->kind != X_ELEMENT || !has_marks(x))
            continue;
        if (!xml_is(x, "w:r")) {
            lift(p, x);
            continue;
        }
        struct cutting c = { .p = p, .whole = x, .after = x };
        for (struct xnode *part = xml_is(x->first, "w:rPr") ? x->first->next : x->first, *then; part; part = then) {
            then = part->next;
            if (xml_is(part, "w:t")) {
                cut_words(&c, part);
                continue;
            }
            lift(p, part); /* a text box */
            xml_append(cut_run(&c), part);
        }
        xml_remove(x);
    }
}

/* --- 3. hoist ------------------------------------------------------------------------------------------------------------ */

struct marks {
    struct xnode **items;
    size_t n;
};

static bool same_name(struct preparing *p, const struct xnode *x, const struct xnode *y)
{
    return text_eq(text_fold(p->a, x->text), text_fold(p->a, y->text));
}

static enum rc crossing(struct preparing *p, const struct xnode *mark)
{
    if (mark->sign == '/')
        return err_set(p->err, PB_TEMPLATE, _("the section '{{/%.*s}}' ends where none of that name is open"),
                       TEXT_FMT(mark->text));
    return err_set(p->err, PB_TEMPLATE,
                   _("the section '{{%c%.*s}}' does not end where it could: in its paragraph, its row, or alone in a "
                     "paragraph or row of its own"),
                   mark->sign, TEXT_FMT(mark->text));
}

/* Pair the ends that are neighbours. What stays alone may still be hoisted. */
static enum rc pair_neighbours(struct preparing *p, struct xnode *node)
{
    struct xnode *open[SECTIONS_DEEP_MAX];
    size_t n = 0;
    for (struct xnode *x = node->first; x; x = x->next) {
        if (x->kind != X_MARK || x->pair)
            continue;
        if (x->sign != '/') {
            if (n == SECTIONS_DEEP_MAX)
                return err_set(p->err, PB_TEMPLATE, _("sections stand in each other deeper than %d"),
                               SECTIONS_DEEP_MAX);
            open[n++] = x;
        } else if (n > 0) {
            if (!same_name(p, open[n - 1], x))
                return crossing(p, open[n - 1]);
            open[n - 1]->pair = x;
            x->pair = open[--n];
        }
    }
    return RC_OK;
}

static void collect_alone(struct preparing *p, struct xnode *node, struct marks *out)
{
    for (struct xnode *x = node->first; x; x = x->next) {
        if (x->kind == X_MARK && !x->pair)
            ARENA_PUSH(p->a, out->items, out->n, x);
        else if (x->kind == X_ELEMENT)
            collect_alone(p, x, out);
    }
}

/* Would a reader see anything of it, ends of sections apart? */
static bool shows_nothing(const struct xnode *node)
{
    static const char *const VISIBLE[] = { "w:drawing",   "w:pict",      "w:object",  "w:sym",    "w:tab", "w:br",
                                           "w:fldSimple", "w:instrText", "w:fldChar", "w:sectPr", "w:tbl" };
    if (node->kind == X_MARK)
        return !node->pair;
    if (node->kind == X_TEXT)
        return node->sign != '=' && text_empty(text_trim(node->text));
    for (size_t i = 0; i < LEN(VISIBLE); i++)
        if (xml_is(node, VISIBLE[i]))
            return xml_is(node->parent, "w:tabs"); /* a tab stop is none */
    for (const struct xnode *x = node->first; x; x = x->next)
        if (!shows_nothing(x))
            return false;
    return true;
}

/* The ends in the row, outermost first, go around it. False: they are not those of whole sections. */
static bool wrap_row(struct preparing *p, struct xnode *row, const struct marks *alone)
{
    size_t opens = 0;
    while (opens < alone->n && alone->items[opens]->sign != '/')
        opens++;
    if (opens * 2 != alone->n)
        return false;
    for (size_t i = 0; i < opens; i++)
        if (alone->items[alone->n - 1 - i]->sign != '/' ||
            !same_name(p, alone->items[i], alone->items[alone->n - 1 - i]))
            return false;
    struct xnode *before = NULL, *after = row;
    for (struct xnode *x = row->parent->first; x != row; x = x->next)
        before = x;
    for (size_t i = 0; i < alone->n; i++) {
        struct xnode *mark = alone->items[i], **place = i < opens ? &before : &after;
        xml_remove(mark);
        xml_insert(row->parent, *place, mark);
        *place = mark;
    }
    return true;
}

static void stand_in(struct xnode *node, const struct marks *alone)
{
    struct xnode *after = node;
    for (size_t i = 0; i < alone->n; i++) {
        xml_remove(alone->items[i]);
        xml_insert(node->parent, after, alone->items[i]);
        after = alone->items[i];
    }
    xml_remove(node);
}

static enum rc hoist(struct preparing *p, struct xnode *node)
{
    enum rc rc = RC_OK;
    for (struct xnode *x = node->first, *next; rc == RC_OK && x; x = next) {
        next = x->next;
        if (x->kind == X_ELEMENT && has_marks(x))
            rc = hoist(p, x);
    }
    if (rc == RC_OK)
        rc = pair_neighbours(p, node);
    struct marks alone = { NULL, 0 };
    if (rc == RC_OK)
        collect_alone(p, node, &alone);
    if (rc != RC_OK || alone.n == 0)
        return rc;
    bool row = xml_is(node, "w:tr");
    if (!node->parent)
        return crossing(p, alone.items[0]);
    if ((row || xml_is(node, "w:p")) && shows_nothing(node))
        stand_in(node, &alone);
    else if (row && !wrap_row(p, node, &alone))
        return crossing(p, alone.items[0]);
    return RC_OK;
}

/* --- 4. resolve ----------------------------------------------------------------------------------------------------------- */

struct around {
    const struct around *outer;
    int section;
};

static int find_field(struct preparing *p, const struct around *around, struct text name)
{
    struct text folded = text_fold(p->a, name);
    for (; around; around = around->outer)
        for (int i = 0; i < p->set->n; i++)
            if (p->set->defs[i].section == around->section && text_eq(p->folded[i], folded))
                return i;
    return -1;
}

static enum rc resolve_node(struct preparing *p, struct xnode *x, const struct around *around)
{
    x->field = find_field(p, around, x->text);
    if (x->field < 0)
        return err_set(p->err, PB_TEMPLATE, _("it has no field '{{%.*s}}' here; docs/formats/report.md lists them"),
                       TEXT_FMT(shown(x->text, 0)));
    if (x->sign == '=' && p->set->defs[x->field].items)
        return err_set(p->err, PB_TEMPLATE,
                       _("'{{%.*s}}' is a list: write '{{#%.*s}}' before what is repeated and "
                         "'{{/%.*s}}' behind it"),
                       TEXT_FMT(x->text), TEXT_FMT(x->text), TEXT_FMT(x->text));
    return RC_OK;
}

static enum rc resolve(struct preparing *p, struct xnode *from, const struct xnode *until, const struct around *around)
{
    enum rc rc = RC_OK;
    for (struct xnode *x = from; rc == RC_OK && x != until; x = x->next) {
        if (x->kind == X_ELEMENT) {
            rc = resolve(p, x->first, NULL, around);
        } else if (x->sign) {
            rc = resolve_node(p, x, around);
            if (rc != RC_OK || x->kind != X_MARK)
                continue;
            int items = x->sign == '#' ? p->set->defs[x->field].items : 0;
            struct around inner = { around, items };
            rc = resolve(p, x->next, x->pair, items ? &inner : around);
            x = x->pair;
        }
    }
    return rc;
}

enum rc template_prepare(struct arena *a, const struct field_set *set, struct xnode *root, struct err *err)
{
    struct text *folded = ARENA_ARRAY(a, struct text, set->n);
    for (int i = 0; i < set->n; i++)
        folded[i] = text_fold(a, text_of(set->defs[i].name));
    struct preparing p = { a, set, folded, err };
    const struct around document = { NULL, 0 };
    enum rc rc = join(&p, root);
    if (rc == RC_OK) {
        lift(&p, root);
        rc = hoist(&p, root);
    }
    return rc == RC_OK ? resolve(&p, root->first, NULL, &document) : rc;
}
