/* Whose time it was, and who is late by its own share (MODEL 2; the order of charges is that page's). */
#include "story.h"

#define TRIAL     "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=08-29\n"
#define DIRECTIVE "08-04 08:00 cvp open V kind=directive giver=ubnd to=stc due=08-29\n"
#define DATA      TRIAL "08-05 08:00 bach ask V Q form=data to=snv due=08-06\n" /* waited for, late from 08-07 */
#define OBSTACLE  TRIAL "08-05 08:00 bach ask V O form=obstacle to=stp due=08-25 rule=x\n"
#define UPHELD    OBSTACLE "08-05 09:00 ngoc reply O answer=upheld rule=x until=08-20\n"

static const struct asked_row CHARGES[] = {
    { "time is the holder's", TRIAL, "V charges at 08-05 10:00", "stc 10h00" },
    { "outside office hours there is none", TRIAL, "V charges at 08-05 07:30", "stc 7h30" },
    { "the confirmer's time is the confirmer's", DIRECTIVE "08-05 08:00 bach complete V\n08-06 08:00 cvp decide V\n",
      "V charges", "stc 8h00, vp 8h00" },
    { "after its end no time is charged", DIRECTIVE "08-05 08:00 bach complete V\n08-06 08:00 cvp decide V\n",
      "V charges at 12-01 08:00", "stc 8h00, vp 8h00" },
    { "an upheld obstacle takes the time from the asking to its stated end", UPHELD, "V charges at 08-21 10:00",
      "stc 10h30, obstacle 95h30" },
    { "ruled on afterwards, it takes the time back to the asking",
      OBSTACLE "08-07 10:00 ngoc reply O answer=upheld rule=x until=08-06\n", "V charges",
      "stc 10h30, obstacle 15h30" },
    { "until the ruling the stretch is marked pending", OBSTACLE, "V pieces at 08-06 08:00",
      "08-04 08:00 stc; 08-05 08:00 stc pending" },
    { "an obstacle not upheld leaves the time with the holder", OBSTACLE "08-07 10:00 ngoc reply O answer=not_upheld\n",
      "V pieces", "08-04 08:00 stc" },
    { "outside goes before an obstacle", UPHELD "08-06 08:00 bach await V reason=on until=08-20 whom=court\n",
      "V charges at 08-07 08:00", "stc 8h00, obstacle 8h00, outside court 8h00" },
    { "a lawful pause goes before an obstacle", UPHELD "08-06 08:00 bach pause V reason=on until=08-20\n",
      "V charges at 08-07 08:00", "stc 8h00, obstacle 8h00, pause 8h00" },
    { "outside goes before a late question", DATA "08-07 08:00 bach await V reason=on until=08-20 whom=court\n",
      "V charges at 08-08 08:00", "stc 23h30, asked snv 0h30, outside court 8h00" },
    { "a lawful pause goes before a late question", DATA "08-07 08:00 bach pause V reason=on until=08-20\n",
      "V charges at 08-08 08:00", "stc 23h30, asked snv 0h30, pause 8h00" },
    { "an upheld obstacle goes before a late question",
      DATA "08-07 08:00 bach ask V O form=obstacle to=stp due=08-25 rule=x\n08-07 10:00 ngoc reply O answer=upheld "
           "rule=x until=08-07\n",
      "V charges at 08-08 10:00", "stc 23h30, asked snv 3h00, obstacle 7h30" },
    { "until its due a question's time is the asker's", DATA, "V charges at 08-06 17:30", "stc 23h30" },
    { "after its due a question waited for takes the time", DATA, "V charges at 08-07 10:30",
      "stc 23h30, asked snv 3h00" },
    { "with its reply the time is the asker's again", DATA "08-07 10:30 duc reply Q answer=data\n",
      "V charges at 08-07 11:30", "stc 24h30, asked snv 3h00" },
    { "a question not waited for takes none", TRIAL "08-05 08:00 bach ask V Q form=part to=snv due=08-06\n",
      "V charges at 08-07 10:30", "stc 26h30" },
    { "consent at the due takes none", TRIAL "08-05 08:00 bach ask V Q form=opinion to=snv due=08-08\n",
      "V charges at 08-12 08:00", "stc 48h00" },
    { "silence without consent takes it", TRIAL "08-05 08:00 bach ask V Q form=opinion to=snv due=08-06\n",
      "V charges at 08-07 10:30", "stc 23h30, asked snv 3h00" },
    { "of two late questions the one due first takes it", DATA "08-05 08:00 bach ask V R form=data to=stp due=08-05\n",
      "V charges at 08-08 08:00", "stc 15h30, asked stp 16h30" },
    { "once that is answered, the other",
      DATA "08-05 08:00 bach ask V R form=data to=stp due=08-05\n08-07 08:00 ngoc reply R answer=data\n",
      "V charges at 08-08 08:00", "stc 15h30, asked stp 8h30, asked snv 8h00" },
    { "of two due together the first asked takes it", DATA "08-05 08:00 bach ask V R form=data to=stp due=08-06\n",
      "V charges at 08-08 08:00", "stc 23h30, asked snv 8h30" },
    { "a late question of a late question takes it", DATA "08-05 09:00 duc ask Q R form=data to=stp due=08-07\n",
      "V charges at 08-11 08:00", "stc 23h30, asked snv 8h00, asked stp 8h30" },
    { "a question late within one in time takes nothing from its matter",
      TRIAL "08-05 08:00 bach ask V Q form=data to=snv due=08-20\n08-05 09:00 duc ask Q R form=data to=stp due=08-06\n",
      "V charges at 08-07 10:30", "stc 26h30" },
    { "but from the question",
      TRIAL "08-05 08:00 bach ask V Q form=data to=snv due=08-20\n08-05 09:00 duc ask Q R form=data to=stp due=08-06\n",
      "Q charges at 08-07 10:30", "snv 15h30, asked stp 3h00" },
    { "a late question that waits outside passes that through",
      DATA "08-07 08:00 duc await Q reason=on until=08-20 whom=court\n", "V charges at 08-08 08:00",
      "stc 23h30, asked snv 0h30, outside court 8h00" },
    { "a late question that is lawfully paused passes that through",
      DATA "08-07 08:00 duc pause Q reason=on until=08-20\n", "V charges at 08-08 08:00",
      "stc 23h30, asked snv 0h30, pause 8h00" },
    { "a late question stopped by an obstacle passes that through",
      DATA "08-07 08:00 duc ask Q O form=obstacle to=stp due=08-25 rule=x\n08-07 09:00 ngoc reply O answer=upheld "
           "rule=x until=08-20\n",
      "V charges at 08-08 08:00", "stc 23h30, asked snv 0h30, obstacle 8h00" },
    { "and is marked pending until that is ruled on",
      DATA "08-05 10:00 duc ask Q O form=obstacle to=stp due=08-20 rule=x\n", "V pieces at 08-08 08:00",
      "08-04 08:00 stc; 08-07 00:00 asked snv pending" },
    { "a late question passed on inside charges who holds it then", DATA "08-07 08:00 duc transfer Q to=stp words=x\n",
      "V charges at 08-08 08:00", "stc 23h30, asked snv 0h30, asked stp 8h00" },
    { "a question's own time is all its own", DATA, "Q charges at 08-07 10:30", "snv 18h30" },
    { "a question keeps its claim after its matter moved", DATA "08-07 08:00 bach transfer V to=sxd words=x\n",
      "V charges at 08-07 10:30", "stc 23h30, asked snv 3h00" },
    { "between a late hand-over and the next opening it is nobody's",
      "02-03 08:00 cvp open V kind=dossier giver=ubnd to=sxd\n02-03 15:30 minh forward V to=stc\n",
      "V charges at 02-04 08:00", "sxd 5h30, queue 2h00, stc 0h30" },
    { "at the hour itself it is still taken",
      "02-03 08:00 cvp open V kind=dossier giver=ubnd to=sxd\n02-03 15:00 minh forward V to=stc\n",
      "V charges at 02-04 08:00", "sxd 5h00, stc 3h00" },
    { "within one unit nothing is handed over",
      "02-03 08:00 cvp open V kind=dossier giver=ubnd to=sxd\n02-03 15:30 son assign V to_person=minh\n",
      "V charges at 02-04 08:00", "sxd 8h00" },
    { "a succession passes the charge at the legal instant",
      "08-29 08:00 cvp open V kind=directive giver=ubnd to=skh due=09-29\n", "V charges at 09-03 08:30",
      "skh 7h30, stc 1h00" },
    { "before the opening there is none", TRIAL, "V charges at 08-01 08:00", "" },
};

static const struct asked_row LATE[] = {
    { "in time, by what was given", DIRECTIVE, "V late at 08-05 10:00", "stc used 10h00 of 159h30" },
    { "late by what the own charge exceeds what was given",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=08-08\n", "V late at 08-11 08:00",
      "stc used 40h00 of 39h30 late 0h30" },
    { "less than the least time given: the shortfall is the giver's",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=08-05\n", "V late at 08-07 08:00",
      "stc used 24h00 of 15h30 late 0h30 ubnd short 8h00" },
    { "within the least time nobody is late", "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=08-05\n",
      "V late at 08-06 08:00", "stc used 16h00 of 15h30 ubnd short 8h00" },
    { "the time of a late question is not the asker's lateness",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=08-12\n08-05 08:00 bach ask V Q form=data to=snv "
      "due=08-06\n"
      "08-11 08:00 duc reply Q answer=data\n",
      "V late at 08-14 08:00", "stc used 47h30 of 55h30" },
    { "it is the question's",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=08-12\n08-05 08:00 bach ask V Q form=data to=snv "
      "due=08-06\n"
      "08-11 08:00 duc reply Q answer=data\n",
      "Q late", "snv used 32h00 of 15h30 late 8h30 stc short 8h00" },
    { "who passes it on late gives too little",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=08-08\n08-07 08:00 bach transfer V to=sxd words=x\n",
      "V late at 08-12 08:00", "stc used 24h00 of 39h30; sxd used 24h00 of 15h30 late 0h30 stc short 8h00" },
    { "a return gives nothing new",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=08-08\n08-05 08:00 bach transfer V to=sxd words=x\n"
      "08-06 08:00 son return V reason=other\n",
      "V late at 08-11 08:00", "stc used 32h00 of 39h30; sxd used 8h00 of 31h30" },
    { "where the step has a limit, that is what was given",
      DIRECTIVE "08-05 08:00 hanh advise V to_person=pho\n08-11 10:00 pho decide V follows=yes\n", "V late",
      "stc used 8h00 of 159h30; ubnd in decision used 34h00 of 31h30 late 2h30" },
    { "a confirmer is late by its own limit", DIRECTIVE "08-05 08:00 bach complete V\n08-11 10:00 cvp decide V\n",
      "V late", "stc used 8h00 of 159h30; vp in confirm used 34h00 of 31h30 late 2h30" },
    { "a resume gives nothing new, and a pause takes nothing",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=10_working_days\n"
      "08-05 08:00 bach pause V reason=twice until=08-07\n",
      "V late at 08-08 10:00", "stc used 10h30 of 88h00" },
    { "what stands still later takes nothing from a passage that is over",
      DIRECTIVE "08-05 08:00 hanh advise V to_person=pho\n08-06 10:00 pho decide V follows=yes\n"
                "08-07 08:00 hanh pause V reason=ordered until=08-20\n",
      "V late at 08-21 08:00", "stc used 14h30 of 144h00; ubnd in decision used 10h00 of 31h30" },
    { "nor from a life that a reopening followed",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=08-08\n08-05 08:00 bach complete V\n"
      "08-06 08:00 cvp reopen V due=08-29\n08-06 10:00 bach pause V reason=twice until=08-12\n",
      "V late at 08-13 08:00", "stc used 8h00 of 39h30; stc used 2h30 of 122h00" },
    { "waiting outside is nobody's lateness",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=08-06\n08-05 08:00 bach await V reason=on until=08-12\n",
      "V late at 08-13 08:00", "stc used 8h30 of 23h30" },
    { "an upheld obstacle is nobody's lateness",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=08-06\n"
      "08-05 08:00 bach ask V O form=obstacle to=stp due=08-25 rule=x\n08-05 09:00 ngoc reply O answer=upheld rule=x "
      "until=08-20\n",
      "V late at 08-20 08:00", "stc used 8h00 of 23h30" },
    { "an extension gives more",
      "08-04 08:00 cvp open V kind=trial giver=ubnd to=stc due=08-06\n08-06 08:00 cvp extend V due=08-08\n",
      "V late at 08-11 08:00", "stc used 40h00 of 39h30 late 0h30" },
    { "inherited lateness stays the predecessor's",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=skh due=08-28\n", "V late at 09-03 08:00",
      "skh used 159h30 of 151h30 late 8h00; stc used 0h30 of 0h00 skh short 8h00" },
    { "the heir is late by what it adds beyond the least time",
      "08-04 08:00 cvp open V kind=directive giver=ubnd to=skh due=08-28\n", "V late at 09-04 08:00",
      "skh used 159h30 of 151h30 late 8h00; stc used 8h30 of 0h00 late 0h30 skh short 8h00" },
    { "an assignment within the unit gives nothing new", DIRECTIVE "08-05 08:00 bach assign V to_person=hanh\n",
      "V late at 08-05 10:00", "stc used 10h00 of 159h30" },
    { "without a limit nobody is late", "08-04 08:00 cvp open V kind=duty giver=ubnd to=stc\n", "V late at 08-05 08:00",
      "stc used 8h00 of 8h00" },
};

int main(void)
{
    int failed = run_asked("charges", CHARGES, LEN(CHARGES));
    failed += run_asked("lateness", LATE, LEN(LATE));
    story_release();
    return failed;
}
