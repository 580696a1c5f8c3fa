/* test_kill.c -- a writer is killed, again and again, at any moment: what was answered is there, whole and without gap.
 *
 * The child writes with several threads and reports each act down a pipe once it has been answered. The parent kills it
 * after some number of reports, opens the database and compares. No clock is involved: the moment is chosen by count.
 */
#include "../rounds.h"
#include "fixture.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { KILLS = 200, MAKING_KILLS = 30, THREADS = 8, REPORTS_MAX = 60 };

struct report {
    int64_t seq, tag;
};

/* --- the child ------------------------------------------------------------------------------------------- */

struct writer {
    struct store *store;
    matter_id family;
    int fd;
    int64_t tag;
    struct report report;
};

/* An act, its words and its request key: all of it or nothing. */
static enum rc write_work(struct conn *c, void *arg, struct err *err)
{
    struct writer *w = arg;
    char key[32];
    struct act act = act_new(w->family, ACT_REPORT);
    act.recorded.us = act.happened.us = 5000;
    act.person = (person_id)w->tag;
    struct act_word word = { AT_WORDS, TEXT("đã làm xong một phần") };
    act.words = &word, act.nwords = 1;
    enum rc rc = store_act_add(c, w->family, &act, err);
    if (rc != RC_OK)
        return rc;
    snprintf(key, sizeof key, "%lld", (long long)act.seq);
    w->report = (struct report){ act.seq, w->tag };
    return store_request_add(c, text_of(key), TEXT("d"), act.seq, act.recorded, err);
}

static void *write_for_ever(void *arg)
{
    struct writer *w = arg;
    for (;; w->tag += THREADS) {
        struct err err;
        if (store_write(w->store, write_work, w, &err) != RC_OK) {
            fprintf(stderr, "%s\n", err.detail);
            _exit(2);
        }
        if (write(w->fd, &w->report, sizeof w->report) != sizeof w->report)
            _exit(3);
    }
}

static _Noreturn void child_run(const char *path, matter_id family, int64_t tag, int fd)
{
    static struct writer writers[THREADS];
    pthread_t threads[THREADS];
    struct store *s;
    if (store_open(path, true, &s, NULL) != RC_OK)
        _exit(4);
    for (int i = 0; i < THREADS; i++) {
        writers[i] = (struct writer){ .store = s, .family = family, .fd = fd, .tag = tag + i };
        pthread_create(&threads[i], NULL, write_for_ever, &writers[i]);
    }
    pthread_join(threads[0], NULL);
    _exit(5);
}

/* --- the parent ------------------------------------------------------------------------------------------ */

/* Reads reports up to `n`, kills the child, reads what was still in the pipe. Returns how many. */
static size_t reports_then_kill(pid_t pid, int fd, size_t n, struct report *out, size_t max)
{
    size_t got = 0;
    int status;
    while (got < n && read(fd, &out[got], sizeof *out) == sizeof *out)
        got++;
    kill(pid, SIGKILL);
    waitpid(pid, &status, 0);
    assert_true(WIFSIGNALED(status)); /* it did not end by itself */
    while (got < max && read(fd, &out[got], sizeof *out) == sizeof *out)
        got++;
    assert_true(got < max);
    return got;
}

static int64_t tag_of(const struct act *acts, size_t n, int64_t after, int64_t seq)
{
    assert_true(seq > after && seq <= after + (int64_t)n);
    return acts[seq - after - 1].person;
}

/* All acts after `after` run without gap and hold every report. Returns the last seq. */
static int64_t register_check(struct bed *b, int64_t after, const struct report *reports, size_t n)
{
    struct arena *a = arena_new();
    struct conn *c;
    struct act *acts;
    size_t count;
    OK(store_read(b->store, &c, &err));
    OK(store_acts_since(c, a, after, SIZE_MAX >> 1, &acts, &count, &err));
    store_done(c);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(acts[i].seq, after + 1 + (int64_t)i);
        assert_int_equal(acts[i].nwords, 1);
    }
    for (size_t i = 0; i < n; i++)
        assert_int_equal(tag_of(acts, count, after, reports[i].seq), reports[i].tag);
    arena_free(a);
    return after + (int64_t)count;
}

static int64_t faults(struct store *s)
{
    return raw_number(s, "SELECT (SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok')"
                         " + (SELECT count(*) FROM pragma_foreign_key_check)"
                         " + (SELECT count(*) FROM act a LEFT JOIN request r ON r.realm = 1 AND r.key = CAST(a.seq AS "
                         "TEXT) WHERE r.key IS NULL AND a.seq > 1)"
                         " + (SELECT (SELECT count(*) FROM request) - (SELECT count(*) FROM act) + 1)");
}

static void what_was_answered_survives_the_writer(void **state)
{
    struct bed *b = BED(state);
    static struct report reports[100000];
    struct luck l = { 77 };
    matter_id family = root_open(b->store, 1000);
    int64_t last = 1, tag = 1;
    size_t answered = 0;
    int kills = rounds(KILLS);
    bed_close(b);
    for (int round = 0; round < kills; round++, tag += 100000) {
        int fds[2];
        assert_int_equal(pipe(fds), 0);
        fflush(NULL);
        pid_t pid = fork();
        if (pid == 0) {
            close(fds[0]);
            child_run(b->path, family, tag, fds[1]);
        }
        close(fds[1]);
        size_t n = reports_then_kill(pid, fds[0], (size_t)luck_upto(&l, REPORTS_MAX), reports, LEN(reports));
        close(fds[0]);
        bed_open(b, round % 2 == 0); /* a reader alone recovers as well */
        last = register_check(b, last, reports, n);
        assert_int_equal(faults(b->store), 0);
        bed_close(b);
        answered += n;
    }
    print_message("%d kills, %zu acts answered, %lld recorded\n", kills, answered, (long long)last);
    assert_true(answered > (size_t)kills);
}

/* --- others come and go ------------------------------------------------------------------------------------ */

/* Another program: at each word it opens the database, writes an act and leaves. Forked before the parent has a connection. */
static _Noreturn void visit(const char *path, matter_id family, int words, int answers)
{
    char word;
    int64_t tag = 1000000;
    while (read(words, &word, 1) == 1) {
        struct store *s = NULL;
        struct writer w = { .family = family, .tag = tag++ };
        struct err err;
        if (store_open(path, true, &s, &err) != RC_OK || store_write(s, write_work, &w, &err) != RC_OK)
            _exit(2);
        store_close(s);
        if (write(answers, &w.report, sizeof w.report) != sizeof w.report)
            _exit(3);
    }
    _exit(0);
}

enum { VISITS = 12, READERS = 4 };

/* The last to leave a database takes its WAL away. That must never be somebody who only believes to be the last. */
static void another_program_takes_nothing_away(void **state)
{
    struct bed *b = BED(state);
    static struct report reports[2 * VISITS];
    int words[2], answers[2];
    matter_id family = root_open(b->store, 1000);
    bed_close(b);
    assert_int_equal(pipe(words) | pipe(answers), 0);
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        close(words[1]), close(answers[0]);
        visit(b->path, family, words[0], answers[1]);
    }
    close(words[0]), close(answers[1]);
    bed_open(b, true);
    for (size_t i = 0; i < VISITS; i++) {
        struct conn *readers[READERS];
        struct writer w = { .family = family, .tag = 2000000 + (int64_t)i };
        for (size_t k = 0; k < READERS; k++) /* each opens the file once more */
            OK(store_read(b->store, &readers[k], &err));
        for (size_t k = 0; k < READERS; k++)
            store_done(readers[k]);
        OK(store_write(b->store, write_work, &w, &err));
        reports[2 * i] = w.report;
        assert_int_equal(write(words[1], "x", 1), 1);
        assert_int_equal(read(answers[0], &reports[2 * i + 1], sizeof *reports), sizeof *reports);
        register_check(b, 1, reports, 2 * i + 2);
    }
    close(words[1]);
    assert_int_equal(waitpid(pid, NULL, 0), pid);
    close(answers[0]);
    bed_close(b);
    bed_open(b, false);
    register_check(b, 1, reports, LEN(reports));
    assert_int_equal(faults(b->store), 0);
}

/* --- killed while making --------------------------------------------------------------------------------- */

static _Noreturn void make_for_ever(const char *dir, int fd)
{
    char path[128];
    for (int i = 0;; i++) {
        struct report r = { i, 0 };
        snprintf(path, sizeof path, "%s/made-%d.db", dir, i);
        if (store_create(path, &META, NULL, NULL, NULL) != RC_OK || write(fd, &r, sizeof r) != sizeof r)
            _exit(2);
    }
}

static void a_database_is_made_whole_or_not_at_all(void **state)
{
    struct bed *b = BED(state);
    struct luck l = { 4 };
    static struct report reports[1000];
    char path[128];
    for (int round = 0; round < rounds(MAKING_KILLS); round++) {
        int fds[2];
        assert_int_equal(pipe(fds), 0);
        fflush(NULL);
        pid_t pid = fork();
        if (pid == 0)
            make_for_ever(b->dir, fds[1]);
        close(fds[1]);
        int n = (int)reports_then_kill(pid, fds[0], (size_t)luck_upto(&l, 4), reports, LEN(reports));
        close(fds[0]);
        for (int i = 0; i <= n; i++) {
            struct store *s = NULL;
            snprintf(path, sizeof path, "%s/made-%d.db", b->dir, i);
            if (i < n || access(path, F_OK) == 0) {
                OK(store_open(path, true, &s, &err));
                assert_int_equal(raw_number(s, "SELECT count(*) FROM meta"), 1);
            }
            store_close(s);
            unlink(path);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest TESTS[] = {
        IN_BED(what_was_answered_survives_the_writer),
        IN_BED(another_program_takes_nothing_away),
        IN_BED(a_database_is_made_whole_or_not_at_all),
    };
    return cmocka_run_group_tests_name("kill", TESTS, NULL, NULL);
}
