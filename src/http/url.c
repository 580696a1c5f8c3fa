#include "http/url.h"

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool url_decode(struct arena *a, struct text raw, struct text *out)
{
    char *to = arena_alloc(a, raw.n + 1);
    size_t n = 0, bad;
    for (size_t i = 0; i < raw.n; i++) {
        char c = raw.p[i];
        if (c == '%') {
            bool whole = raw.n - i > 2;
            int high = whole ? hex(raw.p[i + 1]) : -1, low = whole ? hex(raw.p[i + 2]) : -1;
            if (high < 0 || low < 0)
                return false;
            c = (char)(high << 4 | low);
            i += 2;
        }
        if (c == '\0')
            return false;
        to[n++] = c;
    }
    struct text t = { to, n };
    return text_utf8(t, &bad) && text_nfc(a, t, out);
}
