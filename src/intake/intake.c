#include "intake/intake.h"

#include "base/i18n.h"
#include "intake/amend.h"
#include "intake/english.h"
#include "intake/header.h"
#include "intake/para.h"
#include "intake/press.h"
#include "intake/secret.h"
#include "intake/stacked.h"
#include "intake/walk.h"

static const char *const RECUR_WORDS[] = {
#define X(name, word) [RECUR_##name] = word,
    RECUR_LIST(X)
#undef X
};

const char *recur_word(enum intake_recur r)
{
    assert(r < RECUR_COUNT);
    return RECUR_WORDS[r];
}

static const char *const LENGTH_WORDS[] = {
#define X(name, word) word,
    LENGTH_LIST(X)
#undef X
};

static const char *const EVENT_WORDS[] = {
#define X(name, word) word,
    EVENT_LIST(X)
#undef X
};

const char *length_word(enum intake_length unit)
{
    assert(unit < LENGTH_COUNT);
    return LENGTH_WORDS[unit];
}

const char *event_word(enum intake_event event)
{
    assert(event < EVENT_COUNT);
    return EVENT_WORDS[event];
}

static const struct {
    const char *word, *meaning;
} REASONS[] = {
#define X(name, word, meaning) [REASON_##name] = { word, N_(meaning) },
    INTAKE_REASON_LIST(X)
#undef X
};

const char *intake_reason_word(enum intake_reason r)
{
    assert(r < REASON_COUNT);
    return REASONS[r].word;
}

const char *intake_reason_meaning(enum intake_reason r)
{
    assert(r < REASON_COUNT);
    return REASONS[r].meaning;
}

/* Vietnamese has letters that English has not, in every line. */
static bool is_english(struct text t)
{
    size_t letters = 0, marked = 0;
    for (size_t i = 0; i < t.n && i < 20000; i++) {
        unsigned char c = (unsigned char)t.p[i];
        letters += (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        marked += c == 0xE1 || (c >= 0xC3 && c <= 0xC6);
    }
    return marked * 20 < letters;
}

static enum rc scan_read(struct arena *a, struct text bytes, const struct intake_options *opt, struct scan *s,
                         struct err *err)
{
    enum rc rc = source_read(a, bytes, &s->src, err);
    if (rc != RC_OK)
        return rc;
    s->a = a;
    s->t = s->src.nfc;
    s->english = is_english(s->t);
    bool forgets = opt != NULL && opt->nforget > 0;
    s->lex = forgets ? lexicon_without(a, s->english, opt->forget, opt->nforget) : lexicon_of(s->english);
    struct tokens ts;
    rc = tokens_read(a, s->lex, s->t, &ts, err);
    s->tok = ts.p;
    s->ntok = ts.n;
    return rc;
}

bool intake_secret(struct arena *a, struct text words, struct text *mark)
{
    struct scan s = { 0 };
    if (text_empty(text_trim(words)) || scan_read(a, words, NULL, &s, NULL) != RC_OK)
        return false;
    *mark = secret_mark_anywhere(&s);
    return mark->n > 0;
}

static void outside_body(struct writer *w, const struct header *h, const uint8_t *reason)
{
    for (size_t i = 0; i < w->s->npara; i++)
        if (i >= h->to && reason[i] == REASON_ANNEX && !w->s->english && scan_rule(w->s, RULE_TABLE)) {
            size_t to = i;
            while (to < w->s->npara && reason[to] == REASON_ANNEX)
                to++;
            annex_read(w, i, to);
            i = to - 1;
        } else if (i < h->from || i >= h->to)
            writer_clause(w, (struct part){ w->s->para[i].t0, w->s->para[i].t1 }, (enum intake_reason)reason[i]);
}

enum rc intake_text(struct arena *a, struct text bytes, const struct intake_options *opt, struct intake_draft *out,
                    struct err *err)
{
    struct scan s = { 0 };
    enum rc rc = scan_read(a, bytes, opt, &s, err);
    if (rc != RC_OK)
        return rc;
    struct text mark = secret_mark(&s);
    if (mark.n > 0)
        return err_set(err, PB_SECRET_MARK,
                       _("the header bears the mark '%.*s': secret documents must not be recorded here"),
                       TEXT_FMT(mark));
    paras_read(&s);
    struct intake_draft draft = { .english = s.english };
    struct header h;
    uint8_t *reason = arena_alloc(a, s.npara + 1);
    header_read(&s, &h, reason);
    if (s.english && h.doc.number.n == 0)
        english_document(&s, &h.doc);
    s.press = h.doc.number.n == 0 && h.doc.type.n == 0;
    if (s.press || s.english)
        press_dateline(&s, &h.doc);
    amended_read(&s, &h.doc);
    draft.document = h.doc;
    s.without = opt != NULL ? opt->without : 0;
    s.has_issued = h.doc.has_date || (opt != NULL && opt->has_issued);
    s.issued = h.doc.has_date ? h.doc.date : s.has_issued ? opt->issued : (struct day){ 0 };
    paras_link(&s, h.from, h.to);
    struct writer w = { .s = &s, .out = &draft };
    w.clause_of = ARENA_ARRAY(a, int, s.npara + 1);
    for (size_t i = 0; i < s.npara; i++)
        w.clause_of[i] = -1;
    if (s.english)
        walk_english(&w, h.from, h.to);
    else
        walk_body(&w, h.from, h.to);
    outside_body(&w, &h, reason);
    writer_finish(&w);
    *out = draft;
    return RC_OK;
}

void intake_ready(void)
{
    static const char *const EACH[] = { "1. Sở Tài chính báo cáo UBND tỉnh trước ngày 15/9/2025.",
                                        "The Department of Finance shall report before 15 September 2025." };
    struct arena *a = arena_new();
    struct intake_draft draft;
    for (size_t i = 0; i < LEN(EACH); i++)
        (void)intake_text(a, text_of(EACH[i]), NULL, &draft, NULL);
    arena_free(a);
}
