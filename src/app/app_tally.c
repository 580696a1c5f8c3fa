/* app_tally.c -- results as text, JSON or CSV: by the official categories, and whose time it was. */
#include "app/gather.h"

enum rc congvu_tally(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    struct tally tally;
    enum rc rc = reading_begin(app, ask, &r, err);
    struct kept_rows kept = { .a = r.a };
    if (rc == RC_OK)
        rc = gather(&r, ask, (struct sink){ keep_row, &kept }, &tally, err);
    if (rc == RC_OK) {
        tally.rows = kept.rows;
        report_tally(out, r.a, &tally, &ask->style);
    }
    reading_end(&r);
    return rc;
}
