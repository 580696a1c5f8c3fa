#include "app/figures/days_off.h"

#include "base/i18n.h"

#include <libical/ical.h>
#include <string.h>

enum { EVENT_DAYS_MAX = 366 };

static bool says_work(icalcomponent *event)
{
    icalproperty *p = icalcomponent_get_first_property(event, ICAL_CATEGORIES_PROPERTY);
    const char *value = p ? icalproperty_get_categories(p) : NULL;
    return value && strcmp(value, "WORK") == 0;
}

static struct day day_from(struct icaltimetype t) { return day_of(t.year, t.month, t.day); }

static bool there(const struct cal_row *row, size_t n, struct day day)
{
    for (size_t i = 0; i < n; i++)
        if (row[i].kind != CAL_HOURS && row[i].day.n == day.n)
            return true;
    return false;
}

static enum rc add_event(struct arena *a, const char *file, icalcomponent *event, struct cal_row **rows, size_t *n,
                         struct err *err)
{
    struct icaltimetype start = icalcomponent_get_dtstart(event), end = icalcomponent_get_dtend(event);
    if (icaltime_is_null_time(start) || !day_valid(start.year, start.month, start.day))
        return err_set(err, PB_SYNTAX, _("%s: an event has no day"), file);
    if (icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY))
        return err_set(err, PB_SYNTAX, _("%s: the event of %d-%02d-%02d recurs: write each day out"), file, start.year,
                       start.month, start.day);
    struct day first = day_from(start), last = first;
    if (!icaltime_is_null_time(end) && day_valid(end.year, end.month, end.day) && day_from(end).n > first.n)
        last.n = day_from(end).n - (end.is_date ? 1 : 0);
    if (last.n - first.n >= EVENT_DAYS_MAX)
        return err_set(err, PB_WRONG_VALUE, _("%s: the event of %d-%02d-%02d is longer than a year"), file, start.year,
                       start.month, start.day);
    enum cal_row_kind kind = says_work(event) ? CAL_WORK : CAL_OFF;
    for (struct day d = first; d.n <= last.n; d.n++) {
        struct cal_row row = { .kind = kind, .day = d, .to = d, .like = DAY_MIN, .mark = MARK_SET };
        row.announced = row.recorded = INSTANT_MIN;
        if (!there(*rows, *n, d))
            ARENA_PUSH(a, *rows, *n, row);
    }
    return RC_OK;
}

enum rc days_off_read(struct arena *a, const char *file, struct text bytes, struct cal_row **rows, size_t *n,
                      struct err *err)
{
    icalcomponent *calendar = icalparser_parse_string(text_cstr(a, bytes));
    enum rc rc = calendar && icalcomponent_isa(calendar) == ICAL_VCALENDAR_COMPONENT
                     ? RC_OK
                     : err_set(err, PB_SYNTAX, _("%s: this is no iCalendar file"), file);
    size_t events = 0;
    for (icalcomponent *e = rc ? NULL : icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); e && !rc;
         e = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT), events++)
        rc = add_event(a, file, e, rows, n, err);
    if (!rc && events == 0)
        rc = err_set(err, PB_EMPTY, _("%s: there is nothing in it"), file);
    if (calendar)
        icalcomponent_free(calendar);
    return rc;
}
