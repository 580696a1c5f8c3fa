/* test_oidc.c -- signing in by a provider, a real one on the loopback address (provider.py): what is right comes in, and each thing that
 * may be wrong does not. */
#include "app/account/account.h"
#include "app/net/web.h"
#include "app/oidc.h"
#include "fixture.h"

#include <curl/curl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static struct {
    pid_t pid;
    int in; /* closed: the provider ends */
    int port;
} provider;

static struct fixture f;
static struct congvu_oidc *oidc;

#define OK(call)                                                                                                       \
    do {                                                                                                               \
        struct err err_ = { .detail = "" };                                                                            \
        struct err *err = &err_;                                                                                       \
        if ((call) != RC_OK)                                                                                           \
            fail_msg("%s: %s", #call, err_.detail);                                                                    \
    } while (0)

static int provider_begin(void **state)
{
    (void)state;
    int in[2], out[2];
    char port[16] = "";
    if (pipe(in) != 0 || pipe(out) != 0 || (provider.pid = fork()) < 0)
        return -1;
    if (provider.pid == 0) {
        dup2(in[0], 0);
        dup2(out[1], 1);
        close(in[1]);
        close(out[0]);
        execlp("python3", "python3", TESTS_DIR "/app/provider.py", (char *)NULL);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    provider.in = in[1];
    size_t n = 0; /* it prints its port, a line, when it is ready */
    while (n + 1 < sizeof port && read(out[0], port + n, 1) == 1 && port[n] != '\n')
        n++;
    close(out[0]);
    provider.port = atoi(port);
    return provider.port > 0 ? 0 : -1;
}

static int provider_end(void **state)
{
    (void)state;
    close(provider.in);
    return waitpid(provider.pid, NULL, 0) == provider.pid ? 0 : -1;
}

static size_t into(char *bytes, size_t size, size_t n, void *arg)
{
    sbuf_add(arg, (struct text){ bytes, size * n });
    return size * n;
}

/* What a browser would do: asks, follows nothing, and says where it was sent. */
static struct text visit(struct text url)
{
    CURL *c = curl_easy_init();
    char *to = NULL;
    struct sbuf body;
    sbuf_init(&body, 1 << 16);
    curl_easy_setopt(c, CURLOPT_URL, text_cstr(f.a, url));
    curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, into);
    curl_easy_setopt(c, CURLOPT_WRITEDATA, &body);
    assert_int_equal(curl_easy_perform(c), CURLE_OK);
    curl_easy_getinfo(c, CURLINFO_REDIRECT_URL, &to);
    struct text where = to ? text_dup(f.a, text_of(to)) : text_dup(f.a, sbuf_text(&body));
    curl_easy_cleanup(c);
    sbuf_release(&body);
    return where;
}

static struct text mode(const char *query)
{
    return visit(text_printf(f.a, "http://127.0.0.1:%d/mode?%s", provider.port, query));
}

static enum rc open_with(struct text redirect, struct err *err)
{
    struct congvu_oidc_provider p = { .issuer = text_printf(f.a, "http://127.0.0.1:%d/r", provider.port),
                                      .client = TEXT("congvu test"),
                                      .secret = TEXT("s3cret/&="),
                                      .redirect = redirect };
    return congvu_oidc_open(f.app, &p, &oidc, err);
}

static int begin(void **state)
{
    struct congvu_who root = congvu_who_console(TEXT("test"));
    struct congvu_link link;
    (void)state;
    fixture_begin(&f, true);
    OK(congvu_account_add(f.app, f.a, &root, TEXT("hanh"), TEXT("hanh"), &link, err));
    OK(open_with(TEXT("https://congvu.example/oidc"), err));
    OK(congvu_account_bind(f.app, &root, TEXT("hanh"), congvu_oidc_issuer(oidc), TEXT("4711"), err));
    mode("wrong=&sub=4711&alg=RS256&kid=one&amr=");
    return 0;
}

static int end(void **state)
{
    (void)state;
    congvu_oidc_close(oidc);
    oidc = NULL;
    fixture_end(&f);
    return 0;
}

static struct text parameter(struct text url, const char *name)
{
    struct text key = text_printf(f.a, "%s=", name), rest = text_sub(url, text_find(url, TEXT("?"), 0) + 1, url.n),
                part;
    while (text_split(&rest, '&', &part))
        if (text_starts(part, key))
            return text_sub(part, key.n, part.n);
    return TEXT_NONE;
}

/* To the provider and back with what it answered. */
static struct congvu_oidc_answer there_and_back(struct congvu_oidc_start *start)
{
    OK(congvu_oidc_begin(oidc, f.a, start, err));
    struct text back = visit(start->url);
    assert_true(text_starts(back, TEXT("https://congvu.example/oidc?")));
    return (struct congvu_oidc_answer){ .cookie = start->cookie,
                                        .state = parameter(back, "state"),
                                        .code = parameter(back, "code"),
                                        .problem = parameter(back, "error"),
                                        .address = TEXT("10.0.0.7") };
}

static enum rc sign_in(struct congvu_signed_in *out, struct err *err)
{
    struct congvu_oidc_start start;
    struct congvu_oidc_answer in = there_and_back(&start);
    return congvu_oidc_finish(oidc, f.a, &in, out, err);
}

/* --- what comes in ------------------------------------------------------------------------------------------------------ */

static const struct {
    const char *name, *mode;
    enum surety surety;
} RIGHT[] = {
    { "signed with RSA", "alg=RS256", SURETY_SIGNED_IN },
    { "signed with an elliptic curve", "alg=ES256", SURETY_SIGNED_IN },
    { "without naming the key", "wrong=no-kid", SURETY_SIGNED_IN },
    { "for us among others, and for us to use", "wrong=auds-azp", SURETY_SIGNED_IN },
    { "with a second factor there", "amr=pwd%20otp", SURETY_SECOND_FACTOR },
    { "with a password alone there", "amr=pwd", SURETY_SIGNED_IN },
};

static void what_is_right_comes_in(void **state)
{
    (void)state;
    for (size_t i = 0; i < LEN(RIGHT); i++) {
        struct congvu_signed_in in;
        struct err bad = { .detail = "" };
        mode("wrong=&alg=RS256&amr=");
        mode(RIGHT[i].mode);
        if (sign_in(&in, &bad) != RC_OK)
            fail_msg("%s: %s", RIGHT[i].name, bad.detail);
        assert_int_equal(in.who.surety, RIGHT[i].surety);
        assert_true(text_eq(in.who.person, TEXT("hanh")));
    }
    assert_non_null(strstr(mode("").p, "\"discoveries\": 1")); /* remembered */
}

static void a_new_key_is_asked_for(void **state)
{
    struct congvu_signed_in in;
    (void)state;
    OK(sign_in(&in, err));
    accounts_clock_ahead(f.app, 30 * US_SECOND);
    mode("kid=two");
    struct err why;
    assert_int_not_equal(sign_in(&in, &why), RC_OK); /* not at every unknown number */
    accounts_clock_ahead(f.app, 61 * US_SECOND);
    OK(sign_in(&in, err));
    accounts_clock_ahead(f.app, 0);
}

/* --- what does not ------------------------------------------------------------------------------------------------------ */

static const struct {
    const char *mode, *record; /* record: what the record of accounts says of it, NULL nothing */
    enum problem want;
} WRONG[] = {
    { "wrong=iss", "another issuer", PB_SIGN_IN_FAILED },
    { "wrong=aud", "another audience", PB_SIGN_IN_FAILED },
    { "wrong=auds", "another audience", PB_SIGN_IN_FAILED },
    { "wrong=azp", "another audience", PB_SIGN_IN_FAILED },
    { "wrong=exp", "not within its time", PB_SIGN_IN_FAILED },
    { "wrong=exp-text", "not within its time", PB_SIGN_IN_FAILED },
    { "wrong=iat", "not within its time", PB_SIGN_IN_FAILED },
    { "wrong=nbf", "not within its time", PB_SIGN_IN_FAILED },
    { "wrong=nonce", "another nonce", PB_SIGN_IN_FAILED },
    { "wrong=no-nonce", "another nonce", PB_SIGN_IN_FAILED },
    { "wrong=no-name", "the claim that names the person is missing", PB_SIGN_IN_FAILED },
    { "wrong=other-key", "the signature is wrong", PB_SIGN_IN_FAILED },
    { "wrong=changed", "the signature is wrong", PB_SIGN_IN_FAILED },
    { "alg=none", "the algorithm is neither RS256 nor ES256", PB_SIGN_IN_FAILED },
    { "alg=HS256", "the algorithm is neither RS256 nor ES256", PB_SIGN_IN_FAILED },
    { "sub=4712", "provider: bound to no account: 4712", PB_NOT_BOUND },
    { "sub=hanh", "provider: bound to no account: hanh", PB_NOT_BOUND },
    { "wrong=denied", "the provider refused", PB_SIGN_IN_FAILED },
    { "wrong=token-400", NULL, PB_PROVIDER },
    { "wrong=no-token", NULL, PB_PROVIDER },
};

static struct text last_event(void)
{
    struct congvu_who root = congvu_who_console(TEXT("test"));
    struct congvu_event *list;
    size_t n;
    OK(congvu_record_of(f.app, f.a, &root, TEXT_NONE, 0, 1, &list, &n, err));
    return list[0].detail;
}

static void what_is_wrong_stays_out(void **state)
{
    (void)state;
    for (size_t i = 0; i < LEN(WRONG); i++) {
        struct congvu_signed_in in;
        struct err bad = { .detail = "" };
        mode("wrong=&sub=4711&alg=RS256");
        mode(WRONG[i].mode);
        if (sign_in(&in, &bad) == RC_OK || bad.problem != WRONG[i].want)
            fail_msg("%s: %d %s", WRONG[i].mode, bad.problem, bad.detail);
        if (WRONG[i].record && !text_eq(last_event(), text_of(WRONG[i].record)))
            fail_msg("%s: the record says %.*s", WRONG[i].mode, TEXT_FMT(last_event()));
    }
}

static const char *const DESCRIPTIONS[] = { "wrong=issuer", "wrong=endpoint", "wrong=large", "wrong=redirect",
                                            "wrong=plain" };

static void a_provider_that_describes_itself_wrongly_is_not_used(void **state)
{
    (void)state;
    for (size_t i = 0; i < LEN(DESCRIPTIONS); i++) {
        struct congvu_oidc_start start;
        struct err bad = { .problem = PB_NONE };
        mode(DESCRIPTIONS[i]);
        if (congvu_oidc_begin(oidc, f.a, &start, &bad) == RC_OK || bad.problem != PB_PROVIDER)
            fail_msg("%s: %d %s", DESCRIPTIONS[i], bad.problem, bad.detail);
    }
    struct congvu_signed_in in;
    mode("wrong=");
    OK(sign_in(&in, err)); /* and nothing of it is remembered */
}

static void an_answer_counts_once_in_its_own_browser_and_time(void **state)
{
    (void)state;
    struct congvu_oidc_start mine, theirs;
    struct congvu_signed_in in;
    struct err bad;
    struct congvu_oidc_answer a = there_and_back(&mine), b = there_and_back(&theirs), x;
    x = a; /* another browser's cookie: somebody else's sign-in is not pushed on me */
    x.cookie = theirs.cookie;
    assert_int_not_equal(congvu_oidc_finish(oidc, f.a, &x, &in, &bad), RC_OK);
    x = a;
    x.cookie = TEXT_NONE;
    assert_int_not_equal(congvu_oidc_finish(oidc, f.a, &x, &in, &bad), RC_OK);
    x = a;
    x.state = TEXT_NONE;
    assert_int_not_equal(congvu_oidc_finish(oidc, f.a, &x, &in, &bad), RC_OK);
    x = a;
    x.cookie = text_printf(f.a, "%.*sA", TEXT_FMT(text_sub(a.cookie, 0, a.cookie.n - 1)));
    bool same = text_eq(x.cookie, a.cookie);
    assert_true(same || congvu_oidc_finish(oidc, f.a, &x, &in, &bad) != RC_OK);
    x = a; /* a code of another sign-in, put into mine: its PKCE challenge does not fit my verifier */
    x.code = b.code;
    assert_int_not_equal(congvu_oidc_finish(oidc, f.a, &x, &in, &bad), RC_OK);
    assert_int_equal(bad.problem, PB_PROVIDER);
    OK(congvu_oidc_finish(oidc, f.a, &a, &in, err));
    assert_int_not_equal(congvu_oidc_finish(oidc, f.a, &a, &in, &bad), RC_OK); /* the code is spent */
    a = there_and_back(&mine);
    accounts_clock_ahead(f.app, 11 * US_MINUTE);
    assert_int_not_equal(congvu_oidc_finish(oidc, f.a, &a, &in, &bad), RC_OK);
    assert_int_equal(bad.problem, PB_SIGN_IN_FAILED);
    accounts_clock_ahead(f.app, 0);
}

static void a_lock_is_ours(void **state)
{
    (void)state;
    struct congvu_who root = congvu_who_console(TEXT("test"));
    struct congvu_signed_in in;
    struct err bad;
    OK(congvu_account_lock(f.app, &root, TEXT("hanh"), true, err));
    assert_int_not_equal(sign_in(&in, &bad), RC_OK);
    assert_int_equal(bad.problem, PB_SIGN_IN_FAILED);
    assert_true(text_eq(last_event(), TEXT("provider: locked")));
}

static const struct {
    const char *url;
    bool allowed;
} URLS[] = {
    { "https://sso.example.vn/x", true },
    { "http://127.0.0.1:80/x", true },
    { "http://localhost", true },
    { "http://[::1]:8080/", true },
    { "http://sso.example.vn/", false },
    { "http://127.0.0.1.example.vn/", false },
    { "http://localhost@example.vn/", false },
    { "https://a:b@example.vn/", false },
    { "file:///etc/passwd", false },
    { "ftp://127.0.0.1/", false },
    { "", false },
    { "http://[::1].example.vn/", false },
    { "http://127.0.0.1#@example.vn/", false },
};

static void only_https_is_spoken_but_at_home(void **state)
{
    (void)state;
    for (size_t i = 0; i < LEN(URLS); i++)
        if (web_allows(text_of(URLS[i].url)) != URLS[i].allowed)
            fail_msg("%s", URLS[i].url);
}

#define T(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(what_is_right_comes_in),
        T(a_new_key_is_asked_for),
        T(what_is_wrong_stays_out),
        T(a_provider_that_describes_itself_wrongly_is_not_used),
        T(an_answer_counts_once_in_its_own_browser_and_time),
        T(a_lock_is_ours),
        cmocka_unit_test(only_https_is_spoken_but_at_home),
    };
    return cmocka_run_group_tests_name("oidc", tests, provider_begin, provider_end);
}
