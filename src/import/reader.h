/* reader.h -- what the readers of all forms share: words with their ceiling, times with their notes. Private to import. */
#ifndef CONGVU_IMPORT_READER_H
#define CONGVU_IMPORT_READER_H

#include "import/import.h"

struct reader_state {
    struct arena *arena;
    const char *file;
    const struct import_ask *ask;
    struct flow_log *log;
    struct import_notes *notes;
    struct err *err;
    uint64_t good_times, bad_times;
    size_t bad_line; /* of the first time that could not be read */
    struct text bad_value;
};

/* The word's code. PB_NOT_UTF8, PB_TOO_LARGE. */
enum rc reader_word(struct reader_state *r, struct flow_words *words, struct text word, size_t line, uint32_t *code);
/* As a state: the empty word has a code of its own. */
enum rc reader_state_word(struct reader_state *r, struct text word, size_t line, uint32_t *code);

/* False, and noted, where it is none. */
bool reader_time(struct reader_state *r, struct text t, size_t line, int64_t *us);
/* FLOW_NEVER for none; a date alone is due at its end. */
int64_t reader_due(struct reader_state *r, struct text t, size_t line);

/* After the last act: refuses a file whose times mostly cannot be read, with the first of them. */
enum rc reader_finish(struct reader_state *r);

/* "a, b, c": the keys that are there, as many as a sentence holds. */
struct text reader_list(struct arena *a, const struct text *key, size_t n);

/* A key that is looked for by default is not there; which are. */
void note_missing(struct reader_state *r, struct text key, const struct text *there, size_t n);

/* The readers, each for one form; `stream` is lent. */
struct stream;
enum rc import_xes(struct reader_state *r, struct stream *stream);
enum rc import_table(struct reader_state *r, struct stream *stream);
enum rc import_ocel_json(struct reader_state *r, struct stream *stream);
enum rc import_ocel_sqlite(struct reader_state *r);

#endif
