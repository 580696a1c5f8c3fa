/* bench_app.c -- acts through the library: how many a second are durable, how long a reader waits, how much disk and memory.
 *
 *   bench_app [MATTERS [WRITERS]]      10000 matters of 10 acts (or BENCH_MATTERS), 64 writers, unless stated; a larger size is
 *                                      measured after the small one, for comparison
 *
 * The comparison is measured in the same run on the same disk: a bare loop of one prepared insert and one upsert an act, 64 to
 * a transaction, synchronous=FULL. Every figure is printed beside what it is compared with; machines are shared, so the ratio counts.
 */
#include "app/congvu.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

enum { ACTS_A_MATTER = 10, BARE_BATCH = 64, READS = 400, THREADS_MAX = 256 };

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void die(const char *what, const char *why)
{
    fprintf(stderr, "bench_app: %s: %s\n", what, why);
    exit(1);
}

/* --- the bare loop ------------------------------------------------------------------------------------------ */

static void bare_exec(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        die("bare loop", sqlite3_errmsg(db));
}

static double bare_rate(const char *where, long acts, long matters)
{
    sqlite3 *db;
    sqlite3_stmt *insert, *upsert;
    remove(where);
    if (sqlite3_open(where, &db) != SQLITE_OK)
        die("bare loop", "cannot open");
    bare_exec(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
    bare_exec(
        db, "CREATE TABLE act(seq INTEGER PRIMARY KEY, matter INT, kind INT, at INT, person INT, unit INT, body TEXT);"
            "CREATE TABLE now(matter INTEGER PRIMARY KEY, unit INT, since INT, due INT);");
    sqlite3_prepare_v2(db, "INSERT INTO act(matter, kind, at, person, unit, body) VALUES(?,?,?,?,?,?)", -1, &insert,
                       NULL);
    sqlite3_prepare_v2(
        db,
        "INSERT INTO now VALUES(?,?,?,?) ON CONFLICT(matter) DO UPDATE SET unit=excluded.unit, since=excluded.since, "
        "due=excluded.due",
        -1, &upsert, NULL);
    double begin = seconds();
    for (long i = 0; i < acts; i++) {
        if (i % BARE_BATCH == 0)
            bare_exec(db, "BEGIN IMMEDIATE");
        for (int k = 1; k <= 5; k++)
            sqlite3_bind_int64(insert, k, i % matters + k);
        sqlite3_bind_text(insert, 6, "due=5 working days\nto=17\nwords of an act, about as many as people write", -1,
                          SQLITE_STATIC);
        for (int k = 1; k <= 4; k++)
            sqlite3_bind_int64(upsert, k, i % matters + (k > 1));
        if (sqlite3_step(insert) != SQLITE_DONE || sqlite3_step(upsert) != SQLITE_DONE)
            die("bare loop", sqlite3_errmsg(db));
        sqlite3_reset(insert);
        sqlite3_reset(upsert);
        if (i % BARE_BATCH == BARE_BATCH - 1 || i == acts - 1)
            bare_exec(db, "COMMIT");
    }
    double took = seconds() - begin;
    sqlite3_finalize(insert);
    sqlite3_finalize(upsert);
    sqlite3_close(db);
    remove(where);
    return (double)acts / took;
}

/* --- through the library --------------------------------------------------------------------------------------- */

struct load {
    struct congvu *app;
    long matters;
    atomic_long next;
    atomic_long acts;
};

#define FIELD(key, value) ((struct congvu_field){ TEXT(key), TEXT(value) })

static void act(struct load *load, struct arena *a, const char *code, const char *kind, const char *person,
                const struct congvu_field *fields, size_t n)
{
    struct congvu_done done;
    struct err err;
    struct congvu_act in = { .person = text_of(person),
                             .operator_name = TEXT("bench"),
                             .surety = SURETY_CONSOLE,
                             .matter = text_of(code),
                             .kind = text_of(kind),
                             .fields = fields,
                             .nfields = n,
                             .version = -1 };
    if (congvu_act(load->app, a, &in, &done, &err) != RC_OK)
        die(kind, err.detail);
    arena_reset(a);
    atomic_fetch_add(&load->acts, 1);
}

static void one_matter(struct load *load, struct arena *a, long i)
{
    static const struct {
        const char *unit, *head, *staff;
    } WHO[] = {
        { "stc", "vandb", "kienbd" },    { "snv", "hienvd", "thaolh" }, { "syt", "duyendt", "lieubn" },
        { "snnmt", "nhanht", "tramnb" }, { "stp", "lanhk", "ngadt" },   { "sgddt", "cucpt", "hanhld" },
    };
    char code[32], child[40];
    snprintf(code, sizeof code, "X%ld", i);
    snprintf(child, sizeof child, "X%ld/1", i);
    size_t w = (size_t)i % LEN(WHO), v = (w + 1) % LEN(WHO);
    const struct congvu_field open[] = { FIELD("kind", "directive"),
                                         FIELD("title", "Rà soát, báo cáo kết quả thực hiện nhiệm vụ được giao"),
                                         { TEXT("to"), text_of(WHO[w].unit) },
                                         FIELD("giver", "ubnd"),
                                         FIELD("due", "30 working days") };
    const struct congvu_field assign[] = { { TEXT("to_person"), text_of(WHO[w].staff) } };
    const struct congvu_field report[] = { FIELD("share", "40"), FIELD("words", "Đang tổng hợp số liệu") };
    const struct congvu_field ask[] = { FIELD("form", "data"),
                                        { TEXT("to"), text_of(WHO[v].unit) },
                                        FIELD("due", "5 working days"),
                                        FIELD("title", "Số liệu của đơn vị") };
    const struct congvu_field reply[] = { FIELD("answer", "data") };
    const struct congvu_field advise[] = { { TEXT("to_person"), text_of(WHO[w].head) },
                                           FIELD("view", "Đồng ý"),
                                           FIELD("work", "Ban hành"),
                                           FIELD("date", "2027-01-15"),
                                           { TEXT("responsible"), text_of(WHO[w].staff) },
                                           FIELD("basis", "Điều 5") };
    const struct congvu_field decide[] = { FIELD("outcome", "Thông qua"), FIELD("follows", "yes") };
    const struct congvu_field complete[] = { FIELD("product", "Báo cáo"), FIELD("evidence", "Văn bản số 1") };
    act(load, a, code, "open", "yentt", open, LEN(open));
    act(load, a, code, "assign", WHO[w].head, assign, 1);
    act(load, a, code, "report", WHO[w].staff, report, 2);
    act(load, a, code, "ask", WHO[w].staff, ask, 4);
    act(load, a, child, "reply", WHO[v].head, reply, 1);
    act(load, a, code, "report", WHO[w].staff, report, 2);
    act(load, a, code, "urge", "yentt", report + 1, 1);
    act(load, a, code, "advise", WHO[w].staff, advise, 6);
    act(load, a, code, "decide", WHO[w].head, decide, 2);
    if (i % 16 != 0) /* most are done; one in sixteen stays open, so that boards have lines */
        act(load, a, code, "complete", WHO[w].staff, complete, 2);
    else
        act(load, a, code, "report", WHO[w].staff, report, 2);
}

static void *writer(void *arg)
{
    struct load *load = arg;
    struct arena *a = arena_new();
    for (long i; (i = atomic_fetch_add(&load->next, 1)) < load->matters;)
        one_matter(load, a, i + 1);
    arena_free(a);
    return NULL;
}

/* Of all threads together. */
static double processor_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Acts a second; *processor gets the processor's microseconds for each, which a busy machine or a slow disk changes little. */
static double write_rate(struct load *load, int threads, double *processor)
{
    pthread_t ids[THREADS_MAX];
    double begin = seconds(), spent = processor_seconds();
    for (int i = 0; i < threads; i++)
        pthread_create(&ids[i], NULL, writer, load);
    for (int i = 0; i < threads; i++)
        pthread_join(ids[i], NULL);
    *processor = (processor_seconds() - spent) * 1e6 / (double)load->acts;
    return (double)load->acts / (seconds() - begin);
}

/* --- reading ------------------------------------------------------------------------------------------------------- */

static int by_value(const void *x, const void *y)
{
    const double *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

static void latency(const char *what, struct load *load, int kind)
{
    double ms[READS];
    struct sbuf out;
    sbuf_init(&out, 16 << 20);
    struct arena *a = arena_new();
    for (int i = 0; i < READS; i++) {
        char code[32];
        struct err err;
        enum rc rc = RC_OK;
        long matter = 1 + (i * 7919L) % load->matters;
        snprintf(code, sizeof code, "X%ld",
                 kind == 2 ? matter - matter % 16 + 16 > load->matters ? 16 : matter - matter % 16 + 16 : matter);
        struct congvu_ask ask = {
            .what = text_of(code), .unit = TEXT("stc"), .max = 100, .style = { .format = REPORT_JSON, .lang = "vi" }
        };
        sbuf_clear(&out);
        double begin = seconds();
        if (kind == 0)
            rc = congvu_board(load->app, &ask, &out, &err);
        else if (kind == 1)
            rc = congvu_sheet(load->app, &ask, &out, &err);
        else {
            const struct congvu_field words[] = { FIELD("words", "Đôn đốc") };
            act(load, a, code, "urge", "yentt", words, 1);
        }
        ms[i] = (seconds() - begin) * 1000;
        if (rc != RC_OK)
            die(what, err.detail);
    }
    qsort(ms, READS, sizeof *ms, by_value);
    printf("%-22s median %8.3f ms   p99 %8.3f ms\n", what, ms[READS / 2], ms[READS * 99 / 100]);
    arena_free(a);
    sbuf_release(&out);
}

static double file_size(const char *where)
{
    struct stat st;
    return stat(where, &st) == 0 ? (double)st.st_size : 0;
}

/* What was written so fast must be what the facts give. */
static void check_views(struct load *load)
{
    size_t families;
    struct err err;
    if (congvu_rebuild(load->app, true, NULL, NULL, &families, &err) != RC_OK)
        die("rebuild --check", err.detail);
    printf("views checked          %10zu families\n", families);
}

/* Everything about one size, in a database of its own. */
static void measure(const char *dir, long matters, int threads)
{
    static char registry[1 << 20];
    char where[512], bare[512];
    struct load load = { .matters = matters };
    struct err err;
    snprintf(where, sizeof where, "%s/bench.db", dir);
    snprintf(bare, sizeof bare, "%s/bare.db", dir);
    FILE *f = fopen(REGISTER, "rb");
    size_t n = f ? fread(registry, 1, sizeof registry, f) : 0;
    if (f)
        fclose(f);
    struct congvu_seed seed = { .province = TEXT("bench"),
                                .register_file = TEXT(REGISTER),
                                .registry = { registry, n } };
    if (congvu_init(where, &seed, &err) != RC_OK || congvu_open(where, true, &load.app, &err) != RC_OK)
        die("database", err.detail);
    double bare_acts = bare_rate(bare, min64(matters * ACTS_A_MATTER, 400000), matters);
    double processor, acts = write_rate(&load, threads, &processor);
    printf("\n%ld matters, %ld acts, %d writers, synchronous=FULL\n", matters, (long)load.acts, threads);
    printf("durable acts a second  %10.0f   bare loop %10.0f   ratio %.2f (aim 0.30)\n", acts, bare_acts,
           acts / bare_acts);
    printf("processor time an act  %10.1f us\n", processor);
    latency("board of one unit", &load, 0);
    latency("one matter", &load, 1);
    latency("one act", &load, 2);
    check_views(&load);
    congvu_close(load.app);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("database bytes an act  %10.0f   (aim 400)\n", file_size(where) / (double)load.acts);
    printf("memory, largest        %10.0f MB (aim 200)\n", (double)usage.ru_maxrss / 1024);
    remove(where);
}

int main(int argc, char **argv)
{
    enum { SMALL = 10000 };
    const char *asked = argc > 1 ? argv[1] : getenv("BENCH_MATTERS");
    long matters = asked ? atol(asked) : SMALL;
    int threads = argc > 2 ? atoi(argv[2]) : 64;
    char dir[] = "bench-XXXXXX"; /* in the working folder: its disk is the one measured */
    if (matters < 32 || threads < 1 || threads > THREADS_MAX)
        die("arguments", "bench_app [MATTERS [WRITERS]]: at least 32 matters, 1 to 256 writers");
    if (!mkdtemp(dir))
        die("a folder", "cannot be made here");
    if (matters > SMALL) /* the large size is compared with the small one */
        measure(dir, SMALL, threads);
    measure(dir, matters, threads);
    remove(dir);
    return 0;
}
