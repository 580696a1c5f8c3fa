#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define HEAD                                                                                                                                      \
    "ỦY BAN NHÂN DÂN\nTỈNH HẢI SƠN\n-------\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n" \
    "Số: %s\n\nHải Sơn, ngày 03 tháng 3 năm 2027\n\n%s\n\n%s\n\n%s./.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\n"                    \
    "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Thị Minh\n"

struct text sample_directive(struct arena *a, const char *body)
{
    return text_printf(a, HEAD, "09/CT-UBND", "CHỈ THỊ", "Về việc tăng cường quản lý bến bãi", body);
}

struct text sample_plan(struct arena *a, const char *body)
{
    return text_printf(a, HEAD, "0088/KH-UBND", "KẾ HOẠCH", "CHUYỂN ĐỔI SỐ NĂM 2027", body);
}

struct intake_draft sample_draft(struct arena *a, struct text t)
{
    struct intake_draft d;
    struct err err = { 0 };
    const char *why = NULL;
    if (intake_text(a, t, NULL, &d, &err) != RC_OK)
        fail_msg("refused: %s", err.detail);
    if (!intake_validate(&d, t, &why))
        fail_msg("broken promise: %s", why);
    return d;
}

const char *sample_names(struct arena *a, const struct intake_unit *p, size_t n)
{
    struct text all = TEXT("");
    for (size_t i = 0; i < n; i++)
        all = i == 0 ? p[0].name : text_printf(a, "%.*s | %.*s", TEXT_FMT(all), TEXT_FMT(p[i].name));
    return text_cstr(a, all);
}

/* Further cadences behind " + ". */
static const char *with_also(struct arena *a, const struct intake_deadline *d, struct text day)
{
    for (int i = 0; i < d->nalso; i++) {
        const struct intake_also *also = &d->also[i];
        struct intake_deadline one = { .stated = true,
                                       .recur = also->recur,
                                       .day = also->day,
                                       .month = also->month,
                                       .timed = also->timed,
                                       .minute = also->minute };
        day = text_printf(a, "%.*s + %s", TEXT_FMT(day), sample_due(a, &one));
    }
    return text_cstr(a, day);
}

const char *sample_due(struct arena *a, const struct intake_deadline *d)
{
    char iso[INSTANT_CHARS];
    if (!d->stated)
        return "";
    if (!d->has_date && d->recur == RECUR_NONE) {
        const struct intake_lapse *l = &d->lapse;
        const char *from = event_word(l->event);
        return text_cstr(a, l->unit == LENGTH_NONE ? text_printf(a, "from %s", from)
                                                   : text_printf(a, "%d %s from %s", l->n, length_word(l->unit), from));
    }
    struct text day = text_of(d->has_date ? day_iso(d->date, iso) : recur_word(d->recur));
    if (d->day > 0)
        day = text_printf(a, "%.*s %d", TEXT_FMT(day), d->day);
    if (d->month > 0)
        day = text_printf(a, "%.*s/%d", TEXT_FMT(day), d->month);
    if (d->timed)
        day = text_printf(a, "%.*s %02d:%02d", TEXT_FMT(day), d->minute / 60, d->minute % 60);
    return with_also(a, d, day);
}

const char *sample_tasks(struct arena *a, const struct intake_draft *d)
{
    struct text all = TEXT("");
    for (size_t i = 0; i < d->ncontents; i++) {
        const struct intake_content *c = &d->contents[i];
        all = text_printf(a, "%.*s+ %.*s [%s] [%s]\n", TEXT_FMT(all), TEXT_FMT(c->words),
                          sample_names(a, c->leads, c->nleads), sample_names(a, c->coordinators, c->ncoordinators));
    }
    return text_cstr(a, all);
}
