/* words_act.c -- what an act states, field by field, in words. */
#include "report/words.h"

#include "base/i18n.h"

static const char *const LABELS[ACT_FIELD_COUNT] = {
    [FIELD_TO] = N_("to"),
    [FIELD_TO_PERSON] = N_("to the person"),
    [FIELD_GIVER] = N_("in the name of"),
    [FIELD_RESPONSIBLE] = N_("responsible"),
    [FIELD_REASON] = N_("reason"),
    [FIELD_KIND] = N_("kind of matter"),
    [FIELD_FUNCTION] = N_("function"),
    [FIELD_FORM] = N_("asked for"),
    [FIELD_ANSWER] = N_("answer"),
    [FIELD_FOLLOWS] = N_("follows the advice"),
    [FIELD_COLLECTIVE] = N_("collective advice"),
    [FIELD_SHARE] = N_("share done"),
    [FIELD_DUE] = N_("due"),
    [FIELD_RECUR] = N_("recurs"),
    [FIELD_DATE] = N_("date of the work"),
    [FIELD_UNTIL] = N_("until"),
    [FIELD_CONTENT] = N_("content no."),
    [FIELD_CORRECTS] = N_("puts right act no."),
    [FIELD_UNITS] = N_("units"),
    [FIELD_PERSONS] = N_("persons"),
    [FIELD_ANSWERS] = N_("answers the late disagreement of"),
    [FIELD_TITLE] = N_("title"),
    [FIELD_WORDS] = N_("words"),
    [FIELD_VIEW] = N_("view"),
    [FIELD_WORK] = N_("work"),
    [FIELD_BASIS] = N_("legal ground"),
    [FIELD_GROUND] = N_("ground"),
    [FIELD_DOCUMENT] = N_("document"),
    [FIELD_EVIDENCE] = N_("evidence"),
    [FIELD_PRODUCT] = N_("product"),
    [FIELD_OUTCOME] = N_("outcome"),
    [FIELD_MISSING] = N_("what is missing"),
    [FIELD_RULE] = N_("rule concerned"),
    [FIELD_WHOM] = N_("who outside"),
    [FIELD_CAME] = N_("what came"),
    [FIELD_VOTES] = N_("votes"),
    [FIELD_QUANTITY] = N_("quantity"),
    [FIELD_PERIOD] = N_("period"),
    [FIELD_COUNTED_FROM] = N_("counted from"),
    [FIELD_EVENT] = N_("runs from"),
};

const char *say_field_label(enum act_field_id id) { return _(LABELS[id]); }

static const char *const ACTS[ACT_KIND_COUNT] = {
    [ACT_OPEN] = N_("open"),
    [ACT_ASSIGN] = N_("assign"),
    [ACT_FORWARD] = N_("pass on to the next step"),
    [ACT_ADVISE] = N_("advise"),
    [ACT_ESCALATE] = N_("pass up"),
    [ACT_TRANSFER] = N_("transfer"),
    [ACT_RETURN] = N_("return"),
    [ACT_RECUSE] = N_("withdraw from it"),
    [ACT_ASK] = N_("ask another unit"),
    [ACT_REPLY] = N_("answer"),
    [ACT_PAUSE] = N_("stop the clock"),
    [ACT_AWAIT] = N_("wait for somebody outside"),
    [ACT_RESUME] = N_("go on"),
    [ACT_DECIDE] = N_("decide"),
    [ACT_COMPLETE] = N_("complete"),
    [ACT_EXTEND] = N_("extend"),
    [ACT_REPORT] = N_("report progress"),
    [ACT_URGE] = N_("urge"),
    [ACT_CORRECT] = N_("put words right"),
    [ACT_CANCEL] = N_("cancel"),
    [ACT_REOPEN] = N_("take up again"),
    [ACT_UNSEAL] = N_("open a sealed identity"),
};

struct text say_act_name(const struct reader *r, const struct rule *rule, enum act_kind kind)
{
    for (size_t i = 0; rule && i < rule->nacts; i++)
        if (rule->acts[i].act == (int)kind && !text_empty(rule->acts[i].names.vi))
            return names_in(rule->acts[i].names, r->lang);
    return text_of(_(ACTS[kind]));
}

static struct text say_code(const struct reader *r, const struct matter *m, const struct act *act, enum act_field_id id)
{
    bool open;
    if (id == FIELD_KIND)
        return names_in(m->rule->names, r->lang);
    if (id != FIELD_REASON)
        return act->function;
    const struct reason_rule *reason = rule_reason(m->rule, act->kind, act->reason, &open);
    return reason ? names_in(reason->names, r->lang) : act->reason;
}

static struct text say_units(const struct reader *r, const struct act *act)
{
    struct text list = TEXT_NONE;
    for (size_t i = 0; i < act->nunits; i++)
        list = say_joined(r, list, ", ", say_unit(r, act->units[i], act->happened));
    return list;
}

static struct text say_persons(const struct reader *r, const struct act *act)
{
    struct text list = TEXT_NONE;
    for (size_t i = 0; i < act->npersons; i++)
        list = say_joined(r, list, ", ", org_person_name(r->org, act->persons[i]));
    return list;
}

static struct text say_answers(const struct reader *r, const struct family *f, const struct text *codes,
                               const struct act *act)
{
    struct text list = TEXT_NONE;
    for (size_t i = 0; i < act->nanswers; i++) {
        const struct matter *child = family_matter(f, act->answers[i]);
        if (child)
            list = say_joined(r, list, ", ", codes[child->index]);
    }
    return list;
}

struct text say_field(const struct reader *r, const struct family *f, const struct matter *m, const struct text *codes,
                      const struct act *act, enum act_field_id id)
{
    const struct act_field *field = &ACT_FIELDS[id];
    const char *member = (const char *)act + field->offset;
    switch (field->type) {
    case AF_TEXT: return act_text(act, (enum act_text)field->text);
    case AF_UNIT: return say_unit(r, *(const unit_id *)(const void *)member, act->happened);
    case AF_PERSON: return org_person_name(r->org, *(const person_id *)(const void *)member);
    case AF_UNITS: return say_units(r, act);
    case AF_PERSONS: return say_persons(r, act);
    case AF_CODE: return say_code(r, m, act, id);
    case AF_FORM: return text_of(say_form(act->form));
    case AF_ANSWER: return text_of(say_answer(act->answer));
    case AF_YESNO: return text_of(_("yes"));
    case AF_FOLLOWS: return text_of(act->follows == FOLLOWS_YES ? _("yes") : _("no"));
    case AF_SHARE: return text_printf(r->a, "%d%%", act->share);
    case AF_LIMIT: return say_limit(r, act->due);
    case AF_RECUR: return recur_text(r->a, act->recur, r->lang);
    case AF_DAY: return say_day(r, *(const struct day *)(const void *)member);
    case AF_MATTERS: return say_answers(r, f, codes, act);
    case AF_NUMBER: return text_printf(r->a, "%lld", (long long)*(const int64_t *)(const void *)member);
    }
    return TEXT_NONE;
}

struct text say_authority(const struct reader *r, const struct family *f, const struct matter *m, const struct act *act)
{
    const struct org_row *row = NULL;
    bool passes_up =
        act->kind == ACT_ESCALATE || act->kind == ACT_ADVISE || (act->kind == ACT_ASK && act->form == FORM_GUIDANCE);
    if (!passes_up)
        return TEXT_NONE;
    struct text source;
    switch (act_authority(f, m, act, &row)) {
    case AUTHORITY_OWN:
        source = row ? row->source : TEXT_NONE;
        return text_printf(r->a, _("within the unit's own authority (%.*s)"), TEXT_FMT(source));
    case AUTHORITY_NOT_OWN:
        source = row ? row->source : TEXT_NONE;
        return text_printf(r->a, _("beyond the unit's own authority (%.*s)"), TEXT_FMT(source));
    case AUTHORITY_UNKNOWN: break;
    }
    return text_of(_("the authority matrix does not say whose it is"));
}
