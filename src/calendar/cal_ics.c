/* cal_ics.c -- days off and worked days from iCalendar.
 *
 * Each VEVENT is one day. libical takes a property apart (parameters, escapes, dates); lines are counted here, because
 * libical does not say where an error stands. What could mean more days than one (RRULE, DTEND days later) is
 * refused rather than half understood; what is not ours (UID, DTSTAMP, DESCRIPTION …) is passed over. */
#include "calendar/cal_lines.h"
#include "calendar/cal_load.h"

#include "base/i18n.h"
#include <libical/ical.h>
#include <string.h>
#include <strings.h>

enum { ICS_BYTES_MAX = 4 << 20, ICS_EVENTS_MAX = 20000, LINE_SHOWN = 80 };

struct event {
    struct cal_row row;
    int line; /* of its BEGIN, 0 outside an event */
    bool has_day, has_kind, has_mark, has_announced;
    struct day end;
};

struct ics {
    struct arena *a;
    struct instant recorded;
    struct cal_row *rows;
    size_t n;
    int line;          /* of the property being read */
    bool begun, ended; /* BEGIN:VCALENDAR, END:VCALENDAR seen */
    struct text skip;  /* the component being passed over, as VTIMEZONE, or nothing */
    struct event event;
};

/* A property of a VEVENT: its value unescaped, and its language. */
struct prop {
    const char *name;
    struct text value;
    struct text raw; /* the whole line */
    const char *lang;
};

static enum rc wrong_value(const struct prop *p, const char *want, struct err *err)
{
    return err_set(err, PB_WRONG_VALUE, _("%s is \"%.*s\"; write %s"), p->name, TEXT_FMT(p->value), want);
}

static enum rc twice(const struct prop *p, struct err *err)
{
    return err_set(err, PB_WRONG_KEY, _("%s is written twice in one event"), p->name);
}

/* --- the properties ------------------------------------------------------------------------------------ */

/* 20250426 or 2025-04-26 */
static bool day_read(struct text t, struct day *out)
{
    int64_t n;
    if (t.n != 8 || !text_int(t, &n))
        return day_parse(t, out);
    int year = (int)(n / 10000), month = (int)(n / 100 % 100), dom = (int)(n % 100);
    if (n < 0 || !day_valid(year, month, dom))
        return false;
    *out = day_of(year, month, dom);
    return true;
}

static enum rc read_dtstart(struct ics *ics, const struct prop *p, struct err *err)
{
    struct event *e = &ics->event;
    if (e->has_day)
        return twice(p, err);
    if (!day_read(p->value, &e->row.day))
        return wrong_value(p, _("a day, as DTSTART;VALUE=DATE:20250426"), err);
    int year = day_civil(e->row.day).year;
    if (year < CAL_YEAR_FIRST || year > CAL_YEAR_LAST)
        return err_set(err, PB_WRONG_VALUE, _("DTSTART is \"%.*s\", outside the years %d to %d that a calendar covers"),
                       TEXT_FMT(p->value), CAL_YEAR_FIRST, CAL_YEAR_LAST);
    e->has_day = true;
    return RC_OK;
}

static enum rc read_dtend(struct ics *ics, const struct prop *p, struct err *err)
{
    if (!day_read(p->value, &ics->event.end))
        return wrong_value(p, _("the day after DTSTART, or leave it out"), err);
    return RC_OK;
}

static enum rc read_categories(struct ics *ics, const struct prop *p, struct err *err)
{
    struct event *e = &ics->event;
    if (e->has_kind)
        return twice(p, err);
    bool off = text_eq(p->value, TEXT("OFF"));
    /* libical gives the first of several categories; the line's end tells whether there were more */
    if ((!off && !text_eq(p->value, TEXT("WORK"))) || !text_ends(p->raw, p->value))
        return err_set(err, PB_WRONG_VALUE,
                       _("\"%.*s\" does not say what the day is; write CATEGORIES:OFF or CATEGORIES:WORK"),
                       TEXT_FMT(p->raw));
    e->row.kind = off ? CAL_OFF : CAL_WORK;
    e->has_kind = true;
    return RC_OK;
}

/* Without a language it is Vietnamese. */
static enum rc read_language(const struct prop *p, struct text *vi, struct text *en, struct err *err)
{
    bool english = p->lang && strncasecmp(p->lang, "en", 2) == 0;
    if (p->lang && !english && strncasecmp(p->lang, "vi", 2) != 0)
        return RC_OK; /* words in a third language are nobody's mistake */
    struct text *words = english ? en : vi;
    if (!text_empty(*words))
        return twice(p, err);
    *words = p->value;
    return RC_OK;
}

static enum rc read_summary(struct ics *ics, const struct prop *p, struct err *err)
{
    return read_language(p, &ics->event.row.name_vi, &ics->event.row.name_en, err);
}

static enum rc read_source(struct ics *ics, const struct prop *p, struct err *err)
{
    return read_language(p, &ics->event.row.source.vi, &ics->event.row.source.en, err);
}

static enum rc read_mark(struct ics *ics, const struct prop *p, struct err *err)
{
    if (ics->event.has_mark)
        return twice(p, err);
    for (int i = 0; i < MARK_COUNT; i++)
        if (text_eq(p->value, text_of(MARK_WORDS[i]))) {
            ics->event.row.mark = (enum mark)i;
            ics->event.has_mark = true;
            return RC_OK;
        }
    return wrong_value(p, _("seen, seen-2nd, computed, recalled or set"), err);
}

static enum rc read_announced(struct ics *ics, const struct prop *p, struct err *err)
{
    struct day day;
    if (ics->event.has_announced)
        return twice(p, err);
    if (day_read(p->value, &day))
        ics->event.row.announced = day_start(day);
    else if (!instant_parse(p->value, &ics->event.row.announced))
        return wrong_value(p, _("a day or an instant, as 2025-12-25 or 2025-12-25 16:40"), err);
    ics->event.has_announced = true;
    return RC_OK;
}

static enum rc read_like(struct ics *ics, const struct prop *p, struct err *err)
{
    if (ics->event.row.like.n != DAY_MIN.n)
        return twice(p, err);
    if (!day_read(p->value, &ics->event.row.like))
        return wrong_value(p, _("the day that is made up for, as 2025-05-02"), err);
    return RC_OK;
}

static enum rc refuse_repeat(struct ics *ics, const struct prop *p, struct err *err)
{
    (void)ics;
    return err_set(err, PB_WRONG_KEY, _("%s is not allowed: an event is one day; write an event for each"), p->name);
}

static enum rc refuse_status(struct ics *ics, const struct prop *p, struct err *err)
{
    (void)ics;
    if (text_eq(p->value, TEXT("CANCELLED")))
        return err_set(err, PB_WRONG_VALUE, _("the event is CANCELLED; take it out, or announce the day again"));
    return RC_OK;
}

static const struct reader {
    const char *name;
    enum rc (*read)(struct ics *ics, const struct prop *p, struct err *err);
} READERS[] = {
    { "DTSTART", read_dtstart },
    { "DTEND", read_dtend },
    { "CATEGORIES", read_categories },
    { "SUMMARY", read_summary },
    { "X-CONGVU-SOURCE", read_source },
    { "X-CONGVU-MARK", read_mark },
    { "X-CONGVU-ANNOUNCED", read_announced },
    { "X-CONGVU-LIKE", read_like },
    { "STATUS", refuse_status },
    { "RRULE", refuse_repeat },
    { "RDATE", refuse_repeat },
    { "EXDATE", refuse_repeat },
    { "EXRULE", refuse_repeat },
    { "DURATION", refuse_repeat },
    { "RECURRENCE-ID", refuse_repeat },
};

/* --- one property -------------------------------------------------------------------------------------- */

/* The value unescaped, or nothing. A backslash before a letter of several bytes leaves half of the letter behind in
 * libical, so what comes back is looked at again. */
static struct text value_text(struct arena *a, icalproperty *property)
{
    icalvalue *value = icalproperty_get_value(property);
    bool text = icalvalue_isa(value) == ICAL_TEXT_VALUE;
    const char *s = text ? icalvalue_get_text(value) : icalvalue_as_ical_string(value);
    struct text nfc;
    return text_nfc(a, text_dup(a, text_of(s)), &nfc) ? text_trim(nfc) : TEXT_NONE;
}

/* As much of a line as a sentence should quote. */
static struct text shown(struct text line)
{
    size_t n = line.n < LINE_SHOWN ? line.n : LINE_SHOWN;
    while (n > 0 && n < line.n && ((unsigned char)line.p[n] & 0xC0) == 0x80) /* not inside a letter */
        n--;
    return text_sub(line, 0, n);
}

static enum rc not_ical(struct text line, struct err *err)
{
    return err_set(err, PB_SYNTAX, _("\"%.*s\" is no iCalendar line"), TEXT_FMT(shown(line)));
}

static enum rc property_read(struct ics *ics, const struct reader *reader, struct text line, struct err *err)
{
    icalerror_set_errors_are_fatal(false);
    icalproperty *property = icalproperty_new_from_string(text_cstr(ics->a, line));
    if (property == NULL || icalproperty_get_value(property) == NULL) {
        if (property)
            icalproperty_free(property);
        return not_ical(line, err);
    }
    icalparameter *lang = icalproperty_get_first_parameter(property, ICAL_LANGUAGE_PARAMETER);
    struct prop p = { .name = reader->name, .value = value_text(ics->a, property), .raw = line };
    p.lang = lang ? icalparameter_get_language(lang) : NULL;
    enum rc rc = text_empty(p.value) ? not_ical(line, err) : reader->read(ics, &p, err);
    icalproperty_free(property);
    return rc;
}

static bool name_is(struct text name, const char *word)
{
    return name.n == strlen(word) && strncasecmp(name.p, word, name.n) == 0;
}

static enum rc unknown_property(struct text name, struct err *err)
{
    static const char ours[] = "X-CONGVU-";
    if (name.n >= sizeof ours - 1 && strncasecmp(name.p, ours, sizeof ours - 1) == 0)
        return err_set(
            err, PB_WRONG_KEY,
            _("\"%.*s\" is not known; known are X-CONGVU-SOURCE, X-CONGVU-MARK, X-CONGVU-ANNOUNCED and X-CONGVU-LIKE"),
            TEXT_FMT(name));
    return RC_OK;
}

static enum rc event_property(struct ics *ics, struct text name, struct text line, struct err *err)
{
    for (size_t i = 0; i < LEN(READERS); i++)
        if (name_is(name, READERS[i].name))
            return property_read(ics, &READERS[i], line, err);
    return unknown_property(name, err);
}

/* --- components ---------------------------------------------------------------------------------------- */

static enum rc missing(const char *what, struct err *err)
{
    return err_set(err, PB_MISSING_KEY, _("the event does not state %s"), what);
}

static enum rc event_check(const struct event *e, struct err *err)
{
    if (!e->has_day)
        return missing("DTSTART;VALUE=DATE", err);
    if (!e->has_kind)
        return missing("CATEGORIES:OFF or CATEGORIES:WORK", err);
    if (text_empty(e->row.name_vi) && text_empty(e->row.name_en))
        return missing("SUMMARY;LANGUAGE=vi", err);
    if (text_empty(e->row.source.vi) && text_empty(e->row.source.en))
        return missing("X-CONGVU-SOURCE", err);
    if (e->end.n != DAY_MIN.n && e->end.n != e->row.day.n + 1)
        return err_set(err, PB_WRONG_VALUE,
                       _("the event does not end on the day after it begins; write an event for each day"));
    if (e->row.kind == CAL_OFF && e->row.like.n != DAY_MIN.n)
        return err_set(err, PB_WRONG_KEY, _("X-CONGVU-LIKE belongs to a worked day, not to a day off"));
    return RC_OK;
}

static void event_begin(struct ics *ics)
{
    ics->event = (struct event){ .line = ics->line, .end = DAY_MIN };
    ics->event.row = (struct cal_row){
        .to = DAY_MAX, .like = DAY_MIN, .mark = MARK_SET, .announced = INSTANT_MIN, .recorded = ics->recorded
    };
}

static enum rc event_end(struct ics *ics, struct err *err)
{
    struct cal_row *row = &ics->event.row;
    ics->line = ics->event.line; /* what is missing is missing from the whole event */
    enum rc rc = event_check(&ics->event, err);
    if (rc != RC_OK)
        return rc;
    if (ics->n == ICS_EVENTS_MAX)
        return err_set(err, PB_TOO_LARGE, _("there are more than %d events"), ICS_EVENTS_MAX);
    row->name_vi = text_empty(row->name_vi) ? row->name_en : row->name_vi;
    row->name_en = text_empty(row->name_en) ? row->name_vi : row->name_en;
    row->source.vi = text_empty(row->source.vi) ? row->source.en : row->source.vi;
    row->source.en = text_empty(row->source.en) ? row->source.vi : row->source.en;
    ARENA_PUSH(ics->a, ics->rows, ics->n, *row);
    ics->event.line = 0;
    return RC_OK;
}

static enum rc component_begin(struct ics *ics, struct text what, struct err *err)
{
    if (!ics->begun && name_is(what, "VCALENDAR")) {
        ics->begun = true;
    } else if (!ics->begun || ics->ended) {
        return err_set(err, PB_SYNTAX, _("the file does not consist of one VCALENDAR"));
    } else if (!ics->event.line && name_is(what, "VEVENT")) {
        event_begin(ics);
    } else if (name_is(what, "VTIMEZONE") || name_is(what, "VALARM")) {
        ics->skip = what;
    } else {
        return err_set(err, PB_WRONG_KEY, _("\"%.*s\" cannot stand here; a calendar holds events"), TEXT_FMT(what));
    }
    return RC_OK;
}

static enum rc component_end(struct ics *ics, struct text what, struct err *err)
{
    if (ics->event.line && name_is(what, "VEVENT"))
        return event_end(ics, err);
    if (ics->begun && !ics->ended && !ics->event.line && name_is(what, "VCALENDAR")) {
        ics->ended = true;
        return RC_OK;
    }
    return err_set(err, PB_SYNTAX, _("\"END:%.*s\" ends nothing that was begun"), TEXT_FMT(what));
}

static enum rc line_read(struct ics *ics, struct text line, struct err *err)
{
    size_t n = 0;
    while (n < line.n && line.p[n] != ':' && line.p[n] != ';')
        n++;
    struct text name = text_sub(line, 0, n), value = text_trim(text_sub(line, n + 1, line.n));
    if (n == 0 || text_find(line, TEXT(":"), n) == SIZE_MAX)
        return not_ical(line, err);
    if (!text_empty(ics->skip)) {
        if (name_is(name, "END") && value.n == ics->skip.n && strncasecmp(value.p, ics->skip.p, value.n) == 0)
            ics->skip = TEXT_NONE;
        return RC_OK;
    }
    if (name_is(name, "BEGIN"))
        return component_begin(ics, value, err);
    if (name_is(name, "END"))
        return component_end(ics, value, err);
    if (!ics->begun || ics->ended)
        return err_set(err, PB_SYNTAX, _("the file does not consist of one VCALENDAR"));
    return ics->event.line ? event_property(ics, name, line, err) : RC_OK;
}

static enum rc lines_read(struct ics *ics, struct text bytes, struct err *err)
{
    struct cal_lines lines = cal_lines_of(bytes);
    struct text line;
    for (bool more = true; more;) {
        enum rc rc = cal_lines_next(ics->a, &lines, &line, &ics->line, &more, err);
        if (rc == RC_OK && more)
            rc = line_read(ics, line, err);
        if (rc != RC_OK)
            return rc;
    }
    if (!ics->ended)
        return err_set(err, PB_SYNTAX, _("the file ends before END:VCALENDAR; is it complete?"));
    if (ics->n == 0)
        return err_set(err, PB_EMPTY, _("there is no event in it"));
    return RC_OK;
}

enum rc cal_load_ics(struct arena *a, const char *file, struct text bytes, struct instant recorded,
                     struct cal_row **rows, size_t *n, struct err *err)
{
    struct ics ics = { .a = a, .recorded = recorded, .line = 1 };
    enum rc rc = bytes.n > ICS_BYTES_MAX
                     ? err_set(err, PB_TOO_LARGE, _("the file is larger than %d bytes"), ICS_BYTES_MAX)
                     : lines_read(&ics, bytes, err);
    icalmemory_free_ring();
    if (rc != RC_OK) {
        err_prefix(err, "%s:%d", file, ics.line);
        return rc;
    }
    *rows = ics.rows;
    *n = ics.n;
    return RC_OK;
}
