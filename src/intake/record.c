#include "intake/record.h"

#include "base/i18n.h"

#include <string.h>

static const char VERSION[] = "congvu 1";
static const char KINDS[] = "PBHTRCESUNGIWKFAYD";

enum { LENGTH_DIGITS = 9 };

/* --- the child's side --------------------------------------------------------------------------------------------- */

void record_begin(struct sbuf *answer) { record_add(answer, 'V', text_of(VERSION)); }

void record_add(struct sbuf *answer, char kind, struct text t)
{
    char head[24]; /* the letter, the length, the colon */
    size_t at = sizeof head, n = t.n;
    head[--at] = ':';
    do
        head[--at] = (char)('0' + n % 10);
    while ((n /= 10) > 0);
    head[--at] = kind;
    sbuf_add(answer, (struct text){ head + at, sizeof head - at });
    sbuf_add(answer, t);
}

void record_number(struct sbuf *answer, char kind, unsigned n)
{
    char digits[16];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + n % 10);
    while ((n /= 10) > 0);
    record_add(answer, kind, (struct text){ digits + at, sizeof digits - at });
}

void record_end(struct sbuf *answer, enum fault fault)
{
    if (fault == FAULT_NONE) {
        record_add(answer, 'Z', TEXT_NONE);
        return;
    }
    sbuf_clear(answer);
    record_begin(answer);
    record_number(answer, 'X', fault);
}

/* --- the parent's side -------------------------------------------------------------------------------------------- */

static bool clean(struct text t)
{
    size_t bad;
    for (size_t i = 0; i < t.n; i++)
        if ((unsigned char)t.p[i] < 0x20 && t.p[i] != '\t' && t.p[i] != '\n' && t.p[i] != '\r')
            return false;
    return text_utf8(t, &bad);
}

/* The next record of any letter; *at moves behind it. */
static bool next(struct text answer, size_t *at, struct record *out)
{
    size_t i = *at, n = 0, digits = 0;
    if (i >= answer.n)
        return false;
    out->kind = answer.p[i++];
    for (; i < answer.n && answer.p[i] >= '0' && answer.p[i] <= '9' && digits < LENGTH_DIGITS; i++, digits++)
        n = n * 10 + (size_t)(answer.p[i] - '0');
    if (digits == 0 || i >= answer.n || answer.p[i] != ':' || n > answer.n - i - 1)
        return false;
    out->text = text_sub(answer, i + 1, i + 1 + n);
    *at = i + 1 + n;
    return clean(out->text);
}

/* Tables do not nest, cells stand in rows, rows in tables. */
static bool in_place(char kind, bool *table, bool *row)
{
    switch (kind) {
    case 'T':
        if (*table)
            return false;
        *table = true;
        *row = false;
        return true;
    case 'E':
        if (!*table)
            return false;
        *table = *row = false;
        return true;
    case 'R': return *row = *table;
    case 'C':
    case 'S':
    case 'U': return *row;
    default: return !*table || kind == 'N' || kind == 'B';
    }
}

static bool read_all(struct arena *a, struct text answer, struct records *out)
{
    size_t at = 0;
    struct record r;
    bool table = false, row = false;
    if (!next(answer, &at, &r) || r.kind != 'V' || !text_eq(r.text, text_of(VERSION)))
        return false;
    while (next(answer, &at, &r)) {
        if (r.kind == 'Z')
            return at == answer.n && !table;
        if (r.kind == 'X') {
            int64_t fault;
            if (at != answer.n || !text_int(r.text, &fault) || fault <= FAULT_NONE || fault >= FAULT_COUNT)
                return false;
            out->fault = (enum fault)fault;
            return true;
        }
        if (strchr(KINDS, r.kind) == NULL || r.kind == '\0' || !in_place(r.kind, &table, &row))
            return false;
        ARENA_PUSH(a, out->items, out->n, r);
    }
    return false;
}

enum rc records_read(struct arena *a, struct text answer, struct records *out, struct err *err)
{
    struct records r = { .fault = FAULT_NONE };
    if (!read_all(a, answer, &r))
        return err_set(err, PB_READER_STOPPED,
                       _("the process that read the file answered something that is no text: the file is not trusted"));
    *out = r;
    return RC_OK;
}

enum rc records_fault(const struct records *r, struct err *err)
{
    static const struct {
        enum problem problem;
        const char *words;
    } FAULTS[] = {
#define X(name, problem, words) [FAULT_##name] = { problem, words },
        FAULT_LIST(X)
#undef X
    };
    assert(r->fault < FAULT_COUNT);
    if (r->fault == FAULT_NONE)
        return RC_OK;
    return err_set(err, FAULTS[r->fault].problem, "%s", _(FAULTS[r->fault].words));
}
