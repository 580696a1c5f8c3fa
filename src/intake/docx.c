#include "intake/docx.h"

#include "intake/numbering.h"
#include "intake/record.h"

#include <string.h>

enum { PARAGRAPH_BYTES_MAX = 4 << 20, CELL_BYTES_MAX = 4 << 20 };

/* --- the parts ---------------------------------------------------------------------------------------------------- */

struct root_reader {
    struct arena *a;
    struct text main;
};

static void root_start(void *arg, struct oxml *x UNUSED, enum oxml_ns ns, const char *name, const char **attrs)
{
    struct root_reader *r = arg;
    const char *type = oxml_attr(attrs, "Type"), *target = oxml_attr(attrs, "Target");
    if (ns != NS_REL || strcmp(name, "Relationship") != 0 || !type || !target)
        return;
    if (text_ends(text_of(type), TEXT("/officeDocument")) && text_ends(text_of(target), TEXT(".xml")))
        r->main = text_dup(r->a, text_of(target[0] == '/' ? target + 1 : target));
}

bool docx_find(struct arena *a, struct package *p, struct text *main)
{
    static const struct oxml_reader ROOT = { root_start, NULL, NULL };
    struct root_reader r = { .a = a };
    (void)oxml_read(p, TEXT("_rels/.rels"), &ROOT, &r); /* where it is broken the usual name may still be there */
    if (text_starts(r.main, TEXT("word/")) && package_has(p, r.main)) {
        *main = r.main;
        return true;
    }
    *main = TEXT("word/document.xml");
    return package_has(p, *main);
}

static struct text folder_of(struct text name)
{
    size_t n = name.n;
    while (n > 0 && name.p[n - 1] != '/')
        n--;
    return text_sub(name, 0, n);
}

/* --- what is being read ------------------------------------------------------------------------------------------- */

struct paragraph {
    struct sbuf text;
    int list, level; /* -1: as the style has it */
    struct text style;
    bool frame;       /* stands in a frame                                         */
    bool mark_struck; /* its end was deleted: the next paragraph goes on with it   */
};

struct docx {
    struct arena *a;
    struct sbuf *answer;
    struct numbering *numbering;
    bool apart; /* a page header: every paragraph is one, in tables too */
    int depth, skip_from;
    struct paragraph para[DOCX_BOXES_MAX]; /* a box hangs in a paragraph; its paragraphs end before that one does */
    int nparas, nboxes;
    bool in_text, in_ppr, in_rpr, in_trpr, run_hidden;
    struct sbuf carry; /* text of a paragraph whose end was deleted */
    int ntables;
    unsigned row;
    bool row_struck, row_open;
    struct sbuf cell;
    bool in_cell;
    int span;
    bool covered; /* the cell goes on from the row above */
    unsigned notes, hidden;
};

static struct paragraph *para_now(struct docx *d) { return d->nparas > 0 ? &d->para[d->nparas - 1] : NULL; }

/* --- paragraphs --------------------------------------------------------------------------------------------------- */

static void para_begin(struct docx *d, struct oxml *x)
{
    if (d->nparas == DOCX_BOXES_MAX) {
        oxml_stop(x, FAULT_DEEP);
        return;
    }
    struct paragraph *p = &d->para[d->nparas++];
    *p = (struct paragraph){ .list = -1, .level = -1 };
    sbuf_init(&p->text, PARAGRAPH_BYTES_MAX);
    d->in_text = d->run_hidden = false;
}

static struct text para_label(struct docx *d, const struct paragraph *p)
{
    int list = p->list, level = p->level, style_list, style_level;
    numbering_of_style(d->numbering, p->style, &style_list, &style_level);
    if (list < 0)
        list = style_list;
    if (level < 0)
        level = style_level;
    return numbering_label(d->numbering, list, level < 0 ? 0 : level);
}

static struct text trim_end(struct text t)
{
    size_t from = text_trim(t).p ? (size_t)(text_trim(t).p - t.p) : 0;
    return text_sub(t, 0, from + text_trim(t).n);
}

static void para_place(struct docx *d, struct text t, bool boxed)
{
    if (d->apart) {
        if (t.n > 0)
            record_add(d->answer, 'H', t);
        return;
    }
    if (boxed && t.n > 0)
        record_add(d->answer, 'B', t);
    if (d->ntables == 0) {
        record_add(d->answer, 'P', t);
    } else if (d->in_cell && !d->row_struck) {
        if (d->cell.n > 0 && t.n > 0)
            sbuf_char(&d->cell, '\n');
        sbuf_add(&d->cell, t);
    }
}

/* Cells of a column "STT" hold nothing but the number of a list: it is their text. */
static bool is_number(struct text label)
{
    return (label.p[0] >= '0' && label.p[0] <= '9') || (label.p[0] >= 'A' && label.p[0] <= 'Z') ||
           (label.p[0] >= 'a' && label.p[0] <= 'z');
}

static void para_end(struct docx *d)
{
    struct paragraph *p = para_now(d);
    if (p == NULL)
        return;
    if (p->mark_struck) {
        sbuf_add(&d->carry, sbuf_text(&p->text));
    } else {
        struct text words = trim_end(sbuf_text(&p->text));
        struct text label = para_label(d, p), before = sbuf_text(&d->carry);
        struct sbuf line;
        sbuf_init(&line, PARAGRAPH_BYTES_MAX);
        if (label.n > 0 && (before.n + words.n > 0 || (d->in_cell && is_number(label)))) {
            sbuf_add(&line, label);
            sbuf_char(&line, ' ');
        }
        sbuf_add(&line, before);
        sbuf_add(&line, words);
        para_place(d, sbuf_text(&line), p->frame || d->nboxes > 0);
        sbuf_release(&line);
        sbuf_clear(&d->carry);
    }
    sbuf_release(&p->text);
    d->nparas--;
}

static void para_sign(struct docx *d, char c)
{
    struct paragraph *p = para_now(d);
    if (p && !d->run_hidden && !d->in_ppr)
        sbuf_char(&p->text, c);
}

/* --- tables: the outermost is a table, those inside its cells are lines of the cell ------------------------------- */

static void table_begin(struct docx *d, struct oxml *x)
{
    if (++d->ntables > DOCX_TABLES_MAX)
        oxml_stop(x, FAULT_DEEP);
    else if (d->ntables == 1 && !d->apart) {
        record_add(d->answer, 'T', TEXT_NONE);
        d->row = 0;
    }
}

static void table_end(struct docx *d)
{
    if (d->ntables == 1 && !d->apart)
        record_add(d->answer, 'E', TEXT_NONE);
    if (d->ntables > 0)
        d->ntables--;
}

static void row_begin(struct docx *d)
{
    d->row++;
    d->row_struck = d->row_open = false;
}

static void cell_begin(struct docx *d)
{
    d->in_cell = true;
    d->covered = false;
    d->span = 1;
    sbuf_clear(&d->cell);
    if (!d->row_open && !d->row_struck)
        record_number(d->answer, 'R', d->row);
    d->row_open = true;
}

static void cell_end(struct docx *d)
{
    if (!d->row_struck) {
        record_add(d->answer, d->covered ? 'U' : 'C', sbuf_text(&d->cell));
        for (int i = 1; i < d->span; i++)
            record_add(d->answer, 'S', TEXT_NONE);
    }
    d->in_cell = false;
}

/* --- elements ----------------------------------------------------------------------------------------------------- */

/* Elements that are not part of the text as it stands, with all that is in them. Old properties end in "Change". */
static bool is_left_out(enum oxml_ns ns, const char *name)
{
    static const char *const WORD[] = { "moveFrom", "sectPr", "instrText", "delText", "tblPr", "tblGrid", NULL };
    if (ns == NS_COMPAT)
        return strcmp(name, "Fallback") == 0;
    return ns == NS_WORD && (text_ends(text_of(name), TEXT("Change")) || word_index(WORD, text_of(name)) >= 0);
}

static bool struck(struct docx *d)
{
    if (d->in_trpr)
        d->row_struck = true;
    else if (d->in_ppr && d->in_rpr && para_now(d))
        para_now(d)->mark_struck = true;
    return !d->in_trpr && !(d->in_ppr && d->in_rpr);
}

static void note_hidden(struct docx *d)
{
    if (!d->run_hidden)
        d->hidden++;
    d->run_hidden = true;
}

enum element {
    EL_P,
    EL_PPR,
    EL_RPR,
    EL_TRPR,
    EL_R,
    EL_T,
    EL_TAB,
    EL_BR,
    EL_CR,
    EL_HYPHEN,
    EL_PSTYLE,
    EL_LIST,
    EL_LEVEL,
    EL_FRAME,
    EL_DEL,
    EL_VANISH,
    EL_TBL,
    EL_TR,
    EL_TC,
    EL_SPAN,
    EL_MERGE,
    EL_BOX,
    EL_FOOTNOTE,
    EL_ENDNOTE,
    EL_NONE = -1
};

static enum element element_of(enum oxml_ns ns, const char *name)
{
    static const char *const NAMES[] = {
        [EL_P] = "p",
        [EL_PPR] = "pPr",
        [EL_RPR] = "rPr",
        [EL_TRPR] = "trPr",
        [EL_R] = "r",
        [EL_T] = "t",
        [EL_TAB] = "tab",
        [EL_BR] = "br",
        [EL_CR] = "cr",
        [EL_HYPHEN] = "noBreakHyphen",
        [EL_PSTYLE] = "pStyle",
        [EL_LIST] = "numId",
        [EL_LEVEL] = "ilvl",
        [EL_FRAME] = "framePr",
        [EL_DEL] = "del",
        [EL_VANISH] = "vanish",
        [EL_TBL] = "tbl",
        [EL_TR] = "tr",
        [EL_TC] = "tc",
        [EL_SPAN] = "gridSpan",
        [EL_MERGE] = "vMerge",
        [EL_BOX] = "txbxContent",
        [EL_FOOTNOTE] = "footnoteReference",
        [EL_ENDNOTE] = "endnoteReference",
        [EL_ENDNOTE + 1] = NULL,
    };
    return ns == NS_WORD ? (enum element)word_index(NAMES, text_of(name)) : EL_NONE;
}

static void property(struct docx *d, enum element e, const char **attrs)
{
    struct paragraph *p = para_now(d);
    const char *val = oxml_attr(attrs, "val");
    if (e == EL_SPAN)
        d->span = oxml_number(val, DOCX_COLUMNS_MAX, 1);
    else if (e == EL_MERGE)
        d->covered = val == NULL || strcmp(val, "continue") == 0;
    else if (p == NULL || !d->in_ppr)
        return;
    else if (e == EL_PSTYLE)
        p->style = text_dup(d->a, text_of(val));
    else if (e == EL_LIST)
        p->list = oxml_number(val, 1 << 20, -1);
    else if (e == EL_LEVEL)
        p->level = oxml_number(val, NUMBER_LEVELS - 1, -1);
    else if (e == EL_FRAME)
        p->frame = true;
}

static void element_start(struct docx *d, struct oxml *x, enum element e, const char **attrs)
{
    bool outer = d->ntables == 1 && !d->apart && d->nparas == 0;
    switch (e) {
    case EL_P: para_begin(d, x); break;
    case EL_PPR: d->in_ppr = true; break;
    case EL_RPR: d->in_rpr = true; break;
    case EL_TRPR: d->in_trpr = true; break;
    case EL_R: d->run_hidden = false; break;
    case EL_T: d->in_text = true; break;
    case EL_TAB: para_sign(d, '\t'); break;
    case EL_BR:
    case EL_CR: para_sign(d, '\n'); break;
    case EL_HYPHEN: para_sign(d, '-'); break;
    case EL_PSTYLE:
    case EL_LIST:
    case EL_LEVEL:
    case EL_FRAME:
    case EL_SPAN:
    case EL_MERGE: property(d, e, attrs); break;
    case EL_DEL:
        if (struck(d))
            d->skip_from = d->depth;
        break;
    case EL_VANISH:
        if (!d->in_ppr && d->in_rpr && oxml_on(attrs))
            note_hidden(d);
        break;
    case EL_TBL: table_begin(d, x); break;
    case EL_TR:
        if (outer)
            row_begin(d);
        break;
    case EL_TC:
        if (outer)
            cell_begin(d);
        break;
    case EL_BOX: d->nboxes++; break;
    case EL_FOOTNOTE:
    case EL_ENDNOTE: d->notes++; break;
    case EL_NONE: break;
    }
}

static void element_end(struct docx *d, enum element e)
{
    bool outer = d->ntables == 1 && !d->apart && d->nparas == 0;
    if (e == EL_P)
        para_end(d);
    else if (e == EL_PPR)
        d->in_ppr = false;
    else if (e == EL_RPR)
        d->in_rpr = false;
    else if (e == EL_TRPR)
        d->in_trpr = false;
    else if (e == EL_T)
        d->in_text = false;
    else if (e == EL_TC && outer)
        cell_end(d);
    else if (e == EL_TBL)
        table_end(d);
    else if (e == EL_BOX && d->nboxes > 0)
        d->nboxes--;
}

static void body_start(void *arg, struct oxml *x, enum oxml_ns ns, const char *name, const char **attrs)
{
    struct docx *d = arg;
    d->depth++;
    if (d->skip_from > 0)
        return;
    if (sbuf_full(d->answer))
        oxml_stop(x, FAULT_LARGE);
    else if (is_left_out(ns, name))
        d->skip_from = d->depth;
    else if (ns == NS_VML && strcmp(name, "textpath") == 0 && oxml_attr(attrs, "string"))
        record_add(d->answer, d->apart ? 'H' : 'B', text_of(oxml_attr(attrs, "string")));
    else
        element_start(d, x, element_of(ns, name), attrs);
}

static void body_end(void *arg, struct oxml *x UNUSED, enum oxml_ns ns, const char *name)
{
    struct docx *d = arg;
    if (d->skip_from == 0)
        element_end(d, element_of(ns, name));
    else if (d->skip_from == d->depth)
        d->skip_from = 0;
    d->depth--;
}

static void body_text(void *arg, struct oxml *x, struct text t)
{
    struct docx *d = arg;
    struct paragraph *p = para_now(d);
    if (d->skip_from > 0 || !d->in_text || !p || d->run_hidden)
        return;
    sbuf_add(&p->text, t);
    if (sbuf_full(&p->text))
        oxml_stop(x, FAULT_LARGE);
}

/* --- the document ------------------------------------------------------------------------------------------------- */

static enum fault part_read(struct docx *d, struct package *p, struct text name, bool apart)
{
    static const struct oxml_reader BODY = { body_start, body_end, body_text };
    struct docx fresh = { .a = d->a,
                          .answer = d->answer,
                          .numbering = d->numbering,
                          .apart = apart,
                          .notes = d->notes,
                          .hidden = d->hidden };
    sbuf_init(&fresh.cell, CELL_BYTES_MAX);
    sbuf_init(&fresh.carry, PARAGRAPH_BYTES_MAX);
    enum fault fault = oxml_read(p, name, &BODY, &fresh);
    while (fresh.nparas > 0)
        sbuf_release(&fresh.para[--fresh.nparas].text);
    if (fault == FAULT_NONE && (sbuf_full(&fresh.cell) || sbuf_full(&fresh.carry)))
        fault = FAULT_LARGE;
    sbuf_release(&fresh.cell);
    sbuf_release(&fresh.carry);
    d->notes = fresh.notes;
    d->hidden = fresh.hidden;
    return fault;
}

static bool is_page_part(struct text name, struct text folder)
{
    struct text rest = text_sub(name, folder.n, name.n);
    return text_starts(name, folder) && text_ends(rest, TEXT(".xml")) &&
           (text_starts(rest, TEXT("header")) || text_starts(rest, TEXT("footer"))) &&
           text_find(rest, TEXT("/"), 0) == SIZE_MAX;
}

enum fault docx_read(struct arena *a, struct package *p, struct text main, struct sbuf *answer)
{
    struct numbering numbering;
    struct text folder = folder_of(main);
    struct docx d = { .a = a, .answer = answer, .numbering = &numbering };
    enum fault fault = numbering_read(a, p, folder, &numbering);
    if (fault == FAULT_NONE)
        fault = part_read(&d, p, main, false);
    struct numbering none = { .a = a };
    d.numbering = &none;
    for (size_t i = 0; fault == FAULT_NONE && i < p->nnames; i++)
        if (is_page_part(p->names[i], folder))
            fault = part_read(&d, p, p->names[i], true);
    if (fault == FAULT_NONE && d.notes > 0)
        record_add(answer, 'N', TEXT("footnotes"));
    if (fault == FAULT_NONE && d.hidden > 0)
        record_add(answer, 'N', TEXT("hidden"));
    return fault;
}
