/* Deadlines, in a directive issued on 3 March 2027. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static const struct row {
    const char *name, *sentence;
    const char *want; /* see sample_due */
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
    { "an hour stands before the day", "Báo cáo nhanh trước 16 giờ 30 ngày 09/9/2027.", "2027-09-09 16:30" },
    { "an hour as people type it", "Báo cáo trước 17h00 ngày 20/9/2027.", "2027-09-20 17:00" },
    { "an hour without minutes", "Báo cáo trước 17h ngày 20/9/2027.", "2027-09-20 17:00" },
    { "an hour with a colon", "Báo cáo trước 17:00 ngày 20/9/2027.", "2027-09-20 17:00" },
    { "an hour and minutes in words, with a comma", "Báo cáo trước 17 giờ 30 phút, ngày 20/9/2027.",
      "2027-09-20 17:30" },
    { "an hour before a day without its word", "Báo cáo trước 17 giờ 20/9/2027.", "2027-09-20 17:00" },
    { "an hour of the afternoon", "Báo cáo trước 5 giờ chiều ngày 20/9/2027.", "2027-09-20 17:00" },
    { "an hour, a weekday and the day", "Báo cáo trước 16h30 thứ Hai, ngày 20/9/2027.", "2027-09-20 16:30" },
    { "an hour in brackets behind the day", "Báo cáo trước ngày 20/9/2027 (trước 17 giờ).", "2027-09-20 17:00" },
    { "the first hour of a day is an hour", "Báo cáo trước 0 giờ ngày 20/9/2027.", "2027-09-20 00:00" },
    { "an hour that the day does not have is no hour", "Báo cáo trước 26 giờ.", "from other" },
    { "a year of two figures", "Hoàn thành trước 15/12/28.", "2028-12-15" },
    { "a year far from the document's is none", "Hoàn thành trước ngày 15/12/99.", "2027-12-15" },
    { "a month as tables write it", "Hoàn thành đề án trong T12/2027.", "2027-12-31" },
    { "a week of a month", "Lập chốt trong tuần 2 tháng 12.", "2027-12-31" },
    { "a weekday of every month", "Báo cáo UBND tỉnh vào sáng thứ Hai đầu tháng.", "monthly" },
    { "a weekday of a month that is named", "Báo cáo UBND tỉnh vào thứ Hai đầu tháng 9.", "2027-09-30" },
    { "every month on a day", "Báo cáo trước ngày 15 hằng tháng.", "monthly 15" },
    { "the other spelling of every", "Báo cáo trước ngày 15 hàng tháng.", "monthly 15" },
    { "every year on a day", "Báo cáo trước ngày 15/12 hằng năm.", "yearly 15/12" },
    { "the day may stand behind in brackets", "Báo cáo hằng năm (trước ngày 15 tháng 11) kết quả.", "yearly 15/11" },
    { "the last month of a quarter is its third", "Báo cáo trước ngày 20 tháng cuối quý.", "quarterly 20/3" },
    { "the first month of a quarter where it says so", "Báo cáo trước ngày 05 tháng đầu quý.", "quarterly 5/1" },
    { "the first month of the next quarter", "Đánh giá hằng quý, trước ngày 05 của tháng đầu quý sau.",
      "quarterly 5/1" },
    { "the day of a month that opens the sentence", "Hằng tháng, Sở Tài chính tổng hợp, báo cáo trước ngày 25.",
      "monthly 25" },
    { "the weekday of a week that opens the sentence", "Hằng tuần cập nhật tiến độ, báo cáo UBND tỉnh vào thứ Sáu.",
      "weekly 5" },
    { "from now until tells how long", "Rà soát các dự án từ nay đến hết năm 2027.", "" },
    { "within days of receiving this letter", "Bổ sung phương án trong 30 ngày kể từ ngày nhận được Công văn này.",
      "30 days from received" },
    { "every week", "Báo cáo hằng tuần tiến độ.", "weekly" },
    { "every week on a weekday", "Báo cáo vào thứ Sáu hằng tuần.", "weekly 5" },
    { "a weekday by its number", "Báo cáo vào chiều thứ 6 hàng tuần.", "weekly 5" },
    { "Sunday has a name", "Báo cáo trước Chủ nhật hằng tuần.", "weekly 7" },
    { "every week by an hour of a weekday", "Báo cáo trước 16 giờ thứ Sáu hằng tuần.", "weekly 5 16:00" },
    { "the same in brackets behind the period", "Báo cáo hằng tuần (trước 16h00 thứ Năm) kết quả.", "weekly 4 16:00" },
    { "there is no eighth weekday", "Báo cáo vào thứ 9 hằng tuần.", "weekly" },
    { "every day", "Báo cáo trước 15 giờ hằng ngày.", "daily 15:00" },
    { "every day, with minutes", "Báo cáo trước 15 giờ 30 phút hằng ngày.", "daily 15:30" },
    { "the hour behind every day", "Báo cáo hằng ngày trước 16h00.", "daily 16:00" },
    { "two hours a day are both owed", "Báo cáo trước 06 giờ 30 phút và 18 giờ 30 phút hằng ngày.",
      "daily 06:30 + daily 18:30" },
    { "two hours a day as figures", "Báo cáo nhanh vào 06:30 và 18:30 hằng ngày.", "daily 06:30 + daily 18:30" },
    { "three hours a day", "Gửi số liệu trước 7h00, 13h00 và 19h00 hằng ngày.",
      "daily 07:00 + daily 13:00 + daily 19:00" },
    { "two days a week", "Báo cáo vào thứ Ba, thứ Sáu hằng tuần.", "weekly 2 + weekly 5" },
    { "two days a year", "Báo cáo trước ngày 10 tháng 6 và ngày 10 tháng 12 hằng năm.", "yearly 10/6 + yearly 10/12" },
    { "two cadences with a day each", "Định kỳ 6 tháng (trước ngày 10/6), hằng năm (trước ngày 10/12) báo cáo kết quả.",
      "half-yearly 10/6 + yearly 10/12" },
    { "two cadences in one breath", "6 tháng, hằng năm báo cáo kết quả về Sở Nội vụ.", "half-yearly + yearly" },
    { "an hour of a day of the month", "Báo cáo trước 17 giờ ngày 25 hằng tháng.", "monthly 25 17:00" },
    { "periodically every six months", "Định kỳ 6 tháng tổng hợp kết quả.", "half-yearly" },
    { "once in three months is a quarter", "Kiểm tra 3 tháng một lần các bến.", "quarterly" },
    { "periodically without a period", "Định kỳ hoặc đột xuất kiểm tra.", "periodic" },
    { "regularly counts where it opens", "Thường xuyên kiểm tra các bến.", "regular" },
    { "regularly inside does not", "Tổ chức thường xuyên việc kiểm tra các bến.", "" },
    { "an event that opens the sentence", "Sau khi Nghị định được ban hành, rà soát các văn bản.", "from other" },
    { "at once after an event", "Báo cáo ngay sau khi nước rút.", "from other" },
    { "within days of an event", "Thẩm định trong 07 ngày kể từ khi nhận đủ hồ sơ.", "7 days from other" },
    { "within days of this document's signing", "Báo cáo trong 05 (năm) ngày kể từ ngày ký.", "5 days from issued" },
    { "or of its issuing, by its name", "Báo cáo chậm nhất sau 15 ngày kể từ ngày ban hành Chỉ thị này.",
      "15 days from issued" },
    { "or with the name in front", "Gửi trong vòng 01 tháng kể từ ngày Chỉ thị này được ban hành.",
      "1 months from issued" },
    { "the signing of another thing is not", "Gửi trong 05 ngày kể từ ngày ký hợp đồng.", "5 days from other" },
    { "nor is the issuing of another document", "Gửi trong 05 ngày kể từ ngày ban hành Nghị quyết của HĐND tỉnh.",
      "5 days from other" },
    { "within working days of receiving this document",
      "Báo cáo trong vòng 10 ngày làm việc kể từ ngày nhận được văn bản này.", "10 working days from received" },
    { "weeks are days", "Báo cáo trong vòng 02 tuần kể từ ngày nhận được Chỉ thị này.", "14 days from received" },
    { "within days of nothing named", "Báo cáo trong 7 ngày.", "7 days from unstated" },
    { "days before an event are no length after it", "Gửi tài liệu trước 05 ngày so với ngày họp.", "from other" },
    { "within hours, as a range", "Thống kê thiệt hại trong 24-48 giờ sau khi nước rút.", "48 hours from other" },
    { "a session", "Trình HĐND tỉnh tại kỳ họp giữa năm.", "from other" },
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
    { "a stretch is due on its last day", "Tổ chức đợt cao điểm từ ngày 15/4 đến hết ngày 15/5/2027.", "2027-05-15" },
    { "the first day of a stretch may lack its month", "Lấy ý kiến từ ngày 10 đến ngày 25/4/2027.", "2027-04-25" },
    { "a stretch that is over is none", "Rà soát hồ sơ nộp từ ngày 01/01/2026 đến ngày 31/12/2026.", "" },
    { "a stretch until an event", "Trực ban từ ngày 15/4/2027 đến khi có mưa đều.", "from other" },
    { "a day from which a duty has no end", "Bắt đầu từ ngày 01/7/2027 áp dụng biểu mẫu mới.", "regular" },
    { "a short day behind before", "Gửi danh sách trước 30/9.", "2027-09-30" },
    { "a share is no day", "Hoàn thành việc lấy ý kiến trong 2/3 số hộ.", "" },
    { "a short day behind no later than", "Chậm nhất 15/3 bàn giao mặt bằng.", "2027-03-15" },
    { "up to a year that opens the clause", "Đến năm 2029, hoàn thành số hóa hồ sơ.", "2029-12-31" },
    { "up to the end of a year", "Hoàn thành số hóa hồ sơ đến cuối năm 2027.", "2027-12-31" },
    { "a part of a month", "Trình phương án vào đầu tháng 5/2027.", "2027-05-31" },
    { "the first half of a year", "Hoàn thành trong nửa đầu năm 2027.", "2027-06-30" },
    { "a week of a month", "Họp rà soát trong tuần thứ 2 của tháng 4/2027.", "2027-04-30" },
    { "of two quarters the last", "Tập huấn trong quý II và quý III năm 2027.", "2027-09-30" },
    { "a quarter that is striven for", "Phấn đấu quý II đón hai triệu lượt khách.", "2027-06-30" },
    { "the day of an occasion", "Khánh thành công trình đúng dịp 02/9/2027.", "2027-09-02" },
    { "a day to come without a preposition", "Tổ chức hội nghị ngày 20/4/2027.", "2027-04-20" },
    { "a day of the month, whichever month", "Báo cáo trước ngày 25 của tháng.", "monthly 25" },
    { "a day of the next month", "Gửi số liệu trước ngày 05 tháng sau.", "monthly 5" },
    { "the last month of a quarter in other words", "Báo cáo trước ngày 25 tháng cuối của quý.", "quarterly 25/3" },
    { "so many times a month", "Tổ chức đối thoại ít nhất 01 lần/tháng.", "monthly" },
    { "once a week in figures", "Giao ban 01 tuần/lần.", "weekly" },
    { "every other week is periodic", "Giao ban 02 tuần/lần.", "periodic" },
    { "so many times a day", "Đo độ mặn 02 lần/ngày.", "daily" },
    { "this week", "Lập danh sách trong tuần này.", "from other" },
    { "the same day", "Xử lý ngay trong ngày.", "from other" },
    { "a day of the moon", "Tổ chức lễ hội vào ngày 15 tháng 8 âm lịch.", "from other" },
    { "a month of the moon by its name", "Trang trí xong trước ngày 10 tháng Giêng.", "from other" },
    { "full moon", "Hoàn thành trước Rằm tháng Giêng.", "from other" },
    { "short, of the moon", "Hoàn thành trước 10/3 (âm lịch).", "from other" },
    { "days ahead of an event", "Báo cáo phương án 10 ngày trước khi khai mạc lễ hội.", "from other" },
    { "working days ahead of a day", "Gửi tài liệu chậm nhất 05 ngày làm việc trước ngày họp.", "from other" },
    { "days behind an event", "Thông báo kết luận chậm nhất 03 ngày sau cuộc họp.", "3 days from other" },
    { "before it is handed in to somebody", "Báo cáo Ban Thường vụ xem xét trước khi trình HĐND tỉnh.", "from other" },
    { "before it is handed in tells what comes first", "Lấy ý kiến Nhân dân trước khi trình.", "" },
    { "the day of a feast", "Sửa xong cầu trước dịp lễ 30/4.", "2027-04-30" },
    { "the day of a feast with its name", "Thông xe trước Quốc khánh 02/9/2027.", "2027-09-02" },
    { "three days a month", "Báo cáo ngày 10, 20 và 30 hằng tháng.", "monthly 10 + monthly 20 + monthly 30" },
    { "a short day behind a period", "Báo cáo định kỳ 6 tháng (trước 15/6).", "half-yearly 15/6" },
    { "three times a year in words", "Báo cáo ba lần một năm.", "yearly" },
    { "a year of the budget", "Trả hết nợ trong năm ngân sách 2027.", "2027-12-31" },
    { "a quarter behind a colon", "Rà soát trụ sở, tiến độ: quý III/2027.", "2027-09-30" },
    { "a quarter in its other spelling", "Trình UBND tỉnh trong quí 2 năm 2027.", "2027-06-30" },
    { "before a storm", "Sơ tán dân trước khi bão đổ bộ.", "from other" },
    { "at least so many hours ahead", "Thông báo xả lũ trước tối thiểu 04 giờ.", "from other" },
    { "from now until a day", "Tuyển dụng giáo viên từ nay đến hết ngày 20/6/2027.", "2027-06-20" },
    { "within a school term", "Dạy bù trong học kỳ II.", "from other" },
    { "before a season of the fields", "Nạo vét kênh trước vụ Đông Xuân 2027 - 2028.", "from other" },
    { "a session of a month is held in it", "Báo cáo tại phiên giao ban tháng 9.", "2027-09-30" },
    { "every so many days", "Kiểm tra các bến 15 ngày/lần.", "periodic" },
    { "the month in brackets", "Tham mưu sơ kết 6 tháng (tháng 7).", "2027-07-31" },
    { "the second half of a year", "Kiểm tra các bến trong 6 tháng cuối năm.", "2027-12-31" },
    { "from an hour on", "Cấm biển từ 16h00 ngày 27/9.", "regular" },
    { "more often than a month", "Công bố giá vật liệu 02 lần/tháng.", "periodic" },
    { "periodic as a kind of thing is none", "Đưa nội dung này vào sinh hoạt định kỳ của hội viên.", "" },
    { "a number of days in words", "Báo cáo trong vòng ba ngày làm việc kể từ ngày nhận được Công văn này.",
      "3 working days from received" },
    { "every ten days in words", "Báo cáo tiến độ mười ngày một lần.", "periodic" },
    { "so many times in a year", "Kiểm tra các bến ít nhất 02 lần trong năm.", "yearly" },
    { "at most so often is none", "Không thanh tra quá 01 lần trong năm.", "" },
    { "once in a month that is named", "Diễn tập ít nhất 01 lần trong tháng 6/2027.", "2027-06-30" },
    { "this month", "Báo cáo kết quả trong tháng này.", "2027-03-31" },
    { "a day of this month", "Báo cáo kết quả trước ngày 20 tháng này.", "2027-03-20" },
    { "this year", "Hoàn thành trong năm nay.", "2027-12-31" },
    { "the end of this quarter", "Hoàn thành trước cuối quý này.", "2027-03-31" },
    { "the middle of a year", "Hoàn thành rà soát vào giữa năm 2027.", "2027-06-30" },
    { "a weekday of this week", "Bàn giao hồ sơ chậm nhất thứ Sáu tuần này.", "2027-03-05" },
    { "a weekday of the next week", "Bàn giao hồ sơ trước thứ Hai tuần sau.", "2027-03-08" },
    { "an hour of a weekday", "Gửi danh sách trước 16 giờ thứ Năm.", "2027-03-04 16:00" },
    { "the report says how often", "Gửi báo cáo tháng trước ngày 25.", "monthly 25" },
    { "two reports with a day each", "Gửi báo cáo quý vào ngày 20 tháng cuối quý, báo cáo năm vào ngày 05/12.",
      "quarterly 20/3 + yearly 5/12" },
    { "several reports at once", "Lập báo cáo tháng, quý và năm gửi Sở Tài chính.", "monthly + quarterly + yearly" },
    { "which report stands behind the day in brackets",
      "Báo cáo trước ngày 15/6 (6 tháng) và trước ngày 15/12 (năm) kết quả.", "half-yearly 15/6 + yearly 15/12" },
    { "or behind it in words", "Gửi trước ngày 15/6 đối với báo cáo 6 tháng, trước ngày 15/12 đối với báo cáo năm.",
      "half-yearly 15/6 + yearly 15/12" },
    { "the report on a month of the year is none", "Báo cáo tháng 6 trước ngày 05/7/2027.", "2027-07-05" },
    { "days that share a month", "Tập huấn trong các ngày 12, 13 và 14 tháng 4 năm 2027.", "2027-04-14" },
    { "days of a month as figures", "Tập huấn vào ngày 05-07/4/2027.", "2027-04-07" },
    { "a month from which a duty has no end", "Vận hành nền tảng dùng chung từ tháng 6/2027.", "regular" },
    { "a day behind its label's colon", "Hạn cuối gửi báo cáo: 25/3/2027.", "2027-03-25" },
    { "completed before an event, words between", "Thẩm định xong dự toán trước khi UBND tỉnh họp.", "from other" },
    { "what is handed in is passed at a session to come", "Trình HĐND tỉnh thông qua tại kỳ họp giữa năm.",
      "from other" },
    { "what was passed at a session is not due there", "Rà soát các chính sách được thông qua tại kỳ họp giữa năm.",
      "" },
    { "the regular session of a month", "Trình tại phiên họp thường kỳ tháng 4.", "2027-04-30" },
    { "as has been promised", "Bàn giao mặt bằng theo đúng tiến độ đã cam kết.", "from other" },
    { "a schedule alone is how", "Bố trí đủ vốn cho các dự án theo tiến độ.", "" },
    { "reports by their periods in brackets",
      "Báo cáo kết quả (quý trước ngày 15 tháng cuối quý, năm trước ngày 10/12).", "quarterly 15/3 + yearly 10/12" },
    { "every so many hours", "Cứ 3 giờ báo cáo mực nước một lần.", "periodic" },
    { "so many minutes apart", "Phát tin bão 60 phút/lần.", "periodic" },
    { "once a term", "Diễn tập chữa cháy mỗi học kỳ một lần.", "periodic" },
    { "the next sentence says when, pointing back", "Xây dựng kế hoạch. Việc này phải hoàn thành trước ngày 15/4/2027.",
      "2027-04-15" },
    { "a date that does not exist is no date", "Báo cáo trước ngày 31/02/2027.", "from unstated" },
};

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
    assert_string_equal(sample_due(a, due), row->want);
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
    assert_string_equal(sample_due(a, &d.contents[0].deadline), "2028-01-15");
    assert_int_equal(intake_text(a, TEXT("1. Giao Sở Y tế báo cáo trước ngày 15/01."), NULL, &d, NULL), RC_OK);
    assert_string_equal(sample_due(a, &d.contents[0].deadline), "from unstated");
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
