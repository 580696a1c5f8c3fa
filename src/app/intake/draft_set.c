/* draft_set.c -- one field of a content, as a person writes it. */
#include "app/intake/draft.h"

#include "base/i18n.h"

static bool is_nothing(struct text value) { return value.n == 0 || text_eq(value, TEXT("-")); }

/* "Sở A; các sở, ban, ngành; stp": names, codes and open sets. A name keeps the register's spelling. */
static enum rc set_units(struct arena *a, const struct world *w, struct instant t, struct text value,
                         struct intake_unit **units, size_t *n, struct err *err)
{
    enum { UNITS_MAX = 256 };
    struct intake_unit *list = NULL;
    size_t count = 0, members;
    struct text rest = value, part;
    while (!is_nothing(value) && text_split(&rest, ';', &part)) {
        part = text_trim(part);
        if (part.n == 0)
            continue;
        if (count == UNITS_MAX)
            return err_set(err, PB_TOO_LARGE, _("at most %d units can be named"), UNITS_MAX);
        unit_id unit;
        bool renamed;
        struct intake_unit u = { .name = part };
        struct err why;
        if (org_resolve_unit(w->org, part, t, &unit, &renamed, &why) == RC_OK)
            u.name = org_unit_name(w->org, unit, t, "vi");
        else if (org_open_set(w->org, a, part, t, &members) && members > 0)
            u.open_set = true;
        else {
            if (err)
                *err = why;
            return why.rc;
        }
        ARENA_PUSH(a, list, count, u);
    }
    *units = list;
    *n = count;
    return RC_OK;
}

static enum rc set_date(struct arena *a, struct text value, struct intake_deadline *d, struct err *err)
{
    char buf[INSTANT_CHARS];
    struct intake_deadline new = { .stated = true, .has_date = true };
    if (is_nothing(value)) {
        *d = (struct intake_deadline){ .stated = false };
        return RC_OK;
    }
    if (!day_parse(value, &new.date))
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no date: write 2025-08-14"), TEXT_FMT(value));
    if (d->has_date && d->date.n == new.date.n)
        return RC_OK; /* its own words stay */
    new.text = text_dup(a, text_of(day_vn(new.date, buf)));
    *d = new;
    return RC_OK;
}

static enum rc set_recur(struct arena *a, struct text value, struct intake_deadline *d, struct err *err)
{
    static const enum intake_recur RECURS[EVERY_COUNT] = {
        [EVERY_NONE] = RECUR_NONE,     [EVERY_DAY] = RECUR_DAILY,         [EVERY_WEEK] = RECUR_WEEKLY,
        [EVERY_MONTH] = RECUR_MONTHLY, [EVERY_QUARTER] = RECUR_QUARTERLY, [EVERY_HALF] = RECUR_HALF_YEARLY,
        [EVERY_YEAR] = RECUR_YEARLY,
    };
    struct recur r;
    if (is_nothing(value)) {
        if (d->recur != RECUR_NONE)
            *d = (struct intake_deadline){ .stated = false };
        return RC_OK;
    }
    enum rc rc = recur_parse(value, &r, err);
    if (rc != RC_OK)
        return rc;
    *d = (struct intake_deadline){ .stated = true,
                                   .text = recur_text(a, r, "vi"),
                                   .recur = RECURS[r.every],
                                   .day = r.every == EVERY_WEEK ? r.day + 1 : r.day,
                                   .month = r.month,
                                   .timed = r.minute > 0,
                                   .minute = r.minute };
    return RC_OK;
}

static enum rc set_person(const struct world *w, struct text value, struct text *person, struct err *err)
{
    person_id id;
    if (is_nothing(value)) {
        *person = TEXT_NONE;
        return RC_OK;
    }
    enum rc rc = org_resolve_person(w->org, value, &id, err);
    if (rc == RC_OK)
        *person = org_person_name(w->org, id);
    return rc;
}

static enum rc set_range(struct arena *a, const struct draft *d, struct draft_item *item, bool first, struct text value,
                         struct err *err)
{
    int64_t at, start = item->row.start, end = item->row.end;
    if (!text_int(value, &at) || at < 0)
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no place in the text"), TEXT_FMT(value));
    if (first)
        start = at;
    else
        end = at;
    struct text words = draft_words(a, d, &start, &end);
    if (words.n == 0)
        return err_set(err, PB_WRONG_VALUE, _("between %lld and %lld there are no words in the text"), (long long)start,
                       (long long)end);
    item->row.start = start;
    item->row.end = end;
    item->row.words = item->c.words = words;
    return RC_OK;
}

static enum rc set_yes(struct text value, bool *out, struct err *err)
{
    static const char *const YES[] = { "yes", "true", "có", "1", NULL }, *const NO[] = { "no", "false", "không", "0",
                                                                                         "",   "-",     NULL };
    if (word_index(YES, value) < 0 && word_index(NO, value.n ? value : TEXT("")) < 0)
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is neither yes nor no"), TEXT_FMT(value));
    *out = word_index(YES, value) >= 0;
    return RC_OK;
}

enum rc draft_set(struct arena *a, const struct world *w, struct instant t, const struct draft *d,
                  struct draft_item *item, struct congvu_field field, struct err *err)
{
    enum key { LEADS, COORDINATORS, PERSON, DATE, RECUR, REPORT_TO, PRODUCT, EXHORTATION, START, END };
    static const char *const KEYS[] = { "leads",   "coordinators", "person", "date", "recur", "report_to",
                                        "product", "exhortation",  "start",  "end",  NULL };
    enum { VALUE_BYTES_MAX = 16 << 10 };
    struct text value = text_trim(field.value);
    struct intake_content *c = &item->c;
    if (value.n > VALUE_BYTES_MAX)
        return err_set(err, PB_TOO_LARGE, _("'%.*s' is too long"), TEXT_FMT(field.key));
    value = text_dup(a, value);
    enum rc rc = RC_OK;
    switch (word_index(KEYS, field.key)) {
    case LEADS: return set_units(a, w, t, value, &c->leads, &c->nleads, err);
    case COORDINATORS: return set_units(a, w, t, value, &c->coordinators, &c->ncoordinators, err);
    case PERSON: return set_person(w, value, &c->person, err);
    case DATE: rc = set_date(a, value, &c->deadline, err); break;
    case RECUR: rc = set_recur(a, value, &c->deadline, err); break;
    case REPORT_TO: c->report_to = is_nothing(value) ? TEXT_NONE : value; return RC_OK;
    case PRODUCT: c->product = is_nothing(value) ? TEXT_NONE : value; break;
    case EXHORTATION: return set_yes(value, &c->exhortation, err);
    case START: return set_range(a, d, item, true, value, err);
    case END: return set_range(a, d, item, false, value, err);
    default:
        return err_set(
            err, PB_WRONG_KEY,
            _("'%.*s' is no field of a content: leads, coordinators, person, date, recur, report_to, product, "
              "exhortation, start or end"),
            TEXT_FMT(field.key));
    }
    if (rc == RC_OK)
        c->exhortation = !c->deadline.stated && c->product.n == 0; /* until `exhortation` says otherwise */
    return rc;
}
