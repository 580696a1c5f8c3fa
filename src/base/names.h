/* names.h -- data that people read in either language: the name of a kind, the source of a rule. */
#ifndef CONGVU_NAMES_H
#define CONGVU_NAMES_H

#include "base/text.h"

struct names {
    struct text vi, en;
};
struct text names_in(struct names, const char *lang); /* Vietnamese where English is missing */
static inline struct names names_same(struct text t) { return (struct names){ t, t }; }

#endif
