/* paper_letter.c -- a letter to each agency that holds something late: to urge, or, to a superior, to ask. */
#include "report/paper_field.h"

/* Whose desk a row is late on; 0: it is not late. */
static unit_id late_at(const struct writer *w, const struct tally_row *row)
{
    enum category c = category_of(row);
    return c == CAT_OVERDUE || c == CAT_SILENT ? org_agency(w->org, row->holder_unit, w->at) : 0;
}

const struct letter *paper_letters(struct arena *a, const struct paper *paper, size_t *n, size_t *own)
{
    struct writer w = paper_writer(a, paper);
    size_t *rows = ARENA_ARRAY(a, size_t, org_units(w.org) + 1);
    struct letter *letters = NULL;
    for (size_t i = 0; i < w.tally->n; i++)
        rows[late_at(&w, &w.tally->rows[i])]++;
    *n = 0;
    *own = w.issuer ? rows[w.issuer] : 0;
    for (unit_id u = 1; u <= org_units(w.org); u++) {
        struct letter letter = { u, rows[u], org_is_above(w.org, u, w.issuer, w.at) };
        if (rows[u] > 0 && u != w.issuer)
            ARENA_PUSH(a, letters, *n, letter);
    }
    return letters;
}

static void letter_words(struct writer *w, const struct letter *letter)
{
    struct text to = paper_unit(w, letter->to), about = record_value(&PAPER_FIELDS, &w->root, PF_TITLE)->words;
    struct text rest = about;
    static const char *const BEGINNINGS[] = { "Kết quả thực hiện ", "Tình hình thực hiện " };
    for (size_t i = 0; i < LEN(BEGINNINGS); i++)
        if (text_starts(about, text_of(BEGINNINGS[i])))
            rest = text_sub(about, text_of(BEGINNINGS[i]).n, about.n);
    paper_set(w, &w->root, PF_TITLE,
              text_printf(w->a,
                          letter->above ? "đề nghị xem xét nội dung đang chờ theo %.*s" : "đôn đốc thực hiện %.*s",
                          TEXT_FMT(rest)));
    paper_set(w, &w->root, PF_OPENING,
              text_printf(w->a,
                          "Theo dõi việc thực hiện %.*s, số liệu đến %.*s, có %.*s nội dung %.*s đang giữ đã quá thời "
                          "hạn nhưng chưa hoàn thành:",
                          TEXT_FMT(rest), TEXT_FMT(paper_moment(w, w->tally->now)),
                          TEXT_FMT(paper_number(w, letter->n)), TEXT_FMT(to)));
    paper_set(w, &w->root, PF_ADDRESSEE, to);
    paper_set(w, &w->root, PF_LETTER_TO, to);
    paper_set(w, &w->root, letter->above ? PF_ASKS : PF_URGES, TEXT("x"));
}

enum rc paper_letter(struct sbuf *out, struct arena *a, const struct paper *paper, const struct letter *letter,
                     struct err *err)
{
    struct writer w = paper_writer(a, paper);
    enum rc rc = paper_head(&w, err);
    if (rc != RC_OK)
        return rc;
    letter_words(&w, letter);
    for (size_t i = 0, number = 0; i < w.tally->n; i++)
        if (late_at(&w, &w.tally->rows[i]) == letter->to)
            paper_row(&w, &w.tally->rows[i], ++number, false);
    return paper_fill(out, &w, err);
}
