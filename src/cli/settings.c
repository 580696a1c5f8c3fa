/* settings.c -- the tables of what may stand in a file of settings. */
#include "cli/settings.h"

#include "base/i18n.h"
#include "base/yaml_table.h"
#include "cli/file.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static enum rc private_read(struct arena *a, const char *file, const struct ynode **out, struct err *err)
{
    struct stat st;
    struct text bytes;
    if (stat(file, &st) != 0)
        return err_set(err, PB_IO, _("cannot read '%s': %s"), file, strerror(errno));
    if (S_ISREG(st.st_mode) && st.st_mode & (S_IRWXG | S_IRWXO))
        return err_set(err, PB_NOT_PRIVATE, _("'%s' holds a secret and others can read it: chmod 600 it"), file);
    enum rc rc = file_read(a, file, &bytes, err);
    return rc == RC_OK ? yaml_read(a, file, bytes, out, err) : rc;
}

static enum rc read_into(struct arena *a, const char *file, const struct yfield *fields, void *out, struct err *err)
{
    const struct ynode *root;
    enum rc rc = private_read(a, file, &root, err);
    return rc == RC_OK ? yaml_fill(a, root, fields, out, err) : rc;
}

static const struct yfield OIDC_FIELDS[] = {
    FIELD_AS("name", struct settings_oidc, name, Y_NAMES, MUST, N_("of the service, on its button")),
    FIELD_AS("issuer", struct settings_oidc, provider.issuer, Y_TEXT, MUST,
             N_("its https address, as its tokens say it")),
    FIELD_AS("client", struct settings_oidc, provider.client, Y_TEXT, MUST, N_("the name it knows this server by")),
    FIELD_AS("secret", struct settings_oidc, provider.secret, Y_TEXT, MAY, N_("what it gave for that name")),
    FIELD_AS("scopes", struct settings_oidc, provider.scopes, Y_TEXT, MAY,
             N_("asked for besides openid; profile unless stated")),
    FIELD_AS("claim", struct settings_oidc, provider.claim, Y_TEXT, MAY,
             N_("the claim bound to accounts; sub unless stated")),
    FIELD_AS("authorities", struct settings_oidc, provider.authorities, Y_TEXT, MAY,
             N_("a file of certificates to trust; the system's unless stated")),
    { 0 },
};

enum rc settings_oidc_read(struct arena *a, const char *file, struct settings_oidc *out, struct err *err)
{
    struct settings_oidc settings = { .name = names_same(TEXT_NONE) };
    enum rc rc = read_into(a, file, OIDC_FIELDS, &settings, err);
    if (rc == RC_OK)
        *out = settings;
    return rc;
}

enum { MORNING_MINUTE = 7 * 60 };

struct settings_mail {
    struct congvu_mail_settings mail;
    int digest_at;
};
static const struct yfield MAIL_FIELDS[] = {
    FIELD_AS("server", struct settings_mail, mail.server, Y_TEXT, MUST, N_("smtp://HOST:587 or smtps://HOST:465")),
    FIELD_AS("from", struct settings_mail, mail.from, Y_TEXT, MUST, N_("the address letters come from")),
    FIELD_AS("name", struct settings_mail, mail.name, Y_NAMES, MAY,
             N_("of the office, as letters sign; the province unless stated")),
    FIELD_AS("user", struct settings_mail, mail.user, Y_TEXT, MAY, N_("at the mail server")),
    FIELD_AS("password", struct settings_mail, mail.password, Y_TEXT, MAY, N_("at the mail server")),
    FIELD_AS("authorities", struct settings_mail, mail.authorities, Y_TEXT, MAY,
             N_("a file of certificates to trust; the system's unless stated")),
    FIELD_AS("digest_at", struct settings_mail, digest_at, Y_MINUTE, MAY,
             N_("when the morning's letter is sent on working days; 07:00 unless stated")),
    { 0 },
};

enum rc settings_mail_read(struct arena *a, const char *file, struct congvu_mail_settings *out, struct err *err)
{
    struct settings_mail settings = { .mail = { .name = names_same(TEXT_NONE) }, .digest_at = MORNING_MINUTE };
    enum rc rc = read_into(a, file, MAIL_FIELDS, &settings, err);
    if (rc != RC_OK)
        return rc;
    settings.mail.digest_minute = settings.digest_at;
    *out = settings.mail;
    return RC_OK;
}
