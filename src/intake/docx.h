/* docx.h -- a Word document to records: paragraphs with the numbers Word prints, tables, boxes, page headers.
 *
 *   _rels/.rels ──► word/document.xml ──► P, B, T R C E           body, in its order
 *                   word/header*.xml, footer*.xml ──► H           kept apart
 *                   word/numbering.xml, styles.xml                the labels
 *
 * Tracked changes: what was deleted or moved away is left out, what was inserted is kept, as if all were accepted. Left
 * out, and said so in a note (N): footnotes, endnotes, hidden text. Comments are no part of the text.
 *
 * Word writes a box twice, for new and old programs: it is read once. A watermark (text on a path) is a box.
 *
 * For the child only: pure, but for what libarchive and expat do.
 */
#ifndef CONGVU_INTAKE_DOCX_H
#define CONGVU_INTAKE_DOCX_H

#include "intake/package.h"
#include "base/sbuf.h"

enum { DOCX_TABLES_MAX = 16, DOCX_COLUMNS_MAX = 256, DOCX_BOXES_MAX = 8 };

/* Is it one? Then *main is the name of its document part, in the arena. */
bool docx_find(struct arena *a, struct package *p, struct text *main);

/* Writes the records of the body and the pages' headers. */
enum fault docx_read(struct arena *a, struct package *p, struct text main, struct sbuf *answer);

#endif
