/* hashing.h -- whose turn it is to hash a password. Private to app/. */
#ifndef CONGVU_HASHING_H
#define CONGVU_HASHING_H

#include "app/app.h"

enum { HASHES_WAITING_MAX = 8 }; /* with the one at work */

struct hashing {
    pthread_mutex_t lock; /* guards `waiting` */
    pthread_mutex_t turn;
    int waiting;
};
void hashing_init(struct hashing *h);
void hashing_release(struct hashing *h);
/* PB_BUSY: too many wait already. Else give it back. */
enum rc hashing_take(struct hashing *h, struct err *err);
void hashing_give(struct hashing *h);

struct hashing *accounts_hashing(struct congvu *app);

#endif
