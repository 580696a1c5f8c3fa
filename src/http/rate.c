#include "http/rate.h"

#include "base/oom.h"

#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>

struct bucket {
    uint64_t client;
    int64_t full_us; /* when it will be full again */
};

struct rate {
    pthread_mutex_t lock;
    int64_t each_us; /* what one request takes out */
    unsigned char key[crypto_shorthash_KEYBYTES];
    struct bucket places[RATE_PLACES];
};

struct rate *rate_new(int per_second)
{
    if (per_second <= 0)
        return NULL;
    struct rate *r = calloc(1, sizeof *r);
    if (!r)
        oom();
    pthread_mutex_init(&r->lock, NULL);
    r->each_us = 1000000 / per_second;
    crypto_shorthash_keygen(r->key);
    return r;
}

void rate_free(struct rate *r)
{
    if (!r)
        return;
    pthread_mutex_destroy(&r->lock);
    free(r);
}

bool rate_allows(struct rate *r, struct text client, int64_t now_us)
{
    if (!r)
        return true;
    union {
        unsigned char bytes[crypto_shorthash_BYTES];
        uint64_t n;
    } hash; /* keyed, so that nobody can choose whose place to take */
    crypto_shorthash(hash.bytes, (const unsigned char *)client.p, client.n, r->key);
    pthread_mutex_lock(&r->lock);
    struct bucket *b = &r->places[hash.n % RATE_PLACES];
    if (b->full_us <= now_us)
        *b = (struct bucket){ hash.n, now_us };
    int64_t burst_us = (int64_t)RATE_BURST_S * 1000000;
    bool allowed = b->full_us + r->each_us - now_us <= burst_us;
    if (allowed)
        b->full_us += r->each_us;
    pthread_mutex_unlock(&r->lock);
    return allowed;
}
