/* report_files.c -- what came of each of many files.
 *
 *      File          Form     Contents  Unresolved  Doubts  What came of it
 *      96-tb.docx    Word            9           1          draft 12
 *      anh-chup.jpg  picture         4           -      17  draft 13
 *      hong.pdf                                             the file is damaged ... [file-broken]
 */
#include "base/i18n.h"
#include "report/csv.h"
#include "report/page.h"
#include "report/report.h"

static struct text count(struct arena *a, int64_t n)
{
    return n < 0 ? TEXT_NONE : text_printf(a, "%lld", (long long)n);
}

static struct text outcome(struct arena *a, const struct file_line *line)
{
    if (line->slug != NULL)
        return text_printf(a, "%.*s [%s]", TEXT_FMT(line->why), line->slug);
    return line->draft ? text_printf(a, _("draft %lld"), (long long)line->draft) : text_of(_("read, not kept"));
}

static void files_row(struct table *t, struct arena *a, const struct file_line *line)
{
    bool read = line->slug == NULL;
    table_row(t);
    table_cell(t, TONE_STRONG, line->name);
    table_cell(t, TONE_PLAIN, line->form.n > 0 ? text_of(_(line->form_shown)) : TEXT_NONE);
    table_cell(t, TONE_PLAIN, read ? count(a, (int64_t)line->contents) : TEXT_NONE);
    table_cell(t, line->unresolved > 0 ? TONE_STRONG : TONE_PLAIN, read ? count(a, line->unresolved) : TEXT_NONE);
    table_cell(t, line->doubts > 0 ? TONE_STRONG : TONE_PLAIN, read ? count(a, line->doubts) : TEXT_NONE);
    table_cell(t, read ? TONE_PLAIN : TONE_LATE, outcome(a, line));
}

static void files_text(const struct page *page, const struct file_line *lines, size_t n)
{
    static const struct column COLUMNS[] = {
        { N_("File"), false, 0, 0 },      { N_("Form"), false, 0, 0 },  { N_("Contents"), true, 0, 0 },
        { N_("Unresolved"), true, 0, 0 }, { N_("Doubts"), true, 0, 0 }, { N_("What came of it"), false, 0, 0 },
    };
    size_t read = 0;
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < n; i++) {
        files_row(t, page->a, &lines[i]);
        read += lines[i].slug == NULL;
    }
    table_print(page, t, 2);
    page_blank(page);
    page_para(page, 2, TONE_PLAIN, text_printf(page->a, _("%zu of %zu files were read."), read, n));
}

static void csv_count(struct csv *csv, bool said, int64_t n)
{
    if (said && n >= 0)
        csv_int(csv, n);
    else
        csv_word(csv, "");
}

static void files_csv(struct sbuf *out, const struct file_line *lines, size_t n)
{
    struct csv csv = csv_new(out, "file,form,contents,unresolved,doubts,draft,problem,why");
    for (size_t i = 0; i < n; i++) {
        const struct file_line *line = &lines[i];
        bool read = line->slug == NULL;
        csv_text(&csv, line->name);
        csv_text(&csv, line->form);
        csv_count(&csv, read, (int64_t)line->contents);
        csv_count(&csv, read, line->unresolved);
        csv_count(&csv, read, line->doubts);
        csv_count(&csv, line->draft > 0, line->draft);
        csv_word(&csv, read ? "" : line->slug);
        csv_text(&csv, line->why);
        csv_end(&csv);
    }
}

void report_files(struct sbuf *out, struct arena *a, const struct file_line *lines, size_t n,
                  const struct report_style *style)
{
    struct page page = page_new(out, a, style);
    if (style->format == REPORT_CSV)
        files_csv(out, lines, n);
    else
        files_text(&page, lines, n);
}
