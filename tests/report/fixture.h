/* fixture.h -- a small invented province for the report tests: a register, a calendar with National Day 2025, four short
 * regulations, and families of acts folded over them. */
#ifndef CONGVU_TESTS_REPORT_FIXTURE_H
#define CONGVU_TESTS_REPORT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/report.h"

struct instant at(const char *when); /* "2025-08-14 16:40"; fails the test on anything else */
struct day on(const char *date);

/* Line by line; the page ends with a line break. `want` ends with NULL. */
void assert_page(struct text page, const char *const *want);

/* The province as known at the end of 2025. */
const struct world *world_new(struct arena *a);

enum story {
    STORY_DIRECTIVE, /* three days of a lead, a late part, a return and a confirmation, with a console act  */
    STORY_DOSSIER,   /* hand-over after hours, a supplement, an obstacle not ruled on, an extension       */
    STORY_CONSENT,   /* passed up within own authority, silence as consent, a late disagreement             */
    STORY_DUTY,      /* a monthly report, one month silent                                                   */
    STORY_SWAP,      /* 12 working days, over a swap announced meanwhile                                     */
    STORY_MOVED,     /* 10 days that end on a holiday                                                        */
    STORY_YEAR,      /* 4 working days into a year nobody has announced                                      */
    STORY_HOURS,     /* 12 working hours                                                                     */
    STORY_COUNT
};

struct told {
    const struct family *family;
    const struct text *codes;
};
/* Every act of the story happened by `now` (what is later is not known then). */
struct told story(struct arena *a, const struct world *, enum story, struct instant now);

/* The sheet of matter `index` of the story, read at `now`. */
struct sheet sheet_of(struct arena *a, const struct world *, enum story, int index, const char *now);
struct text sheet_print(struct arena *a, const struct sheet *, enum report_format, const char *lang, int width);
struct why why_of(struct arena *a, const struct sheet *);

/* Four lines: late, soon, outside, to be assigned; and an ended one. */
struct board board_new(struct arena *a, const char *now);
struct tally tally_new(struct arena *a, const struct world *, const char *now);

#endif
