/* test_i18n.c -- each row is a program begun in an environment of its own: which language, and is it spoken?
 *
 * The catalogue is written here, byte by byte, with one sentence in it: "empty" is "trống". */
#include "base/base.h"
#include "base/i18n.h"
#include "rows.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char root[64] = "/tmp/congvu-i18n-XXXXXX";

static const char HEADER[] = "Content-Type: text/plain; charset=UTF-8\n";

/* GNU .mo: magic, revision, two strings, where their tables are; then the strings. */
static void catalogue_write(const char *path)
{
    const uint32_t strings = 28 + 4 * 8;
    const char *msgs[] = { "", "empty", HEADER, "trống" };
    uint32_t head[7 + 8] = { 0x950412de, 0, 2, 28, 28 + 16, 0, strings }, at = strings;
    for (int i = 0; i < 4; i++) {
        head[7 + 2 * i] = (uint32_t)strlen(msgs[i]);
        head[8 + 2 * i] = at;
        at += (uint32_t)strlen(msgs[i]) + 1;
    }
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fwrite(head, sizeof head, 1, f);
    for (int i = 0; i < 4; i++)
        fwrite(msgs[i], strlen(msgs[i]) + 1, 1, f);
    assert_int_equal(fclose(f), 0);
}

static const char *const PARTS[] = { "", "/vi", "/vi/LC_MESSAGES" };

static int make_catalogue(void **state)
{
    (void)state;
    char path[128];
    if (!mkdtemp(root))
        return -1;
    for (size_t i = 1; i < LEN(PARTS); i++) {
        snprintf(path, sizeof path, "%s%s", root, PARTS[i]);
        mkdir(path, 0700);
    }
    snprintf(path, sizeof path, "%s/vi/LC_MESSAGES/congvu.mo", root);
    catalogue_write(path);
    return 0;
}

static int remove_catalogue(void **state)
{
    (void)state;
    char path[128];
    snprintf(path, sizeof path, "%s/vi/LC_MESSAGES/congvu.mo", root);
    unlink(path);
    for (size_t i = LEN(PARTS); i-- > 0;) {
        snprintf(path, sizeof path, "%s%s", root, PARTS[i]);
        rmdir(path);
    }
    return 0;
}

struct row {
    const char *name, *asked, *lc_all, *lc_messages, *lang, *language, *want;
};

static const struct row ENVIRONMENTS[] = {
    { "without any locale we speak English", NULL, NULL, NULL, NULL, NULL, "en" },
    { "in the C locale we speak English", NULL, "C", NULL, "vi_VN.UTF-8", "vi", "en" },
    { "in the POSIX locale we speak English", NULL, NULL, NULL, "POSIX", NULL, "en" },
    { "a Vietnamese locale, even one not installed, speaks Vietnamese", NULL, NULL, NULL, "vi_VN.UTF-8", NULL, "vi" },
    { "the short name vi is Vietnamese too", NULL, NULL, NULL, "vi", NULL, "vi" },
    { "LC_ALL goes before LANG", NULL, "en_US.UTF-8", NULL, "vi_VN.UTF-8", NULL, "en" },
    { "LC_MESSAGES goes before LANG", NULL, NULL, "vi_VN.UTF-8", "en_US.UTF-8", NULL, "vi" },
    { "an empty LC_ALL does not count", NULL, "", NULL, "vi_VN.UTF-8", NULL, "vi" },
    { "LANGUAGE decides in a locale that is not C", NULL, NULL, NULL, "C.UTF-8", "vi", "vi" },
    { "of LANGUAGE the first that we speak counts", NULL, NULL, NULL, "C.UTF-8", "fr:vi:en", "vi" },
    { "English before Vietnamese is English", NULL, NULL, NULL, "vi_VN.UTF-8", "en:vi", "en" },
    { "a language we do not speak is answered in English", NULL, NULL, NULL, "fr_FR.UTF-8", NULL, "en" },
    { "vie is not vi", NULL, NULL, NULL, "vie_XX", NULL, "en" },
    { "--lang vi is obeyed in the C locale", "vi", "C", NULL, NULL, NULL, "vi" },
    { "--lang vi is obeyed without a locale", "vi", NULL, NULL, NULL, NULL, "vi" },
    { "--lang vi is obeyed in C.UTF-8", "vi", NULL, NULL, "C.UTF-8", NULL, "vi" },
    { "--lang vi goes before LANGUAGE", "vi", NULL, NULL, "C.UTF-8", "en", "vi" },
    { "--lang en goes before a Vietnamese locale", "en", NULL, NULL, "vi_VN.UTF-8", "vi", "en" },
};

static void set(const char *name, const char *value)
{
    if (value)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

/* In the child: 0 when all is as the row says, else which thing was not. */
static int speak(const struct row *row)
{
    char number[16];
    set("LC_ALL", row->lc_all);
    set("LC_MESSAGES", row->lc_messages);
    set("LANG", row->lang);
    set("LANGUAGE", row->language);
    setenv("CONGVU_LOCALEDIR", root, 1);
    i18n_init(row->asked);
    if (strcmp(i18n_lang(), row->want) != 0)
        return 1;
    if (strcmp(_("empty"), strcmp(row->want, "vi") == 0 ? "trống" : "empty") != 0)
        return 2;
    snprintf(number, sizeof number, "%.1f", 1.5);
    if (strcmp(number, "1.5") != 0)
        return 3;
    i18n_speak("vi"); /* whatever the process speaks, a thread may speak another */
    if (strcmp(_("empty"), "trống") != 0 || strcmp(i18n_lang(), "vi") != 0)
        return 4;
    i18n_speak("en");
    if (strcmp(_("empty"), "empty") != 0 || strcmp(i18n_lang(), "en") != 0)
        return 5;
    i18n_speak(NULL);
    return strcmp(i18n_lang(), row->want) == 0 ? 0 : 6;
}

static void in_a_child(void **state)
{
    const struct row *row = ROW(state, ENVIRONMENTS);
    pid_t child = fork();
    if (child == 0)
        _exit(speak(row));
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

int main(void)
{
    struct CMUnitTest tests[LEN(ENVIRONMENTS)];
    size_t n = 0;
    ROWS(tests, n, ENVIRONMENTS, in_a_child);
    return _cmocka_run_group_tests(__FILE__, tests, n, make_catalogue, remove_catalogue);
}
