/* paper.h -- results as a Word file that an office can sign, and letters to those who are late.
 *
 *      form     heading                                     signature      law
 *      state    quốc hiệu, tiêu ngữ; parent and agency      TM. KT. TL.    Nghị định 30/2020/NĐ-CP, phụ lục I
 *      party    ĐẢNG CỘNG SẢN VIỆT NAM; body and star       T/M K/T T/L    Hướng dẫn 05-HD/VPTW năm 2026
 *
 * The look is in a template (share/templates/, or an office's own file): fonts, margins, fixed words. What is here is what the
 * fields say (paper_field.h lists them; docs/formats/report.md is for who edits a template). A paper is Vietnamese whatever the reader's
 * language: its words are the law's and the offices', so they stand here as they are and do not go through gettext.
 *
 * Always true: every figure comes from the tally, so it is the same in JSON, on paper and in the annex; the categories tile; the
 * command that prints the same figures again stands in the foot of the page; units stand in the register's order, never ranked; who
 * waits at a superior's desk is said like any other waiting.
 *
 * Owns:    nothing.
 * Fails:   PB_TEMPLATE, PB_TOO_LARGE (template.h); PB_UNKNOWN_UNIT, PB_WRONG_VALUE: who issues it, who signs.
 * Threads: pure.
 */
#ifndef CONGVU_REPORT_PAPER_H
#define CONGVU_REPORT_PAPER_H

#include "report/package.h"
#include "report/tally.h"

enum paper_form { PAPER_STATE, PAPER_PARTY, PAPER_FORM_COUNT };
extern const char *const PAPER_FORM_WORDS[PAPER_FORM_COUNT + 1]; /* "state", "party" */

/* More rows than this are not for paper: the annex (annex.h) has no limit. */
enum { PAPER_ROWS_MAX = 5000, PAPER_BYTES_MAX = 64 << 20 };

struct paper {
    const struct tally *tally;
    enum paper_form form;
    unit_id issuer;      /* who reports; 0: found from the tally                                    */
    person_id signer;    /* 0: the issuer's head, or who stands in for an absent one                */
    struct text command; /* prints the same figures again                                           */
    const struct package *template;
};

/* Who reports where nobody said: the office that monitors the directive's issuer, the unit's own agency, the office of the province; in
 * the Party's form a body of the Party. 0: nobody is found. */
unit_id paper_issuer(const struct tally *, enum paper_form form);

enum rc paper_report(struct sbuf *out, struct arena *a, const struct paper *, struct err *err);

/* --- letters ----------------------------------------------------------------------------------------------------------- */

/* To each agency that now holds a late or unreported row: what, since when, and whose time the rest was. In the register's order.
 * What the issuer itself holds is in no letter. */
struct letter {
    unit_id to;
    size_t n;   /* rows in it                                                              */
    bool above; /* to a superior of the issuer: it asks, it does not urge                  */
};
const struct letter *paper_letters(struct arena *a, const struct paper *, size_t *n, size_t *own);
enum rc paper_letter(struct sbuf *out, struct arena *a, const struct paper *, const struct letter *, struct err *err);

/* Papers together in one .zip, in the order given. */
struct paper_file {
    struct text name, bytes;
};
void paper_archive(struct sbuf *out, struct arena *a, const struct paper_file *files, size_t n);

#endif
