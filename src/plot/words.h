/* words.h -- every sentence of the pictures, once, in English; who draws hands over the translation. {0}, {1} are filled in. */
#ifndef CONGVU_PLOT_WORDS_H
#define CONGVU_PLOT_WORDS_H

#include "base/i18n.h"

/* N_() marks them for the translators. */
#define PLOT_WORD_LIST(X)                                                                                              \
    X(PW_MORE, N_("and {0} more"))                                                                                     \
    X(PW_NOTHING, N_("Nothing to show yet."))                                                                          \
    X(PW_OWN, N_("The holder's time"))                                                                                 \
    X(PW_OUTSIDE, N_("Waiting for somebody outside"))                                                                  \
    X(PW_RULE, N_("Stopped or queued as the rules allow"))                                                             \
    X(PW_OBSTACLE, N_("An upheld obstacle"))                                                                           \
    X(PW_ASKED, N_("A unit asked is late"))                                                                            \
    X(PW_PENDING, N_("An obstacle is not ruled on yet"))                                                               \
    X(PW_DUE, N_("Due"))                                                                                               \
    X(PW_FIRST_DUE, N_("First due"))                                                                                   \
    X(PW_NOW, N_("Now"))                                                                                               \
    X(PW_ENDED, N_("Ended"))                                                                                           \
    X(PW_MARK, N_("{0}: {1}"))                                                                                         \
    X(PW_OFF, N_("Office closed"))                                                                                     \
    X(PW_HOLDERS, N_("Who held it"))                                                                                   \
    X(PW_QUESTIONS, N_("Questions to others"))                                                                         \
    X(PW_ACTS, N_("Acts"))                                                                                             \
    X(PW_HELD_BY, N_("Unit holding it"))                                                                                      \
    X(PW_PERSON, N_("Person"))                                                                                         \
    X(PW_FROM, N_("From"))                                                                                             \
    X(PW_TO, N_("To"))                                                                                                 \
    X(PW_STEP, N_("Step"))                                                                                             \
    X(PW_TIME, N_("Working time"))                                                                                     \
    X(PW_CHARGED, N_("Whose time"))                                                                                    \
    X(PW_QUESTION, N_("Question"))                                                                                     \
    X(PW_WHEN, N_("When"))                                                                                             \
    X(PW_WHAT, N_("What"))                                                                                             \
    X(PW_STATE, N_("State"))                                                                                            \
    X(PW_NUMBER, N_("No."))                                                                                            \
    X(PW_OPEN, N_("open until now"))                                                                                   \
    X(PW_STRETCH, N_("{0} – {1}"))                                                                                     \
    X(PW_TOTAL, N_("Total"))                                                                                           \
    X(PW_PAIR, N_("{0}; {1}"))                                                                                         \
    X(PW_SHADES, N_("Shade by number:"))                                                                               \
    X(PW_PERIOD, N_("Period"))                                                                                         \
    X(PW_AMOUNT, N_("Number"))                                                                                         \
    X(PW_P10, N_("10th percentile"))                                                                                   \
    X(PW_Q1, N_("Lower quartile"))                                                                                     \
    X(PW_MEDIAN, N_("Median"))                                                                                         \
    X(PW_Q3, N_("Upper quartile"))                                                                                     \
    X(PW_P90, N_("90th percentile"))                                                                                   \
    X(PW_RATE, N_("Rate"))                                                                                             \
    X(PW_AVERAGE, N_("Average"))                                                                                       \
    X(PW_LIMITS, N_("Limits"))                                                                                         \
    X(PW_LIMITS_WIDE, N_("Wide limits"))                                                                               \
    X(PW_OUTSIDE_LIMITS, N_("Outside the limits"))                                                                     \
    X(PW_UNIT, N_("Unit"))                                                                                             \
    X(PW_HANDED_BY, N_("Handed over by"))                                                                              \
    X(PW_HANDED_TO, N_("Handed over to"))                                                                              \
    X(PW_TIMES, N_("Times"))                                                                                           \
    X(PW_ARROW, N_("{0} → {1}"))                                                                                       \
    X(PW_OF_N, N_("{0}, n = {1}"))                                                                                     \
    X(PW_AND_COLUMNS, N_("and {0} more columns"))

enum plot_word {
#define X(name, english) name,
    PLOT_WORD_LIST(X)
#undef X
        PLOT_WORD_COUNT
};

extern const char *const PLOT_WORDS[PLOT_WORD_COUNT + 1]; /* English, ends with NULL */

#endif
