#include "reader/pdf.h"

#include "reader/rules.h"

#include <cairo.h>

enum {
    RULES_DPI = 150,
    RULES_DARK = 0xC8, /* a hair line between two dots is as light as this; shaded cells are lighter */
    GLANCE_DPI = 30,
    DRAWN_PIXELS_MAX = 60 << 20, /* of one page */
    PAGE_CHARS_MAX = 1 << 20,
    MEANINGLESS_PERCENT = 15, /* so many letters without meaning: the font has no map to Unicode */
    WORDS_LEAST = 3,
};

enum fault pdf_open(struct text bytes, PopplerDocument **out)
{
    GError *error = NULL;
    GBytes *all = g_bytes_new_static(bytes.p, bytes.n);
    *out = poppler_document_new_from_bytes(all, NULL, &error);
    g_bytes_unref(all);
    enum fault fault = FAULT_NONE;
    if (*out == NULL)
        fault = g_error_matches(error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED) ? FAULT_ENCRYPTED : FAULT_BROKEN;
    else if (poppler_document_get_n_pages(*out) > PLACED_PAGES_MAX)
        fault = FAULT_PAGES;
    g_clear_error(&error);
    if (fault != FAULT_NONE)
        g_clear_object(out);
    return fault;
}

cairo_surface_t *pdf_draw(PopplerPage *page, int dpi)
{
    double width, height;
    poppler_page_get_size(page, &width, &height);
    double w = width * dpi / 72, h = height * dpi / 72;
    if (!(w >= 1 && h >= 1 && w * h <= DRAWN_PIXELS_MAX))
        return NULL;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)w, (int)h);
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, dpi / 72.0, dpi / 72.0);
    poppler_page_render(page, cr);
    bool ok = cairo_status(cr) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    if (ok)
        return surface;
    cairo_surface_destroy(surface);
    return NULL;
}

/* --- words -------------------------------------------------------------------------------------------------------- */

struct reading {
    struct arena *a;
    struct placed_page page;
    struct placed_word word; /* the open one */
    const char *from, *to;
    bool begins;
    size_t letters, meaningless;
};

static int tenth(double points, int most)
{
    double t = points * 10;
    return t > 0 && t < most ? (int)t : t > 0 ? most : 0;
}

static struct place place_of(const PopplerRectangle *r, const struct placed_page *page)
{
    struct place p = { tenth(r->x1 < r->x2 ? r->x1 : r->x2, page->width),
                       tenth(r->y1 < r->y2 ? r->y1 : r->y2, page->height),
                       tenth(r->x1 < r->x2 ? r->x2 : r->x1, page->width),
                       tenth(r->y1 < r->y2 ? r->y2 : r->y1, page->height) };
    return p;
}

static void end_word(struct reading *r)
{
    if (r->from == NULL)
        return;
    r->word.text = text_dup(r->a, (struct text){ r->from, (size_t)(r->to - r->from) });
    r->word.sure = PLACED_SURE;
    r->word.begins = r->begins;
    ARENA_PUSH(r->a, r->page.words, r->page.nwords, r->word);
    r->from = NULL;
    r->begins = false;
}

/* Private use, not assigned, not a letter at all. */
static bool is_meaningless(gunichar c)
{
    return c == 0xFFFD || g_unichar_iscntrl(c) || g_unichar_type(c) == G_UNICODE_PRIVATE_USE ||
           g_unichar_type(c) == G_UNICODE_UNASSIGNED;
}

/* Cells stand beside each other without a blank between them: a gap, or another height, ends a word too. */
static bool stands_apart(const struct place *word, const struct place *letter, bool *other_line)
{
    int h = word->y1 - word->y0;
    *other_line = letter->y0 > word->y1 - h / 4 || letter->y1 < word->y0 + h / 4;
    return *other_line || letter->x0 > word->x1 + h / 3 || letter->x0 < word->x0 - h / 3;
}

static void add_letter(struct reading *r, gunichar c, const char *p, const PopplerRectangle *rect)
{
    struct place at = place_of(rect, &r->page);
    if (c == '\n' || c == '\f' || g_unichar_isspace(c)) {
        end_word(r);
        r->begins = r->begins || c == '\n' || c == '\f';
        return;
    }
    r->letters++;
    if (is_meaningless(c)) {
        r->meaningless++;
        end_word(r);
        return;
    }
    bool other_line;
    if (r->from != NULL && stands_apart(&r->word.at, &at, &other_line)) {
        end_word(r);
        r->begins = r->begins || other_line;
    }
    if (r->from == NULL) {
        r->from = p;
        r->word.at = at;
    } else {
        struct place *w = &r->word.at;
        *w = (struct place){ at.x0 < w->x0 ? at.x0 : w->x0, at.y0 < w->y0 ? at.y0 : w->y0,
                             at.x1 > w->x1 ? at.x1 : w->x1, at.y1 > w->y1 ? at.y1 : w->y1 };
    }
    r->to = g_utf8_next_char(p);
}

static void read_words(struct reading *r, PopplerPage *page)
{
    PopplerRectangle *rects = NULL;
    guint n = 0;
    char *text = poppler_page_get_text(page);
    if (text != NULL && g_utf8_validate(text, -1, NULL) && poppler_page_get_text_layout(page, &rects, &n)) {
        const char *p = text;
        r->begins = true;
        for (guint i = 0; i < n && *p != '\0' && i < PAGE_CHARS_MAX; i++, p = g_utf8_next_char(p))
            add_letter(r, g_utf8_get_char(p), p, &rects[i]);
        end_word(r);
    }
    g_free(rects);
    g_free(text);
}

/* --- rules -------------------------------------------------------------------------------------------------------- */

/* Runs of words without a wide gap. */
static struct place *read_pieces(struct arena *a, const struct placed_page *page, size_t *n)
{
    struct place *pieces = NULL;
    *n = 0;
    for (size_t i = 0; i < page->nwords; i++) {
        const struct placed_word *w = &page->words[i];
        struct place *last = *n > 0 ? &pieces[*n - 1] : NULL;
        if (last == NULL || w->begins || w->at.x0 > last->x1 + last->y1 - last->y0)
            ARENA_PUSH(a, pieces, *n, w->at);
        else
            last->x1 = w->at.x1 > last->x1 ? w->at.x1 : last->x1;
    }
    return pieces;
}

/* Three pieces and more side by side: letterheads and signatures have two. */
static bool may_have_table(struct arena *a, const struct placed_page *page)
{
    enum { PIECES_MAX = 2000, LEAST = 3 };
    size_t n, found = 0;
    const struct place *p = read_pieces(a, page, &n);
    if (n > PIECES_MAX)
        return true;
    for (size_t i = 0; i < n; i++) {
        size_t beside = 0;
        for (size_t k = 0; k < n; k++) {
            int middle = (p[k].y0 + p[k].y1) / 2;
            beside += k != i && middle > p[i].y0 && middle < p[i].y1 && (p[k].x0 >= p[i].x1 || p[k].x1 <= p[i].x0);
        }
        found += beside >= 2;
    }
    return found >= LEAST;
}

/* The page in grey, in the arena; pixels is NULL where it cannot be drawn. */
static struct raster draw_grey(struct arena *a, PopplerPage *page, int dpi)
{
    struct raster out = { .dpi = dpi, .dark = RULES_DARK };
    cairo_surface_t *s = pdf_draw(page, dpi);
    if (s == NULL)
        return out;
    out.width = out.stride = cairo_image_surface_get_width(s);
    out.height = cairo_image_surface_get_height(s);
    int stride = cairo_image_surface_get_stride(s);
    const unsigned char *data = cairo_image_surface_get_data(s);
    uint8_t *grey = arena_alloc(a, (size_t)out.width * (size_t)out.height);
    for (int y = 0; y < out.height; y++)
        for (int x = 0; x < out.width; x++) /* green is near enough to grey */
            grey[(size_t)y * (size_t)out.width + (size_t)x] = data[(size_t)y * (size_t)stride + (size_t)x * 4 + 1];
    cairo_surface_destroy(s);
    out.pixels = grey;
    return out;
}

static void read_rules(struct reading *r, PopplerPage *page)
{
    struct raster grey = draw_grey(r->a, page, RULES_DPI);
    if (grey.pixels != NULL)
        rules_find(r->a, &grey, &r->page);
}

static bool is_blank(struct arena *a, PopplerPage *page)
{
    struct raster grey = draw_grey(a, page, GLANCE_DPI);
    size_t n = grey.pixels != NULL ? (size_t)grey.width * (size_t)grey.height : 0;
    for (size_t i = 0; i < n; i++)
        if (grey.pixels[i] < grey.dark)
            return false;
    return n > 0;
}

/* --- pages -------------------------------------------------------------------------------------------------------- */

static void add_page(struct sbuf *answer, PopplerPage *page, int number)
{
    double width, height;
    struct reading r = { .a = arena_new() };
    poppler_page_get_size(page, &width, &height);
    r.page = (struct placed_page){ .number = number,
                                   .width = tenth(width, PLACED_MOST) + 1,
                                   .height = tenth(height, PLACED_MOST) + 1 };
    read_words(&r, page);
    if (r.page.nwords < WORDS_LEAST || r.meaningless * 100 > r.letters * MEANINGLESS_PERCENT) {
        r.page.picture = r.letters > 0 || !is_blank(r.a, page);
        r.page.nwords = 0;
    } else if (may_have_table(r.a, &r.page)) {
        read_rules(&r, page);
    }
    if (r.meaningless > 0)
        record_add(answer, 'N', text_of(r.page.picture ? "unmapped" : "letters"));
    placed_add_page(answer, &r.page);
    arena_free(r.a);
}

enum fault pdf_read(PopplerDocument *pdf, struct sbuf *answer)
{
    int n = poppler_document_get_n_pages(pdf);
    for (int i = 0; i < n && !sbuf_full(answer); i++) {
        PopplerPage *page = poppler_document_get_page(pdf, i);
        if (page == NULL)
            return FAULT_BROKEN;
        add_page(answer, page, i + 1);
        g_object_unref(page);
    }
    return n > 0 ? FAULT_NONE : FAULT_BROKEN;
}
