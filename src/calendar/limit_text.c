/* limit_text.c -- limits as people write them: one table for reading and for printing, English and Vietnamese. */
#include "calendar/limit.h"

#include "base/i18n.h"
#include <string.h>

/* Ten years, in each unit: more is a slip of the pen. */
enum { DAYS_MAX = 3653, MONTHS_MAX = 120, HOURS_MAX = DAYS_MAX * 24 };

/* The first row of a unit and language whose `each` divides n is how it is printed. */
static const struct form {
    enum limit_unit unit;
    int64_t each, max;
    const char *lang, *one, *many;
} FORMS[] = {
    { LIMIT_HOURS, 60, HOURS_MAX, "en", "working hour", "working hours" },
    { LIMIT_HOURS, 1, HOURS_MAX * 60, "en", "working minute", "working minutes" },
    { LIMIT_WORKDAYS, 1, DAYS_MAX, "en", "working day", "working days" },
    { LIMIT_DAYS, 1, DAYS_MAX, "en", "day", "days" },
    { LIMIT_MONTHS, 1, MONTHS_MAX, "en", "month", "months" },
    { LIMIT_HOURS, 60, HOURS_MAX, "vi", "giờ làm việc", "giờ làm việc" },
    { LIMIT_HOURS, 1, HOURS_MAX * 60, "vi", "phút làm việc", "phút làm việc" },
    { LIMIT_WORKDAYS, 1, DAYS_MAX, "vi", "ngày làm việc", "ngày làm việc" },
    { LIMIT_DAYS, 1, DAYS_MAX, "vi", "ngày", "ngày" },
    { LIMIT_MONTHS, 1, MONTHS_MAX, "vi", "tháng", "tháng" },
};

static enum rc not_a_limit(struct text t, struct err *err)
{
    return err_set(
        err, PB_WRONG_VALUE,
        _("\"%.*s\" is no limit; write for example \"8 working hours\", \"3 working days\", \"10 days\", \"1 month\", "
          "\"2025-09-12\" or \"2025-09-12 17:00\""),
        TEXT_FMT(t));
}

static enum rc counted_parse(struct text t, struct text number, struct text words, struct limit *out, struct err *err)
{
    int64_t n;
    for (size_t i = 0; i < LEN(FORMS); i++) {
        const struct form *f = &FORMS[i];
        if (!text_eq(words, text_of(f->one)) && !text_eq(words, text_of(f->many)))
            continue;
        if (!text_int(number, &n))
            break;
        if (n < 1 || n > f->max)
            return err_set(err, PB_WRONG_VALUE, _("the limit \"%.*s\" is not between 1 and %lld %s (ten years)"),
                           TEXT_FMT(t), (long long)f->max, f->many);
        *out = (struct limit){ f->unit, n * f->each };
        return RC_OK;
    }
    return not_a_limit(t, err);
}

enum rc limit_parse(struct text t, struct limit *out, struct err *err)
{
    struct text rest = text_trim(t), number;
    struct instant at;
    struct day day;
    if (day_parse(rest, &day)) {
        *out = (struct limit){ LIMIT_DATE, day.n };
        return RC_OK;
    }
    if (instant_parse(rest, &at)) {
        *out = (struct limit){ LIMIT_INSTANT, at.us };
        return RC_OK;
    }
    if (!text_split(&rest, ' ', &number) || rest.p == NULL)
        return not_a_limit(t, err);
    return counted_parse(t, number, text_trim(rest), out, err);
}

static struct text counted_text(struct arena *a, struct limit limit, const char *lang)
{
    for (size_t i = 0; i < LEN(FORMS); i++) {
        const struct form *f = &FORMS[i];
        if (f->unit == limit.unit && strcmp(f->lang, lang) == 0 && limit.n % f->each == 0) {
            int64_t n = limit.n / f->each;
            return text_printf(a, "%lld %s", (long long)n, n == 1 ? f->one : f->many);
        }
    }
    assert(!"every unit has its words in both languages");
    return TEXT_NONE;
}

struct text limit_text(struct arena *a, struct limit limit, const char *lang)
{
    char buf[INSTANT_CHARS];
    bool vi = strcmp(lang, "vi") == 0;
    switch (limit.unit) {
    case LIMIT_NONE: return vi ? TEXT("không có thời hạn") : TEXT("no limit");
    case LIMIT_HOURS:
    case LIMIT_WORKDAYS:
    case LIMIT_DAYS:
    case LIMIT_MONTHS: return counted_text(a, limit, vi ? "vi" : "en");
    case LIMIT_DATE: return text_dup(a, text_of(day_iso((struct day){ (int32_t)limit.n }, buf)));
    case LIMIT_INSTANT: return text_dup(a, text_of(instant_iso((struct instant){ limit.n }, buf)));
    case LIMIT_UNIT_COUNT: break;
    }
    assert(!"a limit has a unit");
    return TEXT_NONE;
}
