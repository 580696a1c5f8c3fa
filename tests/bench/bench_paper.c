/* bench_paper.c -- a directive of many contents, from the register to a Word file and an Excel annex.
 *
 *   bench_paper [FOLDER [CONTENTS]]      500 contents unless stated; the aim is a second for a report of 500
 */
#include "app/congvu.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void die(const char *what, const struct err *err)
{
    fprintf(stderr, "bench_paper: %s: %s\n", what, err ? err->detail : "");
    exit(1);
}

/* A notice with as many contents, each with a lead and a date. */
static void notice(struct sbuf *out, int contents)
{
    static const char *const LEADS[] = { "Sở Tài chính", "Sở Xây dựng", "Sở Nội vụ", "Sở Y tế", "Sở Tư pháp" };
    sbuf_str(
        out,
        "ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM HẠ\n\nSố: 500/TB-UBND\n\nSông Lam Hạ, ngày 14 tháng 8 năm 2025\n\nTHÔNG BÁO\n\n"
        "Kết luận của Chủ tịch UBND tỉnh về giải ngân vốn đầu tư công\n\nChủ tịch UBND tỉnh kết luận như sau:\n\n");
    for (int i = 1; i <= contents; i++)
        sbuf_printf(out,
                    "%d. %s rà soát, xây dựng phương án số %d về điều chuyển vốn của các dự án chậm tiến độ trên địa "
                    "bàn, báo cáo "
                    "UBND tỉnh trước ngày %d/9/2025.\n\n",
                    i, LEADS[i % (int)LEN(LEADS)], i, i % 28 + 1);
}

static void begin(struct congvu *app, int contents)
{
    struct sbuf text, out;
    struct err err;
    int64_t draft;
    size_t opened;
    sbuf_init(&text, 1 << 24);
    sbuf_init(&out, 1 << 26);
    notice(&text, contents);
    struct congvu_intake intake = { .file = "notice.txt", .bytes = sbuf_text(&text), .style = { .lang = "vi" } };
    if (congvu_intake(app, &intake, &draft, &out, &err) != RC_OK)
        die("intake", &err);
    struct congvu_accept accept = { .draft = draft,
                                    .person = TEXT("yentt"),
                                    .operator_name = TEXT("bench"),
                                    .at = TEXT("2025-08-14 16:40"),
                                    .style = { .lang = "vi" } };
    sbuf_clear(&out);
    if (congvu_accept(app, &accept, &opened, &out, &err) != RC_OK)
        die("accept", &err);
    printf("%d contents, %zu matters\n", contents, opened);
    sbuf_release(&text);
    sbuf_release(&out);
}

static void row(const char *what, double took, double bytes)
{
    printf("%-22s %10.0f ms  (aim 1000)   %8.0f kB\n", what, took * 1000, bytes / 1024);
}

static void measure(struct congvu *app, const char *annex)
{
    struct congvu_paper paper = { .ask = { .what = TEXT("500/TB-UBND"), .style = { .lang = "vi" } } };
    struct err err;
    struct sbuf out;
    double from;
    sbuf_init(&out, 1 << 27);
    from = seconds();
    if (congvu_tally(app, &paper.ask, &out, &err) != RC_OK)
        die("text", &err);
    row("report as text", seconds() - from, (double)out.n);
    sbuf_clear(&out);
    from = seconds();
    if (congvu_docx(app, &paper, &out, &err) != RC_OK)
        die("docx", &err);
    row("report as a Word file", seconds() - from, (double)out.n);
    from = seconds();
    if (congvu_xlsx(app, &paper, annex, &err) != RC_OK)
        die("xlsx", &err);
    FILE *f = fopen(annex, "rb");
    if (!f || fseek(f, 0, SEEK_END) != 0)
        die("annex", NULL);
    row("annex as an Excel file", seconds() - from, (double)ftell(f));
    fclose(f);
    sbuf_release(&out);
}

int main(int argc, char **argv)
{
    static char registry[1 << 20];
    char where[512], annex[512];
    int contents = argc > 2 ? atoi(argv[2]) : 500;
    struct err err;
    struct congvu *app;
    struct rusage usage;
    snprintf(where, sizeof where, "%s/paper.db", argc > 1 ? argv[1] : ".");
    snprintf(annex, sizeof annex, "%s/annex.xlsx", argc > 1 ? argv[1] : ".");
    FILE *f = fopen(REGISTER, "rb");
    size_t n = f ? fread(registry, 1, sizeof registry, f) : 0;
    if (f)
        fclose(f);
    struct congvu_seed seed = { .province = TEXT("tỉnh Sông Lam Hạ"),
                                .exercise = true,
                                .register_file = TEXT(REGISTER),
                                .registry = { registry, n } };
    if (congvu_init(where, &seed, &err) != RC_OK || congvu_open(where, true, &app, &err) != RC_OK)
        die("database", &err);
    begin(app, contents);
    measure(app, annex);
    congvu_close(app);
    getrusage(RUSAGE_SELF, &usage);
    printf("memory, largest        %10.0f MB\n", (double)usage.ru_maxrss / 1024);
    unlink(where);
    unlink(annex);
    return 0;
}
