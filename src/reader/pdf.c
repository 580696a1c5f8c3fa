#include "reader/pdf.h"

#include "intake/encoding.h"
#include "reader/rules.h"
#include "reader/sense.h"

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

struct font {
    enum legacy legacy;
    struct legacy_how how;
};

struct reading {
    struct arena *a;
    struct placed_page page;
    struct placed_word word; /* the open one */
    const char *from, *to;
    bool begins;
    size_t letters, meaningless;
    GList *fonts;        /* of the page's letters, where they may be of an old encoding */
    bool named;          /* fonts were asked for                                        */
    struct font font;    /* of the open word                                            */
    struct font *legacy; /* beside every word, where fonts were asked for               */
    size_t nlegacy;
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

/* --- fonts of before Unicode --- */

/* Hardly a letter with marks that only Unicode has, but others: the fonts' names may say what they are. */
static bool may_be_legacy(struct text t)
{
    enum { TIMES_LESS = 4 };
    size_t modern = 0, latin = 0;
    for (size_t at = 0; at < t.n;) {
        uint32_t cp = text_next(t, &at);
        modern += legacy_is_modern(cp);
        latin += cp > 0xA0 && cp <= 0xFF;
    }
    return latin > 0 && modern * TIMES_LESS < latin;
}

/* The font of the letter of this index; the list is gone through once. */
static void look_at_font(struct reading *r, int index)
{
    r->font = (struct font){ .legacy = LEGACY_NONE };
    while (r->fonts != NULL && ((PopplerTextAttributes *)r->fonts->data)->end_index < index)
        r->fonts = r->fonts->next;
    if (r->fonts != NULL)
        r->font.legacy = legacy_font(text_of(((PopplerTextAttributes *)r->fonts->data)->font_name), &r->font.how);
}

static bool is_modern(struct text word)
{
    for (size_t at = 0; at < word.n;)
        if (legacy_is_modern(text_next(word, &at)))
            return true;
    return false;
}

/* A line whose letters of ASCII are capitals is one of capitals: TCVN3 has none with marks. */
static bool is_of_capitals(const struct placed_word *words, size_t n)
{
    size_t small = 0, capital = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < words[i].text.n; k++) {
            small += words[i].text.p[k] >= 'a' && words[i].text.p[k] <= 'z';
            capital += words[i].text.p[k] >= 'A' && words[i].text.p[k] <= 'Z';
        }
    return small == 0 && capital > 1;
}

/* Words of old fonts, line by line. A word that has letters of Unicode was mapped to it, whatever its font is called. */
static void convert_words(struct reading *r, bool *converted)
{
    struct placed_word *w = r->page.words;
    for (size_t from = 0, to; from < r->nlegacy; from = to) {
        for (to = from + 1; to < r->nlegacy && !w[to].begins;)
            to++;
        bool capitals = is_of_capitals(&w[from], to - from);
        for (size_t i = from; i < to; i++) {
            struct font f = r->legacy[i];
            if (f.legacy == LEGACY_NONE || is_modern(w[i].text))
                continue;
            f.how.capitals = f.how.capitals || (capitals && f.legacy == LEGACY_TCVN3);
            w[i].text = legacy_convert(r->a, f.legacy, f.how, w[i].text);
            converted[f.legacy] = true;
        }
    }
}

static void end_word(struct reading *r)
{
    if (r->from == NULL)
        return;
    r->word.text = text_dup(r->a, (struct text){ r->from, (size_t)(r->to - r->from) });
    r->word.sure = PLACED_SURE;
    r->word.begins = r->begins;
    ARENA_PUSH(r->a, r->page.words, r->page.nwords, r->word);
    if (r->named)
        ARENA_PUSH(r->a, r->legacy, r->nlegacy, r->font);
    r->from = NULL;
    r->begins = false;
}

/* Private use, not assigned, not a letter at all. */
static bool is_meaningless(gunichar c)
{
    return c == 0xFFFD || g_unichar_iscntrl(c) || g_unichar_type(c) == G_UNICODE_PRIVATE_USE ||
           g_unichar_type(c) == G_UNICODE_UNASSIGNED;
}

/* Fonts of signs have their bullets here; Word sets one where a list item begins. */
static bool is_bullet(const struct reading *r, gunichar c)
{
    return c >= 0xF020 && c <= 0xF0FF && r->begins && r->from == NULL;
}

/* Cells stand beside each other without a blank between them: a gap, or another height, ends a word too. */
static bool stands_apart(const struct place *word, const struct place *letter, bool *other_line)
{
    int h = word->y1 - word->y0;
    *other_line = letter->y0 > word->y1 - h / 4 || letter->y1 < word->y0 + h / 4;
    return *other_line || letter->x0 > word->x1 + h / 3 || letter->x0 < word->x0 - h / 3;
}

/* The number of a footnote behind a word, or what goes on behind the number: letters of another size, higher or lower. */
static bool is_raised(const struct place *word, const struct place *letter)
{
    int h = word->y1 - word->y0, g = letter->y1 - letter->y0;
    bool smaller = g * 5 < h * 4 && letter->y1 < word->y1 - h / 8,
         larger = h * 5 < g * 4 && word->y1 < letter->y1 - g / 8;
    return smaller || larger;
}

static void add_letter(struct reading *r, gunichar c, const char *p, int index, const PopplerRectangle *rect)
{
    struct place at = place_of(rect, &r->page);
    if (c == '\n' || c == '\f' || g_unichar_isspace(c)) {
        end_word(r);
        r->begins = r->begins || c == '\n' || c == '\f';
        return;
    }
    static const char BULLET[] = "•";
    bool bullet = is_bullet(r, c);
    r->letters++;
    if (!bullet && is_meaningless(c)) {
        r->meaningless++;
        end_word(r);
        return;
    }
    bool other_line = false;
    if (r->from != NULL && (is_raised(&r->word.at, &at) || stands_apart(&r->word.at, &at, &other_line))) {
        end_word(r);
        r->begins = r->begins || other_line;
    }
    if (r->from == NULL) {
        r->from = p;
        r->word.at = at;
        look_at_font(r, index);
    } else {
        struct place *w = &r->word.at;
        *w = (struct place){ at.x0 < w->x0 ? at.x0 : w->x0, at.y0 < w->y0 ? at.y0 : w->y0,
                             at.x1 > w->x1 ? at.x1 : w->x1, at.y1 > w->y1 ? at.y1 : w->y1 };
    }
    r->to = g_utf8_next_char(p);
    if (bullet) {
        r->from = BULLET;
        r->to = BULLET + sizeof BULLET - 1;
        end_word(r);
    }
}

static void read_words(struct reading *r, PopplerPage *page)
{
    PopplerRectangle *rects = NULL;
    guint n = 0;
    char *text = poppler_page_get_text(page);
    if (text != NULL && g_utf8_validate(text, -1, NULL) && poppler_page_get_text_layout(page, &rects, &n)) {
        const char *p = text;
        GList *fonts = may_be_legacy(text_of(text)) ? poppler_page_get_text_attributes(page) : NULL;
        r->fonts = fonts;
        r->named = fonts != NULL;
        r->begins = true;
        for (guint i = 0; i < n && *p != '\0' && i < PAGE_CHARS_MAX; i++, p = g_utf8_next_char(p))
            add_letter(r, g_utf8_get_char(p), p, (int)i, &rects[i]);
        end_word(r);
        poppler_page_free_text_attributes(fonts);
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
    bool converted[LEGACY_COUNT] = { false };
    poppler_page_get_size(page, &width, &height);
    r.page = (struct placed_page){ .number = number,
                                   .width = tenth(width, PLACED_MOST) + 1,
                                   .height = tenth(height, PLACED_MOST) + 1 };
    read_words(&r, page);
    if (!page_makes_sense(&r.page))
        r.meaningless = r.letters;
    if (r.page.nwords < WORDS_LEAST || r.meaningless * 100 > r.letters * MEANINGLESS_PERCENT) {
        r.page.picture = r.letters > 0 || !is_blank(r.a, page);
        r.page.nwords = 0;
    } else if (may_have_table(r.a, &r.page)) {
        read_rules(&r, page);
    }
    if (r.meaningless > 0)
        record_add(answer, 'N', text_of(r.page.picture ? "unmapped" : "letters"));
    if (!r.page.picture)
        convert_words(&r, converted);
    for (int e = LEGACY_NONE + 1; e < LEGACY_COUNT; e++)
        if (converted[e])
            record_add(answer, 'N', text_of(encoding_word(encoding_legacy((enum legacy)e))));
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
