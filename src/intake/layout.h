/* layout.h -- pages of placed words to the paragraphs and tables that were set on them.
 *
 *      1. Sở Tài chính chủ trì rà soát các nguồn vốn còn         a line that stops where its next word had no room
 *   lại của năm 2026, báo cáo trước ngày 15/10.                  goes on in the next one; any other ends a paragraph
 *      2. Sở Xây dựng ...
 *   ┌─────┬────────────┬──────────┐
 *   │ STT │ Nhiệm vụ   │ Chủ trì  │                             rules that cross make a table; words belong to the
 *   ├─────┼────────────┼──────────┤                             cell they stand in, over page breaks too
 *
 * Page numbers, and lines that stand on most pages at one height, are no part of the body ('H').
 *
 * Owns:    nothing. Threads: pure.
 */
#ifndef CONGVU_INTAKE_LAYOUT_H
#define CONGVU_INTAKE_LAYOUT_H

#include "intake/placed.h"

/* A word that the recognition is not sure of. A figure must be surer than a word: no dictionary mends it. */
struct doubt {
    struct text word;
    int page, sure;
    size_t record, at; /* where it begins: a record of the flow, a byte of its text; of a table, record is SIZE_MAX */
};
struct layout {
    struct records flow; /* P, H, T, R, C, S, U, E: as a Word document gives them */
    struct doubt *doubts;
    size_t ndoubts;
    size_t words;    /* that were recognised               */
    int64_t sure;    /* their certainties, added up        */
};

void layout_pages(struct arena *a, const struct placed *placed, struct layout *out);

#endif
