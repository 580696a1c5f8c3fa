/* What a standing duty owes (MODEL 9). */
#include "story.h"

#define DUTY   "08-04 08:00 cvp open V kind=duty giver=ubnd to=stc recur=month_25\n"
#define WEEKLY "08-04 08:00 cvp open V kind=duty giver=ubnd to=stc recur=week_friday_16:30\n"
#define OWN                                                                                                            \
    "08-04 08:00 cvp open V kind=duty giver=ubnd to=stc\n" /* the regulation's cadence: the 14th, and two working days */

static const struct asked_row ROWS[] = {
    { "before the first cut-off it is owed", DUTY, "V owed at 08-20 08:00", "08-25 owed stc" },
    { "reported on the day it is met", DUTY "08-25 10:00 bach report V words=x period=08-25\n", "V owed at 08-26 08:00",
      "08-25 met stc, 09-25 owed stc" },
    { "reported before the cut-off it is met", DUTY "08-12 10:00 bach report V words=x period=08-25\n",
      "V owed at 08-26 08:00", "08-25 met stc, 09-25 owed stc" },
    { "reported at the last minute it is met", DUTY "08-25 23:59 bach report V words=x period=08-25\n", "V owed",
      "08-25 met stc" },
    { "reported afterwards it is late", DUTY "08-26 08:00 bach report V words=x period=08-25\n", "V owed",
      "08-25 late stc, 09-25 owed stc" },
    { "not reported it is silent", DUTY, "V owed at 09-26 08:00",
      "08-25 silent stc, 09-25 silent stc, 10-25 owed stc" },
    { "a cut-off on a day off is due on the next working day",
      DUTY "08-25 10:00 bach report V words=x period=08-25\n"
           "09-25 10:00 bach report V words=x period=09-25\n",
      "V owed at 10-27 08:00", "08-25 met stc, 09-25 met stc, 10-25 owed stc, 11-25 owed stc" },
    { "who held at 24:00 of the cut-off owes", DUTY "08-20 08:00 bach transfer V to=sxd reason=other\n",
      "V owed at 08-26 08:00", "08-25 silent sxd, 09-25 owed sxd" },
    { "who takes over at that instant does not yet", DUTY "08-26 00:00 bach transfer V to=sxd reason=other\n", "V owed",
      "08-25 silent stc, 09-25 owed sxd" },
    { "the heir owes what falls due after the legal instant",
      "08-04 08:00 cvp open V kind=duty giver=ubnd to=skh recur=month_25\n", "V owed at 09-26 08:00",
      "08-25 silent skh, 09-25 silent stc, 10-25 owed stc" },
    { "the regulation's own cadence has its days of grace", OWN "08-18 17:00 bach report V words=x period=08-14\n",
      "V owed", "08-14 met stc, 09-14 owed stc" },
    { "and after them it is late", OWN "08-19 08:00 bach report V words=x period=08-14\n", "V owed",
      "08-14 late stc, 09-14 owed stc" },
    { "within them it is not silent yet", OWN, "V owed at 08-18 17:00", "08-14 owed stc, 09-14 owed stc" },
    { "a cut-off on the day of opening is owed", "08-25 08:00 cvp open V kind=duty giver=ubnd to=stc recur=month_25\n",
      "V owed", "08-25 owed stc" },
    { "ended before a cut-off it owes nothing", DUTY "08-20 08:00 cvp cancel V\n", "V owed at 12-01 08:00", "" },
    { "what was owed at its end stays owed", DUTY "09-10 08:00 cvp cancel V\n", "V owed at 12-01 08:00",
      "08-25 silent stc" },
    { "and may still be reported, late",
      DUTY "09-10 08:00 cvp cancel V\n09-11 08:00 bach report V words=x period=08-25\n", "V owed", "08-25 late stc" },
    { "a late report for one period leaves the other silent", DUTY "09-26 08:00 bach report V words=x period=09-25\n",
      "V owed", "08-25 silent stc, 09-25 late stc, 10-25 owed stc" },
    { "of two reports on a period the first counts",
      DUTY "08-25 08:00 bach report V words=x period=08-25\n08-27 08:00 bach report V words=y period=08-25\n", "V owed",
      "08-25 met stc, 09-25 owed stc" },
    { "a backdated report counts when it happened",
      DUTY "08-27 08:00 bach report V words=x period=08-25 at=08-25_16:00 ground=x document=y\n", "V owed",
      "08-25 met stc, 09-25 owed stc" },
    { "a report read before it came is none yet", DUTY "08-26 08:00 bach report V words=x period=08-25\n",
      "V owed at 08-25 10:00", "08-25 owed stc" },
    { "every week", "08-04 08:00 cvp open V kind=duty giver=ubnd to=stc recur=week_friday\n", "V owed at 08-16 08:00",
      "08-08 silent stc, 08-15 silent stc, 08-22 owed stc" },
    { "an hour is to the minute: a minute before it is met", WEEKLY "08-08 16:29 bach report V words=x period=08-08\n",
      "V owed at 08-08 17:00", "08-08 met stc, 08-15 owed stc" },
    { "and at it it is late", WEEKLY "08-08 16:30 bach report V words=x period=08-08\n", "V owed at 08-08 17:00",
      "08-08 late stc, 08-15 owed stc" },
    { "before the hour it is owed", WEEKLY, "V owed at 08-08 16:29", "08-08 owed stc" },
    { "from the hour on it is silent", WEEKLY, "V owed at 08-08 16:30", "08-08 silent stc, 08-15 owed stc" },
    { "who held until the hour owes", WEEKLY "08-08 17:00 bach transfer V to=sxd reason=other\n",
      "V owed at 08-08 18:00", "08-08 silent stc, 08-15 owed sxd" },
    { "an hour on a day off moves to the end of the next working day",
      "10-01 08:00 cvp open V kind=duty giver=ubnd to=stc recur=month_25_16:00\n"
      "10-27 20:00 bach report V words=x period=10-25\n",
      "V owed at 10-28 08:00", "10-25 met stc, 11-25 owed stc" },
    { "opened after the hour of its day, that day is not owed",
      "08-04 17:00 cvp open V kind=duty giver=ubnd to=stc recur=day_16:30\n", "V owed", "08-05 owed stc" },
    { "opened before it, it is", "08-04 16:00 cvp open V kind=duty giver=ubnd to=stc recur=day_16:30\n", "V owed",
      "08-04 owed stc" },
    { "what waits outside owes all the same", DUTY "08-05 08:00 bach await V reason=outside_data until=09-05\n",
      "V owed at 08-26 08:00", "08-25 silent stc, 09-25 owed stc" },
    { "a matter that is no duty owes nothing", "08-04 08:00 cvp open V kind=directive giver=ubnd to=stc due=08-29\n",
      "V owed at 09-30 08:00", "" },
    { "before it was opened a duty owes nothing", DUTY, "V owed at 08-01 08:00", "" },
    { "a duty has no due of its own", DUTY, "V due", "never" },
    { "a duty is charged to who holds it", DUTY "08-05 08:00 bach transfer V to=sxd reason=other\n",
      "V charges at 08-06 08:00", "stc 8h00, sxd 8h00" },
};

int main(void)
{
    int failed = run_asked("duties", ROWS, LEN(ROWS));
    story_release();
    return failed;
}
