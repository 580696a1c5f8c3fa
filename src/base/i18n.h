/* i18n.h -- sentences for people, in the language of the locale (GNU gettext, domain "congvu").
 *
 * _() translates here and now; N_() only marks a string in a table for translation where it is printed.
 * English is the source; po/vi.po holds the Vietnamese of public offices. */
#ifndef CONGVU_I18N_H
#define CONGVU_I18N_H

#include <libintl.h>

#define _(s) dgettext("congvu", s)
#define N_(s) s

/* Choose the language: "vi", "en", or NULL for the locale's. Finds the catalogue beside the program. Call once,
 * first thing in main. */
void i18n_init(const char *lang);

/* "vi" or "en": what i18n_init chose, for names that are data (units, kinds) rather than sentences. */
const char *i18n_lang(void);

#endif
