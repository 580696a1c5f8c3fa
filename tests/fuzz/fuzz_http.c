/* Any request: the first line is a method and an address, the rest its body. What reads them is the real table of routes, so that
 * a new row is driven too. What was let through keeps the promises of its header. */
#include "http/request.h"
#include "http/url.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void promise(bool kept, const char *what)
{
    if (kept)
        return;
    fprintf(stderr, "broken promise: %s\n", what);
    abort();
}

static void decode(struct arena *a, struct text raw)
{
    struct text out;
    size_t bad;
    if (!url_decode(a, raw, &out))
        return;
    promise(text_utf8(out, &bad), "what is decoded is UTF-8");
    promise(!out.n || !memchr(out.p, 0, out.n), "what is decoded has no NUL");
}

static void read_into(struct arena *a, const struct route *route, struct text body)
{
    struct err err = { .problem = PB_NONE };
    struct text field;
    void *fields = arena_alloc(a, *route->body_size);
    if (body_read(a, body, route->body, fields, &field, &err) == RC_OK)
        return;
    promise(err.problem != PB_NONE && *err.detail, "what is refused is said why");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new();
    struct text rest = { (const char *)data, size }, line = TEXT_NONE, word = TEXT_NONE, params[ROUTE_PARAMS];
    bool other;
    text_split(&rest, '\n', &line);
    text_split(&line, ' ', &word);
    int method = word_index(METHOD_WORDS, word);
    const struct route *found = method < 0 ? NULL : route_find((enum method)method, line, params, &other);
    decode(a, line);
    for (size_t i = 0; found && i < ROUTE_PARAMS; i++)
        if (params[i].p) {
            promise(params[i].p >= line.p && params[i].p + params[i].n <= line.p + line.n, "a part lies in its path");
            decode(a, params[i]);
        }
    if (found && found->body)
        read_into(a, found, rest);
    arena_free(a);
    return 0;
}
