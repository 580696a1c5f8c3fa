/* app_obstacles.c -- every obstacle of the record, gathered by the rule it comes from (report/obstacles.h).
 *
 * Two things are one here: matters of kind `obstacle`, and questions of form obstacle that a holder asked. The fields named below are those of
 * share/regulations/vn/obstacle.yaml; a regulation without one of them gives nothing for it.
 */
#include "app/view/families.h"
#include "base/i18n.h"
#include "matter/values.h"
#include "report/obstacles.h"

#include <stdlib.h>

struct stretch { /* in which a matter was blocked by one obstacle */
    struct text matter;
    struct instant from, to;
    size_t line;
};
struct bundle { /* the obstacles of one rule */
    struct text folded;
    struct obstacle_rule rule;
    struct obstacle_line *lines;
    struct stretch *stretches;
    size_t nstretches;
};
struct bundling {
    struct reading *r;
    const struct congvu_ask *ask;
    struct bundle *bundles;
    size_t n;
};

static const char *lang_of(const struct bundling *b) { return b->ask->style.lang ? b->ask->style.lang : i18n_lang(); }

/* --- one rule ------------------------------------------------------------------------------------------------------------ */

/* "Khoản 2  Điều 12" and "khoản 2 điều 12" are one rule. */
static struct text folded(struct arena *a, struct text provision)
{
    struct text t = text_fold(a, text_trim(provision));
    char *out = arena_alloc(a, t.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < t.n; i++)
        if (t.p[i] != ' ' || (n > 0 && out[n - 1] != ' '))
            out[n++] = t.p[i];
    return (struct text){ out, n };
}

static struct bundle *bundle_of(struct bundling *b, struct text provision)
{
    struct text key = folded(b->r->a, provision);
    for (size_t i = 0; i < b->n; i++)
        if (text_eq(b->bundles[i].folded, key))
            return &b->bundles[i];
    struct bundle one = { .folded = key, .rule = { .provision = text_dup(b->r->a, provision) } };
    ARENA_PUSH(b->r->a, b->bundles, b->n, one);
    return &b->bundles[b->n - 1];
}

static void add_line(struct bundling *b, struct bundle *bundle, struct obstacle_line line)
{
    ARENA_PUSH(b->r->a, bundle->lines, bundle->rule.n, line);
    bundle->rule.open += line.open;
    bundle->rule.upheld += line.upheld;
    bundle->rule.gathered += !text_empty(line.gathered_in);
}

static void add_stretch(struct bundling *b, struct bundle *bundle, struct text matter, struct instant from,
                        struct instant to)
{
    struct stretch s = { text_dup(b->r->a, matter), from, instant_min(to, b->r->now), bundle->rule.n - 1 };
    if (instant_before(s.from, s.to))
        ARENA_PUSH(b->r->a, bundle->stretches, bundle->nstretches, s);
}

/* --- matters of kind obstacle -------------------------------------------------------------------------------------------- */

static struct text field(const struct values *v, struct arena *a, const char *code)
{
    return value_text(a, values_said(v, text_of(code)));
}

static struct text choice(const struct bundling *b, const struct values *v, const char *code)
{
    const struct stated *s = values_stated(v, text_of(code));
    const struct field_rule *f = s ? &v->rule->fields[s->field] : NULL;
    for (size_t k = 0; f && k < f->nchoices; k++)
        if (text_eq(f->choices[k].code, s->value))
            return text_dup(b->r->a, names_in(f->choices[k].names, lang_of(b)));
    return TEXT_NONE;
}

static double number(const struct values *v, const char *code)
{
    const struct stated *s = values_stated(v, text_of(code));
    struct fvalue x = s ? value_of(&v->rule->fields[s->field], s->value) : FV_UNKNOWN;
    return x.type == VT_NUMBER ? x.number : 0;
}

static enum rc take_obstacle(struct bundling *b, const struct family *f, struct arena *scratch, struct err *err)
{
    const struct matter *m = &f->matters[0];
    struct values v = values_now(scratch, f, m, b->r->now);
    struct text provision = field(&v, scratch, "provision"), ruled = field(&v, scratch, "ruled");
    struct matter_key key;
    enum rc rc = store_matter_by_id(b->r->conn, b->r->a, m->id, &key, err);
    if (rc != RC_OK || text_empty(provision))
        return rc;
    struct bundle *bundle = bundle_of(b, provision);
    add_line(b, bundle,
             (struct obstacle_line){
                 .code = key.code,
                 .title = text_dup(b->r->a, act_text(m->opening, AT_TITLE)),
                 .raised_by = choice(b, &v, "raised_by"),
                 .nature = choice(b, &v, "nature"),
                 .ruled = choice(b, &v, "ruled"),
                 .came_back = choice(b, &v, "came_back"),
                 .gathered_in = text_dup(b->r->a, field(&v, scratch, "gathered_in")),
                 .open = !matter_ended(m, b->r->now),
                 .upheld = text_eq(ruled, TEXT("upheld")) || text_eq(ruled, TEXT("sent_up")),
                 .raised = m->opened,
             });
    bundle->rule.others += number(&v, "blocks_others");
    bundle->rule.stated_days += number(&v, "lost_days");
    if (text_empty(bundle->rule.can_change)) {
        bundle->rule.can_change = choice(b, &v, "can_change");
        bundle->rule.can_change_code = text_dup(b->r->a, field(&v, scratch, "can_change"));
    }
    for (const struct stated *s = values_entry(&v, TEXT("blocks"), NULL); s; s = values_entry(&v, TEXT("blocks"), s))
        add_stretch(b, bundle, s->value, m->opened, m->ended);
    return RC_OK;
}

/* --- questions of form obstacle -------------------------------------------------------------------------------------------- */

static struct text root_code(struct bundling *b, const struct family *f, const struct matter *m)
{
    struct matter_key key;
    return store_matter_by_id(b->r->conn, b->r->a, f->matters[m->parent].id, &key, NULL) == RC_OK ? key.code
                                                                                                  : TEXT_NONE;
}

/* The stretch that the question takes from its parent: by its ruling, or while nobody has ruled. */
static void take_stretches(struct bundling *b, struct bundle *bundle, const struct family *f,
                           const struct matter *child)
{
    const struct matter *parent = &f->matters[child->parent];
    struct text code = root_code(b, f, child);
    for (size_t i = 0; i < parent->nobstacles; i++)
        if (parent->obstacles[i].child == child->index)
            add_stretch(b, bundle, code, parent->obstacles[i].from, parent->obstacles[i].to);
}

static enum rc take_question(struct bundling *b, const struct family *f, const struct matter *m, struct err *err)
{
    struct text provision = act_text(m->opening, AT_RULE);
    struct matter_key key;
    enum rc rc = store_matter_by_id(b->r->conn, b->r->a, m->id, &key, err);
    if (rc != RC_OK || text_empty(provision))
        return rc;
    bool answered = m->answer != ANSWER_NONE && !instant_before(b->r->now, m->answered);
    struct bundle *bundle = bundle_of(b, provision);
    add_line(b, bundle,
             (struct obstacle_line){
                 .code = key.code,
                 .title = text_dup(b->r->a, act_text(m->opening, AT_TITLE)),
                 .raised_by = text_dup(b->r->a, org_unit_name(b->r->world.org, m->giver, b->r->now, lang_of(b))),
                 .answer = answered ? m->answer : ANSWER_NONE,
                 .open = !matter_ended(m, b->r->now),
                 .upheld = answered && (m->answer == ANSWER_UPHELD || m->answer == ANSWER_SENT_UP),
                 .question = true,
                 .raised = m->opened,
             });
    take_stretches(b, bundle, f, m);
    return RC_OK;
}

static enum rc take_family(void *arg, struct arena *scratch, const struct family *f, struct err *err)
{
    struct bundling *b = arg;
    enum rc rc = RC_OK;
    if (text_eq(f->matters[0].rule->kind, TEXT("obstacle")))
        rc = take_obstacle(b, f, scratch, err);
    for (size_t i = 1; rc == RC_OK && i < f->n; i++)
        if (f->matters[i].form == FORM_OBSTACLE && !reading_hides(b->r, f, &f->matters[i]))
            rc = take_question(b, f, &f->matters[i], err);
    return rc;
}

/* --- what was lost ------------------------------------------------------------------------------------------------------------- */

/* A matter is blocked only while it is open; one that excludes who asks is not counted (MODEL 8). */
static enum rc clip(struct bundling *b, struct arena *scratch, struct stretch *s, struct err *err)
{
    struct reading *r = b->r;
    struct matter_key key;
    const struct family *f;
    enum rc rc = store_matter_by_code(r->conn, scratch, s->matter, &key, err);
    if (rc == RC_OK)
        rc = family_read(r->conn, scratch, &r->world, key.family, r->past ? r->now : INSTANT_MAX, true, &f, err);
    if (rc == RC_NOT_FOUND) {
        s->to = s->from;
        return RC_OK;
    }
    const struct matter *m = rc == RC_OK ? family_matter(f, key.id) : NULL;
    if (m && reading_excludes(r, f, m)) {
        *s = (struct stretch){ .matter = TEXT_NONE, .line = s->line };
    } else if (m) {
        s->from = instant_max(s->from, m->opened);
        s->to = instant_max(s->from, instant_min(s->to, m->ended));
    }
    return rc;
}

static int by_matter(const void *x, const void *y)
{
    const struct stretch *a = x, *b = y;
    int matters = text_cmp(a->matter, b->matter);
    return matters ? matters : (a->from.us > b->from.us) - (a->from.us < b->from.us);
}

static enum rc measure(struct bundling *b, struct bundle *bundle, struct err *err)
{
    const struct calendar *cal = calbook_last(b->r->world.book);
    struct arena *scratch = arena_new();
    enum rc rc = RC_OK;
    for (size_t i = 0; rc == RC_OK && i < bundle->nstretches; i++) {
        struct stretch *s = &bundle->stretches[i];
        arena_reset(scratch);
        rc = clip(b, scratch, s, err);
        bundle->lines[s->line].lost.us += calendar_elapsed(cal, s->from, s->to).us;
    }
    arena_free(scratch);
    if (bundle->nstretches)
        qsort(bundle->stretches, bundle->nstretches, sizeof *bundle->stretches, by_matter);
    struct instant counted = INSTANT_MIN; /* of this matter, up to here */
    for (size_t i = 0; rc == RC_OK && i < bundle->nstretches; i++) {
        const struct stretch *s = &bundle->stretches[i];
        if (text_empty(s->matter))
            continue;
        bool other = i == 0 || !text_eq(s->matter, bundle->stretches[i - 1].matter);
        bundle->rule.blocked += other;
        struct instant from = other ? s->from : instant_max(s->from, counted);
        if (instant_before(from, s->to))
            bundle->rule.lost.us += calendar_elapsed(cal, from, s->to).us;
        counted = other ? s->to : instant_max(s->to, counted);
    }
    bundle->rule.lines = bundle->lines;
    return rc;
}

/* --- the whole ------------------------------------------------------------------------------------------------------------------- */

static enum rc gather_rules(struct reading *r, const struct congvu_ask *ask, struct obstacles *out, struct err *err)
{
    struct bundling b = { .r = r, .ask = ask };
    struct obstacle_rule *rules = NULL;
    struct text wanted = folded(r->a, ask->what);
    struct families_asked asked = FAMILIES_ALL;
    asked.obstacles = asked.words = true;
    enum rc rc = families_visit(r, &asked, take_family, &b, err);
    for (size_t i = 0; rc == RC_OK && i < b.n; i++) {
        if (!text_empty(wanted) && text_find(b.bundles[i].folded, wanted, 0) == SIZE_MAX)
            continue;
        rc = measure(&b, &b.bundles[i], err);
        ARENA_PUSH(r->a, rules, out->n, b.bundles[i].rule);
    }
    out->rules = rules;
    return rc;
}

enum rc congvu_obstacles(struct congvu *app, const struct congvu_ask *ask, bool gather, struct sbuf *out,
                         struct err *err)
{
    struct reading r;
    enum rc rc = reading_begin(app, ask, &r, err);
    struct obstacles o = { .world = &r.world,
                           .now = r.now,
                           .as_of = r.as_of,
                           .exercise = app->meta.exercise,
                           .partial = r.sight.bound && !r.sight.all,
                           .province = app->meta.province };
    if (rc == RC_OK)
        rc = gather_rules(&r, ask, &o, err);
    if (rc == RC_OK && gather && o.n != 1)
        rc = err_set(err, PB_WRONG_VALUE, _("'%.*s' is in %zu rules: name one so that one proposal is made of it"),
                     TEXT_FMT(ask->what), o.n);
    if (rc == RC_OK && gather && !obstacles_to_gather(&o.rules[0]))
        rc = err_set(err, PB_WRONG_VALUE, _("every obstacle of '%.*s' is gathered already, or not upheld"),
                     TEXT_FMT(o.rules[0].provision));
    if (rc == RC_OK && gather)
        report_gathering(out, r.a, &o, &o.rules[0]);
    else if (rc == RC_OK)
        report_obstacles(out, r.a, &o, &ask->style);
    reading_end(&r);
    return rc;
}
