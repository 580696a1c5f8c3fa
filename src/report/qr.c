#include "report/qr.h"

#include "report/xml.h"

#include <qrencode.h>

enum { QUIET = 4 }; /* modules of white around it, as the standard asks */

/* A run of black in a row is one rectangle. */
static void print_row(struct sbuf *out, const unsigned char *row, int width, int y)
{
    for (int x = 0; x < width; x++) {
        int from = x;
        while (x < width && row[x] & 1)
            x++;
        if (x > from)
            sbuf_printf(out, "M%d %dh%dv1h-%dz", from + QUIET, y + QUIET, x - from, x - from);
    }
}

void report_qr(struct sbuf *out, struct arena *a, struct text words, const char *label)
{
    QRcode *code = QRcode_encodeString8bit(text_cstr(a, words), 0, QR_ECLEVEL_M);
    if (!code)
        return;
    int whole = code->width + 2 * QUIET;
    sbuf_printf(out, "<svg class=\"qr\" role=\"img\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\"><title>",
                whole, whole);
    xml_escape(out, text_of(label));
    sbuf_str(out, "</title><path fill=\"#000\" d=\"");
    for (int y = 0; y < code->width; y++)
        print_row(out, code->data + (size_t)y * (size_t)code->width, code->width, y);
    sbuf_str(out, "\"/></svg>\n");
    QRcode_free(code);
}
