/* test_accounts.c -- who gets in, how long, and what that person may do to accounts; the clock is moved, never waited for. */
#include "app/account/account.h"
#include "fixture.h"

#include <liboath/oath.h>
#include <pthread.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

static const struct text GOOD = { "con trâu ăn cỏ non", sizeof "con trâu ăn cỏ non" - 1 };
static const struct text OTHER = { "mưa rơi trên mái ngói", sizeof "mưa rơi trên mái ngói" - 1 };

#define OK(call)                                                                                                       \
    do {                                                                                                               \
        struct err err_ = { .detail = "" };                                                                            \
        struct err *err = &err_;                                                                                       \
        if ((call) != RC_OK)                                                                                           \
            fail_msg("%s: %s", #call, err_.detail);                                                                    \
    } while (0)
#define FAILS(want, call)                                                                                              \
    do {                                                                                                               \
        struct err err_ = { .detail = "" };                                                                            \
        struct err *err = &err_;                                                                                       \
        if ((call) == RC_OK || err_.problem != (want))                                                                 \
            fail_msg("%s: %d %s", #call, err_.problem, err_.detail);                                                   \
        if (strstr(err_.detail, GOOD.p) || strstr(err_.detail, OTHER.p))                                               \
            fail_msg("a secret is in the sentence: %s", err_.detail);                                                  \
    } while (0)

static struct congvu_who console(void) { return congvu_who_console(TEXT("trực ban")); }

/* An account with the password GOOD. */
static void account(struct fixture *f, const char *name, const char *person)
{
    struct congvu_link link;
    struct congvu_who root = console();
    OK(congvu_account_add(f->app, f->a, &root, text_of(name), text_of(person), &link, err));
    struct congvu_link_use use = { .token = link.token, .password = GOOD, .address = TEXT("10.0.0.1") };
    OK(congvu_link_use(f->app, &use, err));
}

static int begin(void **state)
{
    static struct fixture f;
    fixture_begin(&f, true);
    account(&f, "hanh", "hanh");
    *state = &f;
    return 0;
}

static int begin_empty(void **state)
{
    static struct fixture f;
    fixture_begin(&f, true);
    *state = &f;
    return 0;
}

static int end(void **state)
{
    fixture_end(*state);
    return 0;
}

static enum rc sign_in_with(struct fixture *f, const char *name, struct text password, const char *code,
                            struct congvu_signed_in *out, int *wait, struct err *err)
{
    struct congvu_sign_in in = { text_of(name), password, text_of(code), TEXT("10.0.0.7"), TEXT_NONE };
    return congvu_sign_in(f->app, f->a, &in, out, wait, err);
}

static struct congvu_signed_in sign_in(struct fixture *f, const char *name)
{
    struct congvu_signed_in in;
    OK(sign_in_with(f, name, GOOD, NULL, &in, NULL, err));
    return in;
}

static enum rc who_at(struct congvu *app, struct arena *a, struct text cookie, struct congvu_who *who, struct err *err)
{
    struct congvu_credentials c = { .cookie = cookie, .address = TEXT("10.0.0.7") };
    return congvu_who(app, a, &c, who, err);
}

static enum rc who(struct fixture *f, struct text cookie, struct congvu_who *out, struct err *err)
{
    return who_at(f->app, f->a, cookie, out, err);
}

static int64_t events(struct fixture *f, const char *what)
{
    struct congvu_event *list;
    struct congvu_who root = console();
    size_t n;
    int64_t count = 0;
    OK(congvu_record_of(f->app, f->a, &root, TEXT_NONE, 0, 0, &list, &n, err));
    for (size_t i = 0; i < n; i++)
        count += text_eq(list[i].what, text_of(what));
    return count;
}

/* --- signing in ------------------------------------------------------------------------------------------------------- */

static void a_right_password_opens_a_session(void **state)
{
    struct fixture *f = *state;
    struct congvu_signed_in in = sign_in(f, "hanh");
    struct congvu_who w;
    OK(who(f, in.token, &w, err));
    assert_true(text_eq(w.account, TEXT("hanh")) && text_eq(w.person, TEXT("hanh")));
    assert_true(text_eq(w.person_name, TEXT("Lê Thị Hạnh")) && text_eq(w.unit, TEXT("stc")));
    assert_true(text_eq(w.post, TEXT("Chuyên viên")));
    assert_int_equal(w.surety, SURETY_SIGNED_IN);
    assert_int_equal(w.rights, CONGVU_MAY_WRITE);
    assert_true(w.csrf.n > 40 && text_eq(w.csrf, in.who.csrf) && !text_eq(w.csrf, in.token));
    assert_true(congvu_csrf_fits(&w, in.who.csrf));
    assert_false(congvu_csrf_fits(&w, in.token));
    assert_false(congvu_csrf_fits(&w, TEXT_NONE));
    assert_int_equal(events(f, "sign-in"), 1);
    OK(congvu_sign_out(f->app, &w, err));
    FAILS(PB_NOT_SIGNED_IN, who(f, in.token, &w, err));
}

static void a_wrong_name_and_a_wrong_password_are_alike(void **state)
{
    struct fixture *f = *state;
    struct congvu_signed_in in;
    struct err a, b;
    struct timespec t[3];
    clock_gettime(CLOCK_MONOTONIC, &t[0]);
    assert_int_not_equal(sign_in_with(f, "hanh", OTHER, NULL, &in, NULL, &a), RC_OK);
    clock_gettime(CLOCK_MONOTONIC, &t[1]);
    assert_int_not_equal(sign_in_with(f, "nobody", OTHER, NULL, &in, NULL, &b), RC_OK);
    clock_gettime(CLOCK_MONOTONIC, &t[2]);
    assert_int_equal(a.problem, PB_SIGN_IN_FAILED);
    assert_int_equal(a.problem, b.problem);
    assert_string_equal(a.detail, b.detail);
    double known = (double)(t[1].tv_sec - t[0].tv_sec) + (double)(t[1].tv_nsec - t[0].tv_nsec) / 1e9;
    double unknown = (double)(t[2].tv_sec - t[1].tv_sec) + (double)(t[2].tv_nsec - t[1].tv_nsec) / 1e9;
    assert_true(unknown > known / 10); /* not hashed at all would be a hundredth */
    assert_int_equal(events(f, "sign-in-refused"), 2);
}

static void a_sign_in_ends_the_session_it_came_with(void **state)
{
    struct fixture *f = *state;
    struct congvu_signed_in first = sign_in(f, "hanh"), second;
    struct congvu_who w;
    struct congvu_sign_in in = { TEXT("hanh"), GOOD, TEXT_NONE, TEXT("10.0.0.7"), first.token };
    OK(congvu_sign_in(f->app, f->a, &in, &second, NULL, err));
    assert_false(text_eq(first.token, second.token));
    FAILS(PB_NOT_SIGNED_IN, who(f, first.token, &w, err));
    OK(who(f, second.token, &w, err));
}

static void tokens_of_one_door_open_no_other(void **state)
{
    struct fixture *f = *state;
    struct congvu_signed_in in = sign_in(f, "hanh");
    struct congvu_who w;
    struct congvu_credentials bearer = { .bearer = in.token }, feed = { .feed = in.token };
    FAILS(PB_NOT_SIGNED_IN, congvu_who(f->app, f->a, &bearer, &w, err));
    FAILS(PB_NOT_SIGNED_IN, congvu_who(f->app, f->a, &feed, &w, err));
    FAILS(PB_NOT_SIGNED_IN, who(f, TEXT("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), &w, err));
    FAILS(PB_NOT_SIGNED_IN, who(f, TEXT_NONE, &w, err));
}

static void sessions_end_by_themselves(void **state)
{
    struct fixture *f = *state;
    struct congvu_signed_in in = sign_in(f, "hanh");
    struct congvu_who w;
    for (int minutes = 100; minutes < SESSION_MAX_MIN; minutes += 100) { /* used now and then */
        accounts_clock_ahead(f->app, minutes * US_MINUTE);
        OK(who(f, in.token, &w, err));
    }
    accounts_clock_ahead(f->app, (SESSION_MAX_MIN + 1) * US_MINUTE); /* however often it was used */
    FAILS(PB_NOT_SIGNED_IN, who(f, in.token, &w, err));
    in = sign_in(f, "hanh");
    accounts_clock_ahead(f->app, (SESSION_MAX_MIN + 2 + SESSION_IDLE_MIN) * US_MINUTE);
    FAILS(PB_NOT_SIGNED_IN, who(f, in.token, &w, err));
    accounts_clock_ahead(f->app, 0);
}

static void an_account_has_a_bounded_number_of_sessions(void **state)
{
    struct fixture *f = *state;
    struct congvu_signed_in first = sign_in(f, "hanh");
    struct congvu_who w;
    for (int i = 0; i < SESSIONS_MAX; i++)
        sign_in(f, "hanh");
    congvu_close(f->app); /* nothing is remembered */
    OK(congvu_open(f->db, true, &f->app, err));
    FAILS(PB_NOT_SIGNED_IN, who(f, first.token, &w, err));
}

/* --- wrong tries ---------------------------------------------------------------------------------------------------------- */

static void too_many_wrong_tries(void **state, const char *name)
{
    struct fixture *f = *state;
    struct congvu_signed_in in;
    int wait;
    for (int i = 0; i < 5; i++)
        FAILS(PB_SIGN_IN_FAILED, sign_in_with(f, name, OTHER, NULL, &in, &wait, err));
    FAILS(PB_LOCKED_OUT, sign_in_with(f, name, GOOD, NULL, &in, &wait, err));
    assert_in_range(wait, 1, 5);
    accounts_clock_ahead(f->app, 6 * US_SECOND);
    FAILS(PB_SIGN_IN_FAILED, sign_in_with(f, name, OTHER, NULL, &in, &wait, err));
    FAILS(PB_LOCKED_OUT, sign_in_with(f, name, GOOD, NULL, &in, &wait, err));
    assert_in_range(wait, 6, 10); /* it grows */
    accounts_clock_ahead(f->app, 20 * US_SECOND);
}

static void wrong_tries_make_wait_and_a_right_one_forgets_them(void **state)
{
    struct fixture *f = *state;
    struct congvu_signed_in in;
    too_many_wrong_tries(state, "hanh");
    OK(sign_in_with(f, "hanh", GOOD, NULL, &in, NULL, err));
    FAILS(PB_SIGN_IN_FAILED, sign_in_with(f, "hanh", OTHER, NULL, &in, NULL, err)); /* no wait at once again */
    OK(sign_in_with(f, "hanh", GOOD, NULL, &in, NULL, err));
}

static void a_name_that_is_not_there_waits_alike(void **state) { too_many_wrong_tries(state, "nobody"); }

static void one_address_cannot_try_many_names(void **state)
{
    struct fixture *f = *state;
    struct congvu_signed_in in;
    char name[16];
    int wait = 0;
    for (int i = 0; i < 21; i++) {
        snprintf(name, sizeof name, "name%d", i);
        FAILS(PB_SIGN_IN_FAILED, sign_in_with(f, name, OTHER, NULL, &in, &wait, err));
    }
    FAILS(PB_LOCKED_OUT, sign_in_with(f, "hanh", GOOD, NULL, &in, &wait, err));
    struct congvu_sign_in elsewhere = { TEXT("hanh"), GOOD, TEXT_NONE, TEXT("10.0.0.9"), TEXT_NONE };
    OK(congvu_sign_in(f->app, f->a, &elsewhere, &in, NULL, err));
}

/* --- links -------------------------------------------------------------------------------------------------------------------- */

static void the_first_administrator_comes_by_a_link(void **state)
{
    struct fixture *f = *state;
    struct congvu_link old, link;
    struct congvu_signed_in in;
    struct text name;
    bool needed;
    OK(congvu_setup_needed(f->app, &needed, err));
    assert_true(needed);
    OK(congvu_setup_begin(f->app, f->a, &old, err));
    OK(congvu_setup_begin(f->app, f->a, &link, err));
    OK(congvu_link_see(f->app, f->a, link.token, &name, err));
    assert_true(text_empty(name));
    struct congvu_link_use use = {
        .token = old.token, .name = TEXT("quantri"), .password = GOOD, .person = TEXT("cvp")
    };
    FAILS(PB_LINK_SPENT, congvu_link_use(f->app, &use, err)); /* replaced */
    use.token = link.token;
    use.password = TEXT("1234567890");
    FAILS(PB_WEAK_PASSWORD, congvu_link_use(f->app, &use, err)); /* and the link is still good */
    use.password = GOOD;
    use.name = TEXT("Quản trị");
    FAILS(PB_WRONG_VALUE, congvu_link_use(f->app, &use, err));
    use.name = TEXT("quantri");
    OK(congvu_link_use(f->app, &use, err));
    FAILS(PB_LINK_SPENT, congvu_link_use(f->app, &use, err));
    OK(congvu_setup_needed(f->app, &needed, err));
    assert_false(needed);
    FAILS(PB_NOT_NOW, congvu_setup_begin(f->app, f->a, &link, err));
    in = sign_in(f, "quantri");
    assert_true(in.who.rights & CONGVU_MAY_ADMIN);
}

static void a_link_grows_old(void **state)
{
    struct fixture *f = *state;
    struct congvu_link link;
    OK(congvu_setup_begin(f->app, f->a, &link, err));
    accounts_clock_ahead(f->app, (SETUP_LINK_MIN + 1) * US_MINUTE);
    struct congvu_link_use use = { .token = link.token, .name = TEXT("quantri"), .password = GOOD };
    FAILS(PB_LINK_SPENT, congvu_link_use(f->app, &use, err));
}

static void a_reset_ends_password_and_sessions(void **state)
{
    struct fixture *f = *state;
    struct congvu_signed_in in = sign_in(f, "hanh");
    struct congvu_who root = console(), w;
    struct congvu_link link;
    OK(congvu_account_reset(f->app, f->a, &root, TEXT("hanh"), &link, err));
    FAILS(PB_NOT_SIGNED_IN, who(f, in.token, &w, err));
    FAILS(PB_SIGN_IN_FAILED, sign_in_with(f, "hanh", GOOD, NULL, &in, NULL, err));
    struct congvu_link_use use = { .token = link.token, .name = TEXT("hanh"), .password = OTHER };
    OK(congvu_link_use(f->app, &use, err));
    OK(sign_in_with(f, "hanh", OTHER, NULL, &in, NULL, err));
}

/* --- one's own account ---------------------------------------------------------------------------------------------------------- */

static void a_new_password_ends_every_session(void **state)
{
    struct fixture *f = *state;
    struct congvu_signed_in one = sign_in(f, "hanh"), two = sign_in(f, "hanh");
    struct congvu_who w;
    FAILS(PB_SIGN_IN_FAILED, congvu_password(f->app, &one.who, OTHER, OTHER, err));
    FAILS(PB_WEAK_PASSWORD, congvu_password(f->app, &one.who, GOOD, TEXT("hanh 2026 hanh"), err));
    FAILS(PB_WEAK_PASSWORD, congvu_password(f->app, &one.who, GOOD, TEXT("ngắn"), err));
    FAILS(PB_WEAK_PASSWORD, congvu_password(f->app, &one.who, GOOD, TEXT("aaaaaaaaaaaa"), err));
    OK(congvu_password(f->app, &one.who, GOOD, OTHER, err));
    FAILS(PB_NOT_SIGNED_IN, who(f, one.token, &w, err));
    FAILS(PB_NOT_SIGNED_IN, who(f, two.token, &w, err));
}

static const char *code_at(struct fixture *f, struct text base32, int64_t steps)
{
    char *secret = NULL, *code = arena_alloc(f->a, 8);
    size_t n;
    assert_int_equal(oath_base32_decode(base32.p, base32.n, &secret, &n), OATH_OK);
    time_t t = (time_t)(accounts_now(f->app).us / US_SECOND + steps * 30);
    assert_int_equal(oath_totp_generate(secret, n, t, 30, 0, 6, code), OATH_OK);
    free(secret);
    return code;
}

static void a_second_factor_is_asked_for_and_a_code_counts_once(void **state)
{
    struct fixture *f = *state;
    struct congvu_signed_in in = sign_in(f, "hanh");
    struct congvu_second_factor sf;
    FAILS(PB_SIGN_IN_FAILED, congvu_second_factor_begin(f->app, f->a, &in.who, OTHER, &sf, err));
    FAILS(PB_NOT_NOW, congvu_second_factor_confirm(f->app, &in.who, TEXT("000000"), err));
    OK(congvu_second_factor_begin(f->app, f->a, &in.who, GOOD, &sf, err));
    assert_true(text_starts(sf.uri, TEXT("otpauth://totp/congvu:hanh?secret=")));
    OK(sign_in_with(f, "hanh", GOOD, NULL, &in, NULL, err)); /* not yet: nobody is locked out half-way */
    FAILS(PB_SECOND_FACTOR_NEEDED, congvu_second_factor_confirm(f->app, &in.who, TEXT("12345"), err));
    const char *used = code_at(f, sf.secret, 0); /* the very one: a step may begin meanwhile */
    OK(congvu_second_factor_confirm(f->app, &in.who, text_of(used), err));
    FAILS(PB_SECOND_FACTOR_NEEDED, sign_in_with(f, "hanh", GOOD, NULL, &in, NULL, err));
    FAILS(PB_SECOND_FACTOR_NEEDED, sign_in_with(f, "hanh", GOOD, used, &in, NULL, err));
    FAILS(PB_SECOND_FACTOR_NEEDED, sign_in_with(f, "hanh", GOOD, code_at(f, sf.secret, 3), &in, NULL, err));
    FAILS(PB_SIGN_IN_FAILED, sign_in_with(f, "hanh", OTHER, code_at(f, sf.secret, 1), &in, NULL, err));
    const char *next = code_at(f, sf.secret, 1);
    OK(sign_in_with(f, "hanh", GOOD, next, &in, NULL, err));
    assert_int_equal(in.who.surety, SURETY_SECOND_FACTOR);
    FAILS(PB_SECOND_FACTOR_NEEDED, sign_in_with(f, "hanh", GOOD, next, &in, NULL, err));
    struct congvu_who w = in.who;
    OK(congvu_second_factor_remove(f->app, &w, GOOD, err));
    in = sign_in(f, "hanh");
    assert_int_equal(in.who.surety, SURETY_SIGNED_IN);
}

static void settings_are_kept(void **state)
{
    struct fixture *f = *state;
    struct congvu_signed_in in = sign_in(f, "hanh");
    struct congvu_settings s = { TEXT("en"), false, true };
    struct congvu_who w;
    OK(congvu_settings(f->app, &in.who, &s, err));
    OK(who(f, in.token, &w, err));
    assert_true(text_eq(w.settings.lang, TEXT("en")) && !w.settings.keys && w.settings.digest);
    s.lang = TEXT("fr");
    FAILS(PB_WRONG_VALUE, congvu_settings(f->app, &in.who, &s, err));
}

static void a_token_does_what_its_scope_says(void **state)
{
    struct fixture *f = *state;
    struct congvu_who root = console(), w;
    struct congvu_grant g = { .right = CONGVU_RIGHT_ADMIN };
    OK(congvu_grant(f->app, &root, TEXT("hanh"), &g, err));
    struct congvu_signed_in in = sign_in(f, "hanh");
    for (int scope = 0; scope < CONGVU_TOKEN_SCOPES; scope++) {
        struct congvu_token t = { .label = TEXT("máy tính"), .scope = (enum congvu_token_scope)scope }, *list;
        struct text secret;
        size_t n;
        OK(congvu_token_new(f->app, f->a, &in.who, &t, &secret, err));
        struct congvu_credentials c = { .bearer = secret };
        if (scope == CONGVU_TOKEN_FEED)
            c = (struct congvu_credentials){ .feed = secret };
        OK(congvu_who(f->app, f->a, &c, &w, err));
        assert_int_equal(w.rights, scope == CONGVU_TOKEN_WRITE ? CONGVU_MAY_WRITE : 0); /* never `admin` */
        assert_int_equal(w.surety, SURETY_SIGNED_IN);
        FAILS(PB_NO_RIGHT, congvu_password(f->app, &w, GOOD, OTHER, err));
        FAILS(PB_NO_RIGHT, congvu_accounts(f->app, f->a, &w, TEXT_NONE, &(struct congvu_account *){ NULL }, &n, err));
        FAILS(PB_NOT_SIGNED_IN, who(f, secret, &w, err)); /* no cookie */
        OK(congvu_tokens(f->app, f->a, &in.who, &list, &n, err));
        assert_int_equal(n, 1);
        assert_true(list[0].id == t.id && text_eq(list[0].label, t.label));
        OK(congvu_token_revoke(f->app, &in.who, t.id, err));
        FAILS(PB_NOT_SIGNED_IN, congvu_who(f->app, f->a, &c, &w, err));
        FAILS(PB_UNKNOWN_REFERENCE, congvu_token_revoke(f->app, &in.who, t.id, err));
    }
    assert_int_equal(events(f, "refused"), 2 * CONGVU_TOKEN_SCOPES);
}

static void a_token_ends(void **state)
{
    struct fixture *f = *state;
    struct congvu_signed_in in = sign_in(f, "hanh");
    struct congvu_token t = { .label = TEXT("x"), .expires = { accounts_now(f->app).us + US_DAY } };
    struct text secret;
    struct congvu_who w;
    OK(congvu_token_new(f->app, f->a, &in.who, &t, &secret, err));
    struct congvu_credentials c = { .bearer = secret };
    OK(congvu_who(f->app, f->a, &c, &w, err));
    accounts_clock_ahead(f->app, US_DAY + US_SECOND);
    FAILS(PB_NOT_SIGNED_IN, congvu_who(f->app, f->a, &c, &w, err));
    t.expires.us = accounts_now(f->app).us + 400 * US_DAY;
    in = sign_in(f, "hanh");
    FAILS(PB_WRONG_VALUE, congvu_token_new(f->app, f->a, &in.who, &t, &secret, err));
}

/* --- administration ---------------------------------------------------------------------------------------------------------------- */

static void rights_hold_from_a_day_to_a_day(void **state)
{
    struct fixture *f = *state;
    struct congvu_who root = console(), w;
    struct day today = instant_day(accounts_now(f->app));
    struct congvu_grant g = {
        .right = CONGVU_RIGHT_READ, .unit = TEXT("Sở Xây dựng"), .from = { today.n + 1 }, .to = { today.n + 2 }
    };
    struct congvu_signed_in in = sign_in(f, "hanh");
    OK(congvu_grant(f->app, &root, TEXT("hanh"), &g, err));
    OK(who(f, in.token, &w, err));
    assert_int_equal(w.rights, CONGVU_MAY_WRITE);
    static const struct {
        int days;
        bool holds;
    } DAYS[] = { { 1, true }, { 2, true }, { 3, false } };
    for (size_t i = 0; i < LEN(DAYS); i++) {
        accounts_clock_ahead(f->app, DAYS[i].days * US_DAY);
        in = sign_in(f, "hanh");
        assert_int_equal((in.who.rights & CONGVU_MAY_READ) != 0, DAYS[i].holds);
        assert_int_equal(in.who.rights & CONGVU_MAY_READ_ALL, 0);
        assert_int_equal(congvu_allows(f->app, &in.who, CONGVU_RIGHT_READ, TEXT("sxd"), TEXT("directive")),
                         DAYS[i].holds);
        assert_false(congvu_allows(f->app, &in.who, CONGVU_RIGHT_READ, TEXT("stp"), TEXT("directive")));
        assert_false(congvu_allows(f->app, &in.who, CONGVU_RIGHT_READ, TEXT_NONE, TEXT_NONE));
        assert_false(congvu_allows(f->app, &in.who, CONGVU_RIGHT_CLERK, TEXT("sxd"), TEXT_NONE));
    }
    accounts_clock_ahead(f->app, US_DAY);
    in = sign_in(f, "hanh");
    OK(congvu_revoke(f->app, &root, TEXT("hanh"), g.seq, err));
    OK(who(f, in.token, &w, err));
    assert_int_equal(w.rights, CONGVU_MAY_WRITE);
    FAILS(PB_UNKNOWN_REFERENCE, congvu_revoke(f->app, &root, TEXT("hanh"), g.seq, err));
}

static void only_sensible_rights_are_granted(void **state)
{
    struct fixture *f = *state;
    struct congvu_who root = console();
    struct congvu_grant bad[] = { { .right = CONGVU_RIGHT_ADMIN, .unit = TEXT("sxd") },
                                  { .right = CONGVU_RIGHT_CLERK, .kind = TEXT("directive") },
                                  { .right = -1 },
                                  { .right = CONGVU_RIGHT_READ, .from = { 20000 }, .to = { 19999 } } };
    for (size_t i = 0; i < LEN(bad); i++)
        FAILS(PB_WRONG_VALUE, congvu_grant(f->app, &root, TEXT("hanh"), &bad[i], err));
    struct congvu_grant unit = { .right = CONGVU_RIGHT_READ, .unit = TEXT("Sở Không Có") };
    FAILS(PB_UNKNOWN_UNIT, congvu_grant(f->app, &root, TEXT("hanh"), &unit, err));
    struct congvu_grant kind = { .right = CONGVU_RIGHT_READ, .kind = TEXT("nothing") };
    FAILS(PB_UNKNOWN_KIND, congvu_grant(f->app, &root, TEXT("hanh"), &kind, err));
    struct congvu_grant good = { .right = CONGVU_RIGHT_READ };
    FAILS(PB_UNKNOWN_ACCOUNT, congvu_grant(f->app, &root, TEXT("minh"), &good, err));
}

static void accounts_are_for_administrators(void **state)
{
    struct fixture *f = *state;
    struct congvu_signed_in in = sign_in(f, "hanh");
    struct congvu_link link;
    struct congvu_grant g = { .right = CONGVU_RIGHT_ADMIN };
    struct congvu_account *list;
    struct congvu_event *record;
    size_t n;
    const struct congvu_who *w = &in.who;
    FAILS(PB_NO_RIGHT, congvu_account_add(f->app, f->a, w, TEXT("ban"), TEXT_NONE, &link, err));
    FAILS(PB_NO_RIGHT, congvu_account_reset(f->app, f->a, w, TEXT("hanh"), &link, err));
    FAILS(PB_NO_RIGHT, congvu_account_lock(f->app, w, TEXT("hanh"), true, err));
    FAILS(PB_NO_RIGHT, congvu_account_person(f->app, w, TEXT("hanh"), TEXT("chu-tich"), err));
    FAILS(PB_NO_RIGHT, congvu_account_second_factor_off(f->app, w, TEXT("hanh"), err));
    FAILS(PB_NO_RIGHT, congvu_grant(f->app, w, TEXT("hanh"), &g, err));
    FAILS(PB_NO_RIGHT, congvu_revoke(f->app, w, TEXT("hanh"), 1, err));
    FAILS(PB_NO_RIGHT, congvu_accounts(f->app, f->a, w, TEXT_NONE, &list, &n, err));
    FAILS(PB_NO_RIGHT, congvu_record_of(f->app, f->a, w, TEXT_NONE, 0, 10, &record, &n, err));
    OK(congvu_record_of(f->app, f->a, w, TEXT("hanh"), 0, 100, &record, &n, err)); /* one's own */
    assert_true(n >= 10);
    assert_int_equal(events(f, "refused"), 9);
}

static void a_locked_account_is_out_at_once_also_in_another_process(void **state)
{
    struct fixture *f = *state;
    struct congvu *other;
    struct congvu_signed_in in = sign_in(f, "hanh");
    struct congvu_who root = console(), w;
    OK(congvu_open(f->db, true, &other, err));
    OK(who_at(other, f->a, in.token, &w, err));
    OK(congvu_account_lock(f->app, &root, TEXT("hanh"), true, err));
    FAILS(PB_NOT_SIGNED_IN, who_at(other, f->a, in.token, &w, err));
    FAILS(PB_NOT_SIGNED_IN, who(f, in.token, &w, err));
    FAILS(PB_SIGN_IN_FAILED, sign_in_with(f, "hanh", GOOD, NULL, &in, NULL, err));
    OK(congvu_account_lock(other, &root, TEXT("hanh"), false, err));
    in = sign_in(f, "hanh");
    congvu_close(other);
}

static void an_administrator_always_remains(void **state)
{
    struct fixture *f = *state;
    struct congvu_who root = console();
    struct congvu_grant g = { .right = CONGVU_RIGHT_ADMIN }, second = g;
    OK(congvu_grant(f->app, &root, TEXT("hanh"), &g, err));
    FAILS(PB_NOT_NOW, congvu_account_lock(f->app, &root, TEXT("hanh"), true, err));
    FAILS(PB_NOT_NOW, congvu_revoke(f->app, &root, TEXT("hanh"), g.seq, err));
    account(f, "minh", "minh");
    OK(congvu_grant(f->app, &root, TEXT("minh"), &second, err));
    OK(congvu_account_lock(f->app, &root, TEXT("hanh"), true, err));
    FAILS(PB_NOT_NOW, congvu_revoke(f->app, &root, TEXT("minh"), second.seq, err));
}

static void an_account_is_somebody_of_the_register(void **state)
{
    struct fixture *f = *state;
    struct congvu_who root = console();
    struct congvu_link link;
    struct congvu_account *list;
    size_t n;
    FAILS(PB_UNKNOWN_PERSON, congvu_account_add(f->app, f->a, &root, TEXT("ban"), TEXT("Không Ai"), &link, err));
    FAILS(PB_EXISTS, congvu_account_add(f->app, f->a, &root, TEXT("hanh"), TEXT_NONE, &link, err));
    FAILS(PB_WRONG_VALUE, congvu_account_add(f->app, f->a, &root, TEXT("a b"), TEXT_NONE, &link, err));
    OK(congvu_account_person(f->app, &root, TEXT("hanh"), TEXT("Hoàng Nhật Minh"), err));
    OK(congvu_accounts(f->app, f->a, &root, TEXT("hanh"), &list, &n, err));
    assert_true(n == 1 && text_eq(list[0].person, TEXT("minh")));
}

/* --- what is on disk ------------------------------------------------------------------------------------------------------------------ */

static bool file_holds(struct fixture *f, const char *suffix, struct text t)
{
    char path[160];
    snprintf(path, sizeof path, "%s%s", f->db, suffix);
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    static char bytes[16 << 20];
    size_t n = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return text_find((struct text){ bytes, n }, t, 0) != SIZE_MAX;
}

static void no_secret_is_in_the_file(void **state)
{
    struct fixture *f = *state;
    struct congvu_signed_in in = sign_in(f, "hanh"), none;
    struct congvu_link link;
    struct congvu_who root = console();
    struct congvu_token t = { .label = TEXT("nhãn của mã") };
    struct text secret;
    OK(congvu_token_new(f->app, f->a, &in.who, &t, &secret, err));
    FAILS(PB_SIGN_IN_FAILED, sign_in_with(f, "mật khẩu gõ nhầm ô", OTHER, NULL, &none, NULL, err));
    OK(congvu_account_reset(f->app, f->a, &root, TEXT("hanh"), &link, err));
    const struct text secrets[] = { GOOD, OTHER, in.token, in.who.csrf, secret, link.token, TEXT("gõ nhầm ô") };
    bool there = false;
    for (size_t k = 0; k < 2; k++) {
        const char *file = k ? "-wal" : "";
        there |= file_holds(f, file, t.label); /* it does look at what was written */
        for (size_t i = 0; i < LEN(secrets); i++)
            assert_false(file_holds(f, file, secrets[i]));
    }
    assert_true(there);
}

static void the_record_and_the_rights_only_grow(void **state)
{
    static const char *const TRIES[] = { "UPDATE account_event SET what = 'x'", "DELETE FROM account_event",
                                         "UPDATE account_grant SET day_to = 0", "DELETE FROM account_grant",
                                         "REPLACE INTO account_event SELECT * FROM account_event" };
    struct fixture *f = *state;
    struct congvu_who root = console();
    struct congvu_grant g = { .right = CONGVU_RIGHT_READ };
    sqlite3 *db;
    OK(congvu_grant(f->app, &root, TEXT("hanh"), &g, err));
    assert_int_equal(sqlite3_open(f->db, &db), SQLITE_OK);
    sqlite3_exec(db, "PRAGMA recursive_triggers = ON", NULL, NULL, NULL);
    for (size_t i = 0; i < LEN(TRIES); i++)
        assert_int_equal(sqlite3_exec(db, TRIES[i], NULL, NULL, NULL), SQLITE_CONSTRAINT);
    sqlite3_close(db);
}

/* --- many at once ----------------------------------------------------------------------------------------------------------------------- */

enum { CROWD = 16 };

static void *one_of_many(void *arg)
{
    struct fixture *f = arg;
    struct arena *a = arena_new();
    struct congvu_sign_in in = { TEXT("hanh"), GOOD, TEXT_NONE, TEXT("10.0.0.8"), TEXT_NONE };
    struct congvu_signed_in out;
    struct err err = { .problem = PB_NONE };
    enum rc rc = congvu_sign_in(f->app, a, &in, &out, NULL, &err);
    arena_free(a);
    return (void *)(intptr_t)(rc == RC_OK ? PB_NONE : err.problem);
}

static void a_crowd_gets_in_or_is_told_to_wait(void **state)
{
    pthread_t threads[CROWD];
    int in = 0;
    for (int i = 0; i < CROWD; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, one_of_many, *state), 0);
    for (int i = 0; i < CROWD; i++) {
        void *answer;
        pthread_join(threads[i], &answer);
        enum problem p = (enum problem)(intptr_t)answer;
        in += p == PB_NONE;
        assert_true(p == PB_NONE || p == PB_BUSY || p == PB_LOCKED_OUT);
    }
    assert_true(in > 0);
}

#define T(test) cmocka_unit_test_setup_teardown(test, begin, end)
#define E(test) cmocka_unit_test_setup_teardown(test, begin_empty, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_right_password_opens_a_session),
        T(a_wrong_name_and_a_wrong_password_are_alike),
        T(a_sign_in_ends_the_session_it_came_with),
        T(tokens_of_one_door_open_no_other),
        T(sessions_end_by_themselves),
        T(an_account_has_a_bounded_number_of_sessions),
        T(wrong_tries_make_wait_and_a_right_one_forgets_them),
        T(a_name_that_is_not_there_waits_alike),
        T(one_address_cannot_try_many_names),
        E(the_first_administrator_comes_by_a_link),
        E(a_link_grows_old),
        T(a_reset_ends_password_and_sessions),
        T(a_new_password_ends_every_session),
        T(a_second_factor_is_asked_for_and_a_code_counts_once),
        T(settings_are_kept),
        T(a_token_does_what_its_scope_says),
        T(a_token_ends),
        T(rights_hold_from_a_day_to_a_day),
        T(only_sensible_rights_are_granted),
        T(accounts_are_for_administrators),
        T(a_locked_account_is_out_at_once_also_in_another_process),
        T(an_administrator_always_remains),
        T(an_account_is_somebody_of_the_register),
        T(no_secret_is_in_the_file),
        T(the_record_and_the_rights_only_grow),
        T(a_crowd_gets_in_or_is_told_to_wait),
    };
    return cmocka_run_group_tests_name("accounts", tests, NULL, NULL);
}
