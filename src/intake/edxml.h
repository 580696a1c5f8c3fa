/* edxml.h -- the envelope of document-exchange systems (edXML, QCVN 102:2016/BTTTT) to records: what its header says, and what is in it.
 *
 *   F  a field of the header: key, a blank, value        A  an attachment begins: name, type, content id, each ended by a tab
 *   Y  a digest: algorithm, a blank, content id, a blank, value        D  the attachment's bytes, in base64 as they stand
 *
 * The keys stand in EDXML_FIELD_LIST. Elements are known by their local names and that of their parent, since systems differ in prefixes
 * and in the elements around; docs/formats/edxml.md says which were seen, and which are remembered.
 *
 * For the child only: pure, but for what expat does. The bytes of an attachment are not looked at here.
 */
#ifndef CONGVU_INTAKE_EDXML_H
#define CONGVU_INTAKE_EDXML_H

#include "base/sbuf.h"
#include "intake/fault.h"

enum { EDXML_ATTACHMENTS_MAX = 64, EDXML_VALUES_MAX = 2000, EDXML_VALUE_BYTES_MAX = 16 << 10 };

/* name, key, element, parent, may come again */
#define EDXML_FIELD_LIST(X)                                                                                            \
    X(FROM_ID, "from_id", "OrganId", "From", false)                                                                    \
    X(FROM, "from", "OrganName", "From", false)                                                                        \
    X(TO, "to", "OrganName", "To", true)                                                                               \
    X(TO_ID, "to_id", "OrganId", "To", true)                                                                           \
    X(NUMBER, "number", "CodeNumber", "Code", false)                                                                   \
    X(NOTATION, "notation", "CodeNotation", "Code", false)                                                             \
    X(DATE, "date", "PromulgationDate", "PromulgationInfo", false)                                                     \
    X(TYPE, "type", "TypeName", "DocumentType", false)                                                                 \
    X(SUBJECT, "subject", "Subject", "MessageHeader", false)                                                           \
    X(SIGNER, "signer", "FullName", "SignerInfo", false)                                                               \
    X(DUE, "due", "DueDate", "MessageHeader", false)                                                                   \
    X(PLACE, "place", "Place", "ToPlaces", true)                                                                       \
    X(PRIORITY, "priority", "Priority", "OtherInfo", false)                                                            \
    X(DOCUMENT, "document", "DocumentId", "MessageHeader", false)                                                      \
    X(REPLY_CODE, "reply_code", "Code", "ResponseFor", true)                                                           \
    X(REPLY_ID, "reply_id", "DocumentId", "ResponseFor", true)                                                         \
    X(BUSINESS, "business", "BussinessDocType", "Bussiness", false)
enum edxml_field {
#define X(name, key, element, parent, again) EDXML_##name,
    EDXML_FIELD_LIST(X)
#undef X
        EDXML_FIELD_COUNT
};
extern const char *const EDXML_KEYS[]; /* by field; NULL ends them */

/* What the child does: for child_run, tests and fuzzing. */
void edxml_child(struct text bytes, void *arg, struct sbuf *answer);

#endif
