/* arrive.c -- what comes in on a day: how much, of which kinds, from whom. */
#include "simulate/sim.h"

#include <math.h>
#include <stdio.h>

enum from {
    FROM_ABOVE,
    FROM_DESK,
    FROM_INSPECT
}; /* in whose name: the top by its office, a receiving unit, the inspectorate */

/* How much of all that arrives. A kind without a row gets USUAL, from above; what is closed does not arrive, it is raised. */
static const struct {
    const char *kind;
    double weight;
    enum from from;
} KINDS[] = {
    { "dossier", 78, FROM_DESK },
    { "directive", 9, FROM_ABOVE },
    { "denunciation", 0.15, FROM_INSPECT },
};
static const double USUAL = 0.6;
static const double A_DAY = 0.096; /* matters for each person on a working day */
enum { DUTIES = 2 };               /* standing duties of each unit              */

static const char *const TITLES[] = {
    "Cấp giấy phép xây dựng",
    "Đăng ký biến động đất đai",
    "Cấp đổi giấy chứng nhận",
    "Đăng ký hộ kinh doanh",
    "Thẩm định dự toán",
    "Chấp thuận chủ trương đầu tư",
    "Hỗ trợ đối tượng bảo trợ xã hội",
    "Cấp giấy phép khai thác nước",
    "Rà soát quy hoạch chi tiết",
    "Kiểm tra công tác phòng cháy",
    "Báo cáo tiến độ giải ngân",
    "Xử lý kiến nghị của cử tri",
};

static double weight(const struct rule *rule, enum from *from)
{
    *from = rule->excludes || !text_empty(rule->readers) ? FROM_INSPECT : FROM_ABOVE;
    if (rule->closed || rule->duty)
        return 0;
    for (size_t i = 0; i < LEN(KINDS); i++)
        if (text_eq(rule->kind, text_of(KINDS[i].kind))) {
            *from = KINDS[i].from;
            return KINDS[i].weight;
        }
    return rule->excludes ? KINDS[2].weight : USUAL;
}

static const struct rule *draw_kind(struct sim *s, struct instant t, enum from *from)
{
    double sum = 0, at;
    size_t n = rulebook_kinds(s->w->rules);
    for (size_t i = 0; i < n; i++) {
        const struct rule *rule = rulebook_find(s->w->rules, rulebook_kind(s->w->rules, i), t, t);
        sum += rule ? weight(rule, from) : 0;
    }
    at = draw_part(&s->draw) * sum;
    for (size_t i = 0; i < n; i++) {
        const struct rule *rule = rulebook_find(s->w->rules, rulebook_kind(s->w->rules, i), t, t);
        double w = rule ? weight(rule, from) : 0;
        if (w > 0 && (at -= w) < 0)
            return rule;
    }
    return NULL;
}

static unit_id unit_of_role(const struct sim *s, enum place place)
{
    return org_unit(s->w->org, s->p->units[place].code);
}

/* Who gives it, and to whom it is given first. */
static void parties(struct sim *s, enum from from, struct instant t, unit_id *giver, unit_id *to, person_id *by)
{
    if (from == FROM_DESK) {
        unit_id somewhere = sim_somewhere(s, 0, t);
        bool commune = sim_unit(s, somewhere)->place == PLACE_COMMUNE && draw_chance(&s->draw, 0.75);
        *giver = *to = commune ? somewhere : unit_of_role(s, PLACE_DESK);
        *by = sim_staff(s, *giver, t);
    } else if (from == FROM_INSPECT) {
        *giver = *to = unit_of_role(s, PLACE_INSPECT);
        *by = sim_staff(s, *giver, t);
    } else {
        *giver = unit_of_role(s, PLACE_TOP);
        *to = sim_somewhere(s, 0, t);
        *by = sim_staff(s, unit_of_role(s, PLACE_OFFICE), t);
    }
}

static enum rc open_one(struct sim *s, const struct rule *rule, enum from from, unit_id to, struct instant at,
                        bool *opened, struct err *err)
{
    *opened = false;
    struct making k = { .s = s, .rule = rule, .kind = ACT_OPEN, .now = at };
    struct congvu_done done;
    unit_id giver, lead;
    char title[240];
    parties(s, from, at, &giver, &lead, &k.person);
    k.unit = lead = to ? to : lead;
    if (!k.person)
        return RC_OK;
    const char *topic = TITLES[draw_below(&s->draw, LEN(TITLES))];
    long long number = (long long)s->done->matters + 1;
    if (rule->duty)
        snprintf(title, sizeof title, "%.*s số %lld", TEXT_FMT(rule->names.vi), number);
    else if (text_eq(rule->kind, TEXT("dossier")) || text_eq(rule->kind, TEXT("directive")))
        snprintf(title, sizeof title, "%s số %lld", topic, number);
    else
        snprintf(title, sizeof title, "%.*s: %s số %lld", TEXT_FMT(rule->names.vi), topic, number);
    fill_text(&k, "title", text_of(title));
    fill_text(&k, "kind", rule->code);
    fill_text(&k, "giver", org_unit_code(s->w->org, giver));
    fill_text(&k, "to", org_unit_code(s->w->org, lead));
    if (rule->excludes)
        fill_text(&k, "persons", org_person_code(s->w->org, sim_staff(s, sim_somewhere(s, lead, at), at)));
    if (rule->duty)
        fill_text(&k, "recur", TEXT("month 25"));
    fill_rest(&k);
    enum rc rc = making_do(&k, TEXT_NONE, &done, err);
    if (rc == RC_OK) {
        s->done->matters++;
        *opened = true;
        sim_opened(s, rule, done.matter);
        sim_put(s, done.matter, sim_after(s, at, 0.1 + 0.3 * draw_part(&s->draw)));
    }
    return rc == RC_REFUSED ? RC_OK : rc;
}

/* Mondays are fuller, summers quieter; before Tết everybody wants to be done, and after it few come. */
static double season(const struct sim *s, struct day day)
{
    struct civil c = day_civil(day);
    double year = 1 + 0.12 * cos(6.283185307 * ((double)(c.month - 1) + (double)c.day / 31.0 - 3) / 12);
    int before = calendar_workdays(s->cal, day, (struct day){ day.n + 14 }),
        behind = calendar_workdays(s->cal, (struct day){ day.n - 14 }, day);
    double feast = before <= 6   ? 1.35
                   : behind <= 6 ? 0.6
                                 : 1; /* a fortnight with so few working days holds a long feast */
    return year * feast * (day_weekday(day) == 0 ? 1.25 : 0.95);
}

static enum rc standing_duties(struct sim *s, struct instant at, struct err *err)
{
    enum rc rc = RC_OK;
    bool opened;
    for (size_t i = 0; rc == RC_OK && i < rulebook_kinds(s->w->rules); i++) {
        const struct rule *rule = rulebook_find(s->w->rules, rulebook_kind(s->w->rules, i), at, at);
        for (unit_id u = 1; rule && rule->duty && rc == RC_OK && u <= org_units(s->w->org); u++)
            for (int k = 0; rc == RC_OK && k < DUTIES && sim_unit(s, u)->place >= PLACE_INSPECT; k++)
                rc = open_one(s, rule, FROM_ABOVE, u, at, &opened, err);
    }
    return rc;
}

/* Of every kind there is one in the first third of the time, be the province ever so small: a few a day until all are there. */
static enum rc first_ones(struct sim *s, struct instant at, struct err *err)
{
    size_t n = rulebook_kinds(s->w->rules), left = 1 + 5 * n / (size_t)s->ask->days;
    enum rc rc = RC_OK;
    enum from from;
    for (size_t i = 0; rc == RC_OK && left > 0 && i < n; i++) {
        const struct rule *rule = s->seen[i] ? NULL : rulebook_find(s->w->rules, rulebook_kind(s->w->rules, i), at, at);
        if (!rule || weight(rule, &from) <= 0)
            continue;
        rc = open_one(s, rule, from, 0, at, &s->seen[i], err); /* what refers to another kind waits for that */
        left -= s->seen[i];
    }
    return rc;
}

/* Puts the day's arrivals into the queue: about 0 is an arrival. */
enum rc arrive(struct sim *s, struct err *err)
{
    struct instant opens = day_at(s->day, 8 * 60);
    enum rc rc = RC_OK;
    if (!calendar_is_workday(s->cal, s->day))
        return RC_OK;
    struct instant first = s->began ? day_at(s->day, 7 * 60) : opens; /* nothing is done before */
    if (!s->began)
        rc = standing_duties(s, opens, err);
    s->began = true;
    if (rc == RC_OK)
        rc = first_ones(s, first, err);
    double many = A_DAY * (double)s->p->people * season(s, s->day) * draw_times(&s->draw, 0.08);
    for (size_t i = 0; i < (size_t)many; i++)
        queue_put(&s->queue, (struct instant){ opens.us + (int64_t)draw_below(&s->draw, 8 * 60) * US_MINUTE }, 0);
    return rc;
}

enum rc arrival(struct sim *s, struct instant at, struct err *err)
{
    enum from from;
    const struct rule *rule = draw_kind(s, at, &from);
    bool opened;
    return rule ? open_one(s, rule, from, 0, at, &opened, err) : RC_OK;
}
