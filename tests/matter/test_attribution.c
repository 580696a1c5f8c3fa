/* To whom a result is attributed, good or bad (MODEL 10). */
#include "story.h"

#define TRIAL      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=08-29\n"
#define ADVISED    TRIAL "08-05 08:00 hanh advise V\n"
#define INSTRUCTED TRIAL "08-04 09:00 bach ask V I form=instruction to=ubnd to_person=pho due=08-15\n"

static const struct asked_row ROWS[] = {
    { "who decided answers", TRIAL "08-06 08:00 bach decide V\n", "V result", "decided bach yes" },
    { "without a decision nobody does", TRIAL "08-06 08:00 bach complete V\n", "V result", "nobody" },
    { "a decision not yet made is nobody's", ADVISED, "V result", "nobody" },
    { "the adviser whose advice was followed answers too", ADVISED "08-06 08:00 bach decide V follows=yes\n",
      "V result", "decided bach yes, advised hanh yes" },
    { "the adviser whose advice was not followed does not",
      ADVISED "08-06 08:00 bach decide V follows=no words=because\n", "V result", "decided bach yes, advised hanh no" },
    { "every voter for it answers", TRIAL "08-06 08:00 bach decide V persons=huy;phuc votes=3/4\n", "V result",
      "decided bach yes, voted huy yes, voted phuc yes" },
    { "who objected and was overruled does not answer",
      ADVISED "08-05 09:00 phuc ask V O form=objection to=stc to_person=bach due=08-15\n08-05 10:00 bach reply O "
              "answer=insisted\n"
              "08-06 08:00 bach decide V follows=yes\n",
      "V result", "decided bach yes, advised hanh yes, objected phuc no" },
    { "nor as a voter, or as the adviser",
      ADVISED "08-05 09:00 hanh ask V O form=objection to=stc to_person=bach due=08-15\n08-05 10:00 bach reply O "
              "answer=insisted\n"
              "08-06 08:00 bach decide V follows=yes persons=hanh\n",
      "V result", "decided bach yes, advised hanh no, voted hanh no, objected hanh no" },
    { "who objected and saw it withdrawn answers for the rest",
      ADVISED "08-05 09:00 hanh ask V O form=objection to=stc to_person=bach due=08-15\n08-05 10:00 bach reply O "
              "answer=withdrawn\n"
              "08-06 08:00 bach decide V follows=yes\n",
      "V result", "decided bach yes, advised hanh yes" },
    { "who was instructed and recorded it does not answer: who instructed does",
      INSTRUCTED "08-05 08:00 pho reply I answer=confirmed\n08-06 08:00 bach decide V\n", "V result",
      "decided bach no, instructed bach no, decided pho yes" },
    { "nor where the superior keeps silent", INSTRUCTED "08-06 08:00 bach decide V\n", "V result",
      "decided bach no, instructed bach no, decided pho yes" },
    { "a denial alone changes nothing", INSTRUCTED "08-05 08:00 pho reply I answer=denied\n08-06 08:00 bach decide V\n",
      "V result", "decided bach no, instructed bach no, decided pho yes" },
    { "a denial upheld leaves it with who decided",
      INSTRUCTED
      "08-05 08:00 pho reply I answer=denied\n08-05 09:00 bach ask V O form=objection to=ubnd to_person=pho due=08-15\n"
      "08-05 10:00 pho reply O answer=insisted\n08-06 08:00 bach decide V\n",
      "V result", "decided bach yes" },
    { "a denial withdrawn does not",
      INSTRUCTED
      "08-05 08:00 pho reply I answer=denied\n08-05 09:00 bach ask V O form=objection to=ubnd to_person=pho due=08-15\n"
      "08-05 10:00 pho reply O answer=withdrawn\n08-06 08:00 bach decide V\n",
      "V result", "decided bach no, instructed bach no, decided pho yes" },
    { "the last decision is the result",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=stc due=08-29\n08-05 08:00 hanh advise V\n08-06 08:00 bach "
      "decide V follows=yes\n"
      "08-07 08:00 hanh advise V to=ubnd\n08-08 08:00 chu decide V follows=no words=x\n",
      "V result", "decided chu yes, advised hanh no" },
    { "a decision within a question is the question's",
      TRIAL "08-05 08:00 bach ask V Q form=data to=snv due=08-15\n08-05 09:00 dung assign Q to_person=dung\n08-05 "
            "10:00 dung advise Q\n"
            "08-05 11:00 duc decide Q follows=yes\n",
      "Q result", "decided duc yes, advised dung yes" },
    { "and not the matter's",
      TRIAL "08-05 08:00 bach ask V Q form=data to=snv due=08-15\n08-05 09:00 dung assign Q to_person=dung\n"
            "08-05 10:00 dung advise Q\n08-05 11:00 duc decide Q follows=yes\n",
      "V result", "nobody" },
};

int main(void)
{
    int failed = run_asked("attribution", ROWS, LEN(ROWS));
    story_release();
    return failed;
}
