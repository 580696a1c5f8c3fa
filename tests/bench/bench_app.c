/* bench_app.c -- acts through the library: how many a second are durable, how long a reader waits, how much disk and memory.
 *
 *   bench_app [MATTERS [WRITERS]]      10000 matters of 10 acts (or BENCH_MATTERS), 64 writers, unless stated; a larger size is
 *                                      measured after the small one, for comparison
 *   BENCH_ONE=1 bench_app ...          without the small size
 *   BENCH_ACTS=1 bench_app ...         the acts alone, to be counted:
 *                                      valgrind --tool=callgrind --toggle-collect=writer bench_app 2000
 *
 * The comparison is measured in the same run on the same disk, in turns of a few seconds, and the middle ratio counts,
 * because machines and disks are shared: a bare loop of one prepared insert and one upsert an act, 64 to a transaction,
 * with the settings of our own connection, rows as long as ours and matters in the same order. It checks nothing, knows
 * nobody and wakes nobody.
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

enum { ACTS_A_MATTER = 10, BARE_BATCH = 64, READS = 400, THREADS_MAX = 256, ROUNDS = 7, BARE_ACTS_MAX = 400000 };

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

struct bare {
    sqlite3 *db;
    sqlite3_stmt *insert, *upsert;
    long acts; /* so far */
};

/* Eight numbers, body and words are 135 bytes, as an act and its words are on average here; a matter's state is 55. */
static void bare_open(struct bare *b, const char *where)
{
    static const char SETTINGS[] =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16384;"
        "PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=4000; PRAGMA cell_size_check=ON;";
    *b = (struct bare){ .acts = 0 };
    if (sqlite3_open_v2(where, &b->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) !=
        SQLITE_OK)
        die("bare loop", "cannot open");
    bare_exec(b->db, SETTINGS);
    bare_exec(b->db, "CREATE TABLE act (seq INTEGER PRIMARY KEY, matter INTEGER, kind INTEGER, recorded INTEGER,"
                     " person INTEGER, post INTEGER, unit INTEGER, body TEXT, words TEXT);"
                     "CREATE TABLE state (matter INTEGER PRIMARY KEY, kind TEXT, holder INTEGER, opened INTEGER,"
                     " ended INTEGER, due INTEGER, first_due INTEGER)");
    sqlite3_prepare_v2(b->db, "INSERT INTO act VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", -1, &b->insert, NULL);
    sqlite3_prepare_v2(b->db,
                       "INSERT INTO state VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (matter) DO UPDATE SET"
                       " kind = excluded.kind, holder = excluded.holder, opened = excluded.opened,"
                       " ended = excluded.ended, due = excluded.due, first_due = excluded.first_due",
                       -1, &b->upsert, NULL);
    if (!b->insert || !b->upsert)
        die("bare loop", sqlite3_errmsg(b->db));
}

static void bare_close(struct bare *b, const char *where)
{
    sqlite3_finalize(b->insert);
    sqlite3_finalize(b->upsert);
    sqlite3_close(b->db);
    remove(where);
}

static void bare_step(struct bare *b, sqlite3_stmt *st)
{
    if (sqlite3_step(st) != SQLITE_DONE)
        die("bare loop", sqlite3_errmsg(b->db));
    sqlite3_reset(st);
}

/* 64 matters live at a time, ten acts each. */
static void bare_act(struct bare *b)
{
    static const char BODY[] = "due=5 working days\nform=data\nto=6";
    static const char SAID[] = "sixteen of salt.a title, and other words\nsixteen of salt.who sat there";
    const int64_t began = INT64_C(1750000000000000);
    int64_t seq = ++b->acts, matter = seq / (64 * ACTS_A_MATTER) * 64 + seq % 64, unit = seq % 500, now = began + seq;
    const int64_t numbers[] = { seq, matter, seq % 20, now, seq % 3000, seq % 3000, unit };
    for (int k = 0; k < (int)LEN(numbers); k++)
        sqlite3_bind_int64(b->insert, k + 1, numbers[k]);
    sqlite3_bind_text(b->insert, 8, BODY, -1, SQLITE_STATIC);
    sqlite3_bind_text(b->insert, 9, SAID, -1, SQLITE_STATIC);
    bare_step(b, b->insert);
    sqlite3_bind_int64(b->upsert, 1, matter);
    sqlite3_bind_text(b->upsert, 2, "directive", -1, SQLITE_STATIC);
    sqlite3_bind_int64(b->upsert, 3, unit);
    for (int k = 4; k <= 7; k++)
        sqlite3_bind_int64(b->upsert, k, now + k);
    bare_step(b, b->upsert);
}

/* Acts a second. */
static double bare_rate(struct bare *b, long acts)
{
    double begin = seconds();
    for (long i = 0; i < acts; i++) {
        if (i % BARE_BATCH == 0)
            bare_exec(b->db, "BEGIN IMMEDIATE");
        bare_act(b);
        if (i % BARE_BATCH == BARE_BATCH - 1 || i == acts - 1)
            bare_exec(b->db, "COMMIT");
    }
    return (double)acts / (seconds() - begin);
}

/* --- through the library --------------------------------------------------------------------------------------- */

struct load {
    struct congvu *app;
    long matters, until; /* in all; to be opened by the end of this round */
    bool communes;
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

/* What offices write: few words, and each of them often. A number makes some of them rare. */
static struct text title_of(struct arena *a, long i)
{
    static const char *const DOES[] = { "Rà soát, báo cáo kết quả", "Chủ trì, tham mưu",     "Xây dựng kế hoạch",
                                        "Kiểm tra, xử lý",          "Tổng hợp kiến nghị về", "Hướng dẫn thực hiện",
                                        "Trình phương án",          "Đôn đốc tiến độ" };
    static const char *const WHAT[] = {
        "giải phóng mặt bằng",     "giải ngân vốn đầu tư công", "sắp xếp trường lớp", "tiêm chủng mở rộng",
        "chuyển đổi số cấp xã",    "bồi thường, tái định cư",   "biên chế giáo viên", "khai thác khoáng sản",
        "cấp nước sạch nông thôn", "phòng cháy và chữa cháy",   "thu hồi đất ở",      "quy hoạch vùng nguyên liệu",
        "mua sắm trang thiết bị"
    };
    static const char *const WHERE[] = { "năm học mới", "quý III", "trên địa bàn", "giai đoạn hai", "trước mùa mưa" };
    return text_printf(a, "%s %s %s, dự án số %ld", DOES[i % 8], WHAT[i / 8 % 13], WHERE[i / 104 % 5], i % 9973);
}

/* Who does what: of the example province six departments. A database that is kept has a province's own size: communes with a head and
 * four staff each, so that what a person holds is what a person can hold. */
enum { COMMUNES = 397, STAFF = 4 }; /* a prime: the open ones fall on all of them */

static const char *const SIX[][3] = {
    { "stc", "vandb", "kienbd" },    { "snv", "hienvd", "thaolh" }, { "syt", "duyendt", "lieubn" },
    { "snnmt", "nhanht", "tramnb" }, { "stp", "lanhk", "ngadt" },   { "sgddt", "cucpt", "hanhld" },
};

struct office {
    char unit[16], head[16], staff[16];
};

static struct office office_of(bool communes, long i)
{
    struct office o;
    long u = i % COMMUNES;
    const char *const *six = SIX[i % (long)LEN(SIX)];
    if (communes) {
        snprintf(o.unit, sizeof o.unit, "xa%03ld", u);
        snprintf(o.head, sizeof o.head, "xa%03ld-ct", u);
        snprintf(o.staff, sizeof o.staff, "xa%03ld-cv%ld", u, i / COMMUNES % STAFF);
    } else {
        snprintf(o.unit, sizeof o.unit, "%s", six[0]);
        snprintf(o.head, sizeof o.head, "%s", six[1]);
        snprintf(o.staff, sizeof o.staff, "%s", six[2]);
    }
    return o;
}

/* Rows behind the head of a section of the register. */
static struct text section_grown(struct arena *a, struct text yaml, const char *section, const char *row,
                                 bool each_person)
{
    size_t at = text_find(yaml, text_of(section), 0) + strlen(section);
    struct sbuf b;
    sbuf_init(&b, 4 << 20);
    sbuf_add(&b, text_sub(yaml, 0, at));
    for (long u = 0; u < COMMUNES; u++)
        for (long k = 0; k < (each_person ? STAFF + 1 : 1); k++) {
            char who[16], unit[16];
            snprintf(unit, sizeof unit, "xa%03ld", u);
            snprintf(who, sizeof who, k == 0 ? "ct" : "cv%ld", k - 1);
            for (const char *p = row; *p; p++) {
                if (*p == '@')
                    sbuf_str(&b, unit);
                else if (*p == '#')
                    sbuf_str(&b, who);
                else if (*p == '!')
                    sbuf_str(&b, k == 0 ? ", rank: head" : "");
                else
                    sbuf_char(&b, *p);
            }
        }
    sbuf_add(&b, text_sub(yaml, at, yaml.n));
    struct text out = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return out;
}

static struct text with_communes(struct arena *a, struct text yaml)
{
    yaml = section_grown(a, yaml, "\nunits:\n",
                         "  - { code: @, name_vi: Xã thử @, name_en: Commune @, abbr: @, parent: ubnd, agency: yes, "
                         "class: commune, level: commune, system: State }\n",
                         false);
    yaml = section_grown(a, yaml, "\npeople:\n", "  - { code: @-#, name_vi: Nguyễn Văn @ # }\n", true);
    yaml = section_grown(a, yaml, "\nposts:\n", "  - { code: p-@-#, unit: @, name_vi: Chức vụ #, name_en: Post #! }\n",
                         true);
    return section_grown(a, yaml, "\ntenures:\n", "  - { person: @-#, post: p-@-# }\n", true);
}

static void one_matter(struct load *load, struct arena *a, long i)
{
    char code[32], child[40];
    struct arena *titles = arena_new();
    snprintf(code, sizeof code, "X%ld", i);
    snprintf(child, sizeof child, "X%ld/1", i);
    struct office lead = office_of(load->communes, i), asked = office_of(load->communes, i + 1);
    const struct congvu_field open[] = { FIELD("kind", "directive"),
                                         { TEXT("title"), title_of(titles, i) },
                                         { TEXT("to"), text_of(lead.unit) },
                                         FIELD("giver", "ubnd"),
                                         FIELD("due", "30 working days") };
    const struct congvu_field assign[] = { { TEXT("to_person"), text_of(lead.staff) } };
    const struct congvu_field report[] = { FIELD("share", "40"), FIELD("words", "Đang tổng hợp số liệu") };
    const struct congvu_field ask[] = { FIELD("form", "data"),
                                        { TEXT("to"), text_of(asked.unit) },
                                        FIELD("due", "5 working days"),
                                        FIELD("title", "Số liệu của đơn vị") };
    const struct congvu_field reply[] = { FIELD("answer", "data") };
    const struct congvu_field advise[] = { { TEXT("to_person"), text_of(lead.head) },
                                           FIELD("view", "Đồng ý"),
                                           FIELD("work", "Ban hành"),
                                           FIELD("date", "2027-01-15"),
                                           { TEXT("responsible"), text_of(lead.staff) },
                                           FIELD("basis", "Điều 5") };
    const struct congvu_field decide[] = { FIELD("outcome", "Thông qua"), FIELD("follows", "yes") };
    const struct congvu_field complete[] = { FIELD("product", "Báo cáo"), FIELD("evidence", "Văn bản số 1") };
    act(load, a, code, "open", "yentt", open, LEN(open));
    act(load, a, code, "assign", lead.head, assign, 1);
    act(load, a, code, "report", lead.staff, report, 2);
    act(load, a, code, "ask", lead.staff, ask, 4);
    act(load, a, child, "reply", asked.head, reply, 1);
    if (!load->communes) /* there the giver confirms instead, so that a register of years does not wait for him */
        act(load, a, code, "report", lead.staff, report, 2);
    act(load, a, code, "urge", "yentt", report + 1, 1);
    act(load, a, code, "advise", lead.staff, advise, 6);
    act(load, a, code, "decide", lead.head, decide, 2);
    bool open_still = i % 16 == 0; /* most are done; so that boards have lines, some are not */
    if (!open_still)
        act(load, a, code, "complete", lead.staff, complete, 2);
    else
        act(load, a, code, "report", lead.staff, report, 2);
    if (load->communes && i % 64 != 1) /* a few wait to be confirmed */
        act(load, a, code, open_still ? "report" : "decide", open_still ? lead.staff : "yentt",
            open_still ? report : decide, open_still ? 2 : 1);
    arena_free(titles);
}

static void *writer(void *arg)
{
    struct load *load = arg;
    struct arena *a = arena_new();
    for (long i; (i = atomic_fetch_add(&load->next, 1)) < load->until;)
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

/* Acts a second until so many matters are there; *processor gets the processor's microseconds for each act, which a busy
 * machine or a slow disk changes little. */
static double write_rate(struct load *load, long until, int threads, double *processor)
{
    pthread_t ids[THREADS_MAX];
    long before = load->acts;
    load->next = load->until;
    load->until = until;
    double begin = seconds(), spent = processor_seconds();
    for (int i = 0; i < threads; i++)
        pthread_create(&ids[i], NULL, writer, load);
    for (int i = 0; i < threads; i++)
        pthread_join(ids[i], NULL);
    double acts = (double)(load->acts - before);
    *processor = (processor_seconds() - spent) * 1e6 / acts;
    return acts / (seconds() - begin);
}

static int by_value(const void *x, const void *y)
{
    const double *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

static double middle(double *x, size_t n)
{
    qsort(x, n, sizeof *x, by_value);
    return x[n / 2];
}

/* Fill the database, in turns with the bare loop. */
static void write_all(struct load *load, const char *where, int threads)
{
    double ours[ROUNDS], bare[ROUNDS], ratio[ROUNDS], processor[ROUNDS];
    struct bare loop;
    bare_open(&loop, where);
    for (int i = 0; i < ROUNDS; i++) {
        ours[i] = write_rate(load, load->matters * (i + 1) / ROUNDS, threads, &processor[i]);
        bare[i] = bare_rate(&loop, min64(load->matters * ACTS_A_MATTER / ROUNDS, BARE_ACTS_MAX));
        ratio[i] = ours[i] / bare[i];
    }
    bare_close(&loop, where);
    printf("\n%ld matters, %ld acts, %d writers, synchronous=FULL; the middle of %d rounds\n", load->matters,
           (long)load->acts, threads, ROUNDS);
    printf("durable acts a second  %10.0f   bare loop %10.0f\n", middle(ours, ROUNDS), middle(bare, ROUNDS));
    double usual = middle(ratio, ROUNDS); /* sorts */
    printf("ratio to the bare loop %10.2f   (aim 0.30)   %.2f to %.2f\n", usual, ratio[0], ratio[ROUNDS - 1]);
    printf("processor time an act  %10.1f us\n", middle(processor, ROUNDS));
}

/* --- reading ------------------------------------------------------------------------------------------------------- */

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

/* The most that was in memory so far. */
static double memory_mb(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

/* Everything about one size, in a database of its own. */
static void measure(const char *dir, long matters, int threads)
{
    static char registry[1 << 20];
    const char *keep = getenv("BENCH_KEEP"); /* only made, for bench_http.py, which reads and writes it over HTTP */
    struct arena *a = arena_new();
    char where[512], bare[512];
    struct load load = { .matters = matters, .communes = keep != NULL };
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
    if (keep)
        seed.registry = with_communes(a, seed.registry);
    if (congvu_init(where, &seed, &err) != RC_OK || congvu_open(where, true, &load.app, &err) != RC_OK)
        die("database", err.detail);
    arena_free(a);
    if (keep) {
        double processor;
        write_rate(&load, load.matters, threads, &processor);
        congvu_close(load.app);
        rename(where, keep);
        return;
    }
    if (getenv("BENCH_ACTS")) {
        double processor, rate = write_rate(&load, load.matters, threads, &processor);
        printf("%ld acts, %.0f a second, %.1f us of processor each\n", (long)load.acts, rate, processor);
        congvu_close(load.app);
        remove(where);
        return;
    }
    write_all(&load, bare, threads);
    double written = memory_mb();
    latency("board of one unit", &load, 0);
    latency("one matter", &load, 1);
    latency("one act", &load, 2);
    double read = memory_mb();
    check_views(&load);
    double checked = memory_mb();
    congvu_close(load.app);
    printf("database bytes an act  %10.0f   (aim 400)\n", file_size(where) / (double)load.acts);
    printf("memory, largest        %10.0f MB (aim 200)   written %.0f, read %.0f, checked %.0f, closed %.0f\n",
           memory_mb(), written, read, checked, memory_mb());
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
    if (matters > SMALL && !getenv("BENCH_KEEP") &&
        !getenv("BENCH_ONE")) /* the large size is compared with the small one */
        measure(dir, SMALL, threads);
    measure(dir, matters, threads);
    remove(dir);
    return 0;
}
