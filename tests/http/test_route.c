/* test_route.c -- which row answers, and what a path says. */
#include "../base/rows.h"
#include "http/route.h"
#include "http/url.h"

#include <string.h>

/* --- paths --------------------------------------------------------------------------------------------------------------- */

struct path_row {
    const char *name;
    enum method method;
    const char *path, *row, *first;
    bool other;
};

static const struct path_row PATHS[] = {
    { "a path without parameters is found", M_GET, "/api/work", "/api/work", NULL, false },
    { "a parameter is any segment", M_GET, "/api/matters/V25-0002", "/api/matters/{code}", "V25-0002", false },
    { "an escaped slash stays inside its segment", M_GET, "/api/matters/V25-0002%2F1/why", "/api/matters/{code}/why",
      "V25-0002%2F1", false },
    { "a word goes before a parameter", M_GET, "/api/matters/forms", "/api/matters/forms", NULL, false },
    { "an empty parameter is none", M_GET, "/api/matters/", NULL, NULL, false },
    { "a longer path is another", M_GET, "/api/work/more", NULL, NULL, false },
    { "a shorter path is another", M_GET, "/api", NULL, NULL, false },
    { "the method is part of the row", M_DELETE, "/api/work", NULL, NULL, true },
    { "two methods of one path are two rows", M_POST, "/api/session", "/api/session", NULL, false },
    { "a trailing slash is not the same", M_GET, "/api/work/", NULL, NULL, false },
    { "a path that only looks like one of ours is none", M_GET, "/api/workx", NULL, NULL, false },
};

static void a_path_is_found(void **state)
{
    const struct path_row *row = ROW(state, PATHS);
    struct text params[ROUTE_PARAMS];
    bool other;
    const struct route *route = route_find(row->method, text_of(row->path), params, &other);
    assert_int_equal(other, row->other);
    if (!row->row) {
        assert_null(route);
        return;
    }
    assert_non_null(route);
    assert_string_equal(route->path, row->row);
    assert_true(text_eq(params[0], text_of(row->first)));
}

/* --- escapes ------------------------------------------------------------------------------------------------------------- */

struct url_row {
    const char *name, *raw, *want; /* want NULL: refused */
};

static const struct url_row URLS[] = {
    { "plain letters stay", "abc-1", "abc-1" },
    { "an escape is its byte", "V25%2F1", "V25/1" },
    { "capital and small digits are one", "%c4%91%C4%91", "đđ" },
    { "letters in pieces are put together", "a%CC%81", "á" },
    { "an escape cut short is refused", "abc%2", NULL },
    { "a lone per cent sign is refused", "100%", NULL },
    { "what is no digit is refused", "%zz", NULL },
    { "a NUL is refused", "a%00b", NULL },
    { "what is not UTF-8 is refused", "%ff", NULL },
    { "an overlong form is refused", "%c0%af", NULL },
    { "an escape at the very end is read", "a%41", "aA" },
    { "nothing is nothing", "", "" },
};

static void an_escape_is_read(void **state)
{
    const struct url_row *row = ROW(state, URLS);
    struct arena *a = arena_new();
    struct text out = TEXT("untouched");
    bool ok = url_decode(a, text_of(row->raw), &out);
    assert_int_equal(ok, row->want != NULL);
    if (ok)
        assert_true(text_eq(out, text_of(row->want)));
    arena_free(a);
}

/* Each row is complete: a loop over the table is only as good as the table. */
static void every_row_is_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        const struct route *r = &ROUTES[i];
        assert_non_null(r->run);
        assert_true(r->path[0] == '/' && strlen(r->summary) > 0 && strlen(r->answer) > 0);
        assert_int_equal(r->body != NULL, r->body_size != NULL);
        assert_true(!(r->body && r->flags & R_BYTES));
        assert_true(r->method == M_GET ? !r->body : true);
        for (size_t k = 0; k < i; k++)
            assert_false(ROUTES[k].method == r->method && strcmp(ROUTES[k].path, r->path) == 0);
    }
}

int main(void)
{
    struct CMUnitTest tests[LEN(PATHS) + LEN(URLS) + 1];
    size_t n = 0;
    ROWS(tests, n, PATHS, a_path_is_found);
    ROWS(tests, n, URLS, an_escape_is_read);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(every_row_is_whole);
    return RUN(tests, n);
}
