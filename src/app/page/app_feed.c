/* app_feed.c -- one's own deadlines for a calendar program: what the person holds, an event on each due day. */
#include "app/page/page.h"
#include "base/i18n.h"

#include <libical/ical.h>
#include <stdlib.h>

enum { FEED_LINES = 500 };

static struct icaltimetype utc(struct instant t)
{
    return icaltime_from_timet_with_zone((time_t)(t.us / US_SECOND), 0, icaltimezone_get_utc_timezone());
}

/* A limit that ends with its day is that whole day; one to the hour is that instant. */
static struct icaltimetype when(struct instant due)
{
    struct day last = instant_day((struct instant){ due.us - 1 });
    if (due.us != day_end(last).us)
        return utc(due);
    struct civil c = day_civil(last);
    struct icaltimetype t = icaltime_null_date();
    t.year = c.year;
    t.month = c.month;
    t.day = c.day;
    return t;
}

static void add(icalcomponent *calendar, struct arena *a, const struct board_line *line, const char *origin,
                struct instant now)
{
    char *uid = text_cstr(a, text_printf(a, "%.*s@congvu", TEXT_FMT(line->code)));
    char *summary = text_cstr(a, text_printf(a, _("Due: %.*s %.*s"), TEXT_FMT(line->code), TEXT_FMT(line->title)));
    char *path = text_cstr(a, text_printf(a, "%s/matters/%.*s", origin, TEXT_FMT(line->code)));
    icalcomponent *event =
        icalcomponent_vanew(ICAL_VEVENT_COMPONENT, icalproperty_new_uid(uid), icalproperty_new_dtstamp(utc(now)),
                            icalproperty_new_dtstart(when(line->due)), icalproperty_new_summary(summary), (void *)0);
    if (!line->question) /* whose code has a slash, which an address would have to escape */
        icalcomponent_add_property(event, icalproperty_new_url(path));
    icalcomponent_add_component(calendar, event);
}

static enum rc feed(struct reading *r, const struct congvu_ask *ask, const char *origin, struct sbuf *out,
                    struct err *err)
{
    struct lines lines = { NULL, 0, false };
    size_t n;
    const unit_id *units = work_units(r, &n);
    const struct line_query q = { .units = units, .nunits = n, .person = r->person, .max = FEED_LINES };
    enum rc rc = n ? board_lines(r, &q, ask->style.lang, &lines, err) : RC_OK;
    if (rc != RC_OK)
        return rc;
    icalcomponent *calendar = icalcomponent_vanew(ICAL_VCALENDAR_COMPONENT, icalproperty_new_version("2.0"),
                                                  icalproperty_new_prodid("-//congvu//deadlines//VI"), (void *)0);
    for (size_t i = 0; i < lines.n; i++)
        if (lines.items[i].limited && !lines.items[i].stopped)
            add(calendar, r->a, &lines.items[i], origin, r->now);
    char *text = icalcomponent_as_ical_string_r(calendar);
    sbuf_str(out, text);
    icalmemory_free_buffer(text);
    icalcomponent_free(calendar);
    return RC_OK;
}

enum rc congvu_feed(struct congvu *app, const struct congvu_ask *ask, const char *origin, struct sbuf *out,
                    struct err *err)
{
    struct reading r;
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK)
        rc = feed(&r, ask, origin, out, err);
    reading_end(&r);
    return rc;
}
