/* The pictures of a matter: what the time line is told is what the sheet says. */
#include "fixture.h"

#include "report/pages.h"

static struct text draw(struct arena *a, const struct sheet *sheet, const struct report_style *style, bool table)
{
    struct sbuf out;
    sbuf_init(&out, 8 << 20);
    (table ? report_timeline_table : report_timeline_svg)(&out, a, sheet, style);
    assert_false(sbuf_full(&out));
    struct text t = text_dup(a, sbuf_text(&out));
    sbuf_release(&out);
    return t;
}

static size_t count(struct text t, const char *what)
{
    size_t n = 0;
    for (size_t at = text_find(t, text_of(what), 0); at != SIZE_MAX; at = text_find(t, text_of(what), at + 1))
        n++;
    return n;
}

static const struct report_links LINKS = { { "/viec/{0}", 9 }, { "#act-{0}", 8 }, { "/bang?unit={0}&state={1}", 24 } };
static const struct report_style EN = { .lang = "en", .links = &LINKS }, VI = { .lang = "vi" };

static void charges_of_a_directive(void **row)
{
    struct arena *a = arena_new();
    struct sheet sheet = sheet_of(a, world_new(a), STORY_DIRECTIVE, 0, "2025-09-18 10:00");
    struct text svg = draw(a, &sheet, &EN, false), table = draw(a, &sheet, &EN, true);
    (void)row;
    assert_int_equal(count(svg, "A unit asked is late: Department of Home Affairs 19h00"),
                     2); /* aria-label and title */
    assert_int_equal(
        count(svg, "Department of Finance, Lê Thị Hạnh; 08:10\u00A015 Aug 2025 – 11:00\u00A011 Sep 2025; 146h50"), 2);
    assert_int_equal(count(svg, "href=\"#act-5\""), 2); /* the act, and the holding that it began */
    assert_int_equal(count(svg, "href=\"/viec/V1a%2F1\""), 1);
    assert_int_equal(count(svg, "#act-5\" aria-label=\"4. complete"),
                     1); /* the register's fifth, this matter's fourth */
    assert_int_equal(count(table, "71h20"), 1);
    assert_int_equal(count(table, "<th scope=\"row\"><a href=\"#act-2\">Department of Finance</a></th>"), 3);
    arena_free(a);
}

static void obstacle_not_ruled_on(void **row)
{
    struct arena *a = arena_new();
    struct sheet sheet = sheet_of(a, world_new(a), STORY_DOSSIER, 0, "2025-04-22 10:00");
    struct text svg = draw(a, &sheet, &EN, false);
    (void)row;
    assert_true(count(svg, "An obstacle is not ruled on yet") > 0);
    assert_true(count(svg, "Waiting for somebody outside: người nộp hồ sơ") > 0);
    assert_true(count(svg, "Stopped or queued as the rules allow") > 0);
    assert_true(count(svg, "First due: 18 Apr 2025") > 0);
    arena_free(a);
}

static void no_links_where_none_are_given(void **row)
{
    struct arena *a = arena_new();
    struct sheet sheet = sheet_of(a, world_new(a), STORY_DIRECTIVE, 0, "2025-09-18 10:00");
    struct text svg = draw(a, &sheet, &VI, false);
    (void)row;
    assert_int_equal(count(svg, "<a "), 0);
    assert_true(count(svg, "18/9/2025") > 0);
    arena_free(a);
}

static void ends_at_now(void **row)
{
    struct arena *a = arena_new();
    struct sheet sheet = sheet_of(a, world_new(a), STORY_DIRECTIVE, 0, "2025-08-29 10:00");
    struct text svg = draw(a, &sheet, &EN, false);
    (void)row;
    assert_true(count(svg, "open until now") > 0);
    assert_int_equal(count(svg, "href=\"#act-5\""), 0);
    assert_int_equal(count(svg, "Office of the People"), 0);
    arena_free(a);
}

static void units_against_states(void **row)
{
    struct arena *a = arena_new();
    const struct world *w = world_new(a);
    struct heat_row rows[] = { { org_unit(w->org, TEXT("stc")), { [HEAT_HELD] = 12, [HEAT_LATE] = 3 } },
                               { org_unit(w->org, TEXT("snv")), { [HEAT_UNANSWERED] = 1 } } };
    struct heat_map map = { .org = w->org, .rows = rows, .n = LEN(rows), .now = at("2025-08-29 10:00") };
    struct sbuf out;
    (void)row;
    sbuf_init(&out, 8 << 20);
    report_heat_svg(&out, a, &map, &EN);
    assert_int_equal(count(sbuf_text(&out), "Department of Finance; late: 3"), 2);
    assert_int_equal(count(sbuf_text(&out), "href=\"/bang?unit=stc&amp;state=late\""), 1);
    assert_int_equal(count(sbuf_text(&out), "href=\"/bang?unit=snv&amp;state=\""), 1);
    assert_int_equal(count(sbuf_text(&out), ">15<"), 0); /* held and late may be one matter */
    sbuf_clear(&out);
    report_heat_table(&out, a, &map, &EN);
    assert_int_equal(count(sbuf_text(&out), "<tr>"), 4);
    sbuf_release(&out);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(charges_of_a_directive),        cmocka_unit_test(obstacle_not_ruled_on),
        cmocka_unit_test(no_links_where_none_are_given), cmocka_unit_test(ends_at_now),
        cmocka_unit_test(units_against_states),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
