#include "disk.h"

#include <assert.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SECTOR = 512, NAME_MAX_HERE = 160, FILES_MAX = 64 };

/* --- the platter ----------------------------------------------------------------------------------------- */

struct change { /* not synced yet */
    bool cut;   /* a truncation to `at`; else a write */
    bool never; /* its sync failed: it may never arrive */
    int64_t at;
    size_t n;
    unsigned char *bytes;
};

struct platter {
    char name[NAME_MAX_HERE];
    int users;
    bool named; /* the folder surely holds its name */
    bool gone;  /* deleted; surely, if not named    */
    unsigned char *bytes;
    size_t n, room;
    struct change *waits;
    size_t nwaits, waits_room;
};

static struct {
    pthread_mutex_t lock; /* guards all below */
    struct platter files[FILES_MAX];
    int nfiles;
    struct disk_plan plan;
    int64_t steps;
    uint64_t luck;
    bool struck, lied, dead;
    sqlite3_vfs *below;
} disk = { .lock = PTHREAD_MUTEX_INITIALIZER };

static uint64_t luck(void) /* splitmix64 */
{
    uint64_t z = disk.luck += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

static bool chance(unsigned percent) { return luck() % 100 < percent; }

static void *grown(void *p, size_t bytes)
{
    void *more = realloc(p, bytes);
    if (!more)
        abort();
    return more;
}

static void platter_size(struct platter *p, size_t n)
{
    if (n > p->room) {
        p->room = 2 * n;
        p->bytes = grown(p->bytes, p->room);
    }
    if (n > p->n)
        memset(p->bytes + p->n, 0, n - p->n);
    p->n = n;
}

static void platter_put(struct platter *p, int64_t at, const unsigned char *bytes, size_t n)
{
    if ((size_t)at + n > p->n)
        platter_size(p, (size_t)at + n);
    memcpy(p->bytes + at, bytes, n);
}

static void waits_drop(struct platter *p)
{
    for (size_t i = 0; i < p->nwaits; i++)
        free(p->waits[i].bytes);
    p->nwaits = 0;
}

static void waits_add(struct platter *p, bool cut, int64_t at, const void *bytes, size_t n)
{
    if (p->nwaits == p->waits_room) {
        p->waits_room = p->waits_room ? 2 * p->waits_room : 64;
        p->waits = grown(p->waits, p->waits_room * sizeof *p->waits);
    }
    struct change c = { .cut = cut, .at = at, .n = n };
    if (n) {
        c.bytes = grown(NULL, n);
        memcpy(c.bytes, bytes, n);
    }
    p->waits[p->nwaits++] = c;
}

static void platter_sync(struct platter *p)
{
    for (size_t i = 0; i < p->nwaits; i++) {
        const struct change *c = &p->waits[i];
        if (c->never)
            continue;
        if (c->cut)
            platter_size(p, (size_t)c->at);
        else
            platter_put(p, c->at, c->bytes, c->n);
    }
    waits_drop(p);
    p->named = true;
}

static struct platter *platter_find(const char *name)
{
    for (int i = 0; i < disk.nfiles; i++)
        if (strcmp(disk.files[i].name, name) == 0)
            return &disk.files[i];
    return NULL;
}

static void platter_load(struct platter *p)
{
    FILE *f = fopen(p->name, "rb");
    if (!f)
        return;
    fseek(f, 0, SEEK_END);
    size_t n = (size_t)ftell(f);
    rewind(f);
    platter_size(p, n);
    if (n && fread(p->bytes, 1, n, f) != n)
        abort();
    fclose(f);
}

/* `fresh`: the file was made by this opening. What was there before is on the platter. */
static struct platter *platter_open(const char *name, bool fresh)
{
    struct platter *p = platter_find(name);
    if (!p) {
        assert(disk.nfiles < FILES_MAX);
        p = &disk.files[disk.nfiles++];
        memset(p, 0, sizeof *p);
        snprintf(p->name, sizeof p->name, "%s", name);
        if (!fresh) {
            platter_load(p);
            p->named = true;
        }
    } else if (p->gone) { /* made again: a file of its own */
        p->gone = p->named = false;
        platter_size(p, 0);
        waits_drop(p);
    }
    p->users++;
    return p;
}

/* --- steps ----------------------------------------------------------------------------------------------- */

enum step { STEP_DONE, STEP_FAILS, STEP_CUT_OFF, STEP_DEAD };

static enum step step(enum disk_op op)
{
    if (disk.dead)
        return STEP_DEAD;
    if (!(disk.plan.ops & op))
        return STEP_DONE;
    int64_t n = ++disk.steps, at = disk.plan.at;
    if (at == 0 || disk.plan.trouble == DISK_SOUND || n < at || n > at + disk.plan.lasts)
        return STEP_DONE;
    if (disk.plan.trouble == DISK_FULL && op != DISK_WRITE)
        return STEP_DONE;
    disk.struck = true;
    if (disk.plan.trouble != DISK_POWER)
        return STEP_FAILS;
    disk.dead = true;
    return STEP_CUT_OFF;
}

/* --- files ----------------------------------------------------------------------------------------------- */

struct file {
    sqlite3_file base;
    struct platter *platter; /* NULL: a temporary file, which no power brings back */
    sqlite3_file *below;     /* behind this struct */
};

static sqlite3_file *below(sqlite3_file *f) { return ((struct file *)f)->below; }

static int file_close(sqlite3_file *f)
{
    struct file *own = (struct file *)f;
    pthread_mutex_lock(&disk.lock);
    if (own->platter)
        own->platter->users--;
    pthread_mutex_unlock(&disk.lock);
    return own->below->pMethods ? own->below->pMethods->xClose(own->below) : SQLITE_OK;
}

static int file_read(sqlite3_file *f, void *to, int n, sqlite3_int64 at)
{
    pthread_mutex_lock(&disk.lock);
    enum step s = step(DISK_READ);
    pthread_mutex_unlock(&disk.lock);
    return s == STEP_DONE ? below(f)->pMethods->xRead(below(f), to, n, at) : SQLITE_IOERR_READ;
}

/* All of it, or where it fails any part of its beginning. */
static int file_write(sqlite3_file *f, const void *bytes, int n, sqlite3_int64 at)
{
    struct file *own = (struct file *)f;
    pthread_mutex_lock(&disk.lock);
    enum step s = step(DISK_WRITE);
    int part = s == STEP_DONE ? n : s == STEP_DEAD ? 0 : (int)(luck() % (uint64_t)(n + 1));
    int code = part ? own->below->pMethods->xWrite(own->below, bytes, part, at) : SQLITE_OK;
    if (part && code == SQLITE_OK && own->platter)
        waits_add(own->platter, false, at, bytes, (size_t)part);
    bool full = disk.plan.trouble == DISK_FULL;
    pthread_mutex_unlock(&disk.lock);
    return code != SQLITE_OK || s == STEP_DONE ? code : full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int file_truncate(sqlite3_file *f, sqlite3_int64 size)
{
    struct file *own = (struct file *)f;
    pthread_mutex_lock(&disk.lock);
    enum step s = step(DISK_TRUNCATE);
    int code = s == STEP_DONE ? own->below->pMethods->xTruncate(own->below, size) : SQLITE_IOERR_TRUNCATE;
    if ((s == STEP_CUT_OFF || code == SQLITE_OK) && own->platter)
        waits_add(own->platter, true, size, NULL, 0);
    pthread_mutex_unlock(&disk.lock);
    return code;
}

static bool lies(const struct platter *p)
{
    bool wal = strstr(p->name, "-wal") != NULL;
    switch (disk.plan.lie) {
    case DISK_HONEST: return false;
    case DISK_LIES_ONCE: return !disk.lied && p->nwaits && chance(25);
    case DISK_LIES_OF_WAL: return wal;
    case DISK_LIES_OF_DATABASE: return !wal;
    case DISK_LIES: return true;
    }
    return false;
}

static int file_sync(sqlite3_file *f, int flags)
{
    struct platter *p = ((struct file *)f)->platter;
    (void)flags;
    pthread_mutex_lock(&disk.lock);
    enum step s = step(DISK_SYNC);
    if (p && s == STEP_FAILS)
        for (size_t i = 0; i < p->nwaits; i++)
            p->waits[i].never = p->waits[i].never || chance(50);
    if (p && s == STEP_DONE && lies(p))
        disk.lied = disk.lied || p->nwaits > 0;
    else if (p && s == STEP_DONE)
        platter_sync(p);
    pthread_mutex_unlock(&disk.lock);
    return s == STEP_DONE ? SQLITE_OK : SQLITE_IOERR_FSYNC;
}

static int file_size(sqlite3_file *f, sqlite3_int64 *out) { return below(f)->pMethods->xFileSize(below(f), out); }

static bool stepped(enum disk_op op)
{
    pthread_mutex_lock(&disk.lock);
    enum step s = step(op);
    pthread_mutex_unlock(&disk.lock);
    return s == STEP_DONE;
}

static int file_lock(sqlite3_file *f, int kind)
{
    return stepped(DISK_LOCK) ? below(f)->pMethods->xLock(below(f), kind) : SQLITE_IOERR_LOCK;
}

static int file_unlock(sqlite3_file *f, int kind) { return below(f)->pMethods->xUnlock(below(f), kind); }
static int file_reserved(sqlite3_file *f, int *out) { return below(f)->pMethods->xCheckReservedLock(below(f), out); }
static int file_control(sqlite3_file *f, int op, void *arg)
{
    return below(f)->pMethods->xFileControl(below(f), op, arg);
}
static int file_sector(sqlite3_file *f) { return below(f)->pMethods->xSectorSize(below(f)); }
static int file_traits(sqlite3_file *f) { return below(f)->pMethods->xDeviceCharacteristics(below(f)); }

static int shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
    return stepped(DISK_INDEX) ? below(f)->pMethods->xShmMap(below(f), page, size, extend, out) : SQLITE_IOERR_SHMMAP;
}

static int shm_lock(sqlite3_file *f, int offset, int n, int flags)
{
    if (flags & SQLITE_SHM_LOCK && !stepped(DISK_LOCK))
        return SQLITE_IOERR_SHMLOCK;
    return below(f)->pMethods->xShmLock(below(f), offset, n, flags);
}

static void shm_barrier(sqlite3_file *f) { below(f)->pMethods->xShmBarrier(below(f)); }
static int shm_unmap(sqlite3_file *f, int remove) { return below(f)->pMethods->xShmUnmap(below(f), remove); }

static const sqlite3_io_methods METHODS = {
    .iVersion = 2, /* without mapped pages */
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_traits,
    .xShmMap = shm_map,
    .xShmLock = shm_lock,
    .xShmBarrier = shm_barrier,
    .xShmUnmap = shm_unmap,
};

/* --- the VFS --------------------------------------------------------------------------------------------- */

static int vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *out_flags)
{
    enum { KEPT = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL };
    struct file *own = (struct file *)f;
    (void)vfs;
    memset(own, 0, sizeof *own);
    own->below = (sqlite3_file *)(own + 1);
    bool kept = name && flags & KEPT, fresh = name && access(name, F_OK) != 0;
    pthread_mutex_lock(&disk.lock);
    enum step s = kept ? step(DISK_OPEN) : STEP_DONE;
    int code = s == STEP_DONE ? disk.below->xOpen(disk.below, name, own->below, flags, out_flags) : SQLITE_CANTOPEN;
    if (code == SQLITE_OK && kept)
        own->platter = platter_open(name, fresh);
    pthread_mutex_unlock(&disk.lock);
    if (own->below->pMethods)
        own->base.pMethods = &METHODS;
    return code;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
    (void)vfs;
    pthread_mutex_lock(&disk.lock);
    enum step s = step(DISK_DELETE);
    int code = s == STEP_DONE ? disk.below->xDelete(disk.below, name, 0) : SQLITE_IOERR_DELETE;
    struct platter *p = code == SQLITE_OK || s == STEP_CUT_OFF ? platter_find(name) : NULL;
    if (p) {
        p->gone = true;
        p->named = p->named && !(sync_folder && s == STEP_DONE);
    }
    pthread_mutex_unlock(&disk.lock);
    return code;
}

static int vfs_access(sqlite3_vfs *vfs, const char *name, int flags, int *out)
{
    (void)vfs;
    return disk.below->xAccess(disk.below, name, flags, out);
}
static int vfs_path(sqlite3_vfs *vfs, const char *name, int n, char *out)
{
    (void)vfs;
    return disk.below->xFullPathname(disk.below, name, n, out);
}
static int vfs_random(sqlite3_vfs *vfs, int n, char *out)
{
    (void)vfs;
    return disk.below->xRandomness(disk.below, n, out);
}
static int vfs_sleep(sqlite3_vfs *vfs, int us)
{
    (void)vfs;
    return disk.below->xSleep(disk.below, us);
}
static int vfs_time(sqlite3_vfs *vfs, double *out)
{
    (void)vfs;
    return disk.below->xCurrentTime(disk.below, out);
}
static int vfs_error(sqlite3_vfs *vfs, int n, char *out)
{
    (void)vfs;
    return disk.below->xGetLastError(disk.below, n, out);
}

void disk_install(void)
{
    static sqlite3_vfs vfs = {
        .iVersion = 1,
        .zName = "disk",
        .xOpen = vfs_open,
        .xDelete = vfs_delete,
        .xAccess = vfs_access,
        .xFullPathname = vfs_path,
        .xRandomness = vfs_random,
        .xSleep = vfs_sleep,
        .xCurrentTime = vfs_time,
        .xGetLastError = vfs_error,
    };
    disk.below = sqlite3_vfs_find(NULL);
    vfs.szOsFile = (int)sizeof(struct file) + disk.below->szOsFile;
    vfs.mxPathname = disk.below->mxPathname;
    if (sqlite3_vfs_register(&vfs, 1) != SQLITE_OK)
        abort();
}

void disk_play(const struct disk_plan *plan)
{
    disk.plan = *plan;
    disk.luck = plan->seed;
    disk.steps = 0;
    disk.struck = disk.lied = disk.dead = false;
}

int64_t disk_steps(void) { return disk.steps; }
bool disk_struck(void) { return disk.struck; }
bool disk_lied(void) { return disk.lied; }

/* --- the power is lost ----------------------------------------------------------------------------------- */

/* What was under way: its sectors one by one, each with `percent`. The last write of all may leave one sector of garbage. */
static void change_land(struct platter *p, const struct change *c, unsigned percent, bool garbage)
{
    if (c->cut) {
        if (chance(percent))
            platter_size(p, (size_t)c->at);
        return;
    }
    for (size_t from = 0; from < c->n;) {
        size_t to = from + SECTOR - ((size_t)c->at + from) % SECTOR;
        to = to < c->n ? to : c->n;
        unsigned char noise[SECTOR];
        if (garbage && chance(10)) {
            for (size_t i = 0; i < sizeof noise; i++)
                noise[i] = (unsigned char)luck();
            platter_put(p, c->at + (int64_t)from, noise, to - from);
            garbage = false;
        } else if (chance(percent)) {
            platter_put(p, c->at + (int64_t)from, c->bytes + from, to - from);
        }
        from = to;
    }
}

static void platter_land(struct platter *p)
{
    static const unsigned PERCENT[] = { 0, 10, 50, 90, 100 };
    bool in_order = chance(30);
    unsigned percent = PERCENT[luck() % 5];
    size_t whole = in_order && p->nwaits ? luck() % p->nwaits : 0; /* these arrived, then one did in part */
    for (size_t i = 0; i < p->nwaits; i++) {
        bool last = in_order ? i == whole : i + 1 == p->nwaits;
        if (in_order && i > whole)
            break;
        change_land(p, &p->waits[i], in_order && !last ? 100 : percent, last && !p->waits[i].never);
    }
    waits_drop(p);
}

static void file_write_whole(const char *name, const unsigned char *bytes, size_t n)
{
    FILE *f = fopen(name, "wb");
    if (!f || (n && fwrite(bytes, 1, n, f) != n) || fclose(f) != 0)
        abort();
}

static void file_copy(const char *from, const char *to)
{
    struct platter p = { .n = 0 };
    if (access(from, F_OK) != 0)
        return;
    snprintf(p.name, sizeof p.name, "%s", from);
    platter_load(&p);
    file_write_whole(to, p.bytes, p.n);
    free(p.bytes);
}

void disk_platter(const char *from, const char *to)
{
    static const char *const PARTS[] = { "", "-wal", "-journal" }, *const COPIED[] = { ".key", ".key.new", ".stamp" };
    char old[NAME_MAX_HERE], new[NAME_MAX_HERE];
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
        snprintf(old, sizeof old, "%s%s", from, PARTS[i]);
        snprintf(new, sizeof new, "%s%s", to, PARTS[i]);
        struct platter *p = platter_find(old);
        if (!p || (p->gone && !(p->named && chance(50))) || (!p->gone && !p->named && chance(50)))
            continue;
        platter_land(p);
        file_write_whole(new, p->bytes, p->n);
    }
    for (size_t i = 0; i < sizeof COPIED / sizeof *COPIED; i++) {
        snprintf(old, sizeof old, "%s%s", from, COPIED[i]);
        snprintf(new, sizeof new, "%s%s", to, COPIED[i]);
        file_copy(old, new);
    }
}

int64_t disk_waiting(const char *part)
{
    int64_t bytes = 0;
    for (int i = 0; i < disk.nfiles; i++)
        for (size_t k = 0; strstr(disk.files[i].name, part) && !disk.files[i].gone && k < disk.files[i].nwaits; k++)
            bytes += disk.files[i].waits[k].cut ? 1 : (int64_t)disk.files[i].waits[k].n;
    return bytes;
}

void disk_forget(void)
{
    int kept = 0;
    for (int i = 0; i < disk.nfiles; i++) {
        if (disk.files[i].users > 0) {
            assert(kept == i && "open files were opened before those that are closed");
            kept++;
            continue;
        }
        waits_drop(&disk.files[i]);
        free(disk.files[i].waits);
        free(disk.files[i].bytes);
    }
    disk.nfiles = kept;
}
