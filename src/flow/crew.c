#include "flow/crew.h"

#include <pthread.h>

struct hand {
    crew_work *work;
    void *arg;
    unsigned member;
};

static void *hand_run(void *p)
{
    struct hand *h = p;
    h->work(h->arg, h->member);
    return NULL;
}

void crew_run(unsigned members, crew_work *work, void *arg)
{
    pthread_t thread[CREW_MAX];
    struct hand hand[CREW_MAX];
    bool runs[CREW_MAX] = { false };
    assert(members >= 1 && members <= CREW_MAX);
    for (unsigned i = 0; i < members; i++)
        hand[i] = (struct hand){ work, arg, i };
    for (unsigned i = 1; i < members; i++)
        runs[i] = pthread_create(&thread[i], NULL, hand_run, &hand[i]) == 0;
    for (unsigned i = 0; i < members; i++)
        if (!runs[i])
            work(arg, i);
    for (unsigned i = 1; i < members; i++)
        if (runs[i])
            pthread_join(thread[i], NULL);
}
