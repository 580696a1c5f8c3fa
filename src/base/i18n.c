/* i18n.c -- which language, and where its sentences are.
 *
 * glibc translates nothing in the locale "C" but honours LANGUAGE in every other one, "C.UTF-8" included; so a wish for
 * Vietnamese works on a machine that has no Vietnamese locale.
 *
 * LANGUAGE belongs to the whole process, and a server speaks to each reader in their own language. English is the
 * source, so speaking it means not to ask gettext at all; the process itself then always has the Vietnamese catalogue.
 */
#include "base/i18n.h"

#include "base/base.h"
#include "base/names.h"

#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *chosen = "en";
static _Thread_local const char *spoken; /* NULL: what was chosen */

const char *i18n_lang(void) { return spoken ? spoken : chosen; }

/* Does a locale's name, "vi_VN.UTF-8" or "vi", or a row of LANGUAGE, speak lang? */
static bool speaks(const char *name, const char *lang)
{
    size_t n = strlen(lang);
    return strncmp(name, lang, n) == 0 && strchr("_.@:-", name[n]) != NULL; /* strchr finds the NUL too */
}

static const char *env(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

/* The first language of LANGUAGE that we speak; without one, the locale's. As gettext, LANGUAGE counts only where
 * there is a locale other than C. */
static const char *lang_of_env(void)
{
    const char *locale = env("LC_ALL");
    if (!locale)
        locale = env("LC_MESSAGES");
    if (!locale)
        locale = env("LANG");
    if (!locale || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
        return "en";
    for (const char *wish = env("LANGUAGE"); wish && *wish; wish += strcspn(wish, ":"), wish += *wish == ':') {
        if (speaks(wish, "vi"))
            return "vi";
        if (speaks(wish, "en"))
            return "en";
    }
    return speaks(locale, "vi") ? "vi" : "en";
}

/* The catalogues: where CONGVU_LOCALEDIR says, beside the program in a build tree, else as installed. */
static void bind_catalogue(void)
{
    char exe[PATH_MAX], dir[PATH_MAX + 32];
    const char *place = env("CONGVU_LOCALEDIR");
    ssize_t n = place ? 0 : readlink("/proc/self/exe", exe, sizeof exe - 1);
    if (n > 0) {
        exe[n] = '\0';
        char *slash = strrchr(exe, '/');
        if (slash)
            *slash = '\0';
        struct stat st;
        snprintf(dir, sizeof dir, "%s/po", exe);
        if (stat(dir, &st) != 0 || !S_ISDIR(st.st_mode))
            snprintf(dir, sizeof dir, "%s/../share/locale", exe);
        place = dir;
    }
    if (place)
        bindtextdomain("congvu", place);
    bind_textdomain_codeset("congvu", "UTF-8");
}

void i18n_speak(const char *lang) { spoken = lang ? (speaks(lang, "vi") ? "vi" : "en") : NULL; }

const char *i18n_say(const char *sentence)
{
    return strcmp(i18n_lang(), "vi") == 0 ? dgettext("congvu", sentence) : sentence;
}

static locale_t english;

/* strerror() follows LANGUAGE, which belongs to the whole process. */
const char *i18n_errno(int number)
{
    bool plain = strcmp(i18n_lang(), "vi") != 0 && english;
    return plain ? strerror_l(number, english) : strerror(number);
}

void i18n_init(const char *lang)
{
    if (!english)
        english = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    chosen = lang ? (speaks(lang, "vi") ? "vi" : "en") : lang_of_env();
    setlocale(LC_ALL, "");
    const char *now = setlocale(LC_MESSAGES, NULL);
    bool plain = !now || strcmp(now, "C") == 0 || strcmp(now, "POSIX") == 0;
    if (plain)
        setlocale(LC_ALL, "C.UTF-8");
    setlocale(LC_NUMERIC, "C"); /* figures are data: 1.5 in every language */
    setenv("LANGUAGE", "vi", 1);
    bind_catalogue();
}

struct text names_in(struct names names, const char *lang)
{
    return lang && strcmp(lang, "en") == 0 && !text_empty(names.en) ? names.en : names.vi;
}
