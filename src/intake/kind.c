#include "intake/kind.h"

#include "base/i18n.h"

static const struct {
    struct text mark;
    size_t at;
    enum kind kind;
} MARKS[] = {
    { { "PK\3\4", 4 }, 0, KIND_ZIP },
    { { "PK\5\6", 4 }, 0, KIND_ZIP }, /* an archive of nothing */
    { { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8 }, 0, KIND_COMPOUND },
    { { "%PDF-", 5 }, 0, KIND_PDF },
    { { "\x89PNG\r\n\x1A\n", 8 }, 0, KIND_IMAGE },
    { { "\xFF\xD8\xFF", 3 }, 0, KIND_IMAGE },
    { { "GIF8", 4 }, 0, KIND_IMAGE },
    { { "II*\0", 4 }, 0, KIND_IMAGE },
    { { "MM\0*", 4 }, 0, KIND_IMAGE },
    { { "WEBP", 4 }, 8, KIND_IMAGE },
    { { "ftyphei", 7 }, 4, KIND_IMAGE },
    { { "{\\rtf", 5 }, 0, KIND_RTF },
    { { "Rar!\x1A\7", 6 }, 0, KIND_ARCHIVE },
    { { "7z\xBC\xAF\x27\x1C", 6 }, 0, KIND_ARCHIVE },
    { { "\x1F\x8B\x08", 3 }, 0, KIND_ARCHIVE },
    { { "ustar", 5 }, 257, KIND_ARCHIVE },
};

enum { COMPOUND_LOOKED_AT = 8 << 20 };

/* The directory of a compound file has its names in UTF-16. */
static bool has_wide(struct text bytes, const char *name)
{
    char wide[64];
    size_t n = 0;
    for (; name[n / 2] != '\0'; n += 2) {
        wide[n] = name[n / 2];
        wide[n + 1] = '\0';
    }
    return text_find(text_sub(bytes, 0, COMPOUND_LOOKED_AT), (struct text){ wide, n }, 0) != SIZE_MAX;
}

static enum kind compound(struct text bytes)
{
    if (has_wide(bytes, "EncryptedPackage"))
        return KIND_ENCRYPTED;
    if (has_wide(bytes, "WordDocument"))
        return KIND_DOC;
    return has_wide(bytes, "Workbook") ? KIND_XLS : KIND_COMPOUND;
}

/* XML whose first elements have a name of edXML; its declarations stand in them. */
static bool is_edxml(struct text bytes)
{
    enum { LOOKED_AT = 4096 };
    struct text head = text_sub(bytes, 0, LOOKED_AT);
    size_t at = text_starts(head, TEXT("\xEF\xBB\xBF")) ? 3 : 0;
    while (at < head.n && (head.p[at] == ' ' || head.p[at] == '\n' || head.p[at] == '\r' || head.p[at] == '\t'))
        at++;
    if (at >= head.n || head.p[at] != '<')
        return false;
    return text_find(head, TEXT("<edXML"), at) != SIZE_MAX || text_find(head, TEXT("edXMLEnvelope"), at) != SIZE_MAX ||
           text_find(head, TEXT("xmlns:edXML"), at) != SIZE_MAX;
}

enum kind kind_of(struct text bytes)
{
    for (size_t i = 0; i < LEN(MARKS); i++)
        if (text_eq(text_sub(bytes, MARKS[i].at, MARKS[i].at + MARKS[i].mark.n), MARKS[i].mark))
            return MARKS[i].kind == KIND_COMPOUND ? compound(bytes) : MARKS[i].kind;
    size_t pdf = text_find(text_sub(bytes, 0, 1024), TEXT("%PDF-"), 0); /* some scanners write a line before it */
    if (pdf != SIZE_MAX)
        return KIND_PDF;
    return is_edxml(bytes) ? KIND_EDXML : KIND_TEXT;
}

const char *kind_todo(enum kind k)
{
    static const char *const MENDS[] = {
#define X(name, word, todo) [KIND_##name] = todo,
        KIND_LIST(X)
#undef X
    };
    assert(k < KIND_COUNT);
    return MENDS[k];
}
