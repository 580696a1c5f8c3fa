#include "fixture.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const struct store_meta META = {
    .province = { "Tỉnh Thử", sizeof "Tỉnh Thử" - 1 },
    .created = { INT64_C(1735689600000000) },
    .version = { "0.1.0", 5 },
};

/* --- the bed --------------------------------------------------------------------------------------------- */

int bed_setup(void **state)
{
    struct bed *b = calloc(1, sizeof *b);
    const char *tmp = getenv("TMPDIR");
    snprintf(b->dir, sizeof b->dir, "%.32s/congvu-store-XXXXXX", tmp ? tmp : "/tmp");
    if (!mkdtemp(b->dir))
        return -1;
    chmod(b->dir, 0777); /* some tests look at it as another user */
    snprintf(b->path, sizeof b->path, "%s/a.db", b->dir);
    b->a = arena_new();
    OK(store_create(b->path, &META, NULL, NULL, &err));
    bed_open(b, true);
    *state = b;
    return 0;
}

void bed_open(struct bed *b, bool write) { OK(store_open(b->path, write, &b->store, &err)); }

void bed_close(struct bed *b)
{
    store_close(b->store);
    b->store = NULL;
}

const char *bed_file(struct bed *b, const char *name) { return text_printf(b->a, "%s/%s%c", b->dir, name, 0).p; }

int bed_teardown(void **state)
{
    struct bed *b = *state;
    bed_close(b);
    DIR *d = opendir(b->dir);
    for (struct dirent *e; d && (e = readdir(d));)
        unlinkat(dirfd(d), e->d_name, 0);
    if (d)
        closedir(d);
    rmdir(b->dir);
    arena_free(b->a);
    free(b);
    return 0;
}

/* --- past the store's own statements --------------------------------------------------------------------- */

static enum rc script_run(struct conn *c, void *sql, struct err *err) { return c->driver->script(c->db, sql, err); }

enum rc raw_sql(struct store *s, const char *sql, struct err *err)
{
    char copy[1024];
    snprintf(copy, sizeof copy, "%s", sql);
    return store_write(s, script_run, copy, err);
}

int64_t raw_number(struct store *s, const char *sql)
{
    struct conn *c;
    struct stmt *st;
    bool row = false;
    OK(store_read(s, &c, &err));
    OK(c->driver->prepare(c->db, &st, sql, &err));
    OK(c->driver->step(st, &row, &err));
    assert_true(row);
    int64_t n = c->driver->column(st, 0).i;
    c->driver->finish(st);
    store_done(c);
    return n;
}

/* --- luck ------------------------------------------------------------------------------------------------ */

uint64_t luck_next(struct luck *l)
{
    uint64_t z = l->s += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

int64_t luck_upto(struct luck *l, int64_t n) { return (int64_t)(luck_next(l) % (uint64_t)n); }
bool luck_flip(struct luck *l) { return luck_next(l) >> 63; }

struct text luck_text(struct luck *l, struct arena *a, size_t max)
{
    static const char *const PARTS[] = { "a", "Ủy ban", "đ", " ",  "\n", "\\", "\\n", "=",
                                         "'", "\"",     ",", "\t", "7",  "%s", "🌾" };
    char *p = arena_alloc(a, max + 1);
    size_t n = 0, want = (size_t)luck_upto(l, (int64_t)max + 1);
    for (;;) {
        const char *part = PARTS[luck_upto(l, LEN(PARTS))];
        if (n + strlen(part) > want)
            return (struct text){ p, n };
        memcpy(p + n, part, strlen(part));
        n += strlen(part);
    }
}

/* --- matters and acts ------------------------------------------------------------------------------------ */

struct opening {
    int64_t us;
    matter_id id;
};

static enum rc root_work(struct conn *c, void *arg, struct err *err)
{
    struct opening *o = arg;
    struct arena *a = arena_new();
    struct matter_key key = { .id = 0 };
    enum rc rc = store_matter_new(c, a, TEXT("V"), 2025, &key, err);
    if (rc == RC_OK) {
        struct act act = act_new(key.id, ACT_OPEN);
        act.recorded = act.happened = (struct instant){ o->us };
        act.unit = 3;
        act.to_unit = 5;
        struct act_word title = { AT_TITLE, TEXT("Sửa cầu Ông Đốc") };
        act.words = &title;
        act.nwords = 1;
        rc = store_act_add(c, key.id, &act, err);
    }
    o->id = key.id;
    arena_free(a);
    return rc;
}

matter_id root_open(struct store *s, int64_t us)
{
    struct opening o = { us, 0 };
    OK(store_write(s, root_work, &o, &err));
    return o.id;
}

struct plain {
    matter_id family;
    int64_t us, seq;
};

static enum rc plain_work(struct conn *c, void *arg, struct err *err)
{
    struct plain *p = arg;
    struct act act = act_new(p->family, ACT_REPORT);
    act.recorded = act.happened = (struct instant){ p->us };
    enum rc rc = store_act_add(c, p->family, &act, err);
    p->seq = act.seq;
    return rc;
}

int64_t act_append(struct store *s, matter_id family, int64_t us)
{
    struct plain p = { family, us, 0 };
    OK(store_write(s, plain_work, &p, &err));
    return p.seq;
}

struct family *family_make(struct arena *a, matter_id id, int n, unit_id first, int64_t opened_us)
{
    struct rule *rule = ARENA_NEW(a, struct rule);
    struct act *acts = ARENA_ARRAY(a, struct act, n);
    struct matter *m = ARENA_NEW(a, struct matter);
    struct family *f = ARENA_NEW(a, struct family);
    rule->code = rule->kind = TEXT("directive");
    *m = (struct matter){ .id = id,
                          .parent = -1,
                          .rule = rule,
                          .giver = 3,
                          .lead = first,
                          .ended = INSTANT_MAX,
                          .finished = INSTANT_MAX,
                          .answered = INSTANT_MAX,
                          .late_answered = INSTANT_MAX,
                          .opened = { opened_us },
                          .clock_from = { opened_us },
                          .opening = acts,
                          .due = { .at = { opened_us + 5 * US_DAY } },
                          .first_due = { .at = { opened_us + 4 * US_DAY } } };
    m->holdings = ARENA_ARRAY(a, struct holding, n);
    m->nholdings = (size_t)n;
    for (int i = 0; i < n; i++) {
        struct instant from = { opened_us + i * US_HOUR };
        acts[i] = act_new(id, i ? ACT_ASSIGN : ACT_OPEN);
        acts[i].seq = id * 100 + i;
        acts[i].recorded = acts[i].happened = from;
        m->holdings[i] = (struct holding){ .from = from,
                                           .to = { from.us + US_HOUR },
                                           .unit = first + i,
                                           .step = -1,
                                           .person = 7,
                                           .act = &acts[i],
                                           .from_unit = 3,
                                           .gives = true,
                                           .receivable = from };
    }
    m->holdings[n - 1].to = INSTANT_MAX;
    *f = (struct family){ .acts = acts, .nacts = (size_t)n, .matters = m, .n = 1 };
    return f;
}

/* --- comparing ------------------------------------------------------------------------------------------- */

static void assert_text_equal(struct text a, struct text b)
{
    assert_int_equal(a.n, b.n);
    if (a.n)
        assert_memory_equal(a.p, b.p, a.n);
}

static void assert_ids_equal(const void *a, size_t na, const void *b, size_t nb, size_t size)
{
    assert_int_equal(na, nb);
    if (na)
        assert_memory_equal(a, b, na * size);
}

void assert_act_equal(const struct act *a, const struct act *b)
{
#define SAME(member) assert_int_equal(a->member, b->member)
    SAME(seq);
    SAME(matter);
    SAME(kind);
    SAME(recorded.us);
    SAME(happened.us);
    SAME(person);
    SAME(post);
    SAME(unit);
    SAME(behalf);
    SAME(surety);
    SAME(to_unit);
    SAME(to_person);
    SAME(giver);
    SAME(responsible);
    SAME(form);
    SAME(answer);
    SAME(follows);
    SAME(collective);
    SAME(share);
    SAME(due.unit);
    SAME(due.n);
    SAME(recur.every);
    SAME(recur.day);
    SAME(recur.month);
    SAME(recur.minute);
    SAME(date.n);
    SAME(until.n);
    SAME(period.n);
    SAME(content);
    SAME(child);
    SAME(corrects);
#undef SAME
    assert_text_equal(a->reason, b->reason);
    assert_text_equal(a->rule_kind, b->rule_kind);
    assert_text_equal(a->function, b->function);
    assert_ids_equal(a->units, a->nunits, b->units, b->nunits, sizeof *a->units);
    assert_ids_equal(a->persons, a->npersons, b->persons, b->npersons, sizeof *a->persons);
    assert_ids_equal(a->answers, a->nanswers, b->answers, b->nanswers, sizeof *a->answers);
    assert_int_equal(a->nwords, b->nwords);
    for (size_t i = 0; i < a->nwords; i++)
        assert_text_equal(act_text(a, b->words[i].field), b->words[i].value);
}
