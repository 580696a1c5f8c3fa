/* obstacles.h -- what stands in the way, gathered by the rule it comes from.
 *
 *      obstacle  "khoản 2 Điều 12 ..."  raised by an enterprise   blocks V1 and 4 more ┐
 *      question  "Khoản 2  Điều 12 ..." asked on V7               blocks V7            ┴► one rule: 2 obstacles, 6 matters, 31.5 days
 *
 * Lost is the working time from the raising (of a question: from what its ruling takes) to its end, of each matter blocked while that was
 * open, once for each matter however many obstacles of the rule it met; in days of eight hours. What who raised it states in days stands beside, and
 * is added to nothing.
 *
 * Owns:    nothing.
 * Threads: plain data.
 */
#ifndef CONGVU_REPORT_OBSTACLES_H
#define CONGVU_REPORT_OBSTACLES_H

#include "report/report.h"

struct obstacle_line {
    struct text code, title, raised_by, nature, ruled, came_back; /* names; "" not stated    */
    struct text gathered_in;                                      /* code of the proposal    */
    enum answer answer; /* of a question; ANSWER_NONE */
    bool open, upheld, question;
    struct instant raised;
    struct workspan lost;
};
/* Is it one for a proposal to change the rule that is not in one yet? */
static inline bool obstacle_to_gather(const struct obstacle_line *line)
{
    return !line->question && line->upheld && text_empty(line->gathered_in);
}
struct obstacle_rule {
    struct text provision;                 /* as first written                                    */
    struct text can_change, can_change_code;
    const struct obstacle_line *lines;
    size_t n, open, upheld, gathered;
    size_t blocked;                        /* matters of the record, each once                    */
    double others, stated_days;            /* matters and days that are stated                     */
    struct workspan lost;
};
/* Is there any left to gather? */
static inline bool obstacles_to_gather(const struct obstacle_rule *rule)
{
    for (size_t i = 0; i < rule->n; i++)
        if (obstacle_to_gather(&rule->lines[i]))
            return true;
    return false;
}

struct obstacles {
    const struct world *world;
    const struct obstacle_rule *rules; /* in the order in which their first obstacle was raised */
    size_t n;
    struct instant now;
    bool as_of, exercise, partial; /* partial: only what who asks may see is in it */
    struct text province;
};
void report_obstacles(struct sbuf *out, struct arena *a, const struct obstacles *, const struct report_style *);

/* The obstacles of the one rule as an act file that opens their proposal: what nobody gathered yet and what is not refused. */
void report_gathering(struct sbuf *out, struct arena *a, const struct obstacles *, const struct obstacle_rule *);

#endif
