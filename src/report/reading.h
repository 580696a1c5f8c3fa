/* reading.h -- a sheet with everything matter/ says of it at `now`, asked once, so that text, JSON and CSV show the same figures.
 * Private to report/. */
#ifndef CONGVU_READING_H
#define CONGVU_READING_H

#include "report/page.h"
#include "report/report_json.h"
#include "report/words.h"

enum next_role { NEXT_HOLDER, NEXT_GIVER, NEXT_OFFICE, NEXT_ASKED, NEXT_ROLE_COUNT };
extern const char *const NEXT_ROLE_WORDS[NEXT_ROLE_COUNT + 1]; /* "holder", "giver", "office", "asked" */

struct next {
    enum next_role role;
    unit_id unit;
    person_id person;     /* 0: nobody is in a post there                                   */
    const struct matter *matter; /* the matter itself, or the question (NEXT_ASKED)          */
    uint32_t may;         /* bits 1 << act_kind                                              */
};

struct reading {
    const struct sheet *sheet;
    const struct matter *m;
    struct reader r;
    struct text code, title;
    struct instant now;
    const struct holding *holding; /* NULL: not opened yet                                  */
    enum mstate state;
    struct mclocks clocks;
    bool past, step_past;          /* the due instant has passed                            */
    enum due_cause due_cause;      /* as it stands now                                      */
    const struct charge *charges;
    size_t ncharges;
    const struct charge_sum *sums;
    size_t nsums;
    const struct lateness *lateness;
    size_t nlateness;
    const struct occurrence *occurrences;
    size_t noccurrences;
    const struct attribution *attribution;
    size_t nattribution;
    const struct next *next;
    size_t nnext;
    const struct matter *waits;     /* the question that must be answered first, or NULL     */
    const struct matter **to_answer; /* late disagreements the next advice or decision answers */
    size_t nto_answer;
};

struct reading reading_of(struct arena *a, const struct sheet *, const struct report_style *);

/* The end of what is told of a stretch: never after now. */
struct instant reading_until(const struct reading *, struct instant to);
/* Who outside is waited for in this stretch. */
struct text holding_outside(const struct matter *, const struct holding *);
/* Is `child` a question of the matter that was asked by now? */
bool is_question(const struct reading *, const struct matter *child);
const char *say_next_role(enum next_role);
/* Has the due instant of a running clock passed by `read_at`, though perhaps no working time has since? */
bool clock_past(const struct mclock *, struct instant read_at);
/* Why a day counts, or not; "" where nothing need be said. "Monday ..", the source with its mark. */
struct text say_why_day(const struct reading *, const struct why_day *);
struct text say_source(const struct reading *, struct names source, enum mark mark);
/* Such a day in JSON, the same members for a limit and for a duty. */
json_t *js_why_day(const struct reading *, const struct why_day *);
/* The act from which the limit in force is counted. */
const struct act *limit_act(const struct reading *);
/* "decide" of a confirmer is called what it is. */
struct text say_act(const struct reading *, const struct matter *, enum act_kind);

/* --- sections of the text (report_line.c, report_acts.c) -------------------------------------------------------- */

void print_time_line(const struct page *, const struct reading *);
void print_sums(const struct page *, const struct reader *, const struct charge_sum *, size_t n, struct instant t);
void print_lateness(const struct page *, const struct reading *);
void print_questions(const struct page *, const struct reading *);
void print_occurrences(const struct page *, const struct reading *);
void print_acts(const struct page *, const struct reading *);
void print_attribution(const struct page *, const struct reading *);
void print_next(const struct page *, const struct reading *);

/* "Tỉnh ... · as of 16:40 14/8/2025", and that it is an exercise. */
void page_as_of(const struct page *, const struct reader *, struct text province, struct instant now, bool asked,
                bool exercise);

/* --- other formats ------------------------------------------------------------------------------------------------ */

void sheet_json(struct sbuf *out, const struct reading *);
void sheet_csv(struct sbuf *out, const struct reading *); /* the time line, a row a charge */
void board_text(const struct page *, const struct reader *, const struct board *); /* without its title */
struct json_t;
struct json_t *js_line(const struct reader *, const struct board_line *, struct instant now);
struct json_t *board_json(const struct reader *, const struct board *);
void board_csv(struct sbuf *out, const struct reader *, const struct board *);

#endif
