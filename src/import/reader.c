#include "import/reader.h"

#include "base/i18n.h"
#include "base/sbuf.h"

enum { LIST_BYTES = 420, LIST_KEYS = 40, EARLY = 1000 };

const char *const IMPORT_OPTIONS[IMPORT_KEY_COUNT] = {
#define X(name, option, xes, csv) option,
    IMPORT_KEY_LIST(X)
#undef X
};

static enum rc not_utf8(struct reader_state *r, size_t line)
{
    if (line)
        return err_set(r->err, PB_NOT_UTF8,
                       _("%s:%zu: the bytes are not UTF-8: say how the file is encoded, as --encoding latin-1 or "
                         "--encoding windows-1258"),
                       r->file, line);
    return err_set(r->err, PB_NOT_UTF8, _("%s: a word of it is not UTF-8"), r->file);
}

enum rc reader_word(struct reader_state *r, struct flow_words *words, struct text word, size_t line, uint32_t *code)
{
    size_t before = flow_words_count(words);
    if (word.n > FLOW_WORD_MAX)
        return err_set(r->err, PB_TOO_LARGE, _("%s:%zu: a name is longer than %d bytes"), r->file, line, FLOW_WORD_MAX);
    *code = flow_words_code(words, word);
    if (flow_words_count(words) != before && !text_utf8(word, NULL))
        return not_utf8(r, line);
    return RC_OK;
}

enum rc reader_state_word(struct reader_state *r, struct text word, size_t line, uint32_t *code)
{
    if (word.n > 0)
        return reader_word(r, r->log->states, word, line, code);
    if (r->log->state_blank == 0)
        r->log->state_blank = flow_words_blank(r->log->states);
    *code = r->log->state_blank;
    return RC_OK;
}

bool reader_time(struct reader_state *r, struct text t, size_t line, int64_t *us)
{
    struct stamp stamp;
    if (t.n == 0) {
        note_add(r->notes, NOTE_NO_TIME, r->file, line, t);
        return false;
    }
    if (!stamp_read(&r->ask->form, t, &stamp)) {
        note_add(r->notes, NOTE_BAD_TIME, r->file, line, t);
        if (r->bad_times++ == 0) {
            r->bad_line = line;
            r->bad_value = text_dup(r->arena, text_sub(t, 0, 60));
        }
        return false;
    }
    r->good_times++;
    if (!stamp.zoned)
        note_add(r->notes, NOTE_NO_ZONE, r->file, line, t);
    *us = stamp.us;
    return true;
}

int64_t reader_due(struct reader_state *r, struct text t, size_t line)
{
    struct stamp stamp;
    if (t.n == 0)
        return FLOW_NEVER;
    if (!stamp_read(&r->ask->form, t, &stamp) &&
        !stamp_read(&(struct stamp_form){ TEXT(""), r->ask->form.zone_us }, t, &stamp)) {
        note_add(r->notes, NOTE_BAD_DUE, r->file, line, t);
        return FLOW_NEVER;
    }
    return stamp.us + (stamp.dated ? US_DAY : 0);
}

enum rc reader_finish(struct reader_state *r)
{
    if (r->bad_times == 0 || r->good_times >= 9 * r->bad_times)
        return RC_OK;
    size_t bad;
    if (!text_utf8(r->bad_value, &bad))
        r->bad_value.n = bad;
    return err_set(r->err, PB_WRONG_VALUE,
                   _("%s:%zu: '%.*s' is no time that can be read, nor are %llu others; times are ISO 8601, or say how "
                     "they are written, as --time-format '%%d/%%m/%%Y %%H:%%M'"),
                   r->file, r->bad_line, TEXT_FMT(r->bad_value), (unsigned long long)(r->bad_times - 1));
}

struct text reader_list(struct arena *a, const struct text *key, size_t n)
{
    struct sbuf b;
    size_t bad;
    sbuf_init(&b, LIST_BYTES * 2);
    for (size_t i = 0; i < n && i < LIST_KEYS && b.n < LIST_BYTES; i++) {
        struct text shown = text_sub(key[i], 0, 60);
        if (!text_utf8(shown, &bad))
            shown.n = bad;
        sbuf_printf(&b, "%s%.*s", i > 0 ? ", " : "", TEXT_FMT(shown));
    }
    if (n > LIST_KEYS)
        sbuf_str(&b, " …");
    struct text list = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return list;
}

void note_missing(struct reader_state *r, struct text key, const struct text *there, size_t n)
{
    struct text list = reader_list(r->arena, there, n);
    note_add(r->notes, NOTE_MISSING_KEY, r->file, 0,
             text_printf(r->arena, _("%.*s; there are: %.*s"), TEXT_FMT(key), TEXT_FMT(list)));
}
