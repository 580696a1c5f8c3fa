/* province.h -- an invented province: its units, who serves in them, how they work; and which of them push work away.
 *
 *      ubnd ─┬─ vp (its office)  ttpvhcc (receives dossiers)  ttr (inspects, reviews signals)
 *            ├─ departments, a quarter of all
 *            └─ communes, the rest
 *
 * Honest units differ: each way of passing work on, and its pace, by a factor drawn around one. A few are planted: one way by a strong
 * factor. What was planted is written to a file beside the database, which the program itself never reads.
 *
 * Owns:    in the arena given.
 * Fails:   never.
 * Threads: one.
 */
#ifndef CONGVU_PROVINCE_H
#define CONGVU_PROVINCE_H

#include "base/sbuf.h"
#include "simulate/draw.h"
#include "base/instant.h"

/* Ways of pushing work away; the words are those of flow (signal/signal.h). */
enum way { WAY_RETURNED, WAY_PASSED_UP, WAY_PASSED_SIDEWAYS, WAY_PASSED_LATE, WAY_CLOCK_STOPPED, WAY_OVERDUE, WAY_HELD_LONG, WAY_COUNT };
extern const char *const WAY_WORDS[WAY_COUNT + 1];

enum place { PLACE_TOP, PLACE_OFFICE, PLACE_DESK, PLACE_INSPECT, PLACE_DEPARTMENT, PLACE_COMMUNE };

struct sim_unit {
    enum place place;
    struct text code, name;
    size_t first, n;     /* its people: the head, deputies, staff       */
    size_t deputies;
    double times[WAY_COUNT]; /* by what its rates differ from the usual */
    int planted;         /* enum way, or -1                              */
    double strength;
    struct day ends;     /* DAY_MAX: it does not                         */
    size_t heir;
};

struct province {
    struct sim_unit *units;
    size_t n, people;
    struct text *person; /* codes, in the order of the units            */
    size_t *serves;      /* the unit of each                            */
    struct day from, to; /* the year that is played                     */
};

enum { UNITS_LEAST = 12, UNITS_MOST = 2000, PEOPLE_MOST = 100000 };

struct province *province_make(struct arena *a, struct draw *d, size_t units, size_t people, struct day from, int days);
/* Its register, as a clerk would write it (docs/formats/org.md). */
void province_register(const struct province *p, struct draw *d, struct sbuf *out);
/* unit,way,strength */
void province_truth(const struct province *p, struct sbuf *out);

#endif
