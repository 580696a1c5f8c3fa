/* ynode.h -- what yaml.c and yaml_fill.c share. Private to base. */
#ifndef CONGVU_YNODE_H
#define CONGVU_YNODE_H

#include "base/yaml.h"

/* As much of a foreign value as a sentence should quote: its first line, sixty bytes, cut at a letter. */
struct text ynode_shown(const struct ynode *scalar);

#endif
