/* paper.c -- the report itself: figures, contents by state, what waits, what stands in the way, what is proposed. */
#include "report/paper_field.h"

#include "base/i18n.h"

#include <stdio.h>
#include <stdlib.h>

enum { SHORT_WORDS = 220 };

/* --- figures ---------------------------------------------------------------------------------------------------------- */

static void summary_row(struct writer *w, struct text no, const char *name, size_t n)
{
    struct record *r = paper_add(w, &w->root, PF_SUMMARY);
    size_t all = w->tally->n, per_mille = all ? (n * 1000 + all / 2) / all : 0;
    paper_set(w, r, PF_SUMMARY_NO, no);
    paper_set(w, r, PF_SUMMARY_NAME, text_of(name));
    paper_set(w, r, PF_SUMMARY_N, text_printf(w->a, "%zu", n));
    paper_set(w, r, PF_SUMMARY_SHARE, text_printf(w->a, "%zu,%zu", per_mille / 10, per_mille % 10));
}

static void figures(struct writer *w)
{
    size_t n[CAT_COUNT], no = 0;
    tally_count(w->tally, n);
    const struct {
        const char *name;
        size_t n;
        bool always, part;
    } ROWS[] = {
        { "Hoàn thành đúng hạn", n[CAT_IN_TIME], true, false },
        { "Hoàn thành quá hạn", n[CAT_LATE], true, false },
        { "Đang thực hiện, còn trong hạn", n[CAT_WITHIN], true, false },
        { "Quá hạn, chưa hoàn thành", n[CAT_OVERDUE] + n[CAT_SILENT], true, false },
        { "Trong đó: chưa báo cáo kết quả", n[CAT_SILENT], n[CAT_SILENT] > 0, true },
        { paper_category(CAT_EXHORTATION), n[CAT_EXHORTATION], n[CAT_EXHORTATION] > 0, false },
        { paper_category(CAT_CANCELLED), n[CAT_CANCELLED], n[CAT_CANCELLED] > 0, false },
    };
    for (size_t i = 0; i < LEN(ROWS); i++)
        if (ROWS[i].always)
            summary_row(w, ROWS[i].part ? TEXT_NONE : text_printf(w->a, "%zu", ++no), ROWS[i].name, ROWS[i].n);
    summary_row(w, TEXT_NONE, "Tổng số", w->tally->n);
    const struct {
        enum paper_field field;
        size_t n;
    } FIELDS[] = { { PF_TOTAL, w->tally->n },         { PF_N_IN_TIME, n[CAT_IN_TIME] },
                   { PF_N_LATE, n[CAT_LATE] },        { PF_N_WITHIN, n[CAT_WITHIN] },
                   { PF_N_SILENT, n[CAT_SILENT] },    { PF_N_OVERDUE, n[CAT_OVERDUE] + n[CAT_SILENT] },
                   { PF_CARRIED, w->tally->carried }, { PF_GIVEN, w->tally->given } };
    for (size_t i = 0; i < LEN(FIELDS); i++)
        if (w->tally->period || (FIELDS[i].field != PF_CARRIED && FIELDS[i].field != PF_GIVEN))
            paper_set(w, &w->root, FIELDS[i].field, paper_number(w, FIELDS[i].n));
}

/* "01 nội dung giao cho 08 cơ quan là 08 nhiệm vụ" would be a riddle: contents and tasks are said apart. */
static void overview(struct writer *w)
{
    const struct tally *t = w->tally;
    size_t n[CAT_COUNT], contents = 0;
    tally_count(t, n);
    for (size_t i = 0; i < t->n; contents++)
        i += group_size(t->rows + i, t->n - i);
    struct text all = paper_number(w, t->n);
    struct text what =
        text_empty(t->document_number)
            ? text_printf(w->a, "Tổng số nhiệm vụ: %.*s", TEXT_FMT(all))
            : text_printf(w->a, "Văn bản có %.*s nội dung giao; tính theo từng đơn vị chủ trì là %.*s nhiệm vụ",
                          TEXT_FMT(paper_number(w, contents)), TEXT_FMT(all));
    if (t->period)
        what = text_printf(w->a, "%.*s (kỳ trước chuyển sang %.*s, giao trong kỳ %.*s)", TEXT_FMT(what),
                           TEXT_FMT(paper_number(w, t->carried)), TEXT_FMT(paper_number(w, t->given)));
    paper_set(w, &w->root, PF_OVERVIEW,
              text_printf(w->a,
                          "%.*s. Đã hoàn thành %.*s, trong đó đúng hạn %.*s, quá hạn %.*s; đang thực hiện trong hạn "
                          "%.*s; quá hạn chưa hoàn thành %.*s, trong đó chưa báo cáo kết quả %.*s.",
                          TEXT_FMT(what), TEXT_FMT(paper_number(w, n[CAT_IN_TIME] + n[CAT_LATE])),
                          TEXT_FMT(paper_number(w, n[CAT_IN_TIME])), TEXT_FMT(paper_number(w, n[CAT_LATE])),
                          TEXT_FMT(paper_number(w, n[CAT_WITHIN])),
                          TEXT_FMT(paper_number(w, n[CAT_OVERDUE] + n[CAT_SILENT])),
                          TEXT_FMT(paper_number(w, n[CAT_SILENT]))));
}

/* Rows that are one content, as paper shows it: also where a report of a period tells each matter for itself. */
static size_t one_content(const struct tally_row *rows, size_t n)
{
    size_t many = group_size(rows, n);
    while (rows[0].content == 0 && !text_empty(rows[0].number) && many < n && rows[many].content == 0 &&
           text_eq(rows[0].number, rows[many].number) && text_eq(rows[0].words, rows[many].words))
        many++;
    return many;
}

/* --- contents by state -------------------------------------------------------------------------------------------------- */

static void work(struct writer *w, const struct record *state, const struct tally_row *rows, size_t n,
                 enum category category, size_t number)
{
    struct record *r = paper_add(w, state, PF_STATE_WORKS);
    struct text leads = TEXT_NONE, results = TEXT_NONE;
    size_t of = 0;
    for (size_t i = 0; i < n; i++)
        of += category_of(&rows[i]) == category;
    for (size_t i = 0; i < n; i++) {
        struct text lead = paper_unit(w, rows[i].lead_unit), result = paper_result(w, &rows[i]);
        if (category_of(&rows[i]) != category)
            continue;
        leads = paper_joined(w, leads, ";\n", lead);
        if (rows[i].wait != WAIT_NOT)
            result = paper_joined(w, result, "; ",
                                  text_printf(w->a, "chờ %.*s %s", TEXT_FMT(paper_agency(w, rows[i].holder_unit)),
                                              paper_wait(rows[i].wait)));
        if (of > 1 && !text_empty(result) && category != CAT_SILENT)
            result = text_printf(w->a, "%.*s: %.*s", TEXT_FMT(lead), TEXT_FMT(result));
        results = category == CAT_SILENT ? result : paper_joined(w, results, ";\n", result);
    }
    paper_set(w, r, PF_WORK_NO, text_printf(w->a, "%zu", number));
    paper_set(w, r, PF_WORK_ITEM, paper_item(w, &rows[0]));
    paper_set(w, r, PF_WORK_WORDS, paper_short(w, rows[0].words, SHORT_WORDS));
    paper_set(w, r, PF_WORK_LEADS, leads);
    paper_set(w, r, PF_WORK_DUE, paper_due(w, rows[0].due));
    paper_set(w, r, PF_WORK_RESULT, results);
}

static void states(struct writer *w)
{
    const struct tally *t = w->tally;
    size_t n[CAT_COUNT], number = 0;
    tally_count(t, n);
    for (int c = 0; c < CAT_COUNT; c++) {
        if (n[c] == 0)
            continue;
        struct record *state = paper_add(w, &w->root, PF_STATES);
        size_t works = 0;
        paper_set(w, state, PF_STATE_NO, text_printf(w->a, "%zu", ++number));
        paper_set(w, state, PF_STATE_NAME, text_of(paper_category((enum category)c)));
        paper_set(w, state, PF_STATE_N, paper_number(w, n[c]));
        for (size_t i = 0, many; i < t->n; i += many) {
            bool any = false;
            many = one_content(t->rows + i, t->n - i);
            for (size_t k = 0; k < many; k++)
                any |= category_of(&t->rows[i + k]) == (enum category)c;
            if (any)
                work(w, state, t->rows + i, many, (enum category)c, ++works);
        }
    }
}

/* --- whose time it was ---------------------------------------------------------------------------------------------------- */

struct unit_time {
    size_t leads;
    int64_t us, late_us;
};

static void unit_row(struct writer *w, size_t number, struct text name, const struct unit_time *time)
{
    struct record *r = paper_add(w, &w->root, PF_UNITS);
    paper_set(w, r, PF_UNIT_NO, text_printf(w->a, "%zu", number));
    paper_set(w, r, PF_UNIT_NAME, name);
    paper_set(w, r, PF_UNIT_LEADS, time->leads ? text_printf(w->a, "%zu", time->leads) : TEXT_NONE);
    paper_set(w, r, PF_UNIT_TIME, paper_span(w, (struct workspan){ time->us }));
    paper_set(w, r, PF_UNIT_LATE, time->late_us ? paper_span(w, (struct workspan){ time->late_us }) : TEXT_NONE);
}

const char *paper_nobody(enum payee payee)
{
    static const char *const NAMES[PAYEE_COUNT] = {
        [PAYEE_OUTSIDE] = "Chờ cơ quan, tổ chức, cá nhân bên ngoài",
        [PAYEE_PAUSE] = "Tạm dừng theo quy định",
        [PAYEE_QUEUE] = "Bàn giao ngoài giờ tiếp nhận",
        [PAYEE_OBSTACLE] = "Vướng mắc đã được xác nhận",
    };
    return NAMES[payee];
}

static void add_times(const struct writer *w, struct unit_time *units, struct unit_time *others)
{
    const struct tally *t = w->tally;
    for (size_t i = 0; i < t->nsums; i++) {
        const struct charge_sum *s = &t->sums[i];
        bool whose = s->payee == PAYEE_HOLDER || s->payee == PAYEE_ASKED;
        struct unit_time *to = whose ? &units[org_agency(w->org, s->unit, w->at)] : &others[s->payee];
        to->us += s->span.us;
    }
    for (size_t i = 0; i < t->n; i++) {
        if (t->rows[i].lead_unit)
            units[org_agency(w->org, t->rows[i].lead_unit, w->at)].leads++;
        for (size_t k = 0; k < t->rows[i].nlates; k++)
            units[org_agency(w->org, t->rows[i].lates[k].unit, w->at)].late_us += t->rows[i].lates[k].late.us;
    }
}

static void units(struct writer *w)
{
    struct unit_time *units = ARENA_ARRAY(w->a, struct unit_time, org_units(w->org) + 1),
                     others[PAYEE_COUNT] = { { 0 } };
    size_t number = 0;
    add_times(w, units, others);
    for (unit_id u = 1; u <= org_units(w->org); u++)
        if (units[u].leads || units[u].us)
            unit_row(w, ++number, paper_unit(w, u), &units[u]);
    for (int p = 0; p < PAYEE_COUNT; p++)
        if (others[p].us)
            unit_row(w, ++number, text_of(paper_nobody((enum payee)p)), &others[p]);
}

/* --- what waits, what stands in the way, what is late --------------------------------------------------------------------- */

static void wait_row(struct writer *w, const struct tally_row *row, size_t number)
{
    struct record *r = paper_add(w, &w->root, PF_WAITS);
    paper_set(w, r, PF_WAIT_NO, text_printf(w->a, "%zu", number));
    paper_set(w, r, PF_WAIT_ITEM, paper_item(w, row));
    paper_set(w, r, PF_WAIT_WORDS, paper_short(w, row->words, SHORT_WORDS));
    paper_set(w, r, PF_WAIT_AT, paper_agency(w, row->holder_unit));
    paper_set(w, r, PF_WAIT_FOR, text_upper_first(w->a, text_of(paper_wait(row->wait))));
    paper_set(w, r, PF_WAIT_SINCE, paper_date(w, row->since));
    paper_set(w, r, PF_WAIT_HELD, paper_span(w, row->held));
}

static struct text ruling(const struct writer *w, const struct tally_question *q)
{
    static const char *const RULINGS[ANSWER_COUNT] = {
        [ANSWER_UPHELD] = "Xác nhận có vướng mắc",
        [ANSWER_NOT_UPHELD] = "Không có vướng mắc",
        [ANSWER_SENT_UP] = "Đã chuyển cấp có thẩm quyền",
        [ANSWER_AMENDED] = "Đã sửa đổi quy định",
        [ANSWER_NOT_MINE] = "Không thuộc thẩm quyền xem xét",
    };
    if (q->answer != ANSWER_NONE)
        return text_printf(w->a, "%s, ngày %.*s", RULINGS[q->answer] ? RULINGS[q->answer] : "Đã trả lời",
                           TEXT_FMT(paper_date(w, q->answered)));
    return text_printf(w->a, "Chưa trả lời%s (hạn %.*s)", q->late ? ", quá hạn" : "", TEXT_FMT(paper_due(w, q->due)));
}

static void obstacle_row(struct writer *w, const struct tally_row *row, const struct tally_question *q, size_t number)
{
    struct record *r = paper_add(w, &w->root, PF_OBSTACLES);
    paper_set(w, r, PF_OBSTACLE_NO, text_printf(w->a, "%zu", number));
    paper_set(w, r, PF_OBSTACLE_ITEM, paper_item(w, row));
    paper_set(w, r, PF_OBSTACLE_WORDS, q->words);
    paper_set(w, r, PF_OBSTACLE_RULE, q->rule);
    paper_set(w, r, PF_OBSTACLE_AT, paper_agency(w, q->asked));
    paper_set(w, r, PF_OBSTACLE_RULING, ruling(w, q));
}

static void late_row(struct writer *w, const struct tally_row *rows, size_t n, size_t number)
{
    struct record *r = paper_add(w, &w->root, PF_LATES);
    struct text who = TEXT_NONE, why = TEXT_NONE;
    size_t silent = 0;
    for (size_t i = 0; i < n; i++) {
        struct text reason = paper_reason(w, &rows[i]);
        silent += category_of(&rows[i]) == CAT_SILENT && text_empty(reason);
        if (!category_is_bad(category_of(&rows[i])) && rows[i].nlates == 0)
            continue;
        who = paper_joined(w, who, ";\n", paper_lates(w, &rows[i]));
        if (n > 1 && !text_empty(reason))
            reason = text_printf(w->a, "%.*s: %.*s", TEXT_FMT(paper_unit(w, rows[i].lead_unit)), TEXT_FMT(reason));
        why = paper_joined(w, why, ";\n", reason);
    }
    if (silent > 0 && n > 1)
        why = paper_joined(
            w, why, ";\n",
            text_printf(w->a, "%.*s đơn vị chưa báo cáo, chưa nêu nguyên nhân", TEXT_FMT(paper_number(w, silent))));
    paper_set(w, r, PF_LATE_NO, text_printf(w->a, "%zu", number));
    paper_set(w, r, PF_LATE_ITEM, paper_item(w, &rows[0]));
    paper_set(w, r, PF_LATE_WORDS, paper_short(w, rows[0].words, SHORT_WORDS));
    paper_set(w, r, PF_LATE_WHO, text_empty(who) ? TEXT("Không cơ quan nào vượt thời gian được giao") : who);
    paper_set(w, r, PF_LATE_REASON, text_empty(why) ? TEXT("Chưa nêu nguyên nhân") : text_upper_first(w->a, why));
}

static void troubles(struct writer *w)
{
    const struct tally *t = w->tally;
    size_t waits = 0, obstacles = 0, lates = 0;
    for (size_t i = 0, many; i < t->n; i += many) {
        bool late = false;
        many = one_content(t->rows + i, t->n - i);
        for (size_t k = i; k < i + many; k++) {
            const struct tally_row *row = &t->rows[k];
            late |= category_is_bad(category_of(row)) || row->nlates > 0;
            if (row->wait != WAIT_NOT)
                wait_row(w, row, ++waits);
            for (size_t q = 0; q < row->nquestions; q++)
                if (row->questions[q].form == FORM_OBSTACLE)
                    obstacle_row(w, row, &row->questions[q], ++obstacles);
        }
        if (late)
            late_row(w, t->rows + i, many, ++lates);
    }
}

static void appendix(struct writer *w)
{
    const struct tally *t = w->tally;
    for (size_t i = 0, number = 0, many; i < t->n; i += many) {
        many = one_content(t->rows + i, t->n - i);
        for (size_t k = 0; k < many; k++)
            paper_row(w, &t->rows[i + k], ++number, k > 0);
    }
}

/* --- the paper ---------------------------------------------------------------------------------------------------------------- */

struct writer paper_writer(struct arena *a, const struct paper *paper)
{
    struct writer w = { .a = a,
                        .paper = paper,
                        .tally = paper->tally,
                        .org = paper->tally->world->org,
                        .at = tally_at(paper->tally),
                        .root = record_new(a, &PAPER_FIELDS, PS_DOCUMENT) };
    w.issuer = paper->issuer ? paper->issuer : paper_issuer(paper->tally, paper->form);
    return w;
}

static bool is_text(struct text name)
{
    static const char *const PARTS[] = { "word/document", "word/header", "word/footer", NULL };
    for (size_t i = 0; PARTS[i]; i++)
        if (text_starts(name, text_of(PARTS[i])) && text_ends(name, TEXT(".xml")))
            return true;
    return false;
}

enum rc paper_fill(struct sbuf *out, struct writer *w, struct err *err)
{
    const struct package *template = w->paper->template;
    struct package filled = { ARENA_ARRAY(w->a, struct package_part, template->n), template->n };
    if (!package_find(template, TEXT("word/document.xml")))
        return err_set(err, PB_TEMPLATE, _("it is no Word file (.docx), or not a whole one"));
    for (size_t i = 0; i < template->n; i++) {
        filled.parts[i] = template->parts[i];
        if (!is_text(template->parts[i].name))
            continue;
        struct sbuf xml;
        sbuf_init(&xml, PAPER_BYTES_MAX);
        enum rc rc = template_fill(&xml, w->a, &PAPER_FIELDS, template->parts[i].bytes, &w->root, err);
        if (rc == RC_OK)
            filled.parts[i].bytes = text_dup(w->a, sbuf_text(&xml));
        else
            err_prefix(err, "%.*s", TEXT_FMT(template->parts[i].name));
        sbuf_release(&xml);
        if (rc != RC_OK)
            return rc;
    }
    package_write(out, &filled);
    return RC_OK;
}

enum rc paper_report(struct sbuf *out, struct arena *a, const struct paper *paper, struct err *err)
{
    struct writer w = paper_writer(a, paper);
    if (!w.issuer)
        return err_set(err, PB_UNKNOWN_UNIT, _("nobody is found who could report this: say --issuer UNIT"));
    paper_head(&w);
    figures(&w);
    overview(&w);
    states(&w);
    units(&w);
    troubles(&w);
    paper_proposals(&w);
    appendix(&w);
    return paper_fill(out, &w, err);
}

void paper_archive(struct sbuf *out, struct arena *a, const struct paper_file *files, size_t n)
{
    struct package package = { ARENA_ARRAY(a, struct package_part, n + 1), n };
    for (size_t i = 0; i < n; i++)
        package.parts[i] = (struct package_part){ files[i].name, files[i].bytes };
    package_write(out, &package);
}
