/* What each act and each known instant does to the holder, the clocks and the questions (MODEL 2, 4 to 8). */
#include "story.h"

#define GIVEN   "08-04 08:00 cvp open V kind=directive giver=ubnd to=stc due=08-29\n"
#define HELD    GIVEN "08-04 09:00 bach assign V to_person=hanh\n"
#define TRIAL   "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=08-29\n"
#define TRIAL10 "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=10_working_days\n"
#define ACCUSED "08-04 08:00 cvp open V kind=denunciation giver=ubnd to=ttr persons=duc\n"

/* --- one act after the other -------------------------------------------------------------------------------------- */

static const struct asked_row ACTS[] = {
    { "an opening with a lead is held by the lead", GIVEN, "V chain", "08-04 08:00 stc" },
    { "an opening with nobody named is the office's to allocate",
      "08-04 08:00 cvp open V kind=directive giver=ubnd due=08-29\n", "V chain", "08-04 08:00 vp to allocate" },
    { "of a commune, the commune's own office's", "08-04 08:00 loi open V kind=directive giver=xa due=08-29\n",
      "V chain", "08-04 08:00 xa-vp to allocate" },
    { "a life begins when the opening happened",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=stc due=08-29 at=08-01_16:00 ground=x document=y\n",
      "V chain", "08-01 16:00 stc" },
    { "no deadline: the regulation's fallback", "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc\n", "V due",
      "08-18 24:00" },
    { "no deadline: the regulation's own limit", "08-04 08:00 cvp open V kind=round giver=ubnd to=stc\n", "V due",
      "08-25 24:00" },
    { "a length stated with a day is counted from that day",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=5_days counted_from=08-01\n", "V due", "08-06 24:00" },
    { "and ends on a working day", /* 31/8 is a Sunday, 1/9 and 2/9 are days off */
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=1_month counted_from=07-31\n", "V due", "09-03 24:00" },
    { "in working days, the day itself is not counted",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=3_working_days counted_from=08-01\n", "V due",
      "08-06 24:00" },
    { "the life begins with the act all the same",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=5_days counted_from=08-01\n", "V chain",
      "08-04 08:00 stc" },
    { "an event recorded replaces the stand-in, later or earlier",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc\n08-05 08:00 cvp extend V due=3_days counted_from=08-05\n",
      "V due", "08-08 24:00" },
    { "and is no extension: the due it gives is the first",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc\n08-05 08:00 cvp extend V due=3_days counted_from=08-05\n",
      "V first-due", "08-08 24:00" },
    { "of which none is counted",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc\n08-05 08:00 cvp extend V due=3_days counted_from=08-05\n",
      "V counts", "" },
    { "a stop before it was recorded moves nothing of what it gives",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc\n"
      "08-05 08:00 bach pause V reason=once until=08-20\n"
      "08-06 08:00 cvp extend V due=20_working_days counted_from=08-05\n"
      "08-07 08:00 bach resume V\n",
      "V due", "09-04 24:00" },
    { "assigning gives it to the person", HELD, "V holder", "stc/hanh" },
    { "assigning to a division gives it to that", HELD "08-04 10:00 bach assign V to=stc-ns to_person=tin\n",
      "V holder", "stc-ns/tin" },
    { "assigning while stopped leaves it stopped",
      HELD "08-05 08:00 hanh pause V reason=ordered until=08-20\n"
           "08-06 08:00 bach assign V to_person=phuc\n",
      "V holder", "stc/phuc stopped" },
    { "assigning with the confirmer names a person there",
      HELD "08-05 08:00 hanh complete V\n08-06 08:00 cvp assign V to_person=thao\n", "V holder", "vp/thao confirm" },
    { "forwarding goes to whom the act states",
      "08-04 08:00 cvp open V kind=round giver=ubnd to=stc\n08-04 09:00 bach forward V to=sxd\n", "V holder", "sxd" },
    { "forwarding goes to the unit the regulation names",
      "08-04 08:00 cvp open V kind=round giver=ubnd to=stc\n08-04 09:00 bach forward V to=sxd\n08-04 10:00 son forward "
      "V\n",
      "V holder", "snv" },
    { "forwarding goes to the giver where the regulation says so",
      "08-04 08:00 cvp open V kind=round giver=ubnd to=stc\n08-04 09:00 bach forward V to=sxd\n08-04 10:00 son forward "
      "V\n"
      "08-04 11:00 duc forward V\n",
      "V holder", "ubnd" },
    { "forwarding goes to the lead where the regulation says so",
      "08-04 08:00 cvp open V kind=round giver=ubnd to=stc\n08-04 09:00 bach forward V to=sxd\n08-04 10:00 son forward "
      "V\n"
      "08-04 11:00 duc forward V\n08-04 14:00 chu forward V\n",
      "V holder", "stc" },
    { "each step has its own clock", "08-04 08:00 cvp open V kind=round giver=ubnd to=stc\n", "V step",
      "first due 08-06 24:00" },
    { "advice goes to the head of the agency", HELD "08-05 08:00 hanh advise V\n", "V holder", "stc/bach" },
    { "advice goes to the decider it names, wherever he serves", HELD "08-05 08:00 hanh advise V to_person=pho\n",
      "V holder", "ubnd/pho" },
    { "the decider has the step's limit", HELD "08-05 08:00 hanh advise V\n", "V step", "decision due 08-08 24:00" },
    { "deciding gives it back to the adviser, where the regulation says so",
      HELD "08-05 08:00 hanh advise V\n08-06 08:00 bach decide V follows=yes\n", "V holder", "stc/hanh" },
    { "an ending step ends it",
      "08-04 08:00 cvp open V kind=round giver=ubnd to=stc\n08-05 08:00 hanh advise V\n"
      "08-06 08:00 bach decide V follows=yes\n",
      "V holder", "ended decided" },
    { "and so it is where the decision was passed up and came back",
      HELD "08-05 08:00 hanh advise V\n08-05 10:00 bach escalate V reason=law_unclear\n"
           "08-06 08:00 chu return V reason=own_authority\n08-07 08:00 bach decide V follows=yes\n",
      "V holder", "stc/hanh" },
    { "where no step follows a decision ends it", TRIAL "08-06 08:00 bach decide V\n", "V holder", "ended decided" },
    { "passing up goes to the superior's head", HELD "08-05 08:00 hanh escalate V reason=law_unclear\n", "V holder",
      "ubnd/chu" },
    { "passing up what one may decide oneself is counted",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=sxd due=08-29\n"
      "08-05 08:00 minh escalate V reason=law_unclear\n",
      "V counts", "own 1" },
    { "passing up what one may not decide is not", HELD "08-05 08:00 hanh escalate V reason=law_unclear\n", "V counts",
      "" },
    { "a transfer gives it to the other unit", HELD "08-05 08:00 hanh transfer V to=sxd reason=other\n", "V holder",
      "sxd" },
    { "a return goes back to who gave it: the giver's office, for a lead",
      GIVEN "08-05 08:00 bach return V reason=other\n", "V holder", "vp to allocate" },
    { "who decides on what it was given still has it from who gave it",
      GIVEN "08-05 08:00 bach decide V\n08-06 08:00 bach return V reason=other\n", "V holder", "vp to allocate" },
    { "a desk that passed it up and got it back is still to allocate it",
      "08-04 08:00 cvp open V kind=directive giver=ubnd due=08-29\n08-05 08:00 cvp escalate V reason=law_unclear\n"
      "08-06 08:00 chu return V reason=own_authority\n",
      "V holder", "vp to allocate" },
    { "a return goes back to the person who transferred it",
      HELD "08-05 08:00 hanh transfer V to=sxd reason=other\n08-06 08:00 son return V reason=other\n", "V holder",
      "stc/hanh" },
    { "a return of a return goes on back to the giver before",
      GIVEN "08-05 08:00 bach transfer V to=sxd reason=other\n08-06 08:00 son return V reason=other\n08-07 08:00 bach "
            "return V reason=other\n",
      "V chain", "08-04 08:00 stc; 08-05 08:00 sxd; 08-06 08:00 stc; 08-07 08:00 vp to allocate" },
    { "advice returned goes back to the adviser",
      HELD "08-05 08:00 hanh advise V\n08-06 08:00 bach return V reason=no_view\n", "V holder", "stc/hanh" },
    { "advice returned is revised in a step of its own",
      HELD "08-05 08:00 hanh advise V\n08-06 08:00 bach return V reason=no_view\n", "V step", "revise due never" },
    { "returns are counted", HELD "08-05 08:00 hanh advise V\n08-06 08:00 bach return V reason=no_view\n", "V counts",
      "returned 1" },
    { "who accepted it returns it to who gave it",
      GIVEN "08-04 09:00 bach assign V to_person=bach\n08-05 08:00 bach return V reason=other\n", "V holder",
      "vp to allocate" },
    { "an assignment returned goes back to the unit", HELD "08-05 08:00 hanh return V reason=other\n", "V holder",
      "stc" },
    { "a third passage between two units goes to their common superior's desk",
      GIVEN "08-05 08:00 bach transfer V to=sxd reason=other\n08-06 08:00 son return V reason=other\n"
            "08-07 08:00 bach transfer V to=sxd reason=other\n",
      "V holder", "vp to allocate" },
    { "there and back by transfers, the third goes to the desk too",
      GIVEN "08-05 08:00 bach transfer V to=sxd reason=other\n08-06 08:00 son transfer V to=stc reason=other\n"
            "08-07 08:00 bach transfer V to=sxd reason=other\n",
      "V holder", "vp to allocate" },
    { "a third passage to another unit does not",
      GIVEN "08-05 08:00 bach transfer V to=sxd reason=other\n08-06 08:00 son transfer V to=snv reason=other\n"
            "08-07 08:00 duc transfer V to=stc reason=other\n",
      "V holder", "stc" },
    { "advice returned twice does not count as passages",
      HELD
      "08-05 08:00 hanh advise V to=ubnd\n08-06 08:00 chu return V reason=no_view\n08-07 08:00 hanh advise V to=ubnd\n"
      "08-08 08:00 chu return V reason=no_view\n08-11 08:00 hanh transfer V to=ubnd reason=other\n",
      "V holder", "ubnd" },
    { "what the desk allocates then goes where it says",
      GIVEN "08-05 08:00 bach transfer V to=sxd reason=other\n08-06 08:00 son return V reason=other\n"
            "08-07 08:00 bach transfer V to=sxd reason=other\n08-08 08:00 cvp transfer V to=sxd reason=reassigned\n",
      "V holder", "sxd" },
    { "the giver of a lead is the unit that gave the work", GIVEN, "V giver", "ubnd" },
    { "of a transfer, who transferred it", HELD "08-05 08:00 hanh transfer V to=sxd reason=other\n", "V giver",
      "stc/hanh" },
    { "of what was returned, who gave it the first time",
      GIVEN "08-05 08:00 bach transfer V to=sxd reason=other\n08-06 08:00 son return V reason=other\n", "V giver",
      "ubnd" },
    { "of what a desk allocates, the desk, for good",
      "08-04 08:00 cvp open V kind=directive giver=ubnd due=08-29\n08-04 09:00 cvp transfer V to=stc "
      "reason=reassigned\n"
      "08-05 08:00 bach transfer V to=sxd reason=other\n08-06 08:00 son return V reason=other\n",
      "V giver", "vp allocated" },
    { "a step that finishes the work stops the matter's clock",
      "02-03 08:00 cvp open V kind=dossier giver=ubnd to=sxd due=10_working_days\n02-03 09:00 minh forward V to=stc\n"
      "02-04 08:00 hanh advise V\n02-05 08:00 bach decide V follows=yes\n02-10 08:00 minh complete V\n",
      "V clock", "ran 40h00, left 71h30, for good" },
    { "who withdraws gives it to the head", HELD "08-05 08:00 hanh recuse V\n", "V holder", "stc/bach" },
    { "a head who withdraws gives it to the superior's head",
      GIVEN "08-04 09:00 bach assign V to_person=bach\n08-05 08:00 bach recuse V\n", "V holder", "ubnd/chu" },
    { "the next in line may withdraw too", HELD "08-05 08:00 hanh recuse V\n08-06 08:00 bach recuse V\n", "V holder",
      "ubnd/chu" },
    { "who has withdrawn is out of it", HELD "08-05 08:00 hanh recuse V\n", "V excluded", "hanh" },
    { "a completion goes to the confirmer", HELD "08-05 08:00 hanh complete V\n", "V holder", "vp confirm" },
    { "the confirmer has a limit", HELD "08-05 08:00 hanh complete V\n", "V step", "confirm due 08-08 24:00" },
    { "nobody confirms own work: the giver does, for its office",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=vp due=08-29\n08-05 08:00 cvp complete V\n", "V holder",
      "ubnd confirm" },
    { "confirmed, it ends", HELD "08-05 08:00 hanh complete V\n08-06 08:00 cvp decide V\n", "V holder",
      "ended confirmed" },
    { "confirmed, the lead finished when it completed", HELD "08-05 08:00 hanh complete V\n09-03 08:00 cvp decide V\n",
      "V clock", "ran 160h00, left 151h30, for good" },
    { "a confirmer's return goes to the lead",
      HELD "08-05 08:00 hanh complete V\n08-06 08:00 cvp return V reason=not_done\n", "V chain",
      "08-04 08:00 stc; 08-04 09:00 stc/hanh; 08-05 08:00 vp confirm; 08-06 08:00 stc/hanh" },
    { "a completion returned did not finish it",
      HELD "08-05 08:00 hanh complete V\n08-06 08:00 cvp return V reason=not_done\n", "V clock at 09-01 08:00",
      "ran 159h30, left 0h00" },
    { "where nobody confirms a completion ends it", TRIAL "08-06 08:00 bach complete V\n", "V holder",
      "ended completed" },
    { "an extension sets a later due", HELD "08-05 08:00 cvp extend V due=09-30\n", "V due", "09-30 24:00" },
    { "the first due stays", HELD "08-05 08:00 cvp extend V due=09-30\n", "V first-due", "08-29 24:00" },
    { "an extension leaves the holder", HELD "08-05 08:00 cvp extend V due=09-30\n", "V holder", "stc/hanh" },
    { "extensions, urgings and reports are counted",
      HELD "08-05 08:00 cvp extend V due=09-30\n08-06 08:00 cvp urge V\n08-06 09:00 cvp urge V\n"
           "08-07 08:00 hanh report V share=10\n",
      "V counts", "urged 2, extended 1, reported 1" },
    { "a cancellation ends it", HELD "08-05 08:00 cvp cancel V\n", "V chain",
      "08-04 08:00 stc; 08-04 09:00 stc/hanh; 08-05 08:00 cancelled" },
    { "a reopened matter goes to who completed it, and the gap is nobody's",
      HELD "08-05 08:00 hanh complete V\n08-06 08:00 cvp decide V\n08-12 08:00 cvp reopen V due=08-29\n", "V chain",
      "08-04 08:00 stc; 08-04 09:00 stc/hanh; 08-05 08:00 vp confirm; 08-12 08:00 stc/hanh" },
    { "the gap of a reopening is charged to nobody",
      HELD "08-05 08:00 hanh complete V\n08-06 08:00 cvp decide V\n08-12 08:00 cvp reopen V due=08-29\n08-12 10:00 "
           "hanh report V share=1\n",
      "V charges", "stc 10h00, vp 8h00" },
    { "a reopened matter has the due it was given",
      HELD "08-05 08:00 hanh complete V\n08-06 08:00 cvp decide V\n09-12 08:00 cvp reopen V due=09-30\n", "V due",
      "09-30 24:00" },
    { "a reopened matter keeps its first due",
      HELD "08-05 08:00 hanh complete V\n08-06 08:00 cvp decide V\n09-12 08:00 cvp reopen V due=09-30\n", "V first-due",
      "08-29 24:00" },
    { "reopenings are counted",
      HELD "08-05 08:00 hanh complete V\n08-06 08:00 cvp decide V\n09-12 08:00 cvp reopen V due=09-30\n", "V counts",
      "reopened 1" },
    { "a decided matter reopened goes to who decided",
      TRIAL "08-06 08:00 huy assign V to_person=huy\n08-06 09:00 huy decide V\n"
            "08-07 08:00 cvp reopen V due=08-29\n",
      "V holder", "stc/huy" },
    { "in the gap only words may be put right",
      HELD "08-05 08:00 hanh complete V\n08-06 08:00 cvp decide V\n08-12 08:00 cvp reopen V due=08-29\n",
      "V may hanh at 08-08 08:00", "correct" },
    { "a report and an urging change no holder", HELD "08-06 08:00 cvp urge V\n08-07 08:00 hanh report V share=10\n",
      "V chain", "08-04 08:00 stc; 08-04 09:00 stc/hanh" },
};

/* --- questions --------------------------------------------------------------------------------------------------- */

static const struct asked_row QUESTIONS[] = {
    { "a question is held by the unit asked", HELD "08-05 08:00 hanh ask V Q form=opinion to=snv due=08-15\n",
      "Q chain", "08-05 08:00 snv; 08-15 24:00 consent" },
    { "asking leaves the matter where it is", HELD "08-05 08:00 hanh ask V Q form=opinion to=snv due=08-15\n",
      "V holder", "stc/hanh" },
    { "a reply ends it",
      HELD "08-05 08:00 hanh ask V Q form=opinion to=snv due=08-15\n08-06 08:00 duc reply Q answer=agree\n", "Q chain",
      "08-05 08:00 snv; 08-06 08:00 replied" },
    { "silence is consent at the due, not before", HELD "08-05 08:00 hanh ask V Q form=opinion to=snv due=08-15\n",
      "Q holder at 08-15 23:59", "snv" },
    { "silence is consent at the due", HELD "08-05 08:00 hanh ask V Q form=opinion to=snv due=08-15\n",
      "Q holder at 08-16 00:00", "ended consent" },
    { "silence is no consent where less than the limit was given",
      HELD "08-05 08:00 hanh ask V Q form=opinion to=snv due=08-11\n", "Q chain", "08-05 08:00 snv" },
    { "the limit itself is enough for consent", HELD "08-05 08:00 hanh ask V Q form=opinion to=snv due=08-12\n",
      "Q chain", "08-05 08:00 snv; 08-12 24:00 consent" },
    { "an extension to the limit makes silence consent",
      HELD "08-05 08:00 hanh ask V Q form=opinion to=snv due=08-11\n08-06 08:00 hanh extend Q due=08-14\n", "Q chain",
      "08-05 08:00 snv; 08-14 24:00 consent" },
    { "silence is silence where the regulation does not say consent",
      HELD "08-05 08:00 hanh ask V Q form=data to=snv due=08-15\n", "Q chain", "08-05 08:00 snv" },
    { "consent without a limit of the regulation needs none",
      TRIAL "08-05 08:00 hanh ask V Q form=appraisal to=stp due=08-06\n", "Q chain",
      "08-05 08:00 stp; 08-06 24:00 consent" },
    { "a late disagreement waits for an answer",
      HELD "08-05 08:00 hanh ask V Q form=opinion to=snv due=08-15\n"
           "08-18 08:00 duc reply Q answer=disagree\n",
      "Q answers", "none, late disagree, to answer" },
    { "a late agreement does not",
      HELD "08-05 08:00 hanh ask V Q form=opinion to=snv due=08-15\n08-18 08:00 duc reply Q answer=agree\n",
      "Q answers", "none, late agree, answered" },
    { "advice that answers it by name settles it",
      HELD "08-05 08:00 hanh ask V Q form=opinion to=snv due=08-15\n"
           "08-18 08:00 duc reply Q answer=disagree\n08-18 09:00 hanh advise V answers=Q\n",
      "Q answers", "none, late disagree, answered" },
    { "a disagreement in time needs no naming",
      HELD "08-05 08:00 hanh ask V Q form=opinion to=snv due=08-15\n"
           "08-06 08:00 duc reply Q answer=disagree\n",
      "Q answers", "disagree, late none, answered" },
    { "a late reply ends nothing again",
      HELD "08-05 08:00 hanh ask V Q form=opinion to=snv due=08-15\n"
           "08-18 08:00 duc reply Q answer=disagree\n",
      "Q chain", "08-05 08:00 snv; 08-15 24:00 consent" },
    { "when the matter ends its questions are moot",
      HELD "08-05 08:00 hanh ask V Q form=data to=snv due=08-15\n08-06 08:00 cvp cancel V\n", "Q chain",
      "08-05 08:00 snv; 08-06 08:00 moot" },
    { "questions within questions too",
      HELD "08-05 08:00 hanh ask V Q form=data to=snv due=08-15\n"
           "08-05 09:00 duc ask Q R form=data to=stp due=08-12\n08-06 08:00 cvp cancel V\n",
      "R chain", "08-05 09:00 stp; 08-06 08:00 moot" },
    { "a completion to be confirmed leaves questions open",
      HELD "08-05 08:00 hanh ask V Q form=data to=snv due=08-15\n08-06 08:00 hanh complete V\n", "Q holder", "snv" },
    { "a matter that moves keeps its questions",
      HELD "08-05 08:00 hanh ask V Q form=data to=snv due=08-15\n"
           "08-06 08:00 hanh transfer V to=sxd reason=other\n",
      "Q holder", "snv" },
    { "who holds the matter now may urge what another asked",
      HELD "08-05 08:00 hanh ask V Q form=data to=snv due=08-15\n"
           "08-06 08:00 hanh transfer V to=sxd reason=other\n08-06 09:00 son urge Q\n",
      "Q counts", "urged 1" },
    { "the first due of several questions is waited for first",
      TRIAL
      "08-05 08:00 hanh ask V Q form=data to=snv due=08-20\n08-05 08:00 hanh ask V R form=data to=stp due=08-15\n",
      "V waits", "for stp" },
    { "of several due together the first asked is",
      TRIAL
      "08-05 08:00 hanh ask V Q form=data to=snv due=08-15\n08-05 08:00 hanh ask V R form=data to=stp due=08-15\n",
      "V waits", "for snv" },
    { "a named coordinator is waited for after it was merged, too",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=snv due=12-29 units=skh\n09-03 08:00 duc ask V Q form=part "
      "to=stc due=09-15\n",
      "V waits", "for stc" },
    { "an obstacle is pending until it is ruled on",
      TRIAL "08-05 08:00 hanh ask V Q form=obstacle to=stp due=08-15 rule=x\n", "V obstacles",
      "08-05 08:00 to never pending" },
    { "upheld, it stands to its stated end",
      TRIAL "08-05 08:00 hanh ask V Q form=obstacle to=stp due=08-15 rule=x\n"
            "08-06 08:00 ngoc reply Q answer=upheld rule=x until=08-20\n",
      "V obstacles", "08-05 08:00 to 08-20 24:00" },
    { "upheld, it ends with the holder's next transfer",
      TRIAL "08-05 08:00 hanh ask V Q form=obstacle to=stp due=08-15 rule=x\n"
            "08-06 08:00 ngoc reply Q answer=upheld rule=x until=08-20\n08-11 08:00 bach transfer V to=sxd words=x\n",
      "V obstacles", "08-05 08:00 to 08-11 08:00" },
    { "the holder's step before the ruling ends it as well",
      TRIAL "08-05 08:00 hanh ask V Q form=obstacle to=stp due=08-15 rule=x\n"
            "08-07 08:00 bach transfer V to=sxd words=x\n08-08 08:00 ngoc reply Q answer=upheld rule=x until=08-20\n",
      "V obstacles", "08-05 08:00 to 08-07 08:00" },
    { "not upheld, it never was",
      TRIAL "08-05 08:00 hanh ask V Q form=obstacle to=stp due=08-15 rule=x\n"
            "08-06 08:00 ngoc reply Q answer=not_upheld\n",
      "V obstacles", "08-05 08:00 to 08-05 08:00" },
    { "passing up does not end it",
      TRIAL
      "08-05 08:00 hanh ask V Q form=obstacle to=stp due=08-15 rule=x\n"
      "08-06 08:00 ngoc reply Q answer=upheld rule=x until=08-20\n08-11 08:00 bach escalate V reason=law_unclear\n",
      "V obstacles", "08-05 08:00 to 08-20 24:00" },
    { "an obstacle question taken back is no longer pending",
      TRIAL "08-05 08:00 hanh ask V Q form=obstacle to=stp due=08-15 rule=x\n"
            "08-06 08:00 hanh cancel Q\n",
      "V obstacles", "08-05 08:00 to 08-05 08:00" },
    { "within a question advice goes to the head and back",
      HELD
      "08-05 08:00 hanh ask V Q form=data to=snv due=08-15\n"
      "08-05 09:00 dung assign Q to_person=dung\n08-05 10:00 dung advise Q\n08-05 11:00 duc decide Q follows=yes\n",
      "Q chain", "08-05 08:00 snv; 08-05 09:00 snv/dung; 08-05 10:00 snv/duc; 08-05 11:00 snv/dung" },
};

/* --- halts --------------------------------------------------------------------------------------------------------- */

static const struct asked_row HALTS[] = {
    { "a pause stops with the same holder", TRIAL10 "08-05 08:00 hanh pause V reason=twice until=08-07\n", "V chain",
      "08-04 08:00 stc; 08-05 08:00 stc stopped; 08-08 00:00 stc by pause_end" },
    { "a pause ends at 24:00 of its stated day", TRIAL10 "08-05 08:00 hanh pause V reason=twice until=08-07\n",
      "V holder at 08-08 00:00", "stc" },
    { "until then it is stopped", TRIAL10 "08-05 08:00 hanh pause V reason=twice until=08-07\n",
      "V holder at 08-07 23:59", "stc stopped" },
    { "a pause that stops moves the due by what it lasted",
      TRIAL10 "08-05 08:00 hanh pause V reason=twice until=08-07\n", "V due at 08-08 00:00", "08-21 24:00" },
    { "while it lasts the due has not moved", TRIAL10 "08-05 08:00 hanh pause V reason=twice until=08-07\n",
      "V due at 08-07 12:00", "08-18 24:00" },
    { "while it lasts the clock stands still", TRIAL10 "08-05 08:00 hanh pause V reason=twice until=08-07\n",
      "V clock at 08-07 12:00", "ran 8h00, left 79h30, stopped" },
    { "a pause may run on", TRIAL10 "08-05 08:00 hanh pause V reason=on until=08-07\n", "V due at 08-08 00:00",
      "08-18 24:00" },
    { "going on before the end moves the due by less",
      TRIAL10 "08-05 08:00 hanh pause V reason=twice until=08-07\n08-06 08:00 hanh resume V\n", "V due",
      "08-19 24:00" },
    { "waiting outside keeps the keeper", TRIAL10 "08-05 08:00 hanh await V reason=on until=08-07\n", "V chain",
      "08-04 08:00 stc; 08-05 08:00 stc outside; 08-08 00:00 stc by await_end" },
    { "going on gives it back to the keeper",
      HELD "08-05 08:00 hanh await V reason=court until=08-20\n08-06 08:00 hanh resume V\n", "V chain",
      "08-04 08:00 stc; 08-04 09:00 stc/hanh; 08-05 08:00 stc/hanh outside; 08-06 08:00 stc/hanh" },
    { "waiting that runs on moves nothing", TRIAL10 "08-05 08:00 hanh await V reason=on until=08-07\n",
      "V due at 08-08 08:00", "08-18 24:00" },
    { "waiting that stops moves the due", TRIAL10 "08-05 08:00 hanh await V reason=stops until=08-07\n",
      "V due at 08-08 08:00", "08-21 24:00" },
    { "waiting for a reason the regulation does not name runs on",
      TRIAL10 "08-05 08:00 hanh await V until=08-07 words=x\n", "V due at 08-08 08:00", "08-18 24:00" },
    { "a limit that begins again begins when it came",
      TRIAL10 "08-05 08:00 hanh await V reason=again until=08-20\n08-11 08:00 hanh resume V\n", "V due",
      "08-25 24:00" },
    { "its clock begins again too",
      TRIAL10 "08-05 08:00 hanh await V reason=again until=08-20\n08-11 08:00 hanh resume V\n"
              "08-11 10:00 hanh report V share=1\n",
      "V clock", "ran 2h00, left 85h30" },
    { "where nothing came by the review day it only stood still",
      TRIAL10 "08-05 08:00 hanh await V reason=again until=08-07\n", "V due at 08-08 08:00", "08-21 24:00" },
    { "a limit to a date stood still, it does not begin again",
      TRIAL "08-05 08:00 hanh await V reason=again until=08-20\n08-11 08:00 hanh resume V\n", "V first-due",
      "08-29 24:00" },
    { "two stops move the due by both",
      TRIAL10 "08-05 08:00 hanh pause V reason=twice until=08-05\n08-06 08:00 hanh pause V reason=twice until=08-07\n",
      "V due at 08-11 08:00", "08-21 24:00" },
    { "a matter ended while stopped ends its stop",
      TRIAL10 "08-05 08:00 hanh pause V reason=twice until=08-20\n08-06 08:00 cvp cancel V\n", "V chain",
      "08-04 08:00 stc; 08-05 08:00 stc stopped; 08-06 08:00 cancelled" },
    { "the first due is not moved by a stop", TRIAL10 "08-05 08:00 hanh pause V reason=twice until=08-07\n",
      "V first-due at 08-11 08:00", "08-18 24:00" },
    { "the step's due moves as well",
      "02-03 08:00 cvp open V kind=dossier giver=ubnd to=sxd\n02-03 09:00 minh forward V to=stc\n"
      "02-04 08:00 bach pause V reason=stopped until=02-05\n",
      "V step at 02-06 08:00", "appraisal due 02-13 14:30" },
    { "a supplement begins the step again",
      "02-03 08:00 cvp open V kind=dossier giver=ubnd to=sxd\n02-03 09:00 minh forward V to=stc\n"
      "02-04 08:00 bach await V reason=supplement until=02-20\n02-10 07:30 bach resume V\n",
      "V step", "appraisal due 02-18 11:30" },
    { "supplements are counted",
      "02-03 08:00 cvp open V kind=dossier giver=ubnd to=sxd\n02-03 09:00 minh forward V to=stc\n"
      "02-04 08:00 bach await V reason=supplement until=02-20\n",
      "V counts", "supplements 1" },
    { "what is handed over after the hour is taken up at the next opening",
      "02-03 08:00 cvp open V kind=dossier giver=ubnd to=sxd\n"
      "02-03 15:30 minh forward V to=stc\n",
      "V step", "appraisal due 02-12 11:30" },
};

/* --- people come and go ---------------------------------------------------------------------------------------------- */

static const struct asked_row PEOPLE[] = {
    { "while a person is absent the substitute holds, and the person is back at the end",
      "+ 08-01 08:00 absence hanh phuc 08-06 08-08\n" HELD, "V chain",
      "08-04 08:00 stc; 08-04 09:00 stc/hanh; 08-06 00:00 stc/phuc by absence; 08-08 00:00 stc/hanh by back" },
    { "without a substitute the head holds", "+ 08-01 08:00 absence hanh - 08-06 08-08\n" HELD,
      "V holder at 08-06 08:00", "stc/bach" },
    { "an absence recorded late begins when it was recorded", HELD "+ 08-07 10:00 absence hanh phuc 08-06 08-09\n",
      "V chain",
      "08-04 08:00 stc; 08-04 09:00 stc/hanh; 08-07 10:00 stc/phuc by absence; 08-09 00:00 stc/hanh by back" },
    { "an absence recorded after its end changes nothing", HELD "+ 08-11 10:00 absence hanh phuc 08-06 08-09\n",
      "V chain", "08-04 08:00 stc; 08-04 09:00 stc/hanh" },
    { "assigned meanwhile, the absent does not come back to it",
      "+ 08-01 08:00 absence hanh phuc 08-06 08-08\n" HELD "08-06 09:00 bach assign V to_person=huy\n", "V chain",
      "08-04 08:00 stc; 08-04 09:00 stc/hanh; 08-06 00:00 stc/phuc by absence; 08-06 09:00 stc/huy" },
    { "the absent may be assigned on purpose",
      "+ 08-01 08:00 absence hanh phuc 08-06 08-08\n" HELD "08-06 09:00 bach assign V to_person=hanh\n", "V chain",
      "08-04 08:00 stc; 08-04 09:00 stc/hanh; 08-06 00:00 stc/phuc by absence; 08-06 09:00 stc/hanh" },
    { "what goes to an absent person goes to the substitute at once",
      "+ 08-01 08:00 absence chu pho 08-04 08-09\n" HELD "08-05 08:00 hanh escalate V reason=law_unclear\n", "V chain",
      "08-04 08:00 stc; 08-04 09:00 stc/hanh; 08-05 08:00 ubnd/chu; 08-05 08:00 ubnd/pho by absence; 08-09 00:00 "
      "ubnd/chu by back" },
    { "a substitute who is absent as well is passed over",
      "+ 08-01 08:00 absence hanh phuc 08-06 08-08\n+ 08-01 08:00 absence phuc huy 08-05 08-09\n" HELD,
      "V holder at 08-06 08:00", "stc/huy" },
    { "who is absent again stays away",
      "+ 08-01 08:00 absence hanh phuc 08-06 08-08\n+ 08-01 08:00 absence hanh huy 08-08 08-12\n" HELD,
      "V holder at 08-11 08:00", "stc/huy" },
    { "who fell absent while it was outside is stood in for when it comes back",
      "+ 08-01 08:00 absence hanh phuc 08-06 08-20\n" HELD "08-05 08:00 hanh await V reason=court until=08-08\n",
      "V holder at 08-11 08:00", "stc/phuc" },
    { "an absence stops nothing of the unit's time",
      "+ 08-01 08:00 absence hanh phuc 08-06 08-08\n" HELD "08-07 08:00 cvp urge V\n", "V charges", "stc 24h00" },
    { "when a tenure ends the unit holds",
      "+ 08-01 08:00 tenure minh sxd-cv 2024-01-01 08-10\n"
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=sxd due=08-29\n08-04 09:00 minh assign V to_person=minh\n",
      "V holder at 08-11 08:00", "sxd/lan" },
    { "when a head's tenure ends the next head holds",
      "+ 08-01 08:00 tenure bach stc-gd 2024-01-01 08-10\n+ 08-01 09:00 tenure nobody stc-gd 08-10\n" GIVEN
      "08-04 09:00 bach assign V to_person=bach\n",
      "V chain", "08-04 08:00 stc; 08-04 09:00 stc/bach; 08-10 00:00 stc/nobody by tenure" },
    { "a vacant post leaves it to the unit",
      "+ 08-01 08:00 tenure bach stc-gd 2024-01-01 08-10\n" GIVEN "08-04 09:00 bach assign V to_person=bach\n",
      "V holder at 08-11 08:00", "stc" },
    { "a renewed tenure goes on",
      "+ 08-01 08:00 tenure bach stc-gd 2024-01-01 08-10\n+ 08-01 09:00 tenure bach stc-gd 08-10\n" GIVEN
      "08-04 09:00 bach assign V to_person=bach\n",
      "V holder at 08-11 08:00", "stc/bach" },
    { "who moves away while absent does not come back",
      "+ 08-01 08:00 absence bach huy 08-06 08-14\n+ 08-01 08:00 tenure bach stc-gd 2024-01-01 08-10\n" GIVEN
      "08-04 09:00 bach assign V to_person=bach\n",
      "V holder at 08-15 08:00", "stc" },
};

/* --- units come and go (MODEL 7) ---------------------------------------------------------------------------------------- */

static const struct asked_row SUCCESSIONS[] = {
    { "the mapped successor holds from the legal instant",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=skh due=09-29\n", "V chain",
      "08-04 08:00 skh; 09-01 00:00 stc by succession" },
    { "the successor of its function holds",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=skh due=09-29 function=bids\n", "V chain",
      "08-04 08:00 skh; 09-01 00:00 sxd by succession" },
    { "unmapped, the superior's desk allocates it",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=sgt due=09-29\n", "V chain",
      "08-04 08:00 sgt; 09-01 00:00 vp to allocate by succession" },
    { "the desk transfers it",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=sgt due=09-29\n09-03 08:00 cvp transfer V to=sxd "
      "reason=reassigned\n",
      "V holder", "sxd" },
    { "a body under nobody keeps what it has", "08-04 08:00 hoi-ct open V kind=directive giver=hoi to=hoi due=09-29\n",
      "V chain", "08-04 08:00 hoi; 09-01 00:00 hoi to allocate by succession" },
    { "the person stays where the tenure goes on",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=skh due=09-29\n"
      "08-04 09:00 khoa assign V to_person=khoa\n",
      "V holder at 09-03 08:00", "stc/khoa" },
    { "the person does not go where the tenure does not",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=skh due=09-29\n"
      "08-04 09:00 ke assign V to_person=ke\n",
      "V holder at 09-03 08:00", "stc" },
    { "stopped stays stopped",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=skh due=09-29\n08-05 08:00 ke pause V reason=ordered "
      "until=09-10\n",
      "V holder at 09-03 08:00", "stc stopped" },
    { "a question goes to the successor too",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=snv due=09-29\n"
      "08-05 08:00 duc ask V Q form=data to=skh due=09-15\n",
      "Q chain", "08-05 08:00 skh; 09-01 00:00 stc by succession" },
    { "a question by which a unit would ask itself is moot first",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=stc due=09-29\n"
      "08-05 08:00 bach ask V Q form=data to=skh due=09-15\n",
      "Q chain", "08-05 08:00 skh; 08-31 24:00 moot" },
    { "also where the asker is merged into the asked",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=skh due=09-29\n"
      "08-05 08:00 ke ask V Q form=data to=stc due=09-15\n",
      "Q chain", "08-05 08:00 stc; 08-31 24:00 moot" },
    { "but not where the function goes elsewhere",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=stc due=09-29 function=bids\n"
      "08-05 08:00 bach ask V Q form=data to=skh due=09-15\n",
      "Q holder at 09-03 08:00", "sxd" },
    { "an objection within one unit goes on with it",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=skh due=09-29\n"
      "08-04 09:00 khoa assign V to_person=khoa\n08-05 08:00 khoa ask V Q form=objection to=skh to_person=ke "
      "due=09-15\n",
      "Q holder at 09-03 08:00", "stc" },
    { "a confirmer that ends is succeeded as well",
      "08-04 08:00 ke open V kind=directive giver=skh to=xb due=09-29\n09-03 08:00 binh complete V\n", "V holder",
      "vp confirm" },
    { "a lead that ended while the confirmer held: its heir has the return",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=skh due=09-29\n08-28 08:00 ke complete V\n09-03 08:00 cvp "
      "return V reason=not_done\n",
      "V holder", "stc" },
    { "a succession recorded late counts from its legal instant",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=xb due=09-29\n"
      "+ 08-20 08:00 succession xb xa 08-11\n",
      "V chain", "08-04 08:00 xb; 08-11 00:00 xa by succession" },
    { "what the old unit did after the legal instant was done for the heir",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=xb due=09-29\n"
      "08-14 08:00 binh complete V\n+ 08-20 08:00 succession xb xa 08-11\n",
      "V chain", "08-04 08:00 xb; 08-11 00:00 xa by succession; 08-14 08:00 vp confirm" },
    { "what was transferred to a unit that had ended goes to its heir",
      HELD "08-14 08:00 hanh transfer V to=xb reason=other\n"
           "+ 08-20 08:00 succession xb xa 08-11\n",
      "V chain", "08-04 08:00 stc; 08-04 09:00 stc/hanh; 08-14 08:00 xa" },
    { "a matter ended before the legal instant moves nowhere",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=skh due=09-29\n08-05 08:00 cvp cancel V\n", "V chain",
      "08-04 08:00 skh; 08-05 08:00 cancelled" },
    { "the due does not move with the holder", "08-04 08:00 cvp open V kind=directive giver=ubnd to=skh due=09-29\n",
      "V due at 09-03 08:00", "09-29 24:00" },
    { "a backdated act counts when it happened",
      HELD "08-12 08:00 hanh transfer V to=sxd reason=other at=08-08_16:00 ground=x document=y\n", "V chain",
      "08-04 08:00 stc; 08-04 09:00 stc/hanh; 08-08 16:00 sxd" },
    { "at one instant what happens of itself precedes acts",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=skh due=09-29\n"
      "09-01 00:00 bach transfer V to=sxd reason=other\n",
      "V chain", "08-04 08:00 skh; 09-01 00:00 stc by succession; 09-01 00:00 sxd" },
    { "a day off announced on the way moves the due of a limit in days", TRIAL10 "+ 08-12 08:00 off 08-14\n", "V due",
      "08-19 24:00" },
    { "a day off announced after the due moves nothing", TRIAL10 "+ 08-20 08:00 off 08-14\n", "V due", "08-18 24:00" },
    { "a Saturday to be worked moves it back", TRIAL10 "+ 08-12 08:00 work 08-16\n", "V due", "08-16 24:00" },
};

/* --- who may not (MODEL 8) --------------------------------------------------------------------------------------------- */

static const struct asked_row EXCLUDED[] = {
    { "the set is the accused and those below", ACCUSED, "V excluded", "duc dung" },
    { "and who was lent the accused's post",
      "+ 08-01 08:00 delegation duc snv-gd tra 08-01 08-31\n"
      "08-04 08:00 cvp open V kind=denunciation giver=ubnd to=ubnd persons=duc\n",
      "V excluded", "duc dung tra" },
    { "of a deputy in charge, the unit in charge of but its head",
      "08-04 08:00 cvp open V kind=denunciation giver=ubnd to=ttr persons=pho\n", "V excluded", "pho dung" },
    { "a unit headed by the accused does not hold: its superior does",
      "08-04 08:00 cvp open V kind=denunciation giver=ubnd to=snv persons=duc\n", "V chain",
      "08-04 08:00 snv; 08-04 08:00 ubnd by excluded" },
    { "nor does a question go to such a unit", ACCUSED "08-05 08:00 tra ask V Q form=data to=snv due=08-20\n",
      "Q chain", "08-05 08:00 snv; 08-05 08:00 ubnd by excluded" },
    { "the accused becomes head of the holder: the superior holds",
      "+ 08-01 08:00 tenure tra ttr-gd 2024-01-01 09-08\n+ 08-01 08:00 tenure duc ttr-gd 09-08\n" ACCUSED, "V chain",
      "08-04 08:00 ttr; 09-08 00:00 ubnd by excluded" },
    { "and of a unit asked: its superior answers",
      "+ 08-01 08:00 tenure tra ttr-gd 2024-01-01 09-08\n+ 08-01 08:00 tenure duc ttr-gd 09-08\n"
      "08-04 08:00 cvp open V kind=denunciation giver=ubnd to=stp persons=duc\n08-05 08:00 tu ask V Q form=data to=ttr "
      "due=09-20\n",
      "Q chain", "08-05 08:00 ttr; 09-08 00:00 ubnd by excluded" },
    { "who holds and comes under the accused gives it to the head",
      "+ 08-01 08:00 tenure lan snv-cv 09-08\n"
      "08-04 08:00 cvp open V kind=denunciation giver=ubnd to=sxd persons=duc\n08-05 08:00 lan assign V "
      "to_person=lan\n",
      "V chain", "08-04 08:00 sxd; 08-05 08:00 sxd/lan; 09-08 00:00 sxd/son by excluded" },
    { "an absent holder's substitute under the accused does not hold",
      "+ 08-01 08:00 absence minh dung 08-06 08-08\n"
      "08-04 08:00 cvp open V kind=denunciation giver=ubnd to=sxd persons=duc\n08-05 08:00 minh assign V "
      "to_person=minh\n",
      "V holder at 08-06 08:00", "sxd/son" },
    { "who leaves the accused's line stays in the set",
      "+ 08-01 08:00 tenure dung snv-cv 2024-01-01 08-20\n" ACCUSED "09-03 08:00 tra assign V to_person=tra\n",
      "V excluded", "duc dung" },
};

int main(void)
{
    int failed = run_asked("acts", ACTS, LEN(ACTS));
    failed += run_asked("questions", QUESTIONS, LEN(QUESTIONS));
    failed += run_asked("halts", HALTS, LEN(HALTS));
    failed += run_asked("people come and go", PEOPLE, LEN(PEOPLE));
    failed += run_asked("units come and go", SUCCESSIONS, LEN(SUCCESSIONS));
    failed += run_asked("who may not", EXCLUDED, LEN(EXCLUDED));
    story_release();
    return failed;
}
