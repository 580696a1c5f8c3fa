/* field.h -- the field lines of a plan: "Cơ quan chủ trì: ...", "Thời gian thực hiện: ...". */
#ifndef CONGVU_INTAKE_FIELD_H
#define CONGVU_INTAKE_FIELD_H

#include "intake/scan.h"

/* Does a field label stand at t? The tokens it takes, its colon included, and which field it is; 0 where none does.
 * A label is made of label words only: "Đơn vị chủ trì tham mưu:" is one, "Sở Tài chính chủ trì:" is not. `field` may be
 * NULL. */
size_t field_label(const struct scan *s, size_t t, size_t end, enum field *field);

#endif
