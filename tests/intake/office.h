/* office.h -- office files for tests, written by hand: a zip of the parts given. */
#ifndef CONGVU_TESTS_OFFICE_H
#define CONGVU_TESTS_OFFICE_H

#include "base/err.h"
#include "base/text.h"

struct office_part {
    const char *name; /* NULL ends the list */
    struct text bytes;
};

/* `packed`: deflated; else stored, so that a test can reach into the bytes. In the arena. */
struct text office_zip(struct arena *a, const struct office_part *parts, bool packed);

#define OFFICE_W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define OFFICE_DOCUMENT(body)                                                                                          \
    "<w:document xmlns:w=\"" OFFICE_W "\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "    \
    "xmlns:v=\"urn:schemas-microsoft-com:vml\"><w:body>" body "</w:body></w:document>"
#define OFFICE_P(text) "<w:p><w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r></w:p>"

/* A Word file with this document part alone. */
struct text office_docx(struct arena *a, const char *document);

#endif
