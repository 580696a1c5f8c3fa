/* words.c -- the tables of words.h, each made from the list that made its enum. */
#include "rules/words.h"

#include "base/i18n.h"

#define X(name, word, what) [ACT_##name] = word,
const char *const ACT_WORDS[ACT_KIND_COUNT + 1] = { ACT_LIST(X) };
#undef X

#define X(name, word, what) [ACT_##name] = what,
const char *const ACT_MEANINGS[ACT_KIND_COUNT] = { ACT_LIST(X) };
#undef X

#define X(name, word, answers) [FORM_##name] = word,
const char *const FORM_WORDS[FORM_COUNT + 1] = { FORM_LIST(X) };
#undef X

#define X(name, word) [ANSWER_##name] = word,
const char *const ANSWER_WORDS[ANSWER_COUNT + 1] = { ANSWER_LIST(X) };
#undef X

static_assert(ANSWER_COUNT <= 32, "every answer has a bit");
#define BIT(answer)            (UINT32_C(1) << ANSWER_##answer)
#define X(name, word, answers) [FORM_##name] = answers,
const uint32_t FORM_ANSWERS[FORM_COUNT] = { FORM_LIST(X) };
#undef X
#undef BIT

const char *const EFFECT_WORDS[EFFECT_COUNT + 1] = {
    [EFFECT_RUNS_ON] = "runs_on",
    [EFFECT_STOPS] = "stops",
    [EFFECT_AGAIN] = "again",
};

const char *const REASON_BY_WORDS[MAY_COUNT + 1] = {
    [MAY_ABOVE] = "above",
    [MAY_GIVER] = "giver",
    [MAY_GIVER_HEAD] = "giver_head",
};

const char *const MEMBER_WORDS[] = {
    "to", "to_person", "giver", "responsible", "reason", "kind", "function", "form", "answer", "follows", "collective",
    "share", "due", "recur", "date", "until", "counted_from", "content", "corrects", "units", "persons", "answers",
    "title", "words", "view", "work", "basis", "ground", "document", "evidence", "product", "outcome", "missing",
    "rule", "whom", "came", "votes", "quantity", "period", "event",
    /* act files, requests and what is printed beside them */
    "act", "at", "by", "child", "code", "expect", "file", "happened", "key", "matter", "operator", "refused", "note",
    "read_at", "record", "text", "name", "acts", "world", "rows", "seq", "version", "fields", "sealed", NULL
};
