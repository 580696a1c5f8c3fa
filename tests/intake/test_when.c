/* Deadlines, in a directive issued on 3 March 2027. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static const struct row {
    const char *name, *sentence;
    const char *want; /* "2027-06-30", "monthly", "monthly 15", "yearly 15/12", "event", "" for none */
} ROWS[] = {
    { "before a full date", "Báo cáo UBND tỉnh trước ngày 30/6/2027.", "2027-06-30" },
    { "a date in words", "Hoàn thành trước ngày 30 tháng 6 năm 2027.", "2027-06-30" },
    { "no later than", "Gửi số liệu chậm nhất ngày 03/5/2027.", "2027-05-03" },
    { "a month is due on its last day", "Hoàn thành trong tháng 4 năm 2027.", "2027-04-30" },
    { "a month with a slash", "Hoàn thành trong tháng 02/2028.", "2028-02-29" },
    { "a quarter is due on its last day", "Trình đề án trong quý III/2027.", "2027-09-30" },
    { "a year is due on its last day", "Hoàn thành số hóa trong năm 2027.", "2027-12-31" },
    { "a date without a year is this year's", "Báo cáo trước ngày 20/11.", "2027-11-20" },
    { "a date without a year that has passed is next year's", "Báo cáo trước ngày 20/01.", "2028-01-20" },
    { "the day of issue itself has not passed", "Báo cáo trước ngày 03/3.", "2027-03-03" },
    { "an hour stands before the day", "Báo cáo nhanh trước 16 giờ 30 ngày 09/9/2027.", "2027-09-09" },
    { "every month on a day", "Báo cáo trước ngày 15 hằng tháng.", "monthly 15" },
    { "the other spelling of every", "Báo cáo trước ngày 15 hàng tháng.", "monthly 15" },
    { "every year on a day", "Báo cáo trước ngày 15/12 hằng năm.", "yearly 15/12" },
    { "the day may stand behind in brackets", "Báo cáo hằng năm (trước ngày 15 tháng 11) kết quả.", "yearly 15/11" },
    { "the last month of a quarter is its third", "Báo cáo trước ngày 20 tháng cuối quý.", "quarterly 20/3" },
    { "every week", "Báo cáo hằng tuần tiến độ.", "weekly" },
    { "every day", "Báo cáo trước 15 giờ hằng ngày.", "daily" },
    { "periodically every six months", "Định kỳ 6 tháng tổng hợp kết quả.", "half-yearly" },
    { "once in three months is a quarter", "Kiểm tra 3 tháng một lần các bến.", "quarterly" },
    { "periodically without a period", "Định kỳ hoặc đột xuất kiểm tra.", "periodic" },
    { "regularly counts where it opens", "Thường xuyên kiểm tra các bến.", "regular" },
    { "regularly inside does not", "Tổ chức thường xuyên việc kiểm tra các bến.", "" },
    { "an event that opens the sentence", "Sau khi Nghị định được ban hành, rà soát các văn bản.", "event" },
    { "at once after an event", "Báo cáo ngay sau khi nước rút.", "event" },
    { "within days of an event", "Thẩm định trong 07 ngày kể từ khi nhận đủ hồ sơ.", "event" },
    { "within hours, as a range", "Thống kê thiệt hại trong 24-48 giờ sau khi nước rút.", "event" },
    { "a session", "Trình HĐND tỉnh tại kỳ họp giữa năm.", "event" },
    { "a date is more exact than a period", "Định kỳ báo cáo; lần đầu trước ngày 30/6/2027.", "2027-06-30" },
    { "of two dates the first counts", "Lập danh sách trước ngày 10/4/2027, phê duyệt trước ngày 30/4/2027.",
      "2027-04-10" },
    { "promptly is none", "Khẩn trương, kịp thời xử lý, báo cáo ngay.", "" },
    { "the coming time is none", "Tăng cường kiểm tra trong thời gian tới.", "" },
    { "the date of a cited document is none", "Thực hiện Công văn số 12/UBND-TH ngày 18/9/2026.", "" },
    { "the year of a plan is none", "Giải ngân kế hoạch vốn năm 2027.", "" },
    { "a target year is none", "Thực hiện Chiến lược đến năm 2030.", "" },
    { "a trigger that opens is none", "Khi xuất hiện ca bệnh, lập chốt kiểm dịch.", "" },
    { "a yearly budget is none", "Quản lý dự toán ngân sách hằng năm.", "" },
    { "how long is not by when", "Xây dựng kịch bản thu từ nay đến hết năm 2027.", "" },
    { "a date that does not exist is no date", "Báo cáo trước ngày 31/02/2027.", "event" },
};

static const char *say(struct arena *a, const struct intake_deadline *d)
{
    char iso[INSTANT_CHARS];
    if (!d->stated)
        return "";
    if (d->has_date)
        return text_cstr(a, text_of(day_iso(d->date, iso)));
    if (d->recur == RECUR_NONE)
        return "event";
    if (d->day == 0)
        return recur_word(d->recur);
    if (d->month == 0)
        return text_cstr(a, text_printf(a, "%s %d", recur_word(d->recur), d->day));
    return text_cstr(a, text_printf(a, "%s %d/%d", recur_word(d->recur), d->day, d->month));
}

static void check(void **state)
{
    const struct row *row = *state;
    struct arena *a = arena_new();
    struct text body = text_printf(a, "Chủ tịch UBND tỉnh yêu cầu:\n\n1. Sở Xây dựng\n\n- %s", row->sentence);
    struct intake_draft d = sample_draft(a, sample_directive(a, text_cstr(a, body)));
    assert_true(d.ncontents >= 1);
    const struct intake_deadline *due = &d.contents[0].deadline;
    for (size_t i = 1; i < d.ncontents && !due->stated; i++)
        due = &d.contents[i].deadline;
    assert_string_equal(say(a, due), row->want);
    arena_free(a);
}

static void check_override(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct intake_options opt = { .has_issued = true, .issued = day_of(2027, 12, 1) };
    struct intake_draft d;
    assert_int_equal(intake_text(a, TEXT("1. Giao Sở Y tế báo cáo trước ngày 15/01."), &opt, &d, NULL), RC_OK);
    assert_int_equal(d.ncontents, 1);
    assert_string_equal(say(a, &d.contents[0].deadline), "2028-01-15");
    assert_int_equal(intake_text(a, TEXT("1. Giao Sở Y tế báo cáo trước ngày 15/01."), NULL, &d, NULL), RC_OK);
    assert_string_equal(say(a, &d.contents[0].deadline), "event");
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(ROWS) + 1];
    size_t n = 0;
    for (size_t i = 0; i < LEN(ROWS); i++)
        tests[n++] = (struct CMUnitTest){ ROWS[i].name, check, NULL, NULL, (void *)&ROWS[i] };
    tests[n++] = (struct CMUnitTest){ "the day of issue may be given", check_override, NULL, NULL, NULL };
    return _cmocka_run_group_tests("intake deadlines", tests, n, NULL, NULL);
}
