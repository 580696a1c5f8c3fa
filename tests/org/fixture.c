/* fixture.c -- see fixture.h. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct org_test T;

struct org_test org_test_of(const char *yaml)
{
    struct org_test t = { .a = arena_new() };
    struct org_row *rows;
    size_t n;
    struct err err = { 0 };
    if (org_load_yaml(t.a, "register.yaml", text_of(yaml), at("2026-01-01"), &rows, &n, &err) ||
        org_build(t.a, rows, n, INSTANT_MAX, &t.org, &err))
        fail_msg("%s", err.detail);
    return t;
}

int org_test_begin(void **state)
{
    (void)state; /* left alone: cmocka would hand it to the tests in place of their rows */
    struct arena *a = arena_new();
    struct text file = source_file(a, "tests/org/register.yaml");
    assert_true(file.n > 0);
    T = org_test_of(text_cstr(a, file));
    arena_free(a);
    return 0;
}

int org_test_end(void **state)
{
    (void)state;
    arena_free(T.a);
    T = (struct org_test){ 0 };
    return 0;
}

/* --- words ----------------------------------------------------------------------------------------------- */

struct instant at(const char *when)
{
    struct instant t;
    struct day d;
    if (day_parse(text_of(when), &d))
        return day_start(d);
    if (!instant_parse(text_of(when), &t))
        fail_msg("'%s' is no day and no instant", when);
    return t;
}

static int32_t known(int32_t id, const char *code)
{
    if (!id && code[0])
        fail_msg("the register of this test has no '%s'", code);
    return id;
}

unit_id u(const char *code) { return known(org_unit(T.org, text_of(code)), code); }
person_id p(const char *code) { return known(org_person(T.org, text_of(code)), code); }
post_id post(const char *code) { return known(org_post(T.org, text_of(code)), code); }

const char *unit_word(unit_id id) { return text_cstr(T.a, org_unit_code(T.org, id)); }
const char *person_word(person_id id) { return text_cstr(T.a, org_person_code(T.org, id)); }
const char *post_word(post_id id) { return text_cstr(T.a, org_post_code(T.org, id)); }
const char *yes(bool it) { return it ? "yes" : "no"; }

const char *instant_word(struct instant t)
{
    char buf[INSTANT_CHARS];
    return instant_is_max(t) ? "open" : text_cstr(T.a, text_of(instant_iso(t, buf)));
}

void check_ask(void **row)
{
    const struct ask_case *c = *row;
    assert_string_equal(c->ask(c->first, c->second, at(c->when)), c->want);
}

void ask_tests(const struct ask_case *cases, size_t n, struct CMUnitTest *tests)
{
    for (size_t i = 0; i < n; i++)
        tests[i] = (struct CMUnitTest){ cases[i].name, check_ask, NULL, NULL, (void *)(uintptr_t)&cases[i] };
}

/* --- files ----------------------------------------------------------------------------------------------- */

static struct text slurp(struct arena *a, const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        return TEXT_NONE;
    enum { ROOM = 1 << 20 };
    char *bytes = arena_alloc(a, ROOM);
    size_t n = fread(bytes, 1, ROOM, f);
    fclose(f);
    return (struct text){ bytes, n };
}

struct text source_file(struct arena *a, const char *path)
{
    return slurp(a, text_cstr(a, text_printf(a, "%s/%s", SOURCE_ROOT, path)));
}

struct text shared_file(struct arena *a, const char *path)
{
    const char *folder = getenv("CONGVU_SHARED");
    if (!folder)
        folder = SOURCE_ROOT "/../shared";
    return slurp(a, text_cstr(a, text_printf(a, "%s/%s", folder, path)));
}
