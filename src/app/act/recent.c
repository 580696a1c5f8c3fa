/* recent.c -- two tables of slots, each slot with the age in which it was filled; to forget is to grow older. */
#include "app/act/recent.h"

#include "base/i18n.h"

#include <semaphore.h>
#include <stdlib.h>
#include <string.h>

enum { FETCH_AT_ONCE = 4 }; /* a reader's connection each, which has pages in memory */

struct slot {
    uint64_t age; /* of `recent` when it was filled: another one, and it does not hold */
    struct kept *kept;
};

struct kept_key {
    uint64_t age;
    struct matter_key key; /* its code is below */
    char code[CODE_MAX];
};

struct recent {
    sem_t fetching;       /* how many more may read    */
    pthread_mutex_t lock; /* guards all below */
    uint64_t age;         /* from 1: an empty slot never fits */
    int64_t epoch;
    struct loaded *bound;
    const struct loaded *world; /* of what is kept: `bound`, or NULL when that cannot be said */
    size_t nfamilies, nkeys;
    size_t acts, hand; /* kept in all; the next slot to be emptied when they are too many */
    struct slot *families;
    struct kept_key *keys;
};

/* Families and keys afresh; what was kept is let go. False: no memory, and all is as it was. */
static bool make_room(struct recent *r, size_t families, size_t keys)
{
    struct slot *slots = calloc(families, sizeof *slots);
    struct kept_key *kept = calloc(keys, sizeof *kept);
    if (!slots || !kept) {
        free(slots);
        free(kept);
        return false;
    }
    for (size_t i = 0; i < r->nfamilies; i++)
        kept_release(r->families[i].kept);
    free(r->families);
    free(r->keys);
    r->families = slots;
    r->nfamilies = families;
    r->acts = r->hand = 0;
    r->keys = kept;
    r->nkeys = keys;
    return true;
}

struct recent *recent_new(void)
{
    struct recent *r = calloc(1, sizeof *r);
    if (!r)
        return NULL;
    if (!make_room(r, RECENT_FAMILIES, RECENT_KEYS)) {
        free(r);
        return NULL;
    }
    sem_init(&r->fetching, 0, FETCH_AT_ONCE);
    pthread_mutex_init(&r->lock, NULL);
    r->age = 1;
    return r;
}

void recent_widen(struct recent *r, size_t families)
{
    pthread_mutex_lock(&r->lock);
    if (families > r->nfamilies)
        (void)make_room(r, families, 4 * families); /* it is a cache: without the memory it stays as it is */
    pthread_mutex_unlock(&r->lock);
}

void recent_free(struct recent *r)
{
    if (!r)
        return;
    for (size_t i = 0; i < r->nfamilies; i++)
        kept_release(r->families[i].kept);
    free(r->families);
    free(r->keys);
    pthread_mutex_destroy(&r->lock);
    sem_destroy(&r->fetching);
    free(r);
}

struct loaded *recent_bind(struct recent *r, struct loaded *loaded)
{
    pthread_mutex_lock(&r->lock);
    struct loaded *was = r->bound;
    r->bound = loaded;
    pthread_mutex_unlock(&r->lock);
    return was;
}

void recent_forget(struct recent *r)
{
    pthread_mutex_lock(&r->lock);
    r->age++;
    pthread_mutex_unlock(&r->lock);
}

void recent_check(struct recent *r, const struct conn *conn, const struct loaded *loaded)
{
    int64_t epoch = store_epoch(conn);
    pthread_mutex_lock(&r->lock);
    if (r->world != loaded || r->epoch != epoch)
        r->age++;
    r->world = loaded == r->bound ? loaded : NULL; /* who is not bound may be gone when the next one comes */
    r->epoch = epoch;
    pthread_mutex_unlock(&r->lock);
}

/* --- keys --------------------------------------------------------------------------------------------------------- */

static struct kept_key *key_slot(struct recent *r, struct text code)
{
    uint32_t hash = 2166136261; /* FNV-1a */
    for (size_t i = 0; i < code.n; i++)
        hash = (hash ^ (unsigned char)code.p[i]) * 16777619;
    return &r->keys[hash % r->nkeys];
}

void recent_key_keep(struct recent *r, const struct matter_key *key)
{
    struct kept_key *slot = key_slot(r, key->code);
    if (key->code.n > sizeof slot->code)
        return;
    pthread_mutex_lock(&r->lock);
    memcpy(slot->code, key->code.p, key->code.n);
    slot->key = *key;
    slot->key.code.p = slot->code;
    slot->age = r->age;
    pthread_mutex_unlock(&r->lock);
}

/* The lock is held. */
static bool key_look(struct recent *r, struct arena *a, struct text code, struct matter_key *out)
{
    const struct kept_key *slot = key_slot(r, code);
    if (slot->age != r->age || !text_eq(slot->key.code, code))
        return false;
    *out = slot->key;
    out->code = text_dup(a, slot->key.code);
    return true;
}

enum rc recent_key(struct recent *r, struct conn *conn, struct arena *a, struct text code, struct matter_key *out,
                   struct err *err)
{
    pthread_mutex_lock(&r->lock);
    bool found = key_look(r, a, code, out);
    pthread_mutex_unlock(&r->lock);
    if (found)
        return RC_OK;
    enum rc rc = store_matter_by_code(conn, a, code, out, err);
    if (rc == RC_OK)
        recent_key_keep(r, out);
    return rc;
}

/* --- one family --------------------------------------------------------------------------------------------------- */

/* Its acts are put in, then kept_fold. */
static struct kept *kept_new(matter_id root, size_t acts)
{
    struct arena *a = arena_new();
    struct kept *k = ARENA_NEW(a, struct kept);
    k->root = root;
    k->a = a;
    k->acts = ARENA_ARRAY(a, struct act, acts);
    k->n = acts;
    atomic_init(&k->holds, 1);
    return k;
}

void kept_hold(struct kept *k)
{
    if (k)
        atomic_fetch_add(&k->holds, 1);
}

void kept_release(struct kept *k)
{
    if (k && atomic_fetch_sub(&k->holds, 1) == 1)
        arena_free(k->a);
}

/* Members that are texts of the act's own. */
static const size_t CODES[] = { offsetof(struct act, reason), offsetof(struct act, rule_kind),
                                offsetof(struct act, function) };
#define IS_CODE(name, key, type, member, help) +((type) == AF_CODE)
static_assert(LEN(CODES) == 0 ACT_FIELD_LIST(IS_CODE), "every code of an act is copied");
#undef IS_CODE

/* Of the words, only what fields of its kind the act states: later acts are measured by them. */
static void values_copy(struct arena *a, const struct act *act, struct act *copy)
{
    struct act_word *words = NULL;
    copy->nwords = 0;
    for (size_t i = 0; i < act->nwords; i++) {
        struct act_word w = act->words[i];
        if (w.field != AT_FIELDS && w.field != AT_SEALED)
            continue;
        w.value = text_dup(a, w.value);
        ARENA_PUSH(a, words, copy->nwords, w);
    }
    copy->words = words;
}

/* The act in the family's own memory. */
static struct act act_copy(struct arena *a, const struct act *act)
{
    struct act copy = *act;
    values_copy(a, act, &copy);
    copy.units = arena_dup(a, act->units, act->nunits * sizeof *act->units);
    copy.persons = arena_dup(a, act->persons, act->npersons * sizeof *act->persons);
    copy.answers = arena_dup(a, act->answers, act->nanswers * sizeof *act->answers);
    for (size_t i = 0; i < LEN(CODES); i++) {
        struct text *code = (struct text *)((char *)&copy + CODES[i]);
        *code = text_dup(a, *code);
    }
    return copy;
}

struct kept *kept_next(const struct kept *before, const struct world *w, const struct act *act)
{
    size_t n = before ? before->n : 0;
    struct kept *k = kept_new(before ? before->root : act->matter, n + 1);
    for (size_t i = 0; i < n; i++)
        k->acts[i] = act_copy(k->a, &before->acts[i]);
    k->acts[n] = act_copy(k->a, act);
    k->family = family_fold(k->a, w, k->acts, k->n);
    return k;
}

static enum rc kept_read(struct conn *conn, const struct world *w, matter_id root, struct kept **out, struct err *err)
{
    struct kept *k = kept_new(root, 0);
    enum rc rc = store_acts(conn, k->a, root, INSTANT_MAX, false, &k->acts, &k->n, err);
    if (rc == RC_OK && k->n == 0)
        rc = err_set(err, PB_CORRUPT, _("matter number %lld has no acts"), (long long)root);
    if (rc == RC_OK)
        rc = acts_sound(w, k->acts, k->n, err);
    if (rc != RC_OK) {
        kept_release(k);
        return rc;
    }
    k->family = family_fold(k->a, w, k->acts, k->n);
    *out = k;
    return RC_OK;
}

/* --- families ----------------------------------------------------------------------------------------------------- */

/* Multiplied by the golden ratio first: the families that are open may be every sixteenth of the register's. */
static struct slot *family_slot(struct recent *r, matter_id root)
{
    return &r->families[((uint64_t)root * UINT64_C(0x9E3779B97F4A7C15) >> 32) % r->nfamilies];
}

/* Puts it in the slot, perhaps none, and gives what was there. The lock is held. */
static struct kept *swap(struct recent *r, struct slot *slot, struct kept *k)
{
    struct kept *was = slot->kept;
    r->acts = r->acts - (was ? was->n : 0) + (k ? k->n : 0);
    *slot = (struct slot){ .age = k ? r->age : 0, .kept = k };
    return was;
}

/* The lock is held. A hold of what is kept, or NULL. */
static struct kept *family_look(struct recent *r, matter_id root)
{
    const struct slot *slot = family_slot(r, root);
    if (slot->age != r->age || slot->kept->root != root)
        return NULL;
    kept_hold(slot->kept);
    return slot->kept;
}

struct kept *recent_look(struct recent *r, struct arena *a, const struct loaded *loaded, struct text code,
                         struct matter_key *key)
{
    pthread_mutex_lock(&r->lock);
    bool found = r->world == loaded && key_look(r, a, code, key);
    struct kept *k = found ? family_look(r, key->family) : NULL;
    pthread_mutex_unlock(&r->lock);
    return k;
}

bool recent_stands(struct recent *r, const struct kept *k)
{
    pthread_mutex_lock(&r->lock);
    const struct slot *slot = family_slot(r, k->root);
    bool stands = slot->age == r->age && slot->kept == k;
    pthread_mutex_unlock(&r->lock);
    return stands;
}

void recent_put(struct recent *r, struct kept *k)
{
    bool fits = k->n <= RECENT_ACTS_MAX;
    if (fits)
        kept_hold(k);
    pthread_mutex_lock(&r->lock);
    struct slot *slot = family_slot(r, k->root);
    struct kept *was = swap(r, slot, fits ? k : NULL);
    for (; r->acts > r->nfamilies * RECENT_ACTS_EACH; r->hand = (r->hand + 1) % r->nfamilies)
        if (&r->families[r->hand] != slot)
            kept_release(swap(r, &r->families[r->hand], NULL));
    pthread_mutex_unlock(&r->lock);
    kept_release(was);
}

enum rc recent_family(struct recent *r, struct conn *conn, const struct world *w, matter_id root, struct kept **out,
                      struct err *err)
{
    pthread_mutex_lock(&r->lock);
    struct kept *k = family_look(r, root);
    pthread_mutex_unlock(&r->lock);
    if (!k) {
        enum rc rc = kept_read(conn, w, root, &k, err);
        if (rc != RC_OK)
            return rc;
        recent_put(r, k);
    }
    *out = k;
    return RC_OK;
}

struct kept *recent_fetch(struct recent *r, struct store *store, struct arena *a, const struct loaded *loaded,
                          struct text code, struct matter_key *key)
{
    struct conn *conn = NULL;
    struct kept *k = NULL;
    while (sem_wait(&r->fetching) != 0)
        ; /* a signal came between */
    enum rc rc = store_read(store, &conn, NULL);
    if (rc == RC_OK)
        rc = store_matter_by_code(conn, a, code, key, NULL);
    if (rc == RC_OK)
        rc = kept_read(conn, &loaded->world, key->family, &k, NULL);
    store_done(conn);
    sem_post(&r->fetching);
    if (rc != RC_OK)
        return NULL;
    k->committed = true;
    return k;
}

bool kept_is_last(struct conn *conn, const struct kept *k)
{
    int64_t last;
    return k->committed && store_family_version(conn, k->root, &last, NULL) == RC_OK && last == k->acts[k->n - 1].seq;
}
