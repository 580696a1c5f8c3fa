/* test_yaml.c -- what a file says arrives in the struct; what is wrong with it is told with its place.
 *
 * The rows of COMPLAINTS hold a whole file and the whole sentence that its writer reads. */
#include "base/yaml.h"
#include "rows.h"

#include <stdio.h>

static struct arena *a;

static int arena_begin(void **state)
{
    (void)state;
    a = arena_new();
    return 0;
}

static int arena_end(void **state)
{
    (void)state;
    arena_free(a);
    return 0;
}

/* ---- a file like ours ---- */

struct clerk {
    struct text name;
    int64_t age;
};

struct office {
    struct text name;
    int64_t floor;
    bool open;
    struct day since;
    struct instant seen;
    int begins, kind;
    struct clerk head;
    struct clerk *clerks;
    size_t n_clerks;
    struct text *duties;
    size_t n_duties;
    const struct ynode *more, *name_at;
    int64_t twice;
};

static const char *const KINDS[] = { "department", "unit", NULL };

static enum rc own_twice(struct arena *arena, const struct ynode *node, void *field, struct err *err)
{
    int64_t n;
    (void)arena;
    if (!text_int(node->value, &n))
        return ynode_err(node, err, PB_WRONG_VALUE, "'%.*s' cannot be doubled", TEXT_FMT(node->value));
    *(int64_t *)field = 2 * n;
    return RC_OK;
}

#define AT(member) .offset = offsetof(struct office, member)

static const struct yfield CLERK[] = {
    { .key = "name",
      .type = Y_TEXT,
      .offset = offsetof(struct clerk, name),
      .required = Y_REQUIRED,
      .help = "in full" },
    { .key = "age", .type = Y_INT, .offset = offsetof(struct clerk, age) },
    { 0 },
};

static const struct yfield OFFICE[] = {
    { .key = "name",
      .type = Y_TEXT,
      AT(name),
      .required = Y_REQUIRED,
      .help = "as on its sign",
      .where = offsetof(struct office, name_at) },
    { .key = "floor", .type = Y_INT, AT(floor) },
    { .key = "open", .type = Y_BOOL, AT(open) },
    { .key = "since", .type = Y_DAY, AT(since) },
    { .key = "seen", .type = Y_INSTANT, AT(seen) },
    { .key = "begins", .type = Y_MINUTE, AT(begins) },
    { .key = "kind", .type = Y_WORD, AT(kind), .words = KINDS },
    { .key = "head", .type = Y_STRUCT, AT(head), .fields = CLERK },
    { .key = "clerks",
      .type = Y_LIST,
      AT(clerks),
      .fields = CLERK,
      .size = sizeof(struct clerk),
      .count = offsetof(struct office, n_clerks) },
    { .key = "duties", .type = Y_TEXTS, AT(duties), .count = offsetof(struct office, n_duties) },
    { .key = "more", .type = Y_NODE, AT(more) },
    { .key = "twice", .type = Y_OWN, AT(twice), .own = own_twice },
    { 0 },
};

#define OFFICE_KEYS "name, floor, open, since, seen, begins, kind, head, clerks, duties, more, twice"

static enum rc office_read(struct text bytes, struct office *o, struct err *err)
{
    const struct ynode *root;
    enum rc rc = yaml_read(a, "o.yaml", bytes, &root, err);
    return rc ? rc : yaml_fill(a, root, OFFICE, o, err);
}

static void a_whole_office_is_read(void **state)
{
    (void)state;
    static const char FILE_TEXT[] = "\xEF\xBB\xBF# an office\n"
                                    "name: Pho\u0300ng To\u0302\u0309 chu\u031B\u0301c\n" /* decomposed */
                                    "floor: 010\n"
                                    "open: yes\n"
                                    "since: 14/8/2025\n"
                                    "seen: 2025-08-14 16:40\n"
                                    "begins: \"07:30\"\n"
                                    "kind: unit\n"
                                    "head: { name: Lê Thị Bình, age: 51 }\n"
                                    "clerks:\n"
                                    "  - name: no\n"
                                    "  - { name: Trần Văn An, age: -1 }\n"
                                    "duties: [đón khách, giữ sổ]\n"
                                    "more: [1, { deep: [2] }]\n"
                                    "twice: 21\n";
    struct office o = { 0 };
    struct err err = { 0 };
    assert_int_equal(office_read((struct text){ FILE_TEXT, sizeof FILE_TEXT - 1 }, &o, &err), RC_OK);
    assert_true(text_eq(o.name, TEXT("Phòng Tổ chức")));
    assert_int_equal(o.floor, 10);
    assert_true(o.open);
    assert_int_equal(o.since.n, day_of(2025, 8, 14).n);
    assert_int_equal(o.seen.us, day_at(o.since, 16 * 60 + 40).us);
    assert_int_equal(o.begins, 450);
    assert_string_equal(KINDS[o.kind], "unit");
    assert_true(text_eq(o.head.name, TEXT("Lê Thị Bình")));
    assert_int_equal(o.head.age, 51);
    assert_int_equal(o.n_clerks, 2);
    assert_true(text_eq(o.clerks[0].name, TEXT("no")));
    assert_int_equal(o.clerks[1].age, -1);
    assert_int_equal(o.n_duties, 2);
    assert_true(text_eq(o.duties[1], TEXT("giữ sổ")));
    assert_int_equal(o.more->n, 2);
    assert_int_equal(o.more->items[1]->line, 14);
    assert_int_equal(o.more->items[1]->column, 11);
    assert_true(text_eq(ynode_get(o.more->items[1], "deep")->items[0]->value, TEXT("2")));
    assert_null(ynode_get(o.more->items[1], "shallow"));
    assert_int_equal(o.name_at->line, 2);
    assert_int_equal(o.name_at->column, 7);
    assert_int_equal(o.twice, 42);
}

static void what_is_absent_leaves_its_field_alone(void **state)
{
    (void)state;
    struct office o = { .floor = 3, .open = true, .kind = 1 };
    assert_int_equal(office_read(TEXT("name: A\nduties: giữ sổ\nclerks: []\n"), &o, NULL), RC_OK);
    assert_int_equal(o.floor, 3);
    assert_true(o.open);
    assert_int_equal(o.kind, 1);
    assert_null(o.head.name.p);
    assert_int_equal(o.n_duties, 1); /* one scalar alone is a list of one */
    assert_true(text_eq(o.duties[0], TEXT("giữ sổ")));
    assert_int_equal(o.n_clerks, 0);
}

static const struct value_row {
    const char *name, *text;
    int want;
} MINUTES[] = {
    { "half past seven", "07:30", 450 },
    { "half past seven without the zero", "7:30", 450 },
    { "the day's end", "24:00", 1440 },
    { "the day's start", "00:00", 0 },
    { "after the day's end there is none", "24:01", -1 },
    { "sixty minutes are an hour", "07:60", -1 },
    { "minutes have two digits", "07:3", -1 },
    { "no signs", "+7:30", -1 },
    { "no signs at the minutes", "07:+3", -1 },
    { "a bare number is no time", "450", -1 },
    { "seconds are not asked", "07:30:00", -1 },
};

static void time_of_day(void **state)
{
    const struct value_row *row = ROW(state, MINUTES);
    struct office o = { .begins = -1 };
    struct err err = { 0 };
    struct text file = text_printf(a, "name: A\nbegins: '%s'\n", row->text);
    assert_int_equal(office_read(file, &o, &err), row->want < 0 ? RC_REFUSED : RC_OK);
    assert_int_equal(o.begins, row->want);
}

/* ---- complaints ---- */

static const struct complaint {
    const char *name, *file;
    enum problem problem;
    const char *sentence;
} COMPLAINTS[] = {
    { "an unknown key is named with the keys allowed", "name: A\nflor: 3\n", PB_WRONG_KEY,
      "o.yaml:2:1: the key 'flor' is not known here; the keys are: " OFFICE_KEYS },
    { "inside a list the list's keys are named", "name: A\nclerks:\n  - name: B\n    floor: 3\n", PB_WRONG_KEY,
      "o.yaml:4:5: the key 'floor' is not known here; the keys are: name, age" },
    { "inside a mapping too", "name: A\nhead: { nam: B }\n", PB_WRONG_KEY,
      "o.yaml:2:9: the key 'nam' is not known here; the keys are: name, age" },
    { "columns count letters, not bytes", "name: A\nhead: { name: Huệ, tuổi: 3 }\n", PB_WRONG_KEY,
      "o.yaml:2:20: the key 'tuổi' is not known here; the keys are: name, age" },
    { "a merge key is no key of ours", "<<: { name: A }\n", PB_WRONG_KEY,
      "o.yaml:1:1: the key '<<' is not known here; the keys are: " OFFICE_KEYS },
    { "a missing key is named with its help", "# nothing\nfloor: 3\n", PB_MISSING_KEY,
      "o.yaml:2:1: the key 'name' is missing: as on its sign" },
    { "a key missing in a list stands at its item", "name: A\nclerks:\n  - name: B\n  - age: 3\n", PB_MISSING_KEY,
      "o.yaml:4:5: the key 'name' is missing: in full" },
    { "a key written twice stands at the second", "name: A\nfloor: 1\nopen: no\nfloor: 1\n", PB_SYNTAX,
      "o.yaml:4:1: the key 'floor' is written twice, first in line 2" },
    { "the same key in two normal forms is twice", "more:\n  hòa: 1\n  hoa\u0300: 1\n  hoà: 2\nname: A\n", PB_SYNTAX,
      "o.yaml:4:3: the key 'hoà' is written twice, first in line 3" },
    { "an empty text", "name:\n", PB_WRONG_VALUE, "o.yaml:1:6: 'name' must be a text that is not empty" },
    { "a text of blanks", "name: '  '\n", PB_WRONG_VALUE,
      "o.yaml:1:7: 'name' must be a text that is not empty, not '  '" },
    { "a list for a text", "name: [A]\n", PB_WRONG_VALUE, "o.yaml:1:7: 'name' must be a text that is not empty" },
    { "a word for a number", "name: A\nfloor: ba\n", PB_WRONG_VALUE,
      "o.yaml:2:8: 'floor' must be a whole number, not 'ba'" },
    { "a number with a point", "name: A\nfloor: 1.5\n", PB_WRONG_VALUE,
      "o.yaml:2:8: 'floor' must be a whole number, not '1.5'" },
    { "a number too large", "name: A\nfloor: 9223372036854775808\n", PB_WRONG_VALUE,
      "o.yaml:2:8: 'floor' must be a whole number, not '9223372036854775808'" },
    { "neither yes nor no", "name: A\nopen: maybe\n", PB_WRONG_VALUE,
      "o.yaml:2:7: 'open' must be yes or no, not 'maybe'" },
    { "a day that is none", "name: A\nsince: 2025-02-29\n", PB_WRONG_VALUE,
      "o.yaml:2:8: 'since' must be a date like 2025-08-14, not '2025-02-29'" },
    { "a date without its time", "name: A\nseen: 2025-08-14\n", PB_WRONG_VALUE,
      "o.yaml:2:7: 'seen' must be a date with a time like 2025-08-14 16:40, not '2025-08-14'" },
    { "a time of day that is none", "name: A\nbegins: 24:30\n", PB_WRONG_VALUE,
      "o.yaml:2:9: 'begins' must be a time of day like 07:30, not '24:30'" },
    { "a word that is not in the set", "name: A\nkind: team\n", PB_WRONG_VALUE,
      "o.yaml:2:7: 'kind' must be one of: department, unit, not 'team'" },
    { "a text for a mapping", "name: A\nhead: Bình\n", PB_WRONG_VALUE,
      "o.yaml:2:7: 'head' must be a mapping, not 'Bình'" },
    { "a mapping for a list", "name: A\nclerks: { name: B }\n", PB_WRONG_VALUE, "o.yaml:2:9: 'clerks' must be a list" },
    { "a text in a list of mappings", "name: A\nclerks: [ B ]\n", PB_WRONG_VALUE,
      "o.yaml:2:11: each item of 'clerks' must be a mapping" },
    { "an empty text in a list of texts", "name: A\nduties: [ a, '' ]\n", PB_WRONG_VALUE,
      "o.yaml:2:14: 'duties' must be a list of texts that are not empty" },
    { "a list in a list of texts", "name: A\nduties: [ a, [] ]\n", PB_WRONG_VALUE,
      "o.yaml:2:14: 'duties' must be a list of texts that are not empty" },
    { "a field that reads itself complains itself", "name: A\ntwice: x\n", PB_WRONG_VALUE,
      "o.yaml:2:8: 'x' cannot be doubled" },
    { "a long value is cut in the sentence", "name: A\nfloor: ệệệệệệệệệệệệệệệệệệệệệệệệệệệệệệệệệệệệệệệệ\n",
      PB_WRONG_VALUE, "o.yaml:2:8: 'floor' must be a whole number, not 'ệệệệệệệệệệệệệệệệệệệệ'" },
    { "a value of several lines is told by its first", "name: A\nfloor: |\n  một\n  hai\n", PB_WRONG_VALUE,
      "o.yaml:2:8: 'floor' must be a whole number, not 'một'" },
    { "a list where the file should be a mapping", "- name: A\n", PB_WRONG_VALUE,
      "o.yaml:1:1: a mapping is expected here" },
    { "a file of nothing", "", PB_EMPTY, "'o.yaml' is empty" },
    { "a file of comments", "# only words\n", PB_EMPTY, "'o.yaml' is empty" },
    { "a file of a line", "---\n", PB_EMPTY, "'o.yaml' is empty" },
    { "a bracket left open", "name: A\nduties: [ a\nfloor: 3\n", PB_SYNTAX,
      "o.yaml:3:6: this is not YAML: did not find expected ',' or ']', "
      "while parsing a flow sequence begun in line 2" },
    { "a bracket left open at the end of the file", "name: A\nduties: [ a,\n", PB_SYNTAX,
      "o.yaml:3:1: this is not YAML: did not find expected node content" },
    { "a tab before a key", "name: A\n\tfloor: 3\n", PB_SYNTAX,
      "o.yaml:2:1: this is not YAML: found a tab character that violates indentation, "
      "while scanning a plain scalar begun in line 1" },
    { "a colon too many", "name: a: b\n", PB_SYNTAX,
      "o.yaml:1:8: this is not YAML: mapping values are not allowed in this context" },
    { "an anchor", "name: &a A\n", PB_SYNTAX, "o.yaml:1:7: anchors are not read here; write the value out" },
    { "an anchor on a list", "more: &a [ 1 ]\n", PB_SYNTAX,
      "o.yaml:1:7: anchors are not read here; write the value out" },
    { "an anchor on a mapping", "more: &a { b: 1 }\n", PB_SYNTAX,
      "o.yaml:1:7: anchors are not read here; write the value out" },
    { "an anchor on a key", "&a name: A\n", PB_SYNTAX, "o.yaml:1:1: anchors are not read here; write the value out" },
    { "an alias", "name: *a\n", PB_SYNTAX, "o.yaml:1:7: aliases are not read here; write the value out" },
    { "an alias as a key", "*a : A\n", PB_SYNTAX, "o.yaml:1:1: aliases are not read here; write the value out" },
    { "a tag", "name: A\nfloor: !!int 3\n", PB_SYNTAX, "o.yaml:2:8: tags are not read here; write the value alone" },
    { "a tag on a list", "more: !!set [ 1 ]\n", PB_SYNTAX,
      "o.yaml:1:7: tags are not read here; write the value alone" },
    { "a list as a key", "name: A\n? [ a ]\n: b\n", PB_SYNTAX,
      "o.yaml:2:3: a key must be a word, not a list or a mapping" },
    { "a second document", "name: A\n---\nname: B\n", PB_SYNTAX,
      "o.yaml:2:1: a second document begins here; a file holds one" },
    { "something after the document's end", "name: A\n...\nB\n", PB_SYNTAX,
      "o.yaml:3:1: this is not YAML: did not find expected <document start>" },
    { "a control character", "name: A\nfloor: \x01\n", PB_SYNTAX,
      "o.yaml:2:8: this is not YAML: control characters are not allowed" },
    { "an escaped NUL", "name: \"a\\0b\"\n", PB_WRONG_VALUE, "o.yaml:1:7: a text may not contain a NUL character" },
    { "an escaped surrogate", "name: \"\\ud800\"\n", PB_SYNTAX,
      "o.yaml:1:10: this is not YAML: found invalid Unicode character escape code" },
    { "Latin-1", "name: A\nmore: caf\xE9\n", PB_NOT_UTF8,
      "o.yaml:2:10: the bytes here are not UTF-8; save the file as UTF-8" },
    { "UTF-16", "\xFF\xFEn", PB_NOT_UTF8, "o.yaml:1:1: the bytes here are not UTF-8; save the file as UTF-8" },
};

static void complaint(void **state)
{
    const struct complaint *row = ROW(state, COMPLAINTS);
    struct office o = { 0 };
    struct err err = { 0 };
    assert_int_equal(office_read(text_of(row->file), &o, &err), problem_row(row->problem)->rc);
    assert_string_equal(err.detail, row->sentence);
    assert_int_equal(err.problem, row->problem);
    assert_int_equal(office_read(text_of(row->file), &o, NULL), err.rc); /* without anybody listening */
}

/* ---- hostile files ---- */

static struct text repeat(const char *head, const char *part, size_t times, const char *tail)
{
    size_t n = strlen(part), h = strlen(head), t = strlen(tail);
    char *p = arena_alloc(a, h + n * times + t + 1);
    memcpy(p, head, h);
    for (size_t i = 0; i < times; i++)
        memcpy(p + h + i * n, part, n);
    memcpy(p + h + n * times, tail, t);
    return (struct text){ p, h + n * times + t };
}

static void refused(struct text bytes, enum problem problem, const char *sentence)
{
    const struct ynode *root = NULL;
    struct err err = { 0 };
    assert_int_equal(yaml_read(a, "h.yaml", bytes, &root, &err), RC_REFUSED);
    assert_string_equal(err.detail, sentence);
    assert_int_equal(err.problem, problem);
    assert_null(root);
}

static void nesting_has_an_end(void **state)
{
    (void)state;
    const struct ynode *root;
    struct text deep = repeat("", "[", YAML_DEPTH_MAX, "x");
    deep = repeat(text_cstr(a, deep), "]", YAML_DEPTH_MAX, "");
    assert_int_equal(yaml_read(a, "h.yaml", deep, &root, NULL), RC_OK);
    refused(repeat("", "[", 33, ""), PB_TOO_LARGE, "h.yaml:1:33: nested deeper than 32 levels");
    refused(repeat("", "[", 1000000, ""), PB_TOO_LARGE, "h.yaml:1:33: nested deeper than 32 levels");
    refused(repeat("a: ", "{b: ", 100000, ""), PB_TOO_LARGE, "h.yaml:1:128: nested deeper than 32 levels");
    refused(repeat("", "- ", 100000, "x"), PB_TOO_LARGE, "h.yaml:1:65: nested deeper than 32 levels");
}

static void an_alias_bomb_does_not_go_off(void **state)
{
    (void)state;
    refused(TEXT("a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\n"), PB_SYNTAX,
            "h.yaml:1:4: anchors are not read here; write the value out");
}

static void nul_bytes_are_refused_with_their_place(void **state)
{
    (void)state;
    refused(TEXT("name: A\nfl\0or: 1\n"), PB_SYNTAX, "h.yaml:2:3: a NUL byte stands here; this is no text file");
    refused(TEXT("\0"), PB_SYNTAX, "h.yaml:1:1: a NUL byte stands here; this is no text file");
    refused(TEXT("n\0a\0m\0e\0"), PB_SYNTAX, "h.yaml:1:2: a NUL byte stands here; this is no text file");
}

static void a_file_too_large_is_not_even_read(void **state)
{
    (void)state;
    struct text large = { "x", YAML_BYTES_MAX + 1 }; /* no byte of it may be touched */
    refused(large, PB_TOO_LARGE, "'h.yaml' is larger than 16777216 bytes");
    refused(TEXT_NONE, PB_EMPTY, "'h.yaml' is empty");
}

static void many_keys_are_compared_in_a_moment(void **state)
{
    (void)state;
    const size_t many = 50000;
    char *p = arena_alloc(a, many * 16);
    size_t n = 0;
    for (size_t i = 0; i < many; i++)
        n += (size_t)snprintf(p + n, 16, "k%zu: 1\n", i * 7919 % many);
    const struct ynode *root;
    assert_int_equal(yaml_read(a, "h.yaml", (struct text){ p, n }, &root, NULL), RC_OK);
    assert_int_equal(root->n, many);
    snprintf(p + n, 16, "k0: 1\n");
    refused((struct text){ p, n + 6 }, PB_SYNTAX, "h.yaml:50001:1: the key 'k0' is written twice, first in line 1");
}

int main(void)
{
    struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_office_is_read),
        cmocka_unit_test(what_is_absent_leaves_its_field_alone),
        cmocka_unit_test(nesting_has_an_end),
        cmocka_unit_test(an_alias_bomb_does_not_go_off),
        cmocka_unit_test(nul_bytes_are_refused_with_their_place),
        cmocka_unit_test(a_file_too_large_is_not_even_read),
        cmocka_unit_test(many_keys_are_compared_in_a_moment),
        [7 + LEN(MINUTES) + LEN(COMPLAINTS)] = { 0 },
    };
    size_t n = 7;
    ROWS(tests, n, MINUTES, time_of_day);
    ROWS(tests, n, COMPLAINTS, complaint);
    return _cmocka_run_group_tests(__FILE__, tests, n, arena_begin, arena_end);
}
