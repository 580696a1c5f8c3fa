#include "reader/recognise.h"

#include "reader/rules.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <tesseract/capi.h>

enum {
    DPI = 300,
    SIDE_MOST = 30000,
    PIXELS_MOST = 120 << 20,
    SCALED_MOST = 40 << 20, /* pixels of a page at DPI: A3 */
    A4_LONG = 1169,         /* hundredths of an inch        */
    RED_LEAST = 50,         /* by so much red exceeds the other colours */
    UPSIDE_SURE = 45,       /* less sure on the whole: the page may stand on its head or side */
};

struct recogniser {
    TessBaseAPI *tess;
};

static char *model_read(size_t *n)
{
    static const char *const PLACES[] = { "/usr/share/tesseract-ocr/5/tessdata/vie.traineddata",
                                          "/usr/share/tessdata/vie.traineddata" };
    char *model = NULL;
    for (size_t i = 0; i < LEN(PLACES) && model == NULL; i++)
        model = (char *)l_binaryRead(PLACES[i], n);
    return model;
}

struct recogniser *recogniser_new(void)
{
    size_t n = 0;
    setMsgSeverity(L_SEVERITY_NONE);
    char *model = model_read(&n);
    struct recogniser *r = model != NULL ? calloc(1, sizeof *r) : NULL;
    if (r != NULL)
        r->tess = TessBaseAPICreate();
    if (r != NULL && (r->tess == NULL ||
                      TessBaseAPIInit5(r->tess, model, (int)n, "vie", OEM_LSTM_ONLY, NULL, 0, NULL, NULL, 0, 0) != 0)) {
        free(r);
        r = NULL;
    }
    free(model);
    return r;
}

/* --- pictures ----------------------------------------------------------------------------------------------------- */

static bool is_tiff(struct text bytes) { return text_starts(bytes, TEXT("II*")) || text_starts(bytes, TEXT("MM\0*")); }

enum fault pictures_count(struct text bytes, int *n)
{
    int format, w, h, bps, spp, cmap;
    *n = 1;
    if (pixReadHeaderMem((const l_uint8 *)bytes.p, bytes.n, &format, &w, &h, &bps, &spp, &cmap) != 0)
        return FAULT_BROKEN;
    if (w > SIDE_MOST || h > SIDE_MOST || (int64_t)w * h > PIXELS_MOST)
        return FAULT_PIXELS;
    if (is_tiff(bytes)) {
        size_t at = 0;
        for (*n = 0; *n < PLACED_PAGES_MAX; (*n)++) {
            PIX *pix = pixReadMemFromMultipageTiff((const l_uint8 *)bytes.p, bytes.n, &at);
            if (pix == NULL)
                break;
            pixDestroy(&pix);
            if (at == 0)
                return (*n)++, FAULT_NONE;
        }
    }
    return *n > 0 ? FAULT_NONE : FAULT_BROKEN;
}

PIX *pictures_read(struct text bytes, int page)
{
    if (!is_tiff(bytes))
        return pixReadMem((const l_uint8 *)bytes.p, bytes.n);
    PIX *pix = NULL;
    size_t at = 0;
    for (int i = 0; i <= page; i++) {
        pixDestroy(&pix);
        pix = pixReadMemFromMultipageTiff((const l_uint8 *)bytes.p, bytes.n, &at);
        if (pix == NULL || (at == 0 && i < page))
            break;
    }
    return pix;
}

/* `to` takes the place of *pix, unless it could not be made. */
static void replace(PIX **pix, PIX *to)
{
    if (to == NULL)
        return;
    pixDestroy(pix);
    *pix = to;
}

/* Photographs say nothing true of their size: a page is taken to be A4. */
static int dpi_of(PIX *pix)
{
    enum { LEAST = 90, MOST = 1200 };
    int said = pixGetXRes(pix);
    int w = pixGetWidth(pix), h = pixGetHeight(pix), longer = w > h ? w : h;
    int as_a4 = longer * 100 / A4_LONG;
    return said >= LEAST && said <= MOST ? said : as_a4 > 0 ? as_a4 : 1;
}

static bool scale(PIX **pix)
{
    double by = (double)DPI / dpi_of(*pix);
    double pixels = by * by * pixGetWidth(*pix) * pixGetHeight(*pix);
    if (pixels > SCALED_MOST)
        by *= sqrt(SCALED_MOST / pixels);
    if (by < 0.9 || by > 1.15) {
        PIX *scaled = pixScale(*pix, (float)by, (float)by);
        if (scaled == NULL)
            return false;
        replace(pix, scaled);
    }
    pixSetResolution(*pix, DPI, DPI);
    return true;
}

/* Black where the picture is red, white elsewhere; NULL where next to nothing is. */
static PIX *red_alone(PIX *colour)
{
    enum { LEAST = 600 /* dots: a letter of 12 points has as many */ };
    int w = pixGetWidth(colour), h = pixGetHeight(colour);
    PIX *out = pixCreate(w, h, 8);
    size_t found = 0;
    if (out == NULL)
        return NULL;
    for (int y = 0; y < h; y++) {
        const l_uint32 *from = pixGetData(colour) + (size_t)y * (size_t)pixGetWpl(colour);
        l_uint32 *to = pixGetData(out) + (size_t)y * (size_t)pixGetWpl(out);
        for (int x = 0; x < w; x++) {
            int red, green, blue;
            extractRGBValues(from[x], &red, &green, &blue);
            bool is = red - green > RED_LEAST && red - blue > RED_LEAST;
            SET_DATA_BYTE(to, x, is ? 0 : 255);
            found += is;
        }
    }
    pixSetResolution(out, DPI, DPI);
    if (found < LEAST)
        pixDestroy(&out);
    return out;
}

/* Grey, without red, on an even ground. */
static PIX *grey_of(PIX *pix)
{
    PIX *grey = pixGetDepth(pix) == 32 ? pixGetRGBComponent(pix, COLOR_RED) : pixConvertTo8(pix, 0);
    if (grey != NULL)
        replace(&grey, pixBackgroundNormSimple(grey, NULL, NULL));
    return grey;
}

enum { INK = 160 };

/* The back of a sheet is scanned too, and looking for words on it takes longest. */
static bool has_ink(PIX *grey)
{
    enum { LEAST = 60 /* dots: a full stop of 12 points has as many */ };
    PIX *ink = pixThresholdToBinary(grey, INK);
    l_int32 n = LEAST;
    bool known = ink != NULL && pixCountPixels(ink, &n, NULL) == 0;
    pixDestroy(&ink);
    return !known || n >= LEAST;
}

static void set_level(PIX **grey)
{
    static const float SURE = 3.0F, LEAST = 0.08F, DEGREE = 3.14159265F / 180;
    float angle = 0, sure = 0;
    PIX *ink = pixThresholdToBinary(*grey, INK);
    bool skewed = ink != NULL && pixFindSkew(ink, &angle, &sure) == 0 && sure >= SURE && fabsf(angle) >= LEAST;
    pixDestroy(&ink);
    if (skewed)
        replace(grey, pixRotate(*grey, angle * DEGREE, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
}

/* --- words -------------------------------------------------------------------------------------------------------- */

static int tenths(int pixels, int most)
{
    int t = (int)((int64_t)pixels * 720 / DPI);
    return t < 0 ? 0 : t > most ? most : t;
}

static void take_word(struct arena *a, TessResultIterator *it, bool begins, struct placed_page *page)
{
    int x0, y0, x1, y1;
    char *utf8 = TessResultIteratorGetUTF8Text(it, RIL_WORD);
    struct text t = text_trim(text_of(utf8));
    float sure = TessResultIteratorConfidence(it, RIL_WORD);
    if (!text_empty(t) &&
        TessPageIteratorBoundingBox(TessResultIteratorGetPageIterator(it), RIL_WORD, &x0, &y0, &x1, &y1)) {
        struct placed_word w = { { tenths(x0, page->width), tenths(y0, page->height), tenths(x1, page->width),
                                   tenths(y1, page->height) },
                                 sure < 0             ? 0
                                 : sure > PLACED_SURE ? PLACED_SURE
                                                      : (int)sure,
                                 begins,
                                 text_dup(a, t) };
        ARENA_PUSH(a, page->words, page->nwords, w);
    }
    TessDeleteText(utf8);
}

/* Height of letters differs from word to word, of lines it does not: that of the line is taken. */
static void read_words(struct recogniser *r, struct arena *a, PIX *grey, struct placed_page *page)
{
    TessBaseAPISetPageSegMode(r->tess, PSM_AUTO);
    TessBaseAPISetImage2(r->tess, grey);
    if (TessBaseAPIRecognize(r->tess, NULL) != 0)
        return;
    TessResultIterator *it = TessBaseAPIGetIterator(r->tess);
    if (it == NULL)
        return;
    int top = 0, bottom = 0;
    do {
        int x0, x1, y0, y1;
        const TessPageIterator *at = TessResultIteratorGetPageIteratorConst(it);
        bool begins = TessPageIteratorIsAtBeginningOf(at, RIL_TEXTLINE);
        size_t before = page->nwords;
        if (begins && TessPageIteratorBoundingBox(at, RIL_TEXTLINE, &x0, &y0, &x1, &y1)) {
            top = tenths(y0, page->height);
            bottom = tenths(y1, page->height);
        }
        take_word(a, it, begins, page);
        if (page->nwords > before && top < bottom) {
            page->words[before].at.y0 = top;
            page->words[before].at.y1 = bottom;
        }
    } while (TessResultIteratorNext(it, RIL_WORD));
    TessResultIteratorDelete(it);
    TessBaseAPIClear(r->tess);
}

static void read_rules(struct arena *a, PIX *grey, struct placed_page *page)
{
    int w = pixGetWidth(grey), h = pixGetHeight(grey);
    uint8_t *pixels = arena_alloc(a, (size_t)w * (size_t)h);
    for (int y = 0; y < h; y++) {
        const l_uint32 *line = pixGetData(grey) + (size_t)y * (size_t)pixGetWpl(grey);
        for (int x = 0; x < w; x++)
            pixels[(size_t)y * (size_t)w + (size_t)x] = (uint8_t)GET_DATA_BYTE(line, x);
    }
    rules_find(a, &(struct raster){ pixels, w, h, w, DPI, 0xA0 }, page);
}

static struct placed_page page_of(PIX *grey, int number)
{
    return (struct placed_page){ .number = number,
                                 .width = tenths(pixGetWidth(grey), PLACED_MOST) + 1,
                                 .height = tenths(pixGetHeight(grey), PLACED_MOST) + 1,
                                 .recognised = true };
}

static int surely(const struct placed_page *page)
{
    int64_t sum = 0;
    for (size_t i = 0; i < page->nwords; i++)
        sum += page->words[i].sure;
    return page->nwords > 0 ? (int)(sum / (int64_t)page->nwords) : 0;
}

/* As it lies; where hardly a word is sure, turned by quarters too, and the surest is taken. */
static struct placed_page read_turned(struct recogniser *r, struct arena *a, PIX **grey, int number)
{
    struct placed_page best = page_of(*grey, number);
    read_words(r, a, *grey, &best);
    for (int quarter = 1; quarter < 4 && surely(&best) < UPSIDE_SURE; quarter++) {
        PIX *turned = pixRotateOrth(*grey, quarter);
        if (turned == NULL)
            break;
        struct placed_page page = page_of(turned, number);
        read_words(r, a, turned, &page);
        if (surely(&page) > surely(&best) && page.nwords > 2) {
            best = page;
            if (surely(&best) >= UPSIDE_SURE)
                replace(grey, pixClone(turned));
        }
        pixDestroy(&turned);
    }
    return best;
}

/* A stamped mark of secrecy is red: it would vanish with the seal. */
static void look_at_red(struct recogniser *r, PIX *pix, struct sbuf *answer)
{
    PIX *red = pixGetDepth(pix) == 32 ? red_alone(pix) : NULL;
    if (red == NULL)
        return;
    TessBaseAPISetPageSegMode(r->tess, PSM_SPARSE_TEXT);
    TessBaseAPISetImage2(r->tess, red);
    char *words = TessBaseAPIGetUTF8Text(r->tess);
    if (words != NULL)
        record_add(answer, 'B', text_of(words));
    TessDeleteText(words);
    TessBaseAPIClear(r->tess);
    pixDestroy(&red);
}

enum fault recognise(struct recogniser *r, PIX *picture, int number, struct sbuf *answer)
{
    if (picture == NULL)
        return FAULT_BROKEN;
    if (pixGetColormap(picture) != NULL)
        replace(&picture, pixRemoveColormap(picture, REMOVE_CMAP_BASED_ON_SRC));
    if (!scale(&picture)) {
        pixDestroy(&picture);
        return FAULT_MEMORY;
    }
    if (number == 1)
        look_at_red(r, picture, answer);
    PIX *grey = grey_of(picture);
    pixDestroy(&picture);
    if (grey == NULL)
        return FAULT_MEMORY;
    set_level(&grey);
    pixSetResolution(grey, DPI, DPI);
    struct arena *a = arena_new();
    struct placed_page page = page_of(grey, number);
    if (has_ink(grey)) {
        page = read_turned(r, a, &grey, number);
        read_rules(a, grey, &page);
    }
    placed_add_page(answer, &page);
    arena_free(a);
    pixDestroy(&grey);
    return FAULT_NONE;
}
