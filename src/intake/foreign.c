#include "intake/foreign.h"

#include "base/i18n.h"
#include "intake/child.h"
#include "intake/pool.h"

#include <pthread.h>
#include <stdio.h>

enum { AT_ONCE_MAX = 16 };

static enum rc take(struct arena *a, struct text answer, struct placed *pages, struct records *marks, struct err *err)
{
    struct records r;
    enum rc rc = records_read(a, answer, &r, err);
    if (rc == RC_OK)
        rc = records_fault(&r, err);
    if (rc == RC_OK)
        rc = placed_read(a, &r, pages, err);
    for (size_t i = 0; rc == RC_OK && i < r.n; i++)
        if (r.items[i].kind == 'B' || r.items[i].kind == 'N')
            ARENA_PUSH(a, marks->items, marks->n, r.items[i]);
    return rc;
}

static enum rc hear(struct arena *a, struct child *c, const struct child_limits *limits, struct placed *pages,
                    struct records *marks, struct err *err)
{
    struct text answer;
    enum rc rc = child_answer(a, c, limits, &answer, err);
    return rc == RC_OK ? take(a, answer, pages, marks, err) : rc;
}

static enum rc start(int page, struct text bytes, struct child *out, struct err *err)
{
    char number[16];
    (void)snprintf(number, sizeof number, "%d", page);
    return child_program((const char *const[]){ "recognise", number, NULL }, bytes, out, err);
}

/* Of all files that are read at once, not more pages are recognised than there are processors. */
static struct {
    pthread_mutex_t lock;
    pthread_cond_t freed;
    size_t taken, most; /* most 0: as many as there are processors */
} seats = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0, 0 };

void foreign_at_once(size_t most)
{
    pthread_mutex_lock(&seats.lock);
    seats.most = most;
    pthread_mutex_unlock(&seats.lock);
}

/* Under the lock, or where nobody else reads. */
static size_t at_once(void)
{
    size_t n = seats.most > 0 ? seats.most : pool_processors();
    return n > AT_ONCE_MAX ? AT_ONCE_MAX : n < 1 ? 1 : n;
}

/* A seat; where none is free, false, or with `wait` as soon as one is. */
static bool seat_take(bool wait)
{
    pthread_mutex_lock(&seats.lock);
    while (wait && seats.taken >= at_once())
        pthread_cond_wait(&seats.freed, &seats.lock);
    bool taken = seats.taken < at_once();
    seats.taken += taken;
    pthread_mutex_unlock(&seats.lock);
    return taken;
}

static void seat_leave(void)
{
    pthread_mutex_lock(&seats.lock);
    seats.taken--;
    pthread_cond_signal(&seats.freed);
    pthread_mutex_unlock(&seats.lock);
}

/* The pages' numbers are copied: reading an answer moves the pages. */
static enum rc recognise(struct arena *a, struct text bytes, const int *numbers, size_t n,
                         const struct extract_watch *watch, struct placed *pages, struct records *marks,
                         struct err *err)
{
    struct child running[AT_ONCE_MAX];
    size_t most = at_once(), started = 0, heard = 0;
    enum rc rc = RC_OK;
    while (rc == RC_OK && heard < n) {
        /* who has a page being recognised does not wait for a seat: others may be waiting for this one's */
        if (started < n && started - heard < most && seat_take(started == heard)) {
            rc = start(numbers[started], bytes, &running[started % most], err);
            started += rc == RC_OK;
            if (rc != RC_OK)
                seat_leave();
            continue;
        }
        rc = hear(a, &running[heard % most], &PICTURE_LIMITS, pages, marks, err);
        seat_leave();
        if (rc != RC_OK)
            err_prefix(err, _("page %d"), numbers[heard]);
        heard++;
        if (watch != NULL)
            watch->page(watch->arg, heard, n);
    }
    for (; heard < started; heard++) {
        child_end(&running[heard % most]);
        seat_leave();
    }
    return rc;
}

enum rc foreign_pages(struct arena *a, struct text bytes, bool pictures, const struct extract_watch *watch,
                      struct placed *pages, struct records *marks, struct err *err)
{
    struct child c;
    int *numbers = NULL;
    size_t n = 0;
    *pages = (struct placed){ .n = 0 };
    *marks = (struct records){ .fault = FAULT_NONE };
    enum rc rc = child_program((const char *const[]){ pictures ? "count" : "pdf", NULL }, bytes, &c, err);
    if (rc == RC_OK)
        rc = hear(a, &c, &WORDS_LIMITS, pages, marks, err);
    for (size_t i = 0; rc == RC_OK && i < pages->n; i++)
        if (pages->pages[i].picture)
            ARENA_PUSH(a, numbers, n, pages->pages[i].number);
    if (rc == RC_OK && n > FOREIGN_PICTURES_MAX)
        return err_set(err, PB_TOO_LARGE,
                       _("%zu pages are pictures; at most %d can be recognised at once: split the file"), n,
                       FOREIGN_PICTURES_MAX);
    return rc == RC_OK ? recognise(a, bytes, numbers, n, watch, pages, marks, err) : rc;
}
