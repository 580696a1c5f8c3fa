/* res_figures.c -- figures over many matters: sums, obstacles, levels; the protection record of one proposal. */
#include "http/resources.h"

#include "app/pages.h"
#include "base/i18n.h"

/* What all of them may be asked with. */
static struct congvu_ask figures_ask(struct request *q)
{
    struct congvu_ask ask = request_ask(q);
    ask.unit = request_query(q, "unit");
    ask.kind = request_query(q, "kind");
    ask.from = request_query(q, "from");
    ask.to = request_query(q, "to");
    return ask;
}

enum rc get_sums(struct request *q, struct err *err)
{
    struct congvu_ask ask = figures_ask(q);
    ask.what = ask.kind;
    ask.by = request_query(q, "by");
    ask.day = request_query(q, "day");
    ask.figures = request_query(q, "figures");
    if (text_empty(ask.what))
        return err_set(err, PB_WRONG_VALUE, _("say which kind of matter: '?kind='"));
    return congvu_sums(q->app, &ask, &q->out, err);
}

enum rc get_obstacles(struct request *q, struct err *err)
{
    struct congvu_ask ask = request_ask(q);
    ask.what = request_query(q, "rule");
    return congvu_obstacles(q->app, &ask, false, &q->out, err);
}

enum rc get_levels(struct request *q, struct err *err)
{
    const struct congvu_ask ask = figures_ask(q);
    return congvu_levels(q->app, &ask, &q->out, err);
}

static enum rc protection(struct request *q, bool docx, struct err *err)
{
    struct congvu_ask ask = request_ask(q);
    ask.what = q->params[0];
    return congvu_protection(q->app, &ask, docx, &q->out, err);
}

enum rc get_protection(struct request *q, struct err *err) { return protection(q, false, err); }

/* It leaves the house as a file: who took it is on record before it goes. */
enum rc get_protection_file(struct request *q, struct err *err)
{
    enum rc rc = protection(q, true, err);
    if (rc == RC_OK)
        rc = congvu_note_read(q->app, &q->who, "read", q->params[0], TEXT("protection.docx"), err);
    if (rc != RC_OK)
        return rc;
    q->type = TYPE_DOCX;
    request_file(q, "phieu-xac-nhan", "docx");
    return RC_OK;
}
