/* kind.h -- what a file is, told by its first bytes and never by its name.
 *
 * Looks for marks; takes nothing apart. That a mark is there does not make the file what it says: the reader finds out.
 */
#ifndef CONGVU_INTAKE_KIND_H
#define CONGVU_INTAKE_KIND_H

#include "base/text.h"

/* name, word, what to do about it; "" where it can be read */
#define KIND_LIST(X)                                                                                                   \
    X(TEXT, "text", "")                                                                                                \
    X(ZIP, "zip", "") /* .docx, .xlsx, or another archive */                                                           \
    X(ENCRYPTED, "encrypted",                                                                                          \
      N_("the file is protected by a password: open it in Word or Excel, remove the password and save it again"))      \
    X(DOC, "doc", N_("this is a Word file of the old form (.doc): open it and save it as .docx"))                      \
    X(XLS, "xls", N_("this is an Excel file of the old form (.xls): open it and save it as .xlsx"))                    \
    X(COMPOUND, "compound",                                                                                            \
      N_("this is a file of an old office program: open it there and save it as .docx, .xlsx or text"))                \
    X(PDF, "pdf", "")                                                                                                  \
    X(IMAGE, "image", "") /* of a page */                                                                              \
    X(EDXML, "edxml", "") /* an envelope of document-exchange systems */                                               \
    X(RTF, "rtf", N_("this is an RTF file: open it and save it as .docx"))                                             \
    X(ARCHIVE, "archive", N_("this is an archive: unpack it and read its files one by one"))

enum kind {
#define X(name, word, todo) KIND_##name,
    KIND_LIST(X)
#undef X
        KIND_COUNT
};

/* Bytes without a known mark are KIND_TEXT. */
enum kind kind_of(struct text bytes);
const char *kind_todo(enum kind k); /* marked for translation; "" where it can be read */

#endif
