/* res_machine.c -- for those who keep the server running. */
#include "http/resources.h"

#include "http/server.h"

#include "app/pages.h"
#include "base/i18n.h"
#include "report/pages.h"

enum rc get_health(struct request *q, struct err *err)
{
    int64_t open;
    enum rc rc = congvu_alive(q->app, &open, err);
    if (rc != RC_OK)
        return rc;
    sbuf_str(&q->out, "{\"ok\":true}");
    return RC_OK;
}

/* Figures of the machine tell a stranger when the office is busy: from this machine, or with a right, only. */
enum rc get_metrics(struct request *q, struct err *err)
{
    bool near = text_eq(q->address, TEXT("127.0.0.1")) || text_eq(q->address, TEXT("::1"));
    if (!near && !(q->who.rights & CONGVU_MAY_ADMIN))
        return err_set(err, PB_NO_RIGHT, _("the figures are for this machine and for administrators"));
    q->type = "text/plain; version=0.0.4; charset=utf-8";
    metrics_write(&q->server->metrics, &q->out);
    return RC_OK;
}

enum rc get_openapi(struct request *q, struct err *err)
{
    (void)err;
    http_openapi(&q->out);
    return RC_OK;
}

/* It changes with the program alone, which is not often. */
enum rc get_plot_css(struct request *q, struct err *err)
{
    (void)err;
    q->type = "text/css; charset=utf-8";
    request_answer_header(q, "Cache-Control", TEXT("private, max-age=3600"));
    report_picture_css(&q->out);
    return RC_OK;
}
