/* pages.h -- what a page needs beside the reports: forms, what an act would do, one's own work, many units at a glance. JSON only.
 *
 * As report.h: decides nothing, reads nothing. Shapes: docs/formats/http.md.
 */
#ifndef CONGVU_REPORT_PAGES_H
#define CONGVU_REPORT_PAGES_H

#include "report/report.h"

/* The forms of the acts that `person` may do now on a matter, made from regulation and model: what must be stated, what may be, and
 * from what there is to choose. Without a sheet, the form of opening for each kind in force. */
struct forms {
    const struct world *world;
    const struct sheet *sheet; /* NULL: opening                                         */
    person_id person;
    uint32_t may;              /* bits 1 << act_kind                                    */
    struct instant now;
};
void report_forms(struct sbuf *out, struct arena *a, const struct forms *forms, const struct report_style *style);

/* What an act would do: the same matter as it is, and as it would be at the act's instant. */
struct preview {
    const struct sheet *before; /* NULL: the act opens it                              */
    const struct sheet *after;
    const struct act *act;
};
void report_preview(struct sbuf *out, struct arena *a, const struct preview *preview, const struct report_style *style);

/* One's own work. `waits` are matters of others that the person gave, passed on or asked. */
enum wait_why { WAIT_ASKED, WAIT_PASSED, WAIT_GIVEN };
struct duty_next { /* a cut-off of a duty that is held: owed, or gone by without a report */
    struct text code, title;
    struct occurrence occurrence;
    size_t silent; /* how many of the duty went by so                        */
};
struct work {
    struct board_line *holds, *confirms, *unclaimed; /* unclaimed: of the person's unit, assigned to nobody  */
    size_t nholds, nconfirms, nunclaimed;
    struct board_line *waits;
    const enum wait_why *why;
    size_t nwaits;
    const struct duty_next *duties;
    size_t nduties;
    struct instant now;
    bool exercise, more;
    struct text province;
};
/* The colours and frames of every picture and its table; for the page, once. */
void report_picture_css(struct sbuf *out);

void report_work(struct sbuf *out, struct arena *a, const struct work *work, const struct report_style *style);

/* One's own record. */
struct own_act {
    struct text matter, title, name;
    enum act_kind kind;
    int64_t seq;
    struct instant happened;
};
struct own_late { /* the person's own time beyond a matter's due */
    struct text matter, title;
    struct workspan late;
};
struct own_record {
    int64_t acts[ACT_KIND_COUNT];
    int64_t holdings, open, late_n, advice, followed;
    struct workspan worked, late, obstacle;
    struct instant from; /* of the first act or holding; INSTANT_MAX none */
    const struct own_act *recent; /* the newest first */
    size_t nrecent;
    const struct own_late *lates; /* the latest first */
    size_t nlates;
    bool more; /* there are older matters than were counted */
};
void report_own(struct sbuf *out, struct arena *a, const struct own_record *own, const struct report_style *style);

/* Units against states. */
enum heat { HEAT_HELD, HEAT_LATE, HEAT_UNREPORTED, HEAT_UNANSWERED, HEAT_TO_ASSIGN, HEAT_DECIDE, HEAT_CONFIRM, HEAT_STOPPED,
            HEAT_OUTSIDE, HEAT_COUNT };
extern const char *const HEAT_WORDS[HEAT_COUNT + 1];
const char *say_heat(enum heat column);
struct heat_row {
    unit_id unit;
    int64_t counts[HEAT_COUNT];
};
struct heat_map {
    const struct org *org;
    const struct heat_row *rows; /* in the register's order; no ranking                  */
    size_t n;
    struct instant now;
    bool exercise;
    struct text province;
};
void report_heat(struct sbuf *out, struct arena *a, const struct heat_map *map, const struct report_style *style);
/* As a picture, and the same as an HTML table; links->cell makes each number one. A matter may count in several columns (held
 * and late), so rows have no total. */
void report_heat_svg(struct sbuf *out, struct arena *a, const struct heat_map *map, const struct report_style *style);
void report_heat_table(struct sbuf *out, struct arena *a, const struct heat_map *map, const struct report_style *style);

/* The same to be read: a row for each limit, step, reason and form, with its source and mark. */
void report_regulations(struct sbuf *out, struct arena *a, const struct world *world, struct instant now,
                        const struct report_style *style);

/* The kinds in force on a day: steps, limits and reasons with their sources. */
void report_kinds(struct sbuf *out, struct arena *a, const struct world *world, struct instant now, struct text only,
                  const struct report_style *style);
/* The same to be read at a terminal: all kinds in a table; one with its limits, steps, fields, figures, demands, reasons and questions. */
void report_kinds_list(struct sbuf *out, struct arena *a, const struct world *world, struct instant now, const struct report_style *style);
void report_kind(struct sbuf *out, struct arena *a, const struct world *world, struct instant now, const struct rule *rule,
                 const struct report_style *style);

/* The register at an instant. */
void report_units(struct sbuf *out, struct arena *a, const struct org *org, struct instant at, const struct report_style *style);
/* Absences and delegations that have not ended; `past`: those too that have. */
void report_stand_ins(struct sbuf *out, struct arena *a, const struct org *org, struct instant at, bool past,
                      const struct report_style *style);
void report_people(struct sbuf *out, struct arena *a, const struct org *org, struct instant at, const person_id *people, size_t n,
                   bool more, const struct report_style *style);

/* A document's text with what came of each content. */
struct document_content {
    int ordinal;
    int64_t start, end; /* code points */
    struct text number;
    const struct board_line *lines;
    size_t n;
};
struct document_page {
    int64_t id;
    struct text number, issuer, type, title, text;
    struct day date;
    const struct document_content *contents;
    size_t n;
    struct instant now;
};
void report_document(struct sbuf *out, struct arena *a, const struct org *org, const struct document_page *page,
                     const struct report_style *style);

/* The control slip of a dossier: each hand-over, minute, early, on time or late (slip.h). `html`: a page to be printed, whatever the
 * style's format is. */
struct package;
enum rc report_slip_docx(struct sbuf *out, struct arena *a, const struct sheet *sheet, const struct package *template,
                         const struct report_style *style, struct err *err);
void report_slip(struct sbuf *out, struct arena *a, const struct sheet *sheet, bool html, const struct report_style *style);

/* A year of the calendar: hours of the week, days off and swapped days, each with its source. */
void report_year(struct sbuf *out, struct arena *a, const struct calendar *cal, struct instant announced, int year,
                 const struct report_style *style);

struct found_document {
    int64_t id;
    struct text number, title;
    bool draft;
};
struct found {
    const struct org *org;
    struct instant at;
    const struct board_line *matters;
    size_t nmatters;
    const struct found_document *documents;
    size_t ndocuments;
    const unit_id *units;
    size_t nunits;
    const person_id *people;
    size_t npeople;
};
void report_found(struct sbuf *out, struct arena *a, const struct found *found, const struct report_style *style);

#endif
