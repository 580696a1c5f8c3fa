/* res_figures.c -- figures over many matters: sums, obstacles, levels; the protection record of one proposal. */
#include "http/resources.h"
#include "http/server.h"

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

/* As long as nobody recorded anything, and within the minute, an answer is what it was: many look at the same figures. */
typedef enum rc figures(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);

static enum rc answer(struct request *q, const struct congvu_ask *ask, figures *work_out, struct err *err)
{
    const struct text asked[] = { ask->what, ask->unit, ask->kind,    ask->from, ask->to,
                                  ask->by,   ask->day,  ask->figures, ask->as_of };
    struct text stamp;
    enum rc rc = congvu_stamp_all(q->app, q->a, ask, &stamp, err);
    if (rc != RC_OK)
        return rc;
    struct text key = text_printf(q->a, "%s %.*s", q->route->path, TEXT_FMT(stamp));
    for (size_t i = 0; i < LEN(asked); i++)
        key = text_printf(q->a, "%.*s %zu:%.*s", TEXT_FMT(key), asked[i].n, TEXT_FMT(asked[i]));
    if (cache_get(q->server->cache, key, &q->out))
        return RC_OK;
    rc = work_out(q->app, ask, &q->out, err);
    if (rc == RC_OK)
        cache_put(q->server->cache, key, sbuf_text(&q->out));
    return rc;
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
    return answer(q, &ask, congvu_sums, err);
}

enum rc get_authority(struct request *q, struct err *err)
{
    struct congvu_ask ask = request_ask(q);
    ask.what = q->params[0];
    return congvu_authority(q->app, &ask, &q->out, err);
}

static enum rc obstacles(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    return congvu_obstacles(app, ask, false, out, err);
}

enum rc get_obstacles(struct request *q, struct err *err)
{
    struct congvu_ask ask = request_ask(q);
    ask.what = request_query(q, "rule");
    return answer(q, &ask, obstacles, err);
}

enum rc get_levels(struct request *q, struct err *err)
{
    const struct congvu_ask ask = figures_ask(q);
    return answer(q, &ask, congvu_levels, err);
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
