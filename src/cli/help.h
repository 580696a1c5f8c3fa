/* help.h -- the table of commands as people read it: help, manual page, completion. */
#ifndef CONGVU_HELP_H
#define CONGVU_HELP_H

#include "cli/cli.h"

#define CONGVU_MEANS N_("the record of public work: who holds what, since when, until when")

void help_overview(struct sbuf *out, int width);
void help_command(struct sbuf *out, const struct command *command, int width);
void help_act(struct sbuf *out, int kind, int width); /* what an act of that kind states */
void help_man(struct sbuf *out);                      /* roff, section 1 */
void help_completion(struct sbuf *out);               /* for bash */

/* t in lines of at most `width` columns, each after `indent` blanks, the first standing where the cursor is; a line of t that begins
 * with a blank is kept as it is. Ends with a newline. */
void help_wrap(struct sbuf *out, struct text t, int indent, int width);

struct env_row {
    const char *name, *help;
};
extern const struct env_row ENV_ROWS[]; /* ended by a row without name */

#endif
