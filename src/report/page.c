#include "report/page_write.h"

#include "base/i18n.h"
#include <string.h>

enum { NBSP = 0xA0, LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR = 0x2029 };

struct page page_new(struct sbuf *out, struct arena *a, const struct report_style *style)
{
    int width = style->width > 0 ? style->width : PAGE_WIDTH;
    return (struct page){
        .out = out,
        .a = a,
        .lang = style->lang ? style->lang : i18n_lang(),
        .width = width < PAGE_WIDTH_MIN ? PAGE_WIDTH_MIN : width,
        .colour = style->colour,
    };
}

/* --- cleaning ---------------------------------------------------------------------------------------------------- */

static bool turns_direction(uint32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

static bool is_control(uint32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

struct text page_clean(struct arena *a, struct text t)
{
    char *p = arena_alloc(a, t.n + 1);
    size_t n = 0;
    for (size_t at = 0; at < t.n;) {
        size_t from = at;
        uint32_t c = text_next(t, &at);
        if (turns_direction(c) || c == '\r')
            continue;
        if (c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR) {
            p[n++] = '\n';
        } else if (is_control(c) && c != '\n') {
            p[n++] = ' ';
        } else {
            memcpy(p + n, t.p + from, at - from);
            n += at - from;
        }
    }
    return (struct text){ p, n };
}

/* --- lines ------------------------------------------------------------------------------------------------------- */

/* Where the line that begins at `from` ends, and where the next one begins. */
static size_t line_end(struct text t, size_t from, int width, size_t *next)
{
    size_t blank = SIZE_MAX, after = 0;
    int columns = 0;
    for (size_t at = from, here; at < t.n;) {
        here = at;
        uint32_t c = text_next(t, &at);
        if (c == '\n') {
            *next = at;
            return here;
        }
        if (c == ' ') {
            blank = here;
            after = at;
        }
        columns += text_columns(text_sub(t, here, at));
        if (columns <= width)
            continue;
        if (blank != SIZE_MAX && blank > from) {
            *next = after;
            return blank;
        }
        *next = here > from ? here : at; /* a word longer than the line is cut */
        return *next;
    }
    *next = t.n;
    return t.n;
}

static struct text without_blanks_behind(struct text t)
{
    while (t.n > 0 && t.p[t.n - 1] == ' ')
        t.n--;
    return t;
}

/* The beginning of t that leaves room for an ellipsis, with it. */
static struct text with_ellipsis(struct arena *a, struct text t, int width)
{
    size_t end = 0;
    int columns = 0;
    for (size_t at = 0; at < t.n;) {
        size_t from = at;
        text_next(t, &at);
        columns += text_columns(text_sub(t, from, at));
        if (columns > width - 1)
            break;
        end = at;
    }
    return text_printf(a, "%.*s…", TEXT_FMT(without_blanks_behind(text_sub(t, 0, end))));
}

const struct text *page_lines(struct arena *a, struct text t, int width, int most, size_t *n)
{
    struct text *lines = NULL;
    assert(width >= 2);
    t = page_clean(a, text_trim(t));
    *n = 0;
    for (size_t at = 0; at < t.n || *n == 0;) {
        size_t next = t.n, end = line_end(t, at, width, &next);
        struct text line = without_blanks_behind(text_sub(t, at, end));
        bool cut = most > 0 && *n + 1 == (size_t)most && next < t.n;
        if (cut)
            line = with_ellipsis(a, line, width);
        ARENA_PUSH(a, lines, *n, line);
        at = next;
        while (at < t.n && t.p[at] == ' ')
            at++;
        if (cut)
            break;
    }
    return lines;
}

/* --- the page ---------------------------------------------------------------------------------------------------- */

static const char *const TONE_ON[TONE_COUNT] = { "", "\033[1m", "\033[1;31m", "\033[2m" };

/* U+00A0 has done its work once lines are cut. */
static void write_plain(const struct page *page, struct text t)
{
    for (size_t at = 0; at < t.n;) {
        size_t from = at;
        if (text_next(t, &at) == NBSP)
            sbuf_char(page->out, ' ');
        else
            sbuf_add(page->out, text_sub(t, from, at));
    }
}

void page_write(const struct page *page, enum tone tone, struct text t)
{
    bool coloured = page->colour && tone != TONE_PLAIN && t.n > 0;
    if (coloured)
        sbuf_str(page->out, TONE_ON[tone]);
    write_plain(page, t);
    if (coloured)
        sbuf_str(page->out, "\033[0m");
}

void page_blank(const struct page *page) { sbuf_char(page->out, '\n'); }

void page_para(const struct page *page, int indent, enum tone tone, struct text t)
{
    size_t n;
    if (text_empty(text_trim(t)))
        return;
    const struct text *lines = page_lines(page->a, t, page->width - indent, 0, &n);
    for (size_t i = 0; i < n; i++) {
        if (lines[i].n > 0)
            sbuf_fill(page->out, ' ', indent);
        page_write(page, tone, lines[i]);
        sbuf_char(page->out, '\n');
    }
}

void page_rule(const struct page *page, int columns)
{
    for (int i = 0; i < columns; i++)
        sbuf_str(page->out, "─");
}

void page_title(const struct page *page, struct text title)
{
    page_para(page, 0, TONE_STRONG, title);
    page_rule(page, page->width);
    sbuf_char(page->out, '\n');
}

void page_heading(const struct page *page, const char *heading)
{
    page_blank(page);
    page_para(page, 0, TONE_STRONG, text_of(heading));
}
