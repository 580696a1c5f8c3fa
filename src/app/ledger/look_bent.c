/* look_bent.c -- what is said of leaves that are not the hashes of their facts.
 *
 *      signed root is that of        the facts      the tiles      neither
 *      then what was changed is      the tiles      the facts      not known which
 *
 * A fact whose hash is the one kept for another leaf is as it was sealed, in another place. What goes on from leaf to leaf is one line.
 */
#include "app/ledger/look.h"

#include "base/i18n.h"
#include "report/words.h"

enum how { REMOVED, CHANGED, ELSEWHERE, TILE, UNFIT };

void look_bent(struct look *l, const struct bent *b)
{
    if (!l->apart) { /* until here they were one */
        l->apart = true;
        l->tiles = l->facts;
    }
    if (l->nbent < BENT_MAX)
        l->bent[l->nbent] = *b;
    l->nbent++;
}

struct text look_fact(const struct look *l, enum fact_sort sort, int64_t n)
{
    char at[INSTANT_CHARS];
    struct fact_label is = { .words = TEXT_NONE };
    struct text name = text_printf(l->a, _("%s no. %lld"), seal_sort_shown(sort), (long long)n);
    if (store_fact_label(l->conn, l->a, sort, n, &is, NULL) != RC_OK || text_empty(is.words))
        return name;
    if (is.kind < 0 || is.kind >= ACT_KIND_COUNT)
        return text_printf(l->a, "%.*s (%.*s)", TEXT_FMT(name), TEXT_FMT(is.words));
    struct text act = say_act_name(NULL, NULL, (enum act_kind)is.kind);
    return text_printf(l->a, "%.*s (%.*s, %.*s, %.*s, %s)", TEXT_FMT(name), TEXT_FMT(is.words), TEXT_FMT(act),
                       TEXT_FMT(is.person), instant_vn(is.recorded, false, at));
}

/* --- which it is ------------------------------------------------------------------------------------------ */

static size_t noted(const struct look *l) { return l->nbent < BENT_MAX ? l->nbent : BENT_MAX; }

/* The leaf that the fact's hash is kept for; UINT64_MAX none of those that do not fit. */
static uint64_t elsewhere(const struct look *l, const struct bent *b)
{
    for (size_t i = 0; !b->missing && i < noted(l); i++)
        if (hash_eq(&l->bent[i].kept, &b->fact))
            return l->bent[i].leaf;
    return UINT64_MAX;
}

static enum how how_of(const struct look *l, const struct bent *b)
{
    if (b->missing)
        return REMOVED;
    if (l->facts_signed && !l->tiles_signed)
        return TILE;
    if (elsewhere(l, b) != UINT64_MAX)
        return ELSEWHERE;
    return l->tiles_signed ? CHANGED : UNFIT;
}

/* What happened to one happened to the next. A changed fact is told by itself: it matters what it says. */
static bool goes_on(const struct look *l, const struct bent *b, const struct bent *next, enum how how)
{
    bool beside = next->leaf == b->leaf + 1 && how_of(l, next) == how;
    bool same = next->sort == b->sort && next->n == b->n + 1;
    switch (how) {
    case TILE: return beside;
    case REMOVED: return beside && same;
    case ELSEWHERE: return beside && same && elsewhere(l, next) == elsewhere(l, b) + 1;
    case CHANGED:
    case UNFIT: break;
    }
    return false;
}

/* --- said --------------------------------------------------------------------------------------------------- */

static void one_say(struct look *l, const struct bent *b, enum how how)
{
    struct text fact = look_fact(l, b->sort, b->n);
    unsigned long long leaf = b->leaf;
    switch (how) {
    case REMOVED: look_bad(l, _("%.*s was removed: it is sealed as leaf %llu"), TEXT_FMT(fact), leaf); break;
    case CHANGED: look_bad(l, _("%.*s was changed after it was sealed as leaf %llu"), TEXT_FMT(fact), leaf); break;
    case ELSEWHERE:
        look_bad(
            l, _("the list of what is sealed was changed: %.*s stands there as leaf %llu, and was sealed as leaf %llu"),
            TEXT_FMT(fact), leaf, (unsigned long long)elsewhere(l, b));
        break;
    case TILE:
        look_bad(l, _("the hash of leaf %llu in tile 0/%llu was changed: %.*s itself is as it was sealed"), leaf,
                 leaf / TILE_WIDTH, TEXT_FMT(fact));
        break;
    case UNFIT: look_bad(l, _("%.*s and its leaf %llu do not fit each other"), TEXT_FMT(fact), leaf); break;
    }
}

static void many_say(struct look *l, const struct bent *b, const struct bent *last, enum how how)
{
    const char *word = seal_sort_shown(b->sort);
    unsigned long long from = b->leaf, to = last->leaf;
    switch (how) {
    case REMOVED:
        look_bad(l, _("%s no. %lld to %lld were removed: they are sealed as leaves %llu to %llu"), word,
                 (long long)b->n, (long long)last->n, from, to);
        break;
    case ELSEWHERE:
        look_bad(
            l,
            _("the list of what is sealed was changed: %s no. %lld to %lld stand there as leaves %llu to %llu, and "
              "were sealed from leaf %llu on"),
            word, (long long)b->n, (long long)last->n, from, to, (unsigned long long)elsewhere(l, b));
        break;
    case TILE:
        look_bad(l,
                 _("the hashes of leaves %llu to %llu in the ledger's tiles were changed or taken away: the facts "
                   "themselves are as they were sealed"),
                 from, to);
        break;
    case CHANGED:
    case UNFIT: break;
    }
}

/* Signed means: by the newest checkpoint that both trees reach. */
void look_bents(struct look *l)
{
    size_t end;
    for (size_t i = 0; i < noted(l); i = end) {
        enum how how = how_of(l, &l->bent[i]);
        end = i + 1;
        while (end < noted(l) && goes_on(l, &l->bent[end - 1], &l->bent[end], how))
            end++;
        if (end == i + 1)
            one_say(l, &l->bent[i], how);
        else
            many_say(l, &l->bent[i], &l->bent[end - 1], how);
    }
    l->wrong += l->nbent - noted(l);
}
