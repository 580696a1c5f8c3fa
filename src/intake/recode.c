#include "intake/recode.h"

enum { SAMPLE_BYTES = 64 << 10, TIMES_LESS = 4 };

static bool is_words(char kind) { return kind == 'P' || kind == 'H' || kind == 'B' || kind == 'C'; }

enum letters { PLAIN, LATIN, MODERN };

static enum letters letters_of(struct text t)
{
    enum letters most = PLAIN;
    for (size_t at = 0; at < t.n;) {
        uint32_t cp = text_next(t, &at);
        if (legacy_is_modern(cp))
            return MODERN;
        if (cp > 0xA0 && cp < 0x2300)
            most = LATIN;
    }
    return most;
}

/* The verdict over all words that may be of an old encoding. */
static struct legacy_verdict judge(const struct records *r)
{
    size_t latin = 0, modern = 0;
    struct sbuf sample;
    sbuf_init(&sample, SAMPLE_BYTES);
    for (size_t i = 0; i < r->n; i++) {
        struct text t = r->items[i].text;
        enum letters l = is_words(r->items[i].kind) ? letters_of(t) : PLAIN;
        latin += l == LATIN ? t.n : 0;
        modern += l == MODERN ? t.n : 0;
        if (l == LATIN && sample.n + t.n + 1 < SAMPLE_BYTES)
            sbuf_printf(&sample, "%.*s\n", TEXT_FMT(t));
    }
    struct legacy_verdict v = { LEGACY_NONE, false };
    if (latin > 0 && modern * TIMES_LESS < latin)
        v = legacy_judge(sbuf_text(&sample));
    sbuf_release(&sample);
    return v;
}

enum rc recode_records(struct arena *a, struct records *r, bool hyphens, enum encoding *was, struct err *err)
{
    struct legacy_verdict v = judge(r);
    *was = ENCODING_UTF8;
    if (v.encoding == LEGACY_NONE)
        return RC_OK;
    if (!v.sure)
        return records_fault(&(struct records){ .fault = encoding_unsure(v.encoding) }, err);
    for (size_t i = 0; i < r->n; i++)
        if (is_words(r->items[i].kind) && letters_of(r->items[i].text) != MODERN)
            r->items[i].text = legacy_convert(a, v.encoding, (struct legacy_how){ false, hyphens }, r->items[i].text);
    *was = encoding_legacy(v.encoding);
    return RC_OK;
}
