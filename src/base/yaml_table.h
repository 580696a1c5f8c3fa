/* yaml_table.h -- short words for the rows of a table of struct yfield (base/yaml.h). Only a .c file that reads YAML
 * includes it, since the words are short.
 *
 *     static const struct yfield LEVEL_FIELDS[] = {
 *         FIELD(struct level, least, Y_INT, MUST, N_("from this sum on")),
 *         WORD(struct level, mark, MARK_WORDS, MAY, N_("how surely it is known")),
 *         { 0 },
 *     };
 *
 * A key has the name of the member it fills, but for FIELD_AS. */
#ifndef CONGVU_YAML_TABLE_H
#define CONGVU_YAML_TABLE_H

#include "base/yaml.h"

#define MUST Y_REQUIRED
#define MAY  Y_OPTIONAL

/* FIELD_AS: the key has another name than the member, as one of a struct inside. */
#define FIELD(T, name, what, need, text) FIELD_AS(#name, T, name, what, need, text)
#define FIELD_AS(word, T, member, what, need, text)                                                                    \
    {                                                                                                                  \
        .key = (word), .type = (what), .offset = offsetof(T, member), .required = (need), .help = (text)               \
    }
/* One word of a list. */
#define WORD(T, name, list, need, text)                                                                                \
    {                                                                                                                  \
        .key = #name, .type = Y_WORD, .offset = offsetof(T, name), .required = (need), .words = (list), .help = (text) \
    }
/* Read by a function of its own. */
#define OWN(T, name, reader, text)                                                                                     \
    {                                                                                                                  \
        .key = #name, .type = Y_OWN, .offset = offsetof(T, name), .own = (reader), .help = (text)                      \
    }
/* A mapping, whose table fills what begins at `at`. */
#define PAIR(name, at, table, need, text)                                                                              \
    {                                                                                                                  \
        .key = #name, .type = Y_STRUCT, .offset = (at), .fields = (table), .required = (need), .help = (text)          \
    }
/* A list of mappings: S has `E *name` and `size_t nname`. */
#define ROWS_OF(S, name, E, table, need, text)                                                                         \
    {                                                                                                                  \
        .key = #name, .type = Y_LIST, .offset = offsetof(S, name), .required = (need), .help = (text),                 \
        .fields = (table), .size = sizeof(E), .count = offsetof(S, n##name)                                            \
    }

#endif
