/* unit.h -- the names of units in running text: "Chủ tịch UBND các xã, phường", "Sở Văn hóa, Thể thao và Du lịch".
 *
 * A name has no mark at its end. It is read from its head (Sở, UBND, các ...) by what may follow that head, and ends at
 * the first verb, adverb or preposition; sectors that contain commas stand in a table. Where nothing known ends it in
 * time, it is no name: better none than a wrong one.
 */
#ifndef CONGVU_INTAKE_UNIT_H
#define CONGVU_INTAKE_UNIT_H

#include "intake/scan.h"

struct unit {
    size_t t0, t1; /* the name, titles stripped              */
    size_t title;  /* where its title begins; t0 without one */
    bool open_set; /* a generic set                          */
    bool strong;   /* begins with a determiner, a capital or a title: may be a subject after a comma */
    bool plural;
    bool alongside; /* named behind "cùng", "cùng với": as a subject it helps the one before */
    bool loose; /* "các" and a noun no table has: a name only where nothing else can stand */
};

enum { UNITS_MAX = 40 };

struct units {
    struct unit p[UNITS_MAX];
    size_t n;
    size_t next; /* the token behind the last one */
};

/* The unit named at t. False where none is. */
bool unit_read(const struct scan *s, size_t t, size_t end, struct unit *out);

/* One or more units from t on, joined by commas and "và", and by semicolons where those are allowed. */
bool units_read(const struct scan *s, size_t t, size_t end, bool semicolons, struct units *out);

/* Does a predicate stand at t: a verb, an adverb or modal before one? */
bool predicate_at(const struct scan *s, size_t t, size_t end);

#endif
