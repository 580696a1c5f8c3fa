/* test_sight.c -- who sees what: on random registers of matters, with moves, loans and mergers recorded in between, every board,
 * sheet and `why` of every person is held against the rule of sight.h written down plainly over the fold.
 *
 *     CONGVU_SEED=17 test_sight
 *
 * plays that sequence alone. */
#include "../matter/random_act.h"
#include "../rounds.h"
#include "app/act/act_record.h"
#include "app/act/recent.h"
#include "app/pages.h"
#include "app/view/view.h"
#include "fixture.h"
#include "matter/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SEQUENCES = 4, ROOTS = 25, TRIES = 500, TRIES_AT_ONCE = 25, ROLES = 6 };

struct play {
    uint64_t seed;
    struct chance chance;
    char dir[64], db[96];
    struct congvu *app;
    struct congvu *live; /* the same database, with open matters kept in memory */
    struct arena *a;
    struct instant now;
    matter_id last;
    size_t roots;
};

static struct {
    size_t asked, seen, hidden, excluded, folded_past, kept, found;
} tally;

static void must(const struct play *p, enum rc rc, const char *what, const struct err *err)
{
    if (rc != RC_OK)
        fail_msg("CONGVU_SEED=%llu: %s: %s", (unsigned long long)p->seed, what, err->detail);
}

/* --- a random register of matters ------------------------------------------------------------------------------------- */

static void play_begin(struct play *p, uint64_t seed)
{
    struct err err;
    size_t rows;
    *p = (struct play){ .seed = seed, .chance = chance_new(seed), .a = arena_new() };
    snprintf(p->dir, sizeof p->dir, "/tmp/congvu-sight-XXXXXX");
    assert_non_null(mkdtemp(p->dir));
    snprintf(p->db, sizeof p->db, "%s/sight.db", p->dir);
    struct congvu_seed in = { .province = TEXT("Tỉnh thử"),
                              .exercise = true,
                              .register_file = TEXT("register.yaml"),
                              .registry = fixture_file(p->a, "matter/register.yaml") };
    must(p, congvu_init(p->db, &in, &err), "init", &err);
    must(p, congvu_open(p->db, true, &p->app, &err), "open", &err);
    must(p, congvu_open(p->db, false, &p->live, &err), "open", &err);
    congvu_keep_live(p->live);
    must(p, instant_parse(TEXT("2025-07-01 08:00"), &p->now) ? RC_OK : RC_IO, "an instant", &err);
    must(p,
         congvu_record(p->app, CONGVU_REGULATION, "rules.yaml", fixture_file(p->a, "matter/rules.yaml"),
                       TEXT("2025-06-30 08:00"), &rows, &err),
         "rules", &err);
}

typedef enum rc asked(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);

/* With open matters in memory every answer is, byte for byte, what walking the register gives. */
static void live_agrees(struct play *p, asked *ask_for, const struct congvu_ask *ask)
{
    struct sbuf walked, kept;
    struct err err;
    sbuf_init(&walked, 4 << 20);
    sbuf_init(&kept, 4 << 20);
    must(p, ask_for(p->app, ask, &walked, &err), "walked", &err);
    must(p, ask_for(p->live, ask, &kept, &err), "kept", &err);
    if (!text_eq(sbuf_text(&walked), sbuf_text(&kept)))
        fail_msg("CONGVU_SEED=%llu: '%.*s', state '%.*s': walked\n%s\nkept\n%s", (unsigned long long)p->seed,
                 TEXT_FMT(ask->who ? ask->who->person : TEXT_NONE), TEXT_FMT(ask->state), walked.p, kept.p);
    tally.kept += kept.n;
    sbuf_release(&walked);
    sbuf_release(&kept);
}

static enum rc heat(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    return congvu_heat(app, ask, HEAT_JSON, out, err);
}

static void play_end(struct play *p)
{
    static const char *const PARTS[] = { "", "-wal", "-shm", ".key", ".stamp" };
    char path[128];
    congvu_close(p->live);
    congvu_close(p->app);
    for (size_t i = 0; i < LEN(PARTS); i++) {
        snprintf(path, sizeof path, "%s%s", p->db, PARTS[i]);
        remove(path);
    }
    remove(p->dir);
    arena_free(p->a);
}

/* One try, as app_act does it but for reading words: most are refused, and that is fine. */
static enum rc try_act(struct play *p, struct conn *conn, const struct world *w, struct err *err)
{
    struct arena *a = arena_new();
    const struct family *f = NULL;
    enum rc rc = RC_OK;
    bool opening = p->roots == 0 || (p->roots < ROOTS && chance_one_in(&p->chance, 6));
    matter_id *families;
    size_t n;
    if (!opening) {
        rc = store_families(conn, a, 0, ROOTS, &families, &n, err);
        if (rc == RC_OK)
            rc = family_read(conn, a, w, families[chance_upto(&p->chance, (int)n)], INSTANT_MAX, true, &f, err);
    }
    struct act act = opening ? random_open(&p->chance, a, w, p->now) : random_act(&p->chance, a, f, p->now);
    act.surety = SURETY_SIGNED_IN;
    if (opening)
        act.matter = p->last + 1;
    if (act.kind == ACT_ASK)
        act.child = p->last + 1;
    if (rc == RC_OK)
        rc = act_check(w, f, &act, err);
    bool makes = opening || act.kind == ACT_ASK;
    struct matter_key key = { .code = makes ? text_printf(a, "M%lld", (long long)p->last + 1) : TEXT_NONE };
    if (f && makes) {
        key.family = f->matters[0].id;
        key.parent = act.matter;
    }
    if (rc == RC_OK && makes)
        rc = store_matter_new(conn, a, TEXT("M"), 2025, &key, err);
    matter_id root = f ? f->matters[0].id : key.id;
    if (rc == RC_OK)
        rc = store_act_add(conn, root, &act, err);
    if (rc == RC_OK)
        rc = views_refresh(conn, a, w, root, false, err);
    if (rc == RC_OK && makes)
        p->last = key.id;
    if (rc == RC_OK && opening)
        p->roots++;
    arena_free(a);
    return rc;
}

static const char *some(struct play *p, const char *const *words, int n) { return words[chance_upto(&p->chance, n)]; }

/* A row of the register: somebody moves, is lent a post, is absent, takes charge. What contradicts itself is refused. */
static void try_row(struct play *p)
{
    static const char *const PEOPLE[] = { "bach", "hanh", "son", "minh", "duc", "dung", "tu", "loi", "nga", "thao" };
    static const char *const POSTS[] = { "stc-cv", "sxd-cv", "snv-cv", "stp-cv", "vp-cv", "ns-tp", "sxd-gd" };
    static const char *const UNITS[] = { "stc", "sxd", "snv", "stp", "xa", "stc-ns" };
    char day[INSTANT_CHARS], at[INSTANT_CHARS], yaml[512];
    struct err err;
    size_t rows;
    day_iso(instant_day(p->now), day);
    instant_iso(p->now, at);
    const char *one = some(p, PEOPLE, LEN(PEOPLE)), *two = some(p, PEOPLE, LEN(PEOPLE));
    const char *post = some(p, POSTS, LEN(POSTS)), *unit = some(p, UNITS, LEN(UNITS));
    int way = chance_upto(&p->chance, 4);
    int n = snprintf(yaml, sizeof yaml, "from: %s\nsource: test\nmark: set\n", day);
    static const char *const ROWS[] = { "tenures:\n  - { person: %s, post: %s }\n",
                                        "delegations:\n  - { person: %s, post: %s, lent_to: %s }\n",
                                        "absences:\n  - { person: %s, substitute: %s, to: 2026-01-01 }\n",
                                        "charges:\n  - { person: %s, unit: %s }\n" };
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-extra-args"
    snprintf(yaml + n, sizeof yaml - (size_t)n, ROWS[way], one, way == 3 ? unit : way == 2 ? two : post, two);
#pragma GCC diagnostic pop
    (void)congvu_record(p->app, CONGVU_REGISTER, "moves.yaml", text_of(yaml), text_of(at), &rows, &err);
}

static enum rc many_acts(struct conn *conn, void *arg, struct err *err)
{
    struct play *p = arg;
    struct loaded *loaded;
    enum rc rc = world_hold(p->app, conn, false, &loaded, err);
    if (rc != RC_OK)
        return rc;
    for (int i = 0; i < TRIES_AT_ONCE && rc == RC_OK; i++) {
        struct err why;
        p->now.us += chance_upto(&p->chance, 9 * 60) * US_MINUTE;
        rc = try_act(p, conn, &loaded->world, &why);
        rc = rc == RC_IO || rc == RC_CORRUPT ? err_set(err, why.problem, "%s", why.detail) : RC_OK;
    }
    world_release(p->app, loaded);
    return rc;
}

static void play_on(struct play *p)
{
    struct err err;
    for (int i = 0; i < TRIES; i += TRIES_AT_ONCE) {
        must(p, store_write(p->app->store, many_acts, p, &err), "acts", &err);
        world_prime(p->app);
        try_row(p);
        if (i < TRIES / 2)
            must(p, congvu_tend(p->app, &err), "tend",
                 &err); /* so that some matters are in the index, and some not yet */
        live_agrees(p, heat, &(struct congvu_ask){ .style = { .lang = "vi" } });
    }
    world_prime(p->app);
}

/* --- the rule, plainly ---------------------------------------------------------------------------------------------------- */

struct given { /* of a signed-in person */
    const char *unit, *kind;
};
static const struct given ROLE_LIST[ROLES] = { { NULL, NULL },      { "", "" },          { "stc", "" },
                                               { "", "directive" }, { "ubnd", "trial" }, { "skh", "" } };

static unit_id heir_of(const struct org *org, unit_id u, struct instant now)
{
    while (u && !org_unit_exists(org, u, now)) {
        struct instant end;
        u = org_unit_end(org, u, INSTANT_MIN, &end) && end.us <= now.us ? org_successor(org, u, TEXT_NONE) : 0;
    }
    return u;
}

static bool own_unit(const struct org *org, person_id p, unit_id was, struct instant now)
{
    unit_id u = heir_of(org, was, now);
    size_t n;
    const struct tenure *t = org_tenures(org, p, &n);
    post_id post;
    person_id from;
    if (!u)
        return false;
    for (size_t i = 0; i < n; i++)
        if (t[i].from.us <= now.us && now.us < t[i].to.us && org_agency(org, t[i].unit, now) == org_agency(org, u, now))
            return true;
    return org_serves(org, p, u, now) || org_delegated_in(org, p, u, now, &post, &from) ||
           org_in_charge(org, p, u, now) || org_in_charge(org, p, org_agency(org, u, now), now);
}

static bool role_unit(const struct org *org, const struct given *role, unit_id was, struct instant now)
{
    if (!role->unit)
        return false;
    if (!*role->unit)
        return was > 0;
    unit_id u = heir_of(org, was, now), top = heir_of(org, org_unit(org, text_of(role->unit)), now);
    return u && top && (u == top || org_is_above(org, top, u, now));
}

static bool expected(const struct org *org, const struct family *f, const struct matter *m, person_id p,
                     const struct given *role, struct instant present, struct instant at)
{
    if (matter_excludes(f, m, p, at))
        return false;
    if (role->unit && !*role->unit && !*role->kind)
        return true;
    for (size_t i = 0; i < f->nacts; i++)
        if (f->acts[i].person == p)
            return true;
    for (size_t i = 0; i < f->n; i++) {
        const struct matter *x = &f->matters[i];
        bool of_kind = role->unit && (!*role->kind || text_eq(x->rule->kind, text_of(role->kind)));
        unit_id units[2] = { x->giver, x->lead };
        for (size_t k = 0; k < x->nholdings + 2; k++) {
            const struct holding *h = k < 2 ? NULL : &x->holdings[k - 2];
            if (h && h->from.us > at.us)
                continue;
            unit_id u = h ? h->unit : units[k];
            if (own_unit(org, p, u, present) || (h && h->person == p) || (of_kind && role_unit(org, role, u, present)))
                return true;
        }
    }
    return false;
}

/* --- what is shown ------------------------------------------------------------------------------------------------------------ */

static struct congvu_who who_of(struct play *p, const struct org *org, person_id person, const struct given *role)
{
    static struct congvu_scope scope;
    struct congvu_who who = { .account = TEXT("x"),
                              .person = text_dup(p->a, org_person_code(org, person)),
                              .via = CONGVU_VIA_SESSION,
                              .rights = CONGVU_MAY_WRITE };
    if (!role->unit)
        return who;
    scope = (struct congvu_scope){ CONGVU_RIGHT_READ, text_of(role->unit), text_of(role->kind) };
    who.scopes = &scope;
    who.nscopes = 1;
    who.rights |= CONGVU_MAY_READ;
    if (!*role->unit && !*role->kind)
        who.rights |= CONGVU_MAY_READ_ALL;
    return who;
}

static bool listed(const struct lines *lines, matter_id id)
{
    for (size_t i = 0; i < lines->n; i++)
        if (lines->items[i].id == id)
            return true;
    return false;
}

struct reader {
    struct play *p;
    person_id person;
    const struct given *role;
    struct congvu_who who;
    struct congvu_ask ask;
    struct reading console, own; /* what all there is, and what the person reads */
    struct lines all, lines;
};

static void wrong(const struct reader *r, const struct board_line *line, const char *where, bool want)
{
    fail_msg("CONGVU_SEED=%llu: %s: '%.*s' (role %s/%s) as of '%.*s' should %ssee %.*s", (unsigned long long)r->p->seed,
             where, TEXT_FMT(r->who.person), r->role->unit ? r->role->unit : "-", r->role->unit ? r->role->kind : "-",
             TEXT_FMT(r->ask.as_of), want ? "" : "not ", TEXT_FMT(line->code));
}

static void page_agrees(const struct reader *r, const struct board_line *line, asked *ask_for, const char *where,
                        bool want)
{
    struct congvu_ask ask = r->ask;
    struct sbuf out;
    struct err err = { .problem = PB_NONE };
    ask.what = line->code;
    sbuf_init(&out, 4 << 20);
    enum rc rc = ask_for(r->p->app, &ask, &out, &err);
    if (!want) { /* the sentence is that for a code which never was */
        struct err none = { .problem = PB_NONE };
        struct congvu_ask other = r->ask;
        other.what = TEXT("M0");
        assert_int_not_equal(ask_for(r->p->app, &other, &out, &none), RC_OK);
        char like[ERR_DETAIL_MAX];
        snprintf(like, sizeof like, "there is no matter '%.*s'", TEXT_FMT(line->code));
        if (rc == RC_OK || err.problem != none.problem || strcmp(err.detail, like) != 0)
            wrong(r, line, where, want);
    } else if (rc != RC_OK && err.problem != PB_NOT_NOW) { /* NOT_NOW: no due date to explain */
        wrong(r, line, where, want);
    }
    sbuf_release(&out);
}

static void stamp_agrees(const struct reader *r, const struct board_line *line, bool want)
{
    struct congvu_ask ask = r->ask;
    struct text stamp;
    ask.what = line->code;
    if ((congvu_stamp(r->p->app, r->p->a, &ask, &stamp, NULL) == RC_OK) != want)
        wrong(r, line, "stamp", want);
}

static void line_agrees(struct reader *r, const struct board_line *line)
{
    const struct family *f;
    struct err err;
    struct matter_key key;
    struct arena *a = arena_new();
    struct reading *c = &r->console;
    const struct org *org = c->loaded->world.org;
    must(r->p, store_matter_by_id(c->conn, a, line->id, &key, &err), "key", &err);
    must(r->p, family_read(c->conn, a, &c->world, key.family, c->past ? c->now : INSTANT_MAX, true, &f, &err), "fold",
         &err);
    struct instant present = r->p->now;
    must(r->p, app_instant(r->p->app, c->conn, TEXT_NONE, &present, &(bool){ false }, &err), "now", &err);
    bool want = expected(org, f, family_matter(f, line->id), r->person, r->role, present, c->now);
    if (want && c->past) { /* nor is it shown to who is excluded by now */
        must(r->p, family_read(c->conn, a, &c->loaded->world, key.family, INSTANT_MAX, true, &f, &err), "fold", &err);
        want = !matter_excludes(f, family_matter(f, line->id), r->person, present);
        tally.excluded += !want;
    }
    if (listed(&r->lines, line->id) != want)
        wrong(r, line, "board", want);
    if (chance_one_in(&r->p->chance, c->past ? 40 : 8)) {
        page_agrees(r, line, congvu_sheet, "sheet", want);
        page_agrees(r, line, congvu_why, "why", want);
        stamp_agrees(r, line, want);
    }
    tally.asked++;
    tally.seen += want;
    tally.hidden += !want;
    tally.folded_past += c->past;
    arena_free(a);
}

/* Of the lines that are seen those whose code or title holds the words are found, and no other; from either end. */
static void words_agree(struct reader *r, struct congvu *app, const char *words)
{
    struct reading reading;
    struct err err;
    must(r->p, reading_begin(app, &r->ask, &reading, &err), "reading", &err);
    for (int down = 0; down < 2; down++) {
        struct lines found;
        size_t n = 0;
        struct line_query q = { .state = TEXT("all"), .max = 10000, .words = text_of(words), .down = down };
        must(r->p, board_lines(&reading, &q, "vi", &found, &err), "found", &err);
        for (size_t i = 0; i < r->lines.n; i++) {
            const struct board_line *line = &r->lines.items[down ? r->lines.n - 1 - i : i];
            bool holds = text_find(text_fold(r->p->a, line->title), q.words, 0) != SIZE_MAX ||
                         text_find(text_fold(r->p->a, line->code), q.words, 0) != SIZE_MAX;
            if (holds && (down || (n < found.n && found.items[n].id == line->id)))
                n += !down || listed(&found, line->id);
            else if (holds)
                wrong(r, line, words, true);
        }
        if (n != found.n)
            fail_msg("CONGVU_SEED=%llu: '%s' finds %zu for '%.*s', not %zu", (unsigned long long)r->p->seed, words,
                     found.n, TEXT_FMT(r->who.person), n);
        tally.found += n;
    }
    reading_end(&reading);
}

static void reader_agrees(struct play *p, person_id person, const struct given *role, struct text as_of)
{
    struct err err;
    struct reader r = { .p = p, .person = person, .role = role };
    struct congvu_ask console = { .as_of = as_of };
    struct line_query q = { .state = TEXT("all"), .max = 10000 };
    must(p, reading_begin(p->app, &console, &r.console, &err), "reading", &err);
    r.who = who_of(p, r.console.loaded->world.org, person, role);
    r.ask = (struct congvu_ask){ .as_of = as_of, .who = &r.who, .style = { .lang = "vi", .width = 100 } };
    must(p, reading_begin(p->app, &r.ask, &r.own, &err), "reading", &err);
    must(p, board_lines(&r.console, &q, "vi", &r.all, &err), "board", &err);
    must(p, board_lines(&r.own, &q, "vi", &r.lines, &err), "board", &err);
    for (size_t i = 0; i < r.all.n; i++)
        line_agrees(&r, &r.all.items[i]);
    for (size_t i = 0; i < r.lines.n; i++)
        assert_true(listed(&r.all, r.lines.items[i].id)); /* nothing that is not there */
    static const char *const WORDS[] = { "m1", "aid", "m", "m2", "sai", "said", "khong co", "e", "to cao" };
    if (text_empty(as_of)) {
        words_agree(&r, p->app, some(p, WORDS, LEN(WORDS)));
        words_agree(&r, p->live, some(p, WORDS, LEN(WORDS)));
    }
    reading_end(&r.own);
    reading_end(&r.console);
    r.ask.style.format = REPORT_JSON;
    live_agrees(p, heat, &r.ask);
    for (int i = 0; i < 3; i++) {
        r.ask.state = text_of(some(p, STATE_FILTERS, 10));
        r.ask.unit = chance_one_in(&p->chance, 4) ? TEXT("stc") : TEXT_NONE;
        r.ask.max = 1 + (size_t)chance_upto(&p->chance, 12);
        r.ask.after = chance_one_in(&p->chance, 3) ? chance_upto(&p->chance, 30) : 0;
        live_agrees(p, congvu_board, &r.ask);
    }
}

static void sequence(uint64_t seed)
{
    struct play p;
    char past[INSTANT_CHARS];
    play_begin(&p, seed);
    play_on(&p);
    instant_iso((struct instant){ p.now.us - chance_upto(&p.chance, 60) * US_DAY }, past);
    for (person_id person = 1; person <= 26; person++) {
        const struct given *role = &ROLE_LIST[chance_upto(&p.chance, ROLES)];
        reader_agrees(&p, person, role, TEXT_NONE);
        if (chance_one_in(&p.chance, 4))
            reader_agrees(&p, person, role, text_of(past));
    }
    play_end(&p);
}

static void everybody_sees_what_the_rule_says(void **state)
{
    (void)state;
    const char *one = getenv("CONGVU_SEED");
    if (one) {
        sequence(strtoull(one, NULL, 10));
        return;
    }
    for (uint64_t seed = 1; seed <= (uint64_t)rounds(SEQUENCES); seed++)
        sequence(seed);
    printf("matters asked about %zu: seen %zu, hidden %zu; of the past %zu, excluded since %zu; %zu bytes from memory; "
           "found %zu\n",
           tally.asked, tally.seen, tally.hidden, tally.folded_past, tally.excluded, tally.kept, tally.found);
    assert_true(tally.found > 200 && tally.seen > 200 && tally.hidden > 200 && tally.folded_past > (size_t)rounds(100));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(everybody_sees_what_the_rule_says) };
    return cmocka_run_group_tests_name("sight", tests, NULL, NULL);
}
