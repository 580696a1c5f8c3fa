/* settings.c -- the tables of what may stand in a file of settings. */
#include "cli/settings.h"

#include "base/i18n.h"
#include "base/yaml.h"
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

#define OIDC(member) offsetof(struct settings_oidc, member)
static const struct yfield OIDC_FIELDS[] = {
    { .key = "name",
      .type = Y_NAMES,
      .offset = OIDC(name),
      .required = Y_REQUIRED,
      .help = "of the service, on its button" },
    { .key = "issuer",
      .type = Y_TEXT,
      .offset = OIDC(provider.issuer),
      .required = Y_REQUIRED,
      .help = "its https address, as its tokens say it" },
    { .key = "client",
      .type = Y_TEXT,
      .offset = OIDC(provider.client),
      .required = Y_REQUIRED,
      .help = "the name it knows this server by" },
    { .key = "secret", .type = Y_TEXT, .offset = OIDC(provider.secret), .help = "what it gave for that name" },
    { .key = "scopes",
      .type = Y_TEXT,
      .offset = OIDC(provider.scopes),
      .help = "asked for besides openid; profile unless stated" },
    { .key = "claim",
      .type = Y_TEXT,
      .offset = OIDC(provider.claim),
      .help = "the claim bound to accounts; sub unless stated" },
    { .key = "authorities",
      .type = Y_TEXT,
      .offset = OIDC(provider.authorities),
      .help = "a file of certificates to trust; the system's unless stated" },
    { .key = NULL },
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
#define MAIL(member) offsetof(struct settings_mail, member)
static const struct yfield MAIL_FIELDS[] = {
    { .key = "server",
      .type = Y_TEXT,
      .offset = MAIL(mail.server),
      .required = Y_REQUIRED,
      .help = "smtp://HOST:587 or smtps://HOST:465" },
    { .key = "from",
      .type = Y_TEXT,
      .offset = MAIL(mail.from),
      .required = Y_REQUIRED,
      .help = "the address letters come from" },
    { .key = "name",
      .type = Y_NAMES,
      .offset = MAIL(mail.name),
      .help = "of the office, as letters sign; the province unless stated" },
    { .key = "user", .type = Y_TEXT, .offset = MAIL(mail.user), .help = "at the mail server" },
    { .key = "password", .type = Y_TEXT, .offset = MAIL(mail.password), .help = "at the mail server" },
    { .key = "authorities",
      .type = Y_TEXT,
      .offset = MAIL(mail.authorities),
      .help = "a file of certificates to trust; the system's unless stated" },
    { .key = "digest_at",
      .type = Y_MINUTE,
      .offset = MAIL(digest_at),
      .help = "when the morning's letter is sent on working days; 07:00 unless stated" },
    { .key = NULL },
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
