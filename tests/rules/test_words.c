/* test_words.c -- the closed vocabularies: every name has its word, every form its answers. */
#include "../base/rows.h"
#include "rules/rulebook.h"

static const struct {
    const char *name;
    const char *const *words;
    int count;
} LISTS[] = {
    { "every act has a word of its own", ACT_WORDS, ACT_KIND_COUNT },
    { "every form of question has a word of its own", FORM_WORDS, FORM_COUNT },
    { "every answer has a word of its own", ANSWER_WORDS, ANSWER_COUNT },
    { "every effect of a pause has a word of its own", EFFECT_WORDS, EFFECT_COUNT },
    { "everyone who can hold a step has a word of its own", STEP_HOLDER_WORDS, STEP_HOLDER_COUNT },
};

static void check_list(void **state)
{
    const char *const *words = ROW(state, LISTS)->words;
    int count = ROW(state, LISTS)->count;
    for (int i = 0; i < count; i++) {
        assert_non_null(words[i]);
        assert_int_equal(word_index(words, text_of(words[i])), i);
    }
    assert_null(words[count]);
}

static const struct {
    const char *name;
    const char *const *words;
    const char *word;
    int want;
} WORDS[] = {
    { "giving work is the act open", ACT_WORDS, "open", ACT_OPEN },
    { "the last act of the list is unseal", ACT_WORDS, "unseal", ACT_UNSEAL },
    { "a word that is no act is not found", ACT_WORDS, "confirm", -1 },
    { "a word is not found by its beginning", ACT_WORDS, "re", -1 },
    { "a word is not found in capitals", ACT_WORDS, "OPEN", -1 },
    { "no word at all is not found", ACT_WORDS, "", -1 },
    { "the part itself is an answer", ANSWER_WORDS, "part", ANSWER_DONE },
    { "a limit may begin again", EFFECT_WORDS, "again", EFFECT_AGAIN },
    { "a step may be held by the confirmer", STEP_HOLDER_WORDS, "confirmer", BY_CONFIRMER },
};

static void check_word(void **state)
{
    assert_int_equal(word_index(ROW(state, WORDS)->words, text_of(ROW(state, WORDS)->word)), ROW(state, WORDS)->want);
}

static const struct {
    const char *name;
    enum ask_form form;
    enum answer answer;
    bool takes;
} ANSWERS[] = {
    { "an opinion may agree", FORM_OPINION, ANSWER_AGREE, true },
    { "an opinion may say that the question is not its own", FORM_OPINION, ANSWER_NOT_MINE, true },
    { "an opinion is not upheld", FORM_OPINION, ANSWER_UPHELD, false },
    { "an appraisal may agree on a condition", FORM_APPRAISAL, ANSWER_AGREE_IF, true },
    { "a part is answered by the part", FORM_PART, ANSWER_DONE, true },
    { "a part is not answered by agreeing", FORM_PART, ANSWER_AGREE, false },
    { "guidance may say: decide yourself", FORM_GUIDANCE, ANSWER_OWN_AUTHORITY, true },
    { "an obstacle may be sent up", FORM_OBSTACLE, ANSWER_SENT_UP, true },
    { "an objection may be insisted against", FORM_OBJECTION, ANSWER_INSISTED, true },
    { "an order given by mouth may be denied", FORM_INSTRUCTION, ANSWER_DENIED, true },
    { "no answer is never an answer", FORM_OPINION, ANSWER_NONE, false },
    { "no form takes no answer", FORM_NONE, ANSWER_AGREE, false },
};

static void check_answer(void **state)
{
    bool takes = FORM_ANSWERS[ROW(state, ANSWERS)->form] >> ROW(state, ANSWERS)->answer & 1;
    assert_int_equal(takes, ROW(state, ANSWERS)->takes);
}

static void every_act_is_explained(void **state)
{
    (void)state;
    for (int i = 0; i < ACT_KIND_COUNT; i++)
        assert_true(strlen(ACT_MEANINGS[i]) > 5);
}

static void every_answer_belongs_to_a_form(void **state)
{
    (void)state;
    for (int answer = ANSWER_NONE + 1; answer < ANSWER_COUNT; answer++) {
        uint32_t forms = 0;
        for (int form = 0; form < FORM_COUNT; form++)
            forms |= FORM_ANSWERS[form] >> answer & 1;
        assert_int_equal(forms, 1);
    }
}

int main(void)
{
    struct CMUnitTest tests[64] = {
        cmocka_unit_test(every_act_is_explained),
        cmocka_unit_test(every_answer_belongs_to_a_form),
    };
    size_t n = 2;
    ROWS(tests, n, LISTS, check_list);
    ROWS(tests, n, WORDS, check_word);
    ROWS(tests, n, ANSWERS, check_answer);
    return RUN(tests, n);
}
