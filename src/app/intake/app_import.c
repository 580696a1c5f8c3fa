/* app_import.c -- a draft that was edited as a table comes back: cells that differ are edits, all of them one version. */
#include "app/intake/draft_table.h"

#include "base/i18n.h"
#include "intake/extract.h"

enum { COLUMNS_MAX = 16 };

struct importing {
    struct congvu *app;
    const struct congvu_draft_import *in;
    struct conn *conn;
    struct arena *a;
    struct loaded *loaded;
    struct draft draft;
    struct instant now;
    size_t columns[COLUMNS_MAX]; /* of each of DRAFT_COLUMNS in the file, SIZE_MAX where it has none */
    struct draft_step_row *steps;
    size_t nsteps, nerrors;
    struct sbuf *out;
};

static void row_wrong(struct importing *im, unsigned row, const char *says)
{
    im->nerrors++;
    sbuf_printf(im->out, _("row %u: %.*s\n"), row, TEXT_FMT(text_of(says)));
}

static enum rc find_columns(struct importing *im, const struct grid *g, struct err *err)
{
    for (size_t i = 0; DRAFT_COLUMNS[i]; i++) {
        im->columns[i] = SIZE_MAX;
        for (size_t k = 0; k < g->rows[0].n; k++)
            if (text_eq(grid_text(&g->rows[0], k), text_of(DRAFT_COLUMNS[i])))
                im->columns[i] = k;
    }
    if (im->columns[0] == SIZE_MAX)
        return err_set(err, PB_MISSING_KEY, _("'%s' has no column 'n' in its first row: export the draft again"),
                       im->in->file);
    return RC_OK;
}

/* Without the apostrophe that keeps a spreadsheet from running it as a formula. */
static struct text cell(struct importing *im, const struct grid_row *row, size_t column)
{
    struct text nfc, t = grid_text(row, im->columns[column]);
    if (t.n > 1 && t.p[0] == '\'' && (t.p[1] == '=' || t.p[1] == '+' || t.p[1] == '-' || t.p[1] == '@'))
        t = text_sub(t, 1, t.n);
    return text_nfc(im->a, t, &nfc) ? nfc : TEXT_NONE;
}

/* Fields of one row into the content; the first that is wrong ends it. */
static enum rc read_fields(struct importing *im, const struct grid_row *row, struct draft_item *item, struct err *err)
{
    const struct world *w = &im->loaded->world;
    enum rc rc = RC_OK;
    for (size_t i = DRAFT_READ_FROM; rc == RC_OK && DRAFT_COLUMNS[i]; i++) {
        if (im->columns[i] == SIZE_MAX || text_eq(text_of(DRAFT_COLUMNS[i]), TEXT("dropped")))
            continue;
        struct text is = draft_value(im->a, w, im->now, &im->draft, item, DRAFT_COLUMNS[i]);
        struct congvu_field field = { text_of(DRAFT_COLUMNS[i]), cell(im, row, i) };
        if (!text_eq(is, field.value))
            rc = draft_set(im->a, w, draft_instant(&im->draft, im->now), &im->draft, item, field, err);
    }
    return rc;
}

static bool says_dropped(struct importing *im, const struct grid_row *row, const struct draft_item *item)
{
    size_t last = 0;
    while (DRAFT_COLUMNS[last + 1])
        last++;
    struct text t = cell(im, row, last);
    return im->columns[last] == SIZE_MAX ? item->state == DRAFT_DROPPED
                                         : t.n > 0 && !text_eq(t, TEXT("no")) && !text_eq(t, TEXT("không"));
}

static void read_row(struct importing *im, const struct grid_row *row)
{
    int64_t n;
    struct err why = { .detail = "" };
    struct text number = cell(im, row, 0);
    struct draft_item *item = text_int(number, &n) ? draft_find(&im->draft, n) : NULL;
    if (item == NULL) {
        err_set(&why, PB_WRONG_VALUE, _("the draft has no content '%.*s'"), TEXT_FMT(number));
        row_wrong(im, row->number, why.detail);
        return;
    }
    struct draft_item was = *item;
    struct text before = draft_content_json(im->a, &was.c);
    enum draft_state state = says_dropped(im, row, item) ? DRAFT_DROPPED : DRAFT_STANDS;
    if (state == DRAFT_STANDS && read_fields(im, row, item, &why) != RC_OK) {
        row_wrong(im, row->number, why.detail);
        return;
    }
    item->state = state;
    if (state == was.state && item->row.start == was.row.start && item->row.end == was.row.end &&
        text_eq(before, draft_content_json(im->a, &item->c)))
        return;
    struct draft_step_row step = draft_step(im->a, item, state);
    ARENA_PUSH(im->a, im->steps, im->nsteps, step);
}

static void check_overlaps(struct importing *im)
{
    for (size_t i = 0; i < im->draft.n; i++) {
        const struct draft_item *item = &im->draft.items[i];
        int other = item->state == DRAFT_STANDS ? draft_overlap(&im->draft, item) : 0;
        if (other <= item->row.ordinal)
            continue;
        im->nerrors++;
        sbuf_printf(im->out, _("contents %d and %d share words of the text\n"), item->row.ordinal, other);
    }
}

static enum rc keep(struct importing *im, struct err *err)
{
    struct draft_edit_row row = { .document = im->in->draft,
                                  .recorded = im->now,
                                  .person = im->in->person,
                                  .operator_name = im->in->operator_name,
                                  .what = TEXT("import"),
                                  .reason = text_of(im->in->file) };
    if (im->nsteps == 0 || im->nerrors > 0 || im->in->dry_run)
        return RC_OK;
    return draft_keep(im->conn, im->loaded->world.org, &row, im->steps, im->nsteps, err);
}

static enum rc import_all(struct importing *im, struct err *err)
{
    struct tables tables = { 0 };
    enum rc rc = draft_load(im->conn, im->a, im->in->draft, &im->draft, err);
    if (rc == RC_OK)
        rc = app_recorded(im->app, im->conn, im->loaded->newest, im->in->at, &im->now, err);
    if (rc == RC_OK)
        rc = draft_may_edit(&im->draft, im->in->version, err);
    if (rc == RC_OK)
        rc = intake_tables(im->a, im->in->bytes, &tables, err);
    if (rc == RC_OK)
        rc = find_columns(im, &tables.items[0], err);
    for (size_t i = 1; rc == RC_OK && i < tables.items[0].nrows; i++)
        read_row(im, &tables.items[0].rows[i]);
    if (rc == RC_OK)
        check_overlaps(im);
    return rc == RC_OK ? keep(im, err) : rc;
}

static enum rc import_job(struct conn *conn, void *arg, struct err *err)
{
    struct importing *im = arg;
    *im = (struct importing){ .app = im->app, .in = im->in, .out = im->out, .conn = conn };
    sbuf_clear(im->out); /* the transaction may run twice */
    im->a = arena_new();
    enum rc rc = world_hold(im->app, conn, false, &im->loaded, err);
    if (rc == RC_OK)
        rc = import_all(im, err);
    for (size_t i = 0; rc == RC_OK && i < im->nsteps; i++)
        sbuf_printf(im->out, _("content %d: %.*s\n"), im->steps[i].content.ordinal,
                    TEXT_FMT(text_of(im->steps[i].state == DRAFT_DROPPED ? _("dropped") : _("changed"))));
    world_release(im->app, im->loaded);
    arena_free(im->a);
    return rc;
}

enum rc congvu_draft_import(struct congvu *app, const struct congvu_draft_import *in, size_t *changed, struct sbuf *out,
                            struct err *err)
{
    struct importing im = { .app = app, .in = in, .out = out };
    enum rc rc = store_write(app->store, import_job, &im, err);
    *changed = rc == RC_OK && im.nerrors == 0 ? im.nsteps : 0;
    if (rc == RC_OK && im.nerrors > 0)
        return err_set(err, PB_WRONG_VALUE, _("'%s' has %zu rows that cannot be understood: nothing is changed"),
                       in->file, im.nerrors);
    return rc;
}
