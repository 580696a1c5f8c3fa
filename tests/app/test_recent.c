/* test_recent.c -- families are kept between acts; whatever changes beside them must be seen all the same. */
#include "fixture.h"

#include "app/act/recent.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static int begin(void **state)
{
    static struct fixture f;
    fixture_begin(&f, false);
    *state = &f;
    return 0;
}

static int end(void **state)
{
    fixture_end(*state);
    return 0;
}

static void proves(struct fixture *f)
{
    struct err err = { .detail = "" };
    size_t families;
    if (congvu_rebuild(f->app, true, NULL, NULL, &families, &err) != RC_OK)
        fail_msg("%s", err.detail);
}

static enum rc urge(struct congvu *app, struct arena *a, const char *code, int64_t version, struct congvu_done *done)
{
    struct err err = { .problem = PB_NONE };
    const struct congvu_field words[] = { { TEXT("words"), TEXT("Đôn đốc") } };
    struct congvu_act act = { .person = TEXT("cvp"),
                              .matter = text_of(code),
                              .kind = TEXT("urge"),
                              .fields = words,
                              .nfields = 1,
                              .version = version };
    enum rc rc = congvu_act(app, a, &act, done, &err);
    assert_true(rc == RC_OK || err.problem == PB_STALE_VERSION);
    return rc;
}

static void what_another_program_records_is_seen(void **state)
{
    struct fixture *f = *state;
    struct congvu *other;
    struct congvu_done done;
    struct err err;
    fixture_open(f, "A1");
    assert_int_equal(congvu_open(f->db, true, &other, &err), RC_OK);
    int64_t version = 1;
    for (int i = 0; i < 6; i++) {
        struct congvu *who = i % 2 ? f->app : other, *next = i % 2 ? other : f->app;
        assert_int_equal(urge(who, f->a, "A1", version, &done), RC_OK);
        assert_int_equal(done.version, version + 1);
        assert_int_equal(urge(next, f->a, "A1", version, &done), RC_RETRY);
        version++;
    }
    congvu_close(other);
    proves(f);
}

static void an_act_of_a_file_that_failed_is_not_there_for_the_next(void **state)
{
    struct fixture *f = *state;
    struct congvu_done done;
    struct err err;
    size_t applied, all;
    struct congvu_apply in = { .file = "story.yaml",
                               .person = TEXT("cvp"),
                               .bytes = TEXT("name: s\nacts:\n  - { matter: A1, act: urge, words: x }\n"
                                             "  - { by: hanh, matter: A1, act: cancel, ground: x }\n") };
    fixture_open(f, "A1");
    assert_int_equal(urge(f->app, f->a, "A1", 1, &done), RC_OK);
    assert_int_equal(congvu_apply(f->app, &in, &applied, &all, &err), RC_REFUSED);
    assert_int_equal(urge(f->app, f->a, "A1", 2, &done), RC_OK);
    assert_int_equal(done.seq, 3);
    proves(f);
}

static void an_act_of_a_file_is_there_for_the_next(void **state)
{
    struct fixture *f = *state;
    struct congvu_done done;
    struct err err;
    size_t applied, all;
    struct congvu_apply in = { .file = "story.yaml",
                               .person = TEXT("cvp"),
                               .bytes = TEXT("name: s\nacts:\n  - { matter: A1, act: urge, words: x }\n") };
    fixture_open(f, "A1");
    assert_int_equal(congvu_apply(f->app, &in, &applied, &all, &err), RC_OK);
    assert_int_equal(urge(f->app, f->a, "A1", 1, &done), RC_RETRY);
    assert_int_equal(urge(f->app, f->a, "A1", 2, &done), RC_OK);
    proves(f);
}

static void rows_recorded_in_between_count_for_the_next_act(void **state)
{
    struct fixture *f = *state;
    struct congvu_done done;
    struct err err = { .detail = "" };
    size_t rows;
    struct text text =
        TEXT("source: x\nunits:\n  - { code: sm, name_vi: Sở Mới, parent: ubnd, agency: yes, from: 2020-01-01 }\n"
             "successions:\n  - { unit: stc, successor: sm, from: 2040-01-01 }\n");
    fixture_open(f, "A1");
    assert_int_equal(urge(f->app, f->a, "A1", 1, &done), RC_OK);
    if (congvu_record(f->app, CONGVU_REGISTER, "rows.yaml", text, TEXT_NONE, &rows, &err) != RC_OK)
        fail_msg("%s", err.detail);
    assert_int_equal(urge(f->app, f->a, "A1", 2, &done), RC_OK);
    proves(f);
}

static void more_families_than_are_kept(void **state)
{
    enum { FAMILIES = 300 };
    struct fixture *f = *state;
    struct congvu_done done;
    char code[16];
    for (int i = 0; i < FAMILIES; i++) {
        snprintf(code, sizeof code, "A%d", i);
        fixture_open(f, code);
    }
    for (int i = 0; i < FAMILIES; i++) {
        snprintf(code, sizeof code, "A%d", i);
        assert_int_equal(urge(f->app, f->a, code, i + 1, &done), RC_OK);
    }
    proves(f);
}

static bool is_last(struct fixture *f, const struct kept *k)
{
    struct conn *conn;
    assert_int_equal(store_read(f->app->store, &conn, NULL), RC_OK);
    bool last = kept_is_last(conn, k);
    store_done(conn);
    return last;
}

static void a_family_fetched_ahead_is_good_until_the_next_act(void **state)
{
    struct fixture *f = *state;
    struct congvu_done done;
    struct matter_key key;
    fixture_open(f, "A1");
    fixture_open(f, "A2");
    struct loaded *loaded = world_kept(f->app);
    assert_non_null(loaded);
    assert_null(recent_fetch(f->app->recent, f->app->store, f->a, loaded, TEXT("A3"), &key));
    struct kept *k = recent_fetch(f->app->recent, f->app->store, f->a, loaded, TEXT("A1"), &key);
    assert_non_null(k);
    assert_int_equal(k->n, 1);
    assert_int_equal(k->root, key.id);
    assert_false(recent_stands(f->app->recent, k));
    assert_true(is_last(f, k));
    assert_int_equal(urge(f->app, f->a, "A2", -1, &done), RC_OK);
    assert_true(is_last(f, k));
    assert_int_equal(urge(f->app, f->a, "A1", -1, &done), RC_OK);
    assert_false(is_last(f, k));
    kept_release(k);
    world_release(f->app, loaded);
    proves(f);
}

/* A family of so many acts, of which nothing is asked but how many they are. */
static struct kept *family_of(matter_id root, size_t acts)
{
    struct arena *a = arena_new();
    struct kept *k = ARENA_NEW(a, struct kept);
    k->root = root;
    k->n = acts;
    k->a = a;
    atomic_init(&k->holds, 1);
    return k;
}

static const struct {
    const char *name;
    size_t families, acts; /* so many, each so long */
    matter_id apart;
    size_t least, most; /* of those that are kept */
} KEPT[] = {
    { "short ones, as many as there is room for: most of them", RECENT_FAMILIES, 10, 1, 600, RECENT_FAMILIES },
    { "every sixteenth of the register: most of them", RECENT_FAMILIES / 4, 10, 16, 200, RECENT_FAMILIES / 4 },
    { "long ones: as many as have the acts of short ones", RECENT_FAMILIES, RECENT_ACTS_MAX, 1, 200,
      RECENT_FAMILIES *RECENT_ACTS_EACH / RECENT_ACTS_MAX },
    { "very long ones: none", 3, RECENT_ACTS_MAX + 1, 1, 0, 0 },
};

static void as_many_are_kept_as_there_is_room_for(void **state)
{
    struct kept *families[RECENT_FAMILIES];
    (void)state;
    for (size_t i = 0; i < LEN(KEPT); i++) {
        struct recent *r = recent_new();
        size_t stand = 0;
        print_message("  %s\n", KEPT[i].name);
        for (size_t k = 0; k < KEPT[i].families; k++) {
            families[k] = family_of(1 + (matter_id)k * KEPT[i].apart, KEPT[i].acts);
            recent_put(r, families[k]);
            assert_true(recent_stands(r, families[k]) == (KEPT[i].most > 0));
        }
        for (size_t k = 0; k < KEPT[i].families; k++) {
            stand += recent_stands(r, families[k]);
            kept_release(families[k]);
        }
        assert_in_range(stand, KEPT[i].least, KEPT[i].most);
        recent_free(r);
    }
}

static void a_family_too_long_to_be_kept(void **state)
{
    enum { ACTS = 260 };
    struct fixture *f = *state;
    struct congvu_done done;
    fixture_open(f, "A1");
    for (int i = 1; i < ACTS; i++)
        assert_int_equal(urge(f->app, f->a, "A1", i, &done), RC_OK);
    proves(f);
}

/* A question has a code of its own, and its acts are its family's. */
static void a_question_is_answered_in_its_family(void **state)
{
    struct fixture *f = *state;
    struct congvu_done asked, done;
    struct err err = { .detail = "" };
    const struct field person[] = { { "to_person", "hanh" }, { NULL, NULL } };
    const struct field ask[] = {
        { "form", "data" }, { "to", "snv" }, { "due", "5 working days" }, { "title", "Số liệu" }, { NULL, NULL }
    };
    fixture_open(f, "A1");
    if (fixture_act(f, "stc-gd", "A1", "assign", NULL, person, &done, &err) != RC_OK ||
        fixture_act(f, "hanh", "A1", "ask", NULL, ask, &asked, &err) != RC_OK)
        fail_msg("%s", err.detail);
    assert_true(text_eq(asked.child, TEXT("A1/1")));
    assert_int_equal(urge(f->app, f->a, "A1/1", 2, &done), RC_RETRY);
    assert_int_equal(urge(f->app, f->a, "A1", 3, &done), RC_OK);
    proves(f);
}

#define RECORD(test) cmocka_unit_test_setup_teardown(test, begin, end)

/* Acts made ready in many threads at once, on families that others move on meanwhile: each counts once, in its turn. */
enum { HANDS = 8, TURNS = 40, MATTERS = 3 };

static void *hand(void *arg)
{
    struct congvu *app = arg;
    struct arena *a = arena_new();
    for (int i = 0; i < TURNS; i++) {
        struct congvu_done done;
        char code[16];
        snprintf(code, sizeof code, "A%d", i % MATTERS);
        if (urge(app, a, code, -1, &done) != RC_OK)
            break;
        arena_reset(a);
    }
    arena_free(a);
    return NULL;
}

static void many_hands_on_few_families(void **state)
{
    struct fixture *f = *state;
    struct congvu_done done;
    pthread_t hands[HANDS];
    char code[16];
    for (int i = 0; i < MATTERS; i++) {
        snprintf(code, sizeof code, "A%d", i);
        fixture_open(f, code);
    }
    for (int i = 0; i < HANDS; i++)
        assert_int_equal(pthread_create(&hands[i], NULL, hand, f->app), 0);
    for (int i = 0; i < HANDS; i++)
        assert_int_equal(pthread_join(hands[i], NULL), 0);
    assert_int_equal(urge(f->app, f->a, "A0", -1, &done), RC_OK);
    assert_int_equal(done.seq, MATTERS + HANDS * TURNS + 1);
    proves(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RECORD(what_another_program_records_is_seen),
        RECORD(an_act_of_a_file_that_failed_is_not_there_for_the_next),
        RECORD(an_act_of_a_file_is_there_for_the_next),
        RECORD(rows_recorded_in_between_count_for_the_next_act),
        RECORD(more_families_than_are_kept),
        RECORD(a_family_fetched_ahead_is_good_until_the_next_act),
        cmocka_unit_test(as_many_are_kept_as_there_is_room_for),
        RECORD(a_family_too_long_to_be_kept),
        RECORD(a_question_is_answered_in_its_family),
        RECORD(many_hands_on_few_families),
    };
    return cmocka_run_group_tests_name("recent", tests, NULL, NULL);
}
