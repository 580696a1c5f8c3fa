/* unitset.h -- the parts of a unit's name that say which: sets of nouns ("các sở, ban, ngành tỉnh"), places, levels, sectors.
 *
 * Every function returns the token behind what it read, or t where nothing of its kind stands at t. `depth` is how many names deep a
 * name stands in names: what belongs to "các đơn vị thuộc Sở X" is read only so deep.
 */
#ifndef CONGVU_INTAKE_UNITSET_H
#define CONGVU_INTAKE_UNITSET_H

#include "intake/unit.h"

enum { NAME_TOKENS_MAX = 28, NAME_DEPTH_MAX = 2 };
enum { C_ENDS = C_ACTION | C_ADVERB | C_MODAL | C_ORDER | C_STOP | C_LEADIN }; /* what a name does not go beyond */

/* "sở, ban, ngành tỉnh", "xã, phường, đặc khu Hòn Tre" */
size_t set_skip(const struct scan *s, size_t t, size_t end, int depth);
/* One noun of a set, with the proper name an area may bear. */
size_t set_noun_skip(const struct scan *s, size_t t, size_t end, bool *area);
/* The sectors of "các Bộ: Quốc phòng, Công an". */
size_t sectors_skip(const struct scan *s, size_t t, size_t end);
/* The place or level behind a name: "tỉnh", "tỉnh Hải Sơn", "cấp xã", "các xã, phường", "Trung ương". */
size_t level_skip(const struct scan *s, size_t t, size_t end, int depth);
/* "thuộc UBND tỉnh", "trên địa bàn tỉnh X", "có liên quan" */
size_t qualifiers_skip(const struct scan *s, size_t t, size_t end, int depth);
/* "các phòng | đang giữ hồ sơ", "các đơn vị | nêu tại mục 2": a clause that says which. */
size_t relative_skip(const struct scan *s, size_t t, size_t end, int depth);
/* "các đơn vị | chủ rừng", "các doanh nghiệp | kinh doanh xăng dầu": words that say which. */
size_t narrowing_skip(const struct scan *s, size_t t, size_t end, int depth);

/* Of unit.c, for these: the head of a name at t (its length, 0 without one), what ends a name, a proper name, a unit in a unit. */
size_t unit_head(const struct scan *s, size_t t, size_t end, const struct phrase **ph);
bool name_ends(const struct scan *s, size_t t, size_t end);
size_t proper_skip(const struct scan *s, size_t t, size_t end);
bool unit_read_in(const struct scan *s, size_t t, size_t end, int depth, struct unit *out);

#endif
