/* Whatever the text, contents and clauses tile it: no word is in two of them, none in neither. The check reads nothing but the spans:
 * what stands between them must be list markers, signs and blanks. The texts are those given, and what becomes of them when they are cut
 * short, their lines are put in another order, and other letters are strewn in.
 *
 * usage: test_intake_coverage FOLDER ...   (every .txt in them; a folder that is not there is skipped, and that is said) */
#include "intake/intake_json.h"

#include "../rounds.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_BYTES_MAX = 1 << 20, ROUNDS = 60, LINES_MAX = 4000 };

struct chance { /* splitmix64: looks random, and is the same every time */
    uint64_t state;
};

static uint64_t chance_next(struct chance *c)
{
    uint64_t z = c->state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static size_t chance_below(struct chance *c, size_t n) { return n == 0 ? 0 : (size_t)(chance_next(c) % n); }

/* --- what may stand between spans -------------------------------------------------------------------------------------- */

static bool is_letter(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
           (cp >= 0xC0 && cp < 0x2000 && cp != 0xD7 && cp != 0xF7);
}

/* "XIV", "12", "a", "đ", "Điều", "một": the words of a list marker are short. A long one belongs to a sentence. */
static bool may_mark(struct text word)
{
    enum { MARK_LETTERS = 7 };
    return text_points(word) <= MARK_LETTERS;
}

static bool gap_holds_words(struct text gap, struct text *which)
{
    enum { WORDS_OF_A_MARKER = 8 }; /* "1.2.3.4": several markers may stand in a row, at empty items */
    size_t words = 0, start = 0;
    bool inside = false;
    for (size_t at = 0; at <= gap.n;) {
        size_t here = at;
        uint32_t cp = at < gap.n ? text_next(gap, &at) : (at++, ' ');
        if (is_letter(cp) && !inside)
            start = here;
        if (!is_letter(cp) && inside) {
            *which = text_sub(gap, start, here);
            words++;
            if (!may_mark(*which))
                return true;
        }
        inside = is_letter(cp);
        if (cp == '\n')
            words = 0; /* a marker stands on its own line */
        if (words > WORDS_OF_A_MARKER)
            return true;
    }
    return false;
}

/* --- one text ---------------------------------------------------------------------------------------------------------- */

struct tally {
    size_t texts, words, refused;
    bool bad;
};

static void complain(struct tally *sum, const char *name, const char *how, const char *why, struct text what)
{
    if (!sum->bad)
        printf("%s, %s: %s: '%.*s'\n", name, how, why, (int)(what.n < 200 ? what.n : 200), what.n > 0 ? what.p : "");
    sum->bad = true;
}

static void check_spans(const struct intake_draft *d, struct text t, const char *name, const char *how,
                        struct tally *sum)
{
    size_t i = 0, k = 0, last = 0;
    for (;;) {
        bool end = i == d->ncontents && k == d->nclauses;
        bool content =
            k == d->nclauses || (i < d->ncontents && d->contents[i].span.byte_start < d->clauses[k].span.byte_start);
        const struct intake_span *sp = end ? NULL : content ? &d->contents[i++].span : &d->clauses[k++].span;
        size_t next = sp == NULL ? t.n : sp->byte_start;
        struct text which = TEXT_NONE;
        if (next < last)
            complain(sum, name, how, "two spans overlap", text_sub(t, next, last));
        else if (gap_holds_words(text_sub(t, last, next), &which))
            complain(sum, name, how, "words are in no span", text_sub(t, last, next));
        if (sp == NULL)
            return;
        last = sp->byte_end;
    }
}

static void check_text(struct text t, const char *name, const char *how, struct tally *sum)
{
    struct arena *a = arena_new();
    struct intake_draft d;
    struct err err = { 0 };
    const char *why;
    sum->texts++;
    if (intake_text(a, t, NULL, &d, &err) != RC_OK) {
        sum->refused++;
    } else if (!intake_validate(&d, t, &why)) {
        complain(sum, name, how, why, TEXT_NONE);
    } else {
        const struct intake_coverage *c = &d.coverage;
        sum->words += c->words;
        if (c->contents + c->conditions + c->no_task + c->marks != c->words)
            complain(sum, name, how, "the share covered is not 1", TEXT_NONE);
        if (c->unread > 0)
            complain(sum, name, how, "no rule had an answer for some words", TEXT_NONE);
        check_spans(&d, t, name, how, sum);
    }
    arena_free(a);
}

/* --- what becomes of it ------------------------------------------------------------------------------------------------ */

static size_t letter_at(struct text t, size_t at) /* the beginning of the letter there */
{
    while (at > 0 && at < t.n && ((unsigned char)t.p[at] & 0xC0) == 0x80)
        at--;
    return at;
}

static struct text cut(struct arena *a, struct text t, struct chance *c)
{
    size_t from = letter_at(t, chance_below(c, t.n)), to = letter_at(t, chance_below(c, t.n));
    (void)a;
    return from < to ? text_sub(t, from, to) : text_sub(t, 0, from);
}

static struct text shuffled(struct arena *a, struct text t, struct chance *c)
{
    struct text *lines = ARENA_ARRAY(a, struct text, LINES_MAX);
    size_t n = 0;
    for (size_t at = 0; at < t.n && n < LINES_MAX;) {
        size_t end = text_find(t, TEXT("\n"), at);
        end = end == SIZE_MAX ? t.n : end + 1;
        lines[n++] = text_sub(t, at, end);
        at = end;
    }
    char *p = arena_alloc(a, t.n + 1);
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        size_t k = i + chance_below(c, n - i);
        struct text line = lines[k];
        lines[k] = lines[i];
        memcpy(p + at, line.p, line.n);
        at += line.n;
    }
    return (struct text){ p, at };
}

/* Letters, signs and blanks that no directive has where they now stand. */
static struct text strewn(struct arena *a, struct text t, struct chance *c)
{
    static const char *const BITS[] = { "(",    ")",   ";",   ":",        "\n",     "\n\n", ". ",    "\"", "|",
                                        "(i) ", "1) ", "a) ", "Điều 7. ", "- ",     "ữ",    "Ỷ",     "—",  "\t",
                                        "…",    "./.", "ﬁ",   "𝕏",        "\u200b", "đ",    " Giao " };
    enum { PIECES = 40, PIECE_BYTES_MAX = 16 };
    char *p = arena_alloc(a, t.n + PIECES * PIECE_BYTES_MAX);
    size_t at = 0, from = 0;
    for (int i = 0; i < PIECES; i++) {
        size_t to = letter_at(t, from + chance_below(c, (t.n - from) / 8 + 1));
        memcpy(p + at, t.p + from, to - from);
        at += to - from;
        from = to;
        const char *bit = BITS[chance_below(c, LEN(BITS))];
        memcpy(p + at, bit, strlen(bit));
        at += strlen(bit);
    }
    memcpy(p + at, t.p + from, t.n - from);
    return (struct text){ p, at + t.n - from };
}

static void check_mutants(struct text t, const char *name, struct tally *sum)
{
    static const struct {
        const char *how;
        struct text (*make)(struct arena *a, struct text t, struct chance *c);
    } WAYS[] = { { "cut", cut }, { "in another order", shuffled }, { "with letters strewn in", strewn } };
    struct chance c = { .state = t.n };
    for (int i = 0; i < rounds(ROUNDS); i++) {
        struct arena *a = arena_new();
        size_t way = (size_t)i % LEN(WAYS);
        check_text(WAYS[way].make(a, t, &c), name, WAYS[way].how, sum);
        arena_free(a);
    }
}

/* --- the folders ------------------------------------------------------------------------------------------------------- */

static void check_file(const char *path, struct tally *sum)
{
    static char room[TEXT_BYTES_MAX];
    FILE *f = fopen(path, "rb");
    if (f == NULL) {
        perror(path);
        sum->bad = true;
        return;
    }
    struct text t = { room, fread(room, 1, sizeof room, f) };
    fclose(f);
    check_text(t, path, "as it is", sum);
    check_mutants(t, path, sum);
}

int main(int argc, char **argv)
{
    struct tally sum = { 0 };
    for (int i = 1; i < argc; i++) {
        DIR *dir = opendir(argv[i]);
        if (dir == NULL) {
            printf("SKIPPED: no texts at %s\n", argv[i]);
            continue;
        }
        for (struct dirent *e; (e = readdir(dir)) != NULL;) {
            char path[4096];
            size_t n = strlen(e->d_name);
            if (n < 4 || strcmp(e->d_name + n - 4, ".txt") != 0)
                continue;
            snprintf(path, sizeof path, "%s/%s", argv[i], e->d_name);
            check_file(path, &sum);
        }
        closedir(dir);
    }
    printf("%zu texts, %zu words, %zu refused: %s\n", sum.texts, sum.words, sum.refused,
           sum.bad ? "NOT covered" : "all covered");
    return sum.bad || sum.texts == sum.refused;
}
