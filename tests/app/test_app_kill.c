/* test_app_kill.c -- kill -9 at any moment: no answered act is lost, nothing is half-done, the views are what the facts give,
 * and the ledger, which is sealed all the while, is whole.
 *
 * A child writes acts from several threads and tells each answered act's number over a pipe; the parent kills it after a while that
 * grows by a pseudo-random step, opens the database again and looks. 200 rounds on one database.
 */
#include "../rounds.h"
#include "fixture.h"

#include "app/ledger.h"

#include <pthread.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS = 200, WRITERS = 4, ANSWERS_MAX = 1 << 16 };

static int answers_fd;

static void *write_for_ever(void *arg)
{
    struct congvu *app = arg;
    struct arena *a = arena_new();
    const struct congvu_field open[] = { { TEXT("kind"), TEXT("directive") },
                                         { TEXT("giver"), TEXT("ubnd") },
                                         { TEXT("to"), TEXT("stc") },
                                         { TEXT("due"), TEXT("5 working days") },
                                         { TEXT("title"), TEXT("Việc") } };
    for (;;) {
        struct congvu_done done;
        struct err err;
        struct congvu_act act = {
            .person = TEXT("cvp"), .kind = TEXT("open"), .fields = open, .nfields = LEN(open), .version = -1
        };
        arena_reset(a);
        if (congvu_act(app, a, &act, &done, &err) == RC_OK &&
            write(answers_fd, &done.seq, sizeof done.seq) != sizeof done.seq)
            _exit(1);
    }
    return NULL;
}

static void *seal_for_ever(void *arg)
{
    size_t sealed;
    for (;;)
        (void)congvu_seal(arg, &sealed, NULL);
    return NULL;
}

static void child(const char *db)
{
    struct congvu *app;
    struct err err;
    pthread_t threads[WRITERS], sealer;
    if (congvu_open(db, true, &app, &err) != RC_OK) {
        fprintf(stderr, "%s\n", err.detail);
        _exit(1);
    }
    for (int i = 0; i < WRITERS; i++)
        pthread_create(&threads[i], NULL, write_for_ever, app);
    pthread_create(&sealer, NULL, seal_for_ever, app);
    pthread_join(threads[0], NULL);
}

static long number(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *st;
    long n = -1;
    if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW)
        n = (long)sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    return n;
}

static bool look(const char *where, int64_t answered, int round)
{
    struct congvu *app;
    struct err err;
    sqlite3 *db;
    if (congvu_open(where, true, &app, &err) != RC_OK) {
        printf("round %d: %s\n", round, err.detail);
        return false;
    }
    char said[400] = "";
    bool good = round % 20 != 0 || fixture_audit(app, TEXT_NONE, said, sizeof said, &err) == RC_OK;
    congvu_close(app);
    if (!good)
        printf("round %d: %s: %s\n", round, err.detail, said);
    sqlite3_open(where, &db);
    long max = number(db, "SELECT coalesce(max(seq), 0) FROM act"), count = number(db, "SELECT count(*) FROM act");
    long matters = number(db, "SELECT count(*) FROM matter"), views = number(db, "SELECT count(*) FROM view_matter");
    sqlite3_close(db);
    if (max < answered || count != max || matters != count || views != count) {
        printf("round %d: answered %lld; acts %ld, last %ld, matters %ld, views %ld\n", round, (long long)answered,
               count, max, matters, views);
        return false;
    }
    return good;
}

int main(void)
{
    struct fixture f;
    fixture_begin(&f, false);
    congvu_close(f.app);
    f.app = NULL;
    int failed = 0, kills = rounds(ROUNDS);
    unsigned random = 1;
    int64_t answered = 0, all = 0;
    for (int round = 1; round <= kills; round++) {
        int fds[2];
        if (pipe(fds) != 0)
            return 2;
        fflush(stdout);
        pid_t pid = fork();
        if (pid == 0) {
            close(fds[0]);
            answers_fd = fds[1];
            child(f.db);
            _exit(0);
        }
        close(fds[1]);
        random = random * 1103515245u + 12345u;
        int64_t seq, want = 1 + (random >> 16) % 48; /* killed after so many answers, wherever it then is */
        for (int64_t got = 0; got < want && read(fds[0], &seq, sizeof seq) == sizeof seq; got++) {
            answered = max64(answered, seq);
            all++;
        }
        kill(pid, SIGKILL);
        while (read(fds[0], &seq, sizeof seq) == sizeof seq) { /* what had been answered before the end */
            answered = max64(answered, seq);
            all++;
        }
        close(fds[0]);
        waitpid(pid, NULL, 0);
        failed += !look(f.db, answered, round);
    }
    fixture_end(&f);
    printf("%lld acts answered over %d kills\n%d passed, %d failed\n", (long long)all, kills, kills - failed, failed);
    return failed != 0 || all == 0;
}
