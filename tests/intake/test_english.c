/* Translations of directives and press reports: "+ words [leads] [partners]" for every content. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct row {
    const char *name, *text, *want;
} ROWS[] = {
    { "a chapeau gives its addressees to what follows",
      "The Provincial Party Committee requests all districts, communes and the staff of offices in the province "
      "to:\nReview "
      "the working regulations.\nTightening discipline.",
      "+ Review the working regulations [all districts, communes | the staff of offices in the province] []\n"
      "+ Tightening discipline [all districts, communes | the staff of offices in the province] []\n" },
    { "for whom requirements are stated",
      "For district committees, heads of offices and schools, the Board emphasizes 2 "
      "requirements:\nStrengthen coordination.",
      "+ Strengthen coordination [district committees | offices and schools] []\n" },
    { "an office that shall preside and coordinate",
      "The Committee requests:\nThe Department of Finance shall preside over and coordinate with the Department of "
      "Construction and relevant units to review projects.",
      "+ The Department of Finance shall preside over and coordinate with the Department of Construction and relevant "
      "units to review projects "
      "[The Department of Finance] [the Department of Construction | relevant units]\n" },
    { "a verb of the third person begins an item, and goes on",
      "The Committee requests:\n1. The Department of Finance\na) Presides over and coordinates with the Police in "
      "organizing a drill.",
      "+ Presides over and coordinates with the Police in organizing a drill [The Department of Finance] [the "
      "Police]\n" },
    { "committees of places of several kinds are one name",
      "The Committee requests:\n1. The People's Committees of districts and the city shall review plans.",
      "+ The People's Committees of districts and the city shall review plans [The People's Committees of districts "
      "and the city] []\n" },
    { "who carries out the whole is no task",
      "The Committee requests:\n1. The Department of Finance shall review plans.\nDirectors of departments and heads "
      "of agencies "
      "shall seriously implement this Directive.",
      "+ The Department of Finance shall review plans [The Department of Finance] []\n" },
    { "who is asked to help farmers is no farmer",
      "The Board met on Monday.\n\nThe Department of Agriculture is asked to provide farmers with seed.",
      "+ The Department of Agriculture is asked to provide farmers with seed [The Department of Agriculture] []\n" },
    { "a thing is ordered, and nobody named",
      "The Board met on Monday.\n\nThe Chairman also orders immediate repair of schools.",
      "+ The Chairman also orders immediate repair of schools [] []\n" },
    { "tasked with doing something",
      "The Board met on Monday.\n\nThe dispatch has tasked the Department of Health with closely monitoring hospitals.",
      "+ The dispatch has tasked the Department of Health with closely monitoring hospitals [the Department of Health] "
      "[]\n" },
    { "the next sentence goes on with the same holder",
      "The Committee requests:\nThe Department of Health monitors hospitals. Report the results to the Committee.",
      "+ The Department of Health monitors hospitals [The Department of Health] []\n+ Report the results to the "
      "Committee [The Department of Health] []\n" },
    { "a report of the past is no task", "The province has achieved many results. The economy was stable.", "" },
    { "results achieved are no tasks, whatever their form",
      "I. About the results achieved\nSuccessfully complete the review.\nII. Key tasks\nReview the plans.",
      "+ Review the plans [] []\n" },
    { "an order in the passive past, and the pronoun behind it",
      "Floods in the south\nFriday, March 12, 2027\nThe Ministry of Defence was told to keep forces ready. It must "
      "also station boats there.",
      "+ The Ministry of Defence was told to keep forces ready [The Ministry of Defence] []\n"
      "+ It must also station boats there [The Ministry of Defence] []\n" },
    { "a list of names, with and without an article",
      "The Committee requests:\nThe Ministry of Health, Hai Son province and social organizations are requested to "
      "prepare stocks.",
      "+ The Ministry of Health, Hai Son province and social organizations are requested to prepare stocks "
      "[The Ministry of Health | Hai Son province | social organizations] []\n" },
    { "a partner ends before what is done with it",
      "The Committee requests:\nThe Department of Finance shall coordinate with the Department of Justice in drafting "
      "rules.",
      "+ The Department of Finance shall coordinate with the Department of Justice in drafting rules [The Department "
      "of Finance] "
      "[the Department of Justice]\n" },
    { "an office before a colon",
      "The Committee requests:\nDepartment of Finance: Based on the proposals, allocate funds.",
      "+ Department of Finance: Based on the proposals, allocate funds [Department of Finance] []\n" },
    { "an office and any verb of the present",
      "The Committee requests:\nThe Government Inspectorate concludes the inspection.",
      "+ The Government Inspectorate concludes the inspection [The Government Inspectorate] []\n" },
    { "the formula for difficulties in other words",
      "The Committee requests:\nReview the plans. Any problems should be reported to the Department of Finance.",
      "+ Review the plans [] []\n" },
    { "an attitude in an interview is no task", "Leaders of agencies must always be close to the people.", "" },
    { "a named office with a concrete action in an interview is",
      "The Party Committee of the Bloc needs to regularly review working regulations.",
      "+ The Party Committee of the Bloc needs to regularly review working regulations [The Party Committee of the "
      "Bloc] []\n" },
    { "to assign is to order", "In the immediate future, assign the Department of Justice to review the list.",
      "+ In the immediate future, assign the Department of Justice to review the list [the Department of Justice] "
      "[]\n" },
    { "who was told in a report",
      "HA NAM (VNA) - The storm came ashore on Monday.\nThe Harbour Office was also told to move all boats. It is to "
      "publish the tide tables.",
      "+ The Harbour Office was also told to move all boats [The Harbour Office] []\n+ It is to publish the tide "
      "tables [The Harbour Office] []\n" },
    { "whom somebody asked, two in one sentence",
      "The Prime Minister asked the Ministry of Tides to dredge the port, and the Board of Lamps to change every bulb.",
      "+ The Prime Minister asked the Ministry of Tides to dredge the port, and the Board of Lamps to change every "
      "bulb "
      "[the Ministry of Tides | the Board of Lamps] []\n" },
    { "whom somebody demanded something of",
      "Closing the talks, he demanded that the Department of Lamps change every bulb.",
      "+ Closing the talks, he demanded that the Department of Lamps change every bulb [the Department of Lamps] "
      "[]\n" },
    { "the subject stands behind an opening and an ordinal",
      "With regard to salt, the Governor required the Office of Weights to seal the scales. Third, in the islands, the "
      "Ferry Board "
      "must post the fares.",
      "+ With regard to salt, the Governor required the Office of Weights to seal the scales [the Office of Weights] "
      "[]\n"
      "+ Third, in the islands, the Ferry Board must post the fares [the Ferry Board] []\n" },
    { "a table of tasks",
      "No | Action required | Responsible agency | Coordinating agencies | Timeline\n"
      "1 | Revise the tariff rules | Ministry of Trade | Ministry of Tides; Lamp Board | By 30 June 2026\n"
      "2 | Prepare the action plan with support | Health and Human Services | | Quarterly\n",
      "+ Revise the tariff rules [Ministry of Trade] [Ministry of Tides | Lamp Board]\n"
      "+ Prepare the action plan with support [Health and Human Services] []\n" },
    { "offices named by what they do, in a memorandum",
      "PORT ALDEN CITY COUNCIL\nMemorandum\n\nThe council met on Monday. The actions below were agreed.\n\n"
      "1. Highways must grit the bridges.\n2. Parks and Open Spaces to clear the drains, working with the Tree Board.\n"
      "3. Members may ask for the review.",
      "+ Highways must grit the bridges [Highways] []\n+ Parks and Open Spaces to clear the drains, working with the "
      "Tree "
      "Board [Parks and Open Spaces] [the Tree Board]\n" },
    { "a name on a line of its own leads the items below it",
      "PORT ALDEN CITY COUNCIL\nLamps for the summer\n\nFrom today the following applies.\n\nRepairs Team\n\n- Visit "
      "every "
      "street\n- Fence off the pits\n\nLamp Services:\n\n- Ring the bell.",
      "+ Visit every street [Repairs Team] []\n+ Fence off the pits [Repairs Team] []\n+ Ring the bell [Lamp Services] "
      "[]\n" },
    { "background and action items without numbers",
      "Memorandum\n\nBackground\nThe Harbour Office should have dredged the port.\n\nAction items\n\nThe Harbour "
      "Office to "
      "dredge the port.",
      "+ The Harbour Office to dredge the port [The Harbour Office] []\n" },
    { "a passive's agent by its capitals",
      "The Mayor requests:\nThe centres shall be staffed by Parks and Recreation from noon to dusk.",
      "+ The centres shall be staffed by Parks and Recreation from noon to dusk [Parks and Recreation] []\n" },
    { "an agent ends where the next verb begins",
      "The Mayor requests:\nThe list shall be made by the Lamp Board and sent to the port.",
      "+ The list shall be made by the Lamp Board and sent to the port [the Lamp Board] []\n" },
    { "duties as infinitives under an article",
      "Article 1. The Board of Wells\na) To number all wells.\nb) To seal the dry ones;\nc) Chlorinate the others.",
      "+ To number all wells [The Board of Wells] []\n+ To seal the dry ones [The Board of Wells] []\n"
      "+ Chlorinate the others [The Board of Wells] []\n" },
    { "present duties, another unit behind a semicolon",
      "The Governor requests:\nThe Office of Weights calibrates every scale; the Ferry Board posts the fares.",
      "+ The Office of Weights calibrates every scale [The Office of Weights] []\n+ the Ferry Board posts the fares "
      "[the Ferry Board] []\n" },
    { "names with and in them, and lists of names",
      "The Governor requests:\nThe Ministry of Farms and Woods, Lamp Authority, the Culture and Tourism Commission and "
      "Salt Bank shall meet.\n"
      "The People's Committees of Duy An, Phu Tan and Long Hoa shall report.",
      "+ The Ministry of Farms and Woods, Lamp Authority, the Culture and Tourism Commission and Salt Bank shall meet "
      "[The Ministry of Farms and Woods | Lamp Authority | the Culture and Tourism Commission | Salt Bank] []\n"
      "+ The People's Committees of Duy An, Phu Tan and Long Hoa shall report "
      "[The People's Committees of Duy An, Phu Tan and Long Hoa] []\n" },
    { "whom work is done with ends where the work begins",
      "The Governor requests:\nThe Salt Bank shall coordinate with the Lamp Authority and the Police in patrolling the "
      "quay.",
      "+ The Salt Bank shall coordinate with the Lamp Authority and the Police in patrolling the quay [The Salt Bank] "
      "[the Lamp Authority | the Police]\n" },
    { "a passive with its agent, and one without",
      "The Governor requests:\nThe wells shall be sealed by the Board of Wells. Results must be sent to the Governor.",
      "+ The wells shall be sealed by the Board of Wells [the Board of Wells] []\n"
      "+ Results must be sent to the Governor [the Board of Wells] []\n" },
    { "what is no order: manner, right, liability, difficulties, an opinion",
      "The Governor requests:\nWeighing must not be hurried. Villages may hire clerks. They shall be held responsible "
      "for losses.\n"
      "Any problems that arise should be reported to the Board of Wells.",
      "" },
    { "a guest's opinion and a headline are no orders",
      "Ministry of Tides told to dredge the port\nProfessor Lam, an expert on tides, said the Ministry of Tides should "
      "dredge deeper.",
      "" },
    { "whose duty it is",
      "The Governor requests:\nIt is the responsibility of the Board of Lamps to change every bulb.",
      "+ It is the responsibility of the Board of Lamps to change every bulb [the Board of Lamps] []\n" },
    { "a station of two trades is one",
      "The Governor requests:\nThe Radio and Television Station shall read the notice every evening.",
      "+ The Radio and Television Station shall read the notice every evening [The Radio and Television Station] "
      "[]\n" },
    { "a table of tasks, its columns told by their heads",
      "The Governor requests:\nNo. | Task | Lead | Support | Due\n1 | Inspect the levees | Board of Lamps | Ferry "
      "Board | May 3\n"
      "2 | Test the sirens | Ferry Board | | Monthly",
      "+ Inspect the levees [Board of Lamps] [Ferry Board]\n+ Test the sirens [Ferry Board] []\n" },
    { "an office's name alone over items",
      "The Governor requests:\n\nBoard of Lamps\n\n- Change every bulb\n- Clean the glass\n\nFerry Board\n\n- Post the "
      "fares",
      "+ Change every bulb [Board of Lamps] []\n+ Clean the glass [Board of Lamps] []\n+ Post the fares [Ferry Board] "
      "[]\n" },
    { "a proper name that must do something",
      "The Governor requests:\n1. Legal Services should review the contract.\n2. Results must be known.",
      "+ Legal Services should review the contract [Legal Services] []\n+ Results must be known [] []\n" },
    { "page matter is no task", "Review the plan.\nSource\nComment (0)\nStrengthen everything.", "" },
};

static void check(void **state)
{
    const struct row *row = *state;
    struct arena *a = arena_new();
    struct intake_draft d = sample_draft(a, text_of(row->text));
    assert_true(d.english);
    assert_string_equal(sample_tasks(a, &d), row->want);
    arena_free(a);
}

static const struct due_row {
    const char *name, *sentence, *want; /* see sample_due */
} DUES[] = {
    { "before a date", "Review the plan before June 30, 2027.", "2027-06-30" },
    { "of and for before it are of names",
      "The Department of Finance shall report on the works for the road by June 30, 2027.", "2027-06-30" },
    { "the day may stand first", "Review the plan by 30 June 2027.", "2027-06-30" },
    { "by the end of a year", "Review the plan by the end of 2027.", "2027-12-31" },
    { "monthly", "Report the results monthly.", "monthly" },
    { "a cadence in the name of a report", "Report the results in the annual reports.", "yearly" },
    { "by an hour of a day", "Review the plan by 17:00 on June 30, 2027.", "2027-06-30 17:00" },
    { "by an hour of the afternoon", "Review the plan before 5 p.m. on June 30, 2027.", "2027-06-30 17:00" },
    { "half past an hour of the afternoon", "Review the plan before 4:30 pm on 30 June 2027.", "2027-06-30 16:30" },
    { "every Friday", "Report the results every Friday.", "weekly 5" },
    { "every Monday and Thursday", "Report the results every Monday and Thursday.", "weekly 1 + weekly 4" },
    { "three times a year", "Report the results three times a year.", "yearly" },
    { "by an hour every Friday", "Report the results by 16:30 every Friday.", "weekly 5 16:30" },
    { "weekly on a weekday", "Report the results weekly on Friday.", "weekly 5" },
    { "within days of signature", "Review the plan within 15 days of signature.", "15 days from issued" },
    { "within days from the date of signing", "Review the plan within 15 days from the date of signing.",
      "15 days from issued" },
    { "within days of the issuance of this document", "Review the plan within 5 days after this Notice is issued.",
      "5 days from issued" },
    { "within working days of receipt", "Review the plan within 10 working days of receipt of this Notice.",
      "10 working days from received" },
    { "within days of something else", "Review the plan within 7 days after the project is approved.",
      "7 days from other" },
    { "within days of nothing named", "Review the plan within 5 working days.", "5 working days from unstated" },
    { "regularly counts where it opens", "Regularly review the plan.", "regular" },
    { "a stretch is due on its last day", "Organize training from May 5 to June 20, 2027.", "2027-06-20" },
    { "from a day on", "Apply the new scale from April 1, 2027.", "regular" },
    { "on a daily basis", "Issue bulletins on a daily basis.", "daily" },
    { "twice a year opens the clause", "Biannually report the results.", "half-yearly" },
    { "twice a year is no more than that", "Check the stations twice a year.", "half-yearly" },
    { "a number of days in words", "Review the plan within three working days of receipt of this Notice.",
      "3 working days from received" },
    { "in words and in figures", "Review the plan within thirty (30) days from the date of signing.",
      "30 days from issued" },
    { "tens and a unit", "Review the plan within forty-five days.", "45 days from unstated" },
    { "within a week", "Review the plan within one week.", "7 days from unstated" },
    { "every ten days", "Report the results every ten days.", "periodic" },
    { "once every three months", "Report the results once every three months.", "quarterly" },
    { "every other month", "Report the results every other month.", "periodic" },
    { "a counted day of each month", "Send the summary no later than the fifth day of each month.", "monthly 5" },
    { "a month cut short", "Publish the hours by Oct. 28, 2027.", "2027-10-28" },
    { "a day with its ending, of every month", "Send the summary before the 25th of every month.", "monthly 25" },
    { "a day of the last month of a quarter",
      "Update the map quarterly, before the 20th of the last month of the quarter.", "quarterly 20/3" },
    { "the ending of a day", "Publish the hours by April 10th, 2027.", "2027-04-10" },
    { "a counted day of a month", "Publish the hours by the 10th of April 2027.", "2027-04-10" },
    { "the fifth meeting is no day", "Review the plan of the 5th meeting.", "" },
    { "the first half of a year", "Disburse the capital in the first half of 2027.", "2027-06-30" },
    { "the last six months of a year", "Disburse the capital within the last six months of 2027.", "2027-12-31" },
    { "the middle of a year", "Finish the review by mid-2027.", "2027-06-30" },
    { "a number of times a month", "Meet the citizens at least two times a month.", "monthly" },
    { "before a season", "Repair the dykes before the 2027 rainy season.", "from other" },
    { "before something begins", "Move the households before the heavy rain begins.", "from other" },
    { "until something ends", "Patrol the dykes until the flood subsides.", "from other" },
    { "before another step of the work", "Consult the unions before submission to the Committee.", "" },
    { "a deadline of a day", "Set a deadline of April 30, 2027 for the handover.", "2027-04-30" },
};

/* In a letter of Thursday, 12 March 2026. */
static const struct due_row DATED[] = {
    { "by the end of this year", "Review the plan by the end of this year.", "2026-12-31" },
    { "by the end of the year", "Review the plan by the end of the year.", "2026-12-31" },
    { "by the end of this month", "Review the plan by the end of this month.", "2026-03-31" },
    { "the third quarter of this year", "Review the plan in the third quarter of this year.", "2026-09-30" },
    { "within a quarter", "Review the plan within the second quarter.", "2026-06-30" },
    { "in a year to come", "Review the plan in 2027.", "2027-12-31" },
    { "in a year that is over", "Review the plan issued in 2025.", "" },
    { "by the end of the month", "Review the plan by the end of the month.", "2026-03-31" },
    { "through a day", "Keep the post manned through June 30.", "2026-06-30" },
    { "by a weekday", "Report the results by Monday.", "2026-03-16" },
    { "by an hour of a weekday", "Report the results before 5 p.m. on Friday.", "2026-03-13 17:00" },
    { "by its own weekday, the next one", "Report the results by Thursday.", "2026-03-19" },
    { "next week tells no day", "Report the results next week.", "from other" },
    { "the middle of a month", "Report the results by mid-May.", "2026-05-15" },
    { "a quarter by its letter", "Report the results in Q2 2026.", "2026-06-30" },
    { "a month cut short", "Report the results by Oct. 26, 2026.", "2026-10-26" },
    { "the date of computers", "Report the results by 2026-06-30.", "2026-06-30" },
    { "the close of a fiscal year", "Report the results by the close of fiscal year 2026.", "2026-12-31" },
    { "year-end", "Report the results before year-end.", "2026-12-31" },
    { "mid-year", "Report the results by mid-year.", "2026-06-30" },
    { "the end of next month", "Report the results by the end of next month.", "2026-04-30" },
    { "the end of next quarter", "Report the results by the end of next quarter.", "2026-06-30" },
    { "the end of next year", "Report the results by the end of next year.", "2027-12-31" },
    { "a week of a month", "Report the results in the first week of June.", "2026-06-30" },
    { "the month of", "Report the results within the month of June.", "2026-06-30" },
    { "the close of business", "Report the results by COB 12 June 2026.", "2026-06-12" },
    { "in how many weeks", "Report the results within the next two weeks.", "14 days from unstated" },
    { "hours after an event", "Report the results not later than 48 hours after the flood recedes.",
      "48 hours from other" },
    { "days before an event", "Report the results no later than five days before the hearing.", "from other" },
    { "at least days before an event", "Send the papers at least ten days before the hearing.", "from other" },
    { "at least days is how long", "Keep the papers for at least ten days.", "" },
    { "a day of the following month", "Report the results by the 10th of the following month.", "monthly 10" },
    { "every night", "Patrol the dykes nightly.", "daily" },
    { "a season that comes again", "Clear the drains each autumn.", "yearly" },
    { "for how long it comes again", "Check the wells every two weeks from November to March.", "periodic" },
    { "from a day on", "Apply the tariff as of 1 July 2026.", "regular" },
    { "a deadline in a sentence of its own", "Repair the pumps. Deadline: 30.09.2026.", "2026-09-30" },
    { "due in a sentence of its own", "Repair the pumps. Due: June 30.", "2026-06-30" },
};

static void check_sentence(const char *head, const struct due_row *row)
{
    struct arena *a = arena_new();
    struct text t = text_printf(a, "%sThe Provincial Committee requests the following tasks:\n%s", head, row->sentence);
    struct intake_draft d = sample_draft(a, t);
    assert_int_equal(d.ncontents, 1);
    assert_string_equal(sample_due(a, &d.contents[0].deadline), row->want);
    arena_free(a);
}

static void check_due(void **state) { check_sentence("", *state); }

static void check_dated(void **state)
{
    check_sentence("PEOPLE'S COMMITTEE OF HOA LAM PROVINCE\nNo. 45/CT-UBND\nHoa Lam, 12 March 2026\n\nDIRECTIVE\n",
                   *state);
}

int main(void)
{
    struct CMUnitTest tests[LEN(ROWS) + LEN(DUES) + LEN(DATED)];
    size_t n = 0;
    for (size_t i = 0; i < LEN(ROWS); i++)
        tests[n++] = (struct CMUnitTest){ ROWS[i].name, check, NULL, NULL, (void *)&ROWS[i] };
    for (size_t i = 0; i < LEN(DUES); i++)
        tests[n++] = (struct CMUnitTest){ DUES[i].name, check_due, NULL, NULL, (void *)&DUES[i] };
    for (size_t i = 0; i < LEN(DATED); i++)
        tests[n++] = (struct CMUnitTest){ DATED[i].name, check_dated, NULL, NULL, (void *)&DATED[i] };
    return _cmocka_run_group_tests("intake english", tests, n, NULL, NULL);
}
