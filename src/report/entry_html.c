/* entry_html.c -- the forms of the way in (entry.h). */
#include "report/entry.h"

#include "base/i18n.h"
#include "report/qr.h"
#include "report/xml.h"

#include <stdio.h>
#include <string.h>

const char ENTRY_JS[] = "'use strict'\n"
                        "const link = document.getElementById('link')\n"
                        "if (link && location.hash.length > 1) {\n"
                        "  link.value = location.hash.slice(1)\n"
                        "  history.replaceState(null, '', location.pathname + location.search)\n"
                        "  link.form.submit()\n"
                        "}\n";

#define NAME_MORE     "required autocomplete=\"username\" maxlength=\"64\""
#define CODE_MORE     "required autocomplete=\"one-time-code\" inputmode=\"numeric\" maxlength=\"12\""
#define PASSWORD_MORE "required autocomplete=\"current-password\" maxlength=\"1024\""
#define CHOSEN_MORE   "required autocomplete=\"new-password\" minlength=\"10\" maxlength=\"1024\""

static void print_way(struct sbuf *out, struct arena *a, const struct entry_page *p, const char *where,
                      const char *words)
{
    sbuf_str(out, "<p>");
    plain_element(out, text_cstr(a, text_printf(a, "a href=\"%s?lang=%s\"", where, p->lang)), text_of(words));
    sbuf_str(out, "</p>\n");
}

/* --- a form ----------------------------------------------------------------------------------------------------------- */

static void form_begin(struct sbuf *out, const struct entry_page *p, const char *where, const char *what)
{
    bool bare = what && strcmp(what, "out") == 0;
    sbuf_printf(out, "<form%s method=\"post\" action=\"%s?lang=%s\">\n", bare ? " class=\"bare\"" : "", where, p->lang);
    plain_hidden(out, "csrf", p->token);
    if (what)
        plain_hidden(out, "do", text_of(what));
    if (!text_empty(p->next))
        plain_hidden(out, "next", p->next);
}

static void form_end(struct sbuf *out, const char *label, bool quiet)
{
    plain_button(out, label, quiet);
    sbuf_str(out, "</form>\n");
}

static void print_name(struct sbuf *out, const struct entry_page *p, const char *hint)
{
    plain_field(out, &(struct plain_field){ "name", _("Account name"), hint, "text",
                                            text_empty(p->name) ? NAME_MORE " autofocus" : NAME_MORE, p->name });
}

static void print_code(struct sbuf *out)
{
    plain_field(out, &(struct plain_field){ "code", _("Code of the second factor"),
                                            _("Six digits, as the app on your telephone shows them"), "text",
                                            CODE_MORE " autofocus", TEXT_NONE });
}

/* --- signing in -------------------------------------------------------------------------------------------------------- */

/* Where no script runs the page is empty: one is led to what needs none, and told why. */
static void print_without_script(struct sbuf *out, const struct entry_page *p)
{
    sbuf_str(out, "<noscript>");
    plain_element(out, "p",
                  text_of(_("JavaScript is switched off in this browser: your password and second factor can be "
                            "changed here; to work on matters, switch it on.")));
    if (text_empty(p->next))
        plain_hidden(out, "next", TEXT("/tai-khoan"));
    sbuf_str(out, "</noscript>\n");
}

static void print_sign_in(struct sbuf *out, struct arena *a, const struct entry_page *p)
{
    form_begin(out, p, "/dang-nhap", NULL);
    print_without_script(out, p);
    print_name(out, p, NULL);
    plain_field(out,
                &(struct plain_field){ "password", _("Password"), NULL, "password",
                                       text_empty(p->name) ? PASSWORD_MORE : PASSWORD_MORE " autofocus", TEXT_NONE });
    form_end(out, _("Sign in"), false);
    if (!text_empty(p->service)) {
        sbuf_str(out, "<p><a class=\"button\" href=\"/api/oidc/start\">");
        xml_escape(out, text_printf(a, _("Sign in by %.*s"), TEXT_FMT(p->service)));
        sbuf_str(out, "</a></p>\n");
    }
    plain_element(out, "p class=\"hint\"",
                  text_of(_("Forgotten your password? The office's administrator gives a link for a new one.")));
}

static void print_second(struct sbuf *out, struct arena *a, const struct entry_page *p)
{
    form_begin(out, p, "/dang-nhap", NULL);
    plain_hidden(out, "sealed", p->sealed);
    print_code(out);
    form_end(out, _("Sign in"), false);
    print_way(out, a, p, "/dang-nhap", _("Sign in as somebody else"));
}

/* --- a one-time link --------------------------------------------------------------------------------------------------- */

static void print_link(struct sbuf *out, struct arena *a, const struct entry_page *p)
{
    plain_element(out, "p",
                  text_of(p->nobody
                              ? _("There is no account yet. When it starts, the server prints a one-time link by "
                                  "which the first administrator's account is made: open that link.")
                              : _("An administrator gives you a one-time link for your password: open that link.")));
    form_begin(out, p, "/setup", NULL);
    plain_field(out, &(struct plain_field){ "link", _("Words of the link"),
                                            _("What stands behind the sign # in the link; the whole link will do too"),
                                            "text", "required autocomplete=\"off\" maxlength=\"200\"", TEXT_NONE });
    form_end(out, _("Go on"), false);
    print_way(out, a, p, "/dang-nhap", _("I have an account: sign in"));
}

static void print_chosen(struct sbuf *out, const char *label)
{
    plain_field(out,
                &(struct plain_field){ "password", label,
                                       _("At least 10 letters. A long sentence that is easily kept in mind is best."),
                                       "password", CHOSEN_MORE, TEXT_NONE });
    plain_field(out,
                &(struct plain_field){ "again", _("The password again"), NULL, "password", CHOSEN_MORE, TEXT_NONE });
}

static void print_setup(struct sbuf *out, struct arena *a, const struct entry_page *p)
{
    plain_element(
        out, "p",
        p->first ? text_printf(a, _("This account administers the system of %.*s. The link works once."),
                               TEXT_FMT(p->province))
                 : text_printf(a, _("A password for the account '%.*s'. The link works once."), TEXT_FMT(p->name)));
    form_begin(out, p, "/setup", "set");
    plain_hidden(out, "link", p->link);
    if (p->first)
        print_name(out, p, _("Small letters without accents, for example: yentt"));
    else /* so that a password manager knows whose it is */
        sbuf_printf(out, "<input type=\"text\" name=\"shown\" autocomplete=\"username\" hidden value=\"%.*s\">\n",
                    TEXT_FMT(p->name));
    print_chosen(out, _("Password"));
    form_end(out, p->first ? _("Make the account and sign in") : _("Set the password and sign in"), false);
}

/* --- the own account ----------------------------------------------------------------------------------------------------- */

static void section(struct sbuf *out, const char *id, const char *heading, const char *words)
{
    sbuf_printf(out, "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">", id, id);
    xml_escape(out, text_of(heading));
    sbuf_str(out, "</h2>\n");
    if (words)
        plain_element(out, "p class=\"hint\"", text_of(words));
}

static void print_now(struct sbuf *out, const char *name)
{
    plain_field(
        out, &(struct plain_field){ name, _("The password there is now"), NULL, "password", PASSWORD_MORE, TEXT_NONE });
}

static void print_own(struct sbuf *out, struct arena *a, const struct entry_page *p)
{
    plain_element(out, "p", text_printf(a, _("Signed in as '%.*s'."), TEXT_FMT(p->name)));
    section(out, "password-head", _("Another password"), _("Ends every session of the account; sign in again then."));
    form_begin(out, p, "/tai-khoan", "password");
    print_now(out, "old");
    print_chosen(out, _("New password"));
    form_end(out, _("Change the password"), false);
    sbuf_str(out, "</section>\n");
    section(out, "factor-head", _("Second factor"),
            p->second_factor
                ? _("Signing in asks for a code from your telephone.")
                : _("A code from your telephone besides the password: who has guessed or seen the password "
                    "does not get in."));
    form_begin(out, p, "/tai-khoan", p->second_factor ? "remove" : "factor");
    print_now(out, "factor-password");
    form_end(out, p->second_factor ? _("Do without it") : _("Set it up"), p->second_factor);
    sbuf_str(out, "</section>\n");
    form_begin(out, p, "/tai-khoan", "out");
    form_end(out, _("Sign out"), true);
    sbuf_str(out, "<p>");
    plain_element(out, "a href=\"/\"", text_of(_("Back to my work")));
    sbuf_str(out, "</p>\n");
}

static void print_factor(struct sbuf *out, struct arena *a, const struct entry_page *p)
{
    if (!text_empty(p->secret)) {
        plain_element(out, "p", text_of(_("Take this picture with an authenticator app, or type the words into it:")));
        report_qr(out, a, p->uri, _("The words below as a picture"));
        struct text shown = TEXT_NONE;
        for (size_t i = 0; i < p->secret.n; i += 4)
            shown =
                text_printf(a, "%.*s%s%.*s", TEXT_FMT(shown), i ? " " : "", TEXT_FMT(text_sub(p->secret, i, i + 4)));
        sbuf_str(out, "<p>");
        plain_element(out, "code", shown);
        sbuf_str(out, "</p>\n<p><a href=\"");
        xml_escape(out, p->uri);
        sbuf_str(out, "\">");
        xml_escape(out, text_of(_("Open it in an app on this telephone")));
        sbuf_str(out, "</a></p>\n");
    }
    form_begin(out, p, "/tai-khoan", "confirm");
    print_code(out);
    form_end(out, _("Confirm"), false);
    print_way(out, a, p, "/tai-khoan", _("Leave it as it was"));
}

/* --- all ------------------------------------------------------------------------------------------------------------------ */

static const struct {
    const char *title, *where;
} PAGES[] = {
    [ENTRY_SIGN_IN] = { N_("Sign in"), "/dang-nhap" },
    [ENTRY_CODE] = { N_("Second factor"), "/dang-nhap" },
    [ENTRY_LINK] = { N_("One-time link"), "/setup" },
    [ENTRY_SETUP] = { N_("Set a password"), "/setup" },
    [ENTRY_OWN] = { N_("My account"), "/tai-khoan" },
    [ENTRY_FACTOR] = { N_("Second factor"), "/tai-khoan" },
    [ENTRY_REFUSED] = { N_("That did not work"), "/dang-nhap" },
};

static struct text percent(struct arena *a, struct text t)
{
    char *out = arena_alloc(a, 3 * t.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < t.n; i++) {
        unsigned char c = (unsigned char)t.p[i];
        bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '/' || c == '-';
        n += (size_t)sprintf(out + n, plain ? "%c" : "%%%02X", c);
    }
    return (struct text){ out, n };
}

static struct plain_page frame(struct arena *a, const struct entry_page *p)
{
    bool asks = p->kind == ENTRY_SIGN_IN && !text_empty(p->next);
    const char *title =
        p->kind == ENTRY_SETUP && p->first ? N_("Make the first administrator's account") : PAGES[p->kind].title;
    return (struct plain_page){ .province = p->province,
                                .exercise = p->exercise,
                                .lang = p->lang,
                                .title = _(title),
                                .other = asks ? text_printf(a, "%s?next=%.*s", PAGES[p->kind].where,
                                                            TEXT_FMT(percent(a, p->next)))
                                              : text_of(PAGES[p->kind].where),
                                .script = p->kind == ENTRY_LINK ? "/setup.js" : NULL };
}

void report_entry(struct sbuf *out, struct arena *a, const struct entry_page *p)
{
    struct plain_page page = frame(a, p);
    plain_begin(out, &page);
    plain_alert(out, p->wrong);
    if (!text_empty(p->done))
        plain_element(out, "p class=\"note fine\" role=\"status\"", p->done);
    switch (p->kind) {
    case ENTRY_SIGN_IN: print_sign_in(out, a, p); break;
    case ENTRY_CODE: print_second(out, a, p); break;
    case ENTRY_LINK: print_link(out, a, p); break;
    case ENTRY_SETUP: print_setup(out, a, p); break;
    case ENTRY_OWN: print_own(out, a, p); break;
    case ENTRY_FACTOR: print_factor(out, a, p); break;
    case ENTRY_REFUSED: print_way(out, a, p, "/dang-nhap", _("Go on")); break;
    }
    plain_end(out);
}
