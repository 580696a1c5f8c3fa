/* app_tend.c -- what is done beside answering, every second while somebody serves. */
#include "app/pages.h"

#include "app/account/noted.h"
#include "app/view/find_index.h"
#include "app/view/live.h"

enum { BATCHES = 64 }; /* of a register that was never indexed; between two of them acts take their turn */

void congvu_keep_live(struct congvu *app)
{
    if (!app->live)
        app->live = live_new();
}

/* So that the first who asks for a board need not wait until all open matters are read. */
static enum rc first_read(struct congvu *app, struct err *err)
{
    struct reading r;
    const struct congvu_ask ask = { .as_of = TEXT_NONE };
    enum rc rc = reading_begin(app, &ask, &r, err);
    if (rc == RC_OK)
        rc = live_begin(&r, err);
    reading_end(&r);
    return rc;
}

enum rc congvu_tend(struct congvu *app, struct err *err)
{
    enum rc rc = noted_flush(app, err);
    if (rc == RC_OK && app->live && !live_begun(app->live))
        rc = first_read(app, err);
    return rc == RC_OK ? find_index(app, BATCHES, err) : rc;
}
