/* fixture.h -- what the tests of org share: a small register told in register.yaml, and asking by code.
 *
 * Answers come back as words ("stc", "yes", "2025-03-01 00:00", "" for nobody), so that a table of cases reads as
 * sentences. Words live until org_test_end. */
#ifndef CONGVU_TEST_ORG_FIXTURE_H
#define CONGVU_TEST_ORG_FIXTURE_H

#include "org/org.h"
#include "org/org_load.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

struct org_test {
    struct arena *a;
    const struct org *org;
};

/* Build a register; the test fails when it is refused. */
struct org_test org_test_of(const char *yaml);
/* Group setup and teardown: tests/org/register.yaml in T. */
int org_test_begin(void **state);
int org_test_end(void **state);
extern struct org_test T;

/* "2025-03-01" is its first instant; "2025-02-28 23:59" is that minute. */
struct instant at(const char *when);
unit_id u(const char *code); /* "" is 0; an unknown code fails the test */
person_id p(const char *code);
post_id post(const char *code);
const char *unit_word(unit_id);
const char *person_word(person_id);
const char *post_word(post_id);
const char *yes(bool);
const char *instant_word(struct instant t);

/* A case of any query: ask(first, second, at) must be `want`. */
struct ask_case {
    const char *name;
    const char *(*ask)(const char *, const char *, struct instant);
    const char *first, *second, *when, *want;
};
void check_ask(void **row);
/* The cases as tests, in room for n. */
void ask_tests(const struct ask_case *cases, size_t n, struct CMUnitTest *tests);

/* A file of the source tree, or of the folder of shared reference material; NULL bytes where it is not there. */
struct text source_file(struct arena *a, const char *path);
struct text shared_file(struct arena *a, const char *path);

#endif
