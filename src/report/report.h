/* report.h -- what a reader receives: plain text for a terminal, JSON, CSV.
 *
 * A report takes what app has gathered and writes it into a buffer. It decides nothing and reads nothing: every figure comes from
 * matter/ (holdings, charges, clocks, why), so the same figure is the same in every format. Each page says as of when.
 *
 *      sheet    one matter: its content, holder, three clocks, time line with charges, questions, acts, who may do what next
 *      why      its due date, day by day
 *      board    many matters: who holds what, since when, until when
 *      tally    the results of a directive, a unit or a period (tally.h)
 *
 * Text is at most `width` columns, with thin rules only under titles and table heads; colours only where `colour` (bold, red
 * for late, never colour alone). Sentences go through gettext; names that are data are chosen by `lang`.
 */
#ifndef CONGVU_REPORT_H
#define CONGVU_REPORT_H

#include "base/sbuf.h"
#include "matter/charge.h"
#include "matter/check.h"
#include "matter/matter.h"
#include "matter/mclock.h"
#include "report/tally.h"

enum report_format { REPORT_TEXT, REPORT_JSON, REPORT_CSV };
extern const char *const REPORT_FORMAT_WORDS[]; /* "text", "json", "csv", NULL */

struct report_style {
    enum report_format format;
    const char *lang;       /* "vi" or "en"                         */
    int width;              /* columns, 0: 100; of a picture: pixels, 0: 960 */
    bool colour;
    const struct report_links *links; /* of a picture; NULL: none   */
};

/* Addresses for pictures, with {0} for what is asked for, percent-encoded; "" none. */
struct report_links {
    struct text matter; /* "/viec/{0}": its code                    */
    struct text act;    /* "#act-{0}": its number                   */
    struct text cell;   /* "/bang?unit={0}&state={1}": code of a unit, word of a state; either "" for all */
};

struct sums;

/* --- one matter ---------------------------------------------------------------------------------------------- */

struct shield;
struct sheet {
    const struct world *world;
    const struct family *family;
    const struct matter *matter;
    const struct text *codes;   /* of the family's matters, by index                              */
    struct instant now;         /* read at                                                        */
    bool as_of;                 /* now was asked for: say so                                      */
    bool exercise;              /* the database is an exercise: say so                            */
    struct text province;
    struct text document;       /* "214/TB-UBND, 14/8/2025", "" if it comes from none             */
    struct text content_number, content_words;
    int64_t document_id, content_start, content_end; /* the text it comes from; 0 none             */
    int64_t version;
    const struct shield *shields; /* of a signal: the proposals in whose scope it lies (shield.h)  */
    size_t nshields;
    const struct sums *totals;  /* of the matters that name it, as its regulation shows them (sums.h)     */
    size_t ntotals;
};

/* Header (code, title, kind, giver, document), who holds and since when, clocks in words ("41h20 of working time left", "late
 * by 13h30"), due and first due, the time line: a row a holding with from, to, holder, step, working time, to whom it
 * is charged (several where it splits), then sums by payee, lateness, questions (children) with due and answer, acts in order with
 * what was stated, and what may be done next by whom (holder's person, giver). A duty shows its occurrences. JSON has the same. */
void report_sheet(struct sbuf *out, struct arena *a, const struct sheet *sheet, const struct report_style *style);

/* The due date's reason: ground, calendar version, each day counted or skipped with the row that decided, stops, moves. */
void report_why(struct sbuf *out, struct arena *a, const struct sheet *sheet, const struct why *why,
                const struct report_style *style);

/* The same of a standing duty, for one occurrence: the recurrence and its ground, the cut-off, the days on which it moved, which
 * report counts. `why` begins on the day before the cut-off, or on it where the regulation gives a grace. */
void report_why_duty(struct sbuf *out, struct arena *a, const struct sheet *sheet, const struct occurrence *,
                     const struct why *why, const struct report_style *style);

/* --- many matters --------------------------------------------------------------------------------------------- */

struct line_value {            /* a column of its kind: a field or a figure with `list`                      */
    struct text code, name;
    struct text said, plain;   /* as people read it; as it is recorded, for files. "" where nothing is known */
};
struct board_line {
    matter_id id;
    struct text code, kind, title;
    struct text unit, unit_code, person;   /* the holder                                          */
    enum mstate state;
    struct text state_name;                /* filled by report_board from state, step and to_allocate when empty */
    struct text step;                      /* name of the step, in the reader's language          */
    bool to_allocate, question;            /* question: a child                                   */
    bool passed;                           /* by the person who asks (board_waits)                */
    int64_t content;
    bool deciding, duty;                   /* deciding: at a step where somebody above decides; duty: a standing one */
    struct text kind_name, person_code;
    struct workspan whole;                 /* working time from opening to due; 0 without a limit  */
    struct instant since, opened, ended, due, first_due, finished;
    struct workspan left, late, held;      /* of the matter's clock; of the present holding       */
    bool stopped, limited;
    bool unverified_due;                   /* the due is the regulation's own stand-in            */
    struct text giver;
    unit_id giver_id;
    const struct line_value *values;       /* where lines of one kind are listed                  */
    size_t nvalues;
    uint32_t may;                          /* one's own work: bits 1 << act_kind that who asks may do now; 0 not asked */
    const struct rule *rule;               /* with may: which names the acts                      */
    int at_step;                           /* with may: the step it is in, in that rule; -1 none  */
};
struct board {
    const struct board_line *lines;
    size_t n;
    struct instant now;
    bool as_of, exercise, more;            /* more: the page is full                              */
    struct text province, scope;           /* scope: "Sở Tài chính", "" all                       */
    const struct line_value *columns;      /* of the kind asked for                               */
    size_t ncolumns;
};
/* The columns that a kind's regulation lists, with what this matter has in each; in the arena. m NULL: the columns alone. */
struct line_value *line_values(struct arena *a, const struct world *world, const struct rule *rule, const struct family *f,
                               const struct matter *m, struct instant now, const char *lang, size_t *n);
/* Text: one line a matter with a clock in words and a mark (late, soon, stopped, outside, to be assigned, with the confirmer), a
 * summary at the end (open, late, stopped, waiting); in the register's order, never a ranking. An empty board says what would be here. */
void report_board(struct sbuf *out, struct arena *a, const struct board *board, const struct report_style *style);

/* --- documents ------------------------------------------------------------------------------------------------ */

struct document_line {
    int64_t draft;                         /* its number, for intake --accept                      */
    struct text number, issuer, type, title;
    struct day date;                       /* DAY_MIN where none                                   */
    struct instant received;               /* when its draft was kept                              */
    bool accepted;
    size_t contents, opened;               /* opened: contents that became matters                 */
    size_t matters, open, to_assign, late; /* late: open matters past their due                    */
};
struct documents {
    const struct document_line *lines;     /* newest first                                          */
    size_t n;
    struct instant now;
    bool exercise, more;
    struct text province;
};
/* Drafts and accepted documents, so that a draft's number is found again. */
void report_documents(struct sbuf *out, struct arena *a, const struct documents *, const struct report_style *style);

/* --- many files ------------------------------------------------------------------------------------------------ */

struct file_line {
    struct text name;
    struct text form;        /* "docx"; "" unknown                                              */
    const char *form_shown;  /* English, marked for translation                                 */
    size_t contents;
    int64_t unresolved, doubts; /* -1: nobody asked                                             */
    int64_t draft;           /* 0: none is kept                                                 */
    const char *slug;        /* of what refused it; NULL: it was read                           */
    struct text why;
};
/* A row a file, in their order: text or CSV. */
void report_files(struct sbuf *out, struct arena *a, const struct file_line *lines, size_t n, const struct report_style *style);

/* --- results ---------------------------------------------------------------------------------------------------- */

/* Counts in the official categories (done in time, done late, not done within the limit, not done overdue, not reported), then a row a
 * content, then whose time it was. The categories sum to n. As a Word file: paper.h; as a spreadsheet: annex.h. */
void report_tally(struct sbuf *out, struct arena *a, const struct tally *tally, const struct report_style *style);

/* --- one unit, one person ------------------------------------------------------------------------------------------ */

struct party {
    const struct world *world;
    unit_id unit;             /* or                                                                */
    person_id person;
    const struct board *holds;
    struct instant now;
    bool exercise;
};
/* Who it is (names over time, agency, superior, office, head, people and posts on the day; successions; for a person: posts over
 * time, delegations, absences), then what it holds (the board). */
void report_party(struct sbuf *out, struct arena *a, const struct party *party, const struct report_style *style);

/* --- pictures (plot/): SVG, and the same figures as HTML tables ----------------------------------------------------- */

/* Who held the matter, whose time it was, its questions and acts, up to now. `style`: lang, width in pixels, links. */
void report_timeline_svg(struct sbuf *out, struct arena *a, const struct sheet *sheet, const struct report_style *style);
void report_timeline_table(struct sbuf *out, struct arena *a, const struct sheet *sheet, const struct report_style *style);

#endif
