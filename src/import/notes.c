#include "import/notes.h"

enum { VALUE_BYTES = 80, LIST_BYTES = 480 };

const char *const IMPORT_NOTE_WORDS[IMPORT_NOTE_COUNT] = {
#define X(name, word, sentence) word,
    IMPORT_NOTE_LIST(X)
#undef X
};

const char *const IMPORT_NOTE_SENTENCES[IMPORT_NOTE_COUNT] = {
#define X(name, word, sentence) sentence,
    IMPORT_NOTE_LIST(X)
#undef X
};

/* What a reader can be shown: valid UTF-8, not too long. */
static struct text shown(struct arena *a, struct text value, size_t most)
{
    size_t bad;
    if (value.n > most) {
        size_t n = most;
        while (n > 0 && ((unsigned char)value.p[n] & 0xC0) == 0x80)
            n--;
        value.n = n;
    }
    if (!text_utf8(value, &bad))
        value.n = bad;
    return text_dup(a, value);
}

void note_add(struct import_notes *notes, enum import_note note, const char *file, size_t line, struct text value)
{
    struct note *n = &notes->note[note];
    if (n->count++ > 0)
        return;
    n->where = line ? text_printf(notes->arena, "%s:%zu", file, line) : text_dup(notes->arena, text_of(file));
    n->value = shown(notes->arena, value, note == NOTE_MISSING_KEY ? LIST_BYTES : VALUE_BYTES);
}

void note_count(struct import_notes *notes, enum import_note note, uint64_t count) { notes->note[note].count += count; }
