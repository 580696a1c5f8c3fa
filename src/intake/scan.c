#include "intake/scan.h"

struct text scan_text(const struct scan *s, size_t t0, size_t t1)
{
    assert(t0 <= t1 && t1 <= s->ntok);
    return t0 == t1 ? TEXT("") : text_sub(s->t, s->tok[t0].start, s->tok[t1 - 1].end);
}

static bool is_word(const struct token *tok, uint16_t word)
{
    return word == '#' ? tok->kind == TOKEN_NUMBER : tok->word == word && tok->kind != TOKEN_NUMBER;
}

/* The longest phrase at t of these classes, and of this value unless it is negative. */
static size_t match(const struct scan *s, size_t t, size_t end, uint32_t classes, int value, const struct phrase **ph)
{
    if (t >= end)
        return 0;
    uint16_t first = s->tok[t].kind == TOKEN_NUMBER ? '#' : s->tok[t].word;
    if (first == 0)
        return 0;
    const struct lexicon_gist *gist = lexicon_gist(s->lex, first); /* nearly every question ends here */
    if (!(gist->classes & classes) || (value >= 0 && !(gist->cues[value / 64] >> value % 64 & 1)))
        return 0;
    size_t n;
    const struct phrase *row = lexicon_from(s->lex, first, &n);
    for (; n > 0; n--, row++) {
        if (!(row->classes & classes) || (value >= 0 && row->value != value) || row->n > end - t)
            continue;
        size_t k = 1;
        while (k < row->n && is_word(&s->tok[t + k], row->words[k]))
            k++;
        if (k == row->n) {
            if (ph != NULL)
                *ph = row;
            return k;
        }
    }
    return 0;
}

size_t scan_phrase(const struct scan *s, size_t t, size_t end, uint32_t classes, const struct phrase **ph)
{
    return match(s, t, end, classes, -1, ph);
}

size_t scan_cue(const struct scan *s, size_t t, size_t end, enum cue cue)
{
    return match(s, t, end, C_CUE, (int)cue, NULL);
}

size_t scan_cue_find(const struct scan *s, size_t t, size_t end, enum cue cue)
{
    while (t < end && scan_cue(s, t, end, cue) == 0)
        t++;
    return t < end ? t : SIZE_MAX;
}

int scan_number(const struct scan *s, size_t t, size_t end)
{
    if (t >= end || s->tok[t].kind != TOKEN_NUMBER || s->tok[t].end - s->tok[t].start > 9)
        return -1;
    int n = 0;
    for (size_t i = s->tok[t].start; i < s->tok[t].end; i++)
        n = n * 10 + (s->t.p[i] - '0');
    return n;
}

size_t scan_past_bracket(const struct scan *s, size_t t, size_t end)
{
    assert(t < end);
    int depth = 0;
    for (size_t i = t; i < end && i - t < SCAN_BRACKET_MAX; i++) {
        depth += scan_sign(s, i, end, '(') - scan_sign(s, i, end, ')');
        if (depth == 0)
            return i + 1;
    }
    return t + 1;
}

size_t scan_tabs(const struct scan *s, size_t t)
{
    size_t n = 0;
    for (size_t i = s->tok[t].start; i > (t > 0 ? s->tok[t - 1].end : 0) && s->t.p[i - 1] != '\n'; i--)
        n += s->t.p[i - 1] == '\t';
    return n;
}

size_t scan_joint(const struct scan *s, size_t t, size_t end, const char *signs)
{
    size_t n = 0;
    for (; *signs != '\0' && n == 0; signs++)
        n = scan_sign(s, t, end, *signs);
    return n + scan_cue(s, t + n, end, CUE_AND);
}
