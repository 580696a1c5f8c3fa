/* settings.h -- files of settings that hold a secret: YAML that nobody but its owner can read (chmod 600).
 *
 * A secret on a command line is in every list of processes, one in the environment in every child; so it stands in a file.
 *
 * Owns:    texts are in the arena.
 * Fails:   PB_NOT_PRIVATE where group or others may read the file; what the file says wrong, by line and column.
 */
#ifndef CONGVU_SETTINGS_H
#define CONGVU_SETTINGS_H

#include "app/mail.h"
#include "app/oidc.h"
#include "base/names.h"

struct settings_oidc {
    struct congvu_oidc_provider provider; /* redirect "": the server's own address */
    struct names name;                    /* of the service, as its button says it */
};
enum rc settings_oidc_read(struct arena *a, const char *file, struct settings_oidc *out, struct err *err);
enum rc settings_mail_read(struct arena *a, const char *file, struct congvu_mail_settings *out, struct err *err);

#endif
