/* noted.c -- reads on their way to the record of accounts (noted.h). */
#include "app/account/noted.h"

#include "app/account/account.h"
#include "base/oom.h"

#include <stdlib.h>
#include <string.h>

enum { WORD_BYTES = 64, ADDRESS_BYTES = 46 };

struct note {
    char account[WORD_BYTES + 1], address[ADDRESS_BYTES + 1], on[WORD_BYTES + 1], detail[WORD_BYTES + 1];
    bool refused;
    struct instant at; /* the first time */
    int64_t times;     /* since it was written; 0: it was, or the place is free */
};

struct noted {
    pthread_mutex_t lock;
    struct note places[NOTED_PLACES];
    size_t waiting;    /* with times > 0 */
    int64_t uncounted; /* found no place while nothing could be written */
};

struct noted *noted_new(void)
{
    struct noted *n = calloc(1, sizeof *n);
    if (!n)
        oom();
    pthread_mutex_init(&n->lock, NULL);
    return n;
}

void noted_free(struct noted *n)
{
    if (!n)
        return;
    pthread_mutex_destroy(&n->lock);
    free(n);
}

/* Cut at a letter. */
static void copy(char *out, size_t max, struct text t)
{
    size_t n = t.n < max ? t.n : max, bad;
    while (n > 0 && !text_utf8(text_sub(t, 0, n), &bad))
        n--;
    if (n)
        memcpy(out, t.p, n);
    out[n] = '\0';
}

static bool same(const struct note *a, const struct note *b)
{
    return a->refused == b->refused && strcmp(a->account, b->account) == 0 && strcmp(a->on, b->on) == 0 &&
           strcmp(a->address, b->address) == 0 && (!a->refused || strcmp(a->detail, b->detail) == 0);
}

/* The place of the same note, else one to be had: free, or written longest ago. NULL: all wait. */
static struct note *place_of(struct noted *n, const struct note *note)
{
    struct note *best = NULL;
    for (size_t i = 0; i < NOTED_PLACES; i++) {
        struct note *p = &n->places[i];
        if (same(p, note))
            return p;
        if (p->times == 0 && (!best || instant_before(p->at, best->at)))
            best = p;
    }
    return best;
}

/* False: there is no place. */
static bool put(struct noted *n, const struct note *note)
{
    pthread_mutex_lock(&n->lock);
    struct note *p = place_of(n, note);
    bool again = p && same(p, note);
    bool told = again && !note->refused && note->at.us - p->at.us < (int64_t)NOTED_AGAIN_MIN * US_MINUTE;
    if (p && !told) {
        n->waiting += p->times == 0;
        if (again && p->times > 0) {
            p->times++;
        } else {
            *p = *note;
            p->times = 1;
        }
    }
    pthread_mutex_unlock(&n->lock);
    return p != NULL;
}

static void note(struct congvu *app, const struct congvu_who *who, bool refused, struct text on, const char *detail)
{
    struct note one = { .refused = refused, .at = accounts_now(app) };
    copy(one.account, WORD_BYTES, who->account);
    copy(one.address, ADDRESS_BYTES, who->address);
    copy(one.on, WORD_BYTES, on);
    copy(one.detail, WORD_BYTES, text_of(detail));
    if (put(app->noted, &one) || (noted_flush(app, NULL) == RC_OK && put(app->noted, &one)))
        return;
    pthread_mutex_lock(&app->noted->lock);
    app->noted->uncounted++;
    pthread_mutex_unlock(&app->noted->lock);
}

void congvu_note_refused(struct congvu *app, const struct congvu_who *who, struct text on, const char *detail)
{
    note(app, who, true, on, detail);
}

void noted_read(struct congvu *app, const struct congvu_who *who, struct text on, const char *detail)
{
    if (who && who->via != CONGVU_VIA_CONSOLE)
        note(app, who, false, on, detail);
}

/* --- writing ------------------------------------------------------------------------------------------------------------- */

struct flush {
    struct congvu *app;
    struct note *notes;
    size_t n;
    int64_t uncounted;
};

static enum rc flush_job(struct conn *conn, void *arg, struct err *err)
{
    const struct flush *f = arg;
    enum rc rc = RC_OK;
    for (size_t i = 0; rc == RC_OK && i < f->n; i++) {
        const struct note *note = &f->notes[i];
        const struct congvu_who who = { .account = text_of(note->account), .address = text_of(note->address) };
        char detail[WORD_BYTES + 32];
        snprintf(detail, sizeof detail, note->times > 1 ? "%s (%lld)" : "%s", note->detail, (long long)note->times);
        rc = event_note(conn, &who, note->at, note->refused ? "refused" : "read", text_of(note->on), text_of(detail),
                        NULL, err);
    }
    if (rc == RC_OK && f->uncounted > 0) {
        char detail[64];
        snprintf(detail, sizeof detail, "%lld more, while nothing could be written", (long long)f->uncounted);
        rc = event_note(conn, &(struct congvu_who){ .account = TEXT_NONE }, accounts_now(f->app), "refused", TEXT_NONE,
                        text_of(detail), NULL, err);
    }
    return rc;
}

/* What was taken to be written and was not: it waits again, together with what came meanwhile. */
static void put_back(struct noted *n, const struct flush *f)
{
    for (size_t i = 0; i < f->n; i++) {
        struct note *p = place_of(n, &f->notes[i]);
        if (!p) {
            n->uncounted += f->notes[i].times;
            continue;
        }
        int64_t since = same(p, &f->notes[i]) ? p->times : 0;
        n->waiting += p->times == 0;
        *p = f->notes[i];
        p->times += since;
    }
    n->uncounted += f->uncounted;
}

enum rc noted_flush(struct congvu *app, struct err *err)
{
    struct noted *n = app->noted;
    struct flush f = { .app = app };
    pthread_mutex_lock(&n->lock);
    if (n->waiting > 0 || n->uncounted > 0) {
        f.notes = malloc((n->waiting + 1) * sizeof *f.notes);
        if (!f.notes)
            oom();
        for (size_t i = 0; i < NOTED_PLACES; i++)
            if (n->places[i].times > 0) {
                f.notes[f.n++] = n->places[i];
                n->places[i].times = 0;
            }
        f.uncounted = n->uncounted;
        n->waiting = 0;
        n->uncounted = 0;
    }
    pthread_mutex_unlock(&n->lock);
    if (!f.notes)
        return RC_OK;
    enum rc rc = store_write(app->store, flush_job, &f, err);
    if (rc != RC_OK) {
        pthread_mutex_lock(&n->lock);
        put_back(n, &f);
        pthread_mutex_unlock(&n->lock);
    }
    free(f.notes);
    return rc;
}
