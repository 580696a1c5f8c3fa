/* A mark stands by itself: on its own line, in a column of a header laid out in columns, in brackets, or behind the
 * number. It may be decorated ("*** MẬT ***"), labelled ("ĐỘ MẬT: TỐI MẬT") or its letters spaced ("M Ậ T"): only the
 * letters of such a piece are compared, all of them. "MẬT ONG" and "bảo vệ bí mật nhà nước" are other letters.
 */
#include "intake/secret.h"

enum { HEADER_LINES_MAX = 40, LETTERS_MAX = 64, SENTENCE_WORDS = 30, COLUMN_BLANKS = 2 };

static const char *const MARKS[] = {
    "mật",         "tốimật",         "tuyệtmật",         "độmậtmật",   "độmậttốimật",   "độmậttuyệtmật",
    "mứcđộmậtmật", "mứcđộmậttốimật", "mứcđộmậttuyệtmật", "dấumật",     "dấutốimật",     "dấutuyệtmật",
    "mứcmậtmật",   "mứcmậttốimật",   "mứcmậttuyệtmật",   "tàiliệumật", "tàiliệutốimật", "tàiliệutuyệtmật",
    "vănbảnmật",   "vănbảntốimật",   "vănbảntuyệtmật",
};

static bool is_mark(struct arena *a, struct text piece)
{
    char room[LETTERS_MAX];
    size_t n = 0;
    for (size_t at = 0; at < piece.n;) {
        size_t from = at;
        uint32_t cp = text_next(piece, &at);
        bool letter = (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') ||
                      (cp >= 0xC0 && cp < 0x2000 && cp != 0xD7 && cp != 0xF7);
        if (cp >= '0' && cp <= '9')
            return false; /* a row of figures, not a mark */
        if (!letter)
            continue;
        if (n + (at - from) > sizeof room)
            return false;
        for (size_t i = from; i < at; i++)
            room[n++] = piece.p[i];
    }
    struct text letters = text_key(a, (struct text){ room, n });
    if (!text_ends(letters, text_key(a, TEXT("mật")))) /* as they all do */
        return false;
    for (size_t i = 0; i < LEN(MARKS); i++)
        if (text_eq(letters, text_key(a, text_of(MARKS[i]))))
            return true;
    return false;
}

/* Columns: cut at tabs, pipes and runs of blanks; and what stands in brackets. */
static struct text mark_in_columns(struct arena *a, struct text line)
{
    size_t from = 0, blanks = 0;
    for (size_t i = 0; i <= line.n; i++) {
        char c = i < line.n ? line.p[i] : '|';
        blanks = c == ' ' ? blanks + 1 : 0;
        bool cut = c == '\t' || c == '|' || c == '(' || c == ')' || c == '[' || c == ']' || blanks > COLUMN_BLANKS;
        if (!cut)
            continue;
        struct text piece = text_trim(text_sub(line, from, i));
        if (piece.n > 0 && is_mark(a, piece))
            return piece;
        from = i + (i < line.n);
    }
    return TEXT_NONE;
}

/* "Số: 12/BC-UBND MẬT": the last words of a line that is the number, in capitals. */
static struct text mark_behind_number(const struct scan *s, size_t t0, size_t t1)
{
    if (scan_cue(s, t0, t1, CUE_NUMBER) == 0)
        return TEXT_NONE;
    for (size_t n = 1; n <= 2 && t1 - t0 > n; n++) {
        struct text tail = scan_text(s, t1 - n, t1);
        if ((s->tok[t1 - 1].flags & TOKEN_CAPS) && (s->tok[t1 - n].flags & TOKEN_CAPS) && is_mark(s->a, tail))
            return tail;
    }
    return TEXT_NONE;
}

static struct text mark_within(const struct scan *s, size_t lines_max)
{
    size_t lines = 0;
    for (size_t t = 0; t < s->ntok && lines < lines_max; lines++) {
        size_t end = t + 1;
        while (end < s->ntok && !(s->tok[end].flags & TOKEN_LINE))
            end++;
        if (end - t > SENTENCE_WORDS && lines > 12 && lines_max == HEADER_LINES_MAX)
            break; /* the body has begun */
        struct text line = scan_text(s, t, end), mark = TEXT_NONE;
        if (line.n < 400)
            mark = is_mark(s->a, line) ? line : mark_in_columns(s->a, line);
        if (mark.n == 0)
            mark = mark_behind_number(s, t, end);
        if (mark.n > 0)
            return mark;
        t = end;
    }
    return TEXT_NONE;
}

struct text secret_mark(const struct scan *s) { return mark_within(s, HEADER_LINES_MAX); }

struct text secret_mark_anywhere(const struct scan *s) { return mark_within(s, SIZE_MAX); }
