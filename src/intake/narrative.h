/* narrative.h -- does a clause only tell: what was or is, what is agreed to, what a speech says. For judge.c, which asks it among its rules. */
#ifndef CONGVU_INTAKE_NARRATIVE_H
#define CONGVU_INTAKE_NARRATIVE_H

#include "intake/judge.h"
#include "intake/subject.h"

enum { NEAR = 8, EARLY = 14, TOPIC_TOKENS_MAX = 40 }; /* so far into a clause its opening words stand */

struct clause {
    const struct scan *s;
    size_t t, end; /* the sign at its end left out */
    const struct judge_context *in;
    bool has_subject;
    struct subject subject;
};

/* "Theo chức năng, nhiệm vụ được giao, | chủ động triển khai ..." */
bool clause_does_behind_adjunct(const struct clause *c);

/* "Theo đó, | các xã khẩn trương rà soát ...": in a report what the document says that it is about. */
bool clause_accords(const struct clause *c);

bool clause_tells(const struct clause *c);

/* "Đồng ý chủ trương ...; giao Sở X ...": an order to a unit behind what is told. */
bool clause_orders_later(const struct clause *c);

/* Behind the colon of "Về dự án X: ..."; t where none stands. */
size_t clause_topic_end(const struct scan *s, size_t t, size_t end);

#endif
