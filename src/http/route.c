/* route.c -- which row answers. Rows are few and paths short: they are compared one after the other, segment by segment. */
#include "http/route.h"

#include <string.h>

const char *const METHOD_WORDS[METHOD_COUNT + 1] = { "GET", "POST", "PUT", "PATCH", "DELETE", NULL };

/* A segment of the pattern against one of the path: "{code}" takes any that is not empty, "{token}.ics" one that ends so. */
static bool segment_fits(struct text pattern, struct text segment, struct text params[], size_t *n)
{
    size_t close = text_find(pattern, TEXT("}"), 0);
    if (pattern.n == 0 || pattern.p[0] != '{' || close == SIZE_MAX)
        return text_eq(pattern, segment);
    struct text tail = text_sub(pattern, close + 1, pattern.n);
    if (segment.n <= tail.n || !text_ends(segment, tail))
        return false;
    assert(*n < ROUTE_PARAMS);
    params[(*n)++] = text_sub(segment, 0, segment.n - tail.n);
    return true;
}

/* Is the path, as far as the pattern has no braces, what the pattern says? Of a hundred rows all but a few are told apart by that. */
static bool head_fits(const char *pattern, struct text path)
{
    size_t n = strcspn(pattern, "{");
    return pattern[n] ? text_starts(path, (struct text){ pattern, n }) : text_eq(path, (struct text){ pattern, n });
}

static bool path_fits(const char *pattern, struct text path, struct text params[ROUTE_PARAMS])
{
    struct text left = text_of(pattern), right = path, p, s;
    size_t n = 0;
    for (size_t i = 0; i < ROUTE_PARAMS; i++)
        params[i] = TEXT_NONE;
    if (!head_fits(pattern, path))
        return false;
    for (;;) {
        bool more = text_split(&left, '/', &p), got = text_split(&right, '/', &s);
        if (!more || !got)
            return more == got;
        if (!segment_fits(p, s, params, &n))
            return false;
    }
}

const struct route *route_find(enum method method, struct text path, struct text params[ROUTE_PARAMS], bool *other)
{
    *other = false;
    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        if (!path_fits(ROUTES[i].path, path, params))
            continue;
        *other = ROUTES[i].method != method;
        if (!*other)
            return &ROUTES[i];
    }
    return NULL;
}
