/* app_tally.c -- results as text, JSON or CSV: by the official categories, and whose time it was. */
#include "app/figures/gather.h"

/* The same period of the year before: asked for where one kind of work is reported on over a period, as petitions are. A kind that had no
 * regulation then is compared with nothing. */
static enum rc gather_before(struct reading *r, const struct congvu_ask *ask, const struct tally *tally,
                             struct kept_rows *kept, struct tally *before, bool *compared, struct err *err)
{
    struct instant end = day_start(day_add_months(tally->to, -12));
    *compared = rulebook_find(r->world.rules, ask->kind, end, end) != NULL;
    if (!*compared)
        return RC_OK;
    char from[INSTANT_CHARS], to[INSTANT_CHARS];
    struct congvu_ask then = *ask;
    then.from = text_dup(r->a, text_of(day_iso(day_add_months(tally->from, -12), from)));
    then.to = text_dup(r->a, text_of(day_iso(day_add_months(tally->to, -12), to)));
    *before = (struct tally){ .n = 0 };
    enum rc rc = gather(r, &then, (struct sink){ keep_row, kept }, before, err);
    before->rows = kept->rows;
    return rc;
}

enum rc congvu_tally(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    struct tally tally = { .n = 0 };
    enum rc rc = reading_begin(app, ask, &r, err);
    struct kept_rows kept = { .a = r.a };
    if (rc == RC_OK)
        rc = gather(&r, ask, (struct sink){ keep_row, &kept }, &tally, err);
    struct tally before;
    struct kept_rows kept_before = { .a = r.a };
    bool compared = rc == RC_OK && tally.period && !text_empty(ask->kind);
    if (compared)
        rc = gather_before(&r, ask, &tally, &kept_before, &before, &compared, err);
    if (rc == RC_OK) {
        tally.last_year = compared ? &before : NULL;
        tally.rows = kept.rows;
        report_tally(out, r.a, &tally, &ask->style);
    }
    reading_end(&r);
    return rc;
}
