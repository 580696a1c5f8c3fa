/* What may be recorded: the tables of MODEL 4 row by row, and the rules of 1, 5, 8 and 9 that refuse an act. */
#include "story.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Bach, the head of stc, holds; hanh serves beside him; vp, the giver's office, opened the matter and confirms it. */
#define HELD                                                                                                           \
    "08-04 08:00 cvp open V kind=directive giver=ubnd to=stc due=08-29\n"                                              \
    "08-04 09:00 bach assign V to_person=bach\n"
#define ADVISER                                                                                                        \
    "08-04 08:00 cvp open V kind=directive giver=ubnd to=stc due=08-29\n"                                              \
    "08-04 09:00 bach assign V to_person=hanh\n"
#define STOPPED HELD "08-05 08:00 bach pause V reason=ordered until=08-20\n"
#define OUTSIDE HELD "08-05 08:00 bach await V reason=court until=08-20\n"
#define CONFIRM HELD "08-05 08:00 bach complete V\n"
#define ENDED   CONFIRM "08-06 08:00 cvp decide V\n"
#define ASKED   HELD "08-05 08:00 bach ask V Q form=opinion to=snv due=08-15\n"
#define TRIAL   "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=08-29\n"
#define ROUND   "08-04 08:00 cvp open V kind=round giver=ubnd to=stc\n"
#define ACCUSED "08-04 08:00 cvp open V kind=denunciation giver=ubnd to=ttr persons=duc\n"
#define DUTY    "08-04 08:00 cvp open V kind=duty giver=ubnd to=stc recur=month_25\n"

/* --- who may do what in which state ---------------------------------------------------------------------------- */

enum { STATES = 5 };
static const struct {
    const char *name, *story;
} STATE[STATES] = {
    { "held", HELD },   { "stopped", STOPPED }, { "outside", OUTSIDE }, { "with the confirmer", CONFIRM },
    { "ended", ENDED },
};

/* In each state the act (NULL: as in the state before) and all who may do it, of EVERYBODY. */
static const char EVERYBODY[] = "bach hanh nga cvp thao chu pho son nobody";

static const struct {
    struct {
        const char *act, *who;
    } in[STATES];
} ALLOWED[] = {
    { { { "assign V to_person=phuc", "bach hanh nga" },
        { NULL, "bach hanh nga" },
        { NULL, "bach hanh nga" },
        { "assign V to_person=thao", "cvp thao" },
        { NULL, "" } } },
    { { { "recuse V", "bach hanh nga" },
        { NULL, "bach hanh nga" },
        { NULL, "bach hanh nga" },
        { NULL, "cvp thao" },
        { NULL, "" } } },
    { { { "advise V to=ubnd", "bach" }, { NULL, "" }, { NULL, "" }, { NULL, "" }, { NULL, "" } } },
    { { { "escalate V reason=law_unclear", "bach" }, { NULL, "" }, { NULL, "" }, { NULL, "" }, { NULL, "" } } },
    { { { "transfer V to=sxd reason=other", "bach" }, { NULL, "" }, { NULL, "" }, { NULL, "" }, { NULL, "" } } },
    { { { "complete V", "bach" }, { NULL, "" }, { NULL, "" }, { NULL, "" }, { NULL, "" } } },
    { { { "pause V reason=ordered until=08-25", "bach" }, { NULL, "" }, { NULL, "" }, { NULL, "" }, { NULL, "" } } },
    { { { "await V reason=court until=08-25", "bach" }, { NULL, "" }, { NULL, "" }, { NULL, "" }, { NULL, "" } } },
    { { { "decide V", "bach" }, { NULL, "" }, { NULL, "" }, { NULL, "cvp thao" }, { NULL, "" } } },
    { { { "return V reason=other", "bach" }, { NULL, "" }, { NULL, "" }, { NULL, "cvp thao" }, { NULL, "" } } },
    { { { "ask V Q form=data to=snv due=08-25", "bach" },
        { NULL, "bach" },
        { NULL, "bach" },
        { NULL, "" },
        { NULL, "" } } },
    { { { "resume V", "" }, { NULL, "bach" }, { NULL, "bach" }, { NULL, "" }, { NULL, "" } } },
    { { { "report V share=50", "bach" }, { NULL, "bach" }, { NULL, "bach" }, { NULL, "" }, { NULL, "" } } },
    { { { "extend V due=09-30", "cvp thao chu pho" },
        { NULL, "cvp thao chu pho" },
        { NULL, "cvp thao chu pho" },
        { NULL, "cvp thao chu pho" },
        { NULL, "" } } },
    { { { "urge V", "cvp thao chu pho" },
        { NULL, "cvp thao chu pho" },
        { NULL, "cvp thao chu pho" },
        { NULL, "cvp thao chu pho" },
        { NULL, "" } } },
    { { { "cancel V", "cvp thao chu pho" },
        { NULL, "cvp thao chu pho" },
        { NULL, "cvp thao chu pho" },
        { NULL, "cvp thao chu pho" },
        { NULL, "" } } },
    { { { "reopen V due=09-30", "" }, { NULL, "" }, { NULL, "" }, { NULL, "" }, { NULL, "cvp thao chu pho" } } },
    { { { "correct V corrects=1 title=better", "cvp" },
        { NULL, "cvp" },
        { NULL, "cvp" },
        { NULL, "cvp" },
        { NULL, "cvp" } } },
    { { { "correct V corrects=2 words=better", "bach" },
        { NULL, "bach" },
        { NULL, "bach" },
        { NULL, "bach" },
        { NULL, "bach" } } },
    { { { "reply V answer=agree", "" }, { NULL, "" }, { NULL, "" }, { NULL, "" }, { NULL, "" } } },
    { { { "forward V to=sxd", "" },
        { NULL, "" },
        { NULL, "" },
        { NULL, "" },
        { NULL, "" } } }, /* forbidden in a directive */
    { { { "unseal V persons=chu words=why", "" },
        { NULL, "" },
        { NULL, "" },
        { NULL, "" },
        { NULL, "" } } }, /* as well */
};

struct allowed_test {
    char name[200];
    const char *story, *act, *who;
    int state, kind;
};

static bool is_in(const char *list, const char *word)
{
    size_t n = strlen(word);
    for (const char *at = list; (at = strstr(at, word)) != NULL; at += n)
        if ((at == list || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0'))
            return true;
    return false;
}

/* Who is not named is refused: by the state where nobody is, else by the role. */
static void check_allowed(void **state)
{
    const struct allowed_test *test = *state;
    char everybody[sizeof EVERYBODY], line[300], *save;
    struct story s;
    story_begin(&s, test->story);
    memcpy(everybody, EVERYBODY, sizeof everybody);
    for (char *who = strtok_r(everybody, " ", &save); who; who = strtok_r(NULL, " ", &save)) {
        snprintf(line, sizeof line, "08-07 09:00 %s %s", who, test->act);
        const char *got = story_try(&s, line);
        const char *want = is_in(test->who, who)                                           ? "ok"
                           : test->who[0]                                                  ? "may-not"
                           : rule_forbids(s.f->matters[0].rule, (enum act_kind)test->kind) ? "not-now"
                           : test->state == 4                                              ? "closed"
                           : test->kind == ACT_REPLY ? NULL /* it is no question */
                                                     : "not-now";
        if (want ? strcmp(got, want) != 0 : strcmp(got, "ok") == 0)
            fail_msg("%s: %s, not %s", line, got, want ? want : "a refusal");
    }
    story_end(&s);
}

static int run_allowed(void)
{
    static struct allowed_test rows[LEN(ALLOWED) * STATES];
    static struct CMUnitTest tests[LEN(ALLOWED) * STATES];
    size_t n = 0;
    for (size_t i = 0; i < LEN(ALLOWED); i++) {
        const char *act = NULL;
        for (int k = 0; k < STATES; k++, n++) {
            const char *who = ALLOWED[i].in[k].who;
            act = ALLOWED[i].in[k].act ? ALLOWED[i].in[k].act : act;
            struct text word = { act, strcspn(act, " ") };
            rows[n] = (struct allowed_test){
                .story = STATE[k].story, .act = act, .who = who, .state = k, .kind = word_index(ACT_WORDS, word)
            };
            snprintf(rows[n].name, sizeof rows[n].name, "while it is %s, '%s' is for %s", STATE[k].name, act,
                     who[0] ? who : "nobody");
            tests[n] = (struct CMUnitTest){ rows[n].name, check_allowed, NULL, NULL, &rows[n] };
        }
    }
    return _cmocka_run_group_tests("who may do what in which state", tests, n, NULL, NULL);
}

/* --- one row a rule ------------------------------------------------------------------------------------------------ */

struct row {
    const char *name, *story, *act, *want;
};

static const struct row QUESTIONS[] = {
    { "an official of the unit asked replies", ASKED, "08-06 09:00 dung reply Q answer=agree", "ok" },
    { "who asked does not reply", ASKED, "08-06 09:00 bach reply Q answer=agree", "may-not" },
    { "a paused question is answered by its holder", ASKED "08-05 09:00 duc pause Q reason=ordered until=08-12\n",
      "08-06 09:00 duc reply Q answer=agree", "ok" },
    { "a question that waits outside is answered by its keeper",
      ASKED "08-05 09:00 duc await Q reason=court until=08-12\n", "08-06 09:00 duc reply Q answer=agree", "ok" },
    { "a question is answered once", ASKED "08-06 08:00 duc reply Q answer=agree\n",
      "08-06 09:00 duc reply Q answer=disagree", "closed" },
    { "after consent one late reply is taken", ASKED, "08-18 09:00 duc reply Q answer=disagree", "ok" },
    { "after consent no second late reply is taken", ASKED "08-18 08:00 duc reply Q answer=disagree\n",
      "08-18 09:00 duc reply Q answer=agree", "closed" },
    { "a cancelled question takes no reply", ASKED "08-06 08:00 bach cancel Q\n",
      "08-06 09:00 duc reply Q answer=agree", "closed" },
    { "a moot question takes no reply", ASKED "08-06 08:00 cvp cancel V\n", "08-06 09:00 duc reply Q answer=agree",
      "closed" },
    { "the asker extends a question", ASKED, "08-06 09:00 hanh extend Q due=08-25", "ok" },
    { "the asker cancels a question", ASKED, "08-06 09:00 bach cancel Q", "ok" },
    { "the asker urges", ASKED, "08-06 09:00 bach urge Q", "ok" },
    { "the unit asked does not extend its own question", ASKED, "08-06 09:00 duc extend Q due=08-25", "may-not" },
    { "a question is not completed, it is answered", ASKED, "08-06 09:00 duc complete Q", "not-now" },
    { "a question is not returned, it is not_mine", ASKED, "08-06 09:00 duc return Q reason=other", "not-now" },
    { "a question is not reopened", ASKED "08-06 08:00 duc reply Q answer=agree\n",
      "08-06 09:00 bach reopen Q due=08-25", "not-now" },
    { "a question may be asked within a question", ASKED, "08-06 09:00 duc ask Q R form=data to=stp due=08-12", "ok" },
    { "not_mine names whose it is", ASKED, "08-06 09:00 duc reply Q answer=not_mine", "missing-key" },
    { "not_mine with the unit named is taken", ASKED, "08-06 09:00 duc reply Q answer=not_mine units=stp", "ok" },
    { "an opinion is not a ruling", ASKED, "08-06 09:00 duc reply Q answer=upheld rule=x until=09-01",
      "answer-not-allowed" },
    { "an opinion is not a part", ASKED, "08-06 09:00 duc reply Q answer=data", "answer-not-allowed" },
    { "an appraisal states its conclusion", HELD "08-05 08:00 bach ask V Q form=appraisal to=stp due=08-15\n",
      "08-06 09:00 ngoc reply Q answer=agree rule=x", "missing-key" },
    { "an appraisal states its rule", HELD "08-05 08:00 bach ask V Q form=appraisal to=stp due=08-15\n",
      "08-06 09:00 ngoc reply Q answer=agree words=fits", "missing-key" },
    { "an appraisal with both is taken", HELD "08-05 08:00 bach ask V Q form=appraisal to=stp due=08-15\n",
      "08-06 09:00 ngoc reply Q answer=agree words=fits rule=x", "ok" },
    { "an obstacle is asked with the rule concerned", HELD, "08-05 08:00 bach ask V Q form=obstacle to=stp due=08-15",
      "missing-key" },
    { "an obstacle upheld says until when it stands",
      HELD "08-05 08:00 bach ask V Q form=obstacle to=stp due=08-15 rule=x\n",
      "08-06 09:00 ngoc reply Q answer=upheld rule=x", "missing-key" },
    { "an obstacle upheld names the rule", HELD "08-05 08:00 bach ask V Q form=obstacle to=stp due=08-15 rule=x\n",
      "08-06 09:00 ngoc reply Q answer=upheld until=09-10", "missing-key" },
    { "an obstacle upheld with both is taken", HELD "08-05 08:00 bach ask V Q form=obstacle to=stp due=08-15 rule=x\n",
      "08-06 09:00 ngoc reply Q answer=upheld rule=x until=09-10", "ok" },
    { "guidance is asked of a superior", HELD, "08-05 08:00 bach ask V Q form=guidance to=ubnd due=08-15", "ok" },
    { "guidance is not asked of an equal", HELD, "08-05 08:00 bach ask V Q form=guidance to=sxd due=08-15",
      "wrong-value" },
    { "a part is data or the part", HELD "08-05 08:00 bach ask V Q form=part to=snv due=08-15\n",
      "08-06 09:00 duc reply Q answer=part", "ok" },
    { "guidance may be: your own authority", HELD "08-05 08:00 bach ask V Q form=guidance to=ubnd due=08-15\n",
      "08-06 09:00 chu reply Q answer=own_authority", "ok" },
    { "nobody asks itself", HELD, "08-05 08:00 bach ask V Q form=data to=stc due=08-15", "to-itself" },
    { "any official on the matter may object", HELD "08-04 10:00 bach assign V to_person=phuc\n",
      "08-05 08:00 bach ask V Q form=objection to=ubnd to_person=chu due=08-15", "ok" },
    { "who has nothing to do with it may not object", HELD,
      "08-05 08:00 son ask V Q form=objection to=ubnd to_person=chu due=08-15", "may-not" },
    { "an objection names who decided", HELD, "08-05 08:00 bach ask V Q form=objection to=ubnd due=08-15",
      "missing-key" },
    { "an instruction is confirmed or denied",
      HELD "08-05 08:00 bach ask V Q form=instruction to=ubnd to_person=pho due=08-15\n",
      "08-06 09:00 pho reply Q answer=denied", "ok" },
    { "an objection is insisted on or withdrawn",
      HELD "08-05 08:00 bach ask V Q form=objection to=ubnd to_person=chu due=08-15\n",
      "08-06 09:00 chu reply Q answer=agree", "answer-not-allowed" },
    { "a due date already past is none", HELD, "08-05 08:00 bach ask V Q form=data to=snv due=08-04", "out-of-order" },
    { "no advice before the answer waited for", TRIAL "08-05 08:00 bach ask V Q form=data to=snv due=08-15\n",
      "08-06 09:00 hanh advise V", "waited-for" },
    { "no decision before the answer waited for", TRIAL "08-05 08:00 bach ask V Q form=data to=snv due=08-15\n",
      "08-06 09:00 bach decide V", "waited-for" },
    { "no completion before the answer waited for", TRIAL "08-05 08:00 bach ask V Q form=data to=snv due=08-15\n",
      "08-06 09:00 bach complete V", "waited-for" },
    { "the wait goes on after the due date", TRIAL "08-05 08:00 bach ask V Q form=data to=snv due=08-15\n",
      "08-25 09:00 bach complete V", "waited-for" },
    { "passing up need not wait", TRIAL "08-05 08:00 bach ask V Q form=data to=snv due=08-15\n",
      "08-06 09:00 bach escalate V reason=law_unclear", "ok" },
    { "the wait ends with the reply",
      TRIAL "08-05 08:00 bach ask V Q form=data to=snv due=08-15\n08-06 08:00 duc reply Q answer=data\n",
      "08-06 09:00 bach complete V", "ok" },
    { "the wait ends with the question's cancellation",
      TRIAL "08-05 08:00 bach ask V Q form=data to=snv due=08-15\n08-06 08:00 bach cancel Q\n",
      "08-06 09:00 bach complete V", "ok" },
    { "the wait ends with consent", TRIAL "08-05 08:00 bach ask V Q form=opinion to=snv due=08-15\n",
      "08-18 09:00 bach complete V", "ok" },
    { "a coordinator the content names is waited for, whatever the form",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=08-29 units=snv\n08-05 08:00 bach ask V Q form=part "
      "to=snv due=08-15\n",
      "08-06 09:00 bach complete V", "waited-for" },
    { "a form the regulation does not list is not waited for",
      TRIAL "08-05 08:00 bach ask V Q form=part to=snv due=08-15\n", "08-06 09:00 bach complete V", "ok" },
    { "a late disagreement stops the advice that does not answer it", ASKED "08-18 08:00 duc reply Q answer=disagree\n",
      "08-18 09:00 bach advise V to=ubnd", "late-disagree-unanswered" },
    { "a late disagreement stops the decision that does not answer it",
      ASKED "08-18 08:00 duc reply Q answer=disagree\n", "08-18 09:00 bach decide V", "late-disagree-unanswered" },
    { "a late disagreement stops the completion that does not answer it",
      ASKED "08-18 08:00 duc reply Q answer=disagree\n", "08-18 09:00 bach complete V", "late-disagree-unanswered" },
    { "a late disagreement answered by name lets it pass", ASKED "08-18 08:00 duc reply Q answer=disagree\n",
      "08-18 09:00 bach complete V answers=Q", "ok" },
    { "a late agreement asks for no answer", ASKED "08-18 08:00 duc reply Q answer=agree\n",
      "08-18 09:00 bach complete V", "ok" },
    { "confirming is deciding: it answers a late disagreement too",
      HELD "08-05 08:00 bach ask V Q form=opinion to=snv due=08-15\n08-14 08:00 bach complete V\n08-18 08:00 duc reply "
           "Q answer=disagree\n",
      "08-18 09:00 cvp decide V", "late-disagree-unanswered" },
    { "confirming with the answer by name is taken",
      HELD "08-05 08:00 bach ask V Q form=opinion to=snv due=08-15\n08-14 08:00 bach complete V\n08-18 08:00 duc reply "
           "Q answer=disagree\n",
      "08-18 09:00 cvp decide V answers=Q", "ok" },
};

static const struct row STATING[] = {
    { "an opening says what is to be done", "", "08-04 08:00 cvp open V kind=directive giver=ubnd to=stc -title",
      "missing-key" },
    { "an opening names its kind", "", "08-04 08:00 cvp open V giver=ubnd to=stc", "missing-key" },
    { "an assignment names the person", HELD, "08-05 08:00 bach assign V", "missing-key" },
    { "an advice states its view", HELD, "08-05 08:00 bach advise V to=ubnd -view", "missing-key" },
    { "an advice states the work", HELD, "08-05 08:00 bach advise V to=ubnd -work", "missing-key" },
    { "an advice states the date", HELD, "08-05 08:00 bach advise V to=ubnd -date", "missing-key" },
    { "an advice names the responsible person", HELD, "08-05 08:00 bach advise V to=ubnd -responsible", "missing-key" },
    { "an advice states its legal ground", HELD, "08-05 08:00 bach advise V to=ubnd -basis", "missing-key" },
    { "an advice may be collective, with votes", HELD, "08-05 08:00 bach advise V to=ubnd collective=yes votes=5/7",
      "ok" },
    { "passing up states a reason", HELD, "08-05 08:00 bach escalate V", "missing-key" },
    { "passing up for another reason says it in words", HELD, "08-05 08:00 bach escalate V reason=other",
      "missing-key" },
    { "another reason in words is taken", HELD, "08-05 08:00 bach escalate V reason=other words=because", "ok" },
    { "passing up takes only the regulation's reasons", HELD, "08-05 08:00 bach escalate V reason=tired",
      "reason-not-allowed" },
    { "a transfer states a reason", HELD, "08-05 08:00 bach transfer V to=sxd", "missing-key" },
    { "a transfer names the unit", HELD, "08-05 08:00 bach transfer V reason=other", "missing-key" },
    { "a transfer takes only the regulation's reasons", HELD, "08-05 08:00 bach transfer V to=sxd reason=tired",
      "reason-not-allowed" },
    { "a return says what is missing", HELD, "08-05 08:00 bach return V reason=other -missing", "missing-key" },
    { "a return states a reason", HELD, "08-05 08:00 bach return V", "missing-key" },
    { "a withdrawal states its ground", HELD, "08-05 08:00 bach recuse V -ground", "missing-key" },
    { "a question states its due", HELD, "08-05 08:00 bach ask V Q form=data to=snv", "missing-key" },
    { "a question states its form", HELD, "08-05 08:00 bach ask V Q to=snv due=08-20", "missing-key" },
    { "a question states what is asked", HELD, "08-05 08:00 bach ask V Q form=data to=snv due=08-20 -title",
      "missing-key" },
    { "a question names the unit", HELD, "08-05 08:00 bach ask V Q form=data due=08-20", "missing-key" },
    { "a reply answers", ASKED, "08-06 08:00 duc reply Q words=well", "missing-key" },
    { "a pause states a reason", HELD, "08-05 08:00 bach pause V until=08-20", "missing-key" },
    { "a pause states its evidence", HELD, "08-05 08:00 bach pause V reason=ordered until=08-20 -evidence",
      "missing-key" },
    { "a pause states its end", HELD, "08-05 08:00 bach pause V reason=ordered", "missing-key" },
    { "a pause takes only the regulation's reasons", HELD, "08-05 08:00 bach pause V reason=tired until=08-20",
      "reason-not-allowed" },
    { "a pause ends in time to come", HELD, "08-05 08:00 bach pause V reason=ordered until=08-04", "out-of-order" },
    { "a pause lasts no longer than the regulation allows", TRIAL, "08-05 08:00 bach pause V reason=short until=08-13",
      "reason-not-allowed" },
    { "a pause lasts as long as the regulation allows", TRIAL, "08-05 08:00 bach pause V reason=short until=08-12",
      "ok" },
    { "a reason is used as often as it allows",
      TRIAL "08-05 08:00 bach pause V reason=once until=08-07\n08-06 08:00 bach resume V\n",
      "08-07 08:00 bach pause V reason=once until=08-12", "reason-not-allowed" },
    { "where more is a signal, it is no refusal",
      TRIAL "08-05 08:00 bach pause V reason=twice until=08-06\n08-06 08:00 bach resume V\n08-06 09:00 bach pause V "
            "reason=twice until=08-07\n"
            "08-07 08:00 bach resume V\n",
      "08-08 08:00 bach pause V reason=twice until=08-12", "ok" },
    { "waiting names who", HELD, "08-05 08:00 bach await V reason=court until=08-20 -whom", "missing-key" },
    { "waiting names a review day", HELD, "08-05 08:00 bach await V reason=court", "missing-key" },
    { "waiting says what for", HELD, "08-05 08:00 bach await V until=08-20", "missing-key" },
    { "going on says what came", STOPPED, "08-06 08:00 bach resume V -came", "missing-key" },
    { "a decision states its outcome", HELD, "08-05 08:00 bach decide V -outcome", "missing-key" },
    { "a decision on advice says whether it follows", HELD "08-05 08:00 bach advise V to=ubnd\n",
      "08-06 08:00 chu decide V", "missing-key" },
    { "a decision against advice says why", HELD "08-05 08:00 bach advise V to=ubnd\n",
      "08-06 08:00 chu decide V follows=no", "missing-key" },
    { "a decision against advice, with why, is taken", HELD "08-05 08:00 bach advise V to=ubnd\n",
      "08-06 08:00 chu decide V follows=no words=because", "ok" },
    { "a second decision on a second advice says whether it follows",
      HELD
      "08-05 08:00 bach advise V to=ubnd\n08-06 08:00 chu decide V follows=yes\n08-07 08:00 bach advise V to=ubnd\n",
      "08-08 08:00 chu decide V", "missing-key" },
    { "a completion states its product", HELD, "08-05 08:00 bach complete V -product", "missing-key" },
    { "a completion states its evidence", HELD, "08-05 08:00 bach complete V -evidence", "missing-key" },
    { "an extension states the new due", HELD, "08-05 08:00 cvp extend V", "missing-key" },
    { "an extension states its ground", HELD, "08-05 08:00 cvp extend V due=09-30 -ground", "missing-key" },
    { "an extension is later than what it extends", HELD, "08-05 08:00 cvp extend V due=08-28", "out-of-order" },
    { "counted from a day, it is still later", HELD, "08-05 08:00 cvp extend V due=5_days counted_from=08-04",
      "out-of-order" },
    { "and may be", HELD, "08-05 08:00 cvp extend V due=60_days counted_from=08-04", "ok" },
    { "an event that is recorded may give less than the stand-in",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc\n", "08-05 08:00 cvp extend V due=2_days counted_from=08-04",
      "ok" },
    { "but nothing before the matter began", "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc\n",
      "08-05 08:00 cvp extend V due=1_days counted_from=07-28", "out-of-order" },
    { "a day to count from needs a length", "",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=08-29 counted_from=08-01", "wrong-key" },
    { "hours are counted from an hour, not from a day", "",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=8_working_hours counted_from=08-01", "wrong-key" },
    { "a day to count from alone says nothing", "",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc counted_from=08-01", "wrong-key" },
    { "an event that must still come is stated in place of a due", "",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc event=receipt", "ok" },
    { "and not beside one", "", "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc event=receipt due=08-29",
      "wrong-key" },
    { "a duty runs from no event", "", "08-04 08:00 cvp open V kind=duty giver=ubnd to=stc event=receipt",
      "wrong-key" },
    { "a report reports something", HELD, "08-05 08:00 bach report V", "missing-key" },
    { "a report on a directive has no period", HELD, "08-05 08:00 bach report V share=3 period=08-25", "wrong-key" },
    { "a correction names the act", HELD, "08-05 08:00 bach correct V words=better", "missing-key" },
    { "a correction changes no due", HELD, "08-05 08:00 cvp correct V corrects=1 due=09-30", "wrong-key" },
    { "a correction changes no receiver", HELD, "08-05 08:00 cvp correct V corrects=1 to=sxd", "wrong-key" },
    { "a correction changes no answer", ASKED "08-06 08:00 duc reply Q answer=agree\n",
      "08-06 09:00 duc correct Q corrects=4 answer=disagree", "wrong-key" },
    { "a correction changes no kind", HELD, "08-05 08:00 cvp correct V corrects=1 kind=dossier", "wrong-key" },
    { "only the author corrects", HELD, "08-05 08:00 hanh correct V corrects=2 words=better", "may-not" },
    { "what is corrected is an act of this matter", HELD, "08-05 08:00 bach correct V corrects=9 words=better",
      "wrong-value" },
    { "a cancellation states its ground", HELD, "08-05 08:00 cvp cancel V -ground", "missing-key" },
    { "a reopening states a due", ENDED, "08-07 08:00 cvp reopen V", "missing-key" },
    { "a reopening states its ground", ENDED, "08-07 08:00 cvp reopen V due=09-30 -ground", "missing-key" },
    { "a reopening's due lies ahead", ENDED, "08-07 08:00 cvp reopen V due=08-06", "out-of-order" },
    { "unsealing takes two persons", ACCUSED, "08-05 08:00 tra unseal V words=why", "missing-key" },
    { "unsealing takes two different persons", ACCUSED, "08-05 08:00 tra unseal V persons=tra words=why",
      "wrong-value" },
    { "unsealing states its reason", ACCUSED, "08-05 08:00 tra unseal V persons=chu", "missing-key" },
    { "unsealing by two outside the set is taken", ACCUSED, "08-05 08:00 tra unseal V persons=chu words=why", "ok" },
    { "unsealing with one of the set is refused", ACCUSED, "08-05 08:00 tra unseal V persons=dung words=why",
      "excluded" },
    { "an act takes no field of another kind", HELD, "08-05 08:00 bach complete V due=09-30", "wrong-key" },
};

static const struct row PEOPLE[] = {
    { "assigning goes only inside one agency", HELD, "08-05 08:00 bach assign V to=sxd to_person=minh", "may-not" },
    { "assigning goes to a division of the agency", HELD, "08-05 08:00 bach assign V to=stc-ns to_person=tin", "ok" },
    { "assigning goes to who serves there", HELD, "08-05 08:00 bach assign V to_person=minh", "wrong-value" },
    { "assigning to who already holds says nothing", HELD, "08-05 08:00 bach assign V to_person=bach", "to-itself" },
    { "accepting is assigning oneself", "08-04 08:00 cvp open V kind=directive giver=ubnd to=stc due=08-29\n",
      "08-05 08:00 hanh assign V to_person=hanh", "ok" },
    { "who holds no post does nothing", HELD, "08-05 08:00 nobody urge V", "may-not" },
    { "while nobody is assigned everybody of the unit holds",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=stc due=08-29\n", "08-05 08:00 phuc complete V", "ok" },
    { "once somebody is assigned the others do not", HELD, "08-05 08:00 phuc complete V", "may-not" },
    { "who was lent the post acts for its holder", HELD "+ 08-05 08:00 delegation bach stc-gd huy 08-05 08-09\n",
      "08-06 08:00 huy complete V", "ok" },
    { "a loan that is over lends nothing", HELD "+ 08-05 08:00 delegation bach stc-gd huy 08-05 08-09\n",
      "08-12 08:00 huy complete V", "may-not" },
    { "advice to a colleague who cannot decide is none", ADVISER, "08-05 08:00 hanh advise V to_person=phuc",
      "wrong-value" },
    { "who stands in for the absent head decides", ADVISER "+ 08-04 10:00 absence bach phuc 08-05 08-09\n",
      "08-05 08:00 hanh advise V to_person=phuc", "ok" },
    { "until the head is back", ADVISER "+ 08-04 10:00 absence bach phuc 08-05 08-06\n",
      "08-07 08:00 hanh advise V to_person=phuc", "wrong-value" },
    { "who was lent the head's post decides, in a division too",
      ADVISER "+ 08-05 08:00 delegation bach stc-gd tin 08-05 08-09\n", "08-05 08:00 hanh advise V to_person=tin",
      "ok" },
    { "also where a division holds",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=stc due=08-29\n08-04 09:00 bach assign V to=stc-ns "
      "to_person=tin\n"
      "+ 08-05 08:00 delegation bach stc-gd hanh 08-05 08-09\n",
      "08-05 08:00 tin advise V to_person=hanh", "ok" },
    { "until the loan is over", ADVISER "+ 08-05 08:00 delegation bach stc-gd tin 08-05 08-06\n",
      "08-07 08:00 hanh advise V to_person=tin", "wrong-value" },
    { "staff do not decide", "08-04 08:00 cvp open V kind=directive giver=ubnd to=stc due=08-29\n",
      "08-05 08:00 hanh decide V", "may-not" },
    { "a deputy decides", "08-04 08:00 cvp open V kind=directive giver=ubnd to=stc due=08-29\n",
      "08-05 08:00 huy decide V", "ok" },
    { "passing up goes above", HELD, "08-05 08:00 bach escalate V reason=law_unclear to=sxd", "wrong-value" },
    { "passing up goes to the superior's office", HELD, "08-05 08:00 bach escalate V reason=law_unclear to=vp", "ok" },
    { "passing up within one's own agency is none", HELD, "08-05 08:00 bach escalate V reason=law_unclear to=stc-ns",
      "to-itself" },
    { "a transfer to oneself is none", HELD, "08-05 08:00 bach transfer V to=stc reason=other", "to-itself" },
    { "a transfer goes to a unit that exists", HELD, "08-05 08:00 bach transfer V to=late reason=other",
      "unknown-unit" },
    { "a transfer goes to a person of the unit it goes to", HELD,
      "08-05 08:00 bach transfer V to=sxd to_person=duc reason=other", "wrong-value" },
    { "an opening goes to a person of its lead", "",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=stc to_person=minh", "wrong-value" },
    { "a question goes to a person of the unit asked", HELD,
      "08-05 08:00 bach ask V Q form=data to=snv to_person=minh due=08-20", "wrong-value" },
    { "an advice goes to a person of the unit it goes to", HELD, "08-05 08:00 bach advise V to=ubnd to_person=minh",
      "wrong-value" },
    { "passing up goes to a person of the unit it goes to", HELD,
      "08-05 08:00 bach escalate V reason=law_unclear to_person=minh", "wrong-value" },
    { "who advises does not decide it himself", HELD, "08-05 08:00 bach advise V", "to-itself" },
    { "what the giver gave may be given back", HELD, "08-05 08:00 bach return V reason=other", "ok" },
    { "what a desk allocated cannot be returned",
      "08-04 08:00 cvp open V kind=directive giver=ubnd due=08-29\n08-04 09:00 cvp transfer V to=stc "
      "reason=reassigned\n",
      "08-05 08:00 bach return V reason=other", "cannot-return-allocated" },
    { "nor once who has it decided on it",
      "08-04 08:00 cvp open V kind=directive giver=ubnd due=08-29\n08-04 09:00 cvp transfer V to=stc "
      "reason=reassigned\n08-05 08:00 bach decide V\n",
      "08-06 08:00 bach return V reason=other", "cannot-return-allocated" },
    { "what a common superior allocated cannot be returned",
      HELD "08-05 08:00 bach escalate V reason=law_unclear\n08-06 08:00 chu transfer V to=sxd reason=other\n",
      "08-07 08:00 son return V reason=other", "cannot-return-allocated" },
    { "what an equal transferred may be returned", HELD "08-05 08:00 bach transfer V to=sxd reason=other\n",
      "08-07 08:00 son return V reason=other", "ok" },
    { "who is assigned never extends, though the regulation names the unit",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=snv due=08-29\n", "08-05 08:00 duc extend V due=09-30",
      "may-not" },
    { "whom the regulation names extends", TRIAL, "08-05 08:00 duc extend V due=09-30", "ok" },
    { "whom it does not name does not", TRIAL, "08-05 08:00 son extend V due=09-30", "may-not" },
    { "whom the regulation names extends what the giver holds itself",
      TRIAL "08-05 08:00 bach escalate V reason=law_unclear\n", "08-06 08:00 duc extend V due=09-30", "ok" },
    { "the superior of the giver extends", "08-04 08:00 bach open V kind=directive giver=stc to=xb due=08-29\n",
      "08-05 08:00 pho extend V due=09-30", "ok" },
    { "the giver extends what a commune holds", "08-04 08:00 bach open V kind=directive giver=stc to=xb due=08-29\n",
      "08-05 08:00 huy extend V due=09-30", "ok" },
    { "the heirs of a giver that ended may extend", "08-04 08:00 ke open V kind=directive giver=skh to=xb due=08-29\n",
      "09-03 08:00 bach extend V due=09-30", "ok" },
    { "work is given in one's own agency's name, or that of the one it is the office of", "",
      "08-04 08:00 bach open V kind=directive giver=sxd to=xb due=08-29", "may-not" },
    { "a superior gives in the name of what is below it", "",
      "08-04 08:00 chu open V kind=directive giver=sxd to=xb due=08-29", "ok" },
    { "a kind without regulation is not opened", "", "08-04 08:00 cvp open V kind=wish giver=ubnd to=stc",
      "unknown-kind" },
    { "a lead that does not exist yet is not given work", "",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=late", "unknown-unit" },
    { "the step leads on", ROUND, "08-04 09:00 bach forward V to=sxd", "ok" },
    { "where the process has no further step nothing is forwarded",
      ROUND "08-04 09:00 bach forward V to=sxd\n08-04 10:00 son forward V\n08-04 11:00 duc forward V\n08-04 14:00 chu "
            "forward V\n",
      "08-04 15:00 bach forward V to=sxd", "not-now" },
    /* MODEL 8 */
    { "a denunciation names the accused", "", "08-04 08:00 cvp open V kind=denunciation giver=ubnd to=ttr",
      "missing-key" },
    { "the accused does nothing with it", ACCUSED, "08-05 08:00 duc urge V", "excluded" },
    { "nor do subordinates of the accused", ACCUSED, "08-05 08:00 dung urge V", "excluded" },
    { "others do", ACCUSED, "08-05 08:00 tra assign V to_person=tra", "ok" },
    { "nor do substitutes of the accused",
      "08-04 08:00 cvp open V kind=denunciation giver=ubnd to=ttr persons=bach\n"
      "+ 08-04 09:00 absence bach tra 08-05 08-09\n",
      "08-05 08:00 tra assign V to_person=tra", "excluded" },
    { "the set only grows: once in it, always in it",
      "08-04 08:00 cvp open V kind=denunciation giver=ubnd to=ttr persons=bach\n"
      "+ 08-04 09:00 absence bach tra 08-05 08-09\n08-06 08:00 chu urge V\n",
      "08-12 08:00 tra assign V to_person=tra", "excluded" },
    { "who will be in the set next month is not in it yet", "+ 08-01 09:00 tenure tra snv-cv 10-06\n" ACCUSED,
      "08-05 08:00 tra assign V to_person=tra", "ok" },
    { "nor when something is known to happen after that",
      "+ 08-01 09:00 tenure tra snv-cv 10-06\n" ACCUSED "08-04 09:00 tra pause V reason=expertise until=10-10\n",
      "08-05 08:00 tra resume V", "ok" },
    { "who was appointed under the accused is in it from that day", "+ 08-01 09:00 tenure tra snv-cv 10-06\n" ACCUSED,
      "10-07 08:00 tra urge V", "excluded" },
    { "the accused is not assigned a question of the matter either",
      ACCUSED "08-05 08:00 tra ask V Q form=data to=stc due=08-20\n", "08-06 08:00 duc urge Q", "excluded" },
    { "who has withdrawn from a question does not answer it",
      ASKED "08-05 09:00 dung assign Q to_person=dung\n08-05 10:00 dung recuse Q\n", "08-06 08:00 dung urge Q",
      "excluded" },
    { "who has withdrawn from the matter does not act on its questions",
      HELD "08-04 10:00 hanh assign V to_person=hanh\n08-04 11:00 hanh recuse V\n08-05 08:00 bach ask V Q form=data "
           "to=snv due=08-20\n",
      "08-06 08:00 hanh urge Q", "excluded" },
    { "an opening is by who holds a post", "", "08-04 08:00 nobody open V kind=directive giver=ubnd to=stc",
      "may-not" },
    /* MODEL 9 */
    { "a duty has a recurrence, no due", "", "08-04 08:00 cvp open V kind=duty giver=ubnd to=stc due=08-29",
      "wrong-key" },
    { "a directive does not recur", "", "08-04 08:00 cvp open V kind=directive giver=ubnd to=stc recur=month_25",
      "wrong-key" },
    { "a duty is reported with its period", DUTY, "08-20 08:00 bach report V words=x", "missing-key" },
    { "a duty's period is one it owes", DUTY, "08-20 08:00 bach report V words=x period=08-24", "wrong-value" },
    { "a duty's period before its opening is not owed", DUTY, "08-20 08:00 bach report V words=x period=07-25",
      "wrong-value" },
    { "a period that has not begun is not reported", DUTY, "08-20 08:00 bach report V words=x period=09-25",
      "out-of-order" },
    { "a period that runs is reported", DUTY, "08-20 08:00 bach report V words=x period=08-25", "ok" },
    { "a duty is not completed", DUTY, "08-20 08:00 bach complete V", "not-now" },
    { "a duty is not decided", DUTY, "08-20 08:00 bach decide V", "not-now" },
    { "a duty is not extended", DUTY, "08-20 08:00 cvp extend V due=09-30", "not-now" },
    { "what was owed at the duty's end is still reported", DUTY "09-10 08:00 cvp cancel V\n",
      "09-11 08:00 bach report V words=x period=08-25", "ok" },
    { "but once", DUTY "09-10 08:00 cvp cancel V\n09-11 08:00 bach report V words=x period=08-25\n",
      "09-12 08:00 bach report V words=x period=08-25", "closed" },
    { "what was not owed at its end is not", DUTY "09-10 08:00 cvp cancel V\n",
      "09-11 08:00 bach report V words=x period=09-25", "wrong-value" },
};

static const struct row TIMES[] = {
    { "an act may claim an earlier instant with ground and document", HELD,
      "08-06 08:00 bach complete V at=08-05_08:00 ground=x document=y", "ok" },
    { "an earlier instant needs a document", HELD, "08-06 08:00 bach complete V at=08-05_08:00 ground=x",
      "missing-key" },
    { "an earlier instant needs a ground", HELD, "08-06 08:00 bach complete V at=08-05_08:00 document=y",
      "missing-key" },
    { "nothing happens after it is recorded", HELD, "08-06 08:00 bach complete V at=08-06_08:01 ground=x document=y",
      "happened-out-of-bounds" },
    { "nothing happens before the matter's last move", HELD,
      "08-06 08:00 bach complete V at=08-04_08:59 ground=x document=y", "happened-out-of-bounds" },
    { "at the last move itself is early enough", HELD, "08-06 08:00 bach complete V at=08-04_09:00 ground=x document=y",
      "ok" },
    { "a move of a question of the family bounds too", ASKED,
      "08-06 08:00 bach transfer V to=sxd reason=other at=08-05_07:59 ground=x document=y", "happened-out-of-bounds" },
    { "a report moves nothing, so it bounds nothing", HELD "08-06 08:00 bach report V words=x\n",
      "08-06 09:00 bach complete V at=08-05_08:00 ground=x document=y", "ok" },
    { "a report is bound by the last move itself", HELD,
      "08-06 08:00 bach report V words=x at=08-04_08:30 ground=x document=y", "happened-out-of-bounds" },
    { "nothing happens before the beginning", "08-04 08:00 cvp open V kind=directive giver=ubnd to=stc due=08-29\n",
      "08-06 08:00 bach complete V at=08-04_07:59 ground=x document=y", "before-the-beginning" },
    { "acts are recorded in order", HELD, "08-04 08:30 bach report V words=x", "out-of-order" },
    { "an opening may be claimed for a day before", "",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=stc due=08-29 at=08-01_16:00 ground=x document=y", "ok" },
    { "who held at the claimed instant may act, though the unit passed on since", HELD "08-12 08:00 cvp urge V\n",
      "08-12 09:00 bach complete V at=08-08_16:00 ground=x document=y", "ok" },
    { "who was not there at the claimed instant may not",
      "+ 08-01 08:00 tenure nobody stc-cv 08-11\n"
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=stc due=08-29\n",
      "08-12 09:00 nobody report V words=x at=08-08_16:00 ground=x document=y", "may-not" },
};

static void check_row(void **state)
{
    const struct row *row = *state;
    struct story s;
    story_begin(&s, row->story);
    assert_string_equal(story_try(&s, row->act), row->want);
    story_end(&s);
}

static int run_rows(const char *group, const struct row *rows, size_t n)
{
    struct CMUnitTest *tests = calloc(n, sizeof *tests);
    for (size_t i = 0; i < n; i++)
        tests[i] = (struct CMUnitTest){ rows[i].name, check_row, NULL, NULL, (void *)(uintptr_t)&rows[i] };
    int failed = _cmocka_run_group_tests(group, tests, n, NULL, NULL);
    free(tests);
    return failed;
}

int main(void)
{
    int failed = run_allowed();
    failed += run_rows("questions and answers", QUESTIONS, LEN(QUESTIONS));
    failed += run_rows("what an act states", STATING, LEN(STATING));
    failed += run_rows("who, and to whom", PEOPLE, LEN(PEOPLE));
    failed += run_rows("when", TIMES, LEN(TIMES));
    story_release();
    return failed;
}
