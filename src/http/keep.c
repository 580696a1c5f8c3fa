#include "http/keep.h"

#include "base/oom.h"

#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

enum { ID_BYTES = 16, ID_CHARS = 2 * ID_BYTES + 1 };

struct kept {
    char id[ID_CHARS];
    char *owner, *name, *bytes;
    size_t n;
    uint64_t turn; /* when it was last asked for; 0: the place is free */
};

struct keep {
    pthread_mutex_t lock;
    uint64_t turn;
    size_t total;
    struct kept files[KEEP_FILES];
};

struct keep *keep_new(void)
{
    struct keep *k = calloc(1, sizeof *k);
    if (!k)
        oom();
    pthread_mutex_init(&k->lock, NULL);
    return k;
}

static void let_go(struct keep *k, struct kept *f)
{
    k->total -= f->n;
    free(f->owner);
    free(f->name);
    free(f->bytes);
    *f = (struct kept){ .turn = 0 };
}

void keep_free(struct keep *k)
{
    if (!k)
        return;
    for (size_t i = 0; i < KEEP_FILES; i++)
        let_go(k, &k->files[i]);
    pthread_mutex_destroy(&k->lock);
    free(k);
}

static char *copy(struct text t)
{
    char *p = malloc(t.n + 1);
    if (!p)
        oom();
    if (t.n)
        memcpy(p, t.p, t.n);
    p[t.n] = '\0';
    return p;
}

static struct kept *find(struct keep *k, struct text owner, struct text id)
{
    for (size_t i = 0; i < KEEP_FILES; i++) {
        struct kept *f = &k->files[i];
        if (f->turn && text_eq(text_of(f->id), id) && text_eq(text_of(f->owner), owner)) {
            f->turn = ++k->turn;
            return f;
        }
    }
    return NULL;
}

static struct kept *oldest(struct keep *k, bool used)
{
    struct kept *old = NULL;
    for (size_t i = 0; i < KEEP_FILES; i++)
        if ((!used || k->files[i].turn) && (!old || k->files[i].turn < old->turn))
            old = &k->files[i];
    return old;
}

/* Of owner, name and bytes: two people's files are two, and nobody guesses another's. */
static void make_id(char id[ID_CHARS], struct text owner, struct text name, struct text bytes)
{
    unsigned char hash[ID_BYTES];
    crypto_generichash_state state;
    const struct text parts[] = { owner, TEXT("\n"), name, TEXT("\n"), bytes };
    crypto_generichash_init(&state, NULL, 0, sizeof hash);
    for (size_t i = 0; i < LEN(parts); i++)
        if (parts[i].n)
            crypto_generichash_update(&state, (const unsigned char *)parts[i].p, parts[i].n);
    crypto_generichash_final(&state, hash, sizeof hash);
    sodium_bin2hex(id, ID_CHARS, hash, sizeof hash);
}

struct text keep_add(struct keep *k, struct arena *a, struct text owner, struct text name, struct text bytes)
{
    char id[ID_CHARS];
    make_id(id, owner, name, bytes);
    pthread_mutex_lock(&k->lock);
    if (!find(k, owner, text_of(id))) {
        while (k->total > 0 && k->total + bytes.n > KEEP_BYTES_MAX)
            let_go(k, oldest(k, true));
        struct kept *f = oldest(k, false);
        let_go(k, f);
        *f = (struct kept){
            .owner = copy(owner), .name = copy(name), .bytes = copy(bytes), .n = bytes.n, .turn = ++k->turn
        };
        memcpy(f->id, id, sizeof id);
        k->total += bytes.n;
    }
    pthread_mutex_unlock(&k->lock);
    return text_dup(a, text_of(id));
}

bool keep_find(struct keep *k, struct arena *a, struct text owner, struct text id, struct text *name,
               struct text *bytes)
{
    pthread_mutex_lock(&k->lock);
    const struct kept *f = find(k, owner, id);
    if (f) {
        *name = text_dup(a, text_of(f->name));
        *bytes = text_dup(a, (struct text){ f->bytes, f->n });
    }
    pthread_mutex_unlock(&k->lock);
    return f != NULL;
}
