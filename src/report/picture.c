#include "report/picture.h"

#include "base/i18n.h"
#include "report/pages.h"

#include <string.h>

struct plot_style picture_style(struct arena *a, const struct report_style *style, const char *id, int64_t number)
{
    const char **words = ARENA_ARRAY(a, const char *, PLOT_WORD_COUNT);
    for (size_t i = 0; i < PLOT_WORD_COUNT; i++)
        words[i] = _(PLOT_WORDS[i]);
    return (struct plot_style){ .lang = style->lang ? style->lang : i18n_lang(),
                                .words = words,
                                .width = style->width,
                                .id = text_printf(a, "%s-%lld-%d", id, (long long)number, style->width) };
}

static struct text encode(struct arena *a, struct text t)
{
    static const char HEX[] = "0123456789ABCDEF";
    char *p = arena_alloc(a, t.n * 3 + 1);
    size_t n = 0;
    for (size_t i = 0; i < t.n; i++) {
        unsigned char c = (unsigned char)t.p[i];
        bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("-._~", c));
        if (plain)
            p[n++] = (char)c;
        else {
            p[n++] = '%';
            p[n++] = HEX[c >> 4];
            p[n++] = HEX[c & 15];
        }
    }
    return (struct text){ p, n };
}

static struct text put(struct arena *a, struct text pattern, struct text mark, struct text with)
{
    size_t at = text_find(pattern, mark, 0);
    if (at == SIZE_MAX)
        return pattern;
    struct text before = text_sub(pattern, 0, at), after = text_sub(pattern, at + mark.n, pattern.n);
    return text_printf(a, "%.*s%.*s%.*s", TEXT_FMT(before), TEXT_FMT(with), TEXT_FMT(after));
}

/* What is encoded holds no brace, so the second place is never found in the first's value. */
struct text picture_link(struct arena *a, struct text pattern, struct text zero, struct text one)
{
    return put(a, put(a, pattern, TEXT("{0}"), encode(a, zero)), TEXT("{1}"), encode(a, one));
}

void report_picture_css(struct sbuf *out) { plot_css(out); }
