#include "intake/extract.h"

#include "base/i18n.h"
#include "intake/child.h"
#include "intake/csv.h"
#include "intake/docx.h"
#include "intake/envelope.h"
#include "intake/foreign.h"
#include "intake/intake.h"
#include "intake/kind.h"
#include "intake/layout.h"
#include "intake/recode.h"
#include "intake/tabled.h"
#include "intake/xlsx.h"

static const struct {
    const char *word, *shown;
} FORMS[] = {
#define X(name, word, shown) [EXTRACT_##name] = { word, shown },
    EXTRACT_FORM_LIST(X)
#undef X
};

const char *extract_form_word(enum extract_form form)
{
    assert(form < EXTRACT_FORM_COUNT);
    return FORMS[form].word;
}

const char *extract_form_shown(enum extract_form form)
{
    assert(form < EXTRACT_FORM_COUNT);
    return FORMS[form].shown;
}

/* --- records to text ---------------------------------------------------------------------------------------------- */

static enum rc secret_apart(struct arena *a, struct text t, struct err *err)
{
    struct text mark;
    if (!intake_secret(a, t, &mark))
        return RC_OK;
    return err_set(err, PB_SECRET_MARK,
                   _("a page header, a box or a frame bears the mark '%.*s': secret documents must not be recorded "
                     "here"),
                   TEXT_FMT(mark));
}

/* starts, unless NULL, gets where each paragraph's record begins in the text. */
static enum rc text_of_records(struct arena *a, const struct records *r, size_t *starts, struct extracted *out,
                               struct err *err)
{
    struct extracted e = { .recognised = 0 };
    struct sbuf body, pages, boxes;
    sbuf_init(&body, INTAKE_BYTES_MAX);
    sbuf_init(&pages, INTAKE_BYTES_MAX);
    sbuf_init(&boxes, INTAKE_BYTES_MAX);
    for (size_t i = 0; i < r->n; i++) {
        const struct record *item = &r->items[i];
        if (item->kind == 'T') {
            struct grid g = grid_of(a, r, i, &i);
            tabled_put(&body, a, &g);
            i--;
        } else if (item->kind == 'P') {
            if (starts)
                starts[i] = sbuf_text(&body).n;
            sbuf_printf(&body, "%.*s\n", TEXT_FMT(item->text));
        } else if (item->kind == 'H') {
            sbuf_printf(&pages, "%.*s\n", TEXT_FMT(item->text));
        } else if (item->kind == 'B') {
            sbuf_printf(&boxes, "%.*s\n", TEXT_FMT(item->text));
        } else if (item->kind == 'N') {
            e.has_footnotes = e.has_footnotes || text_eq(item->text, TEXT("footnotes"));
            e.has_hidden = e.has_hidden || text_eq(item->text, TEXT("hidden"));
            e.unmapped = e.unmapped || text_eq(item->text, TEXT("unmapped"));
            for (int c = ENCODING_UTF8 + 1; c < ENCODING_COUNT; c++)
                if (text_eq(item->text, text_of(encoding_word((enum encoding)c))))
                    e.encoding = (enum encoding)c;
        }
    }
    bool full = sbuf_full(&body) || sbuf_full(&pages) || sbuf_full(&boxes);
    enum rc rc = full ? err_set(err, PB_TOO_LARGE, _("the text is larger than %d MiB"), INTAKE_BYTES_MAX >> 20) : RC_OK;
    if (rc == RC_OK)
        rc = secret_apart(a, sbuf_text(&pages), err);
    if (rc == RC_OK)
        rc = secret_apart(a, sbuf_text(&boxes), err);
    if (rc == RC_OK) {
        e.text = text_dup(a, sbuf_text(&body));
        e.pages = text_dup(a, sbuf_text(&pages));
        *out = e;
    }
    sbuf_release(&body);
    sbuf_release(&pages);
    sbuf_release(&boxes);
    return rc;
}

enum rc extract_text(struct arena *a, const struct records *r, struct extracted *out, struct err *err)
{
    return text_of_records(a, r, NULL, out, err);
}

/* --- pages -------------------------------------------------------------------------------------------------------- */

static void take_doubts(struct arena *a, const struct layout *l, const size_t *starts, struct extracted *out)
{
    out->doubts = ARENA_ARRAY(a, struct extract_doubt, l->ndoubts + 1);
    for (size_t i = 0; i < l->ndoubts; i++) {
        const struct doubt *d = &l->doubts[i];
        struct extract_doubt *to = &out->doubts[out->ndoubts++];
        *to = (struct extract_doubt){ .word = d->word, .page = d->page, .sure = d->sure };
        if (d->record == SIZE_MAX)
            continue;
        to->start = starts[d->record] + d->at;
        to->end = to->start + d->word.n;
    }
    out->recognised = l->words;
    out->sure = l->words > 0 ? (int)(l->sure / (int64_t)l->words) : 0;
}

static enum rc extract_pages(struct arena *a, struct text bytes, bool pictures, const struct extract_watch *watch,
                             struct extracted *out, struct err *err)
{
    struct placed pages;
    struct records marks;
    struct layout l;
    enum encoding was = ENCODING_UTF8;
    enum rc rc = foreign_pages(a, bytes, pictures, watch, &pages, &marks, err);
    if (rc != RC_OK)
        return rc;
    layout_pages(a, &pages, &l);
    for (size_t i = 0; i < marks.n; i++)
        ARENA_PUSH(a, l.flow.items, l.flow.n, marks.items[i]);
    size_t *starts = ARENA_ARRAY(a, size_t, l.flow.n + 1);
    if (l.words == 0) /* recognised words are Unicode, and their doubts have places */
        rc = recode_records(a, &l.flow, true, &was, err);
    if (rc == RC_OK)
        rc = text_of_records(a, &l.flow, starts, out, err);
    if (rc == RC_OK) {
        take_doubts(a, &l, starts, out);
        out->form = pictures ? EXTRACT_PICTURE : EXTRACT_PDF;
        out->encoding = was != ENCODING_UTF8 ? was : out->encoding;
    }
    return rc;
}

/* --- the file ----------------------------------------------------------------------------------------------------- */

/* A document, a workbook or a separated table. */
static enum fault read_office(struct arena *a, struct text bytes, struct sbuf *answer)
{
    struct package p;
    struct text main;
    bool zip = kind_of(bytes) == KIND_ZIP;
    enum fault fault = zip ? package_open(a, bytes, &p) : FAULT_NONE;
    if (fault != FAULT_NONE)
        return fault;
    if (zip && docx_find(a, &p, &main))
        return docx_read(a, &p, main, answer);
    if (zip && !xlsx_is(&p))
        return FAULT_NO_DOCUMENT;
    record_add(answer, 'N', TEXT("table"));
    return zip ? xlsx_read(a, &p, answer) : csv_read(a, bytes, answer);
}

void extract_child(struct text bytes, void *arg UNUSED, struct sbuf *answer)
{
    struct arena *a = arena_new();
    record_begin(answer);
    record_end(answer, read_office(a, bytes, answer));
    arena_free(a);
}

static bool has_note(const struct records *r, const char *word)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->items[i].kind == 'N' && text_eq(r->items[i].text, text_of(word)))
            return true;
    return false;
}

/* What the child found, its letters converted. */
static enum rc office_records(struct arena *a, struct text bytes, struct records *r, enum encoding *was,
                              struct err *err)
{
    struct text answer;
    enum rc rc = child_run(a, extract_child, bytes, NULL, &CHILD_LIMITS, &answer, err);
    if (rc == RC_OK)
        rc = records_read(a, answer, r, err);
    if (rc == RC_OK)
        rc = records_fault(r, err);
    return rc == RC_OK ? recode_records(a, r, false, was, err) : rc;
}

enum rc intake_extract_office(struct arena *a, struct text bytes, struct extracted *out, struct err *err)
{
    struct records r;
    enum encoding was;
    enum rc rc = office_records(a, bytes, &r, &was, err);
    if (rc == RC_OK)
        rc = extract_text(a, &r, out, err);
    if (rc == RC_OK) {
        out->form = has_note(&r, "table") ? EXTRACT_TABLE : EXTRACT_DOCX;
        out->encoding = out->encoding != ENCODING_UTF8 ? out->encoding : was;
    }
    return rc;
}

/* UTF-8 stays the bytes it is, its mark included. What is in no encoding known here goes on as it is: who takes it apart says at
 * which byte it is wrong. */
static enum rc extract_plain(struct arena *a, struct text bytes, struct extracted *out, struct err *err)
{
    struct text t;
    enum encoding was;
    enum fault fault = encoding_read(a, bytes, &t, &was);
    if (fault != FAULT_NONE && fault != FAULT_ENCODING)
        return records_fault(&(struct records){ .fault = fault }, err);
    if (fault == FAULT_NONE && csv_is_tasks(a, t))
        return intake_extract_office(a, bytes, out, err);
    bool converted = fault == FAULT_NONE && was != ENCODING_UTF8;
    *out = (struct extracted){ .text = converted ? t : bytes, .encoding = converted ? was : ENCODING_UTF8 };
    return RC_OK;
}

enum rc intake_extract(struct arena *a, struct text bytes, const struct extract_watch *watch, struct extracted *out,
                       struct err *err)
{
    enum kind kind = kind_of(bytes);
    if (bytes.n > INTAKE_BYTES_MAX)
        return err_set(err, PB_TOO_LARGE, _("the file is larger than %d MiB"), INTAKE_BYTES_MAX >> 20);
    if (kind == KIND_ZIP)
        return intake_extract_office(a, bytes, out, err);
    if (kind == KIND_PDF || kind == KIND_IMAGE)
        return extract_pages(a, bytes, kind == KIND_IMAGE, watch, out, err);
    if (kind == KIND_EDXML)
        return envelope_extract(a, bytes, watch, out, err);
    if (kind != KIND_TEXT)
        return err_set(err, PB_FORM_NOT_READ, "%s", _(kind_todo(kind)));
    return extract_plain(a, bytes, out, err);
}

/* --- tables ------------------------------------------------------------------------------------------------------- */

/* The cells of the first rows, a line each. */
static enum rc secret_rows(struct arena *a, const struct grid *g, struct err *err)
{
    enum { HEADER_ROWS = 40 };
    struct sbuf b;
    sbuf_init(&b, INTAKE_BYTES_MAX);
    for (size_t i = 0; i < g->nrows && i < HEADER_ROWS; i++)
        for (size_t k = 0; k < g->rows[i].n; k++)
            if (grid_own(&g->rows[i], k))
                sbuf_printf(&b, "%.*s\n", TEXT_FMT(grid_text(&g->rows[i], k)));
    enum rc rc = secret_apart(a, sbuf_text(&b), err);
    sbuf_release(&b);
    return rc;
}

enum rc tables_of(struct arena *a, const struct records *r, struct tables *out, struct err *err)
{
    struct tables t = { .n = 0 };
    struct extracted text;
    enum rc rc = extract_text(a, r, &text, err); /* for what stands in page headers and boxes */
    for (size_t i = 0; rc == RC_OK && i < r->n;) {
        if (r->items[i].kind != 'T') {
            i++;
            continue;
        }
        struct grid g = grid_of(a, r, i, &i);
        if (g.nrows == 0)
            continue;
        rc = secret_rows(a, &g, err);
        ARENA_PUSH(a, t.items, t.n, g);
    }
    if (rc == RC_OK && t.n == 0)
        rc = records_fault(&(struct records){ .fault = FAULT_NO_TABLE }, err);
    if (rc == RC_OK)
        *out = t;
    return rc;
}

enum rc intake_tables(struct arena *a, struct text bytes, struct tables *out, struct err *err)
{
    struct records r;
    enum kind kind = kind_of(bytes);
    if (bytes.n > INTAKE_BYTES_MAX)
        return err_set(err, PB_TOO_LARGE, _("the file is larger than %d MiB"), INTAKE_BYTES_MAX >> 20);
    if (kind == KIND_EDXML)
        return err_set(err, PB_FORM_NOT_READ,
                       _("this is an envelope of a document (edXML): read it with 'congvu intake'"));
    if (kind != KIND_ZIP && kind != KIND_TEXT)
        return err_set(err, PB_FORM_NOT_READ, "%s", _(kind_todo(kind)));
    enum encoding was;
    enum rc rc = office_records(a, bytes, &r, &was, err);
    return rc == RC_OK ? tables_of(a, &r, out, err) : rc;
}
