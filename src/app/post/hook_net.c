/* hook_net.c -- giving a delivery to its receiver by libcurl (hook_net.h). */
#include "app/post/hook_net.h"

#include "app/net/web.h"
#include "base/i18n.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sodium.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

/* --- where ------------------------------------------------------------------------------------------------------------- */

enum whose { WHOSE_OFFICE, WHOSE_MACHINE, WHOSE_NOBODY };

static const struct {
    uint32_t net;
    int bits;
    enum whose whose;
} NETS[] = {
    { 0x7F000000, 8, WHOSE_MACHINE }, { 0x0A000000, 8, WHOSE_OFFICE },  { 0xAC100000, 12, WHOSE_OFFICE },
    { 0xC0A80000, 16, WHOSE_OFFICE }, { 0x64400000, 10, WHOSE_OFFICE }, /* shared by a carrier */
    { 0x00000000, 8, WHOSE_NOBODY },  { 0xA9FE0000, 16, WHOSE_NOBODY }, /* of this link: where clouds keep keys */
    { 0xC0000000, 24, WHOSE_NOBODY }, { 0xC0000200, 24, WHOSE_NOBODY }, { 0xC6120000, 15, WHOSE_NOBODY },
    { 0xC6336400, 24, WHOSE_NOBODY }, { 0xCB007100, 24, WHOSE_NOBODY }, { 0xE0000000, 3, WHOSE_NOBODY },
};

static bool whose_reached(enum whose whose, enum congvu_reach reach)
{
    return (whose == WHOSE_OFFICE && reach >= CONGVU_REACH_PRIVATE) ||
           (whose == WHOSE_MACHINE && reach >= CONGVU_REACH_LOOPBACK);
}

static bool reaches4(uint32_t ip, enum congvu_reach reach)
{
    for (size_t i = 0; i < LEN(NETS); i++)
        if (((ip ^ NETS[i].net) >> (32 - NETS[i].bits)) == 0)
            return whose_reached(NETS[i].whose, reach);
    return true;
}

static uint32_t four(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* Of the sixes only 2000::/3 is everybody's; those that carry a four are judged by it. */
static bool reaches6(const unsigned char *ip, enum congvu_reach reach)
{
    static const unsigned char MAPPED[12] = { [10] = 0xFF, [11] = 0xFF }, NAT64[12] = { 0x00, 0x64, 0xFF, 0x9B },
                               ONE[16] = { [15] = 1 };
    if (memcmp(ip, MAPPED, 12) == 0 || memcmp(ip, NAT64, 12) == 0)
        return reaches4(four(ip + 12), reach);
    if (memcmp(ip, ONE, 16) == 0)
        return whose_reached(WHOSE_MACHINE, reach);
    if ((ip[0] & 0xFE) == 0xFC)
        return whose_reached(WHOSE_OFFICE, reach);
    if (ip[0] == 0x20 && ip[1] == 0x02)
        return reaches4(four(ip + 2), reach);
    bool teredo_or_example = ip[0] == 0x20 && ip[1] == 0x01 && (four(ip) == 0x20010000 || four(ip) == 0x20010DB8);
    return (ip[0] & 0xE0) == 0x20 && !teredo_or_example;
}

bool hook_reaches(int family, const void *ip, enum congvu_reach reach)
{
    if (family == AF_INET)
        return reaches4(four(ip), reach);
    return family == AF_INET6 && reaches6(ip, reach);
}

static enum rc no_receiver(struct text url, struct err *err)
{
    return err_set(err, PB_WRONG_VALUE,
                   _("'%.*s' is no address for a webhook: it is https, and not in the office's own networks unless the "
                     "server is told to reach them"),
                   TEXT_FMT(url));
}

/* As libcurl will read it. */
enum rc hook_url_check(struct arena *a, struct text url, enum congvu_reach reach, struct err *err)
{
    CURLU *u = curl_url();
    char *host = NULL, *user = NULL;
    bool plain = text_starts(url, TEXT("http://"));
    bool good = u &&
                (plain ? reach == CONGVU_REACH_LOOPBACK && web_on_loopback(url) : text_starts(url, TEXT("https://"))) &&
                curl_url_set(u, CURLUPART_URL, text_cstr(a, url), 0) == CURLUE_OK &&
                curl_url_get(u, CURLUPART_HOST, &host, 0) == CURLUE_OK &&
                curl_url_get(u, CURLUPART_USER, &user, 0) != CURLUE_OK;
    unsigned char ip[16];
    if (good && inet_pton(AF_INET, host, ip) == 1)
        good = hook_reaches(AF_INET, ip, reach);
    size_t n = good ? strlen(host) : 0;
    if (n > 2 && host[0] == '[') {
        host[n - 1] = '\0';
        good = inet_pton(AF_INET6, host + 1, ip) == 1 && hook_reaches(AF_INET6, ip, reach);
    }
    curl_free(host);
    curl_free(user);
    curl_url_cleanup(u);
    return good ? RC_OK : no_receiver(url, err);
}

/* --- signed -------------------------------------------------------------------------------------------------------------- */

enum { KEY_MIN = 24, KEY_MAX = 64, KEY_NEW = 32 };
static const char PREFIX[] = "whsec_";

static struct text base64(struct arena *a, const unsigned char *bytes, size_t n)
{
    size_t chars = sodium_base64_encoded_len(n, sodium_base64_VARIANT_ORIGINAL);
    char *out = arena_alloc(a, chars);
    return text_of(sodium_bin2base64(out, chars, bytes, n, sodium_base64_VARIANT_ORIGINAL));
}

bool hook_key(struct arena *a, struct text secret, struct text *key)
{
    unsigned char *bytes = arena_alloc(a, KEY_MAX);
    size_t n = 0, prefix = sizeof PREFIX - 1;
    if (!text_starts(secret, text_of(PREFIX)) || sodium_base642bin(bytes, KEY_MAX, secret.p + prefix, secret.n - prefix,
                                                                   NULL, &n, NULL, sodium_base64_VARIANT_ORIGINAL) != 0)
        return false;
    *key = (struct text){ (const char *)bytes, n };
    return n >= KEY_MIN;
}

struct text hook_secret_new(struct arena *a)
{
    unsigned char bytes[KEY_NEW];
    randombytes_buf(bytes, sizeof bytes);
    return text_printf(a, "%s%.*s", PREFIX, TEXT_FMT(base64(a, bytes, sizeof bytes)));
}

struct text hook_signature(struct arena *a, struct text key, struct text id, int64_t seconds, struct text body)
{
    crypto_auth_hmacsha256_state state;
    unsigned char mac[crypto_auth_hmacsha256_BYTES];
    struct text head = text_printf(a, "%.*s.%lld.", TEXT_FMT(id), (long long)seconds);
    crypto_auth_hmacsha256_init(&state, (const unsigned char *)key.p, key.n);
    crypto_auth_hmacsha256_update(&state, (const unsigned char *)head.p, head.n);
    crypto_auth_hmacsha256_update(&state, (const unsigned char *)body.p, body.n);
    crypto_auth_hmacsha256_final(&state, mac);
    return text_printf(a, "v1,%.*s", TEXT_FMT(base64(a, mac, sizeof mac)));
}

/* --- sent ---------------------------------------------------------------------------------------------------------------- */

struct going {
    const struct hook_post *post;
    bool refused;
};

static curl_socket_t open_socket(void *arg, curlsocktype purpose, struct curl_sockaddr *to)
{
    struct going *g = arg;
    (void)purpose;
    const char *ip = (const char *)&to->addr + (to->family == AF_INET6 ? offsetof(struct sockaddr_in6, sin6_addr)
                                                                       : offsetof(struct sockaddr_in, sin_addr));
    if (hook_reaches(to->family, ip, g->post->reach))
        return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
    g->refused = true;
    return CURL_SOCKET_BAD;
}

static int going_on(void *arg, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    const struct going *g = arg;
    (void)a, (void)b, (void)c, (void)d;
    return atomic_load(g->post->stop);
}

/* What a receiver says beside its status is not read. */
static size_t unread(char *bytes, size_t size, size_t n, void *arg)
{
    size_t *left = arg;
    (void)bytes;
    *left -= size * n < *left ? size * n : *left;
    return *left ? size * n : 0;
}

static struct curl_slist *headers(struct arena *a, const struct hook_post *p)
{
    struct text signature = hook_signature(a, p->key, p->id, p->seconds, p->body);
    if (p->before.n)
        signature = text_printf(a, "%.*s %.*s", TEXT_FMT(signature),
                                TEXT_FMT(hook_signature(a, p->before, p->id, p->seconds, p->body)));
    const struct text lines[] = { TEXT("Content-Type: application/json"),
                                  text_printf(a, "webhook-id: %.*s", TEXT_FMT(p->id)),
                                  text_printf(a, "webhook-timestamp: %lld", (long long)p->seconds),
                                  text_printf(a, "webhook-signature: %.*s", TEXT_FMT(signature)), TEXT("Expect:") };
    struct curl_slist *list = NULL;
    for (size_t i = 0; i < LEN(lines); i++)
        list = curl_slist_append(list, text_cstr(a, lines[i]));
    return list;
}

static void options(CURL *c, struct arena *a, struct going *g, size_t *left)
{
    const struct hook_post *p = g->post;
    curl_easy_setopt(c, CURLOPT_URL, text_cstr(a, p->url));
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, text_starts(p->url, TEXT("http://")) ? "http" : "https");
    curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(c, CURLOPT_PROXY, ""); /* a proxy would open the socket in our stead */
    curl_easy_setopt(c, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(c, CURLOPT_OPENSOCKETDATA, g);
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, (long)HOOK_CONNECT_SECONDS);
    curl_easy_setopt(c, CURLOPT_TIMEOUT, (long)HOOK_SECONDS);
    curl_easy_setopt(c, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (p->authorities.n)
        curl_easy_setopt(c, CURLOPT_CAINFO, text_cstr(a, p->authorities));
    curl_easy_setopt(c, CURLOPT_USERAGENT, "congvu");
    curl_easy_setopt(c, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(c, CURLOPT_XFERINFOFUNCTION, going_on);
    curl_easy_setopt(c, CURLOPT_XFERINFODATA, g);
    curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, unread);
    curl_easy_setopt(c, CURLOPT_WRITEDATA, left);
    curl_easy_setopt(c, CURLOPT_POSTFIELDSIZE, (long)p->body.n);
    curl_easy_setopt(c, CURLOPT_POSTFIELDS, p->body.p);
}

long hook_post(struct arena *a, const struct hook_post *post, struct text *why)
{
    struct going g = { post, false };
    size_t left = WEB_BYTES_MAX;
    long status = 0;
    web_init();
    CURL *c = curl_easy_init();
    struct curl_slist *list = headers(a, post);
    if (!c || !list) {
        *why = TEXT("no memory is left");
        curl_slist_free_all(list);
        curl_easy_cleanup(c);
        return 0;
    }
    options(c, a, &g, &left);
    curl_easy_setopt(c, CURLOPT_HTTPHEADER, list);
    CURLcode code = curl_easy_perform(c);
    curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &status);
    if (g.refused)
        *why = TEXT("its address lies in a network that is not reached");
    else if (code != CURLE_OK && (status == 0 || left > 0))
        *why = text_dup(a, text_of(curl_easy_strerror(code)));
    else
        *why = text_printf(a, "it answers with status %ld", status);
    curl_slist_free_all(list);
    curl_easy_cleanup(c);
    return g.refused || (code != CURLE_OK && left > 0) ? 0 : status;
}
