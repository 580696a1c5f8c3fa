/* app_intake_many.c -- many files, each read in a process of its own.
 *
 *      the file's process                          here
 *      bytes ──► taken ──► said, counts, rows ───► keep, tell; in the files' order
 *
 * What crosses is packed: a number of bytes, a colon, the bytes, as often as there are fields. The sender is this program's own
 * copy, so a pack that does not open is its death, and is told as such.
 */
#include "app/intake/taken.h"

#include "app/intake/amend.h"
#include "app/view/view.h"
#include "base/i18n.h"
#include "intake/foreign.h"
#include "intake/pool.h"

#include <stdio.h>
#include <string.h>

static const struct child_limits FILE_LIMITS = {
    .sandbox = { .cpu_seconds = 300, .bytes = (size_t)4 << 30 }, /* of our own reading; what is started has its own */
    .wall_seconds = 3600,                                        /* 500 pages are recognised in half of that         */
    .answer_bytes = (size_t)256 << 20,
};

struct many {
    struct congvu *app;
    const struct congvu_intake_many *in;
    const struct org *org; /* NULL: no database */
    struct instant now;
    size_t at_once;
};

/* --- packing ------------------------------------------------------------------------------------------------------ */

static void pack_text(struct sbuf *b, struct text t)
{
    sbuf_printf(b, "%zu:", t.n);
    sbuf_add(b, t);
}

static void pack_int(struct sbuf *b, int64_t n)
{
    char digits[24];
    pack_text(b, (struct text){ digits, (size_t)snprintf(digits, sizeof digits, "%lld", (long long)n) });
}

/* What is packed, and how much of it was opened. */
struct pack {
    struct text t;
    size_t at;
    bool broken;
};

static struct text open_text(struct pack *p)
{
    size_t colon = text_find(p->t, TEXT(":"), p->at);
    int64_t n = -1;
    if (colon == SIZE_MAX || !text_int(text_sub(p->t, p->at, colon), &n) || n < 0 || (size_t)n > p->t.n - colon - 1)
        p->broken = true;
    if (p->broken)
        return TEXT_NONE;
    p->at = colon + 1 + (size_t)n;
    return text_sub(p->t, colon + 1, p->at);
}

static int64_t open_int(struct pack *p)
{
    int64_t n = 0;
    p->broken = !text_int(open_text(p), &n) || p->broken;
    return n;
}

static void pack_rows(struct sbuf *b, const struct taken_rows *rows)
{
    const struct document_row *d = &rows->doc;
    const struct text words[] = { d->number, d->issuer, d->type, d->title, d->sha256, d->text, d->file };
    for (size_t i = 0; i < LEN(words); i++)
        pack_text(b, words[i]);
    pack_int(b, d->date.n);
    pack_int(b, (int64_t)rows->n);
    for (size_t i = 0; i < rows->n; i++) {
        const struct content_row *c = &rows->contents[i];
        pack_int(b, c->start);
        pack_int(b, c->end);
        pack_text(b, c->number);
        pack_text(b, c->words);
        pack_text(b, c->json);
    }
}

static void open_rows(struct arena *a, struct pack *p, struct taken_rows *out)
{
    struct document_row *d = &out->doc;
    struct text *const words[] = { &d->number, &d->issuer, &d->type, &d->title, &d->sha256, &d->text, &d->file };
    *out = (struct taken_rows){ .n = 0 };
    for (size_t i = 0; i < LEN(words); i++)
        *words[i] = open_text(p);
    d->date = (struct day){ (int32_t)open_int(p) };
    for (int64_t left = open_int(p); left > 0 && !p->broken; left--) {
        struct content_row c = { .ordinal = (int)out->n + 1 };
        c.start = open_int(p);
        c.end = open_int(p);
        c.number = open_text(p);
        c.words = open_text(p);
        c.json = open_text(p);
        ARENA_PUSH(a, out->contents, out->n, c);
    }
}

/* --- in the file's process ------------------------------------------------------------------------------------------ */

static enum rc read_one(const struct many *m, struct arena *a, size_t i, struct congvu_intake *in, struct taken *taken,
                        struct err *err)
{
    enum rc rc = m->in->bytes(m->in->arg, i, a, &in->bytes, err);
    if (rc == RC_OK)
        rc = taken_read(a, in, taken, err);
    if (rc == RC_OK && m->org != NULL)
        rc = taken_may(m->org, in->who, m->now, taken, err);
    return rc;
}

static void work(void *arg, size_t i, struct sbuf *answer)
{
    const struct many *m = arg;
    struct arena *a = arena_new();
    struct congvu_intake in = m->in->each;
    struct taken taken;
    struct err err = { .problem = PB_NONE };
    struct sbuf said;
    in.file = m->in->name(m->in->arg, i);
    sbuf_init(&said, FILE_LIMITS.answer_bytes);
    foreign_at_once(m->at_once);
    if (read_one(m, a, i, &in, &taken, &err) == RC_OK) {
        taken_say(&said, a, m->org, &in.style, &taken);
        struct taken_counts n = taken_count(a, m->org, m->now, &taken);
        struct taken_rows rows = taken_rows(a, &in, &taken);
        pack_int(answer, PB_NONE);
        pack_int(answer, n.form);
        pack_int(answer, (int64_t)n.contents);
        pack_int(answer, n.unresolved);
        pack_int(answer, n.doubts);
        pack_text(answer, sbuf_text(&said));
        pack_rows(answer, &rows);
    } else {
        pack_int(answer, err.problem);
        pack_text(answer, text_of(err.detail));
    }
    sbuf_release(&said);
    arena_free(a);
}

/* --- here ------------------------------------------------------------------------------------------------------------- */

/* The document's own refusal crosses as it is. */
static void open_refusal(struct pack *p, int64_t problem, struct err *err)
{
    struct text detail = open_text(p);
    if (p->broken || problem < 0 || problem >= PB_COUNT)
        (void)err_set(err, PB_READER_STOPPED,
                      _("the process that read the file answered something that is no text: the file is not trusted"));
    else
        (void)err_set(err, (enum problem)problem, "%.*s", TEXT_FMT(detail));
}

/* What accepting it would do to the matters of the document it changes, behind what is said of it. The snapshot lasts for this file alone. */
static enum rc tell_effects(const struct many *m, struct arena *a, const struct taken_rows *rows,
                            struct congvu_file *file, struct err *err)
{
    struct congvu_ask now = { .as_of = TEXT_NONE };
    struct reading r;
    enum rc rc = reading_begin(m->app, &now, &r, err);
    if (rc != RC_OK)
        return rc;
    struct sbuf said;
    sbuf_init(&said, FILE_LIMITS.answer_bytes);
    sbuf_add(&said, file->said);
    rc = amend_tell(r.conn, a, &r.world, &rows->doc, r.now, rows->contents, rows->n, &said, err);
    reading_end(&r);
    if (rc == RC_OK)
        file->said = text_dup(a, sbuf_text(&said));
    sbuf_release(&said);
    return rc;
}

static enum rc open_taken(const struct many *m, struct arena *a, struct text answer, struct congvu_file *file,
                          struct err *err)
{
    struct pack p = { answer, 0, false };
    struct taken_rows rows;
    int64_t problem = open_int(&p);
    if (p.broken || problem != PB_NONE) {
        open_refusal(&p, problem, err);
        return err->rc;
    }
    int64_t form = open_int(&p);
    file->line.contents = (size_t)open_int(&p);
    file->line.unresolved = open_int(&p);
    file->line.doubts = open_int(&p);
    file->said = open_text(&p);
    open_rows(a, &p, &rows);
    if (p.broken || form < 0 || form >= EXTRACT_FORM_COUNT) {
        open_refusal(&p, -1, err);
        return err->rc;
    }
    file->line.form = text_of(extract_form_word((enum extract_form)form));
    file->line.form_shown = extract_form_shown((enum extract_form)form);
    enum rc rc = RC_OK;
    if (m->app != NULL && m->in->each.style.format != REPORT_JSON)
        rc = tell_effects(m, a, &rows, file, err);
    if (rc != RC_OK || m->app == NULL || m->in->each.dry_run)
        return rc;
    rc = taken_keep(m->app, &rows, &file->draft, err);
    file->line.draft = file->draft;
    return rc;
}

static void take(void *arg, size_t i, struct text answer, const struct err *why)
{
    const struct many *m = arg;
    struct arena *a = arena_new();
    struct err err = { .problem = PB_NONE };
    struct congvu_file file = { .i = i, .name = m->in->name(m->in->arg, i) };
    file.line.name = text_of(file.name);
    if (why != NULL)
        err = *why;
    else if (open_taken(m, a, answer, &file, &err) == RC_OK)
        err.problem = PB_NONE;
    if (err.problem != PB_NONE) {
        if (strstr(err.detail, file.name) == NULL)
            err_prefix(&err, "%s", file.name);
        file.why = &err;
        file.said = TEXT_NONE;
        file.line.slug = problem_row(err.problem)->slug;
        struct text all = text_of(err.detail), before = text_printf(a, "%s: ", file.name);
        file.line.why = text_starts(all, before) ? text_sub(all, before.n, all.n) : all; /* its name is in the row */
    }
    m->in->told(m->in->arg, &file);
    arena_free(a);
}

static void step(void *arg, size_t done, size_t of)
{
    const struct many *m = arg;
    m->in->progress(m->in->arg, done, of);
}

static void run(struct many *m)
{
    size_t processors = pool_processors();
    size_t files = m->in->n < processors ? m->in->n : processors;
    m->at_once = files > 0 ? (processors + files - 1) / files : 1; /* pages of one file, where files are few */
    intake_ready();
    pool_run(&(struct pool_job){ .n = m->in->n,
                                 .limits = &FILE_LIMITS,
                                 .work = work,
                                 .take = take,
                                 .step = m->in->progress ? step : NULL,
                                 .arg = m });
}

enum rc congvu_intake_many(struct congvu *app, const struct congvu_intake_many *in, struct err *err)
{
    struct many m = { .app = app, .in = in };
    struct congvu_ask now = { .as_of = TEXT_NONE };
    struct reading r;
    if (app == NULL) {
        run(&m);
        return RC_OK;
    }
    enum rc rc = reading_begin(app, &now, &r, err);
    struct loaded *world = rc == RC_OK ? world_kept(app) : NULL; /* no snapshot is kept open over what may take hours */
    m.now = r.now;
    reading_end(&r);
    if (world != NULL) {
        m.org = world->world.org;
        run(&m);
    }
    world_release(app, world);
    return rc;
}
