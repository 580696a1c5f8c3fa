#include "report/rows_xlsx.h"

#include "report/package.h"

enum { CELL_BYTES_MAX = 32000, SHEET_BYTES_MAX = 31, WIDE_FROM = 24 };

#define XML      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OFFICE   "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define SHEET_ML "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

static const char TYPES[] =
    XML "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Override PartName=\"/xl/workbook.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
        "<Override PartName=\"/xl/worksheets/sheet1.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
        "<Override PartName=\"/xl/styles.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>";
static const char RELS[] = XML
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
    "Type=\"" OFFICE "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
static const char BOOK_RELS[] = XML
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
    "Type=\"" OFFICE "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" OFFICE
    "/styles\" Target=\"styles.xml\"/></Relationships>";
/* Formats of cells by number: 0 plain, 1 head, 2 words in red. */
static const char STYLES[] = XML
    "<styleSheet xmlns=\"" SHEET_ML "\"><fonts count=\"3\"><font><sz val=\"12\"/><name val=\"Times New Roman\"/></font>"
    "<font><b/><sz val=\"12\"/><name val=\"Times New Roman\"/></font>"
    "<font><sz val=\"12\"/><color rgb=\"FFA8201A\"/><name val=\"Times New Roman\"/></font></fonts>"
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
    "patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\">"
    "<xf fontId=\"0\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
    "<xf fontId=\"1\" applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"center\" wrapText=\"1\"/></xf>"
    "<xf fontId=\"2\" applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" "
    "wrapText=\"1\"/></xf></cellXfs></styleSheet>";
enum format { PLAIN, HEAD, REASON };

/* At most so many bytes, and no letter in two. */
static struct text cut(struct text words, size_t most)
{
    if (words.n <= most)
        return words;
    while (most > 0 && ((unsigned char)words.p[most] & 0xC0) == 0x80)
        most--;
    return text_sub(words, 0, most);
}

/* Signs that XML has no place for are left out. */
static void put_words(struct sbuf *out, struct text words)
{
    for (size_t i = 0; i < words.n; i++)
        switch (words.p[i]) {
        case '&': sbuf_str(out, "&amp;"); break;
        case '<': sbuf_str(out, "&lt;"); break;
        case '>': sbuf_str(out, "&gt;"); break;
        case '"': sbuf_str(out, "&quot;"); break;
        default:
            if ((unsigned char)words.p[i] >= 32 || words.p[i] == '\n' || words.p[i] == '\t')
                sbuf_add(out, text_sub(words, i, i + 1));
        }
}

static void put_cell(struct sbuf *out, size_t row, size_t column, enum format format, struct text words)
{
    char letters[3] = { (char)('A' + column % 26), 0, 0 };
    if (column >= 26) {
        letters[0] = (char)('A' + column / 26 - 1);
        letters[1] = (char)('A' + column % 26);
    }
    sbuf_printf(out, "<c r=\"%s%zu\" s=\"%d\" t=\"inlineStr\"><is><t xml:space=\"preserve\">", letters, row + 1,
                (int)format);
    put_words(out, cut(words, CELL_BYTES_MAX));
    sbuf_str(out, "</t></is></c>");
}

/* Words get room, marks and dates a little. */
static int width_of(const struct xlsx_rows *x, size_t column)
{
    size_t most = 0;
    for (size_t i = 0; i < x->n; i++)
        most = x->rows[i][column].n > most ? x->rows[i][column].n : most;
    return most > WIDE_FROM * 2 ? 48 : most > WIDE_FROM ? 24 : 14;
}

static struct text sheet_of(struct sbuf *out, const struct xlsx_rows *x)
{
    sbuf_str(out, XML "<worksheet xmlns=\"" SHEET_ML "\"><sheetViews><sheetView workbookViewId=\"0\">");
    if (x->head)
        sbuf_printf(out, "<pane ySplit=\"%zu\" topLeftCell=\"A%zu\" activePane=\"bottomLeft\" state=\"frozen\"/>",
                    x->head, x->head + 1);
    sbuf_str(out, "</sheetView></sheetViews><cols>");
    for (size_t c = 0; c < x->columns; c++)
        sbuf_printf(out, "<col min=\"%zu\" max=\"%zu\" width=\"%d\" customWidth=\"1\"/>", c + 1, c + 1, width_of(x, c));
    sbuf_str(out, "</cols><sheetData>");
    for (size_t i = 0; i < x->n; i++) {
        sbuf_printf(out, "<row r=\"%zu\">", i + 1);
        for (size_t c = 0; c < x->columns; c++)
            if (!text_empty(x->rows[i][c]))
                put_cell(out, i, c, i < x->head ? HEAD : c + 1 == x->columns ? REASON : PLAIN, x->rows[i][c]);
        sbuf_str(out, "</row>");
    }
    sbuf_str(out, "</sheetData></worksheet>");
    return sbuf_text(out);
}

void rows_xlsx(struct sbuf *out, struct arena *a, const struct xlsx_rows *x)
{
    struct sbuf sheet, name;
    sbuf_init(&sheet, PACKAGE_PART_BYTES_MAX);
    sbuf_init(&name, PACKAGE_PART_BYTES_MAX);
    put_words(&name, cut(x->sheet, SHEET_BYTES_MAX));
    struct text book =
        text_printf(a,
                    XML "<workbook xmlns=\"" SHEET_ML "\" xmlns:r=\"" OFFICE
                        "\"><sheets><sheet name=\"%.*s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                    TEXT_FMT(sbuf_text(&name)));
    struct package_part parts[] = {
        { TEXT("[Content_Types].xml"), text_of(TYPES) },
        { TEXT("_rels/.rels"), text_of(RELS) },
        { TEXT("xl/workbook.xml"), book },
        { TEXT("xl/_rels/workbook.xml.rels"), text_of(BOOK_RELS) },
        { TEXT("xl/styles.xml"), text_of(STYLES) },
        { TEXT("xl/worksheets/sheet1.xml"), sheet_of(&sheet, x) },
    };
    const struct package package = { parts, LEN(parts) };
    package_write(out, &package);
    sbuf_release(&sheet);
    sbuf_release(&name);
}
