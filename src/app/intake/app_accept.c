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
#include "app/act/act_record.h"
#include "app/intake/accept.h"
#include "app/intake/amend.h"
#include "app/intake/clerk.h"
#include "app/intake/unit_list.h"

#include "base/i18n.h"

#include <stdlib.h>

/* The unit a name meant on the document's date, as it is today. */
static enum rc unit_today(struct accept *acc, struct text name, unit_id *out, struct err *err)
{
    return draft_unit(acc->loaded->world.org, name, acc->date, acc->now, out, err);
}

/* --- one matter -------------------------------------------------------------------------------------------------------------------- */

enum { OPEN_FIELDS = 12, COORDINATORS_MAX = 256 };

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

/* How the reporting rule counts where the text states no day. */
static struct recur cadence(const struct accept *acc)
{
    const struct rule *duty = rulebook_find(acc->loaded->world.rules, TEXT("duty"), acc->now, acc->now);
    return duty ? duty->cadence : (struct recur){ EVERY_NONE, 0, 0, 0 };
}

/* What the text says of time and the record cannot hold as it stands is said, not dropped. */
static void note_deadline(struct accept *acc, const struct content_row *row, const struct intake_deadline *in)
{
    struct deadline d = deadline_of(acc->a, in, acc->doc.date, cadence(acc));
    char day[INSTANT_CHARS];
    if (!text_empty(d.event))
        sbuf_printf(acc->out,
                    _("  content %d: '%.*s' runs from an event not yet recorded; the regulation's own value stands in, "
                      "unverified, until 'extend' records the event with 'due' and 'counted_from'\n"),
                    row->ordinal, TEXT_FMT(in->text));
    else if (!text_empty(d.counted_from))
        sbuf_printf(acc->out, _("  content %d: '%.*s' is counted from the document's date, %s\n"), row->ordinal,
                    TEXT_FMT(in->text), day_vn(acc->doc.date, day));
    else if (d.unknown)
        sbuf_printf(
            acc->out,
            _("  content %d: '%.*s' names no day that exists or can be known; the regulation's own value stands "
              "in, unverified, until 'extend' states the due\n"),
            row->ordinal, TEXT_FMT(in->text));
    else if (d.cadence)
        sbuf_printf(acc->out, _("  content %d: '%.*s' states no day; the regulation's cut-off counts\n"), row->ordinal,
                    TEXT_FMT(in->text));
}

/* A refusal of the act is the content's fault, and told; who may not at all is told so for the whole. */
static enum rc tell(struct accept *acc, const struct content_row *row, unit_id lead, const struct deadline *d,
                    const struct err *why, struct err *err)
{
    if (why->rc == RC_OK)
        opening_opens(acc, row, lead, d);
    else if (why->rc == RC_REFUSED || why->rc == RC_NOT_FOUND)
        opening_blocks(acc, row, why->problem, why->detail);
    else if (err)
        *err = *why;
    return why->rc == RC_REFUSED || why->rc == RC_NOT_FOUND ? RC_OK : why->rc;
}

static struct text opening_key(const struct accept *acc, const struct content_row *row, struct text code, int nth)
{
    struct text key =
        text_printf(acc->a, "document %lld content %d %.*s", (long long)acc->doc.id, row->ordinal, TEXT_FMT(code));
    return nth == 0 ? key : text_printf(acc->a, "%.*s cadence %d", TEXT_FMT(key), nth);
}

/* `nth`: which cadence of the content's, from 0. */
static enum rc open_cadence(struct accept *acc, const struct content_row *row, const struct intake_content *c,
                            unit_id lead, int nth, struct err *err)
{
    struct intake_deadline deadline = deadline_cadence(&c->deadline, nth);
    struct deadline d = deadline_of(acc->a, &deadline, acc->doc.date, cadence(acc));
    bool backdated = !text_empty(acc->in->happened);
    struct text code = lead ? org_unit_code(acc->loaded->world.org, lead) : TEXT_NONE;
    const struct congvu_field fields[OPEN_FIELDS] = {
        { TEXT("kind"), d.duty ? TEXT("duty") : TEXT("directive") },
        { TEXT("title"), row->words },
        { TEXT("to"), code },
        { TEXT("giver"), acc->giver },
        { TEXT("due"), text_empty(d.due) && !d.duty ? acc->due : d.due },
        { TEXT("counted_from"), d.counted_from },
        { TEXT("event"), d.event },
        { TEXT("recur"), d.recur },
        { TEXT("content"), text_printf(acc->a, "%lld", (long long)row->id) },
        { TEXT("units"), coordinators(acc, c) },
        { TEXT("ground"), backdated ? text_of(_("given by the document on its date")) : TEXT_NONE },
        { TEXT("document"), backdated ? acc->doc.number : TEXT_NONE },
    };
    struct congvu_act act = {
        .person = acc->in->person,
        .operator_name = acc->in->operator_name,
        .surety = acc->in->who ? acc->in->who->surety : SURETY_CONSOLE,
        .who = acc->in->who,
        .kind = TEXT("open"),
        .fields = fields,
        .nfields = OPEN_FIELDS,
        .happened = acc->in->happened,
        .at = acc->in->at,
        .version = -1,
        .key = opening_key(acc, row, code, nth),
    };
    struct congvu_done done;
    struct err why = { .rc = RC_OK };
    enum rc rc = acc->idle ? RC_OK : act_record(acc->app, acc->conn, acc->a, acc->loaded, &act, &done, &why);
    if (acc->asked)
        return tell(acc, row, lead, &d, &why, err);
    if (rc != RC_OK && err)
        *err = why;
    if (rc != RC_OK || done.repeated)
        return rc;
    acc->opened++;
    acc->unassigned += lead == 0;
    if (!acc->noted)
        note_deadline(acc, row, &c->deadline);
    acc->noted = true;
    struct text name = lead ? org_unit_name(acc->loaded->world.org, lead, acc->date, acc->in->style.lang)
                            : text_of(_("to be assigned"));
    sbuf_printf(acc->out, "  %-12.*s %.*s\n", TEXT_FMT(done.matter), TEXT_FMT(name));
    sbuf_printf(&acc->codes, "%.*s\n", TEXT_FMT(done.matter));
    return RC_OK;
}

/* Each cadence of the content is a duty of its own, whose occurrences are owed by themselves. */
static enum rc open_one(struct accept *acc, const struct content_row *row, const struct intake_content *c, unit_id lead,
                        struct err *err)
{
    enum rc rc = RC_OK;
    for (int i = 0; rc == RC_OK && i <= c->deadline.nalso; i++)
        rc = open_cadence(acc, row, c, lead, i, err);
    return rc;
}

/* --- one content ---------------------------------------------------------------------------------------------------------------------- */

static void leave(struct accept *acc, const struct content_row *row, enum problem problem, const char *why)
{
    acc->left++;
    if (acc->asked && problem == PB_NONE)
        opening_waits(acc, row, why);
    else if (acc->asked)
        opening_blocks(acc, row, problem, why);
    sbuf_printf(acc->out, _("  content %d not opened: %s\n"), row->ordinal, why);
}

static enum rc open_set(struct accept *acc, const struct content_row *row, const struct intake_content *c,
                        struct text words, struct err *err)
{
    size_t n;
    const unit_id *units = org_open_set(acc->loaded->world.org, acc->a, words, acc->date, &n);
    if (n == 0)
        units = unit_list(acc->loaded->world.org, acc->a, words, acc->date, acc->now, &n);
    if (n == 0) {
        leave(acc, row, PB_UNKNOWN_UNIT,
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
        leave(acc, row, PB_NONE, _("an exhortation without date or product: open it by hand if it is to be followed"));
        return RC_OK;
    }
    acc->noted = false;
    if (c.nleads == 0)
        return open_one(acc, row, &c, 0, err);
    for (size_t i = 0; rc == RC_OK && i < c.nleads; i++) {
        unit_id lead;
        struct err why;
        size_t listed = 0;
        bool one = !c.leads[i].open_set && unit_today(acc, c.leads[i].name, &lead, &why) == RC_OK;
        if (!one && !c.leads[i].open_set)
            (void)unit_list(acc->loaded->world.org, acc->a, c.leads[i].name, acc->date, acc->now, &listed);
        if (c.leads[i].open_set || listed > 0)
            rc = open_set(acc, row, &c, c.leads[i].name, err);
        else if (one)
            rc = open_one(acc, row, &c, lead, err);
        else
            leave(acc, row, why.problem, why.detail);
    }
    return rc;
}

/* --- an earlier document changed ---------------------------------------------------------------------------------------------------- */

/* One act on a matter of the earlier document: extend or cancel, on the ground of this one. */
static enum rc change_one(struct accept *acc, const struct amend_step *step, const char *kind, struct err *err)
{
    struct text ground = text_printf(acc->a, _("changed by document %.*s"), TEXT_FMT(acc->doc.number));
    const struct congvu_field fields[] = {
        { TEXT("ground"), ground },
        { TEXT("document"), acc->doc.number },
        { TEXT("due"), step->what == AMEND_EXTEND ? step->due : TEXT_NONE },
    };
    struct congvu_act act = {
        .person = acc->in->person,
        .operator_name = acc->in->operator_name,
        .surety = acc->in->who ? acc->in->who->surety : SURETY_CONSOLE,
        .who = acc->in->who,
        .matter = step->matter,
        .kind = text_of(kind),
        .fields = fields,
        .nfields = LEN(fields),
        .at = acc->in->at,
        .version = -1,
        .key = text_printf(acc->a, "document %lld changes %.*s", (long long)acc->doc.id, TEXT_FMT(step->matter)),
    };
    struct congvu_done done;
    enum rc rc = acc->idle ? RC_OK : act_record(acc->app, acc->conn, acc->a, acc->loaded, &act, &done, err);
    if (rc == RC_OK)
        acc->changed++;
    return rc;
}

/* A matter that may not be changed by who accepts is no matter to be opened a second time: all is refused; who asks is told why. */
static enum rc change(struct accept *acc, const struct content_row *row, const struct amend_step *step, struct err *err)
{
    struct err why = { .rc = RC_OK };
    enum rc rc = RC_OK;
    if (step->what == AMEND_EXTEND)
        rc = change_one(acc, step, "extend", &why);
    else if (step->what == AMEND_CANCEL || step->what == AMEND_REASSIGN)
        rc = change_one(acc, step, "cancel", &why);
    if (acc->asked && rc == RC_REFUSED) {
        opening_blocks(acc, row, why.problem, why.detail);
        return RC_OK;
    }
    if (rc != RC_OK && err)
        *err = why;
    if (rc != RC_OK)
        return rc;
    if (acc->asked)
        opening_changes(acc, step);
    struct text says = amend_says(acc->a, step);
    sbuf_printf(acc->out, _("  content %d %.*s\n"), step->ordinal, TEXT_FMT(says));
    return RC_OK;
}

static enum rc take_content(struct accept *acc, const struct content_row *row, struct err *err)
{
    const struct amend_step *step = acc->plan ? amend_step_of(acc->plan, row->ordinal, NULL) : NULL;
    bool reassigned = false;
    enum rc rc = RC_OK;
    if (step == NULL)
        return open_content(acc, row, err);
    for (; rc == RC_OK && step != NULL; step = amend_step_of(acc->plan, row->ordinal, step)) {
        rc = change(acc, row, step, err);
        reassigned |= step->what == AMEND_REASSIGN;
        acc->due = step->what == AMEND_REASSIGN ? step->due : acc->due;
    }
    if (rc == RC_OK && reassigned)
        rc = open_content(acc, row, err);
    acc->due = TEXT_NONE;
    return rc;
}

/* What the replaced document gave and this one does not give again. */
static enum rc end_replaced(struct accept *acc, struct err *err)
{
    const struct content_row whole = { .ordinal = 0 };
    enum rc rc = RC_OK;
    for (const struct amend_step *s = acc->plan ? amend_step_of(acc->plan, 0, NULL) : NULL; rc == RC_OK && s != NULL;
         s = amend_step_of(acc->plan, 0, s))
        rc = change(acc, &whole, s, err);
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
        rc = clerk_gives(acc->loaded->world.org, acc->in->who, unit, acc->now, err);
    if (rc == RC_OK)
        acc->giver = org_unit_code(acc->loaded->world.org, unit);
    return rc;
}

/* Somebody may have put the draft right since it was read. */
static enum rc version_check(struct accept *acc, struct err *err)
{
    int64_t version;
    enum rc rc = store_draft_version(acc->conn, acc->doc.id, &version, err);
    if (rc != RC_OK || version == acc->in->version)
        return rc;
    return err_set(err, PB_STALE_VERSION, _("draft %lld is at version %lld, not %lld: read it again"),
                   (long long)acc->in->draft, (long long)version, (long long)acc->in->version);
}

/* Who only asks may not know yet in whose name: then leads are told as they are. */
static enum rc giver_or_idle(struct accept *acc, struct err *err)
{
    struct err why;
    enum rc rc = find_giver(acc, &why);
    bool open = acc->asked && text_empty(acc->in->giver) && why.problem == PB_UNKNOWN_UNIT;
    if (rc == RC_OK)
        return rc;
    acc->idle |= open;
    if (!open && err)
        *err = why;
    return open ? RC_OK : rc;
}

enum rc accept_all(struct accept *acc, struct err *err)
{
    struct content_row *rows;
    size_t n;
    struct instant recorded;
    enum rc rc = store_document(acc->conn, acc->a, acc->in->draft, &acc->doc, err);
    if (rc == RC_NOT_FOUND)
        return err_set(err, PB_UNKNOWN_DRAFT, _("no draft has the number %lld"), (long long)acc->in->draft);
    if (rc == RC_OK && acc->in->seen)
        rc = version_check(acc, err);
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
    rc = giver_or_idle(acc, err);
    if (rc == RC_OK)
        rc = store_contents(acc->conn, acc->a, acc->doc.id, &rows, &n, err);
    struct amend_plan plan = { .document = 0 };
    if (rc == RC_OK)
        rc = amend_plan(acc->conn, acc->a, &acc->loaded->world, &acc->doc, recorded, rows, n, &plan, err);
    acc->plan = plan.document != 0 ? &plan : NULL;
    acc->changed = 0;
    if (rc == RC_OK && acc->plan != NULL)
        sbuf_printf(acc->out, _("It changes document %.*s:\n"), TEXT_FMT(plan.number));
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        rc = take_content(acc, &rows[i], err);
    if (rc == RC_OK)
        rc = end_replaced(acc, err);
    acc->plan = NULL;
    if (rc == RC_OK)
        rc = store_document_accept(acc->conn, acc->doc.id, recorded, err);
    if (rc == RC_OK && acc->changed > 0)
        sbuf_printf(acc->out, _("Changed %zu matters of the earlier document.\n"), acc->changed);
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
    sbuf_clear(&acc->codes);
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

static json_t *lines_json(struct text lines)
{
    json_t *list = json_array();
    struct text line;
    while (lines.p && text_split(&lines, '\n', &line)) {
        line = text_trim(line);
        if (!text_empty(line))
            json_array_append_new(list, json_stringn(line.p, line.n));
    }
    return list;
}

/* The sentences for people stay what they are; the codes stand beside them for the page. */
static void say_json(struct accept *acc)
{
    json_t *o =
        json_pack("{s:o,s:I,s:I,s:o}", "opened", lines_json(sbuf_text(&acc->codes)), "unassigned",
                  (json_int_t)acc->unassigned, "left", (json_int_t)acc->left, "says", lines_json(sbuf_text(acc->out)));
    char *dump = json_dumps(o, JSON_COMPACT);
    json_decref(o);
    sbuf_clear(acc->out);
    sbuf_str(acc->out, dump);
    free(dump);
}

enum rc congvu_accept(struct congvu *app, const struct congvu_accept *in, size_t *opened, struct sbuf *out,
                      struct err *err)
{
    struct accept acc = { .app = app, .in = in, .out = out };
    sbuf_init(&acc.codes, ACCEPT_CODES_MAX);
    enum rc rc = store_write(app->store, accept_job, &acc, err);
    *opened = acc.opened;
    if (rc == RC_OK && in->style.format == REPORT_JSON)
        say_json(&acc);
    sbuf_release(&acc.codes);
    return rc;
}
