/* app_accept.c -- a draft to matters, in one transaction (MODEL 3).
 *
 *      one named lead          one matter
 *      n leads                 n matters tied by the content
 *      an open set             one matter for each unit of the register on the document's date
 *      no lead                 one matter "to be assigned", held by the issuer's monitoring office
 *      a recurrence            a standing duty
 *      exhortation             listed, opened only by hand
 *      a name unknown          not opened, and it is said why
 */
#include "app/draft.h"

#include "base/i18n.h"

struct accept {
    struct congvu *app;
    const struct congvu_accept *in;
    struct conn *conn;
    struct arena *a;
    struct loaded *loaded;
    struct document_row doc;
    struct text giver;   /* code                                       */
    struct instant date; /* of the document: the register's day for it */
    struct instant now;  /* when the matters are opened                */
    struct sbuf *out;
    size_t opened, unassigned, left;
};

/* The unit a name meant on the document's date, as it is today. */
static enum rc unit_today(struct accept *acc, struct text name, unit_id *out, struct err *err)
{
    const struct org *org = acc->loaded->world.org;
    bool renamed;
    enum rc rc = org_resolve_unit(org, name, acc->date, out, &renamed, err);
    if (rc != RC_OK)
        return rc;
    struct instant end;
    for (int guard = 0;
         guard < 64 && *out && org_unit_end(org, *out, INSTANT_MIN, &end) && !instant_before(acc->now, end); guard++) {
        unit_id heir = org_successor(org, *out, TEXT_NONE);
        if (!heir)
            break;
        *out = heir;
    }
    return RC_OK;
}

/* --- the recurrence the text states, where it says enough; else the regulation's own cadence counts ------------------------ */

static struct text recurrence(struct accept *acc, const struct intake_deadline *d)
{
    static const int LAST_MONTH[] = { [RECUR_QUARTERLY] = 3, [RECUR_HALF_YEARLY] = 6, [RECUR_YEARLY] = 12 };
    struct recur r = { EVERY_NONE, d->day, d->month, 0 };
    switch (d->recur) {
    case RECUR_DAILY: r = (struct recur){ EVERY_DAY, 0, 0, 0 }; break;
    case RECUR_WEEKLY: r = (struct recur){ EVERY_WEEK, d->day ? d->day - 1 : 4, 0, 0 }; break; /* unsaid: Friday */
    case RECUR_MONTHLY: r.every = EVERY_MONTH; break;
    case RECUR_QUARTERLY: r.every = EVERY_QUARTER; break;
    case RECUR_HALF_YEARLY: r.every = EVERY_HALF; break;
    case RECUR_YEARLY: r.every = EVERY_YEAR; break;
    case RECUR_PERIODIC:
    case RECUR_REGULAR:
    case RECUR_NONE:
    case RECUR_COUNT: return TEXT_NONE;
    }
    const struct rule *duty = rulebook_find(acc->loaded->world.rules, TEXT("duty"), acc->now, acc->now);
    if (r.every >= EVERY_MONTH && r.day == 0 && duty)
        r.day = duty->cadence.day; /* the reporting rule's cut-off day */
    if (r.every >= EVERY_QUARTER && r.month == 0)
        r.month = LAST_MONTH[d->recur];
    static const char *const DAYS[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };
    switch (r.every) {
    case EVERY_DAY: return TEXT("day");
    case EVERY_WEEK: return text_printf(acc->a, "week %s", DAYS[r.day % 7]);
    case EVERY_MONTH: return text_printf(acc->a, "month %d", r.day);
    case EVERY_QUARTER:
        return r.month == 3 ? text_printf(acc->a, "quarter %d", r.day)
                            : text_printf(acc->a, "quarter %d/%d", r.day, r.month);
    case EVERY_HALF:
        return r.month == 6 ? text_printf(acc->a, "half %d", r.day) : text_printf(acc->a, "half %d/%d", r.day, r.month);
    case EVERY_YEAR: return text_printf(acc->a, "year %d/%d", r.day, r.month);
    case EVERY_NONE:
    case EVERY_COUNT: break;
    }
    return TEXT_NONE;
}

/* --- one matter -------------------------------------------------------------------------------------------------------------------- */

enum { OPEN_FIELDS = 10, COORDINATORS_MAX = 256 };

static struct text coordinators(struct accept *acc, const struct intake_content *c)
{
    const struct org *org = acc->loaded->world.org;
    struct text all = TEXT_NONE;
    for (size_t i = 0; i < c->ncoordinators && i < COORDINATORS_MAX; i++) {
        unit_id
            unit; /* who cannot be resolved is asked by name later, or not at all: naming a coordinator opens nothing */
        if (c->coordinators[i].open_set || unit_today(acc, c->coordinators[i].name, &unit, NULL) != RC_OK)
            continue;
        all = text_empty(all) ? org_unit_code(org, unit)
                              : text_printf(acc->a, "%.*s;%.*s", TEXT_FMT(all), TEXT_FMT(org_unit_code(org, unit)));
    }
    return all;
}

static enum rc open_one(struct accept *acc, const struct content_row *row, const struct intake_content *c, unit_id lead,
                        struct err *err)
{
    const struct intake_deadline *d = &c->deadline;
    bool duty = d->stated && d->recur != RECUR_NONE, backdated = !text_empty(acc->in->happened);
    char date[INSTANT_CHARS] = "";
    if (!duty && d->has_date)
        day_iso(d->date, date);
    struct text code = lead ? org_unit_code(acc->loaded->world.org, lead) : TEXT_NONE;
    const struct congvu_field fields[OPEN_FIELDS] = {
        { TEXT("kind"), duty ? TEXT("duty") : TEXT("directive") },
        { TEXT("title"), row->words },
        { TEXT("to"), code },
        { TEXT("giver"), acc->giver },
        { TEXT("due"), text_of(date) },
        { TEXT("recur"), duty ? recurrence(acc, d) : TEXT_NONE },
        { TEXT("content"), text_printf(acc->a, "%lld", (long long)row->id) },
        { TEXT("units"), coordinators(acc, c) },
        { TEXT("ground"), backdated ? text_of(_("given by the document on its date")) : TEXT_NONE },
        { TEXT("document"), backdated ? acc->doc.number : TEXT_NONE },
    };
    struct congvu_act act = {
        .person = acc->in->person,
        .operator_name = acc->in->operator_name,
        .surety = SURETY_CONSOLE,
        .kind = TEXT("open"),
        .fields = fields,
        .nfields = OPEN_FIELDS,
        .happened = acc->in->happened,
        .at = acc->in->at,
        .version = -1,
        .key =
            text_printf(acc->a, "document %lld content %d %.*s", (long long)acc->doc.id, row->ordinal, TEXT_FMT(code)),
    };
    struct congvu_done done;
    enum rc rc = act_record(acc->app, acc->conn, acc->a, acc->loaded, &act, &done, err);
    if (rc != RC_OK || done.repeated)
        return rc;
    acc->opened++;
    acc->unassigned += lead == 0;
    struct text name = lead ? org_unit_name(acc->loaded->world.org, lead, acc->date, acc->in->style.lang)
                            : text_of(_("to be assigned"));
    sbuf_printf(acc->out, "  %-12.*s %.*s\n", TEXT_FMT(done.matter), TEXT_FMT(name));
    return RC_OK;
}

/* What the text says of time and the register cannot hold yet is said, not dropped. */
static void note_deadline(struct accept *acc, const struct content_row *row, const struct intake_deadline *d)
{
    if (!d->stated || d->has_date)
        return;
    if (d->recur == RECUR_NONE)
        sbuf_printf(acc->out,
                    _("  content %d: '%.*s' hangs on an event; until its due date is set by 'extend' the regulation's "
                      "own value counts\n"),
                    row->ordinal, TEXT_FMT(d->text));
    else if (text_empty(recurrence(acc, d)) || (d->day == 0 && d->recur >= RECUR_MONTHLY))
        sbuf_printf(acc->out, _("  content %d: '%.*s' states no day; the regulation's cut-off counts\n"), row->ordinal,
                    TEXT_FMT(d->text));
}

/* --- one content ---------------------------------------------------------------------------------------------------------------------- */

static void leave(struct accept *acc, const struct content_row *row, const char *why)
{
    acc->left++;
    sbuf_printf(acc->out, _("  content %d not opened: %s\n"), row->ordinal, why);
}

static enum rc open_set(struct accept *acc, const struct content_row *row, const struct intake_content *c,
                        struct text words, struct err *err)
{
    size_t n;
    const unit_id *units = org_open_set(acc->loaded->world.org, acc->a, words, acc->date, &n);
    if (n == 0) {
        leave(acc, row,
              text_cstr(acc->a, text_printf(acc->a, _("the register knows no units for '%.*s'"), TEXT_FMT(words))));
        return RC_OK;
    }
    enum rc rc = RC_OK;
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        rc = open_one(acc, row, c, units[i], err);
    return rc;
}

static enum rc open_content(struct accept *acc, const struct content_row *row, struct err *err)
{
    struct intake_content c;
    enum rc rc = draft_content_read(acc->a, row->json, &c, err);
    if (rc != RC_OK)
        return rc;
    if (c.exhortation) {
        leave(acc, row, _("an exhortation without date or product: open it by hand if it is to be followed"));
        return RC_OK;
    }
    note_deadline(acc, row, &c.deadline);
    if (c.nleads == 0)
        return open_one(acc, row, &c, 0, err);
    for (size_t i = 0; rc == RC_OK && i < c.nleads; i++) {
        unit_id lead;
        struct err why;
        if (c.leads[i].open_set)
            rc = open_set(acc, row, &c, c.leads[i].name, err);
        else if (unit_today(acc, c.leads[i].name, &lead, &why) == RC_OK)
            rc = open_one(acc, row, &c, lead, err);
        else
            leave(acc, row, why.detail);
    }
    return rc;
}

/* --- the draft --------------------------------------------------------------------------------------------------------------------------- */

static enum rc find_giver(struct accept *acc, struct err *err)
{
    struct text name = text_empty(acc->in->giver) ? acc->doc.issuer : acc->in->giver;
    unit_id unit;
    if (text_empty(name))
        return err_set(err, PB_UNKNOWN_UNIT, _("the document names no issuer: state who gives the work with --giver"));
    enum rc rc = unit_today(acc, name, &unit, err);
    if (rc == RC_OK)
        acc->giver = org_unit_code(acc->loaded->world.org, unit);
    return rc;
}

static enum rc accept_all(struct accept *acc, struct err *err)
{
    struct content_row *rows;
    size_t n;
    struct instant recorded;
    enum rc rc = store_document(acc->conn, acc->a, acc->in->draft, &acc->doc, err);
    if (rc == RC_NOT_FOUND)
        return err_set(err, PB_UNKNOWN_DRAFT, _("no draft has the number %lld"), (long long)acc->in->draft);
    if (rc == RC_OK && acc->doc.accepted) {
        sbuf_printf(acc->out, _("Draft %lld was accepted before: nothing is opened again.\n"),
                    (long long)acc->in->draft);
        return RC_OK;
    }
    if (rc == RC_OK)
        rc = app_recorded(acc->app, acc->conn, acc->loaded->newest, acc->in->at, &recorded, err);
    if (rc != RC_OK)
        return rc;
    acc->now = recorded;
    acc->date = acc->doc.date.n == DAY_MIN.n ? recorded : day_start(acc->doc.date);
    rc = find_giver(acc, err);
    if (rc == RC_OK)
        rc = store_contents(acc->conn, acc->a, acc->doc.id, &rows, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        rc = open_content(acc, &rows[i], err);
    if (rc == RC_OK)
        rc = store_document_accept(acc->conn, acc->doc.id, recorded, err);
    if (rc == RC_OK)
        sbuf_printf(acc->out,
                    _("Opened %zu matters, %zu of them to be assigned; %zu contents or names left for a person.\n"),
                    acc->opened, acc->unassigned, acc->left);
    return rc;
}

static enum rc accept_job(struct conn *conn, void *arg, struct err *err)
{
    struct accept *acc = arg;
    sbuf_clear(acc->out); /* the transaction may run twice */
    acc->opened = acc->unassigned = acc->left = 0;
    acc->conn = conn;
    acc->a = arena_new();
    enum rc rc = world_hold(acc->app, conn, false, &acc->loaded, err);
    if (rc == RC_OK) {
        rc = accept_all(acc, err);
        world_release(acc->app, acc->loaded);
    }
    arena_free(acc->a);
    return rc;
}

enum rc congvu_accept(struct congvu *app, const struct congvu_accept *in, size_t *opened, struct sbuf *out,
                      struct err *err)
{
    struct accept acc = { .app = app, .in = in, .out = out };
    enum rc rc = store_write(app->store, accept_job, &acc, err);
    *opened = acc.opened;
    return rc;
}
