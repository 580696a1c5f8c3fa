/* judge.h -- is a clause of the directive part a task, and if not, why not. */
#ifndef CONGVU_INTAKE_JUDGE_H
#define CONGVU_INTAKE_JUDGE_H

#include "intake/intake.h"
#include "intake/scan.h"

enum { JUDGED_TASK = -1 };

struct judge_context {
    enum section section; /* of the heading it stands under              */
    bool directive;       /* behind the first order or heading           */
    bool warm;            /* the sentence before was a task              */
    bool beside;          /* ... and stands in the same paragraph        */
    bool objects;         /* in a list of what something consists of     */
};

/* An enum intake_reason, or JUDGED_TASK. Reads no state: the same clause in the same context is judged the same. */
int judge_clause(const struct scan *s, size_t t, size_t end, const struct judge_context *in);

/* Does it only state something: no order, no imperative, nobody who does something? */
bool judge_states(const struct scan *s, size_t t, size_t end);

/* The section a heading opens: SECTION_NONE when it does not say. */
enum section section_of(const struct scan *s, size_t t, size_t end);

#endif
