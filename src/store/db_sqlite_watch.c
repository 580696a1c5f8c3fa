#include "store/db_sqlite_watch.h"

#include <stdatomic.h>
#include <string.h>

enum {
    REGION = 32768,
    TRIES = 8
}; /* REGION: SQLite maps the index in pieces of so many bytes, the head in the first */

void sqlite_watch_begin(struct sqlite_watch *w, sqlite3 *db)
{
    sqlite3_file *file = NULL;
    volatile void *shared = NULL;
    *w = (struct sqlite_watch){ .n = 0 };
    if (sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file || !file->pMethods ||
        file->pMethods->iVersion < 2 || !file->pMethods->xShmMap)
        return;
    if (file->pMethods->xShmMap(file, 0, REGION, 0, &shared) == SQLITE_OK)
        w->shared = (const volatile uint32_t *)shared; /* mapped until the connection is closed */
}

/* Both copies of the head are the same, unless somebody is writing them. */
static bool head_read(const volatile uint32_t *shared, uint32_t head[WAL_HEAD_WORDS])
{
    uint32_t again[WAL_HEAD_WORDS];
    for (size_t i = 0; i < WAL_HEAD_WORDS; i++)
        head[i] = shared[i];
    atomic_thread_fence(memory_order_seq_cst);
    for (size_t i = 0; i < WAL_HEAD_WORDS; i++)
        again[i] = shared[WAL_HEAD_WORDS + i];
    return memcmp(head, again, sizeof again) == 0;
}

int64_t sqlite_watch_look(struct sqlite_watch *w, bool *known)
{
    uint32_t head[WAL_HEAD_WORDS];
    bool whole = false;
    *known = w->shared != NULL;
    if (!*known)
        return 0;
    for (int i = 0; i < TRIES && !whole; i++)
        whole = head_read(w->shared, head);
    if (whole && memcmp(head, w->seen, sizeof head) == 0)
        return w->n;
    memset(w->seen, 0, sizeof w->seen); /* what cannot be read is another one each time */
    if (whole)
        memcpy(w->seen, head, sizeof head);
    return ++w->n;
}
