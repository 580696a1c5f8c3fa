/* test_commit.c -- many writers, one commit: each is answered for its own work, and answered only when it is durable. */
#include "../rounds.h"
#include "fixture.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { WRITERS = 64, EACH = 30 };

struct writer {
    struct store *store;
    matter_id family;
    int number, ok, refused, wrong;
    int64_t seqs[EACH];
};

struct turn {
    const struct writer *w;
    int i;
    int64_t seq;
};

/* Every third of every second writer is refused, after it has written. */
static bool to_be_refused(const struct writer *w, int i) { return w->number % 2 && i % 3 == 0; }

static enum rc turn_work(struct conn *c, void *arg, struct err *err)
{
    struct turn *t = arg;
    struct act act = act_new(t->w->family, ACT_REPORT);
    act.recorded.us = act.happened.us = 5000;
    act.person = t->w->number * 1000 + t->i;
    enum rc rc = store_act_add(c, t->w->family, &act, err);
    t->seq = act.seq;
    if (rc == RC_OK && to_be_refused(t->w, t->i))
        return err_set(err, PB_NOT_NOW, "writer %d, turn %d", t->w->number, t->i);
    return rc;
}

static void *writer_run(void *arg)
{
    struct writer *w = arg;
    for (int i = 0; i < EACH; i++) {
        struct turn t = { w, i, 0 };
        struct err err = { .problem = PB_NONE };
        char want[64];
        enum rc rc = store_write(w->store, turn_work, &t, &err);
        snprintf(want, sizeof want, "writer %d, turn %d", w->number, i);
        bool refuse = to_be_refused(w, i);
        w->ok += rc == RC_OK;
        w->refused += rc == RC_REFUSED && err.problem == PB_NOT_NOW && strcmp(err.detail, want) == 0;
        w->wrong += refuse ? rc != RC_REFUSED : rc != RC_OK;
        w->seqs[i] = rc == RC_OK ? t.seq : 0;
    }
    return NULL;
}

static void all_write(struct store *s, matter_id family, struct writer *writers)
{
    pthread_t threads[WRITERS];
    for (int i = 0; i < WRITERS; i++) {
        writers[i] = (struct writer){ .store = s, .family = family, .number = i };
        assert_int_equal(pthread_create(&threads[i], NULL, writer_run, &writers[i]), 0);
    }
    for (int i = 0; i < WRITERS; i++)
        pthread_join(threads[i], NULL);
}

static void each_of_many_writers_has_its_own_answer(void **state)
{
    struct bed *b = BED(state);
    static struct writer writers[WRITERS];
    matter_id family = root_open(b->store, 1000);
    all_write(b->store, family, writers);
    bed_close(b);
    bed_open(b, false);
    struct conn *c;
    struct act *acts;
    size_t n;
    OK(store_read(b->store, &c, &err));
    OK(store_acts(c, b->a, family, INSTANT_MAX, true, &acts, &n, &err));
    store_done(c);
    int ok = 0;
    for (int i = 0; i < WRITERS; i++) {
        assert_int_equal(writers[i].wrong, 0);
        assert_int_equal(writers[i].ok + writers[i].refused, EACH);
        ok += writers[i].ok;
        for (int k = 0; k < EACH; k++) {
            int64_t seq = writers[i].seqs[k];
            if (seq)
                assert_int_equal(acts[seq - 1].person, i * 1000 + k);
        }
    }
    assert_int_equal(n, ok + 1);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(acts[i].seq, i + 1);
}

/* The first work does not end before all others are waiting: then they go in one commit. */
struct gate {
    struct store *store;
    atomic_bool entered;
};

static enum rc gate_work(struct conn *c, void *arg, struct err *err)
{
    struct gate *g = arg;
    (void)c, (void)err;
    g->entered = true;
    for (size_t waiting = 0; waiting < WRITERS - 1; sched_yield()) {
        pthread_mutex_lock(&g->store->lock);
        waiting = g->store->waiting;
        pthread_mutex_unlock(&g->store->lock);
    }
    return RC_OK;
}

static void *gate_run(void *arg)
{
    struct gate *g = arg;
    OK(store_write(g->store, gate_work, g, &err));
    return NULL;
}

static void *late_run(void *arg)
{
    struct turn t = { arg, 0, 0 };
    OK(store_write(t.w->store, turn_work, &t, &err));
    return NULL;
}

static void those_who_wait_share_one_commit(void **state)
{
    struct bed *b = BED(state);
    pthread_t threads[WRITERS];
    matter_id family = root_open(b->store, 1000);
    struct gate gate = { .store = b->store };
    struct writer late = { .store = b->store, .family = family };
    pthread_create(&threads[0], NULL, gate_run, &gate);
    while (!gate.entered)
        sched_yield();
    for (int i = 1; i < WRITERS; i++)
        pthread_create(&threads[i], NULL, late_run, &late);
    for (int i = 0; i < WRITERS; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(b->store->ran, WRITERS - 1); /* the last batch */
    assert_int_equal(raw_number(b->store, "SELECT count(*) FROM act"), WRITERS);
}

/* --- the disk takes nothing any more ------------------------------------------------------------------------ */

static enum rc settle_in_vain(struct db *db, struct err *err)
{
    (void)db;
    return err_set(err, PB_IO, "no disk");
}

static enum rc count_work(struct conn *c, void *arg, struct err *err)
{
    (void)c, (void)err;
    ++*(int *)arg;
    return RC_OK;
}

/* Whoever was in that commit is told so, and nobody after is run before all of it was written again. */
static void after_a_sync_that_failed_nothing_is_built_on_it(void **state)
{
    struct bed *b = BED(state);
    int runs = 0;
    root_open(b->store, 1000);
    struct db_driver broken = db_sqlite;
    broken.settle = broken.mend = settle_in_vain;
    b->store->writer->driver = &broken;
    FAILS(PB_IO, store_write(b->store, count_work, &runs, &err));
    FAILS(PB_IO, store_write(b->store, count_work, &runs, &err));
    assert_int_equal(runs, 1);
    assert_int_equal(raw_number(b->store, "SELECT count(*) FROM act"), 1);
    b->store->writer->driver = &db_sqlite;
    root_open(b->store, 2000);
    assert_int_equal(b->store->settled, b->store->published);
}

/* --- the disk fills up ------------------------------------------------------------------------------------ */

static enum rc big_work(struct conn *c, void *arg, struct err *err)
{
    struct text *text = arg;
    struct regulation_file file = { TEXT("big"), *text, { 0 } };
    return store_regulation_add(c, &file, err);
}

struct mixed {
    struct store *store;
    struct text text;
    enum rc rc;
    enum problem problem;
};

static void *mixed_run(void *arg)
{
    struct mixed *m = arg;
    struct err err = { .problem = PB_NONE };
    m->rc = store_write(m->store, big_work, &m->text, &err);
    m->problem = err.problem;
    return NULL;
}

/* Among small works some that no disk can take: those alone fail, whatever batch they were in. */
static void a_work_too_big_for_the_disk_fails_alone(void **state)
{
    struct bed *b = BED(state);
    static struct mixed works[WRITERS];
    pthread_t threads[WRITERS];
    char *big = arena_alloc(b->a, 8 << 20);
    memset(big, 'x', 8 << 20);
    OK(b->store->writer->driver->script(b->store->writer->db, "PRAGMA max_page_count = 1000", &err));
    for (int i = 0; i < WRITERS; i++) {
        works[i] = (struct mixed){ .store = b->store, .text = { big, i % 5 ? 100 : 8 << 20 } };
        pthread_create(&threads[i], NULL, mixed_run, &works[i]);
    }
    int small = 0;
    for (int i = 0; i < WRITERS; i++) {
        pthread_join(threads[i], NULL);
        small += works[i].text.n == 100;
        assert_int_equal(works[i].problem, works[i].text.n == 100 ? PB_NONE : PB_DISK_FULL);
        assert_int_equal(works[i].rc, works[i].text.n == 100 ? RC_OK : RC_IO);
    }
    assert_int_equal(raw_number(b->store, "SELECT count(*) FROM regulation"), small);
    assert_int_equal(raw_number(b->store, "SELECT max(seq) FROM regulation"), small);
}

/* --- what a work may do ----------------------------------------------------------------------------------- */

static enum rc swallow_work(struct conn *c, void *arg, struct err *err)
{
    big_work(c, arg, err);
    return RC_OK; /* it should not, but nothing of it may be there by half */
}

static void a_failure_that_is_swallowed_is_answered_all_the_same(void **state)
{
    struct bed *b = BED(state);
    struct text big = { arena_alloc(b->a, 8 << 20), 8 << 20 };
    OK(b->store->writer->driver->script(b->store->writer->db, "PRAGMA max_page_count = 1000", &err));
    FAILS(PB_IO, store_write(b->store, swallow_work, &big, &err));
    assert_int_equal(raw_number(b->store, "SELECT count(*) FROM regulation"), 0);
    root_open(b->store, 1000); /* and the next work finds everything in order */
}

static enum rc stale_work(struct conn *c, void *arg, struct err *err)
{
    (void)c;
    ++*(int *)arg;
    return err_set(err, PB_STALE_VERSION, "changed since");
}

static void a_stale_version_is_not_asked_again(void **state)
{
    int runs = 0;
    FAILS(PB_STALE_VERSION, store_write(BED(state)->store, stale_work, &runs, &err));
    assert_int_equal(runs, 1);
}

static void a_store_opened_for_reading_does_not_write(void **state)
{
    struct bed *b = BED(state);
    int runs = 0;
    bed_close(b);
    bed_open(b, false);
    FAILS(PB_READ_ONLY, store_write(b->store, stale_work, &runs, &err));
    assert_int_equal(runs, 0);
}

static void two_programs_write_in_turn(void **state)
{
    struct bed *b = BED(state);
    struct store *other;
    OK(store_open(b->path, true, &other, &err));
    for (int i = 0; i < 20; i++) {
        assert_int_equal(root_open(b->store, 1000 + i), 2 * i + 1);
        assert_int_equal(root_open(other, 1000 + i), 2 * i + 2);
    }
    store_close(other);
    assert_int_equal(raw_number(b->store, "SELECT max(seq) FROM act"), 40);
}

/* --- readers beside writers ------------------------------------------------------------------------------- */

static void *reader_run(void *arg)
{
    struct writer *w = arg;
    struct arena *a = arena_new();
    for (int i = 0; i < rounds(200); i++) {
        struct conn *c;
        struct act *acts, *again;
        size_t n = 0, m = 0;
        struct err err;
        w->wrong += store_read(w->store, &c, &err) != RC_OK;
        w->wrong += store_acts(c, a, w->family, INSTANT_MAX, false, &acts, &n, &err) != RC_OK;
        w->wrong += store_acts(c, a, w->family, INSTANT_MAX, false, &again, &m, &err) != RC_OK;
        store_done(c);
        w->wrong += n != m || n < (size_t)w->ok; /* one picture, never an older one than the last */
        w->ok = (int)n;
        arena_reset(a);
    }
    arena_free(a);
    return NULL;
}

static void readers_see_one_picture_while_others_write(void **state)
{
    struct bed *b = BED(state);
    static struct writer writers[WRITERS], readers[20];
    pthread_t threads[LEN(readers)];
    matter_id family = root_open(b->store, 1000);
    for (size_t i = 0; i < LEN(readers); i++) {
        readers[i] = (struct writer){ .store = b->store, .family = family };
        pthread_create(&threads[i], NULL, reader_run, &readers[i]);
    }
    all_write(b->store, family, writers);
    for (size_t i = 0; i < LEN(readers); i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(readers[i].wrong, 0);
    }
    assert_true(b->store->idles <= READERS_KEPT);
}

int main(void)
{
    static const struct CMUnitTest TESTS[] = {
        IN_BED(each_of_many_writers_has_its_own_answer),
        IN_BED(those_who_wait_share_one_commit),
        IN_BED(after_a_sync_that_failed_nothing_is_built_on_it),
        IN_BED(a_work_too_big_for_the_disk_fails_alone),
        IN_BED(a_failure_that_is_swallowed_is_answered_all_the_same),
        IN_BED(a_stale_version_is_not_asked_again),
        IN_BED(a_store_opened_for_reading_does_not_write),
        IN_BED(two_programs_write_in_turn),
        IN_BED(readers_see_one_picture_while_others_write),
    };
    return cmocka_run_group_tests_name("commit", TESTS, NULL, NULL);
}
