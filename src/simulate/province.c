#include "simulate/province.h"

#include <string.h>

const char *const WAY_WORDS[WAY_COUNT + 1] = { "returned",      "passed_up", "passed_sideways", "passed_late",
                                               "clock_stopped", "overdue",   "held_long",       NULL };

static const char *const DEPARTMENTS[] = {
    "Sở Tài chính",
    "Sở Xây dựng",
    "Sở Nông nghiệp và Môi trường",
    "Sở Nội vụ",
    "Sở Tư pháp",
    "Sở Y tế",
    "Sở Giáo dục và Đào tạo",
    "Sở Công Thương",
    "Sở Khoa học và Công nghệ",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Dân tộc và Tôn giáo",
    "Ban Quản lý các khu công nghiệp",
    "Sở Ngoại vụ",
    "Sở Du lịch",
};
static const char *const FIRST[] = { "An", "Bình", "Tân", "Phú", "Hòa", "Long", "Thạnh", "Vĩnh", "Mỹ", "Đông" };
static const char *const SECOND[] = {
    "Lộc", "Thành", "Sơn", "Giang", "Hải", "Phước", "Khánh", "Tiến", "Thuận", "Điền"
};
static const char *const FAMILY[] = { "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ",    "Võ",
                                      "Đặng",   "Bùi",  "Đỗ", "Hồ",   "Ngô",   "Dương", "Lý" };
static const char *const MIDDLE[] = { "Văn", "Thị",   "Đức", "Minh", "Thanh", "Ngọc",
                                      "Hữu", "Quang", "Thu", "Xuân", "Gia",   "Bích" };
static const char *const GIVEN[] = { "An",   "Bình", "Chi",  "Dũng", "Giang", "Hà",   "Hạnh",  "Hùng",
                                     "Lan",  "Linh", "Long", "Mai",  "Nam",   "Nga",  "Phong", "Phương",
                                     "Quân", "Sơn",  "Tâm",  "Thảo", "Trang", "Tuấn", "Vân",   "Yến" };

enum {
    HEADS = 1,
    PLACES_FIXED = 4,
    MERGED_AT = 55
}; /* per cent of the year that has gone when two departments become one */

static struct text unit_name(struct arena *a, enum place place, size_t i)
{
    switch (place) {
    case PLACE_TOP: return TEXT("Ủy ban nhân dân tỉnh Sông Lam Hạ");
    case PLACE_OFFICE: return TEXT("Văn phòng UBND tỉnh");
    case PLACE_DESK: return TEXT("Trung tâm Phục vụ hành chính công tỉnh");
    case PLACE_INSPECT: return TEXT("Thanh tra tỉnh");
    case PLACE_DEPARTMENT:
        return i < LEN(DEPARTMENTS) ? text_of(DEPARTMENTS[i]) : text_printf(a, "Sở chuyên ngành số %zu", i + 1);
    case PLACE_COMMUNE: {
        size_t all = LEN(FIRST) * LEN(SECOND), turn = i / all;
        struct text name =
            text_printf(a, "Ủy ban nhân dân xã %s %s", FIRST[i % LEN(FIRST)], SECOND[i / LEN(FIRST) % LEN(SECOND)]);
        return turn ? text_printf(a, "%.*s %zu", TEXT_FMT(name), turn + 1) : name;
    }
    }
    return TEXT_NONE;
}

static struct text unit_code(struct arena *a, enum place place, size_t i)
{
    static const char *const CODES[] = { "ubnd", "vp", "ttpvhcc", "ttr" };
    if (place < PLACE_DEPARTMENT)
        return text_of(CODES[place]);
    return text_printf(a, place == PLACE_DEPARTMENT ? "s%02zu" : "x%02zu", i + 1);
}

/* A few departments and communes; each another way, in turn. */
static void plant(struct province *p, struct draw *d)
{
    static const double STRENGTH[WAY_COUNT] = { 6, 8, 8, 6, 6, 4, 2.6 };
    size_t many = p->n / 9 > 3 ? p->n / 9 : 3, left = many;
    while (left > 0) {
        size_t i = PLACES_FIXED + draw_below(d, p->n - PLACES_FIXED);
        struct sim_unit *u = &p->units[i];
        int way = (int)((many - left) % WAY_COUNT);
        bool fits = way != WAY_RETURNED || u->place == PLACE_DEPARTMENT; /* a commune's work came from nobody */
        if (u->planted >= 0 || u->ends.n != DAY_MAX.n || !fits)
            continue;
        u->planted = way;
        u->strength = STRENGTH[u->planted];
        u->times[u->planted] *= u->strength;
        left--;
    }
}

static size_t staff_of(const struct province *p, size_t i, size_t left)
{
    double share = p->units[i].place == PLACE_DEPARTMENT ? 1.6 : p->units[i].place == PLACE_TOP ? 0.12 : 0.9, sum = 0;
    for (size_t k = i; k < p->n; k++)
        sum += p->units[k].place == PLACE_DEPARTMENT ? 1.6 : p->units[k].place == PLACE_TOP ? 0.12 : 0.9;
    size_t n = (size_t)((double)left * share / sum);
    return n < 4 ? 4 : n;
}

struct province *province_make(struct arena *a, struct draw *d, size_t units, size_t people, struct day from, int days)
{
    struct province *p = ARENA_NEW(a, struct province);
    size_t departments = (units - PLACES_FIXED) / 4, of[PLACE_COMMUNE + 1] = { 0 };
    *p = (struct province){
        .units = ARENA_ARRAY(a, struct sim_unit, units), .n = units, .from = from, .to = { from.n + days - 1 }
    };
    for (size_t i = 0; i < units; i++) {
        enum place place = i < PLACES_FIXED                 ? (enum place)i
                           : i < PLACES_FIXED + departments ? PLACE_DEPARTMENT
                                                            : PLACE_COMMUNE;
        struct sim_unit *u = &p->units[i];
        *u = (struct sim_unit){ .place = place, .planted = -1, .ends = DAY_MAX };
        u->code = unit_code(a, place, of[place]);
        u->name = unit_name(a, place, of[place]++);
        for (int w = 0; w < WAY_COUNT; w++)
            u->times[w] = draw_times(d, w == WAY_HELD_LONG ? 0.12 : 0.2);
    }
    size_t most = people > PEOPLE_MOST ? PEOPLE_MOST : people;
    p->person = ARENA_ARRAY(a, struct text, most + 4 * units);
    p->serves = ARENA_ARRAY(a, size_t, most + 4 * units);
    for (size_t i = 0; i < units; i++) {
        struct sim_unit *u = &p->units[i];
        u->first = p->people;
        u->n = staff_of(p, i, most > p->people ? most - p->people : 0);
        u->deputies = u->n > 12 ? 2 : 1;
        for (size_t k = 0; k < u->n; k++, p->people++) {
            p->person[p->people] = text_printf(a, "%.*s-%03zu", TEXT_FMT(u->code), k + 1);
            p->serves[p->people] = i;
        }
    }
    if (departments >= 4) { /* the last department goes to the one before it */
        struct sim_unit *u = &p->units[PLACES_FIXED + departments - 1];
        u->ends.n = from.n + days * MERGED_AT / 100;
        u->heir = PLACES_FIXED + departments - 2;
    }
    plant(p, d);
    return p;
}

/* --- as a file -------------------------------------------------------------------------------------------------------------- */

static void put_units(const struct province *p, struct sbuf *out)
{
    sbuf_str(out, "units:\n");
    for (size_t i = 0; i < p->n; i++) {
        const struct sim_unit *u = &p->units[i];
        const char *class = u->place == PLACE_COMMUNE   ? ", class: commune"
                            : u->place >= PLACE_INSPECT ? ", class: department"
                                                        : "";
        sbuf_printf(out, "  - { code: %.*s, name_vi: \"%.*s\", agency: yes%s%s%s }\n", TEXT_FMT(u->code),
                    TEXT_FMT(u->name), i ? ", parent: ubnd" : "", i ? "" : ", office: vp", class);
    }
    char day[INSTANT_CHARS];
    for (size_t i = 0; i < p->n; i++)
        if (p->units[i].ends.n != DAY_MAX.n)
            sbuf_printf(out, "successions:\n  - { unit: %.*s, from: %s, successor: %.*s }\n",
                        TEXT_FMT(p->units[i].code), day_iso(p->units[i].ends, day),
                        TEXT_FMT(p->units[p->units[i].heir].code));
}

static const char *rank_of(const struct sim_unit *u, size_t k)
{
    return k < HEADS ? "head" : k < HEADS + u->deputies ? "deputy" : "staff";
}

static const char *post_name(const struct sim_unit *u, size_t k)
{
    bool committee = u->place == PLACE_TOP || u->place == PLACE_COMMUNE;
    if (k < HEADS)
        return committee ? "Chủ tịch" : "Thủ trưởng";
    return k < HEADS + u->deputies ? (committee ? "Phó Chủ tịch" : "Cấp phó") : "Công chức";
}

static bool moves(const struct sim_unit *u) { return u->ends.n != DAY_MAX.n; }

static void put_people(const struct province *p, struct draw *d, struct sbuf *out)
{
    char day[INSTANT_CHARS];
    sbuf_str(out, "people:\n");
    for (size_t i = 0; i < p->people; i++)
        sbuf_printf(out, "  - { code: %.*s, name_vi: \"%s %s %s\" }\n", TEXT_FMT(p->person[i]),
                    FAMILY[draw_below(d, LEN(FAMILY))], MIDDLE[draw_below(d, LEN(MIDDLE))],
                    GIVEN[draw_below(d, LEN(GIVEN))]);
    sbuf_str(out, "posts:\n");
    for (size_t i = 0; i < p->people; i++) {
        const struct sim_unit *u = &p->units[p->serves[i]];
        size_t k = i - u->first;
        sbuf_printf(out, "  - { code: p-%.*s, unit: %.*s, name_vi: %s, rank: %s }\n", TEXT_FMT(p->person[i]),
                    TEXT_FMT(u->code), post_name(u, k), rank_of(u, k));
        if (moves(u)) /* whose unit ends goes on in its heir */
            sbuf_printf(out, "  - { code: q-%.*s, unit: %.*s, name_vi: Công chức, rank: staff, from: %s }\n",
                        TEXT_FMT(p->person[i]), TEXT_FMT(p->units[u->heir].code), day_iso(u->ends, day));
    }
    sbuf_str(out, "tenures:\n");
    for (size_t i = 0; i < p->people; i++)
        sbuf_printf(out, "  - { person: %.*s, post: p-%.*s }\n", TEXT_FMT(p->person[i]), TEXT_FMT(p->person[i]));
    for (size_t i = 0; i < p->people; i++) {
        const struct sim_unit *u = &p->units[p->serves[i]];
        if (moves(u))
            sbuf_printf(out, "  - { person: %.*s, post: q-%.*s, from: %s }\n", TEXT_FMT(p->person[i]),
                        TEXT_FMT(p->person[i]), day_iso(u->ends, day));
    }
}

static void put_absences(const struct province *p, struct draw *d, struct sbuf *out)
{
    char from[INSTANT_CHARS], to[INSTANT_CHARS];
    int days = p->to.n - p->from.n + 1;
    sbuf_str(out, "absences:\n");
    for (size_t i = 0; i < p->people; i++) {
        if (!draw_chance(d, 0.4))
            continue;
        struct day first = { p->from.n + (int)draw_below(d, (size_t)days) };
        struct day last = { first.n + 2 + (int)draw_below(d, 8) };
        sbuf_printf(out, "  - { person: %.*s, from: %s, to: %s }\n", TEXT_FMT(p->person[i]), day_iso(first, from),
                    day_iso(last, to));
    }
}

/* What is a unit's own: everything but the top of a department's, and who reviews signals. */
static void put_authority(struct sbuf *out)
{
    sbuf_str(out, "authority:\n"
                  "  - { own: yes, unit: ubnd, mark: set }\n"
                  "  - { own: yes, class: department, mark: set }\n"
                  "  - { own: yes, class: commune, mark: set }\n"
                  "  - { own: no, class: department, decision: signal-review, mark: set }\n"
                  "  - { own: no, class: commune, decision: signal-review, mark: set }\n"
                  "  - { own: yes, unit: ttr, decision: signal-review, mark: set }\n"
                  "  - { own: yes, unit: s01, decision: signal-review, mark: set }\n"
                  "  - { own: yes, unit: ttr, decision: discipline-register, mark: set }\n");
}

void province_register(const struct province *p, struct draw *d, struct sbuf *out)
{
    char day[INSTANT_CHARS];
    sbuf_printf(out,
                "title: Tỉnh Sông Lam Hạ (mô phỏng)\nfrom: %s\nsource: Dữ liệu mô phỏng, không có thật\nmark: set\n",
                day_iso((struct day){ p->from.n - 365 }, day));
    put_units(p, out);
    put_people(p, d, out);
    put_authority(out);
    put_absences(p, d, out);
}

void province_truth(const struct province *p, struct sbuf *out)
{
    sbuf_str(out, "unit,way,strength\n");
    for (size_t i = 0; i < p->n; i++)
        if (p->units[i].planted >= 0)
            sbuf_printf(out, "%.*s,%s,%.1f\n", TEXT_FMT(p->units[i].code), WAY_WORDS[p->units[i].planted],
                        p->units[i].strength);
}
