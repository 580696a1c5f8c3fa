/* notes.h -- what was odd in a log and yet could be worked with: counted, with the first place and value. */
#ifndef CONGVU_IMPORT_NOTES_H
#define CONGVU_IMPORT_NOTES_H

#include "base/i18n.h"
#include "base/text.h"

/* name, word in JSON, sentence with the number first */
#define IMPORT_NOTE_LIST(X)                                                                                                      \
    X(NO_TIME, "no-time", N_("acts without a time are left out"))                                                                \
    X(BAD_TIME, "bad-time", N_("acts whose time cannot be read are left out"))                                                   \
    X(BAD_DUE, "bad-due", N_("due dates that cannot be read are taken as none"))                                                 \
    X(NO_ZONE, "no-zone", N_("times without a zone are taken as the zone named, or UTC"))                                        \
    X(NO_CASE, "no-case", N_("acts without a case are taken as one case of an empty name"))                                      \
    X(SHORT_ROW, "short-row", N_("rows have fewer fields than the heading: those lacking are taken as absent"))                 \
    X(LONG_ROW, "long-row", N_("rows have more fields than the heading: those too many are not read"))                          \
    X(SAME_HEAD, "same-head", N_("headings stand twice: the last is taken"))                                                     \
    X(SAME_NAME, "same-name", N_("cases bear a name that another case bears: they are counted as cases of their own"))           \
    X(LOOSE_EVENT, "loose-event", N_("events stand outside a trace and are not read"))                                           \
    X(NO_OBJECT, "no-object", N_("events belong to no object of the case's type and are not read"))                              \
    X(UNKNOWN_OBJECT, "unknown-object", N_("relations name an object that is not there"))                                        \
    X(MISSING_KEY, "missing-key", N_("keys taken by default are not there"))                                                     \
    X(UNKNOWN_PARENT, "unknown-parent", N_("units of UNITS.csv are below a unit that has no row of its own"))                    \
    X(UNKNOWN_UNIT, "unknown-unit", N_("units of the log are not in UNITS.csv: nothing is above or below them"))                 \
    X(OUT_OF_ORDER, "out-of-order", N_("acts stand behind a later act of their case: they are put in order"))                    \
    X(DUPLICATE, "duplicate", N_("acts say again what the act before them says, at the same time: they are kept"))               \
    X(SINGLE, "single-act", N_("cases have one act: they were held for no time"))                                               \
    X(NO_ACTS, "no-acts", N_("cases have no act"))                                                                               \
    X(NO_UNIT, "no-unit", N_("acts name no unit: their holder is shown as an empty name"))                                       \
    X(HIDDEN, "hidden", N_("matters are left out: nobody but those in them may see them"))                                       \
    X(DUE_BEFORE, "due-before", N_("cases were due before they began"))
enum import_note {
#define X(name, word, sentence) NOTE_##name,
    IMPORT_NOTE_LIST(X)
#undef X
        IMPORT_NOTE_COUNT
};

struct note {
    uint64_t count;
    struct text where, value; /* of the first: "log.csv:17", what stands there; in the arena. May be empty */
};

struct import_notes {
    struct arena *arena;
    struct note note[IMPORT_NOTE_COUNT];
};

extern const char *const IMPORT_NOTE_WORDS[IMPORT_NOTE_COUNT];
extern const char *const IMPORT_NOTE_SENTENCES[IMPORT_NOTE_COUNT]; /* for gettext */

/* One more; the first says where. line 0: no line. The value is cut to what a line of a terminal holds. */
void note_add(struct import_notes *notes, enum import_note note, const char *file, size_t line, struct text value);
/* `count` more, nowhere in particular. */
void note_count(struct import_notes *notes, enum import_note note, uint64_t count);

#endif
