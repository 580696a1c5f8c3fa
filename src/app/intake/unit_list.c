#include "app/intake/unit_list.h"

#include "app/intake/draft.h"

enum { ITEMS_MAX = 24, NOUN_WORDS_MAX = 6 };

struct items {
    struct text p[ITEMS_MAX]; /* neighbours in one text */
    size_t n;
};

/* Cut at commas and "và". */
static void cut(struct text list, struct items *out)
{
    out->n = 0;
    for (size_t at = 0; at < list.n && out->n < ITEMS_MAX;) {
        size_t comma = text_find(list, TEXT(","), at), and = text_find(list, TEXT(" và "), at);
        size_t end = comma < and? comma : and;
        struct text item = text_trim(text_sub(list, at, end == SIZE_MAX ? list.n : end));
        if (!text_empty(item))
            out->p[out->n++] = item;
        if (end == SIZE_MAX)
            return;
        at = end + (end == comma ? 1 : sizeof " và " - 1);
    }
}

static struct text joined(const struct items *items, size_t i, size_t k)
{
    const char *end = items->p[k].p + items->p[k].n;
    return (struct text){ items->p[i].p, (size_t)(end - items->p[i].p) };
}

static bool resolve_all(const struct org *org, struct arena *a, struct text noun, const struct items *items,
                        struct instant t, struct instant now, unit_id *out, size_t *n)
{
    *n = 0;
    for (size_t i = 0; i < items->n;) {
        size_t k = items->n;
        unit_id unit = 0;
        while (k > i && unit == 0) {
            k--;
            struct text item = joined(items, i, k), name = text_printf(a, "%.*s %.*s", TEXT_FMT(noun), TEXT_FMT(item));
            if (draft_unit(org, name, t, now, &unit, NULL) != RC_OK)
                unit = 0;
        }
        if (unit == 0)
            return false;
        out[(*n)++] = unit;
        i = k + 1;
    }
    return *n > 1;
}

/* "UBND các xã" -> "UBND xã" */
static struct text singular(struct arena *a, struct text noun)
{
    struct text rest = noun, word, out = TEXT_NONE;
    while (text_split(&rest, ' ', &word))
        if (!text_eq(text_key(a, word), text_key(a, TEXT("các"))) && !text_empty(word))
            out = text_empty(out) ? word : text_printf(a, "%.*s %.*s", TEXT_FMT(out), TEXT_FMT(word));
    return out;
}

const unit_id *unit_list(const struct org *org, struct arena *a, struct text words, struct instant t,
                         struct instant now, size_t *n)
{
    unit_id *units = ARENA_ARRAY(a, unit_id, ITEMS_MAX);
    size_t colon = text_find(words, TEXT(":"), 0), blank = 0;
    *n = 0;
    for (int i = 0; i < NOUN_WORDS_MAX; i++) {
        size_t end = colon != SIZE_MAX ? colon : text_find(words, TEXT(" "), blank);
        if (end == SIZE_MAX)
            break;
        struct items items;
        struct text noun = singular(a, text_sub(words, 0, end));
        cut(text_sub(words, end + 1, words.n), &items);
        if (!text_empty(noun) && items.n > 1 && resolve_all(org, a, noun, &items, t, now, units, n))
            return units;
        if (colon != SIZE_MAX)
            break;
        blank = end + 1;
    }
    *n = 0;
    return NULL;
}
