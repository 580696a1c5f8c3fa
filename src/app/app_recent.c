/* app_recent.c -- two tables of slots, each slot with the age in which it was filled; to forget is to grow older. */
#include "app/recent.h"

#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>

enum { FOLD_BYTES = 32 << 10 };

struct kept_key {
    uint64_t age;
    struct matter_key key; /* its code is below */
    char code[CODE_MAX];
};

struct recent {
    uint64_t age; /* from 1: an empty slot never fits */
    int64_t epoch;
    struct loaded *bound;
    const struct loaded *world; /* of what is kept: `bound`, or NULL when that cannot be said */
    struct kept families[RECENT_FAMILIES];
    struct kept_key keys[RECENT_KEYS];
};

struct recent *recent_new(void)
{
    struct recent *r = calloc(1, sizeof *r);
    if (r)
        r->age = 1;
    return r;
}

static void kept_release(struct kept *k)
{
    arena_free(k->a);
    arena_free(k->folded);
    arena_free(k->unused);
    *k = (struct kept){ 0 };
}

void recent_free(struct recent *r)
{
    for (size_t i = 0; r && i < RECENT_FAMILIES; i++)
        kept_release(&r->families[i]);
    free(r);
}

struct loaded *recent_bind(struct recent *r, struct loaded *loaded)
{
    struct loaded *was = r->bound;
    r->bound = loaded;
    return was;
}

void recent_forget(struct recent *r) { r->age++; }

void recent_check(struct recent *r, const struct conn *conn, const struct loaded *loaded)
{
    int64_t epoch = store_epoch(conn);
    if (r->world != loaded || r->epoch != epoch)
        recent_forget(r);
    r->world = loaded == r->bound ? loaded : NULL; /* who is not bound may be gone when the next one comes */
    r->epoch = epoch;
}

/* --- keys --------------------------------------------------------------------------------------------------------- */

static struct kept_key *key_slot(struct recent *r, struct text code)
{
    uint32_t hash = 2166136261; /* FNV-1a */
    for (size_t i = 0; i < code.n; i++)
        hash = (hash ^ (unsigned char)code.p[i]) * 16777619;
    return &r->keys[hash % RECENT_KEYS];
}

void recent_key_keep(struct recent *r, const struct matter_key *key)
{
    struct kept_key *slot = key_slot(r, key->code);
    if (key->code.n > sizeof slot->code)
        return;
    memcpy(slot->code, key->code.p, key->code.n);
    slot->key = *key;
    slot->key.code.p = slot->code;
    slot->age = r->age;
}

enum rc recent_key(struct recent *r, struct conn *conn, struct arena *a, struct text code, struct matter_key *out,
                   struct err *err)
{
    const struct kept_key *slot = key_slot(r, code);
    if (slot->age == r->age && text_eq(slot->key.code, code)) {
        *out = slot->key;
        out->code = text_dup(a, slot->key.code);
        return RC_OK;
    }
    enum rc rc = store_matter_by_code(conn, a, code, out, err);
    if (rc == RC_OK)
        recent_key_keep(r, out);
    return rc;
}

/* --- families ----------------------------------------------------------------------------------------------------- */

struct kept *recent_begin(struct recent *r, matter_id root)
{
    struct kept *k = &r->families[(uint64_t)root % RECENT_FAMILIES];
    struct arena **arenas[] = { &k->a, &k->folded, &k->unused };
    for (size_t i = 0; i < LEN(arenas); i++) {
        if (*arenas[i])
            arena_reset(*arenas[i]);
        else
            *arenas[i] = arena_new();
    }
    *k = (struct kept){ .root = root, .age = r->age, .a = k->a, .folded = k->folded, .unused = k->unused };
    return k;
}

/* Folds follow each other in one arena until it is full; then in the other, while the last one still stands. */
static void fold_again(struct kept *k, const struct world *w)
{
    if (arena_used(k->folded) > FOLD_BYTES) {
        struct arena *next = k->unused;
        k->unused = k->folded;
        k->folded = next;
        arena_reset(next);
    }
    k->family = family_fold(k->folded, w, k->acts, k->n);
}

enum rc recent_family(struct recent *r, struct conn *conn, const struct world *w, matter_id root, struct kept **out,
                      struct err *err)
{
    struct kept *k = &r->families[(uint64_t)root % RECENT_FAMILIES];
    if (k->age != r->age || k->root != root) {
        struct act *acts;
        size_t n;
        k = recent_begin(r, root);
        k->age = 0; /* until it is whole */
        enum rc rc = store_acts(conn, k->a, root, INSTANT_MAX, false, &acts, &n, err);
        if (rc == RC_OK && n == 0)
            rc = err_set(err, PB_CORRUPT, _("matter number %lld has no acts"), (long long)root);
        if (rc != RC_OK)
            return rc;
        for (size_t i = 0; i < n; i++)
            ARENA_PUSH(k->a, k->acts, k->n, acts[i]);
        fold_again(k, w);
        k->age = r->age;
    }
    *out = k;
    return RC_OK;
}

/* The act in the slot's own memory. */
static struct act act_copy(struct arena *a, const struct act *act)
{
    struct act copy = *act;
    copy.words = NULL;
    copy.nwords = 0;
    copy.units = arena_dup(a, act->units, act->nunits * sizeof *act->units);
    copy.persons = arena_dup(a, act->persons, act->npersons * sizeof *act->persons);
    copy.answers = arena_dup(a, act->answers, act->nanswers * sizeof *act->answers);
    for (size_t i = 0; i < ACT_FIELD_COUNT; i++) {
        if (ACT_FIELDS[i].type != AF_CODE)
            continue;
        struct text *code = (struct text *)((char *)&copy + ACT_FIELDS[i].offset);
        *code = text_dup(a, *code);
    }
    return copy;
}

void recent_add(struct kept *k, const struct world *w, const struct act *act)
{
    ARENA_PUSH(k->a, k->acts, k->n, act_copy(k->a, act));
    fold_again(k, w);
}

void recent_trim(struct kept *k)
{
    if (k->n > RECENT_ACTS_MAX)
        kept_release(k);
}
