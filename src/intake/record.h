/* record.h -- the answer of a reading child: records of text, and how the parent reads them.
 *
 *   V8:congvu 1  P15:ỦY BAN ...  T0:  R1:1  C3:STT  C8:Nhiệm vụ ...  E0:  N9:footnotes  Z0:
 *
 * One letter, the length in bytes in decimal, a colon, the bytes. It begins with V and ends with Z; a child that found
 * the file wrong ends with X, whose text is the fault's number, and then nothing before it counts.
 *
 *   P  a paragraph of the body         B  the words of a box, frame or watermark, again: looked at for marks alone
 *   H  a paragraph of a page header or footer, not part of the body
 *   T  a table begins; its name        R  a row; its number      C  a cell      E  the table ends
 *   S  a cell covered by its left neighbour      U  a cell covered by the one above
 *   N  something of the file that is not in the text
 *   F A Y D   an envelope and what is in it (edxml.h)
 *   G I W K   pages, and words where a page has them (placed.h)
 *
 * The parent believes nothing: letters, order, lengths and UTF-8 are checked, and control characters are refused but
 * for tab and the ends of lines.
 *
 * Owns:    nothing. What is read points into the answer.
 * Threads: pure.
 */
#ifndef CONGVU_INTAKE_RECORD_H
#define CONGVU_INTAKE_RECORD_H

#include "base/err.h"
#include "base/sbuf.h"
#include "intake/fault.h"

struct record {
    char kind; /* one of the letters above, V, X and Z left out */
    struct text text;
};

struct records {
    struct record *items;
    size_t n;
    enum fault fault; /* with FAULT_NONE the items count */
};

/* --- the child's side --- */
void record_begin(struct sbuf *answer);
void record_add(struct sbuf *answer, char kind, struct text t);
void record_number(struct sbuf *answer, char kind, unsigned n);
/* With a fault all that was written before is taken back. */
void record_end(struct sbuf *answer, enum fault fault);

/* --- the parent's side --- */
/* PB_READER_STOPPED where the answer is not one: nonsense is never read as text. */
enum rc records_read(struct arena *a, struct text answer, struct records *out, struct err *err);
/* The refusal that the fault is, or RC_OK. */
enum rc records_fault(const struct records *r, struct err *err);

#endif
