#include "intake/column.h"

/* Folded words that a head must hold, and what the column then is. The longest that fits decides. */
static const struct {
    const char *words;
    enum column column;
} HEADS[] = {
    { "stt", COLUMN_NUMBER },
    { "so tt", COLUMN_NUMBER },
    { "tt", COLUMN_NUMBER },
    { "st t", COLUMN_NUMBER }, /* in a column narrower than the word */
    { "s tt", COLUMN_NUMBER },
    { "so thu tu", COLUMN_NUMBER },
    { "no.", COLUMN_NUMBER },
    { "nhiem vu", COLUMN_TASK },
    { "noi dung", COLUMN_TASK },
    { "noi dung nhiem vu", COLUMN_TASK },
    { "noi dung cong viec", COLUMN_TASK },
    { "noi dung thuc hien", COLUMN_TASK },
    { "noi dung chi dao", COLUMN_TASK },
    { "ten nhiem vu", COLUMN_TASK },
    { "cong viec", COLUMN_TASK },
    { "nhiem vu duoc giao", COLUMN_TASK },
    { "nhiem vu trong tam", COLUMN_TASK },
    { "task", COLUMN_TASK },
    { "tasks", COLUMN_TASK },
    { "action", COLUMN_TASK },
    { "actions", COLUMN_TASK },
    { "activity", COLUMN_TASK },
    { "activities", COLUMN_TASK },
    { "chu tri", COLUMN_LEAD },
    { "don vi chu tri", COLUMN_LEAD },
    { "co quan chu tri", COLUMN_LEAD },
    { "don vi chu tri thuc hien", COLUMN_LEAD },
    { "don vi thuc hien", COLUMN_LEAD },
    { "co quan thuc hien", COLUMN_LEAD },
    { "co quan tham muu", COLUMN_LEAD },
    { "don vi duoc giao", COLUMN_LEAD },
    { "co quan duoc giao", COLUMN_LEAD },
    { "don vi phu trach", COLUMN_LEAD },
    { "phan cong", COLUMN_LEAD },
    { "lead", COLUMN_LEAD },
    { "lead agency", COLUMN_LEAD },
    { "lead unit", COLUMN_LEAD },
    { "led by", COLUMN_LEAD },
    { "owner", COLUMN_LEAD },
    { "responsible", COLUMN_LEAD },
    { "responsibility", COLUMN_LEAD },
    { "assigned to", COLUMN_LEAD },
    { "in charge", COLUMN_LEAD },
    { "action by", COLUMN_LEAD },
    { "implementing agency", COLUMN_LEAD },
    { "implementing unit", COLUMN_LEAD },
    { "support", COLUMN_WITH },
    { "supporting", COLUMN_WITH },
    { "supporting agency", COLUMN_WITH },
    { "supporting agencies", COLUMN_WITH },
    { "support agency", COLUMN_WITH },
    { "supported by", COLUMN_WITH },
    { "coordination", COLUMN_WITH },
    { "coordinating", COLUMN_WITH },
    { "coordinating agency", COLUMN_WITH },
    { "coordinating agencies", COLUMN_WITH },
    { "coordinating unit", COLUMN_WITH },
    { "coordinating units", COLUMN_WITH },
    { "cooperation", COLUMN_WITH },
    { "cooperating", COLUMN_WITH },
    { "cooperating agency", COLUMN_WITH },
    { "cooperating agencies", COLUMN_WITH },
    { "cooperating unit", COLUMN_WITH },
    { "cooperating units", COLUMN_WITH },
    { "partners", COLUMN_WITH },
    { "together with", COLUMN_WITH },
    { "phoi hop", COLUMN_WITH },
    { "don vi phoi hop", COLUMN_WITH },
    { "co quan phoi hop", COLUMN_WITH },
    { "don vi phoi hop thuc hien", COLUMN_WITH },
    { "co quan phoi hop thuc hien", COLUMN_WITH },
    { "can bo", COLUMN_PERSON },
    { "nguoi thuc hien", COLUMN_PERSON },
    { "nguoi phu trach", COLUMN_PERSON },
    { "can bo phu trach", COLUMN_PERSON },
    { "chuyen vien", COLUMN_PERSON },
    { "lanh dao phu trach", COLUMN_PERSON },
    { "bat dau", COLUMN_NONE },
    { "ngay bat dau", COLUMN_NONE },
    { "thoi gian bat dau", COLUMN_NONE },
    { "thoi diem bat dau", COLUMN_NONE },
    { "start", COLUMN_NONE },
    { "start date", COLUMN_NONE },
    { "start time", COLUMN_NONE },
    { "thoi han", COLUMN_DUE },
    { "han", COLUMN_DUE },
    { "han xu ly", COLUMN_DUE },
    { "han hoan thanh", COLUMN_DUE },
    { "thoi gian", COLUMN_DUE },
    { "thoi gian thuc hien", COLUMN_DUE },
    { "thoi gian hoan thanh", COLUMN_DUE },
    { "thoi han hoan thanh", COLUMN_DUE },
    { "thoi han thuc hien", COLUMN_DUE },
    { "tien do hoan thanh", COLUMN_DUE },
    { "ngay hoan thanh theo yeu cau", COLUMN_DUE },
    { "deadline", COLUMN_DUE },
    { "due", COLUMN_DUE },
    { "due date", COLUMN_DUE },
    { "target date", COLUMN_DUE },
    { "completion date", COLUMN_DUE },
    { "completion", COLUMN_DUE },
    { "time limit", COLUMN_DUE },
    { "timeline", COLUMN_DUE },
    { "timeframe", COLUMN_DUE },
    { "time", COLUMN_DUE },
    { "by when", COLUMN_DUE },
    { "output", COLUMN_PRODUCT },
    { "outputs", COLUMN_PRODUCT },
    { "deliverable", COLUMN_PRODUCT },
    { "deliverables", COLUMN_PRODUCT },
    { "status", COLUMN_STATE },
    { "san pham", COLUMN_PRODUCT },
    { "san pham du kien", COLUMN_PRODUCT },
    { "ket qua/san pham", COLUMN_PRODUCT },
    { "san pham hoan thanh", COLUMN_PRODUCT },
    { "ket qua du kien", COLUMN_PRODUCT },
    { "van ban giao", COLUMN_DOCUMENT },
    { "van ban giao nhiem vu", COLUMN_DOCUMENT },
    { "van ban chi dao", COLUMN_DOCUMENT },
    { "so van ban", COLUMN_DOCUMENT },
    { "so, ky hieu", COLUMN_DOCUMENT },
    { "so ky hieu", COLUMN_DOCUMENT },
    { "so/ky hieu", COLUMN_DOCUMENT },
    { "can cu", COLUMN_DOCUMENT },
    { "van ban", COLUMN_DOCUMENT },
    { "ngay giao", COLUMN_GIVEN },
    { "ngay ban hanh", COLUMN_GIVEN },
    { "ngay van ban", COLUMN_GIVEN },
    { "ngay thang van ban", COLUMN_GIVEN },
    { "thoi gian giao", COLUMN_GIVEN },
    { "ngay, thang", COLUMN_GIVEN },
    { "co quan giao", COLUMN_GIVER },
    { "don vi giao", COLUMN_GIVER },
    { "co quan ban hanh", COLUMN_GIVER },
    { "noi giao", COLUMN_GIVER },
    { "noi dung, nhiem vu", COLUMN_TASK },
    { "nhiem vu cu the", COLUMN_TASK },
    { "nhiem vu, giai phap", COLUMN_TASK },
    { "dau viec", COLUMN_TASK },
    { "hang muc", COLUMN_TASK },
    { "noi dung trien khai", COLUMN_TASK },
    { "ten cong viec", COLUMN_TASK },
    { "noi dung yeu cau", COLUMN_TASK },
    { "danh muc nhiem vu", COLUMN_TASK },
    { "co quan, don vi chu tri", COLUMN_LEAD },
    { "co quan/don vi chu tri", COLUMN_LEAD },
    { "dau moi", COLUMN_LEAD },
    { "don vi chiu trach nhiem", COLUMN_LEAD },
    { "co quan chiu trach nhiem", COLUMN_LEAD },
    { "trach nhiem thuc hien", COLUMN_LEAD },
    { "don vi tham muu", COLUMN_LEAD },
    { "co quan soan thao", COLUMN_LEAD },
    { "don vi soan thao", COLUMN_LEAD },
    { "phan cong chu tri", COLUMN_LEAD },
    { "chu dau tu", COLUMN_LEAD },
    { "don vi", COLUMN_LEAD },
    { "co quan", COLUMN_LEAD },
    { "don vi tinh", COLUMN_NONE },
    { "co quan, don vi phoi hop", COLUMN_WITH },
    { "co quan/don vi phoi hop", COLUMN_WITH },
    { "phoi hop thuc hien", COLUMN_WITH },
    { "hoan thanh", COLUMN_DUE },
    { "moc thoi gian", COLUMN_DUE },
    { "thoi diem", COLUMN_DUE },
    { "thoi diem hoan thanh", COLUMN_DUE },
    { "han cuoi", COLUMN_DUE },
    { "ngay hoan thanh", COLUMN_DUE },
    { "lo trinh", COLUMN_DUE },
    { "thoi gian trinh", COLUMN_DUE },
    { "thoi han trinh", COLUMN_DUE },
    { "du kien hoan thanh", COLUMN_DUE },
    { "thoi gian du kien", COLUMN_DUE },
    { "han nop", COLUMN_DUE },
    { "thoi gian bao cao", COLUMN_DUE },
    { "thoi han bao cao", COLUMN_DUE },
    { "san pham dau ra", COLUMN_PRODUCT },
    { "ket qua dau ra", COLUMN_PRODUCT },
    { "ket qua, san pham", COLUMN_PRODUCT },
    { "san pham, ket qua", COLUMN_PRODUCT },
    { "dau ra", COLUMN_PRODUCT },
    { "ket qua can dat", COLUMN_PRODUCT },
    { "trang thai", COLUMN_STATE },
    { "tinh trang", COLUMN_STATE },
    { "tinh hinh thuc hien", COLUMN_STATE },
    { "tien do", COLUMN_STATE },
    { "ket qua thuc hien", COLUMN_RESULT },
    { "ket qua", COLUMN_RESULT },
    { "ghi chu", COLUMN_NOTE },
    { "note", COLUMN_NOTE },
    { "notes", COLUMN_NOTE },
    { "remarks", COLUMN_NOTE },
};

static const struct {
    const char *word, *label;
} COLUMNS[] = {
#define X(name, word, label) [COLUMN_##name] = { word, label },
    COLUMN_LIST(X)
#undef X
};

const char *column_word(enum column c)
{
    assert(c < COLUMN_COUNT);
    return COLUMNS[c].word;
}

const char *column_label(enum column c)
{
    assert(c < COLUMN_COUNT);
    return COLUMNS[c].label;
}

enum column column_named(struct text word)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        if (text_eq(word, text_of(COLUMNS[i].word)))
            return (enum column)i;
    return COLUMN_COUNT;
}

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/* The words stand in t, not as a part of longer words. */
static bool holds(struct text t, struct text words)
{
    for (size_t at = 0; (at = text_find(t, words, at)) != SIZE_MAX; at++)
        if ((at == 0 || !is_letter(t.p[at - 1])) && (at + words.n >= t.n || !is_letter(t.p[at + words.n])))
            return true;
    return false;
}

enum column column_of(struct arena *a, struct text head)
{
    enum { HEAD_BYTES_MAX = 160 };
    enum column best = COLUMN_NONE;
    size_t longest = 0;
    if (head.n > HEAD_BYTES_MAX) /* a head is short; this is a sentence */
        return COLUMN_NONE;
    struct text folded = text_fold(a, head);
    for (size_t i = 0; i < LEN(HEADS); i++) {
        struct text words = text_of(HEADS[i].words);
        if (words.n > longest && holds(folded, words)) {
            longest = words.n;
            best = HEADS[i].column;
        }
    }
    return best;
}
