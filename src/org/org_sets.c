/* org_sets.c -- the words by which a directive gives work to everybody of a kind.
 *
 * Words are compared after folding, with "các", "và" and punctuation gone, so "các sở, ban, ngành" is "so ban nganh". A
 * row gives the class of units meant; `only`, where stated, is how the (folded) name of a unit must begin. Words that name
 * only some of a class ("các sở, ngành liên quan") are in no row on purpose: who is concerned, a person must say. */
#include "org/org_index.h"

#include <string.h>

static const struct open_set {
    const char *words, *class, *only, *why;
} SETS[] = {
    { "so ban nganh", "department", NULL,
      "the usual phrase: every agency at the rank of a department under the province" },
    { "so nganh", "department", NULL, "the same, shortened" },
    { "so ban nganh don vi", "department", NULL, "the same; which units besides is not said" },
    { "so", "department", "so ", "departments alone: an inspectorate or a board is not called so" },
    { "co quan chuyen mon thuoc uy ban nhan dan", "department", NULL, "the term of the law on local government" },
    { "so ban nganh doan the", "department", NULL, "departments together with the mass organisations" },
    { "so ban nganh doan the", "mass", NULL, "the second half of the same phrase" },
    { "doan the", "mass", NULL, "the mass organisations" },
    { "to chuc chinh tri xa hoi", "mass", NULL, "their name in law" },
    { "uy ban nhan dan xa phuong", "commune", NULL,
      "people's committees of the commune level, before 2025-07 with towns" },
    { "uy ban nhan dan xa phuong dac khu", "commune", NULL, "the full phrase since 2025-07" },
    { "uy ban nhan dan xa phuong thi tran", "commune", NULL, "the full phrase before 2025-07" },
    { "uy ban nhan dan cap xa", "commune", NULL, "the level instead of its kinds" },
    { "xa phuong", "commune", NULL, "the committees are meant: a territory can do no work" },
    { "xa phuong dac khu", "commune", NULL, "the same since 2025-07" },
    { "xa phuong thi tran", "commune", NULL, "the same before 2025-07" },
    { "cap xa", "commune", NULL, "the level alone" },
    { "xa", "commune", "uy ban nhan dan xa ", "rural communes alone" },
    { "uy ban nhan dan xa", "commune", "uy ban nhan dan xa ", "rural communes alone" },
    { "phuong", "commune", "uy ban nhan dan phuong ", "wards alone" },
    { "uy ban nhan dan phuong", "commune", "uy ban nhan dan phuong ", "wards alone" },
    { "dac khu", "commune", "uy ban nhan dan dac khu ", "special zones alone" },
    { "uy ban nhan dan dac khu", "commune", "uy ban nhan dan dac khu ", "special zones alone" },
    { "huyen", "district", NULL, "district level, ended 2025-07-01: empty after that day" },
    { "huyen thi xa thanh pho", "district", NULL, "its three kinds" },
    { "huyen thanh pho", "district", NULL, "two of its kinds, for a province without towns" },
    { "uy ban nhan dan huyen", "district", NULL, "its people's committees" },
    { "uy ban nhan dan huyen thi xa thanh pho", "district", NULL, "the full phrase" },
    { "uy ban nhan dan huyen thanh pho", "district", NULL, "the same without towns" },
    { "uy ban nhan dan cap huyen", "district", NULL, "the level instead of its kinds" },
    { "dang uy xa phuong", "party-commune", NULL, "Party committees of the commune level" },
    { "dang uy xa phuong dac khu", "party-commune", NULL, "the full phrase since 2025-07" },
    { "dang uy cap xa", "party-commune", NULL, "the level instead of its kinds" },
    { "huyen uy", "party-district", NULL, "district Party committees, ended 2025-07-01" },
    { "huyen uy thi uy thanh uy", "party-district", NULL, "the full phrase" },
    { "huyen uy thanh uy", "party-district", NULL, "the same without towns" },
    { "ban dang", "party-commission", NULL, "the advising commissions of the provincial Party committee" },
    { "ban dang tinh uy", "party-commission", NULL, "the same" },
    { "ban tinh uy", "party-commission", NULL, "the same: 'các ban của Tỉnh ủy'" },
    { "co quan tham muu giup viec tinh uy", "party-commission", NULL, "their name in the Party's rules" },
};

/* Words that change nothing wherever they stand. */
static const char *const FILLERS[] = { "cac", "va", "cung", "cua", "tat", "ca", "toan" };
/* Whoever leads them is asked, but the unit gets the work. */
static const char *const LEADERS[] = { "thu truong ", "giam doc ", "chu tich ",
                                       "lanh dao ",   "bi thu ",   "nguoi dung dau " };
/* Of this province, said in many ways. */
static const char *const TAILS[] = { " tren dia ban tinh", " tren dia ban", " truc thuoc tinh", " thuoc tinh",
                                     " cap tinh",          " trong tinh",   " thuoc thanh pho", " tinh" };

static bool is_filler(struct text word)
{
    for (size_t i = 0; i < LEN(FILLERS); i++)
        if (text_eq(word, text_of(FILLERS[i])))
            return true;
    return false;
}

static struct text without_fillers(struct arena *a, struct text t)
{
    char *p = arena_alloc(a, t.n + 1);
    size_t n = 0;
    struct text word;
    while (text_split(&t, ' ', &word)) {
        if (is_filler(word) || text_empty(word))
            continue;
        if (n)
            p[n++] = ' ';
        memcpy(p + n, word.p, word.n);
        n += word.n;
    }
    return (struct text){ p, n };
}

static bool known_words(struct text words)
{
    for (size_t i = 0; i < LEN(SETS); i++)
        if (text_eq(words, text_of(SETS[i].words)))
            return true;
    return false;
}

static struct text without_leader(struct text words)
{
    for (size_t i = 0; i < LEN(LEADERS); i++)
        if (text_starts(words, text_of(LEADERS[i])))
            return text_sub(words, strlen(LEADERS[i]), words.n);
    return words;
}

/* The words as some row has them, or as they came. */
static struct text set_words(struct arena *a, const struct norm *folded, struct text raw)
{
    struct text words = without_leader(without_fillers(a, org_norm_text(a, folded, raw)));
    for (size_t i = 0; !known_words(words) && i < LEN(TAILS); i++)
        if (text_ends(words, text_of(TAILS[i])) && known_words(text_sub(words, 0, words.n - strlen(TAILS[i]))))
            words.n -= strlen(TAILS[i]);
    return words;
}

static bool belongs(struct arena *a, const struct org *o, unit_id u, struct instant t, struct text words,
                    struct text raw)
{
    const struct piece *p = org_unit_piece(unit_at(o, u), t);
    if (!p || text_empty(p->row->class))
        return false;
    if (text_eq(p->row->class, raw)) /* a class by its own word */
        return true;
    for (size_t i = 0; i < LEN(SETS); i++) {
        if (!text_eq(words, text_of(SETS[i].words)) || !text_eq(p->row->class, text_of(SETS[i].class)))
            continue;
        if (!SETS[i].only ||
            text_starts(org_norm_text(a, &o->folded, org_unit_name(o, u, t, "vi")), text_of(SETS[i].only)))
            return true;
    }
    return false;
}

const unit_id *org_open_set(const struct org *o, struct arena *a, struct text raw, struct instant t, size_t *n)
{
    unit_id *out = ARENA_ARRAY(a, unit_id, o->unit_codes.n + 1);
    const struct text name = text_trim(raw), words = set_words(a, &o->folded, name);
    size_t count = 0;
    for (unit_id u = 1; u <= o->unit_codes.n; u++)
        if (belongs(a, o, u, t, words, name))
            out[count++] = u;
    *n = count;
    return out;
}
