#include "report/event_json.h"
#include "report/report_json.h"

static json_t *js_told_act(const struct act *act)
{
    json_t *o = json_object();
    js_set(o, "seq", json_integer(act->seq));
    js_set(o, "kind", js_word(ACT_WORDS[act->kind]));
    js_set(o, "recorded", js_instant(act->recorded));
    js_set(o, "happened", js_instant(act->happened));
    return o;
}

static void tell_matter(json_t *data, const struct reader *r, const struct event_told *e)
{
    const struct matter *m = e->matter;
    const struct holding *h = matter_holding(m, e->now);
    struct due due = matter_due(e->family, m, e->now);
    js_set(data, "kind", js_text_or_null(m->rule->kind));
    js_set(data, "title", js_text_or_null(act_text(m->opening, AT_TITLE)));
    js_set(data, "state", js_word(MSTATE_WORDS[matter_state(m, e->now)]));
    js_set(data, "unit", h ? js_unit(r, h->unit, e->now) : json_null());
    js_set(data, "due", instant_is_max(due.at) ? json_null() : js_instant(due.at));
    js_set(data, "act", e->act ? js_told_act(e->act) : json_null());
}

void report_event(struct sbuf *out, struct arena *a, const struct event_told *e)
{
    const struct reader r = { a, e->world ? e->world->org : NULL, "vi" };
    json_t *root = json_object(), *data = json_object();
    js_set(data, "code", js_text(e->code));
    js_set(data, "hidden", json_boolean(e->hidden));
    if (!e->hidden)
        tell_matter(data, &r, e);
    js_set(root, "type", js_word(e->type));
    js_set(root, "timestamp", js_instant(e->at));
    js_set(root, "data", data);
    js_print(out, root);
}
