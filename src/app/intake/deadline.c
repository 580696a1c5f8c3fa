#include "app/intake/deadline.h"

#include "base/i18n.h"
#include "calendar/limit.h"

enum { DAY_HOURS = 24, DAY_MINUTES = 24 * 60 };

/* --- a day ----------------------------------------------------------------------------------------------------------------- */

static bool whole_day(const struct intake_deadline *d) { return !d->timed || d->minute == DAY_MINUTES; }

static struct text day_text(struct arena *a, const struct intake_deadline *d)
{
    char iso[INSTANT_CHARS];
    day_iso(d->date, iso);
    return whole_day(d) ? text_dup(a, text_of(iso))
                        : text_printf(a, "%s %02d:%02d", iso, d->minute / 60, d->minute % 60);
}

/* --- a length ------------------------------------------------------------------------------------------------------------- */

/* As a limit in days or months. Hours of the clock make whole days or nothing: the document has a day, but no hour. */
static struct limit length_limit(const struct intake_lapse *l)
{
    switch (l->unit) {
    case LENGTH_HOURS: return l->n % DAY_HOURS == 0 ? (struct limit){ LIMIT_DAYS, l->n / DAY_HOURS } : LIMIT_NIL;
    case LENGTH_WORKDAYS: return (struct limit){ LIMIT_WORKDAYS, l->n };
    case LENGTH_DAYS: return (struct limit){ LIMIT_DAYS, l->n };
    case LENGTH_MONTHS: return (struct limit){ LIMIT_MONTHS, l->n };
    case LENGTH_NONE:
    case LENGTH_COUNT: break;
    }
    return LIMIT_NIL;
}

/* Does it run from the document's own day, which is known? */
static bool runs_from_document(const struct intake_lapse *l, struct day issued)
{
    return issued.n != DAY_MIN.n && (l->event == EVENT_ISSUED || l->event == EVENT_UNSTATED);
}

/* "trước ngày 31/9": neither a day nor an event. */
static bool names_no_day(const struct intake_deadline *d)
{
    return d->stated && !d->has_date && d->recur == RECUR_NONE && d->lapse.unit == LENGTH_NONE &&
           d->lapse.event == EVENT_UNSTATED;
}

/* --- a recurrence --------------------------------------------------------------------------------------------------------- */

static struct recur recur_of(const struct intake_deadline *d, struct recur cadence, bool *unsaid)
{
    static const int LAST_MONTH[] = { [RECUR_QUARTERLY] = 3, [RECUR_HALF_YEARLY] = 6, [RECUR_YEARLY] = 12 };
    enum { FRIDAY = 4 };
    struct recur r = { EVERY_NONE, d->day, d->month, d->timed ? d->minute % DAY_MINUTES : 0 };
    switch (d->recur) {
    case RECUR_DAILY: r.every = EVERY_DAY; break;
    case RECUR_WEEKLY:
        r.every = EVERY_WEEK;
        r.day = d->day ? d->day - 1 : FRIDAY;
        break;
    case RECUR_MONTHLY: r.every = EVERY_MONTH; break;
    case RECUR_QUARTERLY: r.every = EVERY_QUARTER; break;
    case RECUR_HALF_YEARLY: r.every = EVERY_HALF; break;
    case RECUR_YEARLY: r.every = EVERY_YEAR; break;
    case RECUR_PERIODIC:
    case RECUR_REGULAR:
    case RECUR_NONE:
    case RECUR_COUNT: *unsaid = true; return (struct recur){ EVERY_NONE, 0, 0, 0 };
    }
    *unsaid = r.every != EVERY_DAY && d->day == 0;
    if (r.every >= EVERY_MONTH && r.day == 0)
        r.day = cadence.day;
    if (r.every >= EVERY_QUARTER && r.month == 0)
        r.month = LAST_MONTH[d->recur];
    return r;
}

/* As act files and the command line write it. */
static struct text recur_word_of(struct arena *a, struct recur r)
{
    static const char *const DAYS[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };
    struct text words = text_of(EVERY_WORDS[r.every]);
    if (r.every == EVERY_NONE || !recur_valid(r))
        return TEXT_NONE;
    if (r.every == EVERY_WEEK)
        words = text_printf(a, "%.*s %s", TEXT_FMT(words), DAYS[r.day]);
    else if (r.every >= EVERY_MONTH)
        words =
            r.day ? text_printf(a, "%.*s %d", TEXT_FMT(words), r.day) : text_printf(a, "%.*s last", TEXT_FMT(words));
    if (r.month)
        words = text_printf(a, "%.*s/%d", TEXT_FMT(words), r.month);
    return r.minute ? text_printf(a, "%.*s %02d:%02d", TEXT_FMT(words), r.minute / 60, r.minute % 60) : words;
}

/* --- all ------------------------------------------------------------------------------------------------------------------- */

struct deadline deadline_of(struct arena *a, const struct intake_deadline *d, struct day issued, struct recur cadence)
{
    struct deadline out = { .duty = d->stated && d->recur != RECUR_NONE };
    if (!d->stated)
        return out;
    if (out.duty) {
        out.recur = recur_word_of(a, recur_of(d, cadence, &out.cadence));
        return out;
    }
    if (d->has_date) {
        out.due = day_text(a, d);
        return out;
    }
    out.unknown = names_no_day(d);
    if (out.unknown)
        return out;
    struct limit limit = length_limit(&d->lapse);
    if (limit.unit == LIMIT_NONE || !runs_from_document(&d->lapse, issued)) {
        out.event = d->text;
        return out;
    }
    char iso[INSTANT_CHARS];
    out.due = limit_text(a, limit, "en");
    out.counted_from = text_dup(a, text_of(day_iso(issued, iso)));
    return out;
}

struct intake_deadline deadline_cadence(const struct intake_deadline *d, int i)
{
    struct intake_deadline one = *d;
    assert(i >= 0 && i <= d->nalso);
    one.nalso = 0;
    if (i == 0)
        return one;
    const struct intake_also *also = &d->also[i - 1];
    one.recur = also->recur;
    one.day = also->day;
    one.month = also->month;
    one.timed = also->timed;
    one.minute = also->minute;
    return one;
}

/* The cadences, one behind the other. */
static struct text cadences_said(struct arena *a, const struct intake_deadline *d, struct day issued, const char *lang)
{
    struct text all = TEXT_NONE;
    for (int i = 0; i <= d->nalso; i++) {
        struct intake_deadline one = deadline_cadence(d, i);
        struct text said = deadline_said(a, &one, issued, lang);
        all = i == 0 ? said : text_printf(a, "%.*s; %.*s", TEXT_FMT(all), TEXT_FMT(said));
    }
    return all;
}

struct text deadline_said(struct arena *a, const struct intake_deadline *d, struct day issued, const char *lang)
{
    char day[INSTANT_CHARS];
    bool unsaid;
    if (!d->stated)
        return TEXT_NONE;
    if (d->nalso > 0)
        return cadences_said(a, d, issued, lang);
    if (d->has_date)
        return whole_day(d) ? text_dup(a, text_of(day_vn(d->date, day)))
                            : text_printf(a, "%02d:%02d %s", d->minute / 60, d->minute % 60, day_vn(d->date, day));
    if (d->recur != RECUR_NONE) {
        struct recur r = recur_of(d, (struct recur){ EVERY_NONE, 0, 0, 0 }, &unsaid);
        return unsaid ? text_of(_("a standing duty; the regulation's own cut-off counts")) : recur_text(a, r, lang);
    }
    if (names_no_day(d))
        return text_of(_("no day that exists or can be known: the regulation's own value stands in"));
    struct limit limit = length_limit(&d->lapse);
    if (limit.unit == LIMIT_NONE || !runs_from_document(&d->lapse, issued))
        return text_of(_("runs from an event not yet recorded: the regulation's own value stands in"));
    return text_printf(a, _("%.*s from the document's date, %s"), TEXT_FMT(limit_text(a, limit, lang)),
                       day_vn(issued, day));
}
