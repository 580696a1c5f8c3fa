/* app_stand.c -- who stands in for whom. */
#include "app/pages.h"
#include "app/view/view.h"
#include "report/pages.h"

enum rc congvu_stand_ins(struct congvu *app, const struct congvu_ask *ask, bool past, struct sbuf *out, struct err *err)
{
    struct reading r;
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK)
        report_stand_ins(out, r.a, r.world.org, r.now, past, &ask->style);
    reading_end(&r);
    return rc;
}
