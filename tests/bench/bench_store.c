/* bench_store.c -- durable acts a second, bytes an act, and how long a reader waits.
 *
 *      bench_store FOLDER [MATTERS] [ACTS-TO-WRITE]
 *
 * Makes a database of so many matters with ten acts each (1,000,000 by default), and on it measures, in one run on one disk:
 * the write path with 64 threads through store_write; the bare loop of one prepared insert and one upsert an act, 64
 * to a transaction; and a board, a time line, and one act, each alone.
 */
#include "store/conn.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { ACTS = 10, UNITS = 600, PERSONS = 8000, THREADS = 64, OPEN_TENTH = 1 /* of ten matters, so many are open */ };

static const int64_t EPOCH = INT64_C(1735689600000000);

static _Noreturn void die(const char *what, const struct err *err)
{
    fprintf(stderr, "bench_store: %s: %s\n", what, err ? err->detail : "failed");
    exit(1);
}

#define TRY(call)                                                                                                      \
    do {                                                                                                               \
        struct err err_;                                                                                               \
        struct err *const err = &err_;                                                                                 \
        if ((call) != RC_OK)                                                                                           \
            die(#call, err);                                                                                           \
    } while (0)

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static uint64_t mix(uint64_t z)
{
    z += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

/* --- a matter as real ones are: ten acts, eight of which move it, one short text an act ------------------- */

static const enum act_kind KINDS[ACTS] = { ACT_OPEN,   ACT_ASSIGN, ACT_ADVISE, ACT_RETURN, ACT_ADVISE,
                                           ACT_DECIDE, ACT_ASSIGN, ACT_REPORT, ACT_URGE,   ACT_COMPLETE };
static const enum act_text FIELDS[ACTS] = { AT_TITLE,   AT_WORDS, AT_VIEW,     AT_MISSING, AT_VIEW,
                                            AT_OUTCOME, AT_WORDS, AT_QUANTITY, AT_WORDS,   AT_PRODUCT };
static const char *const TEXTS[ACTS] = {
    "Sửa chữa cầu Ông Đốc trước mùa lũ", "Giao đồng chí Lan theo dõi", "Đồng ý phương án 2", "Thiếu bản vẽ hoàn công",
    "Đồng ý, đã bổ sung bản vẽ",         "Chấp thuận phương án 2",     "Triển khai ngay",    "60% khối lượng",
    "Đề nghị đẩy nhanh tiến độ",         "Biên bản nghiệm thu số 12",
};

struct piece {
    struct act acts[ACTS];
    struct act_word words[ACTS];
    struct holding holdings[2][ACTS];
    struct matter matters[2];
    struct family families[2]; /* before and after */
    int turn;
};

static const struct rule RULE = { .kind = { "directive", 9 } };

static unit_id unit_of(matter_id id, int i)
{
    return 1 + (unit_id)(mix((uint64_t)id * 16 + (uint64_t)(i / 3)) % UNITS);
}

static void act_fill(struct piece *p, matter_id id, int i, int64_t us)
{
    struct act *a = &p->acts[i];
    *a = act_new(id, KINDS[i]);
    a->recorded.us = a->happened.us = us;
    a->person = 1 + (person_id)(mix((uint64_t)id + (uint64_t)i) % PERSONS);
    a->post = a->person;
    a->unit = unit_of(id, i);
    a->to_unit = i == 0 || i == 2 || i == 4 ? unit_of(id, i + 3) : 0;
    a->to_person = i == 1 || i == 6 ? a->person : 0;
    if (i == 0) {
        a->rule_kind = RULE.kind;
        a->due = (struct limit){ LIMIT_WORKDAYS, 10 };
    }
    p->words[i] = (struct act_word){ FIELDS[i], text_of(TEXTS[i]) };
    a->words = &p->words[i];
    a->nwords = 1;
}

/* The family after its first n acts, as the fold would give it. */
static struct family *family_at(struct piece *p, matter_id id, int n, bool ends)
{
    int t = p->turn ^= 1, moves = 0;
    struct matter *m = &p->matters[t];
    struct family *f = &p->families[t];
    *m = (struct matter){ .id = id,
                          .parent = -1,
                          .rule = &RULE,
                          .opening = p->acts,
                          .giver = 1,
                          .lead = unit_of(id, 0),
                          .opened = p->acts[0].happened,
                          .ended = INSTANT_MAX,
                          .finished = INSTANT_MAX,
                          .clock_from = p->acts[0].happened,
                          .answered = INSTANT_MAX,
                          .late_answered = INSTANT_MAX };
    m->limit = p->acts[0].due;
    m->due.at.us = m->first_due.at.us = m->opened.us + 14 * US_DAY;
    m->holdings = p->holdings[t];
    for (int i = 0; i < n; i++) {
        if (i == 7 || i == 8)
            continue; /* a report and an urge move nothing */
        if (moves)
            m->holdings[moves - 1].to = p->acts[i].happened;
        m->holdings[moves++] = (struct holding){ .from = p->acts[i].happened,
                                                 .to = INSTANT_MAX,
                                                 .unit = unit_of(id, i),
                                                 .person = p->acts[i].person,
                                                 .step = i / 4,
                                                 .act = &p->acts[i],
                                                 .from_unit = unit_of(id, i - (i > 0)),
                                                 .gives = true,
                                                 .receivable = p->acts[i].happened };
    }
    if (ends && n == ACTS) {
        moves--;
        m->ended = m->holdings[moves - 1].to;
        m->end = END_CONFIRMED;
    }
    m->nholdings = (size_t)moves;
    m->urged = n > 8, m->reported = n > 7;
    *f = (struct family){ .acts = p->acts, .nacts = (size_t)n, .matters = m, .n = 1 };
    return f;
}

/* --- filling --------------------------------------------------------------------------------------------- */

struct filling {
    matter_id first, last;
    int64_t now;
    struct piece *pieces;
};

static bool is_open(matter_id id) { return mix((uint64_t)id) % 10 < OPEN_TENTH; }

static enum rc piece_open(struct conn *c, struct arena *a, matter_id id, struct err *err)
{
    struct matter_key key = { .id = 0 };
    enum rc rc = store_matter_new(c, a, TEXT("V"), 2025 + (int)(id / 400000), &key, err);
    assert(rc != RC_OK || key.id == id);
    return rc;
}

/* Matters first .. last live at the same time: their acts are recorded in turn, one round after the other. */
static enum rc fill_work(struct conn *c, void *arg, struct err *err)
{
    struct filling *f = arg;
    struct arena *a = arena_new();
    enum rc rc = RC_OK;
    for (int i = 0; i < ACTS; i++) {
        for (matter_id id = f->first; id <= f->last && rc == RC_OK; id++) {
            struct piece *p = &f->pieces[id - f->first];
            int stop = is_open(id) ? 2 + (int)(mix((uint64_t)id) / 16 % 8) : ACTS;
            if (i >= stop)
                continue;
            act_fill(p, id, i, f->now++);
            if (i == 0)
                rc = piece_open(c, a, id, err);
            if (rc == RC_OK)
                rc = store_act_add(c, id, &p->acts[i], err);
            if (rc == RC_OK && i == stop - 1)
                rc = store_views_put(c, NULL, family_at(p, id, stop, true), err);
        }
    }
    arena_free(a);
    return rc;
}

static int64_t fill(struct store *s, int64_t matters)
{
    enum { GROUP = 5000 };
    struct piece *pieces = calloc(GROUP, sizeof *pieces);
    struct filling f = { .now = EPOCH, .pieces = pieces };
    double from = seconds();
    for (matter_id id = 1; id <= matters; id = f.last + 1) {
        f.first = id;
        f.last = min64(id + GROUP - 1, matters);
        TRY(store_write(s, fill_work, &f, err));
    }
    printf("filled     %lld matters in %.0f s\n", (long long)matters, seconds() - from);
    free(pieces);
    return f.now;
}

/* --- writing with many threads --------------------------------------------------------------------------- */

static int64_t written; /* acts so far; guarded by there being one leader */
static int64_t clock_us;

struct clerk {
    struct store *store;
    int64_t turns;
    struct piece piece;
    matter_id id;
    int next; /* act of the matter */
};

static enum rc clerk_work(struct conn *c, void *arg, struct err *err)
{
    struct clerk *k = arg;
    struct piece *p = &k->piece;
    enum rc rc = RC_OK;
    if (k->next == 0) {
        struct arena *a = arena_new();
        struct matter_key key = { .id = 0 };
        rc = store_matter_new(c, a, TEXT("W"), 2031, &key, err);
        k->id = key.id;
        arena_free(a);
    }
    if (rc != RC_OK)
        return rc;
    act_fill(p, k->id, k->next, clock_us++);
    struct family *before = k->next ? &p->families[p->turn] : NULL;
    rc = store_act_add(c, k->id, &p->acts[k->next], err);
    if (rc == RC_OK)
        rc = store_views_put(c, before, family_at(p, k->id, k->next + 1, true), err);
    written += rc == RC_OK;
    return rc;
}

static void *clerk_run(void *arg)
{
    struct clerk *k = arg;
    for (int64_t i = 0; i < k->turns; i++) {
        k->next = (int)(i % ACTS);
        TRY(store_write(k->store, clerk_work, k, err));
    }
    return NULL;
}

/* Seconds it took. */
static double write_many(struct store *s, int64_t acts)
{
    static struct clerk clerks[THREADS];
    pthread_t threads[THREADS];
    double from = seconds();
    for (int i = 0; i < THREADS; i++) {
        clerks[i] = (struct clerk){ .store = s, .turns = acts / THREADS };
        pthread_create(&threads[i], NULL, clerk_run, &clerks[i]);
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    return seconds() - from;
}

/* --- the bare loop --------------------------------------------------------------------------------------- */

static struct stmt *prepared(const struct db_driver *d, struct db *db, const char *sql)
{
    struct stmt *st;
    TRY(d->prepare(db, &st, sql, err));
    return st;
}

static void run(const struct db_driver *d, struct stmt *st, const struct value *v, int n)
{
    bool row;
    for (int i = 0; i < n; i++)
        TRY(d->bind(st, i + 1, &v[i], 1, err));
    TRY(d->step(st, &row, err));
    d->reset(st);
}

/* One prepared insert and one upsert an act, 64 to a transaction: what the disk and SQLite give at best. Seconds. */
static double write_bare(const char *path, int64_t acts)
{
    const struct db_driver *d = &db_sqlite;
    struct db *db;
    TRY(d->open(&db, path, DB_CREATE, err));
    TRY(d->script(
        db,
        "CREATE TABLE act (seq INTEGER PRIMARY KEY, matter INTEGER, kind INTEGER, recorded INTEGER, person INTEGER,"
        " post INTEGER, unit INTEGER, body TEXT);"
        "CREATE TABLE state (matter INTEGER PRIMARY KEY, holder INTEGER, since INTEGER, due INTEGER)",
        err));
    struct stmt *act = prepared(d, db, "INSERT INTO act VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");
    struct stmt *state = prepared(d, db,
                                  "INSERT INTO state VALUES ($1, $2, $3, $4) ON CONFLICT (matter) DO UPDATE SET"
                                  " holder = excluded.holder, since = excluded.since, due = excluded.due");
    double from = seconds();
    for (int64_t i = 0; i < acts; i++) {
        int64_t group = i / (THREADS * ACTS), matter = group * THREADS + i % THREADS, now = EPOCH + i;
        const struct value a[] = {
            VALUE_I(i + 1),       VALUE_I(matter),      VALUE_I(i / THREADS % ACTS), VALUE_I(now),
            VALUE_I(i % PERSONS), VALUE_I(i % PERSONS), VALUE_I(i % UNITS),          VALUE_T(text_of(TEXTS[i % ACTS]))
        };
        const struct value s[] = { VALUE_I(matter), VALUE_I(i % UNITS), VALUE_I(now), VALUE_I(now + US_DAY) };
        if (i % THREADS == 0)
            TRY(d->begin(db, true, err));
        run(d, act, a, LEN(a));
        run(d, state, s, LEN(s));
        if (i % THREADS == THREADS - 1 || i == acts - 1)
            TRY(d->commit(db, err));
    }
    double took = seconds() - from;
    d->finish(act);
    d->finish(state);
    d->close(db);
    unlink(path);
    return took;
}

/* --- reading --------------------------------------------------------------------------------------------- */

static int double_cmp(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void latencies_print(const char *what, double *ms, size_t n, size_t rows)
{
    qsort(ms, n, sizeof *ms, double_cmp);
    printf("%-10s p50 %.3f ms, p99 %.3f ms, most %.3f ms (%zu questions, %zu rows)\n", what, ms[n / 2],
           ms[n * 99 / 100], ms[n - 1], n, rows);
}

enum question { BOARD, TIME_LINE, ONE_ACT };

static size_t ask(struct conn *c, struct arena *a, enum question q, uint64_t luck, int64_t matters, int64_t acts)
{
    size_t n = 0;
    struct act *found;
    struct board_row *rows;
    struct board_query board = { .now = { EPOCH + 100 * 365 * US_DAY },
                                 .unit = 1 + (unit_id)(luck % UNITS),
                                 .max = 200 };
    switch (q) {
    case BOARD: TRY(store_board(c, a, &board, &rows, &n, err)); break;
    case TIME_LINE:
        TRY(store_acts(c, a, 1 + (int64_t)(luck % (uint64_t)matters), INSTANT_MAX, true, &found, &n, err));
        break;
    case ONE_ACT: TRY(store_acts_since(c, a, (int64_t)(luck % (uint64_t)acts), 1, &found, &n, err)); break;
    }
    return n;
}

static void read_many(struct store *s, const char *what, enum question q, int64_t matters)
{
    enum { QUESTIONS = 2000 };
    static double ms[QUESTIONS];
    struct arena *a = arena_new();
    struct instant last;
    int64_t acts;
    size_t rows = 0;
    struct conn *c;
    TRY(store_read(s, &c, err));
    TRY(store_last_recorded(c, &last, &acts, err));
    store_done(c);
    for (size_t i = 0; i < QUESTIONS; i++) {
        double from = seconds();
        TRY(store_read(s, &c, err));
        rows += ask(c, a, q, mix(i * 7 + q), matters, acts);
        store_done(c);
        ms[i] = (seconds() - from) * 1e3;
        arena_reset(a);
    }
    arena_free(a);
    latencies_print(what, ms, QUESTIONS, rows);
}

/* --- all of it ------------------------------------------------------------------------------------------- */

static int64_t bytes_of(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? (int64_t)st.st_size : 0;
}

static int64_t acts_of(struct store *s)
{
    struct conn *c;
    struct instant last;
    int64_t seq;
    TRY(store_read(s, &c, err));
    TRY(store_last_recorded(c, &last, &seq, err));
    store_done(c);
    return seq;
}

static double middle(double *x, size_t n)
{
    qsort(x, n, sizeof *x, double_cmp);
    return x[n / 2];
}

/* In turns, because a disk is not equally busy all the time; the middle ratio counts. */
static void write_print(struct store *s, const char *bare, int64_t acts, int64_t now)
{
    enum { TURNS = 5 };
    double ours[TURNS], theirs[TURNS], ratio[TURNS];
    int64_t each = acts / TURNS / THREADS * THREADS;
    clock_us = now;
    for (int i = 0; i < TURNS; i++) {
        ours[i] = (double)each / write_many(s, each);
        theirs[i] = (double)each / write_bare(bare, each);
        ratio[i] = ours[i] / theirs[i];
    }
    printf("writing    %.0f durable acts/s with %d threads; the middle of %d turns\n", middle(ours, TURNS), THREADS,
           TURNS);
    double usual = middle(ratio, TURNS); /* sorts */
    printf("bare loop  %.0f acts/s, %d to a transaction; ratio %.2f, %.2f to %.2f\n", middle(theirs, TURNS), THREADS,
           usual, ratio[0], ratio[TURNS - 1]);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: bench_store FOLDER [MATTERS] [ACTS-TO-WRITE]\n");
        return 2;
    }
    int64_t matters = argc > 2 ? atoll(argv[2]) : 1000000, acts = argc > 3 ? atoll(argv[3]) : 64000;
    char path[512], bare[512];
    snprintf(path, sizeof path, "%s/bench-store.db", argv[1]);
    snprintf(bare, sizeof bare, "%s/bench-bare.db", argv[1]);
    const struct store_meta META = { .province = TEXT("Tỉnh Thử"), .version = TEXT("bench") };
    struct store *s;
    TRY(store_create(path, &META, NULL, NULL, err));
    TRY(store_open(path, true, &s, err));
    int64_t now = fill(s, matters);
    store_close(s); /* everything is in the one file */
    TRY(store_open(path, true, &s, err));
    int64_t n = acts_of(s);
    printf("size       %lld bytes for %lld acts of %lld matters: %.0f an act\n", (long long)bytes_of(path),
           (long long)n, (long long)matters, (double)bytes_of(path) / (double)n);
    read_many(s, "board", BOARD, matters);
    read_many(s, "time line", TIME_LINE, matters);
    read_many(s, "one act", ONE_ACT, matters);
    write_print(s, bare, acts, now);
    store_close(s);
    unlink(path);
    return 0;
}
