/* words.c -- tables of words, and the few sentences about time and people that every report shares. */
#include "report/words.h"

#include "base/i18n.h"
#include "base/sbuf.h"
#include <string.h>

/* --- words for one thing ----------------------------------------------------------------------------------------- */

static const char *const STATES[M_STATE_COUNT] = {
    [M_HELD] = N_("being worked on"),       [M_STOPPED] = N_("stopped"), [M_OUTSIDE] = N_("waiting outside"),
    [M_CONFIRM] = N_("with the confirmer"), [M_ENDED] = N_("ended"),
};

static const char *const ENDS[END_COUNT] = {
    [END_NONE] = N_("open"),
    [END_DECIDED] = N_("decided"),
    [END_COMPLETED] = N_("completed"),
    [END_CONFIRMED] = N_("completed and confirmed"),
    [END_REPLIED] = N_("answered"),
    [END_CONSENT] = N_("consent by silence"),
    [END_CANCELLED] = N_("cancelled"),
    [END_MOOT] = N_("no longer needed"),
    [END_LAPSED] = N_("lapsed, undecided"),
};

static const char *const FORMS[FORM_COUNT] = {
    [FORM_NONE] = N_("question"),
    [FORM_OPINION] = N_("opinion"),
    [FORM_APPRAISAL] = N_("appraisal"),
    [FORM_PART] = N_("part of the work"),
    [FORM_DATA] = N_("data"),
    [FORM_GUIDANCE] = N_("guidance"),
    [FORM_OBSTACLE] = N_("obstacle"),
    [FORM_OBJECTION] = N_("objection"),
    [FORM_INSTRUCTION] = N_("instruction to be confirmed"),
};

static const char *const ANSWERS[ANSWER_COUNT] = {
    [ANSWER_NONE] = N_("no answer"),
    [ANSWER_AGREE] = N_("agrees"),
    [ANSWER_AGREE_IF] = N_("agrees on conditions"),
    [ANSWER_DISAGREE] = N_("disagrees"),
    [ANSWER_NOT_MINE] = N_("not within its function"),
    [ANSWER_DONE] = N_("has done its part"),
    [ANSWER_DATA] = N_("has given the data"),
    [ANSWER_GUIDED] = N_("has given guidance"),
    [ANSWER_OWN_AUTHORITY] = N_("within the asker's own authority"),
    [ANSWER_UPHELD] = N_("obstacle upheld"),
    [ANSWER_NOT_UPHELD] = N_("obstacle not upheld"),
    [ANSWER_SENT_UP] = N_("sent up to who can rule on it"),
    [ANSWER_AMENDED] = N_("rule amended"),
    [ANSWER_INSISTED] = N_("insists on the decision"),
    [ANSWER_WITHDRAWN] = N_("withdraws the decision"),
    [ANSWER_CONFIRMED] = N_("confirms the instruction"),
    [ANSWER_DENIED] = N_("denies the instruction"),
};

static const char *const CAUSES[CAUSE_COUNT] = {
    [CAUSE_ACT] = N_("by an act"),
    [CAUSE_AWAIT_END] = N_("the wait ended by itself"),
    [CAUSE_PAUSE_END] = N_("the stop ended by itself"),
    [CAUSE_SUCCESSION] = N_("the unit was succeeded"),
    [CAUSE_TENURE] = N_("the person left the post"),
    [CAUSE_ABSENCE] = N_("in place of the absent"),
    [CAUSE_BACK] = N_("the absent is back"),
    [CAUSE_EXCLUDED] = N_("the holder may not deal with it"),
    [CAUSE_LAPSE] = N_("the step's limit ran out"),
};

static const char *const OCCURRENCES[OCC_STATE_COUNT] = {
    [OCC_MET] = N_("reported in time"),
    [OCC_LATE] = N_("reported late"),
    [OCC_SILENT] = N_("not reported"),
    [OCC_OPEN] = N_("not yet due"),
};

static const char *const MARKS[MARK_COUNT] = {
    [MARK_SEEN] = N_("the text was read"),
    [MARK_SEEN_2ND] = N_("read second-hand"),
    [MARK_COMPUTED] = N_("computed"),
    [MARK_RECALLED] = N_("from memory, unverified"),
    [MARK_SET] = N_("a value set here, unverified"),
};

static const char *const DUE_CAUSES[] = {
    [DUE_OPEN] = N_("as given at the beginning"),    [DUE_EXTEND] = N_("extended"),
    [DUE_AGAIN] = N_("the limit began again"),       [DUE_REOPEN] = N_("stated when it was taken up again"),
    [DUE_STOP] = N_("moved by what it stood still"), [DUE_EVENT] = N_("counted from the event once it was recorded"),
};

static const char *const PAYEES[PAYEE_COUNT] = {
    [PAYEE_HOLDER] = N_("the holder"),
    [PAYEE_OUTSIDE] = N_("somebody outside"),
    [PAYEE_PAUSE] = N_("a lawful stop"),
    [PAYEE_QUEUE] = N_("handed over outside the hand-over hours"),
    [PAYEE_OBSTACLE] = N_("an obstacle that was upheld"),
    [PAYEE_ASKED] = N_("a unit asked that is late"),
};

const char *say_end_kind(enum mend end) { return _(ENDS[end]); }
const char *say_form(enum ask_form form) { return _(FORMS[form]); }
const char *say_answer(enum answer answer) { return _(ANSWERS[answer]); }
const char *say_cause(enum cause cause) { return _(CAUSES[cause]); }
const char *say_occurrence(enum occurrence_state state) { return _(OCCURRENCES[state]); }
const char *say_mark(enum mark mark) { return _(MARKS[mark]); }
const char *say_due_cause(enum due_cause cause) { return _(DUE_CAUSES[cause]); }
const char *say_payee_kind(enum payee payee) { return _(PAYEES[payee]); }

const char *say_weekday(struct day d)
{
    static const char *const DAYS[] = { N_("Monday"), N_("Tuesday"),  N_("Wednesday"), N_("Thursday"),
                                        N_("Friday"), N_("Saturday"), N_("Sunday") };
    return _(DAYS[day_weekday(d)]);
}

/* --- time -------------------------------------------------------------------------------------------------------- */

struct text say_span(const struct reader *r, struct workspan span)
{
    char buf[INSTANT_CHARS];
    return text_dup(r->a, text_of(workspan_hm(span, buf)));
}

static bool is_known(struct instant t) { return !instant_is_max(t) && t.us > INSTANT_MIN.us; }

/* "16:40 14/8/2025" with the blank that holds them together. */
static struct text say_moment(const struct reader *r, struct instant t, bool as_end)
{
    char buf[INSTANT_CHARS];
    if (!is_known(t))
        return TEXT_NONE;
    instant_vn(t, as_end, buf);
    char *blank = strchr(buf, ' ');
    assert(blank);
    return text_printf(r->a, "%.*s\u00A0%s", (int)(blank - buf), buf, blank + 1);
}

struct text say_instant(const struct reader *r, struct instant t) { return say_moment(r, t, false); }
struct text say_end(const struct reader *r, struct instant t) { return say_moment(r, t, true); }

struct text say_day(const struct reader *r, struct day d)
{
    char buf[INSTANT_CHARS];
    if (d.n <= DAY_MIN.n || d.n >= DAY_MAX.n)
        return TEXT_NONE;
    return text_dup(r->a, text_of(day_vn(d, buf)));
}

struct text say_end_short(const struct reader *r, struct instant t)
{
    struct day before = instant_day((struct instant){ t.us - 1 });
    bool of_day = is_known(t) && instant_eq(t, day_end(before));
    return of_day ? say_day(r, before) : say_end(r, t);
}

struct text say_begin_short(const struct reader *r, struct instant t)
{
    bool of_day = is_known(t) && instant_eq(t, day_start(instant_day(t)));
    return of_day ? say_day(r, instant_day(t)) : say_instant(r, t);
}

struct text say_limit(const struct reader *r, struct limit limit)
{
    switch (limit.unit) {
    case LIMIT_NONE: return text_of(_("no limit"));
    case LIMIT_DATE: return say_day(r, (struct day){ (int32_t)limit.n });
    case LIMIT_INSTANT: return say_instant(r, (struct instant){ limit.n });
    case LIMIT_HOURS:
    case LIMIT_WORKDAYS:
    case LIMIT_DAYS:
    case LIMIT_MONTHS:
    case LIMIT_UNIT_COUNT: break;
    }
    return limit_text(r->a, limit, r->lang);
}

const char *say_provisional(const struct due *due)
{
    if (!due->provisional || instant_is_max(due->at))
        return "";
    return _("provisional: the days off of that year are not announced yet");
}

struct text say_clock(const struct reader *r, const struct mclock *c, bool past)
{
    struct text left = say_span(r, c->left), late = say_span(r, c->late);
    if (!c->limited)
        return text_of(_("no limit"));
    if (c->for_good)
        return c->late.us > 0 ? text_printf(r->a, _("ended late by %.*s"), TEXT_FMT(late))
                              : text_printf(r->a, _("ended with %.*s of working time left"), TEXT_FMT(left));
    if (c->stopped)
        return c->late.us > 0 ? text_printf(r->a, _("stopped when late by %.*s"), TEXT_FMT(late))
                              : text_printf(r->a, _("stopped with %.*s of working time left"), TEXT_FMT(left));
    if (c->late.us > 0)
        return text_printf(r->a, _("late by %.*s"), TEXT_FMT(late));
    if (past)
        return text_of(_("late, though no working time has passed since"));
    return text_printf(r->a, _("%.*s of working time left"), TEXT_FMT(left));
}

struct text say_clock_short(const struct reader *r, const struct mclock *c, bool past)
{
    struct text left = say_span(r, c->left), late = say_span(r, c->late);
    if (!c->limited)
        return text_of(_("no limit"));
    if (c->stopped && c->late.us > 0)
        return text_printf(r->a, _("stopped, late %.*s"), TEXT_FMT(late));
    if (c->stopped)
        return text_printf(r->a, _("stopped, %.*s left"), TEXT_FMT(left));
    if (c->late.us > 0 || past)
        return text_printf(r->a, _("late %.*s"), TEXT_FMT(late));
    return text_printf(r->a, _("%.*s left"), TEXT_FMT(left));
}

/* --- who --------------------------------------------------------------------------------------------------------- */

struct text say_joined(const struct reader *r, struct text a, const char *separator, struct text b)
{
    if (text_empty(a) || text_empty(b))
        return text_empty(a) ? b : a;
    return text_printf(r->a, "%.*s%s%.*s", TEXT_FMT(a), separator, TEXT_FMT(b));
}

struct text say_unbroken(const struct reader *r, struct text t)
{
    char *p = arena_alloc(r->a, t.n * 2 + 1);
    size_t n = 0;
    for (size_t i = 0; i < t.n; i++) {
        if (t.p[i] == ' ') {
            memcpy(p + n, "\u00A0", 2);
            n += 2;
        } else {
            p[n++] = t.p[i];
        }
    }
    return (struct text){ p, n };
}

struct text say_unit(const struct reader *r, unit_id unit, struct instant t)
{
    return unit ? org_unit_name(r->org, unit, t, r->lang) : text_of(_("nobody"));
}

struct text say_holder(const struct reader *r, unit_id unit, person_id person, struct instant t)
{
    struct text name = say_unit(r, unit, t);
    if (person == 0)
        return name;
    return text_printf(r->a, "%.*s (%.*s)", TEXT_FMT(name), TEXT_FMT(org_person_name(r->org, person)));
}

struct text say_author(const struct reader *r, const struct act *act)
{
    struct text name = org_person_name(r->org, act->person), operator_name = act_text(act, AT_OPERATOR);
    struct text who = name;
    if (act->post)
        who = say_joined(r, who, ", ", org_post_name(r->org, act->post, r->lang));
    if (act->unit)
        who = say_joined(r, who, ", ", org_unit_name(r->org, act->unit, act->happened, r->lang));
    if (act->behalf)
        who = text_printf(r->a, _("%.*s, by delegation of %.*s"), TEXT_FMT(who),
                          TEXT_FMT(org_person_name(r->org, act->behalf)));
    if (act->surety == SURETY_SECOND_FACTOR)
        return text_printf(r->a, _("%.*s, signed in with a second factor"), TEXT_FMT(who));
    if (act->surety != SURETY_CONSOLE)
        return who;
    if (text_empty(operator_name))
        return text_printf(r->a, _("%.*s\nrecorded at the console on behalf of %.*s"), TEXT_FMT(who), TEXT_FMT(name));
    return text_printf(r->a, _("%.*s\nrecorded at the console by %.*s on behalf of %.*s"), TEXT_FMT(who),
                       TEXT_FMT(operator_name), TEXT_FMT(name));
}

struct text say_payee(const struct reader *r, enum payee payee, unit_id unit, struct text outside, struct instant t)
{
    struct text name = say_unit(r, unit, t);
    switch (payee) {
    case PAYEE_HOLDER: return name;
    case PAYEE_ASKED: return text_printf(r->a, _("asked: %.*s"), TEXT_FMT(name));
    case PAYEE_OUTSIDE:
        return text_empty(outside) ? text_of(_("outside")) : text_printf(r->a, _("outside: %.*s"), TEXT_FMT(outside));
    case PAYEE_PAUSE:
    case PAYEE_QUEUE:
    case PAYEE_OBSTACLE:
    case PAYEE_COUNT: break;
    }
    return text_of(say_payee_kind(payee));
}

/* --- what -------------------------------------------------------------------------------------------------------- */

struct text say_state(const struct reader *r, enum mstate state, bool to_allocate, struct text step)
{
    (void)r;
    if (state == M_HELD && to_allocate)
        return text_of(_("to be assigned"));
    if (state == M_HELD && !text_empty(step))
        return step;
    return text_of(_(STATES[state]));
}

struct text say_kind(const struct reader *r, const struct world *w, struct text code, struct instant t)
{
    const struct rule *rule = rulebook_find(w->rules, code, t, t);
    return rule ? names_in(rule->names, r->lang) : code;
}

struct text say_step(const struct reader *r, const struct rule *rule, int step)
{
    return step >= 0 && (size_t)step < rule->nsteps ? names_in(rule->steps[step].names, r->lang) : TEXT_NONE;
}
