/* res_register.c -- units, people, calendar, regulations: reading them, and new rows. */
#include "http/resources.h"

#include "app/pages.h"
#include "base/i18n.h"

#include <jansson.h>

enum { PEOPLE = 100, PEOPLE_MAX = 500 };

static enum rc party(struct request *q,
                     enum rc (*read)(struct congvu *, const struct congvu_ask *, struct sbuf *, struct err *),
                     struct err *err)
{
    struct congvu_ask ask = request_ask(q);
    ask.what = q->params[0];
    return read(q->app, &ask, &q->out, err);
}

enum rc get_unit(struct request *q, struct err *err) { return party(q, congvu_unit, err); }
enum rc get_person(struct request *q, struct err *err) { return party(q, congvu_person, err); }

enum rc get_units(struct request *q, struct err *err)
{
    struct congvu_ask ask = request_ask(q);
    ask.as_of = request_query(q, "on");
    return congvu_units(q->app, &ask, &q->out, err);
}

enum rc get_people(struct request *q, struct err *err)
{
    struct congvu_ask ask = request_ask(q);
    int64_t limit = 0;
    ask.unit = request_query(q, "unit");
    ask.words = request_query(q, "q");
    enum rc rc = request_number(q, "limit", 1, PEOPLE_MAX, PEOPLE, &limit, err);
    if (rc == RC_OK)
        rc = request_number(q, "after", 0, INT32_MAX - 1, 0, &ask.after, err);
    ask.max = (size_t)limit;
    return rc == RC_OK ? congvu_people(q->app, &ask, &q->out, err) : rc;
}

enum rc get_stand_ins(struct request *q, struct err *err)
{
    const struct congvu_ask ask = request_ask(q);
    struct text past = request_query(q, "past");
    return congvu_stand_ins(q->app, &ask, text_eq(past, TEXT("1")), &q->out, err);
}

enum rc post_register_table(struct request *q, struct err *err)
{
    struct text name = request_query(q, "name");
    return congvu_grid(q->a, text_empty(name) ? "table" : text_cstr(q->a, name), sbuf_text(&q->body), &q->out, err);
}

enum rc get_search(struct request *q, struct err *err)
{
    struct congvu_ask ask = request_ask(q);
    ask.words = request_query(q, "q");
    return congvu_search(q->app, &ask, &q->out, err);
}

enum rc get_calendar(struct request *q, struct err *err)
{
    const struct congvu_ask ask = request_ask(q);
    int64_t now = day_civil(instant_day(congvu_now(q->app))).year, year = now;
    enum rc rc = request_number(q, "year", 1, 9999, now, &year, err);
    return rc == RC_OK ? congvu_year(q->app, &ask, (int)year, &q->out, err) : rc;
}

static bool only_try(struct request *q)
{
    struct text dry = request_query(q, "dry_run");
    return text_eq(dry, TEXT("1")) || text_eq(dry, TEXT("true"));
}

static enum rc record(struct request *q, enum congvu_fact fact, const char *file, struct err *err)
{
    size_t rows = 0;
    bool dry = only_try(q);
    enum rc rc = (dry ? congvu_record_try : congvu_record)(q->app, fact, file, sbuf_text(&q->body),
                                                           request_query(q, "at"), &rows, err);
    if (rc != RC_OK)
        return rc;
    request_json(q, json_pack("{s:I,s:b}", "rows", (json_int_t)rows, "dry_run", dry));
    q->status = dry ? 200 : 201;
    return RC_OK;
}

/* What would be refused is what was asked for, so it is no refusal of the request. */
static enum rc try_register(struct request *q, const char *file, struct err *err)
{
    struct congvu_tried tried;
    enum rc rc = congvu_register_try(q->app, q->a, file, sbuf_text(&q->body), request_query(q, "at"), &tried, err);
    if (rc != RC_OK)
        return rc;
    json_t *refused = json_array();
    for (size_t i = 0; i < tried.n; i++) {
        const struct congvu_refusal *r = &tried.refusals[i];
        json_array_append_new(refused,
                              json_pack("{s:i,s:s,s:s}", "line", r->line, "problem", r->problem, "says", r->says));
    }
    request_json(q, json_pack("{s:I,s:b,s:o,s:I,s:b}", "rows", (json_int_t)tried.rows, "dry_run", true, "refused",
                              refused, "more", (json_int_t)tried.more, "all", tried.all));
    return RC_OK;
}

enum rc post_register(struct request *q, struct err *err)
{
    static const char FILE_NAME[] = "register.yaml";
    return only_try(q) ? try_register(q, FILE_NAME, err) : record(q, CONGVU_REGISTER, FILE_NAME, err);
}

enum rc post_calendar(struct request *q, struct err *err)
{
    bool ics = text_starts(sbuf_text(&q->body), TEXT("BEGIN:VCALENDAR"));
    return record(q, CONGVU_CALENDAR, ics ? "calendar.ics" : "calendar.yaml", err);
}
