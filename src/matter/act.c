#include "matter/act.h"

#include "base/i18n.h"

const char *const SURETY_WORDS[SURETY_COUNT + 1] = { "signed_in", "second_factor", "console", NULL };

const char *const ACT_TEXT_WORDS[ACT_TEXT_COUNT + 1] = {
#define X(name, word) [AT_##name] = word,
    ACT_TEXT_LIST(X)
#undef X
};

/* A text field has no member of its own: its row names the act_text instead. The macro picks by type. */
#define MEMBER_AF_TEXT(member)    0, member
#define MEMBER_OF(member)         offsetof(struct act, member), ACT_TEXT_COUNT
#define MEMBER_AF_UNIT(member)    MEMBER_OF(member)
#define MEMBER_AF_UNITS(member)   MEMBER_OF(member)
#define MEMBER_AF_PERSON(member)  MEMBER_OF(member)
#define MEMBER_AF_PERSONS(member) MEMBER_OF(member)
#define MEMBER_AF_CODE(member)    MEMBER_OF(member)
#define MEMBER_AF_FORM(member)    MEMBER_OF(member)
#define MEMBER_AF_ANSWER(member)  MEMBER_OF(member)
#define MEMBER_AF_YESNO(member)   MEMBER_OF(member)
#define MEMBER_AF_FOLLOWS(member) MEMBER_OF(member)
#define MEMBER_AF_SHARE(member)   MEMBER_OF(member)
#define MEMBER_AF_LIMIT(member)   MEMBER_OF(member)
#define MEMBER_AF_RECUR(member)   MEMBER_OF(member)
#define MEMBER_AF_DAY(member)     MEMBER_OF(member)
#define MEMBER_AF_MATTERS(member) MEMBER_OF(member)
#define MEMBER_AF_NUMBER(member)  MEMBER_OF(member)

const struct act_field ACT_FIELDS[ACT_FIELD_COUNT] = {
#define X(name, key, type, member, help) [FIELD_##name] = { key, type, MEMBER_##type(member), help },
    ACT_FIELD_LIST(X)
#undef X
};
static_assert(ACT_FIELD_COUNT <= 64, "a set of fields fits in 64 bits");

const struct act_field *act_field(struct text key)
{
    for (size_t i = 0; i < ACT_FIELD_COUNT && key.n > 0; i++)
        if (ACT_FIELDS[i].key[0] == key.p[0] && text_eq(text_of(ACT_FIELDS[i].key), key))
            return &ACT_FIELDS[i];
    return NULL;
}

struct text act_text(const struct act *act, enum act_text field)
{
    for (size_t i = 0; i < act->nwords; i++)
        if (act->words[i].field == field)
            return act->words[i].value;
    return TEXT_NONE;
}

bool act_states(const struct act *act, enum act_field_id id)
{
    const struct act_field *field = &ACT_FIELDS[id];
    const char *member = (const char *)act + field->offset;
    switch (field->type) {
    case AF_TEXT: return !text_empty(act_text(act, (enum act_text)field->text));
    case AF_UNIT: return *(const unit_id *)member != 0;
    case AF_PERSON: return *(const person_id *)member != 0;
    case AF_UNITS: return act->nunits > 0;
    case AF_PERSONS: return act->npersons > 0;
    case AF_MATTERS: return act->nanswers > 0;
    case AF_CODE: return !text_empty(*(const struct text *)member);
    case AF_FORM: return act->form != FORM_NONE;
    case AF_ANSWER: return act->answer != ANSWER_NONE;
    case AF_YESNO: return act->collective;
    case AF_FOLLOWS: return act->follows != FOLLOWS_NONE;
    case AF_SHARE: return act->share >= 0;
    case AF_LIMIT: return act->due.unit != LIMIT_NONE;
    case AF_RECUR: return act->recur.every != EVERY_NONE;
    case AF_DAY: return ((const struct day *)member)->n != DAY_MIN.n;
    case AF_NUMBER: return *(const int64_t *)member != 0;
    }
    return false;
}

struct act act_new(matter_id matter, enum act_kind kind)
{
    return (struct act){
        .matter = matter,
        .kind = kind,
        .share = -1,
        .date = DAY_MIN,
        .until = DAY_MIN,
        .period = DAY_MIN,
        .counted_from = DAY_MIN,
    };
}

struct instant act_counts_from(const struct act *act)
{
    return act_states(act, FIELD_COUNTED_FROM) ? day_start(act->counted_from) : act->happened;
}
