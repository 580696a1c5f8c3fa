/* bench_ledger.c -- what the ledger costs and how fast it is: ratios of one run, because machines are shared.
 *
 *   bench_ledger [FOLDER]              BENCH_ACTS (20000) acts for sealing and verifying, unless stated
 *
 * Writers with and without the sealer's thread take turns of two seconds, and the middle ratio counts. Verifying is compared with bare
 * SHA-256 over the same bytes in the same pieces and by the same function: every entry, every salted field, 65 bytes for every node of the
 * tree. They lie in memory, and one thread hashes them; verifying reads rows, writes entries and compares, with as many threads as there are
 * processors. Both take turns, and the best of each counts, by the clock and in processor time. Sealing and receipts are told in processor
 * time. BENCH_LOOKS_ONLY leaves the writers out.
 */
#include "app/ledger.h"
#include "app/seal/seal.h"
#include "ledger/sha256.h"

#include <pthread.h>
#include <sodium.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WRITERS = 16, ROUNDS = 5, RECEIPTS = 300, TRIES = 7 };
static const double TURN = 2.0;

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* What this program alone took of the processors: for what runs by itself, on machines that others use too. */
static double cpu(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void die(const char *what, const struct err *err)
{
    fprintf(stderr, "bench_ledger: %s: %s\n", what, err->detail);
    exit(1);
}

#define OK(call)                                                                                                       \
    do {                                                                                                               \
        struct err err = { .rc = RC_OK };                                                                              \
        if ((call) != RC_OK)                                                                                           \
            die(#call, &err);                                                                                          \
    } while (0)

/* --- writing --------------------------------------------------------------------------------------------- */

static struct congvu *app;
static char where[512];
static atomic_bool stop;
static atomic_long acts;
static long limit; /* acts at which writers end; 0: when they are told */

static void act(struct arena *a, const char *matter, const char *kind, const char *const pairs[][2], size_t n)
{
    struct congvu_field fields[8];
    struct congvu_done done;
    for (size_t i = 0; i < n; i++)
        fields[i] = (struct congvu_field){ text_of(pairs[i][0]), text_of(pairs[i][1]) };
    const struct congvu_act in = { .person = TEXT("cvp"),
                                   .operator_name = TEXT("bench"),
                                   .surety = SURETY_CONSOLE,
                                   .matter = text_of(matter),
                                   .kind = text_of(kind),
                                   .fields = fields,
                                   .nfields = n,
                                   .version = -1 };
    OK(congvu_act(app, a, &in, &done, &err));
    atomic_fetch_add(&acts, 1);
}

/* Opens matters and urges on each, so that families stay short. */
static void *writer(void *arg)
{
    static const char *const OPEN[][2] = { { "kind", "directive" },
                                           { "giver", "ubnd" },
                                           { "to", "stc" },
                                           { "due", "30 working days" },
                                           { "title", "Rà soát các dự án chậm tiến độ" } };
    static const char *const URGE[][2] = { { "to", "stc" },
                                           { "words", "Đề nghị khẩn trương báo cáo kết quả thực hiện" } };
    struct arena *a = arena_new();
    char code[64];
    for (long i = 0; !atomic_load(&stop) && (limit == 0 || atomic_load(&acts) < limit); i++) {
        snprintf(code, sizeof code, "B%ld-%ld-%ld", (long)(intptr_t)arg, (long)(seconds() * 1e6), i);
        act(a, code, "open", OPEN, LEN(OPEN));
        for (int k = 0; k < 9 && !atomic_load(&stop); k++)
            act(a, code, "urge", URGE, LEN(URGE));
        arena_reset(a);
    }
    arena_free(a);
    return NULL;
}

static void crowd(double turn)
{
    pthread_t threads[WRITERS];
    atomic_store(&stop, false);
    for (long i = 0; i < WRITERS; i++)
        pthread_create(&threads[i], NULL, writer, (void *)(intptr_t)i);
    if (turn > 0) {
        struct timespec t = { (time_t)turn, (long)((turn - (double)(time_t)turn) * 1e9) };
        nanosleep(&t, NULL);
        atomic_store(&stop, true);
    }
    for (int i = 0; i < WRITERS; i++)
        pthread_join(threads[i], NULL);
}

static void begin(const char *name)
{
    char path[700];
    snprintf(path, sizeof path, "rm -f '%s'*", where);
    if (system(path) != 0)
        exit(1);
    FILE *f = fopen(REGISTER, "rb");
    static char bytes[1 << 20];
    size_t n = f ? fread(bytes, 1, sizeof bytes, f) : 0;
    if (f)
        fclose(f);
    const struct congvu_seed seed = { .province = text_of(name),
                                      .register_file = TEXT("province.yaml"),
                                      .registry = { bytes, n } };
    OK(congvu_init(where, &seed, &err));
    OK(congvu_open(where, true, &app, &err));
}

/* Acts a second, and processor time an act. */
static double turn_rate(bool sealing, double *cost)
{
    begin("bench");
    if (sealing)
        OK(congvu_seal_always(app, &err));
    atomic_store(&acts, 0);
    double from = seconds(), begun = cpu();
    crowd(TURN);
    double rate = (double)atomic_load(&acts) / (seconds() - from);
    *cost = (cpu() - begun) * 1e6 / (double)atomic_load(&acts);
    congvu_close(app);
    return rate;
}

static int by_value(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

static void bench_writers(void)
{
    double ratio[ROUNDS], cost[ROUNDS], with = 0, without = 0;
    for (int i = 0; i < ROUNDS; i++) {
        double bare, sealing, a = turn_rate(false, &bare), b = turn_rate(true, &sealing);
        ratio[i] = b / a;
        cost[i] = sealing / bare - 1;
        without += a / ROUNDS;
        with += b / ROUNDS;
    }
    qsort(ratio, ROUNDS, sizeof *ratio, by_value);
    qsort(cost, ROUNDS, sizeof *cost, by_value);
    printf("%8.0f acts a second without the sealer, %.0f with it: middle ratio %.2f (of %d); processor time an act "
           "%+.0f %%\n",
           without, with, ratio[ROUNDS / 2], ROUNDS, cost[ROUNDS / 2] * 100);
}

/* --- sealing and looking --------------------------------------------------------------------------------- */

static double least(double a, double b) { return a < b ? a : b; }

struct hashed {
    struct arena *row;
    struct sbuf entry, all;
    size_t *ends, n;
};

static enum rc entry_keep(void *arg, const struct fact_row *row, struct err *err)
{
    struct hashed *h = arg;
    (void)err;
    arena_reset(h->row);
    (void)seal_leaf(h->row, &h->entry, row);
    sbuf_add(&h->all, sbuf_text(&h->entry));
    h->ends[h->n++] = h->all.n;
    for (size_t i = 0; i < row->nsecrets; i++) {
        sbuf_add(&h->all, row->secrets[i].salt);
        sbuf_add(&h->all, row->secrets[i].content);
        h->ends[h->n++] = h->all.n;
    }
    sbuf_fill(&h->all, 'n', 1 + 2 * HASH_BYTES); /* a node */
    h->ends[h->n++] = h->all.n;
    return RC_OK;
}

static void hashed_begin(struct hashed *h)
{
    struct conn *conn;
    *h = (struct hashed){ .row = arena_new() };
    sbuf_init(&h->entry, 1 << 20);
    sbuf_init(&h->all, SIZE_MAX / 8);
    h->ends = calloc((size_t)limit * 16 + 100000, sizeof *h->ends);
    OK(store_read(app->store, &conn, &err));
    for (int sort = FACT_NONE + 1; sort < FACT_SORT_END; sort++)
        OK(store_facts(conn, (enum fact_sort)sort, 0, (size_t)limit * 2, false, entry_keep, h, &err));
    store_done(conn);
}

static void hashed_end(struct hashed *h)
{
    sbuf_release(&h->entry);
    sbuf_release(&h->all);
    free(h->ends);
    arena_free(h->row);
}

/* What the digests come to, so that none is left out. */
static unsigned hash_all(const struct hashed *h)
{
    unsigned char digest[SHA256_BYTES];
    unsigned sum = 0;
    for (size_t i = 0, at = 0; i < h->n; at = h->ends[i++]) {
        sha256((struct text){ h->all.p + at, h->ends[i] - at }, TEXT_NONE, digest);
        sum += digest[0];
    }
    return sum;
}

struct best {
    double clock, cpu;
};

static void best_take(struct best *best, double clock, double processor)
{
    best->clock = least(best->clock, seconds() - clock);
    best->cpu = least(best->cpu, cpu() - processor);
}

static void bench_looks(struct sbuf *out)
{
    const struct congvu_ledger_check check = { .against = TEXT_NONE };
    struct best looked = { 1e9, 1e9 }, bare = looked;
    struct hashed h;
    size_t wrong = 1;
    unsigned sum = 0;
    hashed_begin(&h);
    for (int k = 0; k < TRIES; k++) {
        double clock = seconds(), processor = cpu();
        OK(congvu_ledger_verify(app, &check, &wrong, out, &err));
        best_take(&looked, clock, processor);
        clock = seconds();
        processor = cpu();
        sum += hash_all(&h);
        best_take(&bare, clock, processor);
    }
    double mb = (double)h.all.n / 1e6;
    printf(
        "%8.1f MB/s verified again from the facts (%.1f a processor), %.1f MB/s bare SHA-256 on one (%.1f): ratio %.2f "
        "(%.2f a processor); findings %zu, sum %u\n",
        mb / looked.clock, mb / looked.cpu, mb / bare.clock, mb / bare.cpu, bare.clock / looked.clock,
        bare.cpu / looked.cpu, wrong, sum);
    hashed_end(&h);
}

static void bench_sealing(void)
{
    size_t sealed;
    struct sbuf out;
    begin("bench");
    atomic_store(&acts, 0);
    crowd(0);
    double from = cpu();
    OK(congvu_seal(app, &sealed, &err));
    double took = cpu() - from;
    printf("%8.0f facts a second read, hashed, integrated and signed (%zu)\n", (double)sealed / took, sealed);
    sbuf_init(&out, 64 << 20);
    bench_looks(&out);
    from = cpu();
    for (int i = 0; i < RECEIPTS; i++) {
        struct arena *a = arena_new();
        sbuf_clear(&out);
        OK(congvu_receipt(app, text_printf(a, "%ld", 1 + (limit - 1) * i / RECEIPTS), true, &out, &err));
        arena_free(a);
    }
    printf("%8.3f ms a receipt\n", (cpu() - from) * 1000 / RECEIPTS);
    sbuf_release(&out);
    congvu_close(app);
}

int main(int argc, char *argv[])
{
    const char *n = getenv("BENCH_ACTS");
    snprintf(where, sizeof where, "%s/ledger.db", argc > 1 ? argv[1] : ".");
    if (sodium_init() < 0)
        return 1;
    if (!getenv("BENCH_LOOKS_ONLY"))
        bench_writers();
    limit = n ? atol(n) : 20000;
    bench_sealing();
    return 0;
}
