/* congvu-reader -- opens a PDF or a picture of pages, locked in; answers with words and where they stand.
 *
 *   congvu-reader pdf               < FILE   words of every page, pages that are pictures named
 *   congvu-reader count             < FILE   how many pictures the file has, each as a page that is a picture
 *   congvu-reader recognise PAGE    < FILE   the words of a page of a PDF or of a file of pictures, recognised
 *
 * Started by congvu (src/intake/foreign.c) with the file on descriptor 0 and the answer's pipe on 1. A program of its own, since
 * what it links (poppler, tesseract, cairo) has no place in the address space of a server, and loads itself before it can
 * be locked in; see docs/decisions/0018. The answer is made of records (src/intake/record.h).
 */
#include "intake/child.h"
#include "intake/kind.h"
#include "reader/pdf.h"
#include "reader/recognise.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { EXIT_NO_INPUT = 73, RECOGNISE_DPI = 300 };

struct job {
    struct text bytes;
    int page; /* to recognise, from 1; 0: read the words there are */
    bool count;
    struct recogniser *recogniser;
};

static bool map_input(struct text *out)
{
    struct stat st;
    if (fstat(0, &st) != 0 || st.st_size <= 0)
        return false;
    void *p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, 0, 0);
    if (p == MAP_FAILED)
        return false;
    *out = (struct text){ p, (size_t)st.st_size };
    return true; /* cppcheck-suppress memleak ; mapped as long as the program runs */
}

static PIX *pix_of(cairo_surface_t *s)
{
    int w = cairo_image_surface_get_width(s), h = cairo_image_surface_get_height(s);
    PIX *pix = pixCreate(w, h, 32);
    for (int y = 0; pix != NULL && y < h; y++) {
        const unsigned char *from =
            cairo_image_surface_get_data(s) + (size_t)y * (size_t)cairo_image_surface_get_stride(s);
        l_uint32 *to = pixGetData(pix) + (size_t)y * (size_t)pixGetWpl(pix);
        for (int x = 0; x < w; x++) {
            uint32_t c;
            memcpy(&c, from + (size_t)x * 4, sizeof c); /* 0x00RRGGBB; leptonica has 0xRRGGBB00 */
            to[x] = c << 8;
        }
    }
    if (pix != NULL)
        pixSetResolution(pix, RECOGNISE_DPI, RECOGNISE_DPI);
    return pix;
}

static enum fault recognise_pdf(const struct job *job, struct sbuf *answer)
{
    PopplerDocument *pdf;
    enum fault fault = pdf_open(job->bytes, &pdf);
    if (fault != FAULT_NONE)
        return fault;
    PopplerPage *page = poppler_document_get_page(pdf, job->page - 1); /* NULL: it has none such */
    cairo_surface_t *s = page != NULL ? pdf_draw(page, RECOGNISE_DPI) : NULL;
    PIX *pix = s != NULL ? pix_of(s) : NULL;
    if (s != NULL)
        cairo_surface_destroy(s);
    return pix != NULL ? recognise(job->recogniser, pix, job->page, answer) : FAULT_PIXELS;
}

static enum fault recognise_picture(const struct job *job, struct sbuf *answer)
{
    int n;
    enum fault fault = pictures_count(job->bytes, &n);
    if (fault == FAULT_NONE)
        fault = recognise(job->recogniser, pictures_read(job->bytes, job->page - 1), job->page, answer);
    return fault;
}

static enum fault count_pictures(const struct job *job, struct sbuf *answer)
{
    int n;
    enum fault fault = pictures_count(job->bytes, &n);
    for (int i = 1; fault == FAULT_NONE && i <= n; i++)
        placed_add_page(answer, &(struct placed_page){ .number = i, .width = 1, .height = 1, .picture = true });
    return fault;
}

static enum fault work(const struct job *job, struct sbuf *answer)
{
    bool pdf = kind_of(job->bytes) == KIND_PDF;
    if (job->count)
        return count_pictures(job, answer);
    if (job->page > 0)
        return pdf ? recognise_pdf(job, answer) : recognise_picture(job, answer);
    PopplerDocument *document;
    enum fault fault = pdf_open(job->bytes, &document);
    if (fault == FAULT_NONE)
        fault = pdf_read(document, answer);
    return fault;
}

static bool arguments(int argc, char **argv, struct job *job)
{
    if (argc == 2 && strcmp(argv[1], "pdf") == 0)
        return true;
    job->count = argc == 2 && strcmp(argv[1], "count") == 0;
    int64_t page;
    if (argc == 3 && strcmp(argv[1], "recognise") == 0 && text_int(text_of(argv[2]), &page) && page <= PLACED_PAGES_MAX)
        job->page = (int)page;
    return job->count || job->page > 0;
}

int main(int argc, char **argv)
{
    struct job job = { .page = 0 };
    if (!arguments(argc, argv, &job) || !map_input(&job.bytes)) {
        fputs("congvu-reader: started by congvu, with a file as its input\n", stderr);
        return EXIT_NO_INPUT;
    }
    const struct child_limits *limits = job.page > 0 ? &PICTURE_LIMITS : &WORDS_LIMITS;
    struct sbuf out;
    sbuf_init(&out, limits->answer_bytes);
    record_begin(&out);
    bool ready = job.page == 0 || (job.recogniser = recogniser_new()) != NULL;
    int fd = fcntl(1, F_DUPFD, 3);
    if (fd < 0 || !sandbox_enter(&limits->sandbox, fd))
        _exit(EXIT_NO_SANDBOX);
    record_end(&out, ready ? work(&job, &out) : FAULT_NO_MODEL);
    child_give(&out);
}
