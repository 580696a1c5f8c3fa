/* store.h -- facts and views on disk; one writer with group commit, a reader a thread.
 *
 *      facts   meta  org_row  calendar_row  regulation  document  document_file  content  draft_edit  draft_step  matter  act
 *              act_word  request
 *      views   view_matter  view_holding  view_acted                           (rebuild recreates them)
 *      accounts, beside the story: account.h
 *
 * Facts only grow: the database itself refuses UPDATE and DELETE on them (triggers), but for act_word, whose words may
 * become NULL: the law may order them erased. Views are what family_fold() gives, and may be dropped tonight.
 *
 * Every key begins with the realm (the province), so that the schema partitions on an engine that does so.
 *
 * Always true after a commit: seq runs 1, 2, 3 ... without gap over acts; each matter belongs to one family and each act
 * of a family carries its root's id; views are what the fold gives.
 *
 * Owns:    the file, its connections, their prepared statements.
 * Fails:   problems of err.h; a database of another program, a newer version, truncated, read-only, on a full disk are
 *          each told apart.
 * Threads: struct store is safe to share; a struct conn belongs to one thread at a time.
 */
#ifndef CONGVU_STORE_H
#define CONGVU_STORE_H

#include "calendar/calendar.h"
#include "matter/matter.h"
#include "org/org_row.h"
#include "store/db.h"

struct store;
struct conn;

struct store_meta {
    struct text province;   /* name                                          */
    bool exercise;          /* a database whose clock is that of its acts    */
    struct instant created;
    struct text version;    /* of the program that made it                   */
};

/* Open an existing one. `write` false opens it for readers only (a read-only file is then fine). */
enum rc store_open(const char *where, bool write, struct store **out, struct err *err);
void store_close(struct store *store); /* NULL is fine */

/* A reader's connection with a snapshot of its own, until store_done. */
enum rc store_read(struct store *store, struct conn **out, struct err *err);
void store_done(struct conn *conn); /* NULL is fine */
/* What the reader sees, to a new file `where`, while writers go on. */
enum rc store_copy(struct conn *conn, const char *where, struct err *err);

/* A number that is another one as soon as anybody, this program too, has committed. It costs next to nothing; what was
 * read since it became what it is still holds. Ask for the number first, then read. */
enum rc store_watch(struct store *store, int64_t *out, struct err *err);

/* Run fn in a write transaction and wait until it is durable. Writers that come at the same time share one commit: each
 * runs by itself, in some thread, perhaps twice (again, with savepoints, where one fails after it has written); so fn touches nothing but the connection, its own
 * arguments and memory. RC_OK means committed and on disk; any failure means nothing of fn is there. One thing
 * nobody can know: where the sync itself failed (PB_IO), the program goes on without it, but after a crash the disk may turn out to
 * have it, as a whole. Whoever asks again with the same key of a request is safe. */
typedef enum rc store_work(struct conn *conn, void *arg, struct err *err);

/* Make a new database that begins with what `fill` writes (NULL: nothing). PB_EXISTS when the file is there. It is there whole or not
 * at all, whenever it fails or is killed. */
enum rc store_create(const char *where, const struct store_meta *meta, store_work *fill, void *arg, struct err *err);
/* Takes a database away again, with what SQLite put beside it: for who just made it, and could not begin with it. */
void store_remove(const char *where);
/* What was made, renamed or removed in the folder of `path` is so on the disk too. */
enum rc store_sync_folder(const char *path, struct err *err);
enum rc store_write(struct store *store, store_work *fn, void *arg, struct err *err);
/* The same; of those that share a commit, the lowest `turn` runs first, and store_write's after them. */
enum rc store_write_in_turn(struct store *store, int64_t turn, store_work *fn, void *arg, struct err *err);
enum { STORE_BATCH_MAX = 64 };

/* Inside a job: what it writes is seen by others only once it is on disk. Else they may see it, and act on it, while its own
 * caller still waits for the disk (docs/decisions/0022). */
void store_on_disk_first(struct conn *conn);

/* Inside a job: while this number is the same, what earlier jobs read and wrote still holds: nothing of it was undone, and no
 * other program has written. */
int64_t store_epoch(const struct conn *conn);

/* --- facts ------------------------------------------------------------------------------------------------ */

enum rc store_meta_read(struct conn *, struct arena *, struct store_meta *out, struct err *err);

/* Change counter of org, calendar and regulation rows together: equal numbers mean equal facts. */
enum rc store_world_version(struct conn *, int64_t *out, struct err *err);

enum rc store_org_add(struct conn *, const struct org_row *rows, size_t n, struct err *err);       /* seq is assigned */
enum rc store_org_rows(struct conn *, struct arena *, struct org_row **rows, size_t *n, struct err *err);
enum rc store_calendar_add(struct conn *, const struct cal_row *rows, size_t n, struct err *err);
enum rc store_calendar_rows(struct conn *, struct arena *, struct cal_row **rows, size_t *n, struct err *err);

struct regulation_file {
    struct text name, yaml;
    struct instant recorded;
};
enum rc store_regulation_add(struct conn *, const struct regulation_file *file, struct err *err);
enum rc store_regulations(struct conn *, struct arena *, struct regulation_file **files, size_t *n, struct err *err);

/* A matter's identity: made by an open or an ask, never changed. */
struct matter_key {
    matter_id id, family, parent; /* family: the root's id (its own for a root); parent 0 for a root */
    struct text code;
};
/* Makes a new matter; id is assigned (1, 2, 3 ...). With an empty code, one is made: `prefix` + two-digit year + "-" +
 * serial of at least four digits within prefix and year for a root ("V25-0001"), the parent's code + "/" + serial for a child. PB_EXISTS when
 * the code is taken. The code is given back in `key`, in the arena. */
enum rc store_matter_new(struct conn *, struct arena *, struct text prefix, int year, struct matter_key *key, struct err *err);
enum rc store_matter_by_code(struct conn *, struct arena *, struct text code, struct matter_key *out, struct err *err);
enum rc store_matter_by_id(struct conn *, struct arena *, matter_id id, struct matter_key *out, struct err *err);
/* All roots in order of id, after `after`; at most `max`. For rebuild and as-of boards, which skip the families whose
 * store_acts are none by then. */
enum rc store_families(struct conn *, struct arena *, matter_id after, size_t max, matter_id **ids, size_t *n, struct err *err);

/* Append an act: assigns act->seq, and act->recorded is never before the last recorded one's (the caller asked
 * store_last_recorded). Every word gets a random salt of 16 bytes. */
enum rc store_act_add(struct conn *, matter_id family, struct act *act, struct err *err);
/* The same in two steps: what the act states beside its columns and words, in the arena, made before its turn by whoever brings it. Until it
 * is added nothing of the act may change but its number and its matter's. */
enum rc store_act_body(struct arena *, const struct act *act, struct text *body, struct err *err);
enum rc store_act_add_with(struct conn *, matter_id family, struct act *act, struct text body, struct err *err);
/* Acts of a family recorded until `known` (INSTANT_MAX: all), in order; with !words only the fields of their kind (values.h). In the arena. */
enum rc store_acts(struct conn *, struct arena *, matter_id family, struct instant known, bool words, struct act **acts,
                   size_t *n, struct err *err);
/* Families in which the person did something, the newest first, at most `max`. */
enum rc store_families_of(struct conn *, struct arena *, person_id person, size_t max, matter_id **ids, size_t *n, struct err *err);
/* A matter that is no question, as the views have it. */
struct root_row {
    matter_id id;
    struct text kind;
    struct instant opened, done; /* done: finished, or ended without; INSTANT_MAX not yet                */
};
/* Roots above `after` in order of id; where `kind` is not "", only those of that kind or with a question of this form. In the arena. */
enum rc store_roots(struct conn *, struct arena *, struct text kind, enum ask_form form, matter_id after, size_t max,
                    struct root_row **rows, size_t *n, struct err *err);
/* Roots of the kind with an act whose fields hold "=CODE"; whether it is in force, and the whole code, is the caller's to look. */
enum rc store_roots_naming(struct conn *, struct arena *, struct text kind, struct text code, matter_id after, size_t max, struct root_row **rows,
                           size_t *n, struct err *err);
/* Every act with seq > after, at most `max`, in order (exports, ledger). */
enum rc store_acts_since(struct conn *, struct arena *, int64_t after, size_t max, struct act **acts, size_t *n, struct err *err);
enum rc store_last_recorded(struct conn *, struct instant *out, int64_t *seq, struct err *err); /* INSTANT_MIN, 0 if none */

/* --- documents -------------------------------------------------------------------------------------------- */

struct document_row {
    int64_t id;
    struct text number, issuer, type, title, sha256, text; /* sha256: 32 bytes; text: as read           */
    struct day date;                                       /* DAY_MIN if none                           */
    struct text file;                                      /* write only: the name it came in; "" unknown */
    bool accepted;                                         /* read only: an acceptance row exists        */
    struct instant recorded;
};
struct content_row {
    int64_t id, document;
    int ordinal;                  /* from 1 in the document                       */
    int64_t start, end;           /* code points in the document's text           */
    struct text number, words;    /* printed numbering; the span                  */
    struct text json;             /* leads, coordinators ... as intake read them, for review */
};
/* PB_EXISTS (with the id in doc->id) when a document of the same sha256 is there. ids are assigned. */
enum rc store_document_add(struct conn *, struct document_row *doc, struct content_row *contents, size_t n, struct err *err);
enum rc store_document_accept(struct conn *, int64_t document, struct instant recorded, struct err *err);
enum rc store_document(struct conn *, struct arena *, int64_t id, struct document_row *out, struct err *err); /* PB_UNKNOWN_DOCUMENT */
enum rc store_document_by_number(struct conn *, struct arena *, struct text number, struct document_row *out, struct err *err);
enum rc store_documents(struct conn *, struct arena *, struct document_row **rows, size_t *n, struct err *err); /* without text */
enum rc store_contents(struct conn *, struct arena *, int64_t document, struct content_row **rows, size_t *n, struct err *err);
enum rc store_content(struct conn *, struct arena *, int64_t id, struct content_row *out, struct err *err);
/* More contents of a document that is there; ids are assigned, ordinals are the caller's. */
enum rc store_contents_add(struct conn *, int64_t document, struct content_row *rows, size_t n, struct err *err);

/* --- drafts: a document's contents as persons put them right, until it is accepted -------------------------
 *
 * An edit is a row, and a step for each content it touches: the content's newest row, and whether it stands, was dropped, or
 * is gone into others. store_contents gives those that stand. */

enum draft_state { DRAFT_STANDS, DRAFT_DROPPED, DRAFT_GONE };

struct draft_edit_row {
    int64_t document, version;          /* version: 1, 2, 3 ...; assigned by store_draft_edit   */
    struct instant recorded;
    struct text person, operator_name;  /* code of the person                                   */
    struct text what, reason;
};
struct draft_step_row {
    struct content_row content;         /* id 0: a new row, which is written; else one that is there */
    enum draft_state state;
};
enum rc store_draft_version(struct conn *, int64_t document, int64_t *version, struct err *err); /* 0: as it was read */
/* Contents that stand or were dropped, in the order of the text; states[i] belongs to rows[i]. In the arena. */
enum rc store_draft_contents(struct conn *, struct arena *, int64_t document, struct content_row **rows,
                             enum draft_state **states, size_t *n, struct err *err);
/* The highest ordinal given so far. */
enum rc store_content_ordinal(struct conn *, int64_t document, int64_t *ordinal, struct err *err);
enum rc store_draft_edit(struct conn *, struct draft_edit_row *edit, struct draft_step_row *steps, size_t n, struct err *err);
enum rc store_draft_edits(struct conn *, struct arena *, int64_t document, struct draft_edit_row **rows, size_t *n,
                          struct err *err);
/* The name of the file a document came in; empty where it is not known. */
enum rc store_document_file(struct conn *, struct arena *, int64_t document, struct text *name, struct err *err);

/* --- matters by words: an index made after the act ----------------------------------------------------------- */

struct titled {
    matter_id id;
    struct text code, title; /* title "" once erased */
};
/* Ids above `from` (down: below it, the highest first) whose code or title may hold the folded words: all that do, and some that do
 * not; as far as the index goes. *known false: fewer than three letters, which it does not know. */
enum rc store_found(struct conn *, struct arena *, struct text folded, bool down, matter_id from, size_t max, matter_id **ids,
                    size_t *n, bool *known, struct err *err);
/* The last matter that is in the index, 0 none. */
enum rc store_found_last(struct conn *, matter_id *last, struct err *err);
/* Matters above `after` in order (down: the highest first), with code and title as written. */
enum rc store_titles(struct conn *, struct arena *, bool down, matter_id after, size_t max, struct titled **rows, size_t *n,
                     struct err *err);
/* The next matters, in order: title is what is found, folded. */
enum rc store_found_add(struct conn *, const struct titled *rows, size_t n, struct err *err);
enum rc store_found_drop(struct conn *, struct err *err);

/* --- requests: each Idempotency-Key is answered once ------------------------------------------------------ */

/* *seen: the key was used with the same digest, and *seq is the act it made. PB_KEY_REUSED with another digest. */
enum rc store_request_find(struct conn *, struct text key, struct text digest, bool *seen, int64_t *seq, struct err *err);
enum rc store_request_add(struct conn *, struct text key, struct text digest, int64_t seq, struct instant at, struct err *err);

/* --- views ------------------------------------------------------------------------------------------------ */

/* Write what `after` gives and `before`, which is stored, does not; NULL: the family begins, and nothing is stored of it. */
enum rc store_views_put(struct conn *, const struct family *before, const struct family *after, struct err *err);
/* The same in two steps: what is to be written, in the arena, worked out before the turn by whoever made the folds. Texts stay the rules'. */
struct view_plan;
struct view_plan *store_views_plan(struct arena *, const struct family *before, const struct family *after);
enum rc store_views_run(struct conn *, const struct view_plan *, struct err *err);
/* Write what the family gives, in place of whatever is stored of it. */
enum rc store_views_anew(struct conn *, const struct family *, struct err *err);
/* Compare the stored views of a family, row by row, with the fold. PB_VIEWS_DIFFER names the first difference. */
enum rc store_views_check(struct conn *, const struct family *, struct err *err);
enum rc store_views_drop(struct conn *, struct err *err); /* all of them, before a rebuild */
/* Views of families that are not there any more, or rows beyond the fold's: PB_VIEWS_DIFFER. */
enum rc store_views_count(struct conn *, int64_t *matters, int64_t *holdings, struct err *err);
/* The version a write must carry: seq of the family's last act. */
enum rc store_family_version(struct conn *, matter_id family, int64_t *seq, struct err *err);

struct board_row {
    matter_id id, family;
    struct text code, kind, title;
    unit_id unit;
    person_id person;
    enum mstate state;
    struct instant since, opened, ended, due, first_due, finished;
    bool to_allocate, unverified_due;
    int step;
    int64_t content;
    unit_id giver, lead;
    enum ask_form form;
    person_id from_person; /* who passed it on to the present holder               */
};
struct board_query {
    struct instant now;
    unit_id unit;          /* 0: all                                            */
    bool ended;            /* also matters that have ended (unit: their lead)   */
    struct text kind;      /* "": all                                           */
    int64_t content;       /* > 0: of this content only                         */
    matter_id after;       /* keyset paging: ids above this                     */
    size_t max;
    unit_id giver;         /* store_board_waits: given in its name, or ...      */
    person_id from;        /* ... passed on by this person; one of the two      */
};
/* Stretches that hold `now`, in order of matter id. In the arena. */
enum rc store_board(struct conn *, struct arena *, const struct board_query *q, struct board_row **rows, size_t *n, struct err *err);
/* Open matters that somebody waits for: q->giver or q->from, in order of matter id above q->after. */
enum rc store_board_waits(struct conn *, struct arena *, const struct board_query *q, struct board_row **rows, size_t *n, struct err *err);
/* The row of one matter, open or ended; *there false: there was none at that instant. */
enum rc store_board_one(struct conn *, struct arena *, matter_id id, struct instant now, struct board_row *out, bool *there,
                        struct err *err);

/* A stretch of a matter of a family in which something is open, with what boards ask of the matter. The kind lives until the call
 * returns. */
struct live_stretch {
    matter_id family, matter;
    struct text kind;
    enum ask_form form;
    unit_id giver, lead, unit;
    person_id person;
    struct instant opened, ended, finished, due, since, until;
    enum mstate state;
    int step;
    bool to_allocate;
    bool live; /* may still run after the family's last act                 */
};
/* All of them (family 0), or of one family whatever its state; those of a family together. What `each` refuses ends it. */
typedef enum rc store_live_row(void *arg, const struct live_stretch *s, struct err *err);
enum rc store_live(struct conn *, matter_id family, store_live_row *each, void *arg, struct err *err);
/* Who did something in the family, as often as they did. In the arena. */
enum rc store_actors(struct conn *, struct arena *, matter_id family, person_id **persons, size_t *n, struct err *err);
/* Families with an act above seq, in order. In the arena. */
enum rc store_families_since(struct conn *, struct arena *, int64_t seq, matter_id **ids, size_t *n, struct err *err);

/* A stretch of a matter of a family, with who gave and who leads the matter. The kind lives until the call returns. */
struct touch {
    struct text kind;
    unit_id lead, giver, unit;
    person_id person; /* 0 nobody */
};
/* Does `is_it` say yes of a stretch begun by `now`? The first yes ends the search. */
typedef bool store_touch_is(const struct touch *touch, void *arg);
enum rc store_touched(struct conn *, matter_id family, struct instant now, store_touch_is *is_it, void *arg, bool *yes,
                      struct err *err);
/* Has somebody withdrawn from the family, or does its opening name persons? Only then can anybody be excluded from it whose rule
 * excludes nobody. */
enum rc store_names_persons(struct conn *, matter_id family, bool *names, struct err *err);
enum rc store_acted(struct conn *, matter_id family, person_id person, bool *acted, struct err *err);
/* Families with an open matter held by, kept for, given by or asked of the unit; for refolding when the org changes. unit 0: every
 * family not ended at `now`. */
enum rc store_open_families(struct conn *, struct arena *, unit_id unit, struct instant now, matter_id **ids, size_t *n, struct err *err);

/* --- sql ---------------------------------------------------------------------------------------------------- */

/* Every statement the program can run: prepared one by one on a scratch database by a test. */
size_t store_statements(void);
const char *store_statement(size_t i, const char **name);

#endif
