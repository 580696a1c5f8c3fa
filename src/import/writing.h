/* writing.h -- what the writers of a log share: its words, row by row. Private to import/. */
#ifndef CONGVU_IMPORT_WRITING_H
#define CONGVU_IMPORT_WRITING_H

#include "import/write.h"

struct writing {
    struct sbuf *out;
    const struct flow_log *log;
    bool name_persons;
};

/* The members of an act: their columns and names in XES and elsewhere. The first is what was done. */
enum { LOG_MEMBERS = 5 };
struct log_member {
    enum flow_column column;
    const char *xes, *plain;
};
extern const struct log_member LOG_MEMBER[LOG_MEMBERS];

struct text written_case(const struct writing *w, size_t kase);
struct text written_kind(const struct writing *w, size_t kase); /* TEXT_NONE where the log knows none */

/* The word of one member of an act; a person's may be a pseudonym, which is put into buf. */
struct text written_member(const struct writing *w, size_t row, enum flow_column column, char buf[16]);
int64_t written_due(const struct writing *w, size_t row); /* microseconds, or FLOW_NEVER */
const char *written_time(int64_t us, char buf[INSTANT_CHARS]);

/* A whole SQLite file. PB_FILE_BROKEN with the engine's words when it cannot be made. */
enum rc write_ocel_sqlite(const struct writing *w, struct err *err);

#endif
