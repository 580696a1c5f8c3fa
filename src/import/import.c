/* import.c -- which form a file has, by its first bytes. */
#include "import/import.h"

#include "base/i18n.h"
#include "import/reader.h"
#include "import/stream.h"

#include <string.h>

static struct text without_blanks(struct text t)
{
    while (t.n > 0 && (t.p[0] == ' ' || t.p[0] == '\n' || t.p[0] == '\r' || t.p[0] == '\t'))
        t = (struct text){ t.p + 1, t.n - 1 };
    return t;
}

/* Does the name say that it is a separated file, whatever its first field looks like? */
static bool named_table(const char *path)
{
    struct text name = text_of(path);
    if (text_ends(name, TEXT(".gz")))
        name.n -= 3;
    return text_ends(name, TEXT(".csv")) || text_ends(name, TEXT(".tsv")) || text_ends(name, TEXT(".txt"));
}

static enum rc read_stream(struct reader_state *r, const char *path, struct stream *stream)
{
    struct text head;
    enum rc rc = stream_peek(stream, &head, r->err);
    if (rc)
        return rc;
    struct text body = without_blanks(head);
    if (body.n == 0)
        return err_set(r->err, PB_EMPTY, _("%s: there is nothing in it"), r->file);
    if (!named_table(path) && body.p[0] == '<')
        return import_xes(r, stream);
    if (!named_table(path) && body.p[0] == '{')
        return import_ocel_json(r, stream);
    if (text_starts(head, TEXT("SQLite format 3")))
        return import_ocel_sqlite(r);
    if (text_starts(head, TEXT("PK")) || text_starts(head, TEXT("%PDF")))
        return err_set(r->err, PB_FORM_NOT_READ,
                       _("%s: this is no event log; of a spreadsheet save the sheet as CSV first"), r->file);
    return import_table(r, stream);
}

enum rc import_log(struct arena *a, const char *path, const struct import_ask *ask, struct flow_log *log,
                   struct import_notes *notes, struct err *err)
{
    struct reader_state r = { .arena = a, .file = path, .ask = ask, .log = log, .notes = notes, .err = err };
    struct stream *stream;
    struct text bad;
    notes->arena = a;
    if (!stamp_format_valid(ask->form.format, &bad))
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is nothing that --time-format knows"), TEXT_FMT(bad));
    enum rc rc = stream_open(path, ask->encoding, &stream, err);
    if (rc)
        return rc;
    rc = read_stream(&r, path, stream);
    stream_close(stream);
    return rc;
}
