/* rounds.h -- how many rounds a test of random cases, kills or races plays.
 *
 * The whole number as a rule. The gate runs the same tests as built, with the sanitizers and under valgrind; the slow runs set
 * CONGVU_ROUNDS, a percentage, and play the first part of the same rounds (never none): what those runs look for is in the code
 * that is reached, not in the thousandth case. `make deep` plays all rounds in every run.
 */
#ifndef CONGVU_TESTS_ROUNDS_H
#define CONGVU_TESTS_ROUNDS_H

#include <stdlib.h>

static inline int rounds(int all)
{
    const char *percent = getenv("CONGVU_ROUNDS");
    long share = percent ? strtol(percent, NULL, 10) : 100;
    return share >= 100 || share < 1 ? all : (int)((all * share + 99) / 100);
}

/* Rounds that take long: `gate` of them, and `deep` in `make deep`. */
static inline int rounds_of(int gate, int deep)
{
    const char *all = getenv("DEEP");
    return rounds(all && *all ? deep : gate);
}

#endif
