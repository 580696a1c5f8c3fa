/* The office is open 07:30-11:30 and 13:30-17:30; National Day 2025 is off from Saturday 30/8 to Tuesday 2/9; Hùng Kings'
 * Day is Monday 7/4/2025; Saturday 26/4/2025 is worked for Friday 2/5. */
#include "fixture.h"

static struct arena *arena;
static const struct calendar *cal;

static const struct elapsed_case {
    const char *name, *from, *to, *want;
} ELAPSED[] = {
    { "a notice sent at 16:40 with its end on 12 September leaves 152 h 50", "2025-08-14 16:40", "2025-09-12 24:00",
      "152h50" },
    { "the same notice to communes with its end on 29 August leaves 88 h 50", "2025-08-14 16:40", "2025-08-29 24:00",
      "88h50" },
    { "overnight only the hours of the office count", "2025-08-14 16:40", "2025-08-15 08:10", "1h30" },
    { "a week-end adds nothing", "2025-08-14 16:40", "2025-08-18 09:00", "10h20" },
    { "a part asked on Monday morning has 62 h 30 to 27 August", "2025-08-18 09:00", "2025-08-27 24:00", "62h30" },
    { "the first commune answers after 78 h 20", "2025-08-14 16:40", "2025-08-28 15:00", "78h20" },
    { "the second commune answers after 88 h 10", "2025-08-14 16:40", "2025-08-29 16:50", "88h10" },
    { "after closing time on the last day nothing more is used", "2025-08-14 16:40", "2025-08-29 18:30", "88h50" },
    { "three working days to confirm from Thursday 15:00 hold 26 h 30", "2025-08-28 15:00", "2025-09-04 24:00",
      "26h30" },
    { "three working days to confirm from Friday 16:50 hold 24 h 40", "2025-08-29 16:50", "2025-09-05 24:00", "24h40" },
    { "three working days to confirm from after closing hold 24 h", "2025-08-29 18:30", "2025-09-05 24:00", "24h00" },
    { "the next afternoon a part due at 24:00 is late 5 h 30", "2025-08-27 24:00", "2025-08-28 15:00", "5h30" },
    { "four days off over National Day are not lateness", "2025-08-27 24:00", "2025-09-03 10:30", "19h00" },
    { "a part given back on 3 September was held 81 h 30", "2025-08-18 09:00", "2025-09-03 10:30", "81h30" },
    { "on the first day after the holiday a ward is late 4 h 30", "2025-08-29 24:00", "2025-09-03 14:00", "4h30" },
    { "a day later it is late 13 h 30", "2025-08-29 24:00", "2025-09-04 15:00", "13h30" },
    { "the office confirms in 17 h 30", "2025-08-29 18:30", "2025-09-05 09:00", "17h30" },
    { "a department completes after 110 h 20", "2025-08-14 16:40", "2025-09-05 15:00", "110h20" },
    { "and is confirmed 20 h later", "2025-09-05 15:00", "2025-09-10 09:00", "20h00" },
    { "a completion on 11 September leaves 12 h 30", "2025-09-11 11:00", "2025-09-12 24:00", "12h30" },
    { "a completion on Monday morning is late 2 h 30", "2025-09-12 24:00", "2025-09-15 10:00", "2h30" },
    { "the first confirmation takes 22 h 30", "2025-09-11 11:00", "2025-09-16 09:30", "22h30" },
    { "the second completion is late 22 h 30", "2025-09-12 24:00", "2025-09-17 16:00", "22h30" },
    { "the whole matter ran 179 h 20", "2025-08-14 16:40", "2025-09-18 10:00", "179h20" },
    { "ten working days over Hùng Kings' Day hold 82 h 10", "2025-04-03 15:20", "2025-04-18 24:00", "82h10" },
    { "a hand-over at 15:50 waits 1 h 40 for the next morning", "2025-04-03 15:50", "2025-04-04 07:30", "1h40" },
    { "Hùng Kings' Day is not worked", "2025-04-04 07:30", "2025-04-08 10:00", "10h30" },
    { "an applicant took 42 h 10 for the missing papers", "2025-04-08 10:00", "2025-04-15 14:10", "42h10" },
    { "ten working days with a worked Saturday hold 83 h 20", "2025-04-15 14:10", "2025-04-28 24:00", "83h20" },
    { "an appraisal asked on Wednesday has 31 h", "2025-04-16 08:30", "2025-04-21 24:00", "31h00" },
    { "it is answered after 44 h 40", "2025-04-16 08:30", "2025-04-23 15:10", "44h40" },
    { "which is 13 h 40 late", "2025-04-21 24:00", "2025-04-23 15:10", "13h40" },
    { "a result handed over on the worked Saturday took 7 h 45", "2025-04-25 09:00", "2025-04-26 08:45", "7h45" },
    { "the dossier ran 68 h 35 since the papers came", "2025-04-15 14:10", "2025-04-26 08:45", "68h35" },
    { "a directive of 6 October has 238 h 30 to 14 November", "2025-10-06 09:00", "2025-11-14 24:00", "238h30" },
    { "an opinion asked on 14 October has 46 h 30", "2025-10-14 09:00", "2025-10-21 24:00", "46h30" },
    { "an escalation on 17 October comes after 76 h", "2025-10-06 09:00", "2025-10-17 15:00", "76h00" },
    { "a late disagreement comes 18 h 30 after consent by silence", "2025-10-21 24:00", "2025-10-24 10:00", "18h30" },
    { "a decision is due within 26 h", "2025-10-30 15:30", "2025-11-04 24:00", "26h00" },
    { "the third story ran 186 h", "2025-10-06 09:00", "2025-11-06 11:00", "186h00" },
    { "nothing elapses backwards", "2025-10-06 09:00", "2025-10-05 09:00", "0h00" },
    { "nothing elapses over the noon break", "2025-10-06 11:30", "2025-10-06 13:30", "0h00" },
    { "Tết is off from Monday to Friday", "2025-01-25 00:00", "2025-02-02 24:00", "0h00" },
};

static void check_elapsed(void **state)
{
    const struct elapsed_case *c = *state;
    char buf[INSTANT_CHARS];
    assert_string_equal(workspan_hm(calendar_elapsed(cal, at(c->from), at(c->to)), buf), c->want);
}

static const struct add_case {
    const char *name, *from;
    int minutes;
    const char *want; /* NULL: the calendar does not reach that far */
} ADD[] = {
    { "four hours of reception end the next morning", "2025-04-03 15:20", 240, "2025-04-04 09:20" },
    { "52 hours of appraisal step over Hùng Kings' Day", "2025-04-04 07:30", 3120, "2025-04-15 11:30" },
    { "52 hours begun again end on 24 April", "2025-04-15 14:10", 3120, "2025-04-24 08:10" },
    { "two days to decide end on the worked Saturday", "2025-04-24 10:00", 960, "2025-04-26 10:00" },
    { "one day to return ends on the worked Saturday", "2025-04-25 09:00", 480, "2025-04-26 09:00" },
    { "an end at closing time is not put off to the next opening", "2025-04-25 13:30", 240, "2025-04-25 17:30" },
    { "an end at noon is not put off to the afternoon", "2025-04-25 07:30", 240, "2025-04-25 11:30" },
    { "one minute more is the first of the afternoon", "2025-04-25 07:30", 241, "2025-04-25 13:31" },
    { "what begins at night counts from the opening", "2025-04-25 22:00", 30, "2025-04-26 08:00" },
    { "no time at all ends where it began, open or not", "2025-04-27 03:00", 0, "2025-04-27 03:00" },
    { "Tết puts eight hours off by nine days", "2025-01-24 16:30", 120, "2025-02-03 08:30" },
    { "beyond the last year there is no answer", "2070-12-31 16:30", 61, NULL },
    { "the very last minute is still there", "2070-12-31 16:30", 60, "2070-12-31 17:30" },
    { "before the first year there is no answer", "1989-12-31 16:30", 1, NULL },
    { "before the first year not even for no time", "1989-12-31 16:30", 0, NULL },
};

static void check_add(void **state)
{
    const struct add_case *c = *state;
    struct instant got = { 42 };
    bool ok = calendar_add(cal, at(c->from), (struct workspan){ c->minutes * US_MINUTE }, &got);
    assert_int_equal(ok, c->want != NULL);
    assert_int_equal(got.us, c->want ? at(c->want).us : 42);
}

static const struct opens_case {
    const char *name, *when, *want;
    bool open;
} OPENS[] = {
    { "in the morning the office is open", "2025-04-25 07:30", "2025-04-25 07:30", true },
    { "at noon it opens again in the afternoon", "2025-04-25 11:30", "2025-04-25 13:30", false },
    { "at 17:30 sharp it is closed until the worked Saturday", "2025-04-25 17:30", "2025-04-26 07:30", false },
    { "after the worked Saturday it opens on Monday", "2025-04-26 17:30", "2025-04-28 07:30", false },
    { "on 30 April it opens on Monday 5 May", "2025-04-30 09:00", "2025-05-05 07:30", false },
    { "after the last working minute it never opens", "2070-12-31 17:30", NULL, false },
    { "before the first year nobody knows", "1980-01-01 09:00", NULL, false },
};

static void check_opens(void **state)
{
    const struct opens_case *c = *state;
    struct instant got;
    assert_int_equal(calendar_is_open(cal, at(c->when)), c->open);
    assert_int_equal(calendar_opens(cal, at(c->when), &got), c->want != NULL);
    if (c->want)
        assert_int_equal(got.us, at(c->want).us);
}

static const struct days_case {
    const char *name, *day;
    int n;
    const char *want;
} WORKDAYS[] = {
    { "the tenth working day counts the worked Saturday and skips 30/4 to 4/5", "2025-04-18", 10, "2025-05-06" },
    { "the tenth working day after 15 April is 28 April", "2025-04-15", 10, "2025-04-28" },
    { "the tenth working day after 3 April skips Hùng Kings' Day", "2025-04-03", 10, "2025-04-18" },
    { "the first working day after a Friday is the worked Saturday", "2025-04-25", 1, "2025-04-26" },
    { "a working day is its own next", "2025-04-26", 0, "2025-04-26" },
    { "a Sunday moves to Monday", "2025-04-27", 0, "2025-04-28" },
    { "30 April moves to 5 May", "2025-04-30", 0, "2025-05-05" },
    { "after the last day there is none", "2070-12-31", 1, NULL },
    { "before the first year there is no answer", "1989-12-31", 1, NULL },
};

static void check_workdays(void **state)
{
    const struct days_case *c = *state;
    struct day got;
    assert_int_equal(calendar_workday_after(cal, on(c->day), c->n, &got), c->want != NULL);
    if (!c->want)
        return;
    assert_int_equal(got.n, on(c->want).n);
    if (c->n > 0)
        assert_int_equal(calendar_workdays(cal, on(c->day), got), c->n);
}

static const struct row_case {
    const char *name, *day;
    bool workday, provisional;
    const char *row; /* the kind of row that decides, or NULL */
} DAY_ROWS[] = {
    { "an ordinary Friday is worked by the weekly hours", "2025-04-25", true, false, "hours" },
    { "the worked Saturday has a row of its own", "2025-04-26", true, false, "work" },
    { "its Friday is off by a row", "2025-05-02", false, false, "off" },
    { "an ordinary Sunday needs no row", "2025-05-04", false, false, NULL },
    { "1 May 2030 is off as a fixed holiday", "2030-05-01", false, true, "fixed" },
    { "1 September 2024 was a Sunday of an announced year", "2024-09-01", false, false, NULL },
    { "3 September 2030 is worked as far as anybody knows", "2030-09-03", true, true, "hours" },
    { "24 November 2026 is worked: Culture Day is not in force here", "2026-11-24", true, false, "hours" },
    { "1989 is outside", "1989-06-01", false, true, NULL },
};

static void check_row(void **state)
{
    const struct row_case *c = *state;
    const struct cal_row *row = calendar_row(cal, on(c->day));
    assert_int_equal(calendar_is_workday(cal, on(c->day)), c->workday);
    assert_int_equal(calendar_is_provisional(cal, on(c->day)), c->provisional);
    if (c->row)
        assert_string_equal(row ? CAL_ROW_WORDS[row->kind] : "none", c->row);
    else
        assert_null(row);
    struct cal_window w[CAL_WINDOWS_MAX];
    assert_int_equal(calendar_windows(cal, on(c->day), w), c->workday ? 2 : 0);
    if (c->workday)
        assert_true(w[0].from == 450 && w[0].to == 690 && w[1].from == 810 && w[1].to == 1050);
}

int main(void)
{
    arena = arena_new();
    cal = calbook_last(shipped_book(arena));
    int failed = RUN_CASES(ELAPSED, check_elapsed);
    failed += RUN_CASES(ADD, check_add);
    failed += RUN_CASES(OPENS, check_opens);
    failed += RUN_CASES(WORKDAYS, check_workdays);
    failed += RUN_CASES(DAY_ROWS, check_row);
    arena_free(arena);
    return failed;
}
