/* i18n.h -- sentences for people, in the language of the locale (GNU gettext, domain "congvu").
 *
 * _() translates here and now; N_() only marks a string in a table for translation where it is printed.
 * English is the source; po/vi.po holds the Vietnamese of public offices.
 *
 * Threads: a program speaks one language, but a server answers each reader in theirs: i18n_speak() is for the calling
 * thread alone. */
#ifndef CONGVU_I18N_H
#define CONGVU_I18N_H

#define _(s) i18n_say(s)
#define N_(s) s

/* Choose the language: "vi", "en", or NULL for the locale's. Finds the catalogue beside the program. Call once,
 * first thing in main. */
void i18n_init(const char *lang);

/* "vi" or "en": the thread's language, for names that are data (units, kinds) rather than sentences. */
const char *i18n_lang(void);

/* From here on this thread speaks lang ("vi" or "en"); NULL: again what i18n_init chose. */
void i18n_speak(const char *lang);

/* The sentence in the thread's language; itself where there is no translation. Lives as long as the program. */
const char *i18n_say(const char *sentence) __attribute__((format_arg(1)));

/* What the system calls an errno, in the thread's language where the system has it. */
const char *i18n_errno(int number);

#endif
