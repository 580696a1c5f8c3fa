/* app_backup.c -- a copy of the database, audited before it gets its name. */
#include "app/ledger.h"

#include "app/app.h"
#include "base/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static enum rc copy(struct congvu *app, const char *part, struct err *err)
{
    struct conn *conn;
    int fd = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600); /* its owner's alone, from the first byte */
    if (fd < 0)
        return err_set(err, PB_IO, _("cannot write '%s': %s"), part, i18n_errno(errno));
    close(fd);
    enum rc rc = store_read(app->store, &conn, err);
    if (rc != RC_OK)
        return rc;
    rc = store_copy(conn, part, err);
    store_done(conn);
    return rc;
}

static enum rc audit(const char *part, const struct congvu_ledger_check *check, size_t *wrong, struct sbuf *out,
                     struct err *err)
{
    struct congvu *app;
    enum rc rc = congvu_open(part, false, &app, err);
    if (rc != RC_OK)
        return rc;
    rc = congvu_audit(app, check, wrong, out, err);
    congvu_close(app);
    return rc;
}

enum rc congvu_backup(struct congvu *app, const char *file, const struct congvu_ledger_check *check, size_t *wrong,
                      struct sbuf *out, struct err *err)
{
    struct arena *a = arena_new();
    const char *part = text_cstr(a, text_printf(a, "%s.part", file));
    struct stat st;
    if (stat(file, &st) == 0) {
        arena_free(a);
        return err_set(err, PB_EXISTS, _("'%s' is there already"), file);
    }
    store_remove(part); /* of one that was cut off */
    enum rc rc = copy(app, part, err);
    if (rc == RC_OK)
        rc = audit(part, check, wrong, out, err);
    if (rc == RC_OK && link(part, file) != 0)
        rc = errno == EEXIST ? err_set(err, PB_EXISTS, _("'%s' is there already"), file)
                             : err_set(err, PB_IO, _("cannot write '%s': %s"), file, i18n_errno(errno));
    store_remove(part);
    if (rc == RC_OK)
        rc = store_sync_folder(file, err);
    arena_free(a);
    return rc;
}
