/* From the words of a directive issued on Tuesday 1 July 2025 and accepted on Thursday 3 July to the due instant and its reason. */
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const struct row {
    const char *name, *sentence;
    const char *understood; /* in what intake shows           */
    const char *noted;      /* in what accepting says; NULL: nothing */
    const char *why[3];     /* in why: text of V25-0001       */
} ROWS[] = {
    { "a day",
      "báo cáo UBND tỉnh trước ngày 11/7/2025",
      "trước ngày 11/7/2025 [11/7/2025]",
      NULL,
      { "Due           24:00 11/7/2025", "Limit         11/7/2025" } },
    { "an hour is kept to the minute",
      "báo cáo UBND tỉnh trước 17h00 ngày 11/7/2025",
      "[17:00 11/7/2025]",
      NULL,
      { "Due           17:00 11/7/2025", "Limit         17:00 11/7/2025" } },
    { "days from the signing count from the document's day",
      "báo cáo UBND tỉnh trong 05 ngày kể từ ngày ký",
      "[5 days from the document's date, 1/7/2025]",
      "content 1: 'trong 05 ngày kể từ ngày ký' is counted from the document's date, 1/7/2025",
      /* 6/7 is a Sunday */
      { "Due           24:00 7/7/2025", "Limit         5 days", "Counted from  1/7/2025, act no. 1" } },
    { "working days from the issuing do too",
      "báo cáo UBND tỉnh trong vòng 3 ngày làm việc kể từ ngày ban hành Thông báo này",
      "[3 working days from the document's date, 1/7/2025]",
      "is counted from the document's date, 1/7/2025",
      { "Due           24:00 4/7/2025", "Limit         3 working days" } },
    { "days from nothing named count from what gives the work",
      "báo cáo UBND tỉnh trong 10 ngày",
      "[10 days from the document's date, 1/7/2025]",
      "is counted from the document's date",
      { "Due           24:00 11/7/2025" } },
    { "48 hours from the signing are two days",
      "báo cáo UBND tỉnh trong vòng 48 giờ kể từ ngày ký",
      "[2 days from the document's date, 1/7/2025]",
      "is counted from the document's date",
      { "Due           24:00 3/7/2025" } },
    { "a few hours from the signing cannot be counted: the hour is not known",
      "báo cáo UBND tỉnh trong vòng 12 giờ kể từ khi ký",
      "[runs from an event not yet recorded",
      "runs from an event not yet recorded",
      { "UNVERIFIED: the limit runs from an event not yet recorded" } },
    { "days from the receipt wait for it",
      "báo cáo UBND tỉnh trong vòng 10 ngày làm việc kể từ ngày nhận được văn bản này",
      "[runs from an event not yet recorded: the regulation's own value stands in]",
      "content 1: 'trong vòng 10 ngày làm việc kể từ ngày nhận được văn bản này' runs from an event not yet recorded",
      { "Due           24:00 4/8/2025",
        "UNVERIFIED: the limit runs from an event not yet recorded: \"trong vòng 10 ngày" } },
    { "so do days from another document",
      "gửi kế hoạch trong 7 ngày sau khi Đề án được phê duyệt",
      "[runs from an event not yet recorded",
      "runs from an event not yet recorded",
      { "UNVERIFIED: the limit runs from an event not yet recorded: \"trong 7 ngày sau khi Đề án" } },
    { "a day that does not exist is no event",
      "báo cáo UBND tỉnh trước ngày 31/9/2025",
      "[no day that exists or can be known",
      "names no day that exists",
      { "UNVERIFIED: neither deadline nor report date is known" } },
    { "and a session",
      "trình HĐND tỉnh đề án tại kỳ họp giữa năm",
      "[runs from an event not yet recorded",
      "runs from an event not yet recorded",
      { "UNVERIFIED" } },
};

static void understand(struct fixture *f, const struct row *row, struct sbuf *out, int64_t *draft)
{
    struct err err;
    struct text text =
        text_printf(f->a,
                    "ỦY BAN NHÂN DÂN\nTỈNH VÍ DỤ\n\nSố: 5/TB-UBND\n\nVí dụ, ngày 01 tháng 7 năm 2025\n\n"
                    "THÔNG BÁO\n\nKết luận cuộc họp\n\nChủ tịch UBND tỉnh yêu cầu:\n\n1. Sở Tài chính %s.\n",
                    row->sentence);
    struct congvu_intake in = { .file = "notice.txt", .bytes = text, .style = { .lang = "en" } };
    if (congvu_intake(f->app, &in, draft, out, &err) != RC_OK)
        fail_msg("%s", err.detail);
}

static void must_say(const struct sbuf *out, const char *what)
{
    if (what && !strstr(out->p, what))
        fail_msg("'%s' is not in:\n%s", what, out->p);
}

static void check(void **state)
{
    const struct row *row = *state;
    struct fixture f;
    struct sbuf out;
    struct err err;
    int64_t draft;
    size_t opened, families;
    fixture_begin(&f, true);
    sbuf_init(&out, 1 << 20);
    understand(&f, row, &out, &draft);
    must_say(&out, row->understood);
    struct congvu_accept accept = { .draft = draft,
                                    .person = TEXT("cvp"),
                                    .giver = TEXT("ubnd"),
                                    .at = TEXT("2025-07-03 08:00"),
                                    .style = { .lang = "en" } };
    sbuf_clear(&out);
    if (congvu_accept(f.app, &accept, &opened, &out, &err) != RC_OK)
        fail_msg("%s", err.detail);
    assert_int_equal(opened, 1);
    must_say(&out, row->noted);
    if (!row->noted)
        assert_null(strstr(out.p, "content 1"));
    sbuf_clear(&out);
    struct congvu_ask ask = { .what = TEXT("V25-0001"), .style = { .lang = "en", .width = 200 } };
    if (congvu_why(f.app, &ask, &out, &err) != RC_OK)
        fail_msg("%s", err.detail);
    for (size_t i = 0; i < LEN(row->why); i++)
        must_say(&out, row->why[i]);
    if (congvu_rebuild(f.app, true, NULL, NULL, &families, &err) != RC_OK)
        fail_msg("%s", err.detail);
    sbuf_release(&out);
    fixture_end(&f);
}

static const struct duty_row {
    const char *name, *sentence, *as_of;
    const char *why[5];
} DUTIES[] = {
    { "a weekday and an hour",
      "báo cáo UBND tỉnh tiến độ trước 16 giờ thứ Sáu hằng tuần",
      "2025-07-03 09:00",
      { "Next report due  16:00 4/7/2025", "Recurs           by 16:00, every Friday", "28/6/2025 – 4/7/2025",
        "Ground           stated in the act; 5/TB-UBND", "The cut-off is a working day: it does not move." } },
    { "from the hour on the next week's is told, and what is silent",
      "báo cáo UBND tỉnh tiến độ trước 16 giờ thứ Sáu hằng tuần",
      "2025-07-04 16:00",
      { "Next report due  16:00 11/7/2025", "Not reported     4/7/2025" } },
    { "an hour every day",
      "báo cáo UBND tỉnh tiến độ trước 16h30 hằng ngày",
      "2025-07-03 16:29",
      { "Next report due  16:30 3/7/2025", "Recurs           by 16:30, every day" } },
    { "a cut-off on a day of rest moves",
      "báo cáo UBND tỉnh tiến độ trước ngày 25 hằng tháng",
      "2025-10-20 09:00",
      { "Next report due  24:00 27/10/2025", "Cut-off          25/10/2025",
        "25/10/2025  Saturday  the cut-off, on a day", "26/10/2025  Sunday    weekly rest",
        "27/10/2025  Monday    the end fell on a day off and moved here" } },
    { "which report counts is said",
      "báo cáo UBND tỉnh tiến độ trước ngày 25 hằng tháng",
      "2025-10-20 09:00",
      { "none yet: the first with period=2025-10-25 counts" } },
    { "the regulation's own cut-off has its grace",
      "định kỳ báo cáo UBND tỉnh tiến độ",
      "2025-07-03 09:00",
      { "Ground           the regulation:", "Time to report" } },
};

static void check_duty(void **state)
{
    const struct duty_row *row = *state;
    const struct row sentence = { .sentence = row->sentence };
    struct fixture f;
    struct sbuf out;
    struct err err;
    int64_t draft;
    size_t opened;
    fixture_begin(&f, true);
    sbuf_init(&out, 1 << 20);
    understand(&f, &sentence, &out, &draft);
    struct congvu_accept accept = { .draft = draft,
                                    .person = TEXT("cvp"),
                                    .giver = TEXT("ubnd"),
                                    .at = TEXT("2025-07-03 08:00"),
                                    .style = { .lang = "en" } };
    assert_int_equal(congvu_accept(f.app, &accept, &opened, &out, &err), RC_OK);
    struct congvu_ask ask = { .what = TEXT("B25-0001"),
                              .as_of = text_of(row->as_of),
                              .style = { .lang = "en", .width = 200 } };
    sbuf_clear(&out);
    if (congvu_why(f.app, &ask, &out, &err) != RC_OK)
        fail_msg("%s", err.detail);
    for (size_t i = 0; i < LEN(row->why); i++)
        must_say(&out, row->why[i]);
    sbuf_clear(&out);
    ask.style.format = REPORT_JSON;
    assert_int_equal(congvu_why(f.app, &ask, &out, &err), RC_OK);
    must_say(&out, "\"cutoff\"");
    sbuf_release(&out);
    fixture_end(&f);
}

/* The event is recorded: the stand-in is gone, from the board too. */
static void an_event_that_is_recorded_is_the_due(void **state)
{
    (void)state;
    static const struct row RECEIPT = {
        .sentence = "báo cáo UBND tỉnh trong 10 ngày làm việc kể từ ngày nhận được văn bản này"
    };
    struct fixture f;
    struct sbuf out;
    struct err err;
    struct congvu_done done;
    int64_t draft;
    size_t opened;
    fixture_begin(&f, true);
    sbuf_init(&out, 1 << 20);
    understand(&f, &RECEIPT, &out, &draft);
    struct congvu_accept accept = { .draft = draft,
                                    .person = TEXT("cvp"),
                                    .giver = TEXT("ubnd"),
                                    .at = TEXT("2025-07-03 08:00"),
                                    .style = { .lang = "en" } };
    assert_int_equal(congvu_accept(f.app, &accept, &opened, &out, &err), RC_OK);
    struct congvu_ask board = { .style = { .lang = "en", .width = 200 } };
    sbuf_clear(&out);
    assert_int_equal(congvu_board(f.app, &board, &out, &err), RC_OK);
    must_say(&out, "4/8/2025*");
    must_say(&out, "* a stand-in due");
    const struct field fields[] = { { "due", "10 working days" },
                                    { "counted_from", "2025-07-04" },
                                    { "ground", "Sổ văn bản đến ngày 4/7/2025" },
                                    { NULL, NULL } };
    if (fixture_act(&f, "cvp", "V25-0001", "extend", "2025-07-04 10:00", fields, &done, &err) != RC_OK)
        fail_msg("%s", err.detail);
    sbuf_clear(&out);
    assert_int_equal(congvu_board(f.app, &board, &out, &err), RC_OK);
    must_say(&out, "18/7/2025");
    assert_null(strchr(out.p, '*'));
    sbuf_clear(&out);
    struct congvu_ask why = { .what = TEXT("V25-0001"), .style = { .lang = "en", .width = 200 } };
    assert_int_equal(congvu_why(f.app, &why, &out, &err), RC_OK);
    must_say(&out, "Due           24:00 18/7/2025");
    must_say(&out, "Counted from  4/7/2025, act no. 2");
    must_say(&out, "counted from the event once it was recorded");
    assert_null(strstr(out.p, "UNVERIFIED"));
    sbuf_release(&out);
    fixture_end(&f);
}

int main(void)
{
    struct CMUnitTest tests[LEN(ROWS) + LEN(DUTIES) + 1];
    size_t n = 0;
    for (size_t i = 0; i < LEN(ROWS); i++)
        tests[n++] = (struct CMUnitTest){ ROWS[i].name, check, NULL, NULL, (void *)(uintptr_t)&ROWS[i] };
    for (size_t i = 0; i < LEN(DUTIES); i++)
        tests[n++] = (struct CMUnitTest){ DUTIES[i].name, check_duty, NULL, NULL, (void *)(uintptr_t)&DUTIES[i] };
    tests[n++] = (struct CMUnitTest){ "an event that is recorded is the due", an_event_that_is_recorded_is_the_due,
                                      NULL, NULL, NULL };
    return _cmocka_run_group_tests("deadlines opened", tests, n, NULL, NULL);
}
