/* fault.h -- what can be wrong with a foreign file, as the reading child says it: a number, never a sentence.
 *
 * The child knows no language and takes no lock; the parent has the sentence. A number is a place in this list.
 */
#ifndef CONGVU_INTAKE_FAULT_H
#define CONGVU_INTAKE_FAULT_H

#include "base/i18n.h"

/* name, problem, what a person reads */
#define FAULT_LIST(X)                                                                                                  \
    X(NONE, PB_NONE, "")                                                                                               \
    X(BROKEN, PB_FILE_BROKEN, N_("the file is damaged or cut short: ask for it again, or save it anew in the program "  \
                                 "that made it"))                                                                      \
    X(XML, PB_FILE_BROKEN, N_("a part of the file is not well formed: save it anew in the program that made it"))      \
    X(ENTITY, PB_FILE_BROKEN, N_("the file declares XML entities, which no office program writes: it was made to do "   \
                                 "harm, or by a broken tool"))                                                         \
    X(DEEP, PB_FILE_BROKEN, N_("the file nests deeper than any document does: it was made to do harm, or by a broken "  \
                               "tool"))                                                                                \
    X(TWICE, PB_FILE_BROKEN, N_("the file has two parts of one name, so that programs disagree on what it says"))      \
    X(BOMB, PB_TOO_LARGE, N_("the file unpacks to far more than its size: it was made to do harm"))                    \
    X(LARGE, PB_TOO_LARGE, N_("the file holds more than 64 MiB of text or tables: split it"))                          \
    X(WIDE, PB_TOO_LARGE, N_("the table has more than 256 columns or 200000 rows: keep only what is to be read"))      \
    X(MEMORY, PB_READER_STOPPED, N_("reading the file needs more memory than is given to one file"))                   \
    X(ENCRYPTED, PB_FORM_NOT_READ, N_("the file is protected by a password: open it, remove the password and save it "  \
                                      "again"))                                                                        \
    X(NO_DOCUMENT, PB_FORM_NOT_READ, N_("the archive holds neither a Word document nor an Excel workbook: unpack it "   \
                                        "and read its files one by one"))                                              \
    X(TCVN3, PB_FORM_NOT_READ, N_("the text seems to be in TCVN3 (ABC, .VnTime), but not all of it: convert it to "     \
                                  "Unicode, with Unikey for example, and read it again"))                              \
    X(VNI, PB_FORM_NOT_READ, N_("the text seems to be in VNI, but not all of it: convert it to Unicode, with Unikey "  \
                                "for example, and read it again"))                                                     \
    X(ENCODING, PB_NOT_UTF8, N_("the text is in no encoding that is known here: save it as UTF-8"))                    \
    X(NO_TABLE, PB_EMPTY, N_("the file has no table with rows in it"))                                                 \
    X(PAGES, PB_TOO_LARGE, N_("the file has more than 2000 pages: split it"))                                          \
    X(PIXELS, PB_TOO_LARGE, N_("the picture is larger than 30000 dots on a side or 120 million in all: scan it with "  \
                               "300 dots an inch"))                                                                    \
    X(NESTED, PB_FILE_BROKEN, N_("the envelope has an attachment inside an attachment, which no system writes: it was "   \
                                 "made to do harm, or by a broken tool"))                                              \
    X(ATTACHMENTS, PB_TOO_LARGE, N_("the envelope has more than 64 attachments: ask for it in several"))               \
    X(NO_HEADER, PB_FORM_NOT_READ, N_("the file has no header of a document (edXML MessageHeader): a receipt or a status " \
                                      "of the exchange system is no document"))                                        \
    X(NO_MODEL, PB_FORM_NOT_READ, N_("words in pictures cannot be recognised here: the model for Vietnamese "          \
                                     "(package tesseract-ocr-vie) is not installed"))

enum fault {
#define X(name, problem, words) FAULT_##name,
    FAULT_LIST(X)
#undef X
        FAULT_COUNT
};

#endif
