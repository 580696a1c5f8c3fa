/* res_report.c -- the official report as figures, as a Word file and as its annex; the urging letters, together. */
#include "http/resources.h"

#include "app/pages.h"
#include "base/i18n.h"
#include "report/paper.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const FORMATS[] = { "json", "docx", "xlsx", NULL };
static const char *const FORMS[] = { "state", "party", NULL };

/* A word of the list; the first where none is stated. */
static enum rc choice(struct request *q, const char *name, const char *const *words, int *out, struct err *err)
{
    struct text t = request_query(q, name);
    *out = text_empty(t) ? 0 : word_index(words, t);
    if (*out >= 0)
        return RC_OK;
    return err_set(err, PB_WRONG_VALUE, _("'%.*s' is nothing that '%s' takes"), TEXT_FMT(t), name);
}

static enum rc paper_of(struct request *q, struct congvu_paper *paper, struct err *err)
{
    int form = 0;
    enum rc rc = choice(q, "form", FORMS, &form, err);
    *paper = (struct congvu_paper){ .ask = request_ask(q), .form = (enum paper_form)form };
    paper->ask.what = request_query(q, "directive");
    paper->ask.unit = request_query(q, "unit");
    paper->ask.kind = request_query(q, "kind");
    paper->ask.from = request_query(q, "from");
    paper->ask.to = request_query(q, "to");
    paper->issuer = request_query(q, "issuer");
    paper->signer = request_query(q, "signer");
    return rc;
}

/* A whole export leaves the house as a file: who took it is on record before it goes. */
static enum rc note(struct request *q, const struct congvu_paper *paper, const char *what, struct err *err)
{
    const struct congvu_ask *ask = &paper->ask;
    struct text of = !text_empty(ask->what) ? ask->what : !text_empty(ask->unit) ? ask->unit : ask->from;
    return congvu_note_read(q->app, &q->who, "read", of, text_of(what), err);
}

/* The annex is written row by row to a file, so that it needs no memory for them; here it is small enough to send from memory. */
static enum rc annex(struct request *q, const struct congvu_paper *paper, struct err *err)
{
    const char *tmp = getenv("TMPDIR");
    char folder[256], path[300], block[1 << 15];
    snprintf(folder, sizeof folder, "%.200s/congvu-XXXXXX", tmp ? tmp : "/tmp");
    if (!mkdtemp(folder))
        return err_set(err, PB_IO, _("no folder for a passing file can be made"));
    snprintf(path, sizeof path, "%s/annex.xlsx", folder);
    enum rc rc = congvu_xlsx(q->app, paper, path, err);
    FILE *f = rc == RC_OK ? fopen(path, "rb") : NULL;
    for (size_t n; f && (n = fread(block, 1, sizeof block, f)) > 0;)
        sbuf_add(&q->out, (struct text){ block, n });
    if (f)
        fclose(f);
    unlink(path);
    rmdir(folder);
    return rc;
}

enum rc get_report(struct request *q, struct err *err)
{
    struct congvu_paper paper;
    int format = 0;
    enum rc rc = paper_of(q, &paper, err);
    if (rc == RC_OK)
        rc = choice(q, "format", FORMATS, &format, err);
    if (rc != RC_OK || format == 0)
        return rc == RC_OK ? congvu_tally(q->app, &paper.ask, &q->out, err) : rc;
    paper.ask.style.format = REPORT_TEXT;
    rc = format == 1 ? congvu_docx(q->app, &paper, &q->out, err) : annex(q, &paper, err);
    if (rc == RC_OK)
        rc = note(q, &paper, FORMATS[format], err);
    if (rc == RC_OK) {
        q->type = format == 1 ? TYPE_DOCX : TYPE_XLSX;
        request_file(q, format == 1 ? "bao-cao" : "phu-luc", FORMATS[format]);
    }
    return rc;
}

/* --- letters ------------------------------------------------------------------------------------------------------------- */

struct letters {
    struct request *q;
    struct paper_file *files;
    size_t n;
};

static enum rc keep_letter(void *arg, struct text name, struct text bytes, struct err *err)
{
    struct letters *l = arg;
    (void)err;
    struct paper_file file = { text_dup(l->q->a, name), text_dup(l->q->a, bytes) };
    ARENA_PUSH(l->q->a, l->files, l->n, file);
    return RC_OK;
}

enum rc get_letters(struct request *q, struct err *err)
{
    struct congvu_paper paper;
    struct letters letters = { .q = q };
    size_t n, own;
    enum rc rc = paper_of(q, &paper, err);
    paper.ask.style.format = REPORT_TEXT;
    if (rc == RC_OK)
        rc = congvu_letters(q->app, &paper, keep_letter, &letters, &n, &own, err);
    if (rc != RC_OK)
        return rc;
    if (letters.n == 0)
        return err_set(err, PB_EMPTY, _("nobody is late: there is no letter to write"));
    rc = note(q, &paper, "letters", err);
    if (rc != RC_OK)
        return rc;
    paper_archive(&q->out, q->a, letters.files, letters.n);
    q->type = "application/zip";
    request_file(q, "don-doc", "zip");
    return RC_OK;
}

enum rc get_indices(struct request *q, struct err *err)
{
    struct congvu_index ask = { .ask = request_ask(q),
                                .index = request_query(q, "index"),
                                .row = request_query(q, "row") };
    ask.ask.unit = request_query(q, "unit");
    ask.ask.from = request_query(q, "from");
    ask.ask.to = request_query(q, "to");
    return congvu_index(q->app, &ask, &q->out, err);
}
