/* hashing.c -- one after the other.
 *
 * A hash takes 64 MiB and about an eighth of a second. Two at once would be more memory than the server may have, so they go one
 * after the other; and a queue of them would hold up the server's threads, so it is short: who comes later is told to try again.
 */
#include "app/account/hashing.h"

#include "base/i18n.h"

void hashing_init(struct hashing *h)
{
    *h = (struct hashing){ .waiting = 0 };
    pthread_mutex_init(&h->lock, NULL);
    pthread_mutex_init(&h->turn, NULL);
}

void hashing_release(struct hashing *h)
{
    pthread_mutex_destroy(&h->turn);
    pthread_mutex_destroy(&h->lock);
}

enum rc hashing_take(struct hashing *h, struct err *err)
{
    pthread_mutex_lock(&h->lock);
    bool room = h->waiting < HASHES_WAITING_MAX;
    h->waiting += room;
    pthread_mutex_unlock(&h->lock);
    if (!room)
        return err_set(err, PB_BUSY, _("too many people sign in at this moment: try again"));
    pthread_mutex_lock(&h->turn);
    return RC_OK;
}

void hashing_give(struct hashing *h)
{
    pthread_mutex_unlock(&h->turn);
    pthread_mutex_lock(&h->lock);
    h->waiting--;
    pthread_mutex_unlock(&h->lock);
}
