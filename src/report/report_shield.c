/* report_shield.c -- what a registered proposal says of a signal in its scope, in words and as JSON. */
#include "report/shield.h"

#include "base/i18n.h"
#include "report/words.h"

const char *const SHIELD_WORDS[SHIELD_WHEN_COUNT + 1] = { "before", "emergency", "after", NULL };

static struct text say_when(struct arena *a, const struct shield *s)
{
    char on[INSTANT_CHARS], from[INSTANT_CHARS];
    const char *day = day_vn(s->registered, on);
    switch (s->when) {
    case SHIELD_BEFORE:
        return text_printf(
            a, _("registered on %s, before the signal was raised: it speaks for what was done in its scope since then"),
            day);
    case SHIELD_EMERGENCY:
        return text_printf(a,
                           _("registered on %s after an emergency, and marked so: it speaks for what was done in its "
                             "scope since %s"),
                           day, day_vn(s->from, from));
    case SHIELD_AFTER:
        return text_printf(
            a, _("registered on %s, after the signal was raised: it speaks for nothing that the signal shows"), day);
    case SHIELD_WHEN_COUNT: break;
    }
    return TEXT_NONE;
}

static const char *say_standing(enum protection_state state)
{
    switch (state) {
    case PROTECTION_NOT_YET: return _("It is being examined.");
    case PROTECTION_REJECTED: return _("It was not approved and protects nothing.");
    case PROTECTION_STANDS:
        return _("It was approved: whoever carries it out as approved, with a clean motive, is protected.");
    case PROTECTION_EVALUATED: return _("It was evaluated: its protection record says with what result.");
    case PROTECTION_STATE_COUNT: break;
    }
    return "";
}

struct text say_shield(struct arena *a, const struct shield *s)
{
    struct text scope = text_empty(s->covers) ? text_of(_("The signal names its proposer."))
                                              : text_printf(a, _("In its scope: %.*s."), TEXT_FMT(s->covers));
    return text_printf(a, _("Proposal %.*s \"%.*s\": %.*s. %s %.*s"), TEXT_FMT(s->code), TEXT_FMT(s->title),
                       TEXT_FMT(say_when(a, s)), say_standing(s->state), TEXT_FMT(scope));
}

json_t *js_shields(struct arena *a, const struct shield *list, size_t n)
{
    json_t *all = json_array();
    for (size_t i = 0; i < n; i++) {
        const struct shield *s = &list[i];
        json_t *o = json_object();
        js_set(o, "code", js_text(s->code));
        js_set(o, "title", js_text(s->title));
        js_set(o, "state", js_word(PROTECTION_WORDS[s->state]));
        js_set(o, "when", js_word(SHIELD_WORDS[s->when]));
        js_set(o, "registered", js_day(s->registered));
        js_set(o, "from", js_day(s->from));
        js_set(o, "covers", js_text_or_null(s->covers));
        js_set(o, "words", js_text(say_shield(a, s)));
        js_add(all, o);
    }
    return all;
}
