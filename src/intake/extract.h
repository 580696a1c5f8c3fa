/* extract.h -- foreign bytes to text: the only way a file from outside comes in.
 *
 *   bytes ── kind_of ──► text: as it is, or converted from the encoding it is in (encoding.h)
 *                    ├─► zip, a table of tasks as .csv ──► child (sandboxed) ── records ──► paragraphs and rows ──► text
 *                    ├─► PDF, picture ──► congvu-reader (sandboxed) ── placed words ──► layout ──► the same
 *                    ├─► edXML ──► child ── its attachments ──► each as above (envelope.h)
 *                    └─► anything else: refused, with what to do
 *
 * The text that comes out is what offsets of a draft count in. Paragraphs are lines. A table with a head of known columns
 * gives a line a row, in the form that a directive's field lines have: "1. Rà soát ... Cơ quan chủ trì: Sở A; thời gian
 * hoàn thành: 30/9"; a table used to set a letterhead gives its cells as lines; any other its rows, cells apart by " | ".
 *
 * A mark of secrecy in a page header, a page footer, a box, a frame or a watermark refuses the file: PB_SECRET_MARK.
 * One in the first lines is intake_text's to find, so whoever keeps a text calls both.
 *
 * Owns:    nothing. Text lives in the arena, or is the caller's bytes.
 * Fails:   PB_FORM_NOT_READ (what to do is said), PB_FILE_BROKEN, PB_READER_STOPPED, PB_TOO_LARGE, PB_SECRET_MARK,
 *          PB_EMPTY. Whatever happens to the child, the parent goes on.
 * Threads: safe.
 */
#ifndef CONGVU_INTAKE_EXTRACT_H
#define CONGVU_INTAKE_EXTRACT_H

#include "intake/encoding.h"
#include "intake/grid.h"

/* How far a long reading is: pages recognised, and how many there are. */
struct extract_watch {
    void (*page)(void *arg, size_t done, size_t of);
    void *arg;
};

/* A word the recognition is not sure of; bytes of the text, or start == end: it stands in a table. */
struct extract_doubt {
    struct text word;
    int page, sure; /* sure: 0 to 100 */
    size_t start, end;
};

/* In what form the file came. */
#define EXTRACT_FORM_LIST(X)                                                                                           \
    X(TEXT, "text", N_("text"))                                                                                        \
    X(DOCX, "docx", N_("Word"))                                                                                        \
    X(PDF, "pdf", N_("PDF"))                                                                                           \
    X(PICTURE, "picture", N_("picture"))                                                                               \
    X(EDXML, "edxml", "edXML")                                                                                         \
    X(TABLE, "table", N_("table"))
enum extract_form {
#define X(name, word, shown) EXTRACT_##name,
    EXTRACT_FORM_LIST(X)
#undef X
        EXTRACT_FORM_COUNT
};
const char *extract_form_word(enum extract_form);
const char *extract_form_shown(enum extract_form); /* English, marked for translation */

struct envelope;
struct extracted {
    struct text text;
    enum extract_form form;
    enum encoding encoding; /* that it was converted from; UTF-8: from none                   */
    const struct envelope *envelope; /* that it came in (envelope.h); NULL: none              */
    size_t recognised;     /* words read from pictures                                    */
    int sure;              /* of them, on the whole: 0 to 100                              */
    struct extract_doubt *doubts;
    size_t ndoubts;
    bool unmapped;         /* pages whose font has no map to Unicode were recognised      */
    struct text pages;  /* what stands in page headers and footers, a line each       */
    bool has_footnotes; /* left out of the text                                       */
    bool has_hidden;    /* words formatted as hidden, left out                        */
};

/* watch may be NULL. */
enum rc intake_extract(struct arena *a, struct text bytes, const struct extract_watch *watch, struct extracted *out,
                       struct err *err);

/* A Word document, a workbook, or else a separated file, whatever its head. */
enum rc intake_extract_office(struct arena *a, struct text bytes, struct extracted *out, struct err *err);

/* The tables of a workbook, a separated file or a Word document, in their order; those without a row are left out. Fails as
 * intake_extract; the first rows are looked at for a mark of secrecy. PB_EMPTY: there is none. */
struct tables {
    struct grid *items;
    size_t n;
};
enum rc intake_tables(struct arena *a, struct text bytes, struct tables *out, struct err *err);
enum rc tables_of(struct arena *a, const struct records *r, struct tables *out, struct err *err);

/* What the child does, without a child: for tests and fuzzing. Writes records. */
void extract_child(struct text bytes, void *arg, struct sbuf *answer);
/* Records to text. */
enum rc extract_text(struct arena *a, const struct records *r, struct extracted *out, struct err *err);

#endif
