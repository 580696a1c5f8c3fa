/* test_facts.c -- matters and their codes, org, calendar and regulation rows, documents, requests. */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

/* --- codes ----------------------------------------------------------------------------------------------- */

struct making {
    struct arena *a;
    const char *prefix, *code; /* code NULL: made */
    int year;
    matter_id family, parent;
    struct matter_key key;
};

static enum rc make_work(struct conn *c, void *arg, struct err *err)
{
    struct making *m = arg;
    m->key = (struct matter_key){ .family = m->family, .parent = m->parent, .code = text_of(m->code) };
    return store_matter_new(c, m->a, text_of(m->prefix), m->year, &m->key, err);
}

static struct matter_key made(struct bed *b, const char *prefix, int year, const char *code, matter_id family,
                              matter_id parent)
{
    struct making m = { b->a, prefix, code, year, family, parent, { .id = 0 } };
    OK(store_write(b->store, make_work, &m, &err));
    return m.key;
}

static const struct {
    const char *name, *prefix;
    int year;
    const char *code; /* stated */
    int parent;       /* row of the parent, from 1; 0: a root */
    const char *want;
} CODES[] = {
    { "the first matter of a year is 0001", "V", 2025, NULL, 0, "V25-0001" },
    { "the next one is 0002", "V", 2025, NULL, 0, "V25-0002" },
    { "another prefix counts for itself", "HS", 2025, NULL, 0, "HS25-0001" },
    { "another year too", "V", 2026, NULL, 0, "V26-0001" },
    { "a question has its parent's code", "V", 2025, NULL, 1, "V25-0001/1" },
    { "the next question counts on", "V", 2025, NULL, 1, "V25-0001/2" },
    { "a question to a question", "V", 2025, NULL, 5, "V25-0001/1/1" },
    { "is no question to the root", "V", 2025, NULL, 1, "V25-0001/3" },
    { "a code brought along is kept", "V", 2025, "123/UBND-VX", 0, "123/UBND-VX" },
    { "a question to it", "V", 2025, NULL, 9, "123/UBND-VX/1" },
    { "a number brought along moves the count on", "V", 2025, "V25-0007", 0, "V25-0007" },
    { "to the one after it", "V", 2025, NULL, 0, "V25-0008" },
    { "words in the place of a number do not", "V", 2025, "V25-9abc", 0, "V25-9abc" },
    { "so the count goes on", "V", 2025, NULL, 0, "V25-0009" },
    { "the last of four digits", "V", 2025, "V25-9999", 0, "V25-9999" },
    { "is followed by one of five", "V", 2025, NULL, 0, "V25-10000" },
    { "and so on", "V", 2025, NULL, 0, "V25-10001" },
    { "letters with accents count as one each", "ĐƠ", 2025, NULL, 0, "ĐƠ25-0001" },
    { "there too", "ĐƠ", 2025, NULL, 0, "ĐƠ25-0002" },
    { "a century later the year has two digits still", "V", 2105, NULL, 0, "V05-0001" },
};

static void codes_are_given_in_order(void **state)
{
    struct bed *b = BED(state);
    struct matter_key keys[LEN(CODES)];
    for (size_t i = 0; i < LEN(CODES); i++) {
        const struct matter_key *above = CODES[i].parent ? &keys[CODES[i].parent - 1] : NULL;
        keys[i] =
            made(b, CODES[i].prefix, CODES[i].year, CODES[i].code, above ? above->family : 0, above ? above->id : 0);
        if (!text_eq(keys[i].code, text_of(CODES[i].want)))
            fail_msg("%s: %.*s", CODES[i].name, TEXT_FMT(keys[i].code));
        assert_int_equal(keys[i].id, i + 1);
        assert_int_equal(keys[i].family, above ? above->family : keys[i].id);
    }
    struct conn *c;
    OK(store_read(b->store, &c, &err));
    for (size_t i = 0; i < LEN(CODES); i++) {
        struct matter_key by_code, by_id;
        OK(store_matter_by_code(c, b->a, text_of(CODES[i].want), &by_code, &err));
        OK(store_matter_by_id(c, b->a, keys[i].id, &by_id, &err));
        assert_int_equal(by_code.id, keys[i].id);
        assert_int_equal(by_id.family, keys[i].family);
        assert_int_equal(by_code.parent, keys[i].parent);
        assert_true(text_eq(by_id.code, keys[i].code));
    }
    store_done(c);
}

static void children_count_beyond_nine(void **state)
{
    struct bed *b = BED(state);
    struct matter_key root = made(b, "V", 2025, NULL, 0, 0), key = root;
    for (int i = 1; i <= 120; i++) {
        key = made(b, "V", 2025, NULL, root.id, root.id);
        if (i % 3 == 0)
            made(b, "V", 2025, NULL, root.id, key.id);
    }
    assert_string_equal(text_cstr(b->a, key.code), "V25-0001/120");
}

static void a_code_is_given_once(void **state)
{
    struct bed *b = BED(state);
    made(b, "V", 2025, "X1", 0, 0);
    struct making m = { b->a, "V", "X1", 2025, 0, 0, { .id = 0 } };
    FAILS(PB_EXISTS, store_write(b->store, make_work, &m, &err));
    assert_int_equal(made(b, "V", 2025, "X2", 0, 0).id, 2); /* the refused one left no hole */
    m.code = "12345678901234567890123456789012345678901234567890123456789012345";
    FAILS(PB_TOO_LARGE, store_write(b->store, make_work, &m, &err));
    m = (struct making){ b->a, "V", NULL, 2025, 77, 77, { .id = 0 } };
    FAILS(PB_UNKNOWN_MATTER, store_write(b->store, make_work, &m, &err));
    struct conn *c;
    OK(store_read(b->store, &c, &err));
    FAILS(PB_UNKNOWN_MATTER, store_matter_by_code(c, b->a, TEXT("X3"), &m.key, &err));
    FAILS(PB_UNKNOWN_MATTER, store_matter_by_id(c, b->a, 99, &m.key, &err));
    store_done(c);
}

static void a_code_as_long_as_may_be_has_no_child(void **state)
{
    struct bed *b = BED(state);
    struct matter_key k = made(b, "V", 2025, "123456789012345678901234567890123456789012345678901234567890123", 0, 0);
    struct making m = { b->a, "V", NULL, 2025, k.id, k.id, { .id = 0 } };
    FAILS(PB_TOO_LARGE, store_write(b->store, make_work, &m, &err));
}

static void families_are_listed_page_by_page(void **state)
{
    struct bed *b = BED(state);
    for (int i = 0; i < 25; i++) {
        struct matter_key root = made(b, "V", 2025, NULL, 0, 0);
        if (i % 2)
            made(b, "V", 2025, NULL, root.id, root.id);
    }
    struct conn *c;
    matter_id *ids, after = 0;
    size_t n, total = 0;
    OK(store_read(b->store, &c, &err));
    do {
        OK(store_families(c, b->a, after, 7, &ids, &n, &err));
        for (size_t i = 0; i < n; i++) {
            assert_true(ids[i] > after);
            after = ids[i];
        }
        total += n;
    } while (n == 7);
    store_done(c);
    assert_int_equal(total, 25);
}

/* --- the world ------------------------------------------------------------------------------------------- */

struct world_rows {
    struct org_row org[2];
    struct cal_row cal[3];
    struct regulation_file rule;
};

static enum rc world_work(struct conn *c, void *arg, struct err *err)
{
    struct world_rows *w = arg;
    enum rc rc = store_org_add(c, w->org, LEN(w->org), err);
    if (rc == RC_OK)
        rc = store_calendar_add(c, w->cal, LEN(w->cal), err);
    return rc == RC_OK ? store_regulation_add(c, &w->rule, err) : rc;
}

/* Every member with a value of its own. */
static struct world_rows world_rows(void)
{
    struct org_row unit = {
        .kind = ORG_AUTHORITY,
        .code = TEXT("code"),
        .unit = TEXT("unit"),
        .other = TEXT("other"),
        .person = TEXT("p"),
        .other_person = TEXT("q"),
        .post = TEXT("post"),
        .name_vi = TEXT("Sở Xây dựng"),
        .name_en = TEXT("en"),
        .abbr = TEXT("SXD"),
        .aliases = TEXT("a;b"),
        .class = TEXT("so"),
        .level = TEXT("province"),
        .system = TEXT("admin"),
        .function = TEXT("f"),
        .decision = TEXT("d"),
        .office = TEXT("vp"),
        .source = TEXT("NĐ"),
        .mark = TEXT("seen"),
        .agency = true,
        .own = false,
        .rank = RANK_HEAD,
        .from = { 1 },
        .to = INSTANT_MAX,
        .announced = INSTANT_MIN,
        .recorded = { 4 },
    };
    struct org_row other = unit;
    other.kind = ORG_UNIT, other.own = true, other.agency = false, other.rank = RANK_STAFF, other.code = TEXT("next");
    struct cal_row hours = { .kind = CAL_HOURS,
                             .day = { 20000 },
                             .to = DAY_MAX,
                             .like = DAY_MIN,
                             .name_vi = TEXT("Giờ"),
                             .name_en = TEXT("Hours"),
                             .source = { TEXT("s"), TEXT("e") },
                             .mark = MARK_SET,
                             .announced = INSTANT_MIN,
                             .recorded = { 9 } };
    for (int d = 0; d < 7; d++) {
        hours.windows[d] = d < 5 ? 2 : d == 5 ? CAL_WINDOWS_MAX : 0;
        for (int i = 0; i < hours.windows[d]; i++)
            hours.window[d][i] = (struct cal_window){ 100 * i + d, 100 * i + 50 + d };
    }
    struct cal_row off = { .kind = CAL_OFF, .day = { -5 }, .to = DAY_MAX, .like = DAY_MIN, .announced = { 3 } };
    struct cal_row work = { .kind = CAL_WORK, .day = { 7 }, .like = { 6 }, .mark = MARK_RECALLED };
    return (struct world_rows){ { unit, other },
                                { hours, off, work },
                                { TEXT("directive.yaml"), TEXT("kind: directive\n# đ\n"), { 12 } } };
}

static void assert_org_equal(const struct org_row *x, const struct org_row *y)
{
    struct text xs[] = { x->code,    x->unit,     x->other,    x->person,  x->other_person, x->post,
                         x->name_vi, x->name_en,  x->abbr,     x->aliases, x->class,        x->level,
                         x->system,  x->function, x->decision, x->office,  x->source,       x->mark };
    struct text ys[] = { y->code,    y->unit,     y->other,    y->person,  y->other_person, y->post,
                         y->name_vi, y->name_en,  y->abbr,     y->aliases, y->class,        y->level,
                         y->system,  y->function, y->decision, y->office,  y->source,       y->mark };
    for (size_t i = 0; i < LEN(xs); i++)
        assert_true(text_eq(xs[i], ys[i]));
    assert_true(x->kind == y->kind && x->agency == y->agency && x->own == y->own && x->rank == y->rank);
    assert_true(instant_eq(x->from, y->from) && instant_eq(x->to, y->to));
    assert_true(instant_eq(x->announced, y->announced) && instant_eq(x->recorded, y->recorded));
}

static void assert_cal_equal(const struct cal_row *x, const struct cal_row *y)
{
    assert_true(x->kind == y->kind && x->mark == y->mark && x->day.n == y->day.n && x->to.n == y->to.n);
    assert_true(x->like.n == y->like.n && instant_eq(x->announced, y->announced) &&
                instant_eq(x->recorded, y->recorded));
    assert_true(text_eq(x->name_vi, y->name_vi) && text_eq(x->name_en, y->name_en) &&
                text_eq(x->source.vi, y->source.vi) && text_eq(x->source.en, y->source.en));
    assert_memory_equal(x->windows, y->windows, sizeof x->windows);
    assert_memory_equal(x->window, y->window, sizeof x->window);
}

static void org_calendar_and_regulations_come_back(void **state)
{
    struct bed *b = BED(state);
    struct world_rows w = world_rows();
    int64_t before, after;
    struct conn *c;
    OK(store_read(b->store, &c, &err));
    OK(store_world_version(c, &before, &err));
    store_done(c);
    OK(store_write(b->store, world_work, &w, &err));
    OK(store_write(b->store, world_work, &w, &err));
    OK(store_read(b->store, &c, &err));
    struct org_row *org;
    struct cal_row *cal;
    struct regulation_file *rules;
    size_t norg, ncal, nrules;
    OK(store_world_version(c, &after, &err));
    OK(store_org_rows(c, b->a, &org, &norg, &err));
    OK(store_calendar_rows(c, b->a, &cal, &ncal, &err));
    OK(store_regulations(c, b->a, &rules, &nrules, &err));
    store_done(c);
    assert_int_equal(before, 0);
    assert_int_equal(after, 2 * (LEN(w.org) + LEN(w.cal) + 1));
    assert_int_equal(norg, 2 * LEN(w.org));
    for (size_t i = 0; i < norg; i++) {
        assert_int_equal(org[i].seq, i + 1);
        assert_org_equal(&org[i], &w.org[i % LEN(w.org)]);
    }
    assert_int_equal(ncal, 2 * LEN(w.cal));
    for (size_t i = 0; i < ncal; i++)
        assert_cal_equal(&cal[i], &w.cal[i % LEN(w.cal)]);
    assert_int_equal(nrules, 2);
    assert_true(text_eq(rules[1].name, w.rule.name) && text_eq(rules[1].yaml, w.rule.yaml));
    assert_int_equal(rules[1].recorded.us, 12);
}

static void a_word_of_no_meaning_is_damage(void **state)
{
    struct bed *b = BED(state);
    OK(raw_sql(b->store, "INSERT INTO calendar_row VALUES (1,1,'feast',1,1,1,'','','','','seen',0,0,'')", &err));
    OK(raw_sql(b->store, "INSERT INTO calendar_row VALUES (1,2,'off',1,1,1,'','','','','seen',0,0,'noon')", &err));
    struct conn *c;
    struct cal_row *cal;
    size_t n;
    OK(store_read(b->store, &c, &err));
    FAILS(PB_CORRUPT, store_calendar_rows(c, b->a, &cal, &n, &err));
    store_done(c);
}

static void the_database_says_what_it_is(void **state)
{
    struct bed *b = BED(state);
    struct conn *c;
    struct store_meta meta;
    OK(store_read(b->store, &c, &err));
    OK(store_meta_read(c, b->a, &meta, &err));
    store_done(c);
    assert_true(text_eq(meta.province, META.province) && text_eq(meta.version, META.version));
    assert_int_equal(meta.created.us, META.created.us);
    assert_false(meta.exercise);
}

/* --- documents ------------------------------------------------------------------------------------------- */

struct reading_in {
    struct document_row doc;
    struct content_row contents[3];
};

static enum rc document_work(struct conn *c, void *arg, struct err *err)
{
    struct reading_in *r = arg;
    return store_document_add(c, &r->doc, r->contents, LEN(r->contents), err);
}

static enum rc accept_work(struct conn *c, void *id, struct err *err)
{
    return store_document_accept(c, *(int64_t *)id, (struct instant){ 5 }, err);
}

static struct reading_in reading_in(const char *number, const char *sha)
{
    struct reading_in r = { .doc = { .number = text_of(number),
                                     .issuer = TEXT("UBND tỉnh"),
                                     .type = TEXT("notice"),
                                     .title = TEXT("Kết luận"),
                                     .sha256 = { sha, 32 },
                                     .text = TEXT("Giao Sở Xây dựng…"),
                                     .date = day_of(2025, 8, 14),
                                     .recorded = { 3 } } };
    for (int i = 0; i < 3; i++)
        r.contents[i] = (struct content_row){ .ordinal = i + 1,
                                              .start = i * 10,
                                              .end = i * 10 + 9,
                                              .number = TEXT("2.a"),
                                              .words = TEXT("Giao Sở"),
                                              .json = TEXT("{}") };
    return r;
}

static const char SHA_ONE[] = "01234567890123456789012345678901", SHA_TWO[] = "x1234567890123456789012345678\0\0x";

static void a_document_is_recorded_once(void **state)
{
    struct bed *b = BED(state);
    struct reading_in one = reading_in("12/TB-UBND", SHA_ONE), two = reading_in("13/TB-UBND", SHA_TWO), again = one;
    OK(store_write(b->store, document_work, &one, &err));
    OK(store_write(b->store, document_work, &two, &err));
    FAILS(PB_EXISTS, store_write(b->store, document_work, &again, &err));
    assert_int_equal(one.doc.id, 1);
    assert_int_equal(two.doc.id, 2);
    assert_int_equal(again.doc.id, 1);
    assert_int_equal(two.contents[2].id, 6);
    OK(store_write(b->store, accept_work, &two.doc.id, &err));
    FAILS(PB_EXISTS, store_write(b->store, accept_work, &two.doc.id, &err));
    FAILS(PB_UNKNOWN_DOCUMENT, store_write(b->store, accept_work, &(int64_t){ 9 }, &err));
    struct conn *c;
    struct document_row *docs, doc;
    struct content_row *contents, content;
    size_t n;
    OK(store_read(b->store, &c, &err));
    OK(store_documents(c, b->a, &docs, &n, &err));
    assert_int_equal(n, 2);
    assert_false(docs[0].accepted);
    assert_true(docs[1].accepted);
    assert_true(text_empty(docs[1].text));
    OK(store_document_by_number(c, b->a, TEXT("13/TB-UBND"), &doc, &err));
    assert_int_equal(doc.id, 2);
    assert_true(doc.accepted && text_eq(doc.text, two.doc.text) && text_eq(doc.sha256, two.doc.sha256));
    assert_true(text_eq(doc.issuer, two.doc.issuer) && text_eq(doc.type, two.doc.type) &&
                text_eq(doc.title, two.doc.title));
    assert_int_equal(doc.date.n, two.doc.date.n);
    assert_int_equal(doc.recorded.us, 3);
    OK(store_contents(c, b->a, 2, &contents, &n, &err));
    assert_int_equal(n, 3);
    OK(store_content(c, b->a, 5, &content, &err));
    assert_true(content.document == 2 && content.ordinal == 2 && content.start == 10 && content.end == 19);
    assert_true(text_eq(content.number, TEXT("2.a")) && text_eq(content.words, TEXT("Giao Sở")) &&
                text_eq(content.json, TEXT("{}")));
    FAILS(PB_UNKNOWN_DOCUMENT, store_document(c, b->a, 3, &doc, &err));
    FAILS(PB_UNKNOWN_DOCUMENT, store_document_by_number(c, b->a, TEXT("14"), &doc, &err));
    FAILS(PB_UNKNOWN_DOCUMENT, store_content(c, b->a, 7, &content, &err));
    store_done(c);
}

static void two_documents_of_one_number_are_told(void **state)
{
    struct bed *b = BED(state);
    struct reading_in one = reading_in("12", SHA_ONE), two = reading_in("12", SHA_TWO);
    struct document_row doc;
    struct conn *c;
    OK(store_write(b->store, document_work, &one, &err));
    OK(store_write(b->store, document_work, &two, &err));
    OK(store_read(b->store, &c, &err));
    FAILS(PB_AMBIGUOUS, store_document_by_number(c, b->a, TEXT("12"), &doc, &err));
    store_done(c);
}

/* --- requests -------------------------------------------------------------------------------------------- */

static enum rc request_work(struct conn *c, void *arg, struct err *err)
{
    (void)arg;
    return store_request_add(c, TEXT("key-1"), TEXT("digest"), 17, (struct instant){ 5 }, err);
}

static void a_key_is_answered_once(void **state)
{
    struct bed *b = BED(state);
    struct conn *c;
    bool seen = true;
    int64_t seq = 0;
    OK(store_write(b->store, request_work, NULL, &err));
    FAILS(PB_EXISTS, store_write(b->store, request_work, NULL, &err));
    OK(store_read(b->store, &c, &err));
    OK(store_request_find(c, TEXT("key-2"), TEXT("digest"), &seen, &seq, &err));
    assert_false(seen);
    OK(store_request_find(c, TEXT("key-1"), TEXT("digest"), &seen, &seq, &err));
    assert_true(seen);
    assert_int_equal(seq, 17);
    FAILS(PB_KEY_REUSED, store_request_find(c, TEXT("key-1"), TEXT("another"), &seen, &seq, &err));
    store_done(c);
}

int main(void)
{
    static const struct CMUnitTest TESTS[] = {
        IN_BED(codes_are_given_in_order),
        IN_BED(children_count_beyond_nine),
        IN_BED(a_code_is_given_once),
        IN_BED(a_code_as_long_as_may_be_has_no_child),
        IN_BED(families_are_listed_page_by_page),
        IN_BED(org_calendar_and_regulations_come_back),
        IN_BED(a_word_of_no_meaning_is_damage),
        IN_BED(the_database_says_what_it_is),
        IN_BED(a_document_is_recorded_once),
        IN_BED(two_documents_of_one_number_are_told),
        IN_BED(a_key_is_answered_once),
    };
    return cmocka_run_group_tests_name("facts", TESTS, NULL, NULL);
}
