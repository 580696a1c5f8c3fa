/* English reports of directives: who is meant where the text only points back, who else must act, and which days are no deadline. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct row {
    const char *name, *told;
    const char *want; /* "[leads] [partners] due" and a line end for every content */
} ROWS[] = {
    /* who is meant */
    { "the ministry is the one of the task before",
      "The PM asked the Ministry of Tides to dredge the port. The ministry must also mark the channel.",
      "[the Ministry of Tides] [] \n[the Ministry of Tides] [] \n" },
    { "and who heads it",
      "The PM asked the Ministry of Tides to dredge the port.\n\nThe minister should inspect the work.",
      "[the Ministry of Tides] [] \n[the Ministry of Tides] [] \n" },
    { "the one of that kind, where a partner was named behind it",
      "The Department of Lamps must coordinate with the Board of Weights to check bulbs. The department shall "
      "publish the list.",
      "[The Department of Lamps] [the Board of Weights] \n[The Department of Lamps] [] \n" },
    { "one that was only met",
      "The chairman visited the Harbour Board on Monday.\n\nHe requested the board to mark the channel.",
      "[the Harbour Board] [] \n" },
    { "these bodies are all of them",
      "The PM asked the Ministry of Tides and the Board of Lamps to dredge the port. These bodies must also report.",
      "[the Ministry of Tides | the Board of Lamps] [] \n[the Ministry of Tides | the Board of Lamps] [] \n" },
    { "them, who were told before",
      "Coastal communes were asked to call boats in. The chairman also urged them to count the crews.",
      "[Coastal communes] [] \n[Coastal communes] [] \n" },
    { "them, whom a letter is for",
      "In a letter to the Board of Lamps on March 16, the chairman urged them to change every bulb.",
      "[the Board of Lamps] [] \n" },
    { "their responsibilities",
      "The PM asked the Board of Lamps to inspect the pier. Its responsibilities include changing every bulb.",
      "[the Board of Lamps] [] \n[the Board of Lamps] [] \n" },
    { "when the task before is due",
      "The Board of Lamps must change every bulb. This work must be completed by July 20.",
      "[The Board of Lamps] [] 2027-07-20\n" },
    { "nobody is named where a thing must be done",
      "The Board of Lamps must inspect the pier.\n\nThe sea was calm.\n\nBoats must be moored in pairs along the pier, "
      "he "
      "said.",
      "[The Board of Lamps] [] \n[] [] \n" },
    { "what an office does, told behind an order",
      "The chairman asked the Board of Lamps to light the pier. The Office of Weights promptly reviews the scales.",
      "[the Board of Lamps] [] \n[The Office of Weights] [] \n" },
    { "but not where nobody ordered anything", "The sea was calm. The Office of Weights promptly reviews the scales.",
      "" },
    { "it is necessary to", "The Board of Lamps must inspect the pier. It is necessary to change every bulb.",
      "[The Board of Lamps] [] \n[] [] \n" },
    { "what is expected is no order",
      "The Board of Lamps must inspect the pier.\n\nThe sea was calm.\n\nBoats are expected to be moored by May.",
      "[The Board of Lamps] [] \n" },

    /* who else */
    { "a clause beside it with a holder of its own",
      "The Ministry of Tides must dredge the port, while the Board of Lamps will change every bulb.",
      "[The Ministry of Tides | the Board of Lamps] [] \n" },
    { "with another ensuring",
      "The dispatch tasked the Ministry of Tides with dredging the port, with the Board of Lamps ensuring light.",
      "[the Ministry of Tides | the Board of Lamps] [] \n" },
    { "who has been instructed, not who instructed",
      "The Salt Island Council has instructed harbour units to change every bulb.", "[harbour units] [] \n" },
    { "a list of levels is one name", "Committees at ward and commune levels are required to count boats.",
      "[Committees at ward and commune levels] [] \n" },
    { "adjectives joined before the noun they share",
      "The PM tasked ministers, heads of central agencies and chairpersons of provincial and municipal committees "
      "with counting boats.",
      "[ministers | central agencies | provincial and municipal committees] [] \n" },
    { "a day behind a comma begins no name",
      "According to Dispatch No 4 dated March 12, 2027, ministers, heads of departments are tasked with counting "
      "boats.",
      "[ministers | departments] [] \n" },
    { "who is what besides", "He asked the Board of Lamps which runs the pier to change every bulb.",
      "[the Board of Lamps] [] \n" },
    { "a title that is the office",
      "The Secretary of Commerce shall publish the tariff, in consultation with the Secretary of the Interior.",
      "[The Secretary of Commerce] [the Secretary of the Interior] \n" },
    { "partners behind an aside",
      "The Board of Lamps shall coordinate with, as appropriate, the Office of Weights to seal the scales.",
      "[The Board of Lamps] [the Office of Weights] \n" },
    { "partners of no known kind", "The Board of Lamps must cooperate with local ferry crews to count boats.",
      "[The Board of Lamps] [local ferry "
      "crews] \n" },
    { "along with a thing is with nobody",
      "Along with the repair of lamps by the Board, the Office of Weights should seal the scales.",
      "[the Office of Weights] [] \n" },
    { "by whom, behind when", "The plan shall subsequently be updated, every two years, by the Office of Weights.",
      "[the Office of Weights] [] periodic\n" },

    { "provinces from one to another", "Committees of coastal provinces from Hai Son to Hoa Lam must call boats in.",
      "[Committees of coastal provinces from Hai Son to Hoa Lam] [] \n" },
    { "the first of two adjectives has a capital", "Provincial and municipal committees must count boats.",
      "[Provincial and municipal committees] [] \n" },
    { "a name ends before its partner",
      "The Office of Weights and Inland Scales in collaboration with the Board of Lamps was told to count boats.",
      "[The Office of Weights and Inland Scales] [the Board of Lamps] \n" },
    { "a place that is asked", "He asked Hai Son to light the pier.", "[Hai Son] [] \n" },
    { "a deputy who steers an office",
      "The PM assigned Deputy PM Le Van B to direct the Board of Lamps to light the pier.",
      "[Deputy PM Le Van B] [] \n" },
    { "another behind a partner",
      "The PM told the Board of Lamps, in coordination with communes, to light the pier and the Office of Weights to "
      "seal the scales.",
      "[the Board of Lamps | the Office of Weights] [communes] \n" },
    { "places alone", "Hai Son, Hoa Lam and An Binh must call boats in.", "[Hai Son | Hoa Lam | An Binh] [] \n" },
    { "a name ends before its month", "The list must be completed by the Board of Lamps in June.",
      "[the Board of Lamps] [] 2027-06-30\n" },
    { "an order in a quotation", "\"The Board of Lamps must light the pier,\" he said.", "[The Board of Lamps] [] \n" },
    { "but nobody's", "The Board of Lamps must light the pier. \"Not one boat should be left out,\" he said.",
      "[The Board of Lamps] [] \n" },
    { "who is asked without to", "The PM requested the Board of Lamps draft a list.", "[the Board of Lamps] [] \n" },
    { "agreed to assign", "He agreed to assign the Board of Lamps to draft a list.", "[the Board of Lamps] [] \n" },
    { "the focal agency", "The Board of Lamps is the focal agency for collecting lists.",
      "[The Board of Lamps] [] \n" },
    { "and another to, behind who was told",
      "Communes are told to count boats, and the Board of Lamps to draft a list.",
      "[Communes | the Board of Lamps] [] \n" },
    { "together with", "The Board of Lamps, together with the Office of Weights, must seal the scales.",
      "[The Board of Lamps] [the Office of Weights] \n" },
    { "working with is no help",
      "The Board of Lamps was tasked with working with the Office of Weights to seal scales.",
      "[The Board of Lamps] [] \n" },
    { "offices known by their letters", "The Cabinet directed OMAs to count boats.", "[OMAs] [] \n" },
    { "work ordered of nobody, for residents", "The PM ordered an immediate evacuation of residents near the pier.",
      "[] [] \n" },

    /* which days */
    { "the day it was told",
      "At a meeting with the fleet on March 22, the PM asked the Board of Lamps to inspect the pier.",
      "[the Board of Lamps] [] \n" },
    { "the day it was signed", "The PM asked the Board of Lamps to carry out the plan issued on May 4.",
      "[the Board of Lamps] [] \n" },
    { "a day of its own", "The Board of Lamps must light the pier on May 4.", "[The Board of Lamps] [] 2027-05-04\n" },
    { "a kind of work that comes each day", "The Board of Lamps must revise the daily tide levels.",
      "[The Board of Lamps] [] \n" },
    { "a report that comes each week", "The Board of Lamps must send a weekly progress report.",
      "[The Board of Lamps] [] weekly\n" },
    { "the day a plan was approved", "The Board of Lamps must carry out the plan approved on March 1.",
      "[The Board of Lamps] [] \n" },
    { "a month that is over", "The Board of Lamps must learn from the storm that came in May 2026.",
      "[The Board of Lamps] [] \n" },
    { "as soon as possible is no event", "The Board of Lamps must light the pier as soon as possible.",
      "[The Board of Lamps] [] \n" },
    { "an hour of today", "The Board of Lamps must light the pier by 6pm today.",
      "[The Board of Lamps] [] 2027-03-18 18:00\n" },
    { "this year", "The Board of Lamps must light both piers this year.", "[The Board of Lamps] [] 2027-12-31\n" },
    { "what was so far this year", "The Board of Lamps must list the lamps lost so far this year.",
      "[The Board of Lamps] [] \n" },
    { "a week by one of its days", "The Board of Lamps must light the pier in the week of June 7.",
      "[The Board of Lamps] [] 2027-06-13\n" },
    { "between two days", "The Board of Lamps must light the pier between April 1 and April 30.",
      "[The Board of Lamps] [] 2027-04-30\n" },
    { "a period in one word", "The Board of Lamps must light the pier within a two-month period.",
      "[The Board of Lamps] [] 2 months from unstated\n" },
    { "a paper expected by a day", "The Board of Lamps must light the pier. A report is expected by July 2027.",
      "[The Board of Lamps] [] \n[The Board of Lamps] [] 2027-07-31\n" },
    { "a day makes an order of what must be sent", "Lists must be sent to the Board of Lamps by 4pm every day.",
      "[] [] daily 16:00\n" },
    { "a deadline set for somebody", "The PM set a deadline of April 30 for the Board of Lamps to light the pier.",
      "[the Board of Lamps] [] 2027-04-30\n" },
};

static void check(void **state)
{
    const struct row *row = *state;
    struct arena *a = arena_new();
    struct text t = text_printf(a, "Lamps on Salt Island\n\nMarch 18, 2027\n\n%s\n", row->told), all = TEXT("");
    struct intake_draft d = sample_draft(a, t);
    for (size_t i = 0; i < d.ncontents; i++) {
        const struct intake_content *c = &d.contents[i];
        all = text_printf(a, "%.*s[%s] [%s] %s\n", TEXT_FMT(all), sample_names(a, c->leads, c->nleads),
                          sample_names(a, c->coordinators, c->ncoordinators), sample_due(a, &c->deadline));
    }
    assert_string_equal(text_cstr(a, all), row->want);
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(ROWS)];
    for (size_t i = 0; i < LEN(ROWS); i++)
        tests[i] = (struct CMUnitTest){ ROWS[i].name, check, NULL, NULL, (void *)&ROWS[i] };
    return _cmocka_run_group_tests("intake reports", tests, LEN(ROWS), NULL, NULL);
}
