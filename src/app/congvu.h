/* congvu.h -- the library: every use case, the only transactions, the only `now`.
 *
 * The command line and the server are thin over this header. A call either answers or refuses with one problem and one sentence;
 * a refusal leaves nothing behind.
 *
 *      congvu_init    a new database with its calendar, regulations and register
 *      congvu_act     one act, tested and recorded         congvu_apply   many, from a readable file
 *      congvu_intake  a directive's text to a draft        congvu_accept  a draft to matters
 *      congvu_draft, _opening  a draft and what it would open   congvu_draft_edit  put right by a person
 *      congvu_board, _sheet, _why, _party, _tally          what a reader receives (report.h)
 *      congvu_rebuild views again from the facts           congvu_doctor  what is wrong, and the mend
 *
 * Time: `now` is the machine's clock. In an exercise database it is the instant of the newest fact, so that an example tells the
 * same story on any day; there, and only there, a caller may say when a fact is recorded (`at`), never before the newest.
 *
 * Owns:    struct congvu is yours until congvu_close. Answers are written into buffers and arenas of the caller's.
 * Threads: safe to share; each call takes a connection of its own.
 */
#ifndef CONGVU_APP_H
#define CONGVU_APP_H

#include "base/err.h"
#include "base/sbuf.h"
#include "report/paper.h"
#include "report/report.h"

struct congvu;
struct congvu_who; /* accounts.h */

/* --- a database ------------------------------------------------------------------------------------------------ */

struct congvu_seed { /* what a new database begins with; empty texts: what is shipped        */
    struct text province;
    bool exercise;
    struct text units_file, units;       /* a TSV register of units: name and bytes                  */
    struct text register_file, registry; /* a YAML register: name and bytes                          */
};
enum rc congvu_init(const char *where, const struct congvu_seed *seed, struct err *err);
enum rc congvu_open(const char *where, bool write, struct congvu **out, struct err *err);
void congvu_close(struct congvu *app); /* NULL is fine */

struct instant congvu_now(struct congvu *app);

/* --- acts ------------------------------------------------------------------------------------------------------- */

struct congvu_field {
    struct text key, value;
};

struct congvu_act {
    struct text person;        /* who: code or name                                                  */
    struct text operator_name; /* console: who sits there; "" when the person is signed in           */
    enum surety surety;
    struct text matter;                /* code; for open: the code wanted, or "" to have one made             */
    struct text kind;                  /* word of ACT_LIST                                                   */
    const struct congvu_field *fields; /* keys of ACT_FIELD_LIST, values as people write them        */
    size_t nfields;
    struct text happened;   /* "" now                                                             */
    struct text at;         /* exercise only: when it is recorded; "" the newest fact's instant    */
    int64_t version;        /* the family's version seen; -1: whatever it is                       */
    struct text key;        /* Idempotency-Key, or ""                                             */
    struct text child_code; /* ask: the code wanted for the question, or ""                        */
    /* Who is signed in: then person, operator and surety above are not read, and a matter that is hidden is an unknown one. NULL: the
     * console. */
    const struct congvu_who *who;
};
struct congvu_done {
    int64_t seq;
    struct text matter, child; /* codes, in the arena: the matter; of an ask, the question             */
    int64_t version;
    bool repeated; /* the key had been answered: this is that answer                      */
};
/* Is it a member that acts of all kinds share, and so stated once? Else it may be a field of some kind. */
bool congvu_act_member(struct text key);
enum rc congvu_act(struct congvu *app, struct arena *a, const struct congvu_act *act, struct congvu_done *done,
                   struct err *err);

/* An act file (docs/formats/act.md): people, units and matters as people write them. All or nothing unless `one_by_one`; an error
 * names file and line. `progress` may be NULL. Applying the same file twice changes nothing (each act carries a key made from the file's
 * own name for itself and its place): *applied counts what was new. */
typedef void congvu_progress(void *arg, size_t done, size_t all);
struct congvu_apply {
    const char *file;
    struct text bytes;
    struct text person, operator_name; /* where the file does not say who                             */
    congvu_progress *progress;
    void *progress_arg;
};
enum rc congvu_apply(struct congvu *app, const struct congvu_apply *apply, size_t *applied, size_t *all,
                     struct err *err);

/* New facts beside acts: rows of the register (docs/formats/org.md), of the calendar (.ics or YAML), a regulation. What changes for
 * open matters is worked out in the same transaction. `at`: exercise only. *rows counts what was recorded. */
enum congvu_fact { CONGVU_REGISTER, CONGVU_CALENDAR, CONGVU_REGULATION };
enum rc congvu_record(struct congvu *app, enum congvu_fact fact, const char *file, struct text bytes, struct text at,
                      size_t *rows, struct err *err);
/* The same, and nothing is kept. */
enum rc congvu_record_try(struct congvu *app, enum congvu_fact fact, const char *file, struct text bytes, struct text at,
                          size_t *rows, struct err *err);
/* The register's file tried row by row, so that all that would be refused is told at once: each item by its line, its problem and the
 * sentence without the place. `rows` could be recorded; where nothing is refused, the whole was tried as congvu_record_try does. */
struct congvu_refusal {
    int line;
    const char *problem, *says;
};
struct congvu_tried {
    size_t rows;
    const struct congvu_refusal *refusals; /* by line */
    size_t n, more;                        /* more: refused besides, and not listed */
    bool all;                              /* false: given up before the last row was looked at */
};
enum rc congvu_register_try(struct congvu *app, struct arena *a, const char *file, struct text bytes, struct text at,
                            struct congvu_tried *out, struct err *err);

/* --- intake ------------------------------------------------------------------------------------------------------ */

struct congvu_intake {
    const char *file;
    struct text bytes;
    struct text issued; /* date, "" as the text says                                          */
    bool dry_run;       /* print, keep nothing                                                */
    const struct congvu_who *who; /* who is signed in, NULL the console: PB_NO_RIGHT where the right 'clerk' does not
                                     reach the issuer                                         */
    struct report_style style;
    congvu_progress *progress; /* pages of pictures recognised, and how many; NULL: nobody watches */
    void *progress_arg;
};
/* Writes what was understood to `out`; keeps a draft (its number in *draft) unless dry_run. The same text twice gives the same draft. */
enum rc congvu_intake(struct congvu *app, const struct congvu_intake *intake, int64_t *draft, struct sbuf *out,
                      struct err *err);
/* Intake without a database. */
enum rc congvu_read(const struct congvu_intake *intake, struct sbuf *out, struct err *err);

/* What came of one file of many. */
struct congvu_file {
    size_t i;
    const char *name;
    const struct err *why; /* why it was not taken in; NULL: it was, and the rest is filled            */
    struct text said;      /* as congvu_intake writes it                                               */
    int64_t draft;         /* 0: none is kept                                                          */
    struct file_line line; /* of the table                                                             */
};
struct congvu_intake_many {
    struct congvu_intake each; /* as for one file, but for file, bytes and progress                    */
    size_t n;
    const char *(*name)(void *arg, size_t i);                                        /* as people read it */
    enum rc (*bytes)(void *arg, size_t i, struct arena *, struct text *, struct err *); /* in the file's own process */
    void (*told)(void *arg, const struct congvu_file *);                             /* here, in the files' order */
    congvu_progress *progress; /* files, and how many; NULL: nobody watches                            */
    void *arg;
};
/* Each file in a process of its own, as many at once as there are processors: whatever becomes of one, the others are read and kept,
 * in their order. app NULL: without a database. Fails where nothing can begin; what fails with one file is told with it. */
enum rc congvu_intake_many(struct congvu *app, const struct congvu_intake_many *many, struct err *err);

/* A file read anew against a draft as it stands: contents that are the same, that differ and in what, that are new or gone. Text, or
 * JSON in the shape of docs/formats/intake.md. Changes nothing. PB_UNKNOWN_DRAFT. */
enum rc congvu_compare(struct congvu *app, const struct congvu_intake *intake, int64_t draft, struct sbuf *out,
                       struct err *err);

struct congvu_accept {
    int64_t draft;
    struct text person, operator_name;
    struct text giver; /* unit in whose name; "" the document's issuer                        */
    struct text at;    /* exercise only                                                      */
    struct text happened;     /* when the work was given, if not now: the document is ground and proof */
    const struct congvu_who *who; /* who is signed in: the acts say how surely; NULL the console           */
    bool seen;                /* refuse where the draft is no more at ...                                  */
    int64_t version;          /* ... the version that was read. PB_STALE_VERSION                           */
    struct report_style style;
};
/* Opens the draft's matters in one transaction (MODEL 3) and says what was opened, what waits to be assigned and what was not
 * opened and why: text, or JSON { "opened": [code], "unassigned": n, "left": n, "says": [sentence] }. Accepting twice opens nothing
 * again. */
enum rc congvu_accept(struct congvu *app, const struct congvu_accept *accept, size_t *opened, struct sbuf *out,
                      struct err *err);

/* A draft as it stands: its text, contents with what is not resolved, what is no task and why, how much of the text is one or the
 * other; JSON in the shape of docs/formats/http.md. PB_UNKNOWN_DRAFT. */
enum rc congvu_draft(struct congvu *app, int64_t draft, const struct report_style *style, struct sbuf *out, struct err *err);

/* The table of it, a row a content, as a workbook: to be edited and read back with congvu_draft_import. */
enum rc congvu_draft_xlsx(struct congvu *app, int64_t draft, const struct report_style *style, struct sbuf *out,
                          struct err *err);

/* What accepting the draft so would open, what waits and what blocks; JSON of the same page, or text. Each act is tested as accept does
 * it, and nothing is kept; where nobody is named in whose name to test (person and who), leads are told as they are. */
enum rc congvu_opening(struct congvu *app, const struct congvu_accept *accept, struct sbuf *out, struct err *err);

struct congvu_draft_edit {
    int64_t draft;
    int64_t version; /* of the draft as it was read; -1: whatever it is. PB_STALE_VERSION            */
    struct text person, operator_name;
    struct text at;       /* exercise only                                                           */
    struct text what;     /* "set", "split", "merge", "drop", "restore", "add"                       */
    int64_t content;      /* its number; not for add                                                 */
    int64_t with;         /* merge: the other, whose number goes                                     */
    int64_t offset;       /* split: where the second half begins                                     */
    int64_t start, end;   /* add: code points of the text                                            */
    const struct congvu_field *fields; /* set: leads, coordinators, person, date, recur, report_to, product, exhortation,
                                          start, end */
    size_t nfields;
    struct text reason;   /* drop: why it is no task                                                 */
};
/* One edit, recorded for ever; *version is then the draft's. Refused once the draft is accepted (PB_CLOSED). */
enum rc congvu_draft_edit(struct congvu *app, const struct congvu_draft_edit *edit, int64_t *version, struct err *err);

/* A draft as a table to be edited elsewhere: congvu_draft with REPORT_CSV writes it, this reads it back (.csv, .xlsx). Rows are known
 * by their number n; cells that differ are edits, all of them one version. Rows that are wrong are said by their number in the file,
 * and then nothing is recorded. The same file twice changes nothing. *changed counts contents. */
struct congvu_draft_import {
    int64_t draft, version; /* version: -1 whatever it is */
    const char *file;
    struct text bytes;
    struct text person, operator_name, at;
    bool dry_run;
};
enum rc congvu_draft_import(struct congvu *app, const struct congvu_draft_import *import, size_t *changed, struct sbuf *out,
                            struct err *err);

/* A spreadsheet of tasks, as offices keep it: .xlsx, .csv, .tsv, or a table in a .docx (docs/formats/sheet.md). */
struct congvu_table {
    const char *file;
    struct text bytes;
    struct text map;   /* "task=2; lead=C; due=Thời hạn": columns by number, letter or head; "" as guessed   */
    bool dry_run;      /* say what would be opened, record nothing                                          */
    bool backdate;     /* the work was given on the row's day of giving: the row's document is the proof    */
    bool failed;       /* a dry run whose answer is a workbook: the rows that were not understood, with why; PB_EMPTY: none */
    struct text person, operator_name;
    const struct congvu_who *who; /* who is signed in: the acts say how surely; NULL the console            */
    struct text giver; /* unit in whose name, where a row does not say; "" the person's own                 */
    struct text at;    /* exercise only                                                                     */
    struct report_style style;
};
/* What is in it: columns, first rows, the mapping guessed; JSON in the shape of docs/formats/http.md, or text. No database is needed. */
enum rc congvu_table_show(const struct congvu_table *table, struct sbuf *out, struct err *err);
/* Opens a matter for each lead of each row, in one transaction. A row that cannot be understood is an error by its number, and
 * then nothing at all is recorded. Rows opened before are counted as the same: a file given twice, or with rows added, opens what is
 * new. *opened counts it. */
enum rc congvu_table_run(struct congvu *app, const struct congvu_table *table, size_t *opened, struct sbuf *out,
                         struct err *err);

/* --- reading ------------------------------------------------------------------------------------------------------ */

struct congvu_ask {
    struct text what;              /* code of a matter; name of a unit or person; number of a directive   */
    struct text unit, kind, state; /* board, tally: "" all                                          */
    struct text from, to;          /* tally: days of a period, both in it                             */
    struct text giver, words;      /* board: given in this unit's name; title or code holds these words */
    int64_t document, after;       /* board: 0 all; ids above this, for the next page                */
    struct text as_of;             /* "" now                                                             */
    struct text person;            /* who asks, "" the operator at the console; governs what is shown     */
    const struct congvu_who *who;  /* who is signed in: sees what accounts.h grants; NULL the console     */
    struct text by, day, figures;  /* sums: keys of groups, the day field that counts, figures; with ',' between */
    size_t max;                    /* board lines, 0: 1000                                               */
    struct report_style style;
};
enum rc congvu_board(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);
/* What was read, newest first: drafts with their numbers, and what the accepted ones opened. ask->state: draft, accepted, all or ""
 * (all). At most ask->max. */
enum rc congvu_documents(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);
enum rc congvu_sheet(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);
enum rc congvu_why(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);
enum rc congvu_unit(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);
enum rc congvu_person(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);
/* Results of a directive (what), or of a unit, a period or both. */
enum rc congvu_tally(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);

/* Decisions by level, by quarter and by agency (report/levels.h): of a period (from, to), a unit, a kind; all where not stated. */
enum rc congvu_levels(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);

/* Matters of one kind (kind) counted and summed in groups (report/sums.h). by: up to three of year, quarter, month, unit, variant or fields of
 * the kind; day: the field whose day counts for year, quarter, month, from and to, the day it began unless stated. */
enum rc congvu_sums(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);

/* Obstacles gathered by the rule they come from (report/obstacles.h); what: words of the rule, "" all. `gather`: instead, an act file that opens
 * the proposal to change the one rule that the words name. */
enum rc congvu_obstacles(struct congvu *app, const struct congvu_ask *ask, bool gather, struct sbuf *out, struct err *err);

/* The protection record of a proposal (what: its code), for the person; docx: as a Word file. */
enum rc congvu_protection(struct congvu *app, const struct congvu_ask *ask, bool docx, struct sbuf *out, struct err *err);

/* --- papers: the same results as Word and Excel files (report/paper.h, report/annex.h) ---------------------------------- */

struct congvu_paper {
    struct congvu_ask ask;     /* as for congvu_tally. Without as_of: the last whole minute, so that the figures can be
                                  had again by the command that the paper names                    */
    struct text issuer;        /* who reports: a unit; "" found from what is reported              */
    struct text signer;        /* a person; "" the issuer's head, or who stands in for an absent one */
    enum paper_form form;
    const char *template_name; /* an office's own .docx, for sentences; and its bytes, "" the one shipped */
    struct text template_bytes;
};
enum rc congvu_docx(struct congvu *app, const struct congvu_paper *paper, struct sbuf *out, struct err *err);
/* Every row, without a limit; written to the file `path`, which is there whole or not at all. */
enum rc congvu_xlsx(struct congvu *app, const struct congvu_paper *paper, const char *path, struct err *err);

/* A letter to each agency that holds something late; `each` gets a name for the file and its bytes. *own: late rows that the issuer
 * itself holds, to whom nobody writes. */
typedef enum rc congvu_letter(void *arg, struct text name, struct text bytes, struct err *err);
enum rc congvu_letters(struct congvu *app, const struct congvu_paper *paper, congvu_letter *each, void *arg,
                       size_t *letters, size_t *own, struct err *err);

/* A shipped template as a Word file, to be changed: "report", "report-party", "urge", "urge-party". Needs no database. */
enum rc congvu_template(struct text name, struct sbuf *out, struct err *err);

/* --- event logs of other systems (docs/formats/flow.md) ------------------------------------------------------------------ */

struct congvu_flow {
    const char *const *file; /* XES, CSV, OCEL 2.0; also compressed by gzip                              */
    size_t nfiles;
    struct congvu *app;      /* our own record instead of files; NULL: files                            */
    struct text kase, act, time, unit, to_unit, person, state, due, kind; /* keys; "" the form's own       */
    struct text units;       /* UNITS.csv: who is above whom; "" none                                   */
    struct text sep, encoding, time_format, zone;
    struct text calendar;    /* "vn", "none" or "", or the name of an .ics, whose bytes follow          */
    struct text calendar_bytes;
    struct text hours;       /* "07:30-11:30,13:30-17:30"                                               */
    struct text stopped;     /* states in which the clock stands, "a, b"                                */
    struct text what_if;     /* "raise-authority=KIND:UNIT"; "" none                                     */
    bool name_persons, html;    /* html: a page that stands alone, whatever style.format is */
    unsigned threads;        /* 0: as many as the machine has                                           */
    struct report_style style;
};
enum rc congvu_flow(const struct congvu_flow *ask, struct sbuf *out, struct err *err);

/* Our own record as an event log: "xes", "csv", "ocel" or "ocel-sqlite" (import/write.h). Persons by pseudonyms unless name_persons.
 * *hidden: matters left out because nobody but those in them may see them (MODEL 8). */
enum rc congvu_export(struct congvu *app, struct text form, bool name_persons, size_t *hidden, struct sbuf *out, struct err *err);

/* --- keeping ------------------------------------------------------------------------------------------------------- */

/* Recreate the views from the facts; with `check`, change nothing and refuse (PB_VIEWS_DIFFER) at the first difference. */
enum rc congvu_rebuild(struct congvu *app, bool check, congvu_progress *progress, void *arg, size_t *families,
                       struct err *err);
/* Findings, one a line, each with its mend; *wrong counts those that need one. where may be NULL: only the program itself. */
enum rc congvu_doctor(const char *where, const struct report_style *style, size_t *wrong, struct sbuf *out,
                      struct err *err);

#endif
