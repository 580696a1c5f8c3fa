/* disk.h -- a disk that fails: a VFS over SQLite's own, which every connection opened afterwards uses.
 *
 *      app > store > SQLite ──► disk ──► SQLite's file layer ──► the file: what the running system sees
 *                                 └────► platter: what was synced, and what was written since and waits for it
 *
 * A file is two things here. What was written is in the real file at once, as it is in a system's cache. What the platter surely holds is
 * kept beside it: a sync moves all that waits there. When the power is lost, the platter keeps of what waited any part: each sector of 512
 * bytes of each write is there or not, whatever was written before or after it; a file that was never synced may be missing, one that was
 * deleted may be back; one sector under the head may be garbage. disk_platter() writes such a state as files.
 *
 * What it does not play: sectors that change long after they were synced, and files that are written past SQLite (the ledger's key).
 * Nothing is really synced, so rounds are quick.
 *
 * Threads: any may write; disk_* of this header are called while nobody else uses it.
 */
#ifndef CONGVU_TESTS_DISK_H
#define CONGVU_TESTS_DISK_H

#include <stdbool.h>
#include <stdint.h>

/* What a program asks of a disk, as bits: a plan says which of it count as steps. */
enum disk_op {
    DISK_READ = 1 << 0,
    DISK_WRITE = 1 << 1,
    DISK_SYNC = 1 << 2,
    DISK_TRUNCATE = 1 << 3,
    DISK_DELETE = 1 << 4,
    DISK_OPEN = 1 << 5,  /* of a database, a WAL or a journal */
    DISK_LOCK = 1 << 6,  /* of the file, or of the WAL's index */
    DISK_INDEX = 1 << 7, /* memory for the WAL's index */
    DISK_CHANGES = DISK_WRITE | DISK_SYNC | DISK_TRUNCATE | DISK_DELETE
};

enum disk_trouble {
    DISK_SOUND,
    DISK_POWER, /* from step `at` on nothing is written any more, and that step is cut off somewhere */
    DISK_ERROR, /* steps at .. at + lasts fail; of a write a part may be done; what waited for a failed sync may never reach the platter */
    DISK_FULL   /* the same, as a disk without room does it */
};

/* Whose syncs are answered and not done. */
enum disk_lie { DISK_HONEST, DISK_LIES_ONCE, DISK_LIES_OF_WAL, DISK_LIES_OF_DATABASE, DISK_LIES };

struct disk_plan {
    enum disk_trouble trouble;
    enum disk_lie lie;
    unsigned ops;      /* those that count as steps */
    int64_t at, lasts; /* from 1; 0: never */
    uint64_t seed;
};

void disk_install(void);
/* From here on; steps count from 0. A sound, honest disk: (struct disk_plan){ .ops = ... } */
void disk_play(const struct disk_plan *plan);
int64_t disk_steps(void);
bool disk_struck(void); /* the trouble came */
bool disk_lied(void);   /* a sync was answered and not done, and something waited for it */

/* The platter's `from` and what lies beside it as files called `to` ...; other files beside it (the key) are copied as they are. */
void disk_platter(const char *from, const char *to);
/* Bytes that wait for a sync in files whose name holds `part`. */
int64_t disk_waiting(const char *part);
void disk_forget(void); /* files that nobody has open any more are only files again */

#endif
