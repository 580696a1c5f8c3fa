/* opening.c -- what accepting would do, as it is told: what opens, what changes, what waits, what blocks and why. */
#include "app/intake/accept.h"
#include "app/intake/amend.h"

#include "base/i18n.h"

#include <stdlib.h>

static json_t *text_json(struct text t) { return t.n ? json_stringn(t.p, t.n) : json_null(); }

static json_t *unit_json(const struct accept *acc, unit_id unit)
{
    const struct org *org = acc->loaded->world.org;
    return unit == 0 ? json_null()
                     : json_pack("{s:o,s:o}", "code", text_json(org_unit_code(org, unit)), "name",
                                 text_json(org_unit_name(org, unit, acc->now, acc->in->style.lang)));
}

void opening_opens(struct accept *acc, const struct content_row *row, unit_id lead, const struct deadline *d)
{
    const struct rule *rule =
        rulebook_find(acc->loaded->world.rules, d->duty ? TEXT("duty") : TEXT("directive"), acc->now, acc->now);
    struct text kind = rule ? names_in(rule->names, acc->in->style.lang) : TEXT_NONE;
    json_array_append_new(acc->opens, json_pack("{s:i,s:o,s:o,s:o,s:o,s:o,s:o}", "content", row->ordinal, "number",
                                                text_json(row->number), "title", text_json(row->words), "kind_name",
                                                text_json(kind), "unit", unit_json(acc, lead), "due", text_json(d->due),
                                                "recur", text_json(d->recur)));
}

void opening_changes(struct accept *acc, const struct amend_step *step)
{
    static const char *const ACTS[] = { [AMEND_OPEN] = "open",
                                        [AMEND_SAME] = "none",
                                        [AMEND_EXTEND] = "extend",
                                        [AMEND_REASSIGN] = "cancel-and-open",
                                        [AMEND_CANCEL] = "cancel" };
    struct text says = amend_says(acc->a, step);
    json_array_append_new(acc->changes, json_pack("{s:i,s:s,s:o,s:o,s:o}", "content", step->ordinal, "act",
                                                  ACTS[step->what], "matter", text_json(step->matter), "due",
                                                  text_json(step->due), "says", text_json(says)));
}

void opening_waits(struct accept *acc, const struct content_row *row, const char *why)
{
    json_array_append_new(acc->waits, json_pack("{s:i,s:s}", "content", row->ordinal, "why", why));
}

void opening_blocks(struct accept *acc, const struct content_row *row, enum problem problem, const char *says)
{
    json_array_append_new(acc->blocks, json_pack("{s:i,s:s,s:s}", "content", row->ordinal, "problem",
                                                 problem_row(problem)->slug, "says", says));
}

static void put_text(const struct accept *acc)
{
    size_t i;
    json_t *row;
    json_array_foreach(acc->opens, i, row)
    {
        const char *unit = json_string_value(json_object_get(json_object_get(row, "unit"), "name"));
        const char *due = json_string_value(json_object_get(row, "due"));
        if (!due)
            due = json_string_value(json_object_get(row, "recur"));
        sbuf_printf(acc->out, "%4d  %-12s %s\n", (int)json_integer_value(json_object_get(row, "content")),
                    due ? due : "", unit ? unit : _("to be assigned"));
    }
    json_array_foreach(acc->changes, i, row)
        sbuf_printf(acc->out, _("  content %d %s\n"), (int)json_integer_value(json_object_get(row, "content")),
                    json_string_value(json_object_get(row, "says")));
    json_array_foreach(acc->waits, i, row) sbuf_printf(acc->out, _("  content %d not opened: %s\n"),
                                                       (int)json_integer_value(json_object_get(row, "content")),
                                                       json_string_value(json_object_get(row, "why")));
    json_array_foreach(acc->blocks, i, row) sbuf_printf(acc->out, _("  content %d not opened: %s\n"),
                                                        (int)json_integer_value(json_object_get(row, "content")),
                                                        json_string_value(json_object_get(row, "says")));
    sbuf_printf(acc->out, _("Accepting would open %zu matters.\n"), json_array_size(acc->opens));
}

void opening_put(struct accept *acc)
{
    unit_id giver = org_unit(acc->loaded->world.org, acc->giver);
    sbuf_clear(acc->out);
    if (acc->in->style.format != REPORT_JSON) {
        put_text(acc);
        return;
    }
    json_t *root = json_pack("{s:o,s:O,s:O,s:O,s:O}", "giver", unit_json(acc, giver), "opens", acc->opens, "changes",
                             acc->changes, "waits", acc->waits, "blocks", acc->blocks);
    char *dump = json_dumps(root, JSON_COMPACT);
    json_decref(root);
    sbuf_str(acc->out, dump);
    free(dump);
}
