/* play.h -- people at work: moves of a small province, each with a key of its own, so that whoever was not answered can ask again.
 *
 * A move is played through the library as a server would. What was answered is remembered with its answer; what was refused because of
 * the state of a matter is forgotten; what failed is remembered as unanswered.
 */
#ifndef CONGVU_TESTS_PLAY_H
#define CONGVU_TESTS_PLAY_H

#include "../app/fixture.h"

#include "app/ledger.h"

enum { MOVES_MAX = 400 };

struct move;
struct told { /* an act as it was asked for, and its answer */
    const struct move *move;
    char key[40], matter[24], words[48];
    int64_t seq; /* 0: it failed, and may be recorded or not */
};

struct play {
    struct congvu *app; /* NULL: it could not be opened */
    const char *where;
    struct arena *a;
    uint64_t luck;
    char name[16]; /* of the round; keys and codes begin with it */
    struct told told[MOVES_MAX];
    size_t n, matters, side;
    size_t kept;          /* acts answered before the last checkpoint that left the house */
    char checkpoint[4096]; /* that one; "" none */
    const char *wrong;    /* an answer that no disk excuses: its sentence */
    char said[320];
};

void play_begin(struct play *p, const char *where, const char *name, uint64_t seed);
void play_end(struct play *p);
uint64_t play_luck(struct play *p, uint64_t n); /* 0 .. n-1 */
/* `own`: the program is this player's alone, who may close it, erase and turn keys. */
void play_move(struct play *p, bool own);
/* The same act again. True: it was recorded before, or is now; *repeated says which. */
bool play_again(struct play *p, const struct told *t, struct congvu_done *done, struct err *err);

#endif
