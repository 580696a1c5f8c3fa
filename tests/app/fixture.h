/* fixture.h -- a database in a folder of its own, with the small province of the cases. */
#ifndef CONGVU_APP_FIXTURE_H
#define CONGVU_APP_FIXTURE_H

#include "app/congvu.h"

struct fixture {
    char dir[64], db[96];
    struct congvu *app;
    struct arena *a;
};

/* `exercise`: the clock is that of its acts. Ends the test when it cannot be made. */
void fixture_begin(struct fixture *f, bool exercise);
void fixture_end(struct fixture *f);
struct text fixture_file(struct arena *a, const char *name); /* bytes of a file below tests/ */

struct field {
    const char *key, *value;
};
/* One act by `person`; fields end with a NULL key. */
enum rc fixture_act(struct fixture *f, const char *person, const char *matter, const char *kind, const char *at,
                    const struct field *fields, struct congvu_done *done, struct err *err);
/* The audit of everything. RC_CORRUPT: it found something, and `said` (may be NULL) is its findings; other codes: it could not look. */
enum rc fixture_audit(struct congvu *app, struct text against, char *said, size_t room, struct err *err);
/* Opens a directive for stc with this code. */
void fixture_open(struct fixture *f, const char *code);

#endif
