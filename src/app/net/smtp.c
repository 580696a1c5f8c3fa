/* smtp.c -- giving a letter to a mail server by libcurl (smtp.h). */
#include "app/net/smtp.h"

#include "app/net/web.h"

#include <curl/curl.h>
#include <string.h>

bool smtp_allows(struct text url)
{
    bool known = text_starts(url, TEXT("smtps://")) || text_starts(url, TEXT("smtp://"));
    return known && text_find(url, TEXT("@"), 0) == SIZE_MAX;
}

struct giving {
    struct text left;
    atomic_bool *stop;
};

static size_t give(char *to, size_t size, size_t n, void *arg)
{
    struct giving *g = arg;
    size_t m = size * n < g->left.n ? size * n : g->left.n;
    if (m)
        memcpy(to, g->left.p, m);
    g->left = text_sub(g->left, m, g->left.n);
    return m;
}

static int going(void *arg, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    const struct giving *g = arg;
    (void)a, (void)b, (void)c, (void)d;
    return atomic_load(g->stop);
}

static void options(CURL *c, struct arena *a, const struct smtp_server *s, struct text from, struct giving *g,
                    char *error)
{
    bool plain = text_starts(s->url, TEXT("smtp://"));
    curl_easy_setopt(c, CURLOPT_URL, text_cstr(a, s->url));
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, plain ? "smtp" : "smtps");
    curl_easy_setopt(c, CURLOPT_USE_SSL, (long)(web_on_loopback(s->url) ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    curl_easy_setopt(c, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(c, CURLOPT_PROXY, "");
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, (long)SMTP_CONNECT_SECONDS);
    curl_easy_setopt(c, CURLOPT_TIMEOUT, (long)SMTP_SECONDS);
    curl_easy_setopt(c, CURLOPT_SERVER_RESPONSE_TIMEOUT, (long)SMTP_SECONDS / 2);
    curl_easy_setopt(c, CURLOPT_FORBID_REUSE, 1L); /* else its goodbye is said by a handle that nobody can stop */
    curl_easy_setopt(c, CURLOPT_ERRORBUFFER, error);
    curl_easy_setopt(c, CURLOPT_MAIL_FROM, text_cstr(a, text_printf(a, "<%.*s>", TEXT_FMT(from))));
    curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(c, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(c, CURLOPT_READDATA, g);
    curl_easy_setopt(c, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(c, CURLOPT_XFERINFOFUNCTION, going);
    curl_easy_setopt(c, CURLOPT_XFERINFODATA, g);
    if (!text_empty(s->authorities))
        curl_easy_setopt(c, CURLOPT_CAINFO, text_cstr(a, s->authorities));
    if (!text_empty(s->user)) {
        curl_easy_setopt(c, CURLOPT_USERNAME, text_cstr(a, s->user));
        curl_easy_setopt(c, CURLOPT_PASSWORD, text_cstr(a, s->password));
    }
}

/* RFC 5321 4.2, RFC 4954 6: what the last answer says, and of whom. */
static enum smtp_verdict judge(CURLcode code, long answer, bool all_given)
{
    bool about_us = code == CURLE_LOGIN_DENIED || answer == 421 || (answer >= 530 && answer <= 538);
    if (code == CURLE_OK)
        return SMTP_SENT;
    if (about_us)
        return SMTP_DOWN;
    if (answer >= 500 && answer < 600)
        return SMTP_REFUSED;
    if (answer >= 400 && answer < 500)
        return SMTP_AGAIN;
    return all_given ? SMTP_UNSURE : SMTP_DOWN;
}

static struct text say_why(struct arena *a, CURLcode code, const char *error, long answer)
{
    const char *says = *error ? error : curl_easy_strerror(code);
    bool told = answer > 0 && strstr(says, text_cstr(a, text_printf(a, "%ld", answer)));
    return answer >= 400 && !told ? text_printf(a, "%s (%ld)", says, answer) : text_dup(a, text_of(says));
}

enum smtp_verdict smtp_send(struct arena *a, const struct smtp_server *server, struct text from, struct text to,
                            struct text message, atomic_bool *stop, struct text *why)
{
    struct giving g = { message, stop };
    char error[CURL_ERROR_SIZE] = "";
    long answer = 0;
    web_init();
    CURL *c = curl_easy_init();
    struct curl_slist *receivers = curl_slist_append(NULL, text_cstr(a, text_printf(a, "<%.*s>", TEXT_FMT(to))));
    if (!c || !receivers) {
        *why = TEXT("no memory is left");
        curl_slist_free_all(receivers);
        curl_easy_cleanup(c);
        return SMTP_DOWN;
    }
    options(c, a, server, from, &g, error);
    curl_easy_setopt(c, CURLOPT_MAIL_RCPT, receivers);
    CURLcode code = curl_easy_perform(c);
    curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &answer);
    enum smtp_verdict v = judge(code, answer, g.left.n == 0);
    if (v != SMTP_SENT)
        *why = say_why(a, code, error, answer);
    curl_slist_free_all(receivers);
    curl_easy_cleanup(c);
    return v;
}
