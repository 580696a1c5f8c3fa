/* formula_parser.h -- a formula while it is read: formula_read.c has its levels of binding, formula_word.c what its words ask. Private to rules.
 */
#ifndef CONGVU_FORMULA_PARSER_H
#define CONGVU_FORMULA_PARSER_H

#include "rules/formula_tree.h"
#include "rules/rule.h"

struct parser {
    struct arena *arena;
    struct text source;
    size_t at;
    int depth;
    const struct rule *rule;
    size_t figures;
    struct err *err;
};

/* --- the text so far (formula_parser.c) --- */

void parser_blanks(struct parser *p);
struct text parser_word(struct parser *p);              /* the word that begins here, "" for none; it is not passed */
bool parser_take(struct parser *p, const char *sign);   /* passes it if it stands here */
const struct formula *parser_node(struct parser *p, struct formula f);

/* What is wrong from here on; what goes with nothing of its kind. Both give RC_REFUSED. */
enum rc parser_wrong(const struct parser *p, const char *sentence);
enum rc parser_unlike(const struct parser *p, const char *what);

/* --- words (formula_word.c) --- */

/* A word by itself; a word with what stands in its parentheses, of which the first was passed; a code behind its first sign. */
enum rc formula_name(struct parser *p, struct text word, const struct formula **out);
enum rc formula_called(struct parser *p, struct text word, const struct formula **out);
enum rc formula_code(struct parser *p, const struct formula **out);
/* Is the code a choice of the field? PB_UNKNOWN_REFERENCE if not: the demand would be met always, and nobody would see why. */
enum rc formula_choice_check(struct parser *p, int field, struct text word);

/* --- a whole (formula_read.c) --- */

enum rc formula_either(struct parser *p, const struct formula **out);

#endif
