/* act_body.c -- members to lines and back, both driven by one sorted table made from ACT_FIELDS. */
#include "store/act_body.h"

#include "base/i18n.h"
#include "matter/values.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct line {
    const char *key;
    enum act_field_type type;
    size_t offset;
};

/* --- the table, sorted by key once ----------------------------------------------------------------------- */

static struct line LINES[ACT_FIELD_COUNT + 2];
static size_t nlines;
static pthread_once_t lines_once = PTHREAD_ONCE_INIT;

static int line_cmp(const void *a, const void *b)
{
    return strcmp(((const struct line *)a)->key, ((const struct line *)b)->key);
}

static void lines_make(void)
{
    for (size_t i = 0; i < ACT_FIELD_COUNT; i++)
        if (ACT_FIELDS[i].type != AF_TEXT) /* words have a table of their own */
            LINES[nlines++] = (struct line){ ACT_FIELDS[i].key, ACT_FIELDS[i].type, ACT_FIELDS[i].offset };
    LINES[nlines++] = (struct line){ "child", AF_NUMBER, offsetof(struct act, child) };
    LINES[nlines++] = (struct line){ "cutoff", AF_DAY, offsetof(struct act, period) };
    qsort(LINES, nlines, sizeof *LINES, line_cmp);
}

static const struct line *line_find(struct text key)
{
    for (size_t i = 0; i < nlines; i++)
        if (text_eq(text_of(LINES[i].key), key))
            return &LINES[i];
    return NULL;
}

/* --- writing --------------------------------------------------------------------------------------------- */

static const char *member_of(const struct act *act, const struct line *l) { return (const char *)act + l->offset; }

static bool stated(const struct act *act, const struct line *l)
{
    const char *m = member_of(act, l);
    switch (l->type) {
    case AF_UNIT: return *(const unit_id *)m != 0;
    case AF_PERSON: return *(const person_id *)m != 0;
    case AF_UNITS: return act->nunits > 0;
    case AF_PERSONS: return act->npersons > 0;
    case AF_MATTERS: return act->nanswers > 0;
    case AF_CODE: return ((const struct text *)m)->n > 0;
    case AF_FORM: return act->form != FORM_NONE;
    case AF_ANSWER: return act->answer != ANSWER_NONE;
    case AF_YESNO: return *(const bool *)m;
    case AF_FOLLOWS: return act->follows != FOLLOWS_NONE;
    case AF_SHARE: return act->share != -1;
    case AF_LIMIT: return ((const struct limit *)m)->unit != LIMIT_NONE;
    case AF_RECUR: return ((const struct recur *)m)->every != EVERY_NONE;
    case AF_DAY: return ((const struct day *)m)->n != DAY_MIN.n;
    case AF_NUMBER: return *(const int64_t *)m != 0;
    case AF_TEXT: break;
    }
    return false;
}

static void number_add(struct sbuf *out, int64_t n)
{
    char digits[24], *p = digits + sizeof digits;
    uint64_t u = n < 0 ? -(uint64_t)n : (uint64_t)n;
    do
        *--p = (char)('0' + u % 10);
    while (u /= 10);
    if (n < 0)
        *--p = '-';
    sbuf_add(out, (struct text){ p, (size_t)(digits + sizeof digits - p) });
}

static void escaped_add(struct sbuf *out, struct text t)
{
    for (size_t i = 0; i < t.n; i++) {
        if (t.p[i] == '\n')
            sbuf_str(out, "\\n");
        else if (t.p[i] == '\\')
            sbuf_str(out, "\\\\");
        else
            sbuf_char(out, t.p[i]);
    }
}

static void ids_add(struct sbuf *out, const int32_t *ids, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i)
            sbuf_char(out, ',');
        number_add(out, ids[i]);
    }
}

static void matters_add(struct sbuf *out, const matter_id *ids, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i)
            sbuf_char(out, ',');
        number_add(out, ids[i]);
    }
}

/* What is written must read back the same: a record is for ever. */
static enum rc limit_add(struct sbuf *out, struct limit limit, struct err *err)
{
    struct arena *a = arena_new();
    struct text t = limit_text(a, limit, "en");
    struct limit again = LIMIT_NIL;
    enum rc rc = limit_parse(t, &again, err);
    if (rc == RC_OK && (again.unit != limit.unit || again.n != limit.n))
        rc = err_set(err, PB_WRONG_VALUE, _("the limit '%.*s' cannot be recorded exactly"), TEXT_FMT(t));
    sbuf_add(out, t);
    arena_free(a);
    return rc;
}

static void recur_add(struct sbuf *out, struct recur r)
{
    assert(r.every > EVERY_NONE && r.every < EVERY_COUNT);
    sbuf_str(out, EVERY_WORDS[r.every]);
    sbuf_char(out, ' ');
    number_add(out, r.day);
    sbuf_char(out, ' ');
    number_add(out, r.month);
    if (r.minute == 0)
        return;
    sbuf_char(out, ' ');
    number_add(out, r.minute);
}

static enum rc member_add(struct sbuf *out, const struct act *act, const struct line *l, struct err *err)
{
    const char *m = member_of(act, l);
    char iso[INSTANT_CHARS];
    static_assert(sizeof(unit_id) == 4 && sizeof(person_id) == 4 && sizeof(matter_id) == 8, "ids as written below");
    switch (l->type) {
    case AF_UNIT:
    case AF_PERSON: number_add(out, *(const int32_t *)m); break;
    case AF_UNITS: ids_add(out, act->units, act->nunits); break;
    case AF_PERSONS: ids_add(out, act->persons, act->npersons); break;
    case AF_MATTERS: matters_add(out, act->answers, act->nanswers); break;
    case AF_CODE: escaped_add(out, *(const struct text *)m); break;
    case AF_FORM: sbuf_str(out, FORM_WORDS[act->form]); break;
    case AF_ANSWER: sbuf_str(out, ANSWER_WORDS[act->answer]); break;
    case AF_YESNO: sbuf_str(out, "yes"); break;
    case AF_FOLLOWS: sbuf_str(out, act->follows == FOLLOWS_YES ? "yes" : "no"); break;
    case AF_SHARE: number_add(out, act->share); break;
    case AF_LIMIT: return limit_add(out, *(const struct limit *)m, err);
    case AF_RECUR: recur_add(out, *(const struct recur *)m); break;
    case AF_DAY: sbuf_str(out, day_iso(*(const struct day *)m, iso)); break;
    case AF_NUMBER: number_add(out, *(const int64_t *)m); break;
    case AF_TEXT: assert(!"words are no lines"); break;
    }
    return RC_OK;
}

enum rc act_body_write(struct sbuf *out, const struct act *act, struct err *err)
{
    pthread_once(&lines_once, lines_make);
    enum rc rc = RC_OK;
    for (size_t i = 0; i < nlines && rc == RC_OK; i++) {
        if (!stated(act, &LINES[i]))
            continue;
        if (out->n)
            sbuf_char(out, '\n');
        sbuf_str(out, LINES[i].key);
        sbuf_char(out, '=');
        rc = member_add(out, act, &LINES[i], err);
    }
    if (rc == RC_OK && sbuf_full(out))
        return err_set(err, PB_TOO_LARGE, _("the act states more than %zu bytes of codes and lists"), out->max);
    return rc;
}

/* --- reading --------------------------------------------------------------------------------------------- */

static bool id_read(struct text t, int32_t *out)
{
    int64_t n;
    if (!text_int(t, &n) || n < INT32_MIN || n > INT32_MAX)
        return false;
    *out = (int32_t)n;
    return true;
}

static bool ids_read(struct arena *a, struct text t, const int32_t **out, size_t *n)
{
    int32_t *list = NULL, id;
    size_t count = 0;
    for (struct text part; text_split(&t, ',', &part);) {
        if (!id_read(part, &id))
            return false;
        ARENA_PUSH(a, list, count, id);
    }
    *out = list;
    *n = count;
    return true;
}

static bool matters_read(struct arena *a, struct text t, const matter_id **out, size_t *n)
{
    matter_id *list = NULL, id;
    size_t count = 0;
    for (struct text part; text_split(&t, ',', &part);) {
        if (!text_int(part, &id))
            return false;
        ARENA_PUSH(a, list, count, id);
    }
    *out = list;
    *n = count;
    return true;
}

static bool recur_read(struct text t, struct recur *out)
{
    struct text word, day, month;
    int32_t d, m, minute = 0;
    if (!text_split(&t, ' ', &word) || !text_split(&t, ' ', &day) || !id_read(day, &d) ||
        !text_split(&t, ' ', &month) || !id_read(month, &m) || (t.p && !id_read(t, &minute)))
        return false;
    int every = word_index(EVERY_WORDS, word);
    struct recur r = { .every = (enum recur_every)(every < 0 ? 0 : every), .day = d, .month = m, .minute = minute };
    if (r.every == EVERY_NONE || !recur_valid(r))
        return false;
    *out = r;
    return true;
}

static bool form_read(struct text t, enum ask_form *out)
{
    int i = word_index(FORM_WORDS, t);
    *out = i < 0 ? FORM_NONE : (enum ask_form)i;
    return i >= 0;
}

static bool answer_read(struct text t, enum answer *out)
{
    int i = word_index(ANSWER_WORDS, t);
    *out = i < 0 ? ANSWER_NONE : (enum answer)i;
    return i >= 0;
}

static bool follows_read(struct text t, enum follows *out)
{
    bool yes = text_eq(t, TEXT("yes"));
    *out = yes ? FOLLOWS_YES : FOLLOWS_NO;
    return yes || text_eq(t, TEXT("no"));
}

static bool member_read(struct arena *a, struct text t, const struct line *l, struct act *act)
{
    char *m = (char *)act + l->offset;
    switch (l->type) {
    case AF_UNIT:
    case AF_PERSON: return id_read(t, (int32_t *)m);
    case AF_UNITS: return ids_read(a, t, &act->units, &act->nunits);
    case AF_PERSONS: return ids_read(a, t, &act->persons, &act->npersons);
    case AF_MATTERS: return matters_read(a, t, &act->answers, &act->nanswers);
    case AF_CODE: *(struct text *)m = value_text(a, t); return true;
    case AF_FORM: return form_read(t, &act->form);
    case AF_ANSWER: return answer_read(t, &act->answer);
    case AF_YESNO: return *(bool *)m = text_eq(t, TEXT("yes"));
    case AF_FOLLOWS: return follows_read(t, &act->follows);
    case AF_SHARE: return id_read(t, &act->share);
    case AF_LIMIT: return limit_parse(t, (struct limit *)m, NULL) == RC_OK;
    case AF_RECUR: return recur_read(t, (struct recur *)m);
    case AF_DAY: return day_parse(t, (struct day *)m);
    case AF_NUMBER: return text_int(t, (int64_t *)m);
    case AF_TEXT: break;
    }
    return false;
}

enum rc act_body_read(struct arena *a, struct text body, struct act *act, struct err *err)
{
    pthread_once(&lines_once, lines_make);
    for (struct text line; !text_empty(body) && text_split(&body, '\n', &line);) {
        struct text value = line, key;
        text_split(&value, '=', &key);
        const struct line *l = value.p ? line_find(key) : NULL;
        if (!l || !member_read(a, value, l, act))
            return err_set(err, PB_CORRUPT, _("act %lld: the line '%.*s' of its record cannot be read"),
                           (long long)act->seq, TEXT_FMT(line));
    }
    return RC_OK;
}
