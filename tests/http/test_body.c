/* test_body.c -- JSON into a struct by its table, and how fast one client may ask. */
#include "../base/rows.h"
#include "http/body.h"
#include "http/rate.h"

#include <stdio.h>
#include <string.h>

struct thing {
    struct text name;
    bool open;
    int64_t count;
    struct body_texts list;
    struct body_fields fields;
};
static const struct body_field THING[] = {
    { "name", B_TEXT, offsetof(struct thing, name), true, "" },
    { "open", B_BOOL, offsetof(struct thing, open), false, "" },
    { "count", B_NUMBER, offsetof(struct thing, count), false, "" },
    { "list", B_TEXTS, offsetof(struct thing, list), false, "" },
    { "fields", B_FIELDS, offsetof(struct thing, fields), false, "" },
    { NULL, B_TEXT, 0, false, NULL },
};

struct body_row {
    const char *name, *json;
    enum problem problem; /* PB_NONE: read      */
    const char *says;     /* what was read, or the field that is wrong */
};

static const struct body_row BODIES[] = {
    { "all members are read", "{\"name\":\"a\",\"open\":true,\"count\":7,\"list\":[\"x\",\"y\"]}", PB_NONE,
      "a 1 7 x y" },
    { "a text is brought to one form", "{\"name\":\"o\\u0302\\u0300\"}", PB_NONE, "ồ 0 0" },
    { "null is as good as not stated", "{\"name\":\"a\",\"count\":null}", PB_NONE, "a 0 0" },
    { "fields take texts, numbers and truth",
      "{\"name\":\"a\",\"fields\":{\"t\":\"x\",\"n\":5,\"b\":true,\"l\":[\"p\",\"q\"],\"z\":null}}", PB_NONE,
      "a 0 0 t=x n=5 b=yes l=p;\nq" },
    { "what must be stated and is not", "{\"open\":true}", PB_MISSING_KEY, "name" },
    { "what must be stated is not null", "{\"name\":null}", PB_MISSING_KEY, "name" },
    { "a key nobody asked for", "{\"name\":\"a\",\"nam\":\"b\"}", PB_WRONG_KEY, "nam" },
    { "a number where a text belongs", "{\"name\":5}", PB_WRONG_VALUE, "name" },
    { "a fraction where a whole number belongs", "{\"name\":\"a\",\"count\":1.5}", PB_WRONG_VALUE, "count" },
    { "a NUL in a text", "{\"name\":\"a\\u0000b\"}", PB_SYNTAX, "" },
    { "a key twice", "{\"name\":\"a\",\"name\":\"b\"}", PB_SYNTAX, "" },
    { "a list that is none", "{\"name\":\"a\",\"list\":\"x\"}", PB_WRONG_VALUE, "list" },
    { "an object in fields", "{\"name\":\"a\",\"fields\":{\"k\":{}}}", PB_WRONG_VALUE, "fields" },
    { "more than an object", "{\"name\":\"a\"} x", PB_SYNTAX, "" },
    { "a list instead of an object", "[]", PB_SYNTAX, "" },
    { "nothing at all", "", PB_EMPTY, "" },
    { "a body nested without end", "[[[[[[[[[[[[", PB_SYNTAX, "" },
    { "brackets in a text are no depth", "{\"name\":\"[[[[[[[[[[[[\"}", PB_NONE, "[[[[[[[[[[[[ 0 0" },
    { "bytes that are not UTF-8", "{\"name\":\"\xff\"}", PB_NOT_UTF8, "" },
};

static void print_thing(const struct thing *t, char *out, size_t room)
{
    int n = snprintf(out, room, "%.*s %d %lld", TEXT_FMT(t->name), t->open, (long long)t->count);
    for (size_t i = 0; i < t->list.n; i++)
        n += snprintf(out + n, room - (size_t)n, " %.*s", TEXT_FMT(t->list.items[i]));
    for (size_t i = 0; i < t->fields.n; i++)
        n += snprintf(out + n, room - (size_t)n, " %.*s=%.*s", TEXT_FMT(t->fields.items[i].key),
                      TEXT_FMT(t->fields.items[i].value));
}

static void a_body_is_read(void **state)
{
    const struct body_row *row = ROW(state, BODIES);
    struct arena *a = arena_new();
    struct thing thing = { 0 };
    struct text field;
    struct err err = { 0 };
    char said[256];
    enum rc rc = body_read(a, text_of(row->json), THING, &thing, &field, &err);
    assert_int_equal(rc == RC_OK ? PB_NONE : err.problem, row->problem);
    print_thing(&thing, said, sizeof said);
    if (rc == RC_OK)
        assert_string_equal(said, row->says);
    else
        assert_true(text_eq(field, text_of(row->says)));
    arena_free(a);
}

/* --- rate ------------------------------------------------------------------------------------------------------------------ */

static int allowed(struct rate *r, const char *client, int64_t now_us, int tries)
{
    int n = 0;
    for (int i = 0; i < tries; i++)
        n += rate_allows(r, text_of(client), now_us);
    return n;
}

static void a_client_may_burst_then_has_to_wait(void **state)
{
    (void)state;
    struct rate *r = rate_new(10);
    int64_t t = 1000000000;
    assert_int_equal(allowed(r, "10.0.0.1", t, 1000), 10 * RATE_BURST_S);
    assert_int_equal(allowed(r, "10.0.0.2", t, 5), 5); /* another has its own measure */
    assert_int_equal(allowed(r, "10.0.0.1", t + 1000000, 1000), 10);
    assert_int_equal(allowed(r, "10.0.0.1", t + 60000000, 1000), 10 * RATE_BURST_S);
    rate_free(r);
}

static void without_a_rate_all_is_allowed(void **state)
{
    (void)state;
    assert_null(rate_new(0));
    assert_int_equal(allowed(NULL, "10.0.0.1", 0, 100), 100);
    rate_free(NULL);
}

int main(void)
{
    struct CMUnitTest tests[LEN(BODIES) + 2];
    size_t n = 0;
    ROWS(tests, n, BODIES, a_body_is_read);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(a_client_may_burst_then_has_to_wait);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(without_a_rate_all_is_allowed);
    return RUN(tests, n);
}
