/* test_people.c -- tenures, heads, absences, delegations, and the excluded line, over time. */
#include "fixture.h"

#include "org/org_list.h"

static const char *head(const char *a, const char *b, struct instant t)
{
    (void)b;
    return person_word(org_head(T.org, u(a), t));
}
static const char *holder(const char *a, const char *b, struct instant t)
{
    (void)b;
    return person_word(org_post_holder(T.org, post(a), t));
}
static const char *tenure(const char *a, const char *b, struct instant t)
{
    const struct tenure *it = org_tenure_in(T.org, p(a), u(b), false, t);
    return it ? post_word(it->post) : "";
}
static const char *tenure_agency(const char *a, const char *b, struct instant t)
{
    const struct tenure *it = org_tenure_in(T.org, p(a), u(b), true, t);
    return it ? post_word(it->post) : "";
}
static const char *tenure_end(const char *a, const char *b, struct instant t)
{
    struct instant out;
    return org_tenure_end(T.org, p(a), u(b), t, &out) ? instant_word(out) : "none";
}
static const char *serves(const char *a, const char *b, struct instant t)
{
    return yes(org_serves(T.org, p(a), u(b), t));
}
static const char *may_use(const char *a, const char *b, struct instant t)
{
    person_id from = 0;
    if (!org_may_use_post(T.org, p(a), post(b), t, &from))
        return "no";
    return from ? person_word(from) : "own";
}
static const char *delegated(const char *a, const char *b, struct instant t)
{
    person_id from = 0;
    post_id it = 0;
    if (!org_delegated_in(T.org, p(a), u(b), t, &it, &from))
        return "no";
    return text_cstr(T.a, text_printf(T.a, "%s of %s", post_word(it), person_word(from)));
}
static const char *in_charge(const char *a, const char *b, struct instant t)
{
    return yes(org_in_charge(T.org, p(a), u(b), t));
}
static const char *in_line(const char *a, const char *b, struct instant t)
{
    for (person_id q = 1; p(b) && q <= org_persons(T.org); q++) /* a quick no is a no for everybody else */
        assert_true(q == p(b) || !org_in_line_of(T.org, q, p(b), t) || org_has_line(T.org, p(b), t));
    return yes(org_in_line_of(T.org, p(a), p(b), t));
}
static const char *headed(const char *a, const char *b, struct instant t)
{
    return yes(org_headed_by(T.org, u(a), p(b), t));
}

static const struct ask_case CASES[] = {
    { "the head holds the head's post", head, "stc", "", "2025-03-01", "lan" },
    { "until the last day's 24:00", head, "stc", "", "2025-10-31 23:59", "lan" },
    { "then the next one does", head, "stc", "", "2025-11-01", "hai" },
    { "a unit that is not there has no head", head, "stc", "", "2025-02-28", "" },
    { "the head of a merged unit was its head", head, "stc24", "", "2025-02-28", "lan" },
    { "and is not after the merger, though the tenure was left open", head, "stc24", "", "2025-03-01", "" },
    { "a unit without a head's post has no head", head, "snv", "", "2025-03-01", "" },
    { "a post is held", holder, "pct", "", "2025-03-01", "pho" },
    { "or vacant", holder, "pgd", "", "2025-11-01", "" },

    { "a person's post in a unit", tenure, "hai", "stc", "2025-10-31", "pgd" },
    { "follows a promotion", tenure, "hai", "stc", "2025-11-01", "gd" },
    { "is nowhere else", tenure, "hai", "snv", "2025-10-31", "" },
    { "a division's post is not the department's own", tenure, "minh", "stc", "2025-04-01", "" },
    { "but it is of the department's agency", tenure_agency, "minh", "stc", "2025-04-01", "cv-ns" },
    { "and was of the merged one's", tenure_agency, "minh", "stc24", "2025-02-28", "cv-ns" },
    { "of two posts in an agency the higher counts", tenure_agency, "thu", "stc", "2025-04-01", "tp" },
    { "a person is of no other agency", tenure_agency, "minh", "snv", "2025-04-01", "" },

    { "a tenure ends with its last day", tenure_end, "minh", "ns", "2025-04-01", "2025-09-15 00:00" },
    { "also asked for the department", tenure_end, "minh", "stc", "2025-04-01", "2025-09-15 00:00" },
    { "of two tenures the longer counts", tenure_end, "thu", "stc", "2025-04-01", "open" },
    { "an open tenure ends with its unit", tenure_end, "lan", "stc24", "2025-02-01", "2025-03-01 00:00" },
    { "none covers a day after the end", tenure_end, "minh", "ns", "2025-09-15", "none" },
    { "none covers a day before the begin", tenure_end, "minh", "snv", "2025-09-14", "none" },

    { "an official serves in the unit of the post", serves, "minh", "ns", "2025-04-01", "yes" },
    { "not in the department around it", serves, "minh", "stc", "2025-04-01", "no" },
    { "a member serves in the committee", serves, "hai", "bcd", "2025-04-01", "yes" },
    { "from the first day of membership", serves, "hai", "bcd", "2025-03-31", "no" },
    { "whose department is a member serves there no more for that", serves, "thu", "bcd", "2025-05-01", "no" },

    { "a head may use the head's post", may_use, "lan", "gd", "2025-05-06", "own" },
    { "so may who is lent it", may_use, "hai", "gd", "2025-05-05", "lan" },
    { "not the day before", may_use, "hai", "gd", "2025-05-04", "no" },
    { "until its last day's end", may_use, "hai", "gd", "2025-05-09 23:59", "lan" },
    { "and not after", may_use, "hai", "gd", "2025-05-10", "no" },
    { "a delegation stands while the lender holds the post", may_use, "thu", "gd", "2025-10-31", "lan" },
    { "and falls with the lender", may_use, "thu", "gd", "2025-11-01", "no" },
    { "nobody may use every post", may_use, "minh", "gd", "2025-05-06", "no" },
    { "a lent post is known by its unit", delegated, "hai", "stc", "2025-05-06", "gd of lan" },
    { "in no other unit", delegated, "hai", "ns", "2025-05-06", "no" },
    { "a post of one's own is not lent", delegated, "lan", "stc", "2025-05-06", "no" },

    { "a vice chair is in charge of a department", in_charge, "pho", "stc", "2025-05-01", "yes" },
    { "until the distribution of work changes", in_charge, "pho", "snv", "2025-07-01", "no" },
    { "the chair is in charge of nothing in particular", in_charge, "chu", "stc", "2025-05-01", "no" },

    { "the accused is in the line", in_line, "lan", "lan", "2025-05-20", "yes" },
    { "who serves under the accused is", in_line, "hai", "lan", "2025-05-20", "yes" },
    { "also in a division below", in_line, "minh", "lan", "2025-05-20", "yes" },
    { "a head below is under the head above", in_line, "lan", "chu", "2025-05-20", "yes" },
    { "the head above is not under the head below", in_line, "chu", "lan", "2025-05-20", "no" },
    { "a division's head does not draw in the department's", in_line, "lan", "thu", "2025-05-20", "no" },
    { "staff of a unit the accused is in charge of are", in_line, "hai", "pho", "2025-05-20", "yes" },
    { "its divisions too", in_line, "minh", "pho", "2025-05-20", "yes" },
    { "its head is not: he answers to the chair", in_line, "lan", "pho", "2025-05-20", "no" },
    { "a member of a committee the accused heads is", in_line, "hai", "pho", "2025-11-05", "yes" },
    { "who stands in for the accused is, while it lasts", in_line, "pho", "chu", "2025-08-04 13:30", "yes" },
    { "who moved to another department no longer is", in_line, "minh", "lan", "2025-09-15", "no" },
    { "nobody is in no line", in_line, "", "lan", "2025-05-20", "no" },

    { "a unit is headed by its head", headed, "stc", "lan", "2025-05-20", "yes" },
    { "not by the deputy", headed, "stc", "hai", "2025-05-20", "no" },
    { "until the deputy becomes head", headed, "stc", "hai", "2025-11-01", "yes" },
    { "a vacant post is not headed by nobody", headed, "snv", "", "2025-11-01", "no" },
};

/* Substitutes and delegates of a person outside the accused's unit, where nothing else draws them in. */
static void test_stand_ins(void **state)
{
    (void)state;
    struct org_test keep = T;
    T = org_test_of("from: 2025-01-01\n"
                    "units: [{ code: a, name_vi: A, agency: yes }, { code: b, name_vi: B, agency: yes }]\n"
                    "people: [{ code: x, name_vi: X }, { code: y, name_vi: Y }, { code: z, name_vi: Z }]\n"
                    "posts: [{ code: ha, unit: a, name_vi: H, rank: head }, { code: sb, unit: b, name_vi: S }]\n"
                    "tenures: [{ person: x, post: ha }, { person: y, post: sb }, { person: z, post: sb }]\n"
                    "absences: [{ person: x, substitute: y, from: 2025-05-05, to: 2025-05-09 }]\n"
                    "delegations: [{ person: x, post: ha, lent_to: z, from: 2025-06-02, to: 2025-06-06 }]\n");
    assert_string_equal(in_line("y", "x", at("2025-05-04")), "no");
    assert_string_equal(in_line("y", "x", at("2025-05-05")), "yes");
    assert_string_equal(in_line("y", "x", at("2025-05-10")), "no");
    assert_string_equal(in_line("z", "x", at("2025-06-01")), "no");
    assert_string_equal(in_line("z", "x", at("2025-06-06 23:59")), "yes");
    assert_string_equal(in_line("z", "x", at("2025-06-07")), "no");
    arena_free(T.a);
    T = keep;
}

static void test_authority_lists(void **state)
{
    (void)state;
    size_t n;
    struct org_test keep = T;
    T = org_test_of(
        "from: 2025-01-01\n"
        "units: [{ code: a, name_vi: A, agency: yes, class: department }, { code: b, name_vi: B, agency: yes }]\n"
        "people: [{ code: x, name_vi: X }, { code: y, name_vi: Y }, { code: z, name_vi: Z }]\n"
        "posts: [{ code: ha, unit: a, name_vi: H, rank: head }, { code: hb, unit: b, name_vi: H, rank: head }]\n"
        "tenures: [{ person: x, post: ha }, { person: z, post: hb }]\n"
        "delegations:\n"
        "  - { person: x, post: ha, lent_to: y, from: 2025-06-02, to: 2025-06-06 }\n"
        "  - { person: y, post: ha, lent_to: z, from: 2025-06-03, to: 2025-06-05 }\n"
        "authority:\n"
        "  - { own: no, unit: a, decision: permit, from: 2025-01-01, to: 2025-05-31 }\n"
        "  - { own: yes, unit: a, decision: permit, from: 2025-06-01 }\n"
        "  - { own: no, class: department }\n"
        "  - { own: yes, unit: b, decision: permit }\n");
    const struct org_row **rows = org_authority_rows(T.org, T.a, u("a"), at("2025-06-04"), &n);
    assert_int_equal(n, 3);
    assert_true(text_empty(rows[0]->decision) && !rows[0]->own);
    assert_true(rows[1]->own && !rows[2]->own); /* the newest version first */
    struct loan *loans = org_unit_loans(T.org, T.a, u("a"), at("2025-06-04"), &n);
    assert_int_equal(n, 2);
    assert_string_equal(person_word(loans[0].borrower), "y");
    assert_string_equal(person_word(loans[1].lender), "y"); /* lent on */
    assert_string_equal(person_word(loans[1].borrower), "z");
    org_unit_loans(T.org, T.a, u("a"), at("2025-06-02"), &n);
    assert_int_equal(n, 1);
    org_unit_loans(T.org, T.a, u("b"), at("2025-06-04"), &n);
    assert_int_equal(n, 0);
    arena_free(T.a);
    T = keep;
}

static void test_lists(void **state)
{
    (void)state;
    size_t n;
    const struct absence *away = org_absences(T.org, p("lan"), &n);
    assert_int_equal(n, 2);
    assert_string_equal(instant_word(away[0].from), "2025-02-03 00:00"); /* by `from`, not as they were written */
    assert_string_equal(instant_word(away[0].to), "2025-02-05 00:00");
    assert_int_equal(away[0].substitute, 0);
    assert_string_equal(person_word(away[1].substitute), "hai");
    assert_string_equal(instant_word(away[1].recorded), "2026-01-01 00:00");
    away = org_absences(T.org, p("chu"), &n);
    assert_int_equal(n, 1);
    assert_string_equal(instant_word(away[0].from), "2025-08-04 13:30");
    org_absences(T.org, p("son"), &n);
    assert_int_equal(n, 0);

    const struct tenure *held = org_tenures(T.org, p("lan"), &n);
    assert_int_equal(n, 2);
    assert_string_equal(post_word(held[0].post), "gd24");
    assert_string_equal(instant_word(held[0].to), "2025-03-01 00:00"); /* left open, cut by the merger */
    assert_string_equal(unit_word(held[1].unit), "stc");
    assert_string_equal(unit_word(org_post_unit(T.org, post("cv-ns"))), "ns");
    assert_int_equal(org_post_rank(T.org, post("cv-ns")), RANK_STAFF);
    assert_int_equal(org_post_rank(T.org, post("pgd")), RANK_DEPUTY);
}

int main(void)
{
    struct CMUnitTest tests[LEN(CASES) + 3];
    ask_tests(CASES, LEN(CASES), tests);
    tests[LEN(CASES)] = (struct CMUnitTest)cmocka_unit_test(test_stand_ins);
    tests[LEN(CASES) + 1] = (struct CMUnitTest)cmocka_unit_test(test_lists);
    tests[LEN(CASES) + 2] = (struct CMUnitTest)cmocka_unit_test(test_authority_lists);
    return cmocka_run_group_tests_name("org people", tests, org_test_begin, org_test_end);
}
