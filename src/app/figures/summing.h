/* summing.h -- groups of matters of one kind while they are counted. Private to app_sums.c and sums_ask.c, but for
 * sums_naming. */
#ifndef CONGVU_APP_SUMMING_H
#define CONGVU_APP_SUMMING_H

#include "app/figures/pool.h"
#include "app/view/view.h"
#include "report/sums.h"

struct key {
    enum sums_key kind;
    struct text code;
    int figure;
};
struct sums_group {
    struct sums_row row;
    struct pool pool;
};
struct summing {
    struct reading *r;
    const struct congvu_ask *ask;
    const struct rule *rule;   /* in force now: columns and figures are its                */
    struct text link, named;   /* only what names this matter in this field; "" all of them */
    struct sums *out;
    struct key keys[SUMS_KEYS_MAX];
    struct sums_group *groups, all;
    size_t ngroups;
    unit_id unit;
    struct sums_column *columns;
};

/* Kind, period, unit, keys and columns of s->ask. */
enum rc sums_read_ask(struct summing *s, struct err *err);

/* Sums of what names the matter of this rule and code, as its regulation shows them (rule->sums), where there is any. In r's arena. */
enum rc sums_naming(struct reading *r, const struct rule *rule, struct text code, const struct report_style *style,
                    const struct sums **out, size_t *n, struct err *err);

#endif
