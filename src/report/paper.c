/* paper.c -- the report itself: figures in the body, contents by state in its annex; what the body tells of them is in paper_told.c. */
#include "report/paper_field.h"

#include "base/i18n.h"

#include <stdio.h>
#include <stdlib.h>

/* Letters of a content, and of what came of it, in the annex: of many rows only their beginnings, so that each is two or three lines. */
enum { FULL_ROWS = 100, FULL_WORDS = 1000, SHORT_WORDS = 110, SHORT_RESULT = 140 };

static struct text shortened(const struct writer *w, struct text words, size_t letters)
{
    return paper_short(w, words, w->tally->n <= FULL_ROWS ? FULL_WORDS : letters);
}

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

/* --- contents by state -------------------------------------------------------------------------------------------------- */

/* What came of it, and when, unless it stands alone with its date beside it; what it waits for; at whose desk it is, where that is not its
 * lead's. */
static struct text result_of(const struct writer *w, const struct tally_row *row, bool alone)
{
    struct text result = shortened(w, paper_result(w, row), SHORT_RESULT);
    if (!alone && row->done && !text_empty(paper_date(w, row->finished)))
        result = paper_joined(w, result, "; ",
                              text_printf(w->a, "hoàn thành ngày %.*s", TEXT_FMT(paper_date(w, row->finished))));
    if (row->state == M_ENDED || !row->holder_unit)
        return result;
    struct text at = paper_agency(w, row->holder_unit), since = paper_date(w, row->since), now = TEXT_NONE;
    if (row->wait != WAIT_NOT)
        now = text_printf(w->a, "chờ %.*s %s từ ngày %.*s", TEXT_FMT(at), paper_wait(row->wait), TEXT_FMT(since));
    else if (!row->lead_unit || !org_same_agency(w->org, row->holder_unit, row->lead_unit, w->at))
        now = text_printf(w->a, "%.*s đang giữ từ ngày %.*s", TEXT_FMT(at), TEXT_FMT(since));
    return paper_joined(w, result, "; ", now);
}

enum { LED_MAX = 2 /* so many leads are told one by one; of more, what came of it in different words */ };

static bool is_said(const struct writer *w, const struct tally_row *rows, size_t n, enum category category)
{
    for (size_t i = 0; i < n; i++)
        if (category_of(&rows[i]) == category && text_eq(paper_result(w, &rows[i]), paper_result(w, &rows[n])))
            return true;
    return false;
}

/* What came of it, of the `of` rows in the category. */
static struct text results(const struct writer *w, const struct tally_row *rows, size_t n, enum category category,
                           size_t of)
{
    struct paper_said said = { TEXT_NONE, 0 };
    if (category == CAT_SILENT)
        return TEXT("Chưa báo cáo");
    for (size_t i = 0; i < n; i++) {
        if (category_of(&rows[i]) != category)
            continue;
        if (of <= LED_MAX)
            paper_say(w, &said, paper_led(w, &rows[i], of > 1, result_of(w, &rows[i], of == 1)));
        else if (!is_said(w, rows, i, category))
            paper_say(w, &said, shortened(w, paper_result(w, &rows[i]), SHORT_RESULT));
    }
    return text_upper_first(w->a, paper_said(w, &said, of <= LED_MAX ? "đơn vị" : "kết quả"));
}

static struct text lates(const struct writer *w, const struct tally_row *rows, size_t n, enum category category,
                         size_t of)
{
    struct paper_late late = paper_late(w, rows, n, 1u << category);
    if (of == 1 && category_is_bad(category))
        return paper_joined(w, late.who, ". ", late.why);
    return of <= LED_MAX ? late.who : TEXT_NONE;
}

/* At least one of the rows is in the category. */
static void work(struct writer *w, const struct record *state, const struct tally_row *rows, size_t n,
                 enum category category, size_t number)
{
    struct record *r = paper_add(w, state, PF_STATE_WORKS);
    const struct tally_row *first = rows;
    unit_id *leads = ARENA_ARRAY(w->a, unit_id, n);
    size_t of = 0, nleads = 0;
    while (category_of(first) != category)
        first++;
    for (size_t i = 0; i < n; i++) {
        if (category_of(&rows[i]) != category)
            continue;
        of++;
        if (rows[i].lead_unit)
            leads[nleads++] = rows[i].lead_unit;
    }
    struct text result = results(w, rows, n, category, of), late = lates(w, rows, n, category, of);
    bool own = of == 1 && !text_eq(first->code, paper_item(w, first));
    paper_set(w, r, PF_WORK_NO, text_printf(w->a, "%zu", number));
    paper_set(w, r, PF_WORK_ITEM, paper_item(w, first));
    paper_set(w, r, PF_WORK_CODE, own ? first->code : TEXT_NONE);
    paper_set(w, r, PF_WORK_WORDS, shortened(w, first->words, SHORT_WORDS));
    paper_set(w, r, PF_WORK_LEADS, paper_units(w, leads, nleads));
    paper_set(w, r, PF_WORK_DUE, paper_due_said(w, first));
    paper_set(w, r, PF_WORK_DONE, of == 1 && first->done ? paper_date(w, first->finished) : TEXT_NONE);
    paper_set(w, r, PF_WORK_RESULT, result);
    paper_set(w, r, PF_WORK_LATE, late);
    paper_set(w, r, PF_WORK_STORY, paper_joined(w, result, ". ", late));
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
            many = paper_content(t->rows + i, t->n - i);
            for (size_t k = 0; k < many; k++)
                any |= category_of(&t->rows[i + k]) == (enum category)c;
            if (any)
                work(w, state, t->rows + i, many, (enum category)c, ++works);
        }
    }
}

static void appendix(struct writer *w)
{
    const struct tally *t = w->tally;
    for (size_t i = 0, number = 0, many; i < t->n; i += many) {
        many = paper_content(t->rows + i, t->n - i);
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
    enum rc rc = paper_head(&w, err);
    if (rc != RC_OK)
        return rc;
    figures(&w);
    overview(&w);
    states(&w);
    paper_unit_lines(&w);
    paper_told(&w);
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
