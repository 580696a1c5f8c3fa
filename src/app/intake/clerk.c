/* clerk.c -- the bounds of the right `clerk` (clerk.h). */
#include "app/intake/clerk.h"

#include "app/intake/draft.h"
#include "app/view/view.h"
#include "base/i18n.h"

/* Does the right reach the unit? who NULL is the console; unit 0: only a right without bounds does. */
static bool clerk_reaches(const struct org *org, const struct congvu_who *who, unit_id unit, struct instant now)
{
    if (!who || who->via == CONGVU_VIA_CONSOLE)
        return true;
    for (size_t i = 0; i < who->nscopes; i++) {
        const struct congvu_scope *s = &who->scopes[i];
        if (s->right != CONGVU_RIGHT_CLERK)
            continue;
        unit_id top = text_empty(s->unit) ? 0 : org_unit(org, s->unit);
        if (text_empty(s->unit) || (top && unit && (top == unit || org_is_above(org, top, unit, now))))
            return true;
    }
    return false;
}

enum rc clerk_gives(const struct org *org, const struct congvu_who *who, unit_id giver, struct instant now,
                    struct err *err)
{
    if (clerk_reaches(org, who, giver, now))
        return RC_OK;
    return err_set(err, PB_NO_RIGHT,
                   _("the account's right 'clerk' does not reach the unit in whose name this would be"));
}

bool clerk_handles(const struct org *org, const struct congvu_who *who, struct text issuer, struct instant t,
                   struct instant now)
{
    unit_id unit;
    if (text_empty(issuer) || draft_unit(org, issuer, t, now, &unit, NULL) != RC_OK)
        return !who || who->via == CONGVU_VIA_CONSOLE || who->rights & CONGVU_MAY_CLERK;
    return clerk_reaches(org, who, unit, now);
}

enum rc congvu_draft_allowed(struct congvu *app, const struct congvu_who *who, int64_t draft, struct err *err)
{
    struct reading r;
    struct document_row doc;
    const struct congvu_ask ask = { .who = who };
    enum rc rc = reading_begin(app, &ask, &r, err);
    if (rc == RC_OK)
        rc = store_document(r.conn, r.a, draft, &doc, err);
    if (rc == RC_NOT_FOUND)
        rc = err_set(err, PB_UNKNOWN_DRAFT, _("no draft has the number %lld"), (long long)draft);
    if (rc == RC_OK) {
        struct instant t = doc.date.n == DAY_MIN.n ? r.now : day_start(doc.date);
        if (!clerk_handles(r.world.org, who, doc.issuer, t, r.now))
            rc = err_set(err, PB_NO_RIGHT,
                         _("the account's right 'clerk' does not reach the unit that issued draft %lld"),
                         (long long)draft);
    }
    reading_end(&r);
    return rc;
}
