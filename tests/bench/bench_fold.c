/* bench_fold.c -- acts folded a second on one core, over a mix as offices have it.
 *
 * Eight families of about ten acts, three of them with questions, one with an absence, one that waits outside, one duty; each
 * told on 500 different days. A fold works out everything to the end of knowledge. The median of several runs; beside it
 * what reading a family once costs: its charges and clocks. Run it on a quiet machine.
 */
#include "../matter/story.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { DAYS = 500, ROUNDS = 8, RUNS = 9 };

#define GIVEN                                                                                                          \
    "08-04 08:00 cvp open V kind=directive giver=ubnd to=stc due=08-29\n08-04 09:00 bach assign V to_person=hanh\n"

static const char *const STORIES[] = {
    GIVEN "08-06 09:00 hanh report V share=30\n08-08 09:00 hanh report V share=60\n08-11 14:00 hanh advise V\n08-12 "
          "08:00 bach return V reason=no_view\n"
          "08-12 15:00 hanh advise V\n08-13 08:00 bach decide V follows=yes\n08-14 08:00 hanh complete V\n08-15 08:00 "
          "cvp decide V\n",
    GIVEN "08-05 09:00 hanh ask V Q form=part to=snv due=08-12\n08-05 10:00 dung assign Q to_person=dung\n08-11 09:00 "
          "dung reply Q answer=data\n"
          "08-12 09:00 hanh advise V\n08-13 08:00 bach decide V follows=yes\n08-14 08:00 hanh complete V\n08-15 08:00 "
          "cvp return V reason=not_done\n"
          "08-18 08:00 hanh complete V\n08-19 08:00 cvp decide V\n",
    GIVEN
    "08-05 09:00 hanh ask V Q form=opinion to=snv due=08-14\n08-05 09:10 hanh ask V R form=opinion to=stp due=08-14\n"
    "08-06 09:00 ngoc reply R answer=agree\n08-12 09:00 cvp urge V\n08-18 08:00 duc reply Q answer=disagree\n"
    "08-19 09:00 hanh advise V answers=Q\n08-20 08:00 bach decide V follows=yes\n08-21 08:00 hanh complete V\n08-22 "
    "08:00 cvp decide V\n",
    GIVEN
    "08-06 09:00 hanh transfer V to=sxd reason=not_function\n08-06 14:00 son assign V to_person=minh\n08-11 08:00 cvp "
    "extend V due=09-12\n"
    "08-13 08:00 minh await V reason=outside_papers until=08-29\n08-20 08:00 minh resume V\n08-25 08:00 minh advise V\n"
    "08-26 08:00 son decide V follows=yes\n08-27 08:00 minh complete V\n08-28 08:00 thao decide V\n",
    "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=10_working_days\n08-04 09:00 bach assign V "
    "to_person=hanh\n"
    "08-05 08:00 hanh ask V Q form=data to=snv due=08-08\n08-06 08:00 hanh pause V reason=twice until=08-12\n08-08 "
    "08:00 duc reply Q answer=data\n"
    "08-11 08:00 hanh resume V\n08-14 08:00 hanh escalate V reason=law_unclear\n08-15 08:00 chu transfer V to=stc "
    "words=x\n08-18 08:00 bach complete V\n",
    "+ 08-01 08:00 absence hanh phuc 08-06 08-08\n" GIVEN
    "08-06 09:00 phuc report V share=30\n08-08 09:00 hanh report V share=60\n08-11 09:00 cvp urge V\n"
    "08-12 14:00 hanh report V share=80\n08-14 08:00 hanh complete V\n08-15 08:00 thao decide V\n08-20 08:00 cvp "
    "reopen V due=08-29\n08-22 08:00 hanh complete V\n",
    "08-04 08:00 cvp open V kind=duty giver=ubnd to=stc recur=month_25\n08-04 09:00 bach assign V to_person=hanh\n"
    "08-25 09:00 hanh report V words=x period=08-25\n09-24 09:00 hanh report V words=x period=09-25\n10-24 09:00 hanh "
    "report V words=x period=10-25\n",
    GIVEN "08-05 09:00 hanh report V share=10\n08-12 09:00 hanh report V share=20\n08-19 09:00 hanh report V "
          "share=30\n08-26 09:00 cvp urge V\n"
          "09-03 09:00 cvp urge V\n09-04 09:00 hanh report V share=40\n",
};
enum { KINDS = (int)LEN(STORIES) };

struct told {
    struct story story;
    struct act *acts[DAYS];
    size_t n;
};
static struct told told[KINDS];

/* The same acts some days away from when they were told. */
static struct act *shifted(struct arena *a, const struct act *acts, size_t n, int days)
{
    struct act *copy = arena_dup(a, acts, n * sizeof *acts);
    for (size_t i = 0; i < n; i++) {
        copy[i].recorded.us += days * US_DAY;
        copy[i].happened.us += days * US_DAY;
        copy[i].until.n += copy[i].until.n == DAY_MIN.n ? 0 : days;
        if (copy[i].due.unit == LIMIT_DATE)
            copy[i].due.n += days;
    }
    return copy;
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static size_t run_fold(struct arena *a, int kind, int day)
{
    arena_reset(a);
    return family_fold(a, &told[kind].story.world, told[kind].acts[day], told[kind].n)->matters[0].nholdings;
}

static size_t run_read(struct arena *a, int kind, int day)
{
    arena_reset(a);
    const struct act *acts = told[kind].acts[day];
    const struct family *f = family_fold(a, &told[kind].story.world, acts, told[kind].n);
    struct mclocks clocks;
    size_t n;
    mclock_read(f, &f->matters[0], acts[told[kind].n - 1].recorded, &clocks);
    (void)matter_charges(a, f, &f->matters[0], acts[told[kind].n - 1].recorded, &n);
    return n;
}

static void measure(const char *name, int from, int to, size_t (*run)(struct arena *, int, int))
{
    struct arena *a = arena_new();
    double rate[RUNS];
    volatile size_t sum = 0;
    for (int r = 0; r < RUNS; r++) {
        size_t acts = 0;
        double start = seconds();
        for (int round = 0; round < ROUNDS; round++)
            for (int day = 0; day < DAYS; day++)
                for (int kind = from; kind < to; kind++) {
                    sum += run(a, kind, day);
                    acts += told[kind].n;
                }
        rate[r] = (double)acts / (seconds() - start);
    }
    qsort(rate, RUNS, sizeof rate[0], by_size);
    printf("%-34s %6.2f million acts a second (lowest %.2f, highest %.2f of %d runs)\n", name, rate[RUNS / 2] / 1e6,
           rate[0] / 1e6, rate[RUNS - 1] / 1e6, RUNS);
    arena_free(a);
}

int main(int argc, char **argv)
{
    char name[40];
    size_t acts = 0;
    (void)argv;
    for (int kind = 0; kind < KINDS; kind++) {
        struct told *t = &told[kind];
        story_begin(&t->story, STORIES[kind]);
        t->n = t->story.nacts;
        acts += t->n;
        for (int day = 0; day < DAYS; day++)
            t->acts[day] = shifted(t->story.a, t->story.acts, t->n, day - DAYS);
    }
    printf("%d families told on %d days, %.1f acts each\n", KINDS, DAYS, (double)acts / KINDS);
    measure("fold", 0, KINDS, run_fold);
    measure("fold, and read clocks and charges", 0, KINDS, run_read);
    for (int kind = 0; argc > 1 && kind < KINDS; kind++) { /* any argument: each family by itself */
        snprintf(name, sizeof name, "fold family %d", kind + 1);
        measure(name, kind, kind + 1, run_fold);
    }
    for (int kind = 0; kind < KINDS; kind++)
        story_end(&told[kind].story);
    story_release();
    return 0;
}
