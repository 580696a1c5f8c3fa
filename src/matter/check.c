#include "matter/check.h"

#include "base/i18n.h"
#include "matter/check_act.h"
#include "matter/values.h"

#include <stdio.h>
#include <string.h>

/* Who may do what in which state (MODEL 4, last table). Columns: held, stopped, outside, with the confirmer, ended. */
enum {
    HOLDER = ROLE_HOLDER,
    AGENCY = ROLE_HOLDER | ROLE_AGENCY,
    GIVER = ROLE_GIVER | ROLE_SUPERIOR | ROLE_NAMED,
    URGER = ROLE_GIVER | ROLE_SUPERIOR | ROLE_ABOVE,
    ANY = ROLE_ANY
};

static const struct {
    unsigned may[M_STATE_COUNT];
} ALLOWED[ACT_KIND_COUNT] = {
    /*                 held    stopped outside confirm ended */
    [ACT_OPEN] = { { 0, 0, 0, 0, 0 } }, /* begins a matter: see check_open */
    [ACT_ASSIGN] = { { AGENCY, AGENCY, AGENCY, AGENCY, 0 } },
    [ACT_RECUSE] = { { AGENCY, AGENCY, AGENCY, AGENCY, 0 } },
    [ACT_FORWARD] = { { HOLDER, 0, 0, 0, 0 } },
    [ACT_ADVISE] = { { HOLDER, 0, 0, 0, 0 } },
    [ACT_ESCALATE] = { { HOLDER, 0, 0, 0, 0 } },
    [ACT_TRANSFER] = { { HOLDER, 0, 0, 0, 0 } },
    [ACT_COMPLETE] = { { HOLDER, 0, 0, 0, 0 } },
    [ACT_PAUSE] = { { HOLDER, 0, 0, 0, 0 } },
    [ACT_AWAIT] = { { HOLDER, 0, 0, 0, 0 } },
    [ACT_DECIDE] = { { HOLDER, 0, 0, HOLDER, 0 } },
    [ACT_RETURN] = { { HOLDER, 0, 0, HOLDER, 0 } },
    [ACT_ASK] = { { HOLDER, HOLDER, HOLDER, 0, 0 } },
    [ACT_REPLY] = { { HOLDER, HOLDER, HOLDER, 0, HOLDER } },
    [ACT_RESUME] = { { 0, HOLDER, HOLDER, 0, 0 } },
    [ACT_REPORT] = { { HOLDER, HOLDER, HOLDER, 0, HOLDER } },
    [ACT_EXTEND] = { { GIVER, GIVER, GIVER, GIVER, 0 } },
    [ACT_URGE] = { { URGER, URGER, URGER, URGER, 0 } },
    [ACT_CANCEL] = { { GIVER, GIVER, GIVER, GIVER, 0 } },
    [ACT_CORRECT] = { { ANY, ANY, ANY, ANY, ANY } },
    [ACT_UNSEAL] = { { ANY, ANY, ANY, ANY, ANY } },
    [ACT_REOPEN] = { { 0, 0, 0, 0, GIVER } },
};

/* Any official on the matter may object, and whoever works on it may record an order (MODEL 5). */
static unsigned roles_allowed(const struct act *act, enum mstate state)
{
    unsigned roles = ALLOWED[act->kind].may[state];
    if (act->kind == ACT_ASK && roles && act->form == FORM_OBJECTION)
        roles |= ROLE_ANY;
    if (act->kind == ACT_ASK && roles && act->form == FORM_INSTRUCTION)
        roles |= ROLE_AGENCY;
    return roles;
}

/* Extending, cancelling and reopening are never the assigned person's: where the giver itself holds, they are its superior's, or
 * whom the regulation names. */
static bool is_assigned(const struct check *c)
{
    const struct holding *h = c->h;
    if (!h)
        return false;
    const struct org *org = c->w->org;
    bool confirming = h->state == M_CONFIRM && h->origin >= 0;
    unit_id assigned = confirming ? c->m->holdings[h->origin].unit : h->unit;
    bool mine = confirming ? org_same_agency(org, assigned, c->standing.unit, c->t)
                           : (c->standing.roles & (ROLE_HOLDER | ROLE_AGENCY)) != 0;
    bool giver_holds = org_same_agency(org, assigned, c->standing.giver, c->t);
    return mine || (giver_holds && !(c->standing.roles & (ROLE_SUPERIOR | ROLE_NAMED)));
}

static bool for_giver_only(enum act_kind kind)
{
    return kind == ACT_EXTEND || kind == ACT_CANCEL || kind == ACT_REOPEN;
}

static bool giver_holds(const struct check *c)
{
    return c->h && org_same_agency(c->w->org, c->h->unit, c->standing.giver, c->t);
}

/* What the regulation leaves to a giver that holds the matter itself: to settle a complaint is the settler's own work, and so is to find
 * it complex. Never to the person it is assigned to, nor to who acts for that person. */
static bool giver_may(const struct check *c)
{
    const struct standing *s = &c->standing;
    bool assigned = c->h && c->h->person && (c->h->person == c->act->person || c->h->person == s->behalf);
    if (!giver_holds(c) || assigned || !(s->roles & ROLE_GIVER))
        return false;
    bool heads = org_post_rank(c->w->org, s->post) != RANK_STAFF, may = false;
    for (size_t i = 0; i < c->rule->nreasons && !may; i++) {
        const struct reason_rule *r = &c->rule->reasons[i];
        may = r->act == (int)c->act->kind && (r->by == MAY_GIVER || (r->by == MAY_GIVER_HEAD && heads)) &&
              (c->any_reason || text_eq(r->code, c->act->reason));
    }
    return may;
}

/* A giver that holds is told of the reasons that are left to it. */
static enum rc refuse_assigned(const struct check *c, struct err *err)
{
    const char *act = ACT_WORDS[c->act->kind];
    char codes[200] = "";
    size_t n = 0;
    for (size_t i = 0; i < c->rule->nreasons; i++) {
        const struct reason_rule *r = &c->rule->reasons[i];
        if (r->act == (int)c->act->kind && r->by != MAY_ABOVE && n + r->code.n + 3 < sizeof codes)
            n += (size_t)snprintf(codes + n, sizeof codes - n, "%s%.*s", n ? ", " : "", TEXT_FMT(r->code));
    }
    if (!giver_holds(c))
        return err_set(err, PB_MAY_NOT, _("'%s' is never for who is assigned: ask who gave the matter"), act);
    if (n == 0)
        return err_set(err, PB_MAY_NOT, _("'%s' is for the giver's superior while the giver itself holds the matter"),
                       act);
    return err_set(err, PB_MAY_NOT,
                   _("'%s' is for the giver's superior while the giver itself holds the matter, but for the reason %s: "
                     "that is for a head of the giver, or as the regulation says, and never for the assigned person"),
                   act, codes);
}

static const char *const STATE_PHRASES[M_STATE_COUNT] = {
    [M_HELD] = N_("somebody is working on it"),
    [M_STOPPED] = N_("it is stopped"),
    [M_OUTSIDE] = N_("somebody outside is waited for"),
    [M_CONFIRM] = N_("it is with the confirmer"),
    [M_ENDED] = N_("it has ended"),
};
static const char *const END_PHRASES[END_COUNT] = {
    [END_NONE] = N_("open"),           [END_DECIDED] = N_("decided"),
    [END_COMPLETED] = N_("completed"), [END_CONFIRMED] = N_("completion confirmed"),
    [END_REPLIED] = N_("answered"),    [END_CONSENT] = N_("consent by silence"),
    [END_CANCELLED] = N_("cancelled"), [END_MOOT] = N_("moot"),
    [END_LAPSED] = N_("lapsed"),
};

static enum rc refuse_state(const struct check *c, enum mstate state, struct err *err)
{
    const char *act = ACT_WORDS[c->act->kind];
    if (rule_forbids(c->rule, c->act->kind))
        return err_set(err, PB_NOT_NOW, _("a matter of kind '%.*s' does not know the act '%s'"),
                       TEXT_FMT(c->rule->kind), act);
    if (state == M_ENDED)
        return err_set(err, PB_CLOSED, _("'%s' is not possible: the matter has ended (%s)"), act,
                       _(END_PHRASES[c->m->end]));
    return err_set(err, PB_NOT_NOW, _("'%s' is not possible now: %s"), act, _(STATE_PHRASES[state]));
}

static enum rc refuse_role(const struct check *c, struct err *err)
{
    const struct org *org = c->w->org;
    struct text who = org_person_name(org, c->act->person);
    if (c->standing.post == 0)
        return err_set(err, PB_MAY_NOT, _("'%.*s' holds no post at that instant"), TEXT_FMT(who));
    if (for_giver_only(c->act->kind))
        return err_set(
            err, PB_MAY_NOT,
            _("'%.*s' may not %s: it is for who gave the matter, its superior, or whom the regulation names"),
            TEXT_FMT(who), ACT_WORDS[c->act->kind]);
    const struct holding *h = c->h;
    struct text unit = h ? org_unit_name(org, h->unit, c->t, i18n_lang()) : TEXT_NONE;
    struct text person = h ? org_person_name(org, h->person) : TEXT_NONE;
    if (h && h->person && (roles_allowed(c->act, matter_state(c->m, c->t)) & ROLE_HOLDER))
        return err_set(err, PB_MAY_NOT, _("'%.*s' may not %s: %.*s of %.*s holds the matter"), TEXT_FMT(who),
                       ACT_WORDS[c->act->kind], TEXT_FMT(person), TEXT_FMT(unit));
    return err_set(err, PB_MAY_NOT, _("'%.*s' may not %s: the matter is held by %.*s"), TEXT_FMT(who),
                   ACT_WORDS[c->act->kind], TEXT_FMT(unit));
}

/* --- times ---------------------------------------------------------------------------------------------------------- */

static enum rc check_times(const struct check *c, struct err *err)
{
    const struct act *act = c->act;
    char at[INSTANT_CHARS], other[INSTANT_CHARS];
    if (c->f && c->f->nacts > 0 && instant_before(act->recorded, c->f->acts[c->f->nacts - 1].recorded))
        return err_set(err, PB_OUT_OF_ORDER, _("'%s' is before the last act recorded on the matter, %s"),
                       instant_iso(act->recorded, at), instant_iso(c->f->acts[c->f->nacts - 1].recorded, other));
    if (instant_before(act->recorded, act->happened))
        return err_set(err, PB_HAPPENED_BOUNDS, _("'%s' lies in the future"), instant_iso(act->happened, at));
    if (!instant_eq(act->happened, act->recorded) &&
        (!act_states(act, FIELD_GROUND) || !act_states(act, FIELD_DOCUMENT)))
        return err_set(err, PB_MISSING_KEY, _("an instant other than now ('%s') needs a ground and a document"),
                       instant_iso(act->happened, at));
    if (c->m && instant_before(act->happened, c->m->opened))
        return err_set(err, PB_BEFORE_BEGIN, _("'%s' is before the matter began, %s"), instant_iso(act->happened, at),
                       instant_iso(c->m->opened, other));
    if (c->f && instant_before(act->happened, c->f->moved))
        return err_set(err, PB_HAPPENED_BOUNDS, _("'%s' is before the last act that moved the matter, %s"),
                       instant_iso(act->happened, at), instant_iso(c->f->moved, other));
    return RC_OK;
}

/* --- fields ---------------------------------------------------------------------------------------------------------- */

/* At least one of several must be stated: name them. */
static enum rc refuse_any(uint64_t any, enum act_kind kind, struct err *err)
{
    char keys[256] = "";
    size_t n = 0;
    for (int i = 0; i < ACT_FIELD_COUNT; i++)
        if ((any & (UINT64_C(1) << i)) && n + strlen(ACT_FIELDS[i].key) + 5 < sizeof keys)
            n += (size_t)snprintf(keys + n, sizeof keys - n, "%s'%s'", n ? ", " : "", ACT_FIELDS[i].key);
    return err_set(err, PB_MISSING_KEY, _("'%s' must state at least one of %s"), ACT_WORDS[kind], keys);
}

/* A key that was meant to be `key` and is not: "kindd"; none where nothing comes near. */
static struct text misspelt(const struct act *act, const char *key)
{
    struct text rest = act_text(act, AT_FIELDS), name, per, value, meant = text_of(key);
    int near = meant.n < 8 ? (int)meant.n / 4 : 2; /* nothing comes near "to" */
    while (value_next(&rest, &name, &per, &value))
        if (text_distance(name, meant) <= near)
            return name;
    return TEXT_NONE;
}

static enum rc refuse_missing(const struct act *act, const struct act_field *field, struct err *err)
{
    struct text instead = misspelt(act, field->key);
    if (!text_empty(instead))
        return err_set(err, PB_MISSING_KEY, _("'%s' must state '%s' and not '%.*s': %s"), ACT_WORDS[act->kind],
                       field->key, TEXT_FMT(instead), _(field->help));
    return err_set(err, PB_MISSING_KEY, _("'%s' must state '%s': %s"), ACT_WORDS[act->kind], field->key,
                   _(field->help));
}

static enum rc check_fields(const struct check *c, struct err *err)
{
    const struct act *act = c->act;
    const struct act_rule *rule = &ACT_RULES[act->kind];
    bool any = rule->any == 0 || !text_empty(act_text(act, AT_FIELDS)) || !text_empty(act_text(act, AT_SEALED));
    for (int i = 0; i < ACT_FIELD_COUNT; i++) {
        uint64_t bit = UINT64_C(1) << i;
        bool stated = act_states(act, (enum act_field_id)i);
        any |= stated && (rule->any & bit);
        if (!stated && (rule->must & bit))
            return refuse_missing(act, &ACT_FIELDS[i], err);
        if (stated && !((rule->must | rule->may | rule->any) & bit))
            return err_set(err, PB_WRONG_KEY, _("'%s' does not take '%s'"), ACT_WORDS[act->kind], ACT_FIELDS[i].key);
    }
    return any ? RC_OK : refuse_any(rule->any, act->kind, err);
}

/* --- what governs ---------------------------------------------------------------------------------------------------- */

/* Fills what follows from m and t: the holding, the rule and the step. */
static void check_begin(struct check *c)
{
    c->h = matter_holding(c->m, c->t);
    c->rule = matter_rule(c->f, c->m, c->t);
    c->step = c->h ? rule_step_as(c->rule, c->m->rule, c->h->step) : -1;
}

/* --- all together ------------------------------------------------------------------------------------------------------ */

static enum rc check_standing(struct check *c, struct err *err)
{
    enum mstate state = matter_state(c->m, c->t);
    unsigned allowed = roles_allowed(c->act, state);
    if (c->act->kind == ACT_REPLY && state == M_ENDED && !(c->m->end == END_CONSENT && !c->m->late_reply))
        allowed = 0;
    if (c->act->kind == ACT_REPORT && state == M_ENDED && !c->rule->duty)
        allowed = 0;
    if (allowed == 0 || rule_forbids(c->rule, c->act->kind))
        return refuse_state(c, state, err);
    if (matter_excludes(c->f, c->m, c->act->person, c->t))
        return err_set(err, PB_EXCLUDED, _("'%.*s' is in the excluded set of the matter"),
                       TEXT_FMT(org_person_name(c->w->org, c->act->person)));
    if (matter_conceals(c->f, c->m, c->act->person, c->t))
        return err_set(err, PB_EXCLUDED, _("'%.*s' is none of those who may know of the matter"),
                       TEXT_FMT(org_person_name(c->w->org, c->act->person)));
    c->standing = matter_standing(c->f, c->m, c->act->person, c->t);
    if (!(c->standing.roles & allowed))
        return refuse_role(c, err);
    return for_giver_only(c->act->kind) && is_assigned(c) && !giver_may(c) ? refuse_assigned(c, err) : RC_OK;
}

enum rc act_check(const struct world *w, const struct family *f, const struct act *act, struct err *err)
{
    struct check c = { .w = w, .f = f, .act = act, .t = act->happened };
    if (act->person <= 0 || act->person > org_persons(w->org))
        return err_set(err, PB_UNKNOWN_PERSON, _("the act names nobody who did it"));
    enum rc rc = check_fields(&c, err);
    if (rc == RC_OK && act->kind != ACT_OPEN) {
        c.m = family_matter(f, act->matter);
        if (!c.m)
            return err_set(err, PB_UNKNOWN_MATTER, _("no such matter in the family"));
        check_begin(&c);
    }
    if (rc == RC_OK && f && f->nacts >= FAMILY_ACTS_MAX)
        rc = err_set(err, PB_TOO_LARGE, _("a matter with its questions takes at most %d acts: open another"),
                     FAMILY_ACTS_MAX);
    if (rc == RC_OK)
        rc = check_times(&c, err);
    if (rc == RC_OK && act->kind != ACT_OPEN)
        rc = check_standing(&c, err);
    return rc == RC_OK ? check_meaning(&c, err) : rc;
}

uint32_t matter_may(const struct family *f, const struct matter *m, person_id p, struct instant now)
{
    uint32_t may = 0;
    for (int kind = 0; kind < ACT_KIND_COUNT; kind++) {
        struct act act = act_new(m->id, (enum act_kind)kind);
        act.person = p;
        struct check c = { .w = f->world, .f = f, .m = m, .act = &act, .t = now, .any_reason = true };
        check_begin(&c);
        c.standing = matter_standing(f, m, p, now);
        act.unit = c.standing.unit;
        if (c.h && check_standing(&c, NULL) == RC_OK && check_possible(&c))
            may |= UINT32_C(1) << kind;
    }
    return may;
}

enum authority act_authority(const struct family *f, const struct matter *m, const struct act *act,
                             const struct org_row **row)
{
    bool passes_up =
        act->kind == ACT_ESCALATE || act->kind == ACT_ADVISE || (act->kind == ACT_ASK && act->form == FORM_GUIDANCE);
    *row = NULL;
    if (!passes_up)
        return AUTHORITY_UNKNOWN;
    const struct org *org = f->world->org;
    /* An adviser's own decider is the agency itself; the question is whether the agency may decide. */
    return org_authority(org, org_agency(org, act->unit, act->happened), m->rule->decision, act->happened, row);
}
