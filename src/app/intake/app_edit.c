/* app_edit.c -- a person puts a draft right before it is accepted. Each edit is a fact: who, when, which contents it followed. */
#include "app/intake/draft.h"

#include "base/i18n.h"

struct editing {
    struct congvu *app;
    const struct congvu_draft_edit *in;
    struct conn *conn;
    struct arena *a;
    struct loaded *loaded;
    struct draft draft;
    struct instant now;
    struct draft_step_row *steps;
    size_t nsteps;
    int64_t version;
};

/* --- steps -------------------------------------------------------------------------------------------------------------- */

static void step(struct editing *e, const struct draft_item *item, enum draft_state state)
{
    ARENA_PUSH(e->a, e->steps, e->nsteps, draft_step(e->a, item, state));
}

static enum rc the_content(struct editing *e, int64_t ordinal, enum draft_state state, struct draft_item **out,
                           struct err *err)
{
    struct draft_item *item = draft_find(&e->draft, ordinal);
    if (item == NULL)
        return err_set(err, PB_WRONG_VALUE, _("draft %lld has no content %lld"), (long long)e->in->draft,
                       (long long)ordinal);
    if (item->state != state)
        return err_set(err, PB_NOT_NOW,
                       state == DRAFT_STANDS ? _("content %lld was dropped: restore it first")
                                             : _("content %lld stands: there is nothing to restore"),
                       (long long)ordinal);
    *out = item;
    return RC_OK;
}

/* Contents that stand share no letter of the text. */
static enum rc no_overlap(const struct editing *e, const struct draft_item *item, struct err *err)
{
    int other = draft_overlap(&e->draft, item);
    return other ? err_set(err, PB_WRONG_VALUE, _("those words are part of content %d already"), other) : RC_OK;
}

static enum rc new_ordinal(struct editing *e, struct draft_item *item, struct err *err)
{
    int64_t last;
    enum rc rc = store_content_ordinal(e->conn, e->in->draft, &last, err);
    item->row.ordinal = (int)last + 1;
    item->row.id = 0;
    item->state = DRAFT_STANDS;
    return rc;
}

static enum rc give_words(struct editing *e, struct draft_item *item, int64_t start, int64_t end, struct err *err)
{
    struct text words = draft_words(e->a, &e->draft, &start, &end);
    if (words.n == 0)
        return err_set(err, PB_WRONG_VALUE, _("between %lld and %lld there are no words in the text"), (long long)start,
                       (long long)end);
    item->row.start = start;
    item->row.end = end;
    item->row.words = item->c.words = words;
    return RC_OK;
}

/* --- the edits ---------------------------------------------------------------------------------------------------------- */

static enum rc edit_set(struct editing *e, struct err *err)
{
    struct draft_item *item = NULL;
    enum rc rc = the_content(e, e->in->content, DRAFT_STANDS, &item, err);
    for (size_t i = 0; rc == RC_OK && i < e->in->nfields; i++)
        rc = draft_set(e->a, &e->loaded->world, draft_instant(&e->draft, e->now), &e->draft, item, e->in->fields[i],
                       err);
    if (rc == RC_OK)
        rc = no_overlap(e, item, err);
    if (rc == RC_OK)
        step(e, item, DRAFT_STANDS);
    return rc;
}

static bool says(struct text words, struct text part) { return part.n > 0 && text_find(words, part, 0) != SIZE_MAX; }

/* Holders go to both halves; a date or product to the half that says it, to both where neither does (a field line said it). */
static void share_out(struct draft_item *first, struct draft_item *second)
{
    struct text due = first->c.deadline.text, product = first->c.product;
    bool due1 = says(first->c.words, due), due2 = says(second->c.words, due);
    bool product1 = says(first->c.words, product), product2 = says(second->c.words, product);
    if (due1 != due2)
        (due1 ? second : first)->c.deadline = (struct intake_deadline){ .stated = false };
    if (product1 != product2)
        (product1 ? second : first)->c.product = TEXT_NONE;
    first->c.exhortation = !first->c.deadline.stated && first->c.product.n == 0;
    second->c.exhortation = !second->c.deadline.stated && second->c.product.n == 0;
}

static enum rc edit_split(struct editing *e, struct err *err)
{
    struct draft_item *item = NULL, second;
    int64_t at = e->in->offset;
    enum rc rc = the_content(e, e->in->content, DRAFT_STANDS, &item, err);
    if (rc != RC_OK)
        return rc;
    if (at <= item->row.start || at >= item->row.end)
        return err_set(err, PB_WRONG_VALUE, _("content %d stands from %lld to %lld: %lld is not inside it"),
                       item->row.ordinal, (long long)item->row.start, (long long)item->row.end, (long long)at);
    second = *item;
    rc = give_words(e, &second, at, item->row.end, err);
    if (rc == RC_OK)
        rc = give_words(e, item, item->row.start, at, err);
    if (rc == RC_OK)
        rc = new_ordinal(e, &second, err);
    if (rc != RC_OK)
        return rc;
    share_out(item, &second);
    step(e, item, DRAFT_STANDS);
    step(e, &second, DRAFT_STANDS);
    return RC_OK;
}

static void add_units(struct arena *a, struct intake_unit **units, size_t *n, const struct intake_unit *more,
                      size_t nmore)
{
    struct intake_unit *all = ARENA_ARRAY(a, struct intake_unit, *n + nmore + 1);
    size_t count = 0;
    for (size_t i = 0; i < *n + nmore; i++) {
        struct intake_unit u = i < *n ? (*units)[i] : more[i - *n];
        bool there = false;
        for (size_t k = 0; k < count; k++)
            there = there || text_eq(text_key(a, all[k].name), text_key(a, u.name));
        if (!there)
            all[count++] = u;
    }
    *units = all;
    *n = count;
}

/* The first keeps its number and, where both state one, its date and product. */
static enum rc edit_merge(struct editing *e, struct err *err)
{
    struct draft_item *item = NULL, *with = NULL;
    enum rc rc = the_content(e, e->in->content, DRAFT_STANDS, &item, err);
    if (rc == RC_OK)
        rc = the_content(e, e->in->with, DRAFT_STANDS, &with, err);
    if (rc == RC_OK && item == with)
        rc = err_set(err, PB_WRONG_VALUE, _("a content cannot be merged with itself"));
    if (rc != RC_OK)
        return rc;
    int64_t start = min64(item->row.start, with->row.start), end = max64(item->row.end, with->row.end);
    with->state = DRAFT_GONE;
    rc = give_words(e, item, start, end, err);
    if (rc == RC_OK)
        rc = no_overlap(e, item, err); /* one that stands between them */
    if (rc != RC_OK)
        return rc;
    add_units(e->a, &item->c.leads, &item->c.nleads, with->c.leads, with->c.nleads);
    add_units(e->a, &item->c.coordinators, &item->c.ncoordinators, with->c.coordinators, with->c.ncoordinators);
    if (!item->c.deadline.stated)
        item->c.deadline = with->c.deadline;
    if (item->c.product.n == 0)
        item->c.product = with->c.product;
    if (item->c.person.n == 0)
        item->c.person = with->c.person;
    if (item->c.report_to.n == 0)
        item->c.report_to = with->c.report_to;
    item->c.exhortation = item->c.exhortation && with->c.exhortation;
    step(e, item, DRAFT_STANDS);
    step(e, with, DRAFT_GONE);
    return RC_OK;
}

static enum rc edit_drop(struct editing *e, struct err *err)
{
    struct draft_item *item = NULL;
    enum rc rc = the_content(e, e->in->content, DRAFT_STANDS, &item, err);
    if (rc == RC_OK)
        step(e, item, DRAFT_DROPPED);
    return rc;
}

static enum rc edit_restore(struct editing *e, struct err *err)
{
    struct draft_item *item = NULL;
    enum rc rc = the_content(e, e->in->content, DRAFT_DROPPED, &item, err);
    if (rc == RC_OK)
        rc = no_overlap(e, item, err);
    if (rc == RC_OK)
        step(e, item, DRAFT_STANDS);
    return rc;
}

/* What intake understands of the passage alone is where the person begins. */
static enum rc edit_add(struct editing *e, struct err *err)
{
    struct draft_item item = { .row = { .document = e->in->draft } };
    enum rc rc = give_words(e, &item, e->in->start, e->in->end, err);
    if (rc == RC_OK)
        rc = new_ordinal(e, &item, err);
    if (rc == RC_OK)
        rc = no_overlap(e, &item, err);
    if (rc != RC_OK)
        return rc;
    struct intake_options options = { .has_issued = e->draft.doc.date.n != DAY_MIN.n, .issued = e->draft.doc.date };
    struct intake_draft read;
    struct text alone = text_printf(e->a, "Yêu cầu thực hiện các nhiệm vụ sau:\n1. %.*s.\n", TEXT_FMT(item.row.words));
    if (intake_text(e->a, alone, &options, &read, NULL) == RC_OK && read.ncontents > 0)
        item.c = read.contents[0];
    item.c.words = item.row.words;
    item.c.number = TEXT_NONE;  /* of the list made here */
    item.c.exhortation = false; /* a person took it up: it is a task */
    step(e, &item, DRAFT_STANDS);
    return RC_OK;
}

static const struct {
    const char *what;
    enum rc (*edit)(struct editing *e, struct err *err);
} EDITS[] = {
    { "set", edit_set },   { "split", edit_split },     { "merge", edit_merge },
    { "drop", edit_drop }, { "restore", edit_restore }, { "add", edit_add },
};

static enum rc run(struct editing *e, struct err *err)
{
    for (size_t i = 0; i < LEN(EDITS); i++)
        if (text_eq(e->in->what, text_of(EDITS[i].what)))
            return EDITS[i].edit(e, err);
    return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no edit: set, split, merge, drop, restore or add"),
                   TEXT_FMT(e->in->what));
}

/* --- recorded ----------------------------------------------------------------------------------------------------------- */

static enum rc edit_keep(struct editing *e, struct err *err)
{
    struct draft_edit_row row = { .document = e->in->draft,
                                  .recorded = e->now,
                                  .person = e->in->person,
                                  .operator_name = e->in->operator_name,
                                  .what = e->in->what,
                                  .reason = e->in->reason };
    enum rc rc = draft_keep(e->conn, e->loaded->world.org, &row, e->steps, e->nsteps, err);
    e->version = row.version;
    return rc;
}

static enum rc edit_job(struct conn *conn, void *arg, struct err *err)
{
    struct editing *e = arg;
    e->conn = conn;
    e->a = arena_new();
    e->steps = NULL; /* the transaction may run twice */
    e->nsteps = 0;
    enum rc rc = world_hold(e->app, conn, false, &e->loaded, err);
    if (rc == RC_OK) {
        rc = draft_load(conn, e->a, e->in->draft, &e->draft, err);
        if (rc == RC_OK)
            rc = app_recorded(e->app, conn, e->loaded->newest, e->in->at, &e->now, err);
        if (rc == RC_OK)
            rc = draft_may_edit(&e->draft, e->in->version, err);
        if (rc == RC_OK)
            rc = run(e, err);
        if (rc == RC_OK)
            rc = edit_keep(e, err);
        world_release(e->app, e->loaded);
    }
    arena_free(e->a);
    return rc;
}

enum rc congvu_draft_edit(struct congvu *app, const struct congvu_draft_edit *in, int64_t *version, struct err *err)
{
    struct editing e = { .app = app, .in = in };
    enum rc rc = store_write(app->store, edit_job, &e, err);
    if (rc == RC_OK)
        *version = e.version;
    return rc;
}
