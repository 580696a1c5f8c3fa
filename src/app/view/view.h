/* view.h -- reading at an instant: a snapshot, the world as known then, and the lines of boards. Private to app/. */
#ifndef CONGVU_VIEW_H
#define CONGVU_VIEW_H

#include "app/account/sight.h"

struct reading {
    struct congvu *app;
    struct conn *conn;
    struct arena *a;
    struct loaded *loaded;
    struct world world; /* as known at `now` where it is past                    */
    struct instant now;
    bool as_of;       /* an instant was asked for                              */
    bool past;        /* there are newer facts than that: views do not answer  */
    person_id person; /* who asks; 0 the console                               */
    struct sight sight;
    const struct congvu_who *who; /* who is signed in; NULL the console              */
};

/* reading_end is right also after a failed begin. */
enum rc reading_begin(struct congvu *app, const struct congvu_ask *ask, struct reading *r, struct err *err);
void reading_end(struct reading *r);
/* Is the matter hidden from who asks (sight.h, MODEL 8)? */
bool reading_hides(struct reading *r, const struct family *f, const struct matter *m);
/* Is it of a closed kind, and who asks none of those who may know? Then and now: who has left the unit since does not see by asking about
 * the past. The console without a person is nobody. */
bool reading_conceals(const struct reading *r, const struct family *f, const struct matter *m);
/* Only what MODEL 8 and 11 forbid; for a row whose sight was asked already. */
bool reading_excludes(struct reading *r, const struct family *f, const struct matter *m);

/* The unit and what stands below it in its own agency: what a department's board shows is also its divisions'. In r's arena. */
const unit_id *unit_and_below(const struct reading *r, unit_id unit, size_t *n);

struct lines {
    struct board_line *items;
    size_t n;
    bool more;
};
struct line_query {
    const unit_id *units; /* with nunits 0: all                                     */
    size_t nunits;
    person_id person;  /* 0 all: who holds                                       */
    struct text kind;  /* "" all                                                 */
    struct text state; /* "" open ones; a word of STATE_FILTERS                  */
    int64_t content;   /* 0 all                                                  */
    int64_t document;  /* 0 all: of this document's contents                     */
    unit_id giver;     /* 0 all: given in its name                               */
    struct text words; /* folded (text_fold); "" all: title or code holds them   */
    bool down;         /* with words: the newest first, after none               */
    matter_id after;   /* ids above this                                         */
    size_t max;
    const unit_id *givers; /* board_waits: given, or asked, in the name of one of these ... */
    size_t ngivers;
    person_id from;        /* ... or passed on by this person                    */
};
extern const char *const
    STATE_FILTERS[]; /* "open", "held", "stopped", "outside", "confirm", "late", "to_assign", "decide", "unanswered", "unreported", "ended", "all", NULL */
/* In order of the register (matter id). */
enum rc board_lines(struct reading *r, const struct line_query *q, const char *lang, struct lines *out,
                    struct err *err);

/* What others hold for who asks: see the last members of the query. */
enum rc board_waits(struct reading *r, const struct line_query *q, const char *lang, struct lines *out, struct err *err);

/* Does who asks see the matter now? Without folding, where no rule excludes anybody. */
enum rc reading_sees(struct reading *r, const struct matter_key *key, bool *sees, struct err *err);
/* The family of a code as who reads may see it: PB_UNKNOWN_MATTER where it is hidden from them. */
enum rc family_seen(struct reading *r, struct text code, struct matter_key *key, const struct family **out, struct err *err);

#endif
