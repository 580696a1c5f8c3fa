/* res_work.c -- one's own work, units against states, what kinds there are. */
#include "http/resources.h"
#include "http/server.h"

#include "app/pages.h"
#include "app/signals.h"
#include "base/i18n.h"

/* As long as nobody recorded anything, and within the minute, it is what it was. */
enum rc get_work(struct request *q, struct err *err)
{
    const struct congvu_ask ask = request_ask(q);
    struct text stamp;
    enum rc rc = request_stamp(q, congvu_stamp_all, &ask, &stamp, err);
    if (rc != RC_OK)
        return rc;
    struct text key = text_printf(q->a, "work %.*s %.*s", TEXT_FMT(stamp), TEXT_FMT(ask.as_of));
    if (cache_get(q->server->cache, key, &q->out))
        return RC_OK;
    rc = congvu_work(q->app, &ask, &q->out, err);
    if (rc == RC_OK)
        cache_put(q->server->cache, key, sbuf_text(&q->out));
    return rc;
}

enum rc get_record(struct request *q, struct err *err)
{
    const struct congvu_ask ask = request_ask(q);
    return congvu_own(q->app, &ask, &q->out, err);
}

enum rc get_signals(struct request *q, struct err *err)
{
    const struct congvu_ask ask = request_ask(q);
    return congvu_signals(q->app, &ask, &q->out, err);
}

enum rc get_signal_rules(struct request *q, struct err *err)
{
    const struct congvu_ask ask = request_ask(q);
    return congvu_signal_rules(q->app, &ask, &q->out, err);
}

/* The address itself is the key: a calendar program signs in nowhere. It shows own deadlines and nothing else. */
enum rc get_feed(struct request *q, struct err *err)
{
    const struct congvu_credentials c = { .feed = q->params[0], .address = q->address };
    enum rc rc = congvu_who(q->app, q->a, &c, &q->who, err);
    if (rc != RC_OK)
        return rc;
    const struct congvu_ask ask = request_ask(q);
    q->type = "text/calendar; charset=utf-8";
    return congvu_feed(q->app, &ask, q->server->origin, &q->out, err);
}

/* --- units against states ------------------------------------------------------------------------------------------- */

static enum rc heat(struct request *q, enum heat_form form, struct err *err)
{
    struct congvu_ask ask = request_ask(q);
    ask.kind = request_query(q, "kind");
    enum rc rc = request_width(q, &ask.style, err);
    return rc == RC_OK ? congvu_heat(q->app, &ask, form, &q->out, err) : rc;
}

enum rc get_board(struct request *q, struct err *err) { return heat(q, HEAT_JSON, err); }

enum rc get_board_svg(struct request *q, struct err *err)
{
    q->type = "image/svg+xml";
    return heat(q, HEAT_SVG, err);
}

enum rc get_board_table(struct request *q, struct err *err)
{
    q->type = "text/html; charset=utf-8";
    return heat(q, HEAT_TABLE, err);
}

enum rc get_kinds(struct request *q, struct err *err)
{
    const struct congvu_ask ask = request_ask(q);
    return congvu_kinds(q->app, &ask, &q->out, err);
}

enum rc get_regulations(struct request *q, struct err *err)
{
    const struct congvu_ask ask = request_ask(q);
    return congvu_regulations(q->app, &ask, &q->out, err);
}

enum rc get_open_forms(struct request *q, struct err *err)
{
    const struct congvu_ask ask = request_ask(q);
    return congvu_forms(q->app, &ask, &q->out, err);
}
