/* paper_words.c -- the words of official papers: dates as the decree writes them, the categories' legal names, why and whose. */
#include "report/paper_field.h"

#define X(name, section, word, items, help) [PF_##name] = { word, PS_##section, items, help },
static const struct field_def DEFS[PAPER_FIELD_COUNT] = { PAPER_FIELD_LIST(X) };
#undef X
const struct field_set PAPER_FIELDS = { DEFS, PAPER_FIELD_COUNT };

const char *const PAPER_FORM_WORDS[PAPER_FORM_COUNT + 1] = { "state", "party", NULL };

const char *paper_category(enum category category)
{
    static const char *const NAMES[CAT_COUNT] = {
        [CAT_IN_TIME] = "Hoàn thành đúng hạn",          [CAT_LATE] = "Hoàn thành quá hạn",
        [CAT_WITHIN] = "Đang thực hiện, còn trong hạn", [CAT_OVERDUE] = "Quá hạn, chưa hoàn thành",
        [CAT_SILENT] = "Quá hạn, chưa báo cáo kết quả", [CAT_EXHORTATION] = "Yêu cầu chung, không quy định sản phẩm",
        [CAT_CANCELLED] = "Dừng, không thực hiện tiếp",
    };
    return NAMES[category];
}

const char *paper_wait(enum tally_wait wait)
{
    static const char *const NAMES[WAIT_COUNT] = {
        [WAIT_NOT] = "",
        [WAIT_DECISION] = "quyết định",
        [WAIT_CONFIRMATION] = "xác nhận hoàn thành",
        [WAIT_ALLOCATION] = "phân công đơn vị chủ trì",
        [WAIT_SUPERIOR] = "cho ý kiến chỉ đạo",
    };
    return NAMES[wait];
}

static const char *form_name(enum ask_form form)
{
    static const char *const NAMES[FORM_COUNT] = {
        [FORM_NONE] = "nội dung được hỏi",
        [FORM_OPINION] = "ý kiến",
        [FORM_APPRAISAL] = "thẩm định",
        [FORM_PART] = "phần việc phối hợp",
        [FORM_DATA] = "số liệu",
        [FORM_GUIDANCE] = "hướng dẫn",
        [FORM_OBSTACLE] = "vướng mắc",
        [FORM_OBJECTION] = "ý kiến phản đối",
        [FORM_INSTRUCTION] = "xác nhận chỉ đạo",
    };
    return NAMES[form];
}

const char *paper_partial(void)
{
    return "Báo cáo chỉ gồm các nội dung thuộc phạm vi người lập được xem; lệnh ở chân trang cho số liệu đầy đủ.";
}

/* --- shapes --------------------------------------------------------------------------------------------------------------- */

struct text paper_joined(const struct writer *w, struct text a, const char *between, struct text b)
{
    if (text_empty(a) || text_empty(b))
        return text_empty(a) ? b : a;
    return text_printf(w->a, "%.*s%s%.*s", TEXT_FMT(a), between, TEXT_FMT(b));
}

struct text paper_number(const struct writer *w, size_t n)
{
    return text_printf(w->a, n > 0 && n < 10 ? "0%zu" : "%zu", n);
}

/* At most so many letters, cut at a blank. */
struct text paper_short(const struct writer *w, struct text words, size_t letters)
{
    size_t at = 0, cut = 0;
    for (size_t n = 0; n < letters && at < words.n; n++) {
        size_t from = at;
        uint32_t c = text_next(words, &at);
        cut = c == ' ' || c == '\n' ? from : cut;
    }
    if (at >= words.n)
        return words;
    return text_printf(w->a, "%.*s…", TEXT_FMT(text_sub(words, 0, cut ? cut : at)));
}

struct text paper_item(const struct writer *w, const struct tally_row *row)
{
    (void)w;
    return text_empty(row->number) ? row->code : row->number;
}

/* --- time ------------------------------------------------------------------------------------------------------------------- */

/* As the decree writes it: a zero before days under 10 and before the first two months. */
struct text paper_day(const struct writer *w, struct day d)
{
    struct civil c = day_civil(d);
    return text_printf(w->a, c.month < 3 ? "%02d/%02d/%d" : "%02d/%d/%d", c.day, c.month, c.year);
}

struct text paper_day_long(const struct writer *w, struct day d)
{
    struct civil c = day_civil(d);
    return text_printf(w->a, c.month < 3 ? "ngày %02d tháng %02d năm %d" : "ngày %02d tháng %d năm %d", c.day, c.month,
                       c.year);
}

static bool is_known(struct instant t) { return !instant_is_max(t) && t.us > INSTANT_MIN.us; }

struct text paper_date(const struct writer *w, struct instant t)
{
    return is_known(t) ? paper_day(w, instant_day(t)) : TEXT_NONE;
}

struct text paper_due(const struct writer *w, struct instant t)
{
    return is_known(t) ? paper_day(w, instant_day((struct instant){ t.us - 1 })) : TEXT_NONE;
}

struct text paper_moment(const struct writer *w, struct instant t)
{
    struct day day = instant_day(t);
    int minute = (int)((t.us - day_start(day).us) / US_MINUTE);
    if (minute == 0) /* midnight is the end of the day before */
        return text_printf(w->a, "hết %.*s", TEXT_FMT(paper_day_long(w, (struct day){ day.n - 1 })));
    return text_printf(w->a, "%02d giờ %02d %.*s", minute / 60, minute % 60, TEXT_FMT(paper_day_long(w, day)));
}

struct text paper_span(const struct writer *w, struct workspan span)
{
    long long minutes = (span.us + US_MINUTE / 2) / US_MINUTE;
    if (minutes < 60)
        return text_printf(w->a, "%lld\u00A0phút", minutes);
    if (minutes % 60 == 0)
        return text_printf(w->a, "%lld\u00A0giờ", minutes / 60);
    return text_printf(w->a, "%lld\u00A0giờ\u00A0%02lld\u00A0phút", minutes / 60, minutes % 60);
}

/* --- who --------------------------------------------------------------------------------------------------------------------- */

struct text paper_unit(const struct writer *w, unit_id unit)
{
    return unit ? org_unit_name(w->org, unit, w->at, "vi") : TEXT_NONE;
}

struct text paper_agency(const struct writer *w, unit_id unit)
{
    return unit ? paper_unit(w, org_agency(w->org, unit, w->at)) : TEXT_NONE;
}

/* A People's Committee is written out, its place on a line of its own. */
struct text paper_capitals(const struct writer *w, unit_id unit)
{
    static const char *const COMMITTEES[] = { "ỦY BAN NHÂN DÂN ", "UBND ", NULL };
    struct text name = text_upper(w->a, paper_unit(w, unit));
    for (const char *const *c = COMMITTEES; *c; c++)
        if (text_starts(name, text_of(*c)))
            return text_printf(w->a, "ỦY BAN NHÂN DÂN\n%.*s", TEXT_FMT(text_sub(name, text_of(*c).n, name.n)));
    return name;
}

/* --- one row ------------------------------------------------------------------------------------------------------------------- */

struct text paper_state(const struct writer *w, const struct tally_row *row)
{
    struct text state = text_of(paper_category(category_of(row)));
    if (row->done && is_known(row->finished))
        state = text_printf(w->a, "%.*s (%.*s)", TEXT_FMT(state), TEXT_FMT(paper_date(w, row->finished)));
    if (row->wait == WAIT_NOT)
        return state;
    return text_printf(w->a, "%.*s; chờ %.*s %s từ ngày %.*s", TEXT_FMT(state),
                       TEXT_FMT(paper_agency(w, row->holder_unit)), paper_wait(row->wait),
                       TEXT_FMT(paper_date(w, row->since)));
}

struct text paper_result(const struct writer *w, const struct tally_row *row)
{
    (void)w;
    if (!text_empty(row->report))
        return row->report;
    return text_of(row->silent ? "Chưa báo cáo" : "");
}

struct text paper_lates(const struct writer *w, const struct tally_row *row)
{
    struct text all = TEXT_NONE;
    for (size_t i = 0; i < row->nlates; i++) {
        struct text one = text_printf(w->a, "%.*s chậm %.*s", TEXT_FMT(paper_agency(w, row->lates[i].unit)),
                                      TEXT_FMT(paper_span(w, row->lates[i].late)));
        all = paper_joined(w, all, "; ", one);
    }
    return all;
}

/* What took the time besides who held it. */
static struct text other_time(const struct writer *w, const struct charge_sum *sum)
{
    struct text span = paper_span(w, sum->span);
    switch (sum->payee) {
    case PAYEE_ASKED:
        return text_printf(w->a, "chờ %.*s trả lời quá hạn %.*s", TEXT_FMT(paper_agency(w, sum->unit)), TEXT_FMT(span));
    case PAYEE_OBSTACLE: return text_printf(w->a, "vướng mắc đã được xác nhận %.*s", TEXT_FMT(span));
    case PAYEE_OUTSIDE:
        return text_empty(sum->outside) ? text_printf(w->a, "chờ bên ngoài %.*s", TEXT_FMT(span))
                                        : text_printf(w->a, "chờ %.*s %.*s", TEXT_FMT(sum->outside), TEXT_FMT(span));
    case PAYEE_PAUSE: return text_printf(w->a, "tạm dừng theo quy định %.*s", TEXT_FMT(span));
    case PAYEE_QUEUE: return text_printf(w->a, "bàn giao ngoài giờ tiếp nhận %.*s", TEXT_FMT(span));
    case PAYEE_HOLDER:
    case PAYEE_COUNT: break;
    }
    return TEXT_NONE;
}

static bool is_above_lead(const struct writer *w, const struct tally_row *row, unit_id unit)
{
    return row->lead_unit && unit && unit != row->lead_unit && !org_same_agency(w->org, unit, row->lead_unit, w->at);
}

struct text paper_reason(const struct writer *w, const struct tally_row *row)
{
    struct text all = TEXT_NONE;
    for (size_t i = 0; i < row->nsums; i++) {
        const struct charge_sum *sum = &row->sums[i];
        struct text one = other_time(w, sum);
        if (sum->span.us == 0)
            continue;
        if (sum->payee == PAYEE_HOLDER && is_above_lead(w, row, sum->unit))
            one = text_printf(w->a, "xử lý tại %.*s %.*s", TEXT_FMT(paper_agency(w, sum->unit)),
                              TEXT_FMT(paper_span(w, sum->span)));
        all = paper_joined(w, all, "; ", one);
    }
    for (size_t i = 0; i < row->nquestions; i++) {
        const struct tally_question *q = &row->questions[i];
        if (q->open && q->form == FORM_OBSTACLE)
            all = paper_joined(w, all, "; ", text_of("vướng mắc đang chờ kết luận"));
        else if (q->open && q->late)
            all = paper_joined(
                w, all, "; ",
                text_printf(w->a, "%.*s chưa trả lời (%s)", TEXT_FMT(paper_agency(w, q->asked)), form_name(q->form)));
    }
    return all;
}

/* The divisions' time is their agency's: a line an agency. */
struct text paper_times(const struct writer *w, const struct tally_row *row)
{
    struct text all = TEXT_NONE;
    for (size_t i = 0; i < row->nsums; i++) {
        const struct charge_sum *sum = &row->sums[i];
        unit_id agency = org_agency(w->org, sum->unit, w->at);
        int64_t us = 0;
        bool seen = false;
        if (sum->payee != PAYEE_HOLDER) {
            all = paper_joined(w, all, "\n", sum->span.us ? text_upper_first(w->a, other_time(w, sum)) : TEXT_NONE);
            continue;
        }
        for (size_t k = 0; k < row->nsums; k++) {
            bool same = row->sums[k].payee == PAYEE_HOLDER && org_agency(w->org, row->sums[k].unit, w->at) == agency;
            seen |= same && k < i;
            us += same ? row->sums[k].span.us : 0;
        }
        if (!seen && us > 0)
            all = paper_joined(w, all, "\n",
                               text_printf(w->a, "%.*s: %.*s", TEXT_FMT(paper_unit(w, agency)),
                                           TEXT_FMT(paper_span(w, (struct workspan){ us }))));
    }
    return all;
}
