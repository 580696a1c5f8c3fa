/* pages.h -- what a page reads of the library beside congvu.h: JSON in the shapes of docs/formats/http.md.
 *
 * As congvu.h: a call answers, or refuses with one problem; who asks (ask->who) governs what is shown.
 */
#ifndef CONGVU_PAGES_H
#define CONGVU_PAGES_H

#include "app/accounts.h"
#include "report/citizen.h"

/* The office: whose record it is. */
struct congvu_office {
    struct text province;
    bool exercise;
    struct instant now;
    struct workspan working_day; /* the longest working day of the week of `now`          */
};
enum rc congvu_office(struct congvu *app, struct arena *a, struct congvu_office *out, struct err *err);

/* What a server does every second beside answering: write down what waits in memory (noted.h). */
enum rc congvu_tend(struct congvu *app, struct err *err);

/* From now on open matters are kept in memory, for the boards of many readers (live.h). Before any other thread uses the app. */
void congvu_keep_live(struct congvu *app);

/* One statement through the store: is it there? */
enum rc congvu_alive(struct congvu *app, int64_t *acts, struct err *err);

/* What the sheet of ask->what depends on, short: its version, the minute, the language, who asks. For an ETag. Refuses as congvu_sheet. */
enum rc congvu_stamp(struct congvu *app, struct arena *a, const struct congvu_ask *ask, struct text *out, struct err *err);

/* What every answer to who asks depends on, and all at once: another one as soon as anything is committed, after a minute, for another
 * session, in another language. It costs next to nothing, so it says whether the finer stamps must be asked for again. */
enum rc congvu_glance(struct congvu *app, struct arena *a, const struct congvu_ask *ask, struct text *out, struct err *err);

/* The same of what depends on any matter: it is another one as soon as an act is recorded, whosever it is. */
enum rc congvu_stamp_all(struct congvu *app, struct arena *a, const struct congvu_ask *ask, struct text *out, struct err *err);

/* Forms of the acts that who asks may do now on ask->what; "" the forms of opening. */
enum rc congvu_forms(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);
/* What the act would do. It is tested as congvu_act tests it, and nothing is recorded. */
enum rc congvu_preview(struct congvu *app, const struct congvu_act *act, const struct report_style *style, struct sbuf *out,
                       struct err *err);

/* What the person who asks holds, and waits for. */
enum rc congvu_work(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);
/* Own deadlines as iCalendar, with links that begin with `origin`. */
enum rc congvu_feed(struct congvu *app, const struct congvu_ask *ask, const char *origin, struct sbuf *out, struct err *err);
/* The record of who asks: what they did and held, how long it was their time, what of it was late. Nobody else's. */
enum rc congvu_own(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);
/* Units against states, in the register's order: as figures, as a picture (SVG), as the picture's table (HTML). */
enum heat_form { HEAT_JSON, HEAT_SVG, HEAT_TABLE };
enum rc congvu_heat(struct congvu *app, const struct congvu_ask *ask, enum heat_form form, struct sbuf *out, struct err *err);
/* The time line of ask->what as a picture (SVG), ask->style.width pixels wide, or as its table (HTML). */
enum rc congvu_timeline(struct congvu *app, const struct congvu_ask *ask, bool table, struct sbuf *out, struct err *err);
/* The control slip of ask->what: who handed it to whom, when, early, on time or late. `html`: a page to be printed. */
enum rc congvu_slip(struct congvu *app, const struct congvu_ask *ask, bool html, struct sbuf *out, struct err *err);
/* The same as a Word file. */
enum rc congvu_slip_docx(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);
enum rc congvu_regulations(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);
enum rc congvu_kinds(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);
/* The kind ask->what as its regulation has it, "" a list of all; as JSON the shape of congvu_kinds. */
enum rc congvu_kind(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);

/* The units there are at the instant read (ask->as_of), in the register's order. */
enum rc congvu_units(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);
/* Who is away and who stands in, whose authority is lent to whom, at the instant read and later; `past`: before it too. */
enum rc congvu_stand_ins(struct congvu *app, const struct congvu_ask *ask, bool past, struct sbuf *out, struct err *err);
/* The widest table of a file (.xlsx, .csv, .tsv, .docx), row by row as it stands: for rows of the register, whose columns a person names. */
enum { CONGVU_GRID_ROWS_MAX = 5000 };
enum rc congvu_grid(struct arena *a, const char *file, struct text bytes, struct sbuf *out, struct err *err);
/* Who holds a post then: in ask->unit and below it, or whose name holds ask->words. At most ask->max, after person number ask->after. */
enum rc congvu_people(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);
/* The text of document ask->document and the matters that came of it, as far as who asks sees any: else PB_UNKNOWN_DOCUMENT. */
enum rc congvu_document(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);
/* The calendar of a year as known at the instant read. */
enum rc congvu_year(struct congvu *app, const struct congvu_ask *ask, int year, struct sbuf *out, struct err *err);
/* Matters, documents, units and people that ask->words may mean, a handful of each: with or without accents, by code or by words. */
enum rc congvu_search(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);

/* What the unit ask->what may decide, who acts for whom in it, its working regulation, its posts to be rotated (report/authority.h). */
enum rc congvu_authority(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);

/* Indices of handling (report/index.h) over ask.from to ask.to, of what ask.unit took part in. index "" all; row: its matters too. */
struct congvu_index {
    struct congvu_ask ask;
    struct text index, row;
};
enum rc congvu_index(struct congvu *app, const struct congvu_index *ask, struct sbuf *out, struct err *err);

/* --- citizens (report/citizen.h) ---------------------------------------------------------------------------------------- */

/* A new secret for the matter ask->what, which ends the one before: shown here and never again. PB_NOT_NOW: citizens do not look up
 * its kind; PB_MAY_NOT: who asks has nothing to do with it. */
enum rc congvu_lookup_secret(struct congvu *app, struct arena *a, const struct congvu_ask *ask, struct text *secret,
                             struct err *err);
/* Is the matter of a kind that citizens look up? */
enum rc congvu_looked_up(struct congvu *app, struct arena *a, struct text code, bool *yes, struct err *err);

/* The look-up page. state CITIZEN_FOUND: look for this code and secret; else only the form, or the form with that word. */
struct congvu_lookup {
    enum citizen_state state;
    struct text code, secret;
    struct report_style style;
};
enum rc congvu_lookup(struct congvu *app, const struct congvu_lookup *in, bool *found, struct sbuf *out, struct err *err);

#endif
