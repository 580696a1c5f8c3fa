/* test_letters.c -- the morning's letter and its way through the mail system: sections by time left, addresses, headers. What a mail program
 * reads in it is tested over a real server (tests/http/test_mail.py). */
#include "calendar/calbook.h"
#include "fixture.h"
#include "report/letters.h"

/* --- addresses -------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *name, *address;
    bool good;
} ADDRESSES[] = {
    { "an address of an office is one", "buoi.vt@sxd.songlamha.example", true },
    { "a plus and a dash may stand in it", "van-thu+a@x-y.example", true },
    { "one without a host is none", "buoi@", false },
    { "one without a name is none", "@sxd.example", false },
    { "two of them are none", "a@b.example,c@d.example", false },
    { "a line break makes no header", "a@b.example\r\nBcc: c@d.example", false },
    { "angle brackets are no part of it", "<a@b.example>", false },
    { "letters with accents are none", "b\u01b0\u1edfi@sxd.example", false },
    { "dots neither begin, end nor double", "a..b@c.example", false },
    { "nothing is none", "", false },
};

static void check_address(void **row)
{
    size_t i = (size_t)(uintptr_t)*row;
    assert_int_equal(mime_address(text_of(ADDRESSES[i].address)), ADDRESSES[i].good);
}

/* --- headers ---------------------------------------------------------------------------------------------------------- */

static char *mailed(struct arena *a, const char *subject, const char *name)
{
    struct sbuf out;
    const struct mail_body body = { text_of(subject), TEXT("x\n"), TEXT("<p>x</p>\n") };
    const struct mime_mail mail = { .from = TEXT("a@b.example"),
                                    .from_name = text_of(name),
                                    .to = TEXT("c@d.example"),
                                    .message_id = TEXT("1@b.example"),
                                    .date = { INT64_C(1757667600) * US_SECOND }, /* 16:00 12/9/2025 */
                                    .lang = "vi",
                                    .letter = &body };
    sbuf_init(&out, 1 << 20);
    mime_write(&out, &mail);
    char *all = text_cstr(a, sbuf_text(&out));
    sbuf_release(&out);
    return all;
}

static void no_text_brings_a_header_along(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    char *all = mailed(a, "x\r\nBcc: c@d.example", "y\r\n\r\nbody");
    assert_null(strstr(all, "Bcc"));
    assert_null(strstr(all, "\r\n\r\nbody"));
    assert_non_null(strstr(all, "Date: Fri, 12 Sep 2025 16:00:00 +0700\r\n"));
    arena_free(a);
}

static void a_long_subject_is_cut_between_letters(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    char subject[1000] = "";
    for (int i = 0; i < 100; i++)
        strcat(subject, "\u1ed9"); /* three bytes each */
    char *all = mailed(a, subject, "y"), *line = strstr(all, "Subject: ");
    assert_non_null(line);
    for (char *end = strstr(line, "\r\n"); end && (line[0] == ' ' || line[0] == 'S'); end = strstr(line, "\r\n")) {
        assert_true(end - line <= 76);
        assert_memory_equal(end - 2, "?=", 2);
        assert_true(end[-3] != '='); /* 39 bytes or a whole number of letters: no padding but at the last */
        line = end + 2;
        if (line[0] != ' ')
            break;
    }
    arena_free(a);
}

/* --- the morning ------------------------------------------------------------------------------------------------------ */

static struct instant september(int day, int hour)
{
    return (struct instant){ day_start(day_of(2025, 9, day)).us + hour * US_HOUR };
}

static const struct calendar *calendar(struct arena *a) { return calbook_last(world_new(a)->book); }

static struct board_line line(const char *code, int due_day)
{
    return (struct board_line){ .code = text_of(code),
                                .title = TEXT("<R\u00e0 so\u00e1t> & b\u00e1o c\u00e1o"),
                                .giver = TEXT("UBND"),
                                .limited = due_day > 0,
                                .due = due_day > 0 ? september(due_day + 1, 0) : INSTANT_MAX };
}

static void what_is_pressing_comes_first(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct board_line holds[] = { line("K-1", 8), line("K-2", 10), line("K-3", 12), line("K-4", 29), line("K-5/1", 0) };
    const struct work work = { .holds = holds, .nholds = LEN(holds), .now = september(10, 8) }; /* a Wednesday */
    const struct report_style style = { .lang = "en" };
    struct mail_body out;
    const struct digest digest = { .work = &work,
                                   .cal = calendar(a),
                                   .name = TEXT("H\u1ea1nh"),
                                   .office = TEXT("V\u0103n ph\u00f2ng"),
                                   .origin = "https://c.example" };
    assert_true(report_digest(a, &digest, &style, &out));
    static const char *const ORDER[] = { "Late (1)",
                                         "K-1",
                                         "late by 2 working days",
                                         "Due today (1)",
                                         "K-2",
                                         "Due this week (1)",
                                         "K-3",
                                         "2 working days left",
                                         "Later",
                                         "K-4",
                                         "K-5/1",
                                         "no limit",
                                         "Who is waiting for you (1)",
                                         "5 matters, of which 1 late" };
    const char *from = text_cstr(a, out.plain);
    for (size_t i = 0; i < LEN(ORDER); i++) {
        const char *next = strstr(from, ORDER[i]);
        if (!next)
            fail_msg("'%s' does not come next in:\n%s", ORDER[i], text_cstr(a, out.plain));
        from = next;
    }
    const char *html = text_cstr(a, out.html);
    assert_non_null(strstr(html, "/matters/K-5%2F1\""));
    assert_non_null(strstr(html, "&lt;R\u00e0 so\u00e1t&gt; &amp; b\u00e1o c\u00e1o"));
    assert_non_null(strstr(text_cstr(a, out.subject), "1 late, 1 due today"));
    arena_free(a);
}

static void where_there_is_nothing_there_is_no_letter(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct work work = { .now = september(10, 8) };
    const struct report_style style = { .lang = "en" };
    struct mail_body out;
    const struct digest digest = { .work = &work, .cal = calendar(a), .origin = "" };
    assert_false(report_digest(a, &digest, &style, &out));
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(ADDRESSES) + 4] = {
        cmocka_unit_test(no_text_brings_a_header_along),
        cmocka_unit_test(a_long_subject_is_cut_between_letters),
        cmocka_unit_test(what_is_pressing_comes_first),
        cmocka_unit_test(where_there_is_nothing_there_is_no_letter),
    };
    for (size_t i = 0; i < LEN(ADDRESSES); i++)
        tests[4 + i] = (struct CMUnitTest){ ADDRESSES[i].name, check_address, NULL, NULL, (void *)(uintptr_t)i };
    return cmocka_run_group_tests_name("letters", tests, NULL, NULL);
}
