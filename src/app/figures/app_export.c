/* app_export.c -- our own record in the forms other tools read. */
#include "app/figures/record_log.h"

#include "app/app.h"
#include "base/i18n.h"
#include "flow/sort.h"
#include "import/write.h"

enum rc congvu_export(struct congvu *app, struct text form, bool name_persons, size_t *hidden, struct sbuf *out,
                      struct err *err)
{
    static const char *const FORMS[] = {
        [LOG_XES] = "xes", [LOG_CSV] = "csv", [LOG_OCEL] = "ocel", [LOG_OCEL_SQLITE] = "ocel-sqlite", NULL
    };
    int which = word_index(FORMS, form);
    struct flow_log log;
    struct flow_tree tree;
    if (which < 0)
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no form of event log: xes, csv, ocel or ocel-sqlite"),
                       TEXT_FMT(form));
    struct arena *a = arena_new();
    flow_log_init(&log);
    enum rc rc = record_log(app, a, &log, &tree, hidden, err);
    if (!rc) {
        flow_sort(&log, 1);
        rc = log_write(out, &log, (enum log_form)which, name_persons, err);
    }
    flow_log_release(&log);
    arena_free(a);
    return rc;
}
