/* report_protection.c -- the protection record of a proposal: for a terminal, as JSON, as a Word file. */
#include "report/protection.h"

#include "base/i18n.h"
#include "report/reading.h"
#include "report/template.h"

const char *const PROTECTION_WORDS[PROTECTION_STATE_COUNT + 1] = { "not_yet", "rejected", "stands", "evaluated", NULL };

struct text say_stated(struct arena *a, const struct world *world, const struct field_rule *f, struct text recorded,
                       struct instant t, const char *lang)
{
    const struct org *org = world->org;
    const struct rule *kind = f->type == FT_KIND ? rulebook_find(world->rules, recorded, t, t) : NULL;
    unit_id unit = f->type == FT_UNIT ? org_unit(org, recorded) : 0;
    person_id person = f->type == FT_PERSON ? org_person(org, recorded) : 0;
    struct day day;
    char buf[INSTANT_CHARS];
    for (size_t i = 0; f->type == FT_CHOICE && i < f->nchoices; i++)
        if (text_eq(f->choices[i].code, recorded))
            return names_in(f->choices[i].names, lang);
    if (unit)
        return org_unit_name(org, unit, t, lang);
    if (person)
        return org_person_name(org, person);
    if (kind)
        return names_in(kind->names, lang);
    if (f->type == FT_DAY && day_parse(recorded, &day))
        return text_dup(a, text_of(day_vn(day, buf)));
    if (f->type == FT_YES_NO)
        return text_of(text_eq(recorded, TEXT("yes")) ? *lang == 'v' ? "có" : "yes" : *lang == 'v' ? "không" : "no");
    return value_text(a, recorded);
}

/* --- what it says: the law's words, so they stand here ------------------------------------------------------------------------ */

static struct text value(struct arena *a, const struct protection *p, const char *code)
{
    const struct stated *s = values_stated(&p->values, text_of(code));
    return s ? say_stated(a, p->world, &p->values.rule->fields[s->field], s->value, p->now, "vi") : TEXT_NONE;
}

static struct text decided_on(struct arena *a, const struct protection *p)
{
    char buf[INSTANT_CHARS];
    for (size_t i = 0; i < p->family->nacts; i++) {
        const struct act *act = &p->family->acts[i];
        if (act->matter == p->matter->id && act->kind == ACT_DECIDE)
            return text_dup(a, text_of(day_vn(instant_day(act->happened), buf)));
    }
    return TEXT_NONE;
}

static struct text conclusion(struct arena *a, const struct protection *p)
{
    switch (p->state) {
    case PROTECTION_NOT_YET:
        return p->emergency ? TEXT("Đề xuất được đăng ký sau khi xử lý tình huống khẩn cấp, chưa có kết quả xem xét.")
                            : TEXT("Đề xuất đã được đăng ký trước khi thực hiện, chưa có kết quả xem xét.");
    case PROTECTION_REJECTED:
        return text_printf(a, "Đề xuất không được thông qua ngày %.*s. Lý do: %.*s.", TEXT_FMT(decided_on(a, p)),
                           TEXT_FMT(value(a, p, "reject_why")));
    case PROTECTION_STANDS:
        return text_printf(
            a,
            "Kết quả xem xét ngày %.*s: %.*s. Việc thực hiện đúng nội dung, phạm vi được duyệt với động cơ "
            "trong sáng, vì lợi ích chung thuộc diện được khuyến khích, bảo vệ theo Nghị định số "
            "73/2023/NĐ-CP.",
            TEXT_FMT(decided_on(a, p)), TEXT_FMT(value(a, p, "verdict")));
    case PROTECTION_EVALUATED:
    case PROTECTION_STATE_COUNT: break;
    }
    struct text ground = value(a, p, "liability_ground");
    return text_printf(
        a,
        "Kết luận đánh giá: %.*s; thực hiện đúng chủ trương: %.*s; động cơ trong sáng: %.*s. Xử lý trách "
        "nhiệm: %.*s%s%.*s.",
        TEXT_FMT(value(a, p, "reached")), TEXT_FMT(value(a, p, "right_policy")), TEXT_FMT(value(a, p, "clean_motive")),
        TEXT_FMT(value(a, p, "liability")), text_empty(ground) ? "" : ". Căn cứ: ", TEXT_FMT(ground));
}

static struct text moment(struct arena *a, struct instant t)
{
    char buf[INSTANT_CHARS];
    return text_dup(a, text_of(instant_vn(t, false, buf)));
}

struct line {
    struct text label, words;
};

/* Every field in force, in the regulation's order. */
static const struct line *field_lines(struct arena *a, const struct protection *p, size_t *n)
{
    struct line *lines = NULL;
    *n = 0;
    for (size_t f = 0; f < p->values.rule->nfields; f++) {
        const struct field_rule *field = &p->values.rule->fields[f];
        struct text all = TEXT_NONE;
        for (size_t i = 0; i < p->values.n; i++) {
            const struct stated *s = &p->values.list[i];
            if (!s->in_force || s->field != (int)f)
                continue;
            struct text one = say_stated(a, p->world, field, s->value, p->now, "vi");
            all = text_empty(all) ? one : text_printf(a, "%.*s; %.*s", TEXT_FMT(all), TEXT_FMT(one));
        }
        if (!text_empty(all))
            ARENA_PUSH(a, lines, *n, ((struct line){ field->names.vi, all }));
    }
    return lines;
}

struct act_line {
    struct text when, recorded, who, what;
    enum act_kind kind;
};

static const struct act_line *act_lines(struct arena *a, const struct protection *p, size_t *n)
{
    const struct org *org = p->world->org;
    struct act_line *lines = NULL;
    *n = 0;
    for (size_t i = 0; i < p->family->nacts; i++) {
        const struct act *act = &p->family->acts[i];
        if (act->matter != p->matter->id || instant_before(p->now, act->happened))
            continue;
        bool later = !instant_eq(act->happened, act->recorded);
        struct text document = act_text(act, AT_DOCUMENT), what = rule_act_name(p->matter->rule, act->kind, "vi");
        struct act_line line = {
            .when = moment(a, act->happened),
            .recorded = later ? moment(a, act->recorded) : TEXT_NONE,
            .who = text_printf(a, "%.*s, %.*s", TEXT_FMT(org_person_name(org, act->person)),
                               TEXT_FMT(org_unit_name(org, act->unit, act->happened, "vi"))),
            .what = text_empty(document) ? what : text_printf(a, "%.*s (%.*s)", TEXT_FMT(what), TEXT_FMT(document)),
            .kind = act->kind,
        };
        ARENA_PUSH(a, lines, *n, line);
    }
    return lines;
}

static unit_id agency_of(const struct protection *p) { return org_agency(p->world->org, p->matter->lead, p->now); }

/* --- text, JSON ------------------------------------------------------------------------------------------------------------------ */

static void protection_text(const struct page *page, const struct protection *p)
{
    struct arena *a = page->a;
    size_t n;
    page_title(page, TEXT("PHIẾU XÁC NHẬN ĐỀ XUẤT ĐỔI MỚI, SÁNG TẠO"));
    page_para(page, 0, TONE_PLAIN,
              text_printf(a, "%.*s · %.*s · số liệu đến %.*s", TEXT_FMT(p->code),
                          TEXT_FMT(org_unit_name(p->world->org, agency_of(p), p->now, "vi")),
                          TEXT_FMT(moment(a, p->now))));
    if (p->exercise)
        page_para(page, 0, TONE_LATE, PAPER_EXERCISE);
    page_blank(page);
    page_para(page, 2, TONE_STRONG, act_text(p->matter->opening, AT_TITLE));
    page_para(page, 2, TONE_PLAIN, conclusion(a, p));
    page_heading(page, "Nội dung đã đăng ký và kết quả");
    struct table *t = table_new(a, PAIR_COLUMNS, 2);
    const struct line *lines = field_lines(a, p, &n);
    for (size_t i = 0; i < n; i++)
        table_pair(t, text_cstr(a, lines[i].label), TONE_PLAIN, lines[i].words);
    table_print(page, t, 2);
    page_heading(page, "Việc đã làm");
    static const struct column COLUMNS[] = { { "", false, 0, 0 }, { "", false, 0, 0 }, { "", false, 0, 0 } };
    struct table *done = table_new(a, COLUMNS, LEN(COLUMNS));
    const struct act_line *acts = act_lines(a, p, &n);
    for (size_t i = 0; i < n; i++) {
        table_row(done);
        table_cell(done, TONE_PLAIN, acts[i].when);
        table_cell(done, TONE_STRONG, acts[i].what);
        table_cell(done, TONE_PLAIN,
                   text_empty(acts[i].recorded)
                       ? acts[i].who
                       : text_printf(a, "%.*s; ghi lúc %.*s", TEXT_FMT(acts[i].who), TEXT_FMT(acts[i].recorded)));
    }
    table_print(page, done, 2);
    page_blank(page);
    page_para(page, 2, TONE_FAINT, p->command);
}

static void protection_json(struct sbuf *out, struct arena *a, const struct protection *p)
{
    json_t *root = js_report("protection", p->province, p->now, p->exercise), *fields = json_array(),
           *acts = json_array();
    size_t n;
    js_set(root, "code", js_text(p->code));
    js_set(root, "title", js_text(act_text(p->matter->opening, AT_TITLE)));
    js_set(root, "state", js_word(PROTECTION_WORDS[p->state]));
    js_set(root, "emergency", json_boolean(p->emergency));
    js_set(root, "conclusion", js_text(conclusion(a, p)));
    for (size_t i = 0; i < p->values.n; i++) {
        const struct stated *s = &p->values.list[i];
        const struct field_rule *f = &p->values.rule->fields[s->field];
        if (!s->in_force)
            continue;
        json_t *o = json_object();
        js_set(o, "field", js_text(f->code));
        js_set(o, "name", js_text(f->names.vi));
        js_set(o, "key", js_text_or_null(s->key));
        js_set(o, "value", js_text(value_text(a, s->value)));
        js_set(o, "words", js_text(say_stated(a, p->world, f, s->value, p->now, "vi")));
        js_add(fields, o);
    }
    const struct act_line *lines = act_lines(a, p, &n);
    for (size_t i = 0; i < n; i++) {
        json_t *o = json_object();
        js_set(o, "act", js_word(ACT_WORDS[lines[i].kind]));
        js_set(o, "name", js_text(lines[i].what));
        js_set(o, "when", js_text(lines[i].when));
        js_set(o, "recorded", js_text_or_null(lines[i].recorded));
        js_set(o, "who", js_text(lines[i].who));
        js_add(acts, o);
    }
    js_set(root, "fields", fields);
    js_set(root, "acts", acts);
    js_print(out, root);
}

void report_protection(struct sbuf *out, struct arena *a, const struct protection *p, const struct report_style *style)
{
    struct page page = page_new(out, a, style);
    if (style->format == REPORT_JSON)
        protection_json(out, a, p);
    else
        protection_text(&page, p);
}

/* --- Word -------------------------------------------------------------------------------------------------------------------------- */

enum { S_DOCUMENT, S_FIELD, S_ACT };
enum {
    F_PARENT,
    F_AGENCY,
    F_ABBR,
    F_DAY,
    F_MONTH,
    F_YEAR,
    F_CODE,
    F_TITLE,
    F_PERSON,
    F_CONCLUSION,
    F_SIGNER_POST,
    F_SIGNER,
    F_EXERCISE,
    F_AS_OF,
    F_COMMAND,
    F_FIELDS,
    F_ACTS,
    F_LABEL,
    F_WORDS,
    F_WHEN,
    F_WHO,
    F_WHAT,
    F_COUNT
};
static const struct field_def DEFS[F_COUNT] = {
    [F_PARENT] = { "cơ quan chủ quản", S_DOCUMENT, 0, "" },
    [F_AGENCY] = { "cơ quan", S_DOCUMENT, 0, "" },
    [F_ABBR] = { "viết tắt", S_DOCUMENT, 0, "" },
    [F_DAY] = { "ngày", S_DOCUMENT, 0, "" },
    [F_MONTH] = { "tháng", S_DOCUMENT, 0, "" },
    [F_YEAR] = { "năm", S_DOCUMENT, 0, "" },
    [F_CODE] = { "mã", S_DOCUMENT, 0, "" },
    [F_TITLE] = { "tên đề xuất", S_DOCUMENT, 0, "" },
    [F_PERSON] = { "người đề xuất", S_DOCUMENT, 0, "" },
    [F_CONCLUSION] = { "kết luận", S_DOCUMENT, 0, "" },
    [F_SIGNER_POST] = { "chức vụ ký", S_DOCUMENT, 0, "" },
    [F_SIGNER] = { "người ký", S_DOCUMENT, 0, "" },
    [F_EXERCISE] = { "tập dượt", S_DOCUMENT, 0, "" },
    [F_AS_OF] = { "số liệu đến", S_DOCUMENT, 0, "" },
    [F_COMMAND] = { "lệnh", S_DOCUMENT, 0, "" },
    [F_FIELDS] = { "nội dung", S_DOCUMENT, S_FIELD, "" },
    [F_ACTS] = { "việc đã làm", S_DOCUMENT, S_ACT, "" },
    [F_LABEL] = { "mục", S_FIELD, 0, "" },
    [F_WORDS] = { "giá trị", S_FIELD, 0, "" },
    [F_WHEN] = { "lúc", S_ACT, 0, "" },
    [F_WHO] = { "ai", S_ACT, 0, "" },
    [F_WHAT] = { "việc", S_ACT, 0, "" },
};
static const struct field_set FIELDS = { DEFS, F_COUNT };

static void set(struct arena *a, const struct record *r, int field, struct text words)
{
    record_value(&FIELDS, r, field)->words = page_clean(a, words);
}

static struct record *add(struct arena *a, const struct record *r, int list)
{
    struct field_value *v = record_value(&FIELDS, r, list);
    ARENA_PUSH(a, v->items, v->n, record_new(a, &FIELDS, DEFS[list].items));
    return &v->items[v->n - 1];
}

static void set_head(struct arena *a, const struct protection *p, const struct record *root)
{
    const struct org *org = p->world->org;
    unit_id agency = agency_of(p), parent = org_parent(org, agency, p->now);
    person_id head = org_head(org, agency, p->now);
    const struct tenure *tenure = head ? org_tenure_in(org, head, agency, false, p->now) : NULL;
    struct civil day = day_civil(instant_day(p->now));
    set(a, root, F_PARENT, parent ? text_upper(a, org_unit_name(org, parent, p->now, "vi")) : TEXT_NONE);
    set(a, root, F_AGENCY, text_upper(a, org_unit_name(org, agency, p->now, "vi")));
    set(a, root, F_ABBR, org_unit_abbr(org, agency, p->now));
    set(a, root, F_DAY, text_printf(a, "%02d", day.day));
    set(a, root, F_MONTH, text_printf(a, day.month < 3 ? "%02d" : "%d", day.month));
    set(a, root, F_YEAR, text_printf(a, "%d", day.year));
    set(a, root, F_SIGNER_POST,
        tenure ? text_upper(a, org_post_name(org, tenure->post, "vi")) : TEXT("THỦ TRƯỞNG CƠ QUAN"));
    set(a, root, F_SIGNER, head ? org_person_name(org, head) : TEXT_NONE);
    set(a, root, F_EXERCISE, p->exercise ? PAPER_EXERCISE : TEXT_NONE);
    set(a, root, F_AS_OF, moment(a, p->now));
    set(a, root, F_COMMAND, p->command);
}

static struct record record_of(struct arena *a, const struct protection *p)
{
    struct record root = record_new(a, &FIELDS, S_DOCUMENT);
    size_t n;
    set_head(a, p, &root);
    set(a, &root, F_CODE, p->code);
    set(a, &root, F_TITLE, act_text(p->matter->opening, AT_TITLE));
    set(a, &root, F_PERSON, value(a, p, "proposer"));
    set(a, &root, F_CONCLUSION, conclusion(a, p));
    const struct line *lines = field_lines(a, p, &n);
    for (size_t i = 0; i < n; i++) {
        const struct record *r = add(a, &root, F_FIELDS);
        set(a, r, F_LABEL, lines[i].label);
        set(a, r, F_WORDS, lines[i].words);
    }
    const struct act_line *acts = act_lines(a, p, &n);
    for (size_t i = 0; i < n; i++) {
        const struct record *r = add(a, &root, F_ACTS);
        set(a, r, F_WHEN, acts[i].when);
        set(a, r, F_WHO, acts[i].who);
        set(a, r, F_WHAT, acts[i].what);
    }
    return root;
}

enum rc report_protection_docx(struct sbuf *out, struct arena *a, const struct protection *p, struct err *err)
{
    struct record root = record_of(a, p);
    return template_fill_package(out, a, &FIELDS, p->template, &root, err);
}
