/* test_faults.c -- people work, and the disk fails: what holds afterwards, by what failed.
 *
 *   power lost         what was answered is there, the same; nothing is half-done; the views are what the facts give; the ledger is whole and
 *                      grew from the checkpoint that had left the house
 *   error, full disk   the same, and when the disk is well again the program goes on without a restart; none of it is called damage
 *   clock going back   the same, and no fact is recorded before an earlier one
 *   a disk that lies   what it answered to have synced may be gone. Then `audit` with a checkpoint from outside says so, or the database does
 *                      not open; else everything that the checkpoint covers is there, and the rest is a beginning of what was answered
 *
 * Each round plays on a copy of one database, fails at another step, and is looked at as the platter holds it (disk.h); some lose the
 * power once more while they are opened again. Now and then a database is made on such a disk: it is there whole or not at all.
 *
 * 1,000 rounds in `make deep`, a share of them otherwise. `test_faults FIRST LAST` plays others; one alone says what it sees.
 */
#define _GNU_SOURCE
#include "../rounds.h"
#include "disk.h"
#include "play.h"

#include "store/db_sqlite_wal.h"
#include <pthread.h>

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum {
    ROUNDS = 48,
    ROUNDS_DEEP = 1000,
    MOVES = 36,
    THREADS = 3,
    WRITE_STEPS = 250,
    READ_STEPS = 250,
    AGAIN_STEPS = 60,
    MAKING_EACH = 17
};

/* --- the clock ------------------------------------------------------------------------------------------- */

static int64_t clock_back_s; /* how far it was turned back */

/* In place of the C library's, for the whole program. */
int clock_gettime(clockid_t id, struct timespec *out)
{
    long failed = syscall(SYS_clock_gettime, id, out);
    if (id == CLOCK_REALTIME)
        out->tv_sec -= clock_back_s;
    return (int)failed;
}

/* --- kinds of rounds ------------------------------------------------------------------------------------- */

struct kind {
    const char *name;
    enum disk_trouble trouble;
    enum disk_lie lie;
    unsigned ops;
    int64_t steps;                                     /* the trouble comes within so many */
    enum twist { PLAIN, TOGETHER, BACK, TWICE } twist; /* three writers at once; the clock goes back; once more */
};
static const struct kind KINDS[] = {
    { "power lost", DISK_POWER, DISK_HONEST, DISK_CHANGES, WRITE_STEPS, PLAIN },
    { "power lost, three writers", DISK_POWER, DISK_HONEST, DISK_CHANGES, WRITE_STEPS, TOGETHER },
    { "power lost at a sync", DISK_POWER, DISK_HONEST, DISK_SYNC, 30, PLAIN },
    { "power lost twice", DISK_POWER, DISK_HONEST, DISK_CHANGES, WRITE_STEPS, TWICE },
    { "writes fail", DISK_ERROR, DISK_HONEST, DISK_CHANGES, WRITE_STEPS, PLAIN },
    { "writes fail, three writers", DISK_ERROR, DISK_HONEST, DISK_CHANGES, WRITE_STEPS, TOGETHER },
    { "syncs fail", DISK_ERROR, DISK_HONEST, DISK_SYNC, 30, PLAIN },
    { "no room", DISK_FULL, DISK_HONEST, DISK_WRITE, WRITE_STEPS, PLAIN },
    { "reads fail", DISK_ERROR, DISK_HONEST, DISK_READ, READ_STEPS, PLAIN },
    { "locks fail", DISK_ERROR, DISK_HONEST, DISK_LOCK | DISK_INDEX, READ_STEPS, PLAIN },
    { "opening and deleting fail", DISK_ERROR, DISK_HONEST, DISK_OPEN | DISK_DELETE | DISK_TRUNCATE, 20, PLAIN },
    { "the clock goes back", DISK_POWER, DISK_HONEST, DISK_CHANGES, WRITE_STEPS, BACK },
    { "the disk lies once", DISK_POWER, DISK_LIES_ONCE, DISK_CHANGES, WRITE_STEPS, PLAIN },
    { "the disk lies of the WAL", DISK_POWER, DISK_LIES_OF_WAL, DISK_CHANGES, WRITE_STEPS, PLAIN },
    { "the disk lies of the database", DISK_POWER, DISK_LIES_OF_DATABASE, DISK_CHANGES, WRITE_STEPS, PLAIN },
    { "the disk lies", DISK_POWER, DISK_LIES, DISK_CHANGES, WRITE_STEPS, PLAIN },
};

struct round {
    const struct kind *kind;
    int n;
    struct fixture *f; /* the database that each round begins with */
    char db[128], crashed[128];
    struct play plays[THREADS];
    int nplays;
    bool loud;
    char why[512];
};
static struct counts {
    int64_t answered, struck, found, silent;
} tally;

static bool wrong(struct round *r, const char *what, const char *more)
{
    snprintf(r->why, sizeof r->why, "%s%s%.300s", what, *more ? ": " : "", more);
    return false;
}

/* --- files ----------------------------------------------------------------------------------------------- */

static void file_copy(const char *from, const char *to)
{
    char bytes[1 << 16];
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    if (!in || !out)
        abort();
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, in)) > 0;)
        if (fwrite(bytes, 1, n, out) != n)
            abort();
    fclose(in);
    if (fclose(out) != 0)
        abort();
}

static void keys_copy(const char *from, const char *to)
{
    static const char *const KEYS[] = { ".key", ".stamp" };
    for (size_t i = 0; i < LEN(KEYS); i++) {
        char old[160], new[160];
        snprintf(old, sizeof old, "%s%s", from, KEYS[i]);
        snprintf(new, sizeof new, "%s%s", to, KEYS[i]);
        file_copy(old, new);
        chmod(new, 0600);
    }
}

static void files_remove(const char *db)
{
    static const char *const PARTS[] = { "", "-wal", "-shm", "-journal", "-unsure", ".key", ".key.new", ".stamp" };
    for (size_t i = 0; i < LEN(PARTS); i++) {
        char part[160];
        snprintf(part, sizeof part, "%s%s", db, PARTS[i]);
        unlink(part);
    }
}

/* --- playing --------------------------------------------------------------------------------------------- */

static bool well(const struct round *r) { return !disk_struck() || r->kind->trouble != DISK_POWER; }

static void *play_on(void *arg)
{
    for (int i = 0; i < MOVES / 2; i++)
        play_move(arg, false);
    return NULL;
}

static void play_together(struct round *r)
{
    pthread_t threads[THREADS];
    r->nplays = THREADS;
    for (int i = 1; i < THREADS; i++) {
        char name[16];
        snprintf(name, sizeof name, "%d%c", r->n, 'a' + i);
        play_begin(&r->plays[i], r->db, name, (uint64_t)(r->n * 31 + i));
        r->plays[i].app = r->plays[0].app;
    }
    for (int i = 0; i < THREADS && r->plays[0].app; i++)
        pthread_create(&threads[i], NULL, play_on, &r->plays[i]);
    for (int i = 0; i < THREADS && r->plays[0].app; i++)
        pthread_join(threads[i], NULL);
    for (int i = 1; i < THREADS; i++)
        r->plays[i].app = NULL;
}

static void play_all(struct round *r, int64_t steps)
{
    struct play *p = &r->plays[0];
    struct err err;
    struct disk_plan plan = { .trouble = r->kind->trouble, .lie = r->kind->lie, .ops = r->kind->ops };
    plan.seed = play_luck(p, UINT64_MAX);
    plan.at = 1 + (int64_t)play_luck(p, (uint64_t)steps);
    if (plan.trouble != DISK_POWER)
        plan.lasts = (int64_t)play_luck(p, 12);
    disk_play(&plan);
    if (congvu_open(r->db, true, &p->app, &err) != RC_OK)
        p->app = NULL;
    if (r->kind->twist == TOGETHER) {
        play_together(r);
        return;
    }
    for (int i = 0; i < MOVES && well(r); i++) {
        if (r->kind->twist == BACK && play_luck(p, 4) == 0)
            clock_back_s = (int64_t)play_luck(p, 3 * 86400);
        play_move(p, true);
    }
}

/* Some rounds end with the program, the others with the power. */
static void end_of_play(struct round *r)
{
    bool closes = r->kind->trouble != DISK_POWER && r->n % 2 == 0;
    if (closes) {
        congvu_close(r->plays[0].app);
        r->plays[0].app = NULL;
    }
    disk_platter(r->db, r->crashed);
    tally.struck += disk_struck();
    if (r->loud)
        printf("%s: step %lld, %s; %zu acts\n", r->kind->name, (long long)disk_steps(),
               disk_struck() ? "struck" : "not struck", r->plays[0].n);
    for (int i = 0; i < r->nplays; i++) {
        congvu_close(r->plays[i].app);
        r->plays[i].app = NULL;
        r->plays[i].where = r->crashed;
    }
    clock_back_s = 0;
    disk_forget();
    disk_play(&(struct disk_plan){ .trouble = DISK_SOUND });
}

/* --- looking --------------------------------------------------------------------------------------------- */

/* What is wrong by SQLite's own look, and in the order of time. */
static int64_t faults(const char *db)
{
    static const char SQL[] =
        "SELECT (SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok')"
        " + (SELECT count(*) FROM pragma_foreign_key_check)"
        " + (SELECT count(*) FROM act a JOIN act b ON b.seq = a.seq + 1 WHERE b.recorded < a.recorded)"
        " + (SELECT max(seq) - count(*) FROM act)";
    sqlite3 *h;
    sqlite3_stmt *st = NULL;
    int64_t n = -1;
    if (sqlite3_open(db, &h) == SQLITE_OK && sqlite3_prepare_v2(h, SQL, -1, &st, NULL) == SQLITE_OK &&
        sqlite3_step(st) == SQLITE_ROW)
        n = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    sqlite3_close(h);
    return n;
}

/* Asked again, each answered act is the one that was answered. */
static bool answered_stand(struct round *r, struct congvu *app, struct play *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct congvu_done done;
        struct err err;
        const struct told *t = &p->told[i];
        if (t->seq == 0)
            continue;
        p->app = app;
        bool same = play_again(p, t, &done, &err);
        p->app = NULL;
        arena_reset(p->a);
        if (!same)
            return wrong(r, t->key, err.detail);
        if (!done.repeated || done.seq != t->seq)
            return wrong(r, "an answered act is gone", t->key);
        tally.answered++;
    }
    return true;
}

/* Who was not answered asks again: the act is done once, or refused as the matter stands. */
static bool unanswered_are_asked_again(struct round *r, struct congvu *app, struct play *p)
{
    for (size_t i = 0; i < p->n; i++) {
        struct congvu_done first, second;
        struct err err = { .rc = RC_OK };
        const struct told *t = &p->told[i];
        if (t->seq != 0)
            continue;
        p->app = app;
        bool done = play_again(p, t, &first, &err), again = done && play_again(p, t, &second, &err);
        p->app = NULL;
        arena_reset(p->a);
        if (!done && err.rc != RC_REFUSED && err.rc != RC_NOT_FOUND)
            return wrong(r, t->key, err.detail);
        if (done && (!again || !second.repeated || second.seq != first.seq))
            return wrong(r, "an act was done twice", t->key);
    }
    return true;
}

/* The newest checkpoint that left the house, of all players. */
static struct text outside(const struct round *r) { return text_of(r->plays[0].checkpoint); }

static bool audit_says_nothing(struct round *r, struct congvu *app, bool *found)
{
    char said[400];
    struct err err;
    enum rc rc = fixture_audit(app, outside(r), said, sizeof said, &err);
    *found = rc != RC_OK;
    return rc == RC_OK || wrong(r, "audit", rc == RC_CORRUPT ? said : err.detail);
}

static bool honest_holds(struct round *r)
{
    struct congvu *app;
    struct err err;
    size_t sealed;
    bool found;
    for (int i = 0; i < r->nplays; i++)
        if (r->plays[i].wrong)
            return wrong(r, "while playing", r->plays[i].wrong);
    if (congvu_open(r->crashed, true, &app, &err) != RC_OK)
        return wrong(r, "opening", err.detail);
    bool good = true;
    for (int i = 0; i < r->nplays && good; i++)
        good = answered_stand(r, app, &r->plays[i], r->plays[i].n) && unanswered_are_asked_again(r, app, &r->plays[i]);
    if (good && congvu_seal(app, &sealed, &err) != RC_OK)
        good = wrong(r, "sealing", err.detail);
    good = good && audit_says_nothing(r, app, &found);
    congvu_close(app);
    if (good && faults(r->crashed) != 0)
        good = wrong(r, "SQLite's own look, or the order of time", "");
    return good;
}

/* Found out, or nothing is lost that the world outside knows of. */
static bool lie_is_found_or_harmless(struct round *r)
{
    struct congvu *app;
    struct err err;
    bool found = false;
    if (congvu_open(r->crashed, false, &app, &err) != RC_OK) {
        tally.found++;
        return err.detail[0] != '\0' || wrong(r, "refused without a sentence", "");
    }
    (void)audit_says_nothing(r, app, &found);
    congvu_close(app);
    if (r->loud)
        printf("%s\n", found ? r->why : "nothing found");
    tally.found += found;
    if (found)
        return true;
    tally.silent++;
    if (faults(r->crashed) != 0)
        return wrong(r, "audit is silent, and SQLite's own look is not", "");
    if (congvu_open(r->crashed, true, &app, &err) != RC_OK)
        return wrong(r, "audit is silent, and it does not open for writing", err.detail);
    bool good = answered_stand(r, app, &r->plays[0], r->plays[0].kept);
    good = good && audit_says_nothing(r, app, &found);
    congvu_close(app);
    return good;
}

/* From what the platter holds, with all that was answered. */
static void play_on_the_platter(struct round *r)
{
    static const char *const PARTS[] = { "", "-wal", "-journal", "-unsure", ".key", ".key.new", ".stamp" };
    files_remove(r->db);
    for (size_t i = 0; i < LEN(PARTS); i++) {
        char old[160], new[160];
        snprintf(old, sizeof old, "%s%s", r->crashed, PARTS[i]);
        snprintf(new, sizeof new, "%s%s", r->db, PARTS[i]);
        (void)rename(old, new);
    }
    r->plays[0].where = r->db;
    play_all(r, AGAIN_STEPS);
    end_of_play(r);
}

static bool round_play(struct round *r)
{
    char name[16];
    file_copy(r->f->db, r->db);
    keys_copy(r->f->db, r->db);
    snprintf(name, sizeof name, "%d", r->n);
    r->nplays = 1;
    play_begin(&r->plays[0], r->db, name, (uint64_t)r->n);
    play_all(r, r->kind->steps);
    end_of_play(r);
    if (r->kind->twist == TWICE)
        play_on_the_platter(r);
    bool good = r->kind->lie == DISK_HONEST ? honest_holds(r) : lie_is_found_or_harmless(r);
    for (int i = 0; i < r->nplays; i++)
        play_end(&r->plays[i]);
    files_remove(r->db);
    files_remove(r->crashed);
    disk_forget();
    return good;
}

/* --- making a database ----------------------------------------------------------------------------------- */

static bool made_whole(struct round *r)
{
    struct congvu *app;
    struct err err;
    bool found;
    size_t sealed;
    if (disk_waiting(".new-"))
        return wrong(r, "a new database has its name before it is on the disk", "");
    if (congvu_open(r->db, true, &app, &err) != RC_OK)
        return wrong(r, "a new database does not open", err.detail);
    bool good = congvu_seal(app, &sealed, &err) == RC_OK || wrong(r, "sealing", err.detail);
    good = good && audit_says_nothing(r, app, &found);
    congvu_close(app);
    return good && (faults(r->db) == 0 || wrong(r, "a new database is damaged", ""));
}

static bool making(struct round *r)
{
    static const struct kind MAKING[] = {
        { "making, power lost", DISK_POWER, DISK_HONEST, DISK_CHANGES, 400, PLAIN },
        { "making, writes fail", DISK_ERROR, DISK_HONEST, DISK_CHANGES, 400, PLAIN },
        { "making, no room", DISK_FULL, DISK_HONEST, DISK_WRITE, 400, PLAIN },
    };
    struct err err;
    int nth = r->n / MAKING_EACH;
    r->kind = &MAKING[nth % (int)LEN(MAKING)];
    play_begin(&r->plays[0], r->db, "making", (uint64_t)r->n);
    struct disk_plan plan = { .trouble = r->kind->trouble, .ops = r->kind->ops, .seed = (uint64_t)r->n };
    plan.at = 1 + (int64_t)play_luck(&r->plays[0], (uint64_t)r->kind->steps);
    plan.lasts = (int64_t)play_luck(&r->plays[0], 400);
    const struct congvu_seed seed = { .province = TEXT("Tỉnh ví dụ"),
                                      .register_file = TEXT("province.yaml"),
                                      .registry = fixture_file(r->f->a, "cases/province.yaml") };
    disk_play(&plan);
    bool made = congvu_init(r->db, &seed, &err) == RC_OK, good = true;
    int64_t steps = disk_steps();
    tally.struck += disk_struck();
    disk_play(&(struct disk_plan){ .trouble = DISK_SOUND });
    if (r->loud)
        printf("%s: step %lld of %lld: %s\n", r->kind->name, (long long)plan.at, (long long)steps,
               made ? "made" : err.detail);
    if (made)
        good = made_whole(r);
    else if (access(r->db, F_OK) == 0)
        good = wrong(r, "it was not made, and is there", err.detail);
    play_end(&r->plays[0]);
    files_remove(r->db);
    disk_forget();
    return good;
}

int main(int argc, char **argv)
{
    static struct round r;
    struct fixture f;
    int first = argc > 1 ? atoi(argv[1]) : 1, last = argc > 2   ? atoi(argv[2])
                                                     : argc > 1 ? first
                                                                : rounds_of(ROUNDS, ROUNDS_DEEP);
    int failed = 0;
    fixture_begin(&f, false); /* first: the store sets SQLite up as it wants it, which is possible once */
    fixture_open(&f, "A1");
    congvu_close(f.app);
    f.app = NULL;
    disk_install();
    sqlite_wal_register(); /* over that disk */
    for (int n = first; n <= last; n++) {
        r = (struct round){ .kind = &KINDS[(size_t)n % LEN(KINDS)], .n = n, .f = &f, .loud = first == last };
        snprintf(r.db, sizeof r.db, "%s/round.db", f.dir);
        snprintf(r.crashed, sizeof r.crashed, "%s/crashed.db", f.dir);
        if (n % MAKING_EACH ? round_play(&r) : making(&r))
            continue;
        printf("round %d, %s: %s\n", n, r.kind->name, r.why);
        failed++;
    }
    fixture_end(&f);
    printf("%d rounds: the disk failed in %lld; %lld answered acts are as they were; of disks that lied %lld were "
           "found out, %lld did no "
           "harm\n%d failed\n",
           last - first + 1, (long long)tally.struck, (long long)tally.answered, (long long)tally.found,
           (long long)tally.silent, failed);
    return failed != 0;
}
