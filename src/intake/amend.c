/* "Thông báo về việc sửa đổi, bổ sung Thông báo số 96/TB-UBND", "Chỉ thị này thay thế Chỉ thị số 07/CT-UBND": the verb, within a few
 * words the type, "số" and the number. A legal basis names laws and what changed them, which is nothing to us. */
#include "intake/amend.h"

#include "intake/header.h"
#include "intake/sentence.h"

enum { BETWEEN_MAX = 40, AMENDED_MAX = 16, PARTS_MAX = 6 };

static const char *const AMENDS_WORDS[] = {
#define X(name, word) [INTAKE_##name] = word,
    AMENDS_LIST(X)
#undef X
};

const char *amends_word(enum intake_amends how)
{
    assert(how < INTAKE_AMENDS_COUNT);
    return AMENDS_WORDS[how];
}

static size_t verb_at(const struct scan *s, size_t t, size_t end, enum intake_amends *how)
{
    static const struct {
        enum cue cue;
        enum intake_amends how;
    } VERBS[] = { { CUE_AMENDS, INTAKE_AMENDS }, { CUE_REPLACES, INTAKE_REPLACES }, { CUE_CORRECTS, INTAKE_CORRECTS } };
    for (size_t i = 0; i < LEN(VERBS); i++) {
        size_t n = scan_cue(s, t, end, VERBS[i].cue);
        *how = VERBS[i].how;
        if (n > 0)
            return n;
    }
    return 0;
}

static void add(const struct scan *s, struct intake_document *doc, enum intake_amends how, struct text number)
{
    for (size_t i = 0; i < doc->namended; i++)
        if (text_eq(doc->amended[i].number, number))
            return;
    if (doc->namended < AMENDED_MAX && !text_eq(number, doc->number))
        ARENA_PUSH(s->a, doc->amended, doc->namended, ((struct intake_amended){ how, number }));
}

static void read_sentence(const struct scan *s, size_t t, size_t end, struct intake_document *doc)
{
    enum intake_amends how = INTAKE_AMENDS;
    size_t n = 0;
    while (t < end && (n = verb_at(s, t, end, &how)) == 0)
        t++;
    if (t == end)
        return;
    for (size_t last = t + BETWEEN_MAX < end ? t + BETWEEN_MAX : end, i = t + n; i < last; i++) {
        size_t type = scan_phrase(s, i, end, C_TYPE, NULL), so = type > 0 ? scan_cue(s, i + type, end, CUE_NUMBER) : 0;
        struct text number = so > 0 ? header_number(s, i + type + so) : TEXT_NONE;
        if (number.n > 0) {
            add(s, doc, how, number);
            return;
        }
    }
}

void amended_read(const struct scan *s, struct intake_document *doc)
{
    for (size_t i = 0; i < s->npara; i++) {
        const struct para *p = &s->para[i];
        if (scan_cue(s, p->body, p->t1, CUE_BASIS) > 0)
            continue;
        for (size_t t = p->body, end; t < p->t1; t = end) {
            end = sentence_end(s, t, p->t1);
            read_sentence(s, t, end, doc);
        }
    }
}

/* --- an item of the earlier document --------------------------------------------------------------------------------------- */

static const struct {
    const char *word;
    int rank; /* from the outside in */
} ITEMS[] = { { "phần", 0 }, { "chương", 0 }, { "mục", 1 }, { "khoản", 2 }, { "điểm", 3 }, { "tiết", 4 }, { "ý", 4 } };

enum { RANKS = 5 };

static int rank_of(struct arena *a, struct text word)
{
    struct text key = text_key(a, word);
    for (size_t i = 0; i < LEN(ITEMS); i++)
        if (text_eq(key, text_key(a, text_of(ITEMS[i].word))))
            return ITEMS[i].rank;
    return -1;
}

/* "II", "2", "2.1", "a", "đ" */
static bool is_label(struct text w)
{
    bool figures = w.n > 0, roman = w.n > 0 && w.n <= 5;
    for (size_t i = 0; i < w.n; i++) {
        figures &= (w.p[i] >= '0' && w.p[i] <= '9') || (w.p[i] == '.' && i > 0);
        roman &= w.p[i] == 'I' || w.p[i] == 'V' || w.p[i] == 'X';
    }
    return figures || roman || (w.n == 1 && w.p[0] >= 'a' && w.p[0] <= 'z') || text_eq(w, TEXT("đ"));
}

struct text intake_reference(struct arena *a, struct text words)
{
    struct text parts[RANKS] = { TEXT_NONE }, rest = words, word, path = TEXT_NONE;
    int rank = -1;
    while (text_split(&rest, ' ', &word)) {
        struct text bare = text_trim(word);
        while (bare.n > 0 && (bare.p[bare.n - 1] == ',' || bare.p[bare.n - 1] == '.' || bare.p[bare.n - 1] == ':' ||
                              bare.p[bare.n - 1] == ';'))
            bare.n--;
        if (rank >= 0 && is_label(bare) && parts[rank].n == 0)
            parts[rank] = bare;
        rank = rank_of(a, bare);
    }
    for (size_t i = 0; i < RANKS; i++)
        if (parts[i].n > 0)
            path = path.n == 0 ? parts[i] : text_printf(a, "%.*s.%.*s", TEXT_FMT(path), TEXT_FMT(parts[i]));
    return path;
}
