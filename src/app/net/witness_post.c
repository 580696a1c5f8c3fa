#include "app/net/witness_post.h"

#include "app/net/web.h"
#include "base/sbuf.h"

#include <curl/curl.h>

static size_t receive(char *bytes, size_t size, size_t n, void *arg)
{
    struct sbuf *body = arg;
    sbuf_add(body, (struct text){ bytes, size * n });
    return sbuf_full(body) ? 0 : size * n;
}

static int going_on(void *arg, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    atomic_bool *stop = arg;
    (void)a, (void)b, (void)c, (void)d;
    return stop && atomic_load(stop);
}

static void options(CURL *c, struct arena *a, struct text url, struct text body, atomic_bool *stop, struct sbuf *answer)
{
    bool plain = text_starts(url, TEXT("http://"));
    while (text_ends(url, TEXT("/")))
        url = text_sub(url, 0, url.n - 1);
    curl_easy_setopt(c, CURLOPT_URL, text_cstr(a, text_printf(a, "%.*s/add-checkpoint", TEXT_FMT(url))));
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, plain ? "http" : "https");
    curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(c, CURLOPT_TIMEOUT, (long)WITNESS_SECONDS);
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(c, CURLOPT_USERAGENT, "congvu");
    curl_easy_setopt(c, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(c, CURLOPT_XFERINFOFUNCTION, going_on);
    curl_easy_setopt(c, CURLOPT_XFERINFODATA, stop);
    curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(c, CURLOPT_WRITEDATA, answer);
    curl_easy_setopt(c, CURLOPT_POSTFIELDSIZE, (long)body.n);
    curl_easy_setopt(c, CURLOPT_COPYPOSTFIELDS, body.p);
    if (plain)
        curl_easy_setopt(c, CURLOPT_PROXY, "");
}

long leave_post(struct arena *a, struct text url, struct text body, atomic_bool *stop, struct text *answer,
                struct text *why)
{
    struct sbuf got;
    long status = 0;
    web_init();
    CURL *c = curl_easy_init();
    struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: text/plain; charset=utf-8");
    if (!c || !headers) {
        *why = TEXT("no memory is left");
        curl_slist_free_all(headers);
        curl_easy_cleanup(c);
        return 0;
    }
    sbuf_init(&got, WITNESS_BYTES_MAX);
    options(c, a, url, body, stop, &got);
    curl_easy_setopt(c, CURLOPT_HTTPHEADER, headers);
    CURLcode code = curl_easy_perform(c);
    if (code == CURLE_OK)
        curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &status);
    else
        *why = text_dup(a, text_of(curl_easy_strerror(code)));
    *answer = text_dup(a, sbuf_text(&got));
    sbuf_release(&got);
    curl_slist_free_all(headers);
    curl_easy_cleanup(c);
    return status;
}
