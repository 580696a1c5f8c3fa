/* stories.c -- the families the tests read: acts as they would be recorded. */
#include "fixture.h"

struct teller {
    struct arena *a;
    const struct org *org;
    struct instant now;
    struct act *acts;
    size_t n;
    int64_t seq;
};

static void word(struct teller *t, struct act *act, enum act_text field, const char *value)
{
    struct act_word *words = NULL;
    size_t n = 0;
    for (size_t i = 0; i < act->nwords; i++)
        ARENA_PUSH(t->a, words, n, act->words[i]);
    struct act_word more = { field, text_of(value) };
    ARENA_PUSH(t->a, words, n, more);
    act->words = words;
    act->nwords = n;
}

static struct act by(const struct teller *t, matter_id matter, enum act_kind kind, const char *when, const char *person)
{
    struct act act = act_new(matter, kind);
    size_t n;
    act.happened = act.recorded = at(when);
    act.person = org_person(t->org, text_of(person));
    const struct tenure *tenure = org_tenures(t->org, act.person, &n);
    assert_true(act.person && n > 0);
    act.post = tenure->post;
    act.unit = tenure->unit;
    return act;
}

/* What happened after now is not known; its number is kept for it. */
static void tell(struct teller *t, struct act act)
{
    act.seq = ++t->seq;
    if (!instant_before(t->now, act.recorded))
        ARENA_PUSH(t->a, t->acts, t->n, act);
}

static unit_id unit(const struct teller *t, const char *code)
{
    unit_id u = org_unit(t->org, text_of(code));
    assert_true(u);
    return u;
}

static person_id person(const struct teller *t, const char *code)
{
    person_id p = org_person(t->org, text_of(code));
    assert_true(p);
    return p;
}

static struct limit limit(const char *written)
{
    struct limit l;
    assert_int_equal(limit_parse(text_of(written), &l, NULL), RC_OK);
    return l;
}

static struct act opening(struct teller *t, const char *when, const char *kind, const char *lead, const char *who,
                          const char *title)
{
    struct act act = by(t, 1, ACT_OPEN, when, who);
    act.rule_kind = text_of(kind);
    act.to_unit = unit(t, lead);
    act.giver = act.unit;
    word(t, &act, AT_TITLE, title);
    return act;
}

static void tell_directive(struct teller *t)
{
    struct act act = opening(t, "2025-08-14 16:40", "directive", "stc", "khai",
                             "Rà soát các dự án đầu tư công chậm tiến độ, đề xuất hướng xử lý từng dự án");
    unit_id *named = ARENA_NEW(t->a, unit_id);
    named[0] = unit(t, "snv");
    act.units = named;
    act.nunits = 1;
    act.due = limit("2025-09-12");
    act.content = 41;
    tell(t, act);
    act = by(t, 1, ACT_ASSIGN, "2025-08-15 08:10", "van");
    act.to_person = person(t, "hanh");
    act.surety = SURETY_CONSOLE;
    word(t, &act, AT_OPERATOR, "Bùi Đình Kiên");
    tell(t, act);
    act = by(t, 1, ACT_ASK, "2025-08-18 09:00", "hanh");
    act.to_unit = unit(t, "snv");
    act.form = FORM_PART;
    act.due = limit("2025-08-27");
    act.child = 2;
    word(t, &act, AT_TITLE, "Biên chế của các ban quản lý dự án");
    tell(t, act);
    act = by(t, 2, ACT_REPLY, "2025-09-03 10:30", "hien");
    act.answer = ANSWER_DATA;
    word(t, &act, AT_WORDS, "Số liệu theo biểu kèm theo");
    tell(t, act);
    act = by(t, 1, ACT_COMPLETE, "2025-09-11 11:00", "hanh");
    act.recorded = at("2025-09-12 09:00");
    word(t, &act, AT_PRODUCT, "Báo cáo 310/BC-STC");
    word(t, &act, AT_GROUND, "mất kết nối mạng ngày 11/9");
    word(t, &act, AT_DOCUMENT, "310/BC-STC ngày 11/9/2025");
    tell(t, act);
    act = by(t, 1, ACT_RETURN, "2025-09-16 09:30", "yen");
    word(t, &act, AT_MISSING, "Biểu các dự án dừng thi công");
    tell(t, act);
    act = by(t, 1, ACT_COMPLETE, "2025-09-17 16:00", "hanh");
    word(t, &act, AT_PRODUCT, "Báo cáo 318/BC-STC");
    tell(t, act);
    act = by(t, 1, ACT_DECIDE, "2025-09-18 10:00", "yen");
    word(t, &act, AT_OUTCOME, "Xác nhận hoàn thành");
    tell(t, act);
}

static void tell_dossier(struct teller *t)
{
    struct act act =
        opening(t, "2025-04-03 15:20", "dossier", "pvhcc", "sen", "Cấp giấy phép xây dựng nhà ở, bà Ngô Thị Cúc");
    tell(t, act);
    act = by(t, 1, ACT_FORWARD, "2025-04-03 15:50", "sen");
    act.to_unit = unit(t, "sxd");
    tell(t, act);
    act = by(t, 1, ACT_ASSIGN, "2025-04-04 08:00", "tho");
    act.to_person = person(t, "lan");
    act.surety = SURETY_SECOND_FACTOR;
    tell(t, act);
    act = by(t, 1, ACT_AWAIT, "2025-04-08 10:00", "lan");
    act.reason = TEXT("supplement");
    act.until = on("2025-04-25");
    word(t, &act, AT_WHOM, "người nộp hồ sơ");
    tell(t, act);
    act = by(t, 1, ACT_RESUME, "2025-04-15 14:10", "lan");
    word(t, &act, AT_CAME, "bản vẽ đã sửa");
    tell(t, act);
    act = by(t, 1, ACT_ASK, "2025-04-17 10:00", "lan");
    act.to_unit = unit(t, "ubnd");
    act.form = FORM_OBSTACLE;
    act.due = limit("5 working days");
    act.child = 2;
    word(t, &act, AT_TITLE, "Khoảng lùi xây dựng trên đường chưa có quy hoạch");
    word(t, &act, AT_RULE, "Quyết định 15/2024/QĐ-UBND, Điều 8");
    tell(t, act);
    act = by(t, 1, ACT_EXTEND, "2025-04-21 09:00", "sen");
    act.due = limit("2025-05-09");
    word(t, &act, AT_GROUND, "chờ ý kiến về khoảng lùi");
    tell(t, act);
}

static void tell_consent(struct teller *t)
{
    struct act act = opening(t, "2025-10-06 09:00", "directive", "sxd", "khai", "Kế hoạch phát triển nhà ở xã hội");
    tell(t, act);
    act = by(t, 1, ACT_ASK, "2025-10-14 09:00", "tho");
    act.to_unit = unit(t, "stc");
    act.form = FORM_OPINION;
    act.due = limit("2025-10-21");
    act.child = 2;
    word(t, &act, AT_TITLE, "Nguồn vốn của kế hoạch");
    tell(t, act);
    act = by(t, 1, ACT_ESCALATE, "2025-10-17 15:00", "tho");
    act.reason = TEXT("law_unclear");
    tell(t, act);
    act = by(t, 2, ACT_REPLY, "2025-10-24 10:00", "van");
    act.answer = ANSWER_DISAGREE;
    word(t, &act, AT_WORDS, "Chưa cân đối được vốn năm 2026");
    tell(t, act);
    act = by(t, 1, ACT_CORRECT, "2025-10-24 10:30", "tho");
    act.corrects = 3;
    word(t, &act, AT_WORDS, "khoản 2, không phải khoản 3");
    tell(t, act);
}

static void tell_duty(struct teller *t)
{
    struct act act =
        opening(t, "2025-07-01 08:00", "duty", "stc", "khai", "Báo cáo giải ngân vốn đầu tư công hằng tháng");
    tell(t, act);
    act = by(t, 1, ACT_REPORT, "2025-07-15 10:00", "hanh");
    act.share = 35;
    tell(t, act);
    act = by(t, 1, ACT_REPORT, "2025-08-20 10:00", "hanh");
    act.period = on("2025-08-14");
    act.share = 48;
    tell(t, act);
}

static void tell_limit(struct teller *t, const char *when, const char *length)
{
    struct act act = opening(t, when, "directive", "stc", "khai", "Tổng hợp kiến nghị của các xã");
    act.due = limit(length);
    tell(t, act);
}

static void tell_swap(struct teller *t) { tell_limit(t, "2025-08-15 09:00", "12 working days"); }
static void tell_moved(struct teller *t) { tell_limit(t, "2025-08-23 09:00", "10 days"); }
static void tell_year(struct teller *t) { tell_limit(t, "2025-12-29 09:00", "4 working days"); }
static void tell_hours(struct teller *t) { tell_limit(t, "2025-08-29 16:00", "12 working hours"); }

struct told story(struct arena *a, const struct world *w, enum story which, struct instant now)
{
    static void (*const TELL[STORY_COUNT])(struct teller *) = {
        tell_directive, tell_dossier, tell_consent, tell_duty, tell_swap, tell_moved, tell_year, tell_hours
    };
    static const struct text CODES[STORY_COUNT][2] = {
        { { "V1a", 3 }, { "V1a/1", 5 } }, { { "D2", 2 }, { "D2/1", 4 } },   { { "V3", 2 }, { "V3/1", 4 } },
        { { "B1", 2 }, { "B1/1", 4 } },   { { "V7", 2 }, { "V7/1", 4 } },   { { "V8", 2 }, { "V8/1", 4 } },
        { { "V9", 2 }, { "V9/1", 4 } },   { { "V10", 3 }, { "V10/1", 5 } },
    };
    struct teller t = { .a = a, .org = w->org, .now = now };
    TELL[which](&t);
    return (struct told){ family_fold(a, w, t.acts, t.n), CODES[which] };
}

struct sheet sheet_of(struct arena *a, const struct world *w, enum story which, int index, const char *now)
{
    struct told told = story(a, w, which, at(now));
    struct text why;
    if (!family_validate(told.family, a, &why))
        fail_msg("%.*s", TEXT_FMT(why));
    assert_true((size_t)index < told.family->n);
    return (struct sheet){
        .world = w,
        .family = told.family,
        .matter = &told.family->matters[index],
        .codes = told.codes,
        .now = at(now),
        .province = TEXT("Tỉnh Sông Lam Hạ"),
        .document = which == STORY_DIRECTIVE ? TEXT("214/TB-UBND, 14/8/2025") : TEXT(""),
        .content_number = which == STORY_DIRECTIVE ? TEXT("1") : TEXT(""),
        .version = 7,
    };
}

struct why why_of(struct arena *a, const struct sheet *sheet)
{
    const struct matter *m = sheet->matter;
    struct why why;
    struct err err;
    size_t ended = 0; /* a stop that goes on has moved nothing yet */
    while (ended < m->nstops && !instant_before(sheet->now, m->stops[ended].to))
        ended++;
    if (limit_why(a, sheet->world->book, m->limit, m->limit_from, m->stops, ended, &why, &err) != RC_OK)
        fail_msg("%s", err.detail);
    return why;
}

/* --- pages of many ------------------------------------------------------------------------------------------------- */

static struct workspan hours(int h, int minutes) { return (struct workspan){ h * US_HOUR + minutes * US_MINUTE }; }

struct board board_new(struct arena *a, const char *now)
{
    struct board_line open = { .kind = TEXT("directive"),
                               .unit = TEXT("Sở Tài chính"),
                               .unit_code = TEXT("stc"),
                               .state = M_HELD,
                               .step = TEXT("Tổ chức thực hiện"),
                               .since = at("2025-08-14 16:40"),
                               .opened = at("2025-08-14 16:40"),
                               .ended = INSTANT_MAX,
                               .due = at("2025-09-12 24:00"),
                               .first_due = at("2025-09-12 24:00"),
                               .finished = INSTANT_MAX,
                               .limited = true,
                               .giver = TEXT("Ủy ban nhân dân tỉnh") };
    struct board_line *lines = ARENA_ARRAY(a, struct board_line, 6);
    for (int i = 0; i < 6; i++)
        lines[i] = open;
    lines[0].id = 1;
    lines[0].code = TEXT("V1a");
    lines[0].title = TEXT("Rà soát các dự án đầu tư công chậm tiến độ, đề xuất hướng xử lý từng dự án");
    lines[0].person = TEXT("Lê Thị Hạnh");
    lines[0].left = hours(62, 30);
    lines[1].id = 2;
    lines[1].code = TEXT("V1a/1");
    lines[1].title = TEXT("Biên chế của các ban quản lý dự án");
    lines[1].question = true;
    lines[1].unit = TEXT("Sở Nội vụ");
    lines[1].unit_code = TEXT("snv");
    lines[1].due = at("2025-08-27 24:00");
    lines[1].late = hours(19, 0);
    lines[1].step = TEXT("");
    lines[2].id = 3;
    lines[2].code = TEXT("D2");
    lines[2].kind = TEXT("dossier");
    lines[2].title = TEXT("=HYPERLINK(\"http://x\"), \"giấy phép\"");
    lines[2].unit = TEXT("Sở Xây dựng");
    lines[2].unit_code = TEXT("sxd");
    lines[2].state = M_OUTSIDE;
    lines[2].stopped = true;
    lines[2].left = hours(69, 30);
    lines[3].id = 4;
    lines[3].code = TEXT("V4");
    lines[3].title = TEXT("Báo cáo tình hình giải ngân");
    lines[3].unit = TEXT("Văn phòng UBND tỉnh");
    lines[3].unit_code = TEXT("vp");
    lines[3].to_allocate = true;
    lines[3].left = hours(80, 0);
    lines[4].id = 5;
    lines[4].code = TEXT("V5");
    lines[4].title = TEXT("Trả lời kiến nghị cử tri phường Bến Lam");
    lines[4].due = at("2025-09-04 11:30");
    lines[4].left = hours(9, 0);
    lines[5].id = 6;
    lines[5].code = TEXT("V6");
    lines[5].title = TEXT("Lập danh mục dự án");
    lines[5].state = M_ENDED;
    lines[5].ended = at("2025-09-01 10:00");
    lines[5].finished = at("2025-09-01 10:00");
    return (struct board){ .lines = lines, .n = 6, .now = at(now), .province = TEXT("Tỉnh Sông Lam Hạ") };
}

struct tally tally_new(struct arena *a, const struct world *w, const char *now)
{
    static const struct tally_row ROWS[] = {
        { .number = { "1", 1 },
          .words = { "Rà soát các dự án đầu tư công chậm tiến độ", 58 },
          .lead = { "Sở Tài chính", 16 },
          .code = { "V1a", 3 },
          .state = M_ENDED,
          .end = END_CONFIRMED,
          .done = true,
          .in_time = true,
          .report = { "Báo cáo 318/BC-STC", 20 } },
        { .number = { "2", 1 },
          .words = { "Lập danh mục", 14 },
          .lead = { "phường Hải Châu", 18 },
          .code = { "V2", 2 },
          .state = M_ENDED,
          .end = END_CONFIRMED,
          .done = true,
          .late = true,
          .lateness = { "13h30 (phường Hải Châu)", 26 } },
        { .number = { "3", 1 }, .code = { "V3", 2 }, .words = { "a", 1 } },
        { .number = { "4", 1 }, .code = { "V4", 2 }, .words = { "b", 1 }, .late = true },
        { .number = { "5", 1 }, .code = { "V5", 2 }, .words = { "c", 1 }, .late = true, .silent = true },
        { .number = { "6", 1 }, .words = { "d", 1 }, .exhortation = true },
        { .number = { "7", 1 }, .code = { "V7", 2 }, .words = { "e", 1 }, .end = END_CANCELLED, .state = M_ENDED },
    };
    struct tally_row *rows = arena_dup(a, ROWS, sizeof ROWS);
    struct charge_sum *sums = ARENA_ARRAY(a, struct charge_sum, 2);
    for (size_t i = 0; i < LEN(ROWS); i++)
        rows[i].due = rows[i].finished = INSTANT_MAX;
    rows[0].words = TEXT("Rà soát các dự án đầu tư công chậm tiến độ");
    rows[0].lead = TEXT("Sở Tài chính");
    rows[0].report = TEXT("Báo cáo 318/BC-STC");
    rows[0].due = at("2025-09-12 24:00");
    rows[0].finished = at("2025-09-11 11:00");
    rows[1].words = TEXT("Lập danh mục");
    rows[1].lead = TEXT("phường Hải Châu");
    rows[1].lateness = TEXT("13h30 (phường Hải Châu)");
    rows[1].due = at("2025-08-29 24:00");
    rows[1].finished = at("2025-09-04 15:00");
    rows[3].due = at("2025-08-29 24:00");
    sums[0] = (struct charge_sum){ PAYEE_HOLDER, org_unit(w->org, TEXT("stc")), TEXT_NONE, hours(133, 50) };
    sums[1] = (struct charge_sum){ PAYEE_ASKED, org_unit(w->org, TEXT("snv")), TEXT_NONE, hours(19, 0) };
    return (struct tally){ .title = TEXT("214/TB-UBND ngày 14/8/2025"),
                           .rows = rows,
                           .n = LEN(ROWS),
                           .sums = sums,
                           .nsums = 2,
                           .world = w,
                           .now = at(now),
                           .province = TEXT("Tỉnh Sông Lam Hạ") };
}
