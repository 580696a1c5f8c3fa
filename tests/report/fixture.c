#include "fixture.h"

#include "calendar/calbook.h"
#include "org/org_load.h"

struct instant at(const char *when)
{
    struct instant t;
    if (!instant_parse(text_of(when), &t))
        fail_msg("the test's own instant \"%s\" is none", when);
    return t;
}

struct day on(const char *date)
{
    struct day d;
    if (!day_parse(text_of(date), &d))
        fail_msg("the test's own date \"%s\" is none", date);
    return d;
}

void assert_page(struct text page, const char *const *want)
{
    struct text rest = page, line;
    for (int n = 1; *want; n++, want++) {
        if (!text_split(&rest, '\n', &line))
            fail_msg("the page ends before line %d: %s", n, *want);
        if (!text_eq(line, text_of(*want)))
            fail_msg("line %d is\n%.*s\nnot\n%s", n, TEXT_FMT(line), *want);
    }
    assert_true(text_split(&rest, '\n', &line));
    if (line.n > 0 || rest.p)
        fail_msg("the page goes on: %.*s", TEXT_FMT(line));
}

/* --- the province ------------------------------------------------------------------------------------------------ */

static const char REGISTER[] =
    "from: 2020-01-01\n"
    "source: Quyết định 1/QĐ-UBND ngày 1/3/2025\n"
    "units:\n"
    "  - { code: ubnd, name_vi: Ủy ban nhân dân tỉnh, name_en: People's Committee, abbr: UBND, agency: yes, office: vp "
    "}\n"
    "  - { code: vp, name_vi: Văn phòng UBND tỉnh, name_en: Office of the People's Committee, parent: ubnd, agency: "
    "yes }\n"
    "  - { code: stc, name_vi: Sở Tài chính, name_en: Department of Finance, abbr: STC, parent: ubnd, agency: yes }\n"
    "  - { code: snv, parent: ubnd, agency: yes }\n"
    "  - { code: sxd, name_vi: Sở Xây dựng, name_en: Department of Construction, parent: ubnd, agency: yes }\n"
    "  - { code: sgtvt, name_vi: Sở Giao thông vận tải, parent: ubnd, agency: yes }\n"
    "  - { code: pvhcc, name_vi: Trung tâm Phục vụ hành chính công, name_en: One-stop Centre, parent: vp, agency: yes "
    "}\n"
    "names:\n"
    "  - { unit: snv, name_vi: Sở Nội vụ, name_en: Department of Home Affairs, to: 2025-09-30 }\n"
    "  - { unit: snv, name_vi: Sở Nội vụ và Lao động, from: 2025-10-01 }\n"
    "successions:\n"
    "  - { unit: sgtvt, from: 2025-03-01, successor: sxd }\n"
    "people:\n"
    "  - { code: khai, name_vi: Nguyễn Văn Khải }\n"
    "  - { code: yen, name_vi: Trần Thu Yến }\n"
    "  - { code: van, name_vi: Đặng Bích Vân }\n"
    "  - { code: hanh, name_vi: Lê Thị Hạnh }\n"
    "  - { code: hien, name_vi: Vũ Diệu Hiền }\n"
    "  - { code: tho, name_vi: Lý Ngọc Thơ }\n"
    "  - { code: lan, name_vi: Đỗ Kim Lan }\n"
    "  - { code: sen, name_vi: Phạm Kim Sen }\n"
    "posts:\n"
    "  - { code: ubnd-ct, unit: ubnd, name_vi: Chủ tịch, name_en: Chairman, rank: head }\n"
    "  - { code: vp-ct, unit: vp, name_vi: Chánh Văn phòng, name_en: Chief of Office, rank: head }\n"
    "  - { code: stc-gd, unit: stc, name_vi: Giám đốc, name_en: Director, rank: head }\n"
    "  - { code: stc-cv, unit: stc, name_vi: Chuyên viên, name_en: Specialist }\n"
    "  - { code: stc-pgd, unit: stc, name_vi: Phó Giám đốc, name_en: Deputy Director, rank: deputy }\n"
    "  - { code: snv-gd, unit: snv, name_vi: Giám đốc, name_en: Director, rank: head }\n"
    "  - { code: sxd-gd, unit: sxd, name_vi: Giám đốc, name_en: Director, rank: head }\n"
    "  - { code: sxd-cv, unit: sxd, name_vi: Chuyên viên, name_en: Specialist }\n"
    "  - { code: pv-gd, unit: pvhcc, name_vi: Giám đốc, name_en: Director, rank: head }\n"
    "tenures:\n"
    "  - { person: khai, post: ubnd-ct }\n"
    "  - { person: yen, post: vp-ct }\n"
    "  - { person: van, post: stc-gd }\n"
    "  - { person: hanh, post: stc-cv }\n"
    "  - { person: hien, post: snv-gd }\n"
    "  - { person: tho, post: sxd-gd }\n"
    "  - { person: lan, post: sxd-cv }\n"
    "  - { person: sen, post: pv-gd }\n"
    "delegations:\n"
    "  - { person: van, post: stc-gd, lent_to: hanh, from: 2025-09-08, to: 2025-09-12 }\n"
    "absences:\n"
    "  - { person: van, substitute: hanh, from: 2025-09-08, to: 2025-09-12 }\n"
    "authority:\n"
    "  - { unit: sxd, own: yes, source: \"Quyết định 20/2025/QĐ-UBND, Điều 12\" }\n"
    "charges:\n"
    "  - { person: khai, unit: stc }\n";

static const char REGULATIONS[] =
    "regulations:\n"
    "  - kind: directive\n"
    "    names: { vi: \"Nhiệm vụ giao theo văn bản chỉ đạo\", en: task of a directive }\n"
    "    prefix: V\n"
    "    valid: { from: 2020-01-01 }\n"
    "    source: \"Quy chế làm việc, Điều 9\"\n"
    "    mark: set\n"
    "    fallback: 30 days\n"
    "    least: 1 working day\n"
    "    confirmed: yes\n"
    "    steps:\n"
    "      - { code: do, names: { vi: \"Tổ chức thực hiện\", en: do }, on: open, holder: lead, source: s, mark: set }\n"
    "      - { code: decision, names: { vi: \"Quyết định\", en: decision }, on: advise, holder: decider, limit: 3 "
    "working days,\n"
    "          source: s, mark: set }\n"
    "      - { code: confirm, names: { vi: \"Xác nhận hoàn thành\", en: confirm }, on: complete, holder: confirmer,\n"
    "          limit: 3 working days, source: s, mark: set }\n"
    "      - { code: again, names: { vi: \"Thực hiện lại\", en: do again }, on: return, after: confirm, holder: lead, "
    "source: s,\n"
    "          mark: set }\n"
    "    reasons:\n"
    "      - { act: escalate, code: law_unclear, names: { vi: \"Quy định chưa rõ\", en: the law is unclear }, source: "
    "s, mark: set }\n"
    "    forms: [{ form: opinion, limit: 5 working days, consent: yes, source: s, mark: set }]\n"
    "    acts:\n"
    "      - { act: open, names: { vi: \"Giao việc\", en: give work } }\n"
    "      - { act: assign, names: { vi: \"Phân công\", en: assign } }\n"
    "      - { act: ask, names: { vi: \"Lấy ý kiến, đề nghị phối hợp\", en: ask } }\n"
    "      - { act: reply, names: { vi: \"Trả lời\", en: reply } }\n"
    "      - { act: advise, names: { vi: \"Tham mưu, trình\", en: advise } }\n"
    "      - { act: escalate, names: { vi: \"Trình cấp trên xử lý\", en: pass up } }\n"
    "      - { act: transfer, names: { vi: \"Chuyển đơn vị khác\", en: transfer } }\n"
    "      - { act: return, names: { vi: \"Trả lại\", en: return } }\n"
    "      - { act: recuse, names: { vi: \"Xin không tham gia\", en: withdraw } }\n"
    "      - { act: decide, names: { vi: \"Quyết định\", en: decide } }\n"
    "      - { act: complete, names: { vi: \"Báo cáo hoàn thành\", en: complete } }\n"
    "      - { act: report, names: { vi: \"Báo cáo tiến độ\", en: report progress } }\n"
    "      - { act: pause, names: { vi: \"Tạm dừng\", en: pause } }\n"
    "      - { act: await, names: { vi: \"Chờ bên ngoài\", en: await } }\n"
    "      - { act: resume, names: { vi: \"Tiếp tục\", en: resume } }\n"
    "      - { act: extend, names: { vi: \"Gia hạn\", en: extend } }\n"
    "      - { act: urge, names: { vi: \"Đôn đốc\", en: urge } }\n"
    "      - { act: cancel, names: { vi: \"Dừng\", en: cancel } }\n"
    "      - { act: reopen, names: { vi: \"Mở lại\", en: reopen } }\n"
    "      - { act: correct, names: { vi: \"Đính chính\", en: correct } }\n"
    "      - { act: forward, forbidden: yes }\n"
    "      - { act: unseal, forbidden: yes }\n"
    "  - kind: dossier\n"
    "    names: { vi: \"Hồ sơ thủ tục hành chính\", en: dossier }\n"
    "    prefix: D\n"
    "    valid: { from: 2020-01-01 }\n"
    "    source: \"Nghị định 61/2018/NĐ-CP\"\n"
    "    mark: seen\n"
    "    limit: 10 working days\n"
    "    hand_over: { from: \"07:30\", to: \"15:00\" }\n"
    "    steps:\n"
    "      - { code: reception, names: { vi: \"Tiếp nhận\", en: reception }, on: open, holder: lead, limit: 4 working "
    "hours,\n"
    "          source: s, mark: set }\n"
    "      - { code: appraisal, names: { vi: \"Thẩm định\", en: appraisal }, on: forward, after: reception, holder: "
    "stated,\n"
    "          limit: 52 working hours, source: s, mark: set }\n"
    "    reasons:\n"
    "      - { act: await, code: supplement, names: { vi: \"Bổ sung hồ sơ\", en: supplement }, effect: stops,\n"
    "          source: \"Nghị định 61/2018/NĐ-CP, Điều 19\", mark: seen }\n"
    "  - kind: duty\n"
    "    names: { vi: \"Nhiệm vụ định kỳ\", en: standing duty }\n"
    "    prefix: B\n"
    "    valid: { from: 2020-01-01 }\n"
    "    source: \"Nghị định 09/2019/NĐ-CP\"\n"
    "    mark: seen-2nd\n"
    "    duty: yes\n"
    "    cadence: month 14\n"
    "    grace: 2 working days\n"
    "    steps: [{ code: keep, names: { vi: \"Báo cáo\", en: keep the duty }, on: open, holder: lead, source: s, mark: "
    "set }]\n";

static struct cal_row cal_row(enum cal_row_kind kind, const char *date, const char *vi, const char *en,
                              struct instant announced)
{
    return (struct cal_row){ .kind = kind,
                             .day = on(date),
                             .to = DAY_MAX,
                             .like = DAY_MIN,
                             .name_vi = text_of(vi),
                             .name_en = text_of(en),
                             .source = { TEXT("Bộ luật Lao động 2019, Điều 112"), TEXT("Labour Code 2019, art. 112") },
                             .mark = MARK_SEEN,
                             .announced = announced,
                             .recorded = INSTANT_MIN };
}

/* 07:30-11:30 and 13:30-17:30, Monday to Friday. Monday 1/9 was announced late, with Saturday 6/9 worked for it. */
static const struct calbook *calendar_new(struct arena *a)
{
    struct instant late = at("2025-08-20 09:00");
    struct cal_row rows[] = {
        cal_row(CAL_HOURS, "1990-01-01", "", "", INSTANT_MIN),
        cal_row(CAL_OFF, "2025-04-07", "Giỗ Tổ Hùng Vương", "Hùng Kings' Day", INSTANT_MIN),
        cal_row(CAL_OFF, "2025-09-01", "Quốc khánh (ngày hoán đổi)", "National Day (swapped day)", late),
        cal_row(CAL_OFF, "2025-09-02", "Quốc khánh", "National Day", INSTANT_MIN),
        cal_row(CAL_WORK, "2025-09-06", "Làm bù", "made up for", late),
        cal_row(CAL_YEAR, "2025-01-01", "", "", INSTANT_MIN),
        cal_row(CAL_FIXED, "1990-01-01", "Tết Dương lịch", "New Year", INSTANT_MIN),
    };
    const struct calbook *book;
    struct err err;
    for (int weekday = 0; weekday < 5; weekday++) {
        rows[0].windows[weekday] = 2;
        rows[0].window[weekday][0] = (struct cal_window){ 450, 690 };
        rows[0].window[weekday][1] = (struct cal_window){ 810, 1050 };
    }
    rows[4].like = on("2025-09-01");
    if (calbook_build(a, rows, LEN(rows), INSTANT_MAX, &book, &err) != RC_OK)
        fail_msg("%s", err.detail);
    return book;
}

static const struct org *org_new(struct arena *a)
{
    struct org_row *rows;
    const struct org *org;
    size_t n;
    struct err err;
    if (org_load_yaml(a, "register.yaml", text_of(REGISTER), INSTANT_MIN, &rows, &n, &err) != RC_OK)
        fail_msg("%s", err.detail);
    if (org_build(a, rows, n, INSTANT_MAX, &org, &err) != RC_OK)
        fail_msg("%s", err.detail);
    return org;
}

static const struct rulebook *rules_new(struct arena *a)
{
    struct rule *rules;
    const struct rulebook *book;
    size_t n;
    struct err err;
    if (rules_read(a, "rules.yaml", text_of(REGULATIONS), INSTANT_MIN, &rules, &n, &err) != RC_OK)
        fail_msg("%s", err.detail);
    if (rulebook_build(a, rules, n, INSTANT_MAX, &book, &err) != RC_OK)
        fail_msg("%s", err.detail);
    return book;
}

const struct world *world_new(struct arena *a)
{
    struct world *w = ARENA_NEW(a, struct world);
    *w = (struct world){ .org = org_new(a), .book = calendar_new(a), .rules = rules_new(a) };
    return w;
}

struct text sheet_print(struct arena *a, const struct sheet *sheet, enum report_format format, const char *lang,
                        int width)
{
    struct report_style style = { .format = format, .lang = lang, .width = width };
    struct sbuf b;
    sbuf_init(&b, 1 << 22);
    report_sheet(&b, a, sheet, &style);
    assert_false(sbuf_full(&b));
    struct text t = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return t;
}
