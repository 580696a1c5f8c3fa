/* test_pool.c -- pieces of work in processes of their own: order, death, time, and what is left over. */
#include "../base/rows.h"
#include "intake/pool.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum fate { ANSWERS, ANSWERS_NOTHING, IS_KILLED, GIVES_UP, WAITS_FOR_EVER, SPINS, SAYS_TOO_MUCH };

static const struct child_limits LIMITS = {
    .sandbox = { .cpu_seconds = 1, .bytes = (size_t)1 << 30 },
    .wall_seconds = 1,
    .answer_bytes = 1 << 20,
};
static const struct child_limits SOON = {
    .sandbox = { .cpu_seconds = 1, .bytes = (size_t)1 << 30 },
    .wall_seconds = 0, /* over before it began */
    .answer_bytes = 1 << 20,
};

struct heard {
    const enum fate *fates;
    size_t taken, ended, failed;
    char said[4096];
    char why[ERR_DETAIL_MAX];
    pid_t parent;
};

static void work(void *arg, size_t i, struct sbuf *answer)
{
    const struct heard *h = arg;
    switch (h->fates ? h->fates[i] : ANSWERS) {
    case ANSWERS: sbuf_printf(answer, "%zu ", i); return;
    case ANSWERS_NOTHING: return;
    case IS_KILLED: (void)raise(SIGKILL); return;
    case GIVES_UP: _exit(3);
    case WAITS_FOR_EVER:
        for (;;)
            pause();
    case SPINS:
        for (volatile unsigned turns = 0;; turns++)
            ;
    case SAYS_TOO_MUCH: sbuf_fill(answer, 'x', 2 << 20); return;
    }
}

static void take(void *arg, size_t i, struct text answer, const struct err *why)
{
    struct heard *h = arg;
    assert_int_equal(i, h->taken++);
    assert_int_equal(getpid(), h->parent);
    if (why != NULL) {
        h->failed++;
        snprintf(h->why, sizeof h->why, "%s", why->detail);
        assert_true(why->problem == PB_READER_STOPPED || why->problem == PB_TOO_LARGE);
        return;
    }
    size_t n = strlen(h->said);
    assert_true(n + answer.n < sizeof h->said);
    memcpy(h->said + n, answer.p, answer.n);
}

static void step(void *arg, size_t done, size_t of)
{
    struct heard *h = arg;
    assert_int_equal(done, ++h->ended);
    assert_true(done <= of);
}

static size_t open_files(void)
{
    size_t n = 0;
    DIR *d = opendir("/proc/self/fd");
    while (readdir(d) != NULL)
        n++;
    closedir(d);
    return n;
}

static struct heard run(const enum fate *fates, size_t n, size_t at_once, const struct child_limits *limits)
{
    struct heard h = { .fates = fates, .parent = getpid() };
    size_t before = open_files();
    pool_run(&(struct pool_job){ n, at_once, limits, work, take, step, &h });
    assert_int_equal(h.taken, n);
    assert_int_equal(h.ended, n);
    assert_int_equal(open_files(), before);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* nobody is left */
    return h;
}

static const struct row {
    const char *name;
    enum fate fates[5];
    const char *said, *why;
} ROWS_[] = {
    { "answers come in order", { ANSWERS, ANSWERS, ANSWERS, ANSWERS, ANSWERS }, "0 1 2 3 4 ", "" },
    { "an answer may be empty", { ANSWERS, ANSWERS_NOTHING, ANSWERS, ANSWERS, ANSWERS }, "0 2 3 4 ", "" },
    { "one that is killed takes nobody along",
      { IS_KILLED, ANSWERS, ANSWERS, ANSWERS, ANSWERS },
      "1 2 3 4 ",
      "died (signal 9)" },
    { "one that gives up is said with its status",
      { ANSWERS, ANSWERS, GIVES_UP, ANSWERS, ANSWERS },
      "0 1 3 4 ",
      "status 3" },
    { "the last may die too", { ANSWERS, ANSWERS, ANSWERS, ANSWERS, IS_KILLED }, "0 1 2 3 ", "died" },
    { "one that says too much is stopped",
      { ANSWERS, SAYS_TOO_MUCH, ANSWERS, ANSWERS, ANSWERS },
      "0 2 3 4 ",
      "larger than 1 MiB" },
    { "one that never answers is stopped",
      { ANSWERS, WAITS_FOR_EVER, ANSWERS, ANSWERS, ANSWERS },
      "0 2 3 4 ",
      "longer than 1 seconds" },
    { "all may die", { IS_KILLED, GIVES_UP, IS_KILLED, GIVES_UP, IS_KILLED }, "", "died" },
};

static void check(void **state)
{
    const struct row *row = ROW(state, ROWS_);
    struct heard h = run(row->fates, LEN(row->fates), 2, &LIMITS);
    assert_string_equal(h.said, row->said);
    assert_non_null(strstr(h.why, row->why));
    assert_true(h.failed > 0 || row->why[0] == '\0');
}

static void one_at_a_time(void **state UNUSED)
{
    struct heard h = run(NULL, 30, 1, &LIMITS);
    assert_int_equal(h.failed, 0);
}

static void more_than_the_ring_holds(void **state UNUSED)
{
    struct heard h = run(NULL, 3 * POOL_AHEAD + 1, 1, &LIMITS);
    assert_int_equal(h.failed, 0);
    assert_non_null(strstr(h.said, "23 24 "));
}

static void nothing_to_do(void **state UNUSED) { (void)run(NULL, 0, 0, &LIMITS); }

static void no_time_at_all(void **state UNUSED)
{
    static const enum fate FATES[] = { WAITS_FOR_EVER, SPINS, WAITS_FOR_EVER };
    struct heard h = run(FATES, LEN(FATES), 0, &SOON);
    assert_int_equal(h.failed, LEN(FATES));
}

static void has_processors(void **state UNUSED) { assert_in_range(pool_processors(), 1, POOL_AT_ONCE_MAX); }

int main(void)
{
    struct CMUnitTest tests[LEN(ROWS_) + 5] = {
        { "one at a time, in order", one_at_a_time, NULL, NULL, NULL },
        { "more pieces than wait at once", more_than_the_ring_holds, NULL, NULL, NULL },
        { "no piece at all", nothing_to_do, NULL, NULL, NULL },
        { "a limit of no time stops everybody", no_time_at_all, NULL, NULL, NULL },
        { "there is a processor", has_processors, NULL, NULL, NULL },
    };
    size_t n = 5;
    ROWS(tests, n, ROWS_, check);
    return RUN(tests, n);
}
