#include "http/cache.h"

#include "base/oom.h"

#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

enum { DIGEST = 16, SHARDS = 16, SHARD_PLACES = CACHE_PLACES / SHARDS, SHARD_BYTES_MAX = CACHE_BYTES_MAX / SHARDS };

struct place {
    unsigned char key[DIGEST];
    char *p; /* NULL: free */
    size_t n;
};

struct shard {
    pthread_mutex_t lock;
    size_t bytes, hand; /* hand: the next place to be emptied when room is wanted */
    struct place places[SHARD_PLACES];
};

struct cache {
    struct shard shards[SHARDS];
};

struct cache *cache_new(void)
{
    struct cache *c = calloc(1, sizeof *c);
    if (!c)
        oom();
    for (size_t i = 0; i < SHARDS; i++)
        pthread_mutex_init(&c->shards[i].lock, NULL);
    return c;
}

void cache_free(struct cache *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < SHARDS; i++) {
        for (size_t k = 0; k < SHARD_PLACES; k++)
            free(c->shards[i].places[k].p);
        pthread_mutex_destroy(&c->shards[i].lock);
    }
    free(c);
}

/* The digest, and by its first bytes shard and place. */
static struct place *place_of(struct cache *c, struct text key, unsigned char digest[DIGEST], struct shard **shard)
{
    crypto_generichash(digest, DIGEST, (const unsigned char *)key.p, key.n, NULL, 0);
    *shard = &c->shards[digest[0] % SHARDS];
    return &(*shard)->places[(digest[1] << 8 | digest[2]) % SHARD_PLACES];
}

bool cache_get(struct cache *c, struct text key, struct sbuf *out)
{
    unsigned char digest[DIGEST];
    struct shard *s;
    struct place *place = place_of(c, key, digest, &s);
    pthread_mutex_lock(&s->lock);
    bool found = place->p && memcmp(place->key, digest, DIGEST) == 0;
    if (found)
        sbuf_add(out, (struct text){ place->p, place->n });
    pthread_mutex_unlock(&s->lock);
    return found;
}

static void empty(struct shard *s, struct place *place)
{
    s->bytes -= place->n;
    free(place->p);
    *place = (struct place){ .n = 0 };
}

void cache_put(struct cache *c, struct text key, struct text bytes)
{
    unsigned char digest[DIGEST];
    struct shard *s;
    struct place *place = place_of(c, key, digest, &s);
    char *copy = bytes.n <= CACHE_ONE_MAX ? malloc(bytes.n + 1) : NULL;
    if (!copy)
        return;
    memcpy(copy, bytes.p, bytes.n);
    pthread_mutex_lock(&s->lock);
    empty(s, place);
    for (; s->bytes + bytes.n > SHARD_BYTES_MAX; s->hand = (s->hand + 1) % SHARD_PLACES)
        empty(s, &s->places[s->hand]);
    memcpy(place->key, digest, DIGEST);
    place->p = copy;
    place->n = bytes.n;
    s->bytes += bytes.n;
    pthread_mutex_unlock(&s->lock);
}
