/* fold.c -- the order of things.
 *
 *      act 1   own events   act 2   own events   ...   act n   own events to the end of knowledge
 *
 * At one instant the fold's own events precede acts. Acts come in order of recording; what moves a holder, child or clock
 * never claims an instant before the last act that did (act_check saw to it), so time only goes forward. An act that
 * claims less all the same, because later rows changed what went before, counts at the instant the fold has reached.
 */
#include "matter/fold.h"

/* The matter whose own event comes first, at or before `until`; NULL if none. At one instant all that ends goes before what
 * passes on: silence to the end of a day is consent, though the units become one at that midnight. */
static struct matter *first_event(const struct fold *fold, struct instant until)
{
    struct matter *first = NULL;
    struct instant at = until;
    for (size_t i = 0; i < fold->f->n; i++) {
        struct instant next = fold->tracks[i].next;
        if (instant_is_max(next) || instant_before(at, next))
            continue;
        if (first && instant_eq(next, at) && fold->tracks[i].source >= fold->tracks[first->index].source)
            continue;
        first = &fold->f->matters[i];
        at = next;
    }
    return first;
}

static void expect_all(struct fold *fold)
{
    for (size_t i = 0; i < fold->f->n; i++)
        fold_expect(fold, &fold->f->matters[i]);
}

static void events_until(struct fold *fold, struct instant until)
{
    for (struct matter *m; (m = first_event(fold, until)) != NULL;) {
        struct instant at = fold->tracks[m->index].next;
        fold_event(fold, m);
        fold->now = instant_max(fold->now, at);
        if (fold->f->n == 1)
            fold_expect(fold, m);
        else
            expect_all(fold); /* a succession or an end touches the questions too */
    }
}

static size_t count_matters(const struct act *acts, size_t n)
{
    size_t count = 1;
    for (size_t i = 0; i < n; i++)
        count += acts[i].kind == ACT_ASK;
    return count;
}

const struct family *family_fold(struct arena *a, const struct world *w, const struct act *acts, size_t n)
{
    assert(n > 0 && acts[0].kind == ACT_OPEN);
    struct family *f = ARENA_NEW(a, struct family);
    size_t room = count_matters(acts, n);
    *f = (struct family){ .world = w, .acts = acts, .nacts = n, .matters = ARENA_ARRAY(a, struct matter, room) };
    struct fold fold = {
        .a = a, .w = w, .f = f, .tracks = ARENA_ARRAY(a, struct track, room), .now = acts[0].happened
    };
    for (size_t i = 0; i < n; i++) {
        events_until(&fold, acts[i].happened);
        if (ACT_RULES[acts[i].kind].moves)
            fold.now = instant_max(fold.now, acts[i].happened);
        fold_act(&fold, &acts[i]);
        expect_all(&fold);
    }
    f->moved = INSTANT_MIN;
    for (size_t i = 0; i < n; i++)
        if (ACT_RULES[acts[i].kind].moves)
            f->moved = instant_max(f->moved, acts[i].happened);
    events_until(&fold, INSTANT_MAX);
    return f;
}
