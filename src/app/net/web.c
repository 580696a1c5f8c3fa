/* web.c -- asking a provider (web.h). */
#include "app/net/web.h"

#include "base/i18n.h"
#include "base/sbuf.h"

#include <curl/curl.h>
#include <pthread.h>

static void init(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

void web_init(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, init);
}

/* The host of "http://127.0.0.1:8080/x" is what stands before the first of "/:?#"; one with a name before "@" is nobody's. */
bool web_on_loopback(struct text url)
{
    static const char *const HOSTS[] = { "127.0.0.1", "localhost", "[::1]", NULL };
    size_t n = 0, scheme = text_find(url, TEXT("://"), 0);
    if (scheme == SIZE_MAX || text_find(url, TEXT("@"), 0) != SIZE_MAX)
        return false;
    struct text host = text_sub(url, scheme + 3, url.n);
    bool inside = host.n && host.p[0] == '[';
    while (n < host.n && host.p[n] != '/' && host.p[n] != '?' && host.p[n] != '#' && (inside || host.p[n] != ':')) {
        inside &= host.p[n] != ']';
        n++;
    }
    return word_index(HOSTS, text_sub(host, 0, n)) >= 0;
}

bool web_allows(struct text url)
{
    if (text_find(url, TEXT("@"), 0) != SIZE_MAX)
        return false;
    return text_starts(url, TEXT("https://")) || (text_starts(url, TEXT("http://")) && web_on_loopback(url));
}

struct text web_escape(struct arena *a, struct text t)
{
    struct sbuf out;
    sbuf_init(&out, 3 * t.n + 1);
    for (size_t i = 0; i < t.n; i++) {
        unsigned char c = (unsigned char)t.p[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                     c == '.' || c == '_' || c == '~';
        if (plain)
            sbuf_char(&out, (char)c);
        else
            sbuf_printf(&out, "%%%02X", c);
    }
    struct text escaped = text_dup(a, sbuf_text(&out));
    sbuf_release(&out);
    return escaped;
}

static size_t receive(char *bytes, size_t size, size_t n, void *arg)
{
    struct sbuf *body = arg;
    sbuf_add(body, (struct text){ bytes, size * n });
    return sbuf_full(body) ? 0 : size * n;
}

static void options(CURL *c, struct arena *a, const struct web_ask *ask, struct sbuf *body)
{
    bool plain = text_starts(ask->url, TEXT("http://"));
    curl_easy_setopt(c, CURLOPT_URL, text_cstr(a, ask->url));
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, plain ? "http" : "https");
    curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(c, CURLOPT_TIMEOUT, (long)WEB_SECONDS);
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_USERAGENT, "congvu");
    curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(c, CURLOPT_WRITEDATA, body);
    if (plain)
        curl_easy_setopt(c, CURLOPT_PROXY, "");
    if (!text_empty(ask->authorities))
        curl_easy_setopt(c, CURLOPT_CAINFO, text_cstr(a, ask->authorities));
    if (!text_empty(ask->form)) {
        curl_easy_setopt(c, CURLOPT_POSTFIELDSIZE, (long)ask->form.n);
        curl_easy_setopt(c, CURLOPT_COPYPOSTFIELDS, ask->form.p);
    }
    if (!text_empty(ask->user)) { /* RFC 6749 2.3.1: escaped, then Basic */
        curl_easy_setopt(c, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
        curl_easy_setopt(c, CURLOPT_USERNAME, text_cstr(a, web_escape(a, ask->user)));
        curl_easy_setopt(c, CURLOPT_PASSWORD, text_cstr(a, web_escape(a, ask->secret)));
    }
}

enum rc web_get(struct arena *a, const struct web_ask *ask, struct text *out, struct err *err)
{
    web_init();
    if (!web_allows(ask->url))
        return err_set(err, PB_PROVIDER, _("the sign-in provider's address '%.*s' is not https"), TEXT_FMT(ask->url));
    CURL *c = curl_easy_init();
    struct sbuf body;
    long status = 0;
    enum rc rc = RC_OK;
    if (!c)
        return err_set(err, PB_IO, _("no memory is left"));
    sbuf_init(&body, WEB_BYTES_MAX);
    options(c, a, ask, &body);
    CURLcode code = curl_easy_perform(c);
    curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &status);
    if (sbuf_full(&body))
        rc = err_set(err, PB_PROVIDER, _("the sign-in provider's answer is larger than %d KiB"), WEB_BYTES_MAX >> 10);
    else if (code != CURLE_OK)
        rc = err_set(err, PB_PROVIDER, _("the sign-in provider does not answer: %s"), curl_easy_strerror(code));
    else if (status != 200)
        rc = err_set(err, PB_PROVIDER, _("the sign-in provider answers with status %ld"), status);
    else
        *out = text_dup(a, sbuf_text(&body));
    sbuf_release(&body);
    curl_easy_cleanup(c);
    return rc;
}
