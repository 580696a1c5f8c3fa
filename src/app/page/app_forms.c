/* app_forms.c -- which acts a person may do now, each with its form; what opens a matter of which kind. */
#include "app/pages.h"

#include "app/view/families.h"
#include "app/view/view.h"
#include "base/i18n.h"
#include "report/pages.h"

static enum rc forms_of(struct reading *r, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct forms forms = { .world = &r->world, .person = r->person, .now = r->now };
    struct matter_key key;
    struct sheet sheet = { .world = &r->world, .now = r->now };
    if (!text_empty(ask->what)) {
        enum rc rc = family_seen(r, ask->what, &key, &sheet.family, err);
        if (rc == RC_OK)
            rc = family_codes(r->conn, r->a, sheet.family, &sheet.codes, err);
        if (rc != RC_OK)
            return rc;
        sheet.matter = family_matter(sheet.family, key.id);
        sheet.version = sheet.family->acts[sheet.family->nacts - 1].seq;
        forms.sheet = &sheet;
        forms.may = r->person ? matter_may(sheet.family, sheet.matter, r->person, r->now) : 0;
    }
    report_forms(out, r->a, &forms, &ask->style);
    return RC_OK;
}

enum rc congvu_forms(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK)
        rc = forms_of(&r, ask, out, err);
    reading_end(&r);
    return rc;
}

enum rc congvu_kinds(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK)
        report_kinds(out, r.a, &r.world, r.now, TEXT_NONE, &ask->style);
    reading_end(&r);
    return rc;
}

enum rc congvu_kind(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK && !text_empty(ask->what))
        rc = kind_known(&r, ask->what, err);
    if (rc == RC_OK && ask->style.format != REPORT_TEXT)
        report_kinds(out, r.a, &r.world, r.now, ask->what, &ask->style);
    else if (rc == RC_OK && text_empty(ask->what))
        report_kinds_list(out, r.a, &r.world, r.now, &ask->style);
    else if (rc == RC_OK)
        report_kind(out, r.a, &r.world, r.now, rulebook_find(r.world.rules, ask->what, r.now, r.now), &ask->style);
    reading_end(&r);
    return rc;
}

enum rc congvu_regulations(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK)
        report_regulations(out, r.a, &r.world, r.now, &ask->style);
    reading_end(&r);
    return rc;
}
