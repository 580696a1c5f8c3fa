/* test_variant.c -- fields, figures, checks and variants: what is taken, what a variant takes from its kind, and what is refused.
 *
 * Each case is one edit of the file below: `old` (first place) becomes `new`. */
#include "../base/rows.h"
#include "rules/rulebook.h"

#define ROW_END "source: Rule, mark: set }\n"
static const char FILE_TEXT[] =
    "regulations:\n"
    "  - kind: permit\n"
    "    names: { vi: \"Giấy phép\" }\n"
    "    prefix: P\n"
    "    valid: { from: 2020-01-01, to: 2024-12-31 }\n"
    "    source: Rule 1\n"
    "    mark: seen\n"
    "    limit: 10 working days\n"
    "    sums:\n"
    "      - { code: charges, names: { vi: \"Phí\" }, by: [year, part], day: taken, figures: [double], " ROW_END
    "      - { code: visits, names: { vi: \"Lượt\" }, of: visit, link: permit, by: [unit], " ROW_END "    steps:\n"
    "      - { code: take, names: { vi: \"Nhận\" }, on: open, holder: lead, limit: 4 working hours, " ROW_END
    "      - { code: weigh, names: { vi: \"Xét\" }, on: forward, holder: stated, limit: 5 working days, " ROW_END
    "    fields:\n"
    "      - { code: taken, names: { vi: \"Ngày nhận\" }, type: day, on: open, " ROW_END
    "      - { code: fee, names: { vi: \"Phí\" }, type: money, on: [open], least: 0, most: 90, list: yes, " ROW_END
    "      - { code: part, names: { vi: \"Phần\" }, type: text, on: open, many: yes, " ROW_END
    "      - { code: found, names: { vi: \"Kết quả\" }, type: text, on: [decide], per: part, " ROW_END "    figures:\n"
    "      - { code: double, names: { vi: \"Gấp đôi\" }, value: 2 * fee, " ROW_END "    checks:\n"
    "      - { on: [decide], that: every(found), else: { vi: \"Thiếu\" }, " ROW_END "  - kind: permit\n"
    "    names: { vi: \"Giấy phép mới\" }\n"
    "    prefix: P\n"
    "    valid: { from: 2025-01-01 }\n"
    "    source: Rule 2\n"
    "    mark: seen\n"
    "    limit: 8 working days\n"
    "    steps:\n"
    "      - { code: take, names: { vi: \"Nhận\" }, on: open, holder: lead, limit: 4 working hours, " ROW_END
    "  - kind: permit.well\n"
    "    names: { vi: \"Khoan giếng\" }\n"
    "    valid: { from: 2022-01-01 }\n"
    "    source: Rule 3\n"
    "    mark: seen\n"
    "    least: 1 working day\n"
    "    steps:\n"
    "      - { code: take, limit: 8 working hours, unit: stnmt, " ROW_END "    fields:\n"
    "      - { code: depth, names: { vi: \"Độ sâu\" }, type: number, must: [open], " ROW_END "  - kind: visit\n"
    "    names: { vi: \"Kiểm tra\" }\n"
    "    prefix: T\n"
    "    valid: { from: 2020-01-01 }\n"
    "    source: Rule 4\n"
    "    mark: seen\n"
    "    steps:\n"
    "      - { code: go, names: { vi: \"Đi\" }, on: open, holder: lead, limit: 5 working days, " ROW_END "    fields:\n"
    "      - { code: permit, names: { vi: \"Giấy phép\" }, type: matter, must: [open], " ROW_END;

static struct instant noon(const char *day)
{
    struct day d;
    assert_true(day_parse(text_of(day), &d));
    return day_at(d, 720);
}

static enum rc build(struct arena *a, struct text file, const struct rulebook **book, struct err *err)
{
    struct rule *rules;
    size_t n;
    enum rc rc = rules_read(a, "permit.yaml", file, INSTANT_MIN, &rules, &n, err);
    return rc == RC_OK ? rulebook_build(a, rules, n, INSTANT_MAX, book, err) : rc;
}

static void takes_from_its_kind(void **state)
{
    struct arena *a = arena_new();
    const struct rulebook *book;
    struct err err = { .detail = "" };
    (void)state;
    build(a, text_of(FILE_TEXT), &book, &err);
    assert_string_equal(err.detail, "");
    struct instant before = noon("2021-05-05"), first = noon("2024-05-05"), second = noon("2025-05-05");
    assert_null(rulebook_find(book, TEXT("permit.well"), before, before)); /* not valid yet */
    const struct rule *old = rulebook_find(book, TEXT("permit.well"), first, first);
    const struct rule *new = rulebook_find(book, TEXT("permit.well"), second, second);
    assert_true(old && new &&old != new);
    assert_true(text_eq(old->kind, TEXT("permit")) && text_eq(old->prefix, TEXT("P")));
    assert_int_equal(old->limit.n, 10);
    assert_int_equal(new->limit.n, 8);
    assert_int_equal(old->least.n, 1);
    assert_int_equal(old->nsteps, 2);
    assert_int_equal(old->steps[0].limit.n, 480);
    assert_int_equal(old->steps[0].holder, BY_UNIT);
    assert_int_equal(old->steps[1].limit.n, 5);
    assert_int_equal(old->nfields, 5);
    assert_int_equal(new->nfields, 1);
    assert_int_equal(rule_field(old, TEXT("depth")), 4);
    assert_int_equal(old->fields[3].per_field, 2);
    assert_int_equal(old->nsums, 2);
    assert_int_equal(new->nsums, 0);
    assert_true(text_eq(old->sums[1].link, TEXT("permit")));
    assert_true(old->fields[4].on == UINT32_C(1) << ACT_OPEN);
    assert_int_equal(rulebook_kinds(book), 3);
    arena_free(a);
}

static const struct edit {
    const char *name, *old, *new, *says;
} REFUSED[] = {
    { "a field nobody states", "on: [open], least", "least", "permit.yaml:17:" },
    { "a field with a word of all acts", "code: fee", "code: due", "is a word that acts of all kinds have" },
    { "a code in capitals", "code: fee", "code: Fee", "is no code" },
    { "bounds of a text", "type: text, on: open", "type: text, least: 1, on: open", "are for numbers" },
    { "most below least", "most: 90", "most: -1", "is less than its 'least'" },
    { "a bound that is no number", "most: 90", "most: many", "is no number" },
    { "choices are missing", "type: money, on: [open], least: 0, most: 90", "type: choice, on: [open]",
      "'choices' are written for" },
    { "a type there is not", "type: money", "type: colour", "'type' must be one of" },
    { "many and once", "many: yes", "many: yes, once: yes", "leave out 'once'" },
    { "per something without entries", "per: part", "per: fee", "neither period" },
    { "per something that is not there", "per: part", "per: patr", "neither period" },
    { "sealed and listed", "list: yes", "list: yes, sealed: yes", "sealed" },
    { "a part of what is whole", "type: text, on: open", "type: text, whole: yes, on: open", "are for numbers" },
    { "past of what is no day", "type: text, on: open", "type: text, lies: past, on: open", "'lies' is for days" },
    { "apart of what has no periods", "type: text, on: open", "type: text, apart: yes, on: open",
      "'apart' is for what" },
    { "an act that is none", "on: [decide], per", "on: [build], per", "is no act" },
    { "two fields of one code", "code: part", "code: fee", "written twice" },
    { "a figure with a field's code", "code: double", "code: part", "is a field already" },
    { "a formula that is none", "value: 2 * fee", "value: 2 * fees", "permit.yaml:21:" },
    { "a check that is a number", "that: every(found)", "that: count(found)", "neither yes nor no" },
    { "a check without a sentence", "else: { vi: \"Thiếu\" }, ", "", "'else' is missing" },
    { "a sum by nothing it has", "by: [year, part]", "by: [year, parts]", "permit.yaml:10:" },
    { "a sum with a figure that is none", "figures: [double]", "figures: [fee]", "can stand in 'figures' of a sum" },
    { "a sum by a day that is none", "day: taken", "day: fee", "can stand in 'day' of a sum" },
    { "two sums of one code", "code: visits", "code: charges", "no code of its own" },
    { "a sum of another kind without a link", "link: permit, by: [unit]", "by: [unit]", "go together" },
    { "a link that names no matter", "link: permit", "link: permits", "'permits' is nothing of 'visit'" },
    { "a sum by what the other kind has not", "by: [unit]", "by: [part]", "'part' is nothing of 'visit'" },
    { "a link that an opening may leave out", "type: matter, must: [open]", "type: matter, on: [open]",
      "can stand in 'link' of a sum" },
    { "a variant of no kind", "kind: permit.well", "kind: licence.well", "which no regulation describes" },
    { "a variant with a step its kind has not", "code: take, limit: 8", "code: tkae, limit: 8", "does not have" },
    { "a variant of a variant", "kind: permit.well", "kind: permit.well.deep", "is no code" },
    { "a variant's step enters by no act of its own", "code: take, limit: 8", "code: take, lapse: end, limit: 8",
      "not known here" },
};

static void is_refused(void **state)
{
    const struct edit *e = ROW(state, REFUSED);
    struct arena *a = arena_new();
    const struct rulebook *book;
    struct err err = { .detail = "" };
    struct text file = text_of(FILE_TEXT);
    size_t at = text_find(file, text_of(e->old), 0);
    assert_true(at != SIZE_MAX);
    struct text edited = text_printf(a, "%.*s%s%s", (int)at, file.p, e->new, file.p + at + strlen(e->old));
    assert_int_equal(build(a, edited, &book, &err), RC_REFUSED);
    if (!strstr(err.detail, e->says))
        fail_msg("%s", err.detail);
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(REFUSED) + 1];
    size_t n = 0;
    ROWS(tests, n, REFUSED, is_refused);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(takes_from_its_kind);
    return RUN(tests, n);
}
