/* mime.c -- a letter for the mail system (mime.h). */
#include "report/mime.h"

#include <string.h>

enum { ADDRESS_MAX = 254, LOCAL_MAX = 64, WORD_BYTES = 39, LINE_BYTES = 57 };

static const char BOUNDARY[] = "=_congvu_alternative"; /* base64 knows no '_' */

/* --- addresses --------------------------------------------------------------------------------------------------- */

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/* Letters, with single ones of `more` between them. */
static bool dotted(struct text t, const char *more)
{
    bool last = false;
    for (size_t i = 0; i < t.n; i++) {
        bool letter = is_letter(t.p[i]);
        if (!letter && (t.p[i] == '\0' || !strchr(more, t.p[i]) || (t.p[i] == '.' && !last)))
            return false;
        last = t.p[i] != '.';
    }
    return last;
}

bool mime_address(struct text t)
{
    size_t at = text_find(t, TEXT("@"), 0);
    if (at == SIZE_MAX || at == 0 || at > LOCAL_MAX || t.n > ADDRESS_MAX)
        return false;
    struct text host = text_sub(t, at + 1, t.n);
    return dotted(text_sub(t, 0, at), ".!#$%&'*+/=?^_`{|}~-") && dotted(host, ".-") && host.p[0] != '-';
}

/* --- headers ------------------------------------------------------------------------------------------------------- */

static void base64(struct sbuf *out, struct text t)
{
    static const char LETTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < t.n; i += 3) {
        unsigned char b[3] = { 0 };
        size_t n = t.n - i < 3 ? t.n - i : 3;
        memcpy(b, t.p + i, n);
        sbuf_char(out, LETTERS[b[0] >> 2]);
        sbuf_char(out, LETTERS[(b[0] & 3) << 4 | b[1] >> 4]);
        sbuf_char(out, n > 1 ? LETTERS[(b[1] & 15) << 2 | b[2] >> 6] : '=');
        sbuf_char(out, n > 2 ? LETTERS[b[2] & 63] : '=');
    }
}

static bool is_plain(struct text t)
{
    for (size_t i = 0; i < t.n; i++)
        if (!is_letter(t.p[i]) && t.p[i] != ' ')
            return false;
    return t.n <= WORD_BYTES;
}

/* As encoded words (RFC 2047), a line each; a text of plain letters as it is. */
static void header_text(struct sbuf *out, struct text t)
{
    if (is_plain(t)) {
        sbuf_add(out, t);
        return;
    }
    for (size_t from = 0, at = 0; from < t.n; from = at) {
        size_t next = from;
        while (next < t.n && (text_next(t, &next), next - from <= WORD_BYTES))
            at = next;
        sbuf_str(out, from ? "\r\n =?UTF-8?B?" : "=?UTF-8?B?");
        base64(out, text_sub(t, from, at));
        sbuf_str(out, "?=");
    }
}

static void header_address(struct sbuf *out, const char *name, struct text who, struct text address)
{
    assert(mime_address(address));
    sbuf_printf(out, "%s: ", name);
    header_text(out, who);
    sbuf_printf(out, "%s<%.*s>\r\n", who.n ? "\r\n " : "", TEXT_FMT(address));
}

static void header_date(struct sbuf *out, struct instant t)
{
    static const char DAYS[][4] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
    static const char MONTHS[][4] = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    struct day day = instant_day(t);
    struct civil c = day_civil(day);
    int64_t s = (t.us - day_start(day).us) / US_SECOND;
    sbuf_printf(out, "Date: %s, %02d %s %04d %02d:%02d:%02d +0700\r\n", DAYS[day_weekday(day)], c.day,
                MONTHS[c.month - 1], c.year, (int)(s / 3600), (int)(s / 60 % 60), (int)(s % 60));
}

/* --- the whole ------------------------------------------------------------------------------------------------------ */

/* Line ends are CRLF before the text is encoded (RFC 2045 6.8). */
static void part(struct sbuf *out, const char *type, struct text t)
{
    struct sbuf lines;
    sbuf_init(&lines, 2 * t.n + 2);
    for (size_t i = 0; i < t.n; i++) {
        if (t.p[i] == '\n')
            sbuf_char(&lines, '\r');
        sbuf_char(&lines, t.p[i]);
    }
    struct text all = sbuf_text(&lines);
    sbuf_printf(out, "--%s\r\nContent-Type: %s; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n", BOUNDARY,
                type);
    for (size_t i = 0; i < all.n; i += LINE_BYTES) {
        base64(out, text_sub(all, i, i + LINE_BYTES < all.n ? i + LINE_BYTES : all.n));
        sbuf_str(out, "\r\n");
    }
    sbuf_release(&lines);
}

void mime_write(struct sbuf *out, const struct mime_mail *m)
{
    header_address(out, "From", m->from_name, m->from);
    header_address(out, "To", m->to_name, m->to);
    sbuf_str(out, "Subject: ");
    header_text(out, m->letter->subject);
    sbuf_str(out, "\r\n");
    header_date(out, m->date);
    sbuf_printf(out, "Message-ID: <%.*s>\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n",
                TEXT_FMT(m->message_id));
    sbuf_printf(out, "Content-Language: %s\r\nContent-Type: multipart/alternative; boundary=\"%s\"\r\n\r\n", m->lang,
                BOUNDARY);
    part(out, "text/plain", m->letter->plain);
    part(out, "text/html", m->letter->html);
    sbuf_printf(out, "--%s--\r\n", BOUNDARY);
}
