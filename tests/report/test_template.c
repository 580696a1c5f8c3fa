/* A template as Word saves it: fields are found across runs, sections repeat what they should, an error names the field. */
#include "fixture.h"

#include "report/template.h"

enum { S_DOCUMENT, S_WORK };
enum { F_NAME, F_EMPTY, F_LONG, F_WORKS, F_NONE, F_NO, F_WORDS };
static const struct field_def DEFS[] = {
    { "tên", S_DOCUMENT, 0, "" },       { "ghi chú", S_DOCUMENT, 0, "" },    { "dài", S_DOCUMENT, 0, "" },
    { "việc", S_DOCUMENT, S_WORK, "" }, { "trống", S_DOCUMENT, S_WORK, "" }, { "số", S_WORK, 0, "" },
    { "lời", S_WORK, 0, "" },
};
static const struct field_set SET = { DEFS, LEN(DEFS) };

#define P(runs)    "<w:p>" runs "</w:p>"
#define R(words)   "<w:r><w:t>" words "</w:t></w:r>"
#define O(words)   "<w:r><w:t xml:space=\"preserve\">" words "</w:t></w:r>"
#define BR         "</w:t><w:br/><w:t xml:space=\"preserve\">"
#define TC(words)  "<w:tc>" P(R(words)) "</w:tc>"
#define OTC(words) "<w:tc>" P(O(words)) "</w:tc>"

static const struct {
    const char *name, *in;
    const char *out; /* NULL: refused                 */
    const char *says;
} CASES[] = {
    { "words without a field stay as they are", P(R("a &amp; b")), P(O("a &amp; b")), NULL },
    { "a field is its words, and what XML would obey is escaped", P(R("[{{tên}}]")), P(O("[A &amp; &lt;B&gt; “c”]")),
      NULL },
    { "a name is read without accents, case and blanks", P(R("{{ TEN }}")), P(O("A &amp; &lt;B&gt; “c”")), NULL },
    { "also where the accents stand apart", P(R("{{te\u0302n}}")), P(O("A &amp; &lt;B&gt; “c”")), NULL },
    { "a field that Word cut in three runs is whole",
      P(R("x{{t") "<w:proofErr w:type=\"spellStart\"/>" R("ê") R("n}}y")),
      P(O("xA &amp; &lt;B&gt; “c”") "<w:proofErr w:type=\"spellStart\"/>"
                                    "<w:r><w:t/></w:r>" O("y")),
      NULL },
    { "even between the two braces", P(R("{") R("{tên}") R("}")),
      P(O("A &amp; &lt;B&gt; “c”") "<w:r><w:t/></w:r><w:r><w:t/></w:r>"), NULL },
    { "a field keeps the look of its run", P("<w:r><w:rPr><w:b/></w:rPr><w:t>{{tên}}</w:t></w:r>"),
      P("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">A &amp; &lt;B&gt; “c”</w:t></w:r>"), NULL },
    { "an empty field is nothing", P(R("[{{ghi chú}}]")), P(O("[]")), NULL },
    { "a section in a paragraph is repeated in it", P(R("{{#việc}}{{số}}:{{lời}};{{/việc}}")),
      P(O("1:một;") O("2:hai\xC2\xA0" BR "dòng;")), NULL },
    { "outer fields are seen inside", P(R("{{#việc}}{{tên}}{{/việc}}")),
      P(O("A &amp; &lt;B&gt; “c”") O("A &amp; &lt;B&gt; “c”")), NULL },
    { "paragraphs between two ends that stand alone are repeated, the ends go",
      P(R("{{#việc}}")) P(R("{{số}}")) P(R("{{/việc}}")), P(O("1")) P(O("2")), NULL },
    { "also tables", P(R("{{?việc}}")) "<w:tbl><w:tr>" TC("x") "</w:tr></w:tbl>" P(R("{{/việc}}")),
      "<w:tbl><w:tr>" OTC("x") "</w:tr></w:tbl>", NULL },
    { "a row whose first and last cell hold the ends is repeated",
      "<w:tbl><w:tr>" TC("{{#việc}}{{số}}") TC("{{lời}}{{/việc}}") "</w:tr></w:tbl>",
      "<w:tbl><w:tr>" OTC("1") OTC("một") "</w:tr><w:tr>" OTC("2") OTC("hai\xC2\xA0" BR "dòng") "</w:tr></w:tbl>",
      NULL },
    { "rows between two rows that hold only an end are repeated",
      "<w:tbl><w:tr>" TC("{{#việc}}") "</w:tr><w:tr>" TC("{{số}}") "</w:tr><w:tr>" TC("{{/việc}}") "</w:tr></w:tbl>",
      "<w:tbl><w:tr>" OTC("1") "</w:tr><w:tr>" OTC("2") "</w:tr></w:tbl>", NULL },
    { "a cell that loses its paragraphs gets an empty one",
      "<w:tbl><w:tr><w:tc>" P(R("{{#trống}}")) P(R("{{số}}")) P(R("{{/trống}}")) "</w:tc></w:tr></w:tbl>",
      "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", NULL },
    { "what is said of an empty list", P(R("{{^trống}}Không có{{/trống}}{{?trống}}Có{{/trống}}")), P(O("Không có")),
      NULL },
    { "what is said of empty words", P(R("{{^ghi chú}}-{{/ghi chú}}{{?tên}}+{{/tên}}")), P(O("-") O("+")), NULL },
    { "blanks between elements are not words", P(R("a")) "\n  " P(R("b")), P(O("a")) P(O("b")), NULL },
    { "an unknown field is named", P(R("{{tn}}")), NULL, "{{tn}}" },
    { "a field of a list is unknown outside it", P(R("{{số}}")), NULL, "{{số}}" },
    { "a field that is not closed is named", P(R("Số {{tên của ai")), NULL, "{{tên của ai" },
    { "a field does not reach into the next paragraph", P(R("{{tên")) P(R("}}")), NULL, "{{tên" },
    { "a list is no word", P(R("{{việc}}")), NULL, "{{#việc}}" },
    { "a section that never ends is named", P(R("{{#việc}}")) P(R("x")), NULL, "{{#việc}}" },
    { "a section that never began is named", P(R("x{{/việc}}")), NULL, "{{/việc}}" },
    { "sections do not cross", P(R("{{#việc}}{{?tên}}{{/việc}}{{/tên}}")), NULL, "{{?tên}}" },
    { "a section does not begin in a row and end outside",
      "<w:tbl><w:tr>" TC("{{#việc}}x") "</w:tr></w:tbl>" P(R("{{/việc}}")), NULL, "{{#việc}}" },
    { "nor end with another name", P(R("{{#việc}}x{{/trống}}")), NULL, "{{#việc}}" },
    { "what is no XML is refused with its line", "<w:p><w:r></w:p>", NULL, "line 1" },
    { "an entity of somebody's own is refused", "<w:p>&lol;</w:p>", NULL, "line 1" },
};

static struct record record_new_filled(struct arena *a)
{
    struct record r = record_new(a, &SET, S_DOCUMENT);
    static const char *const WORDS[] = { "một", "hai\xC2\xA0\ndòng" };
    record_value(&SET, &r, F_NAME)->words = TEXT("A & \x01<B>\x0B “c”\xEF\xBF\xBE");
    struct field_value *works = record_value(&SET, &r, F_WORKS);
    for (size_t i = 0; i < LEN(WORDS); i++) {
        struct record item = record_new(a, &SET, S_WORK);
        record_value(&SET, &item, F_NO)->words = text_printf(a, "%zu", i + 1);
        record_value(&SET, &item, F_WORDS)->words = text_of(WORDS[i]);
        ARENA_PUSH(a, works->items, works->n, item);
    }
    return r;
}

static void check(void **state)
{
    const size_t i = (size_t)(uintptr_t)*state;
    struct arena *a = arena_new();
    struct record record = record_new_filled(a);
    struct text xml = text_printf(a, "<w:document xmlns:w=\"w\"><w:body>%s</w:body></w:document>", CASES[i].in);
    struct sbuf out;
    struct err err = { 0 };
    sbuf_init(&out, 1 << 20);
    enum rc rc = template_fill(&out, a, &SET, xml, &record, &err);
    if (CASES[i].out) {
        assert_int_equal(rc, RC_OK);
        struct text want = text_printf(a,
                                       "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                                       "<w:document xmlns:w=\"w\"><w:body>%s</w:body></w:document>",
                                       CASES[i].out);
        assert_string_equal(text_cstr(a, sbuf_text(&out)), text_cstr(a, want));
    } else {
        assert_int_equal(err.problem, PB_TEMPLATE);
        if (!strstr(err.detail, CASES[i].says))
            fail_msg("'%s' does not say '%s'", err.detail, CASES[i].says);
    }
    sbuf_release(&out);
    arena_free(a);
}

static void a_document_type_is_refused(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct record record = record_new_filled(a);
    struct sbuf out;
    struct err err = { 0 };
    sbuf_init(&out, 1 << 20);
    assert_int_equal(template_fill(&out, a, &SET, TEXT("<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>"), &record, &err),
                     RC_REFUSED);
    assert_int_equal(err.problem, PB_TEMPLATE);
    assert_non_null(strstr(err.detail, "document type"));
    sbuf_release(&out);
    arena_free(a);
}

static void depth_and_size_have_a_ceiling(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct record record = record_new_filled(a);
    struct sbuf out, deep;
    struct err err = { 0 };
    sbuf_init(&out, 4096);
    sbuf_init(&deep, 1 << 20);
    for (int i = 0; i < 200; i++)
        sbuf_str(&deep, "<a>");
    assert_int_equal(template_fill(&out, a, &SET, sbuf_text(&deep), &record, &err), RC_REFUSED);
    assert_int_equal(err.problem, PB_TOO_LARGE);
    char *words = arena_alloc(a, 100001);
    memset(words, 'x', 100000);
    record_value(&SET, &record, F_LONG)->words = (struct text){ words, 100000 };
    sbuf_clear(&out);
    assert_int_equal(
        template_fill(&out, a, &SET, TEXT("<w:p xmlns:w=\"w\"><w:r><w:t>{{dài}}</w:t></w:r></w:p>"), &record, &err),
        RC_REFUSED);
    assert_int_equal(err.problem, PB_TOO_LARGE);
    sbuf_release(&deep);
    sbuf_release(&out);
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(CASES) + 2];
    for (size_t i = 0; i < LEN(CASES); i++)
        tests[i] = (struct CMUnitTest){ CASES[i].name, check, NULL, NULL, (void *)(uintptr_t)i };
    tests[LEN(CASES)] = (struct CMUnitTest)cmocka_unit_test(a_document_type_is_refused);
    tests[LEN(CASES) + 1] = (struct CMUnitTest)cmocka_unit_test(depth_and_size_have_a_ceiling);
    return _cmocka_run_group_tests(__FILE__, tests, LEN(tests), NULL, NULL);
}
