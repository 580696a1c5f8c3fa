/* paper_sign.c -- who signs, and by what right: the lines above the name.
 *
 *      who signs                        state                                   party
 *      the head                         GIÁM ĐỐC                                CHÁNH VĂN PHÒNG
 *      the head of a collective body    TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH          T/M TỈNH ỦY / BÍ THƯ
 *      a deputy                         KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC             K/T CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG
 *      a deputy of a collective body    TM. ... / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH   T/M TỈNH ỦY / PHÓ BÍ THƯ
 *      the head of a unit below         TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG          T/L BÍ THƯ / CHÁNH VĂN PHÒNG
 *      who was lent the head's post     TUQ. GIÁM ĐỐC / TRƯỞNG PHÒNG            T/UQ ...
 *
 * Posts are written as offices sign: without the body's name, which stands above, and without "thường trực", which the State has
 * no post for (Nghị định 30/2020/NĐ-CP, Điều 13 and phụ lục I; Hướng dẫn 05-HD/VPTW). */
#include "report/paper_field.h"

#include "base/i18n.h"

static const char *const COLLECTIVE[] = { "Ủy ban nhân dân", "UBND", "Hội đồng nhân dân", "HĐND", NULL };
static const char *const PARTY_BODIES[] = { "Tỉnh ủy", "Thành ủy", "Đảng ủy", "Huyện ủy", "Quận ủy", NULL };

static const char *begins(struct text t, const char *const *words)
{
    for (; *words; words++)
        if (text_starts(t, text_of(*words)))
            return *words;
    return NULL;
}

bool paper_is_party(const struct org *org, unit_id unit, struct instant t)
{
    for (unit_id u = unit; u; u = org_parent(org, u, t))
        if (begins(org_unit_name(org, u, t, "vi"), PARTY_BODIES))
            return true;
    return false;
}

/* --- posts ----------------------------------------------------------------------------------------------------------------- */

/* "Phó Chủ tịch UBND tỉnh" signs as PHÓ CHỦ TỊCH. */
static struct text title(const struct writer *w, post_id post)
{
    static const char *const TITLES[] = { "Chủ tịch",        "Giám đốc",        "Bí thư", "Chủ nhiệm",
                                          "Chánh Văn phòng", "Chánh Thanh tra", NULL };
    struct text name = org_post_name(w->org, post, "vi"), standing = TEXT(" thường trực");
    size_t at = text_starts(name, TEXT("Phó ")) ? TEXT("Phó ").n : 0;
    const char *known = begins(text_sub(name, at, name.n), TITLES);
    if (known) {
        size_t end = at + text_of(known).n;
        struct text rest = text_sub(name, end, name.n);
        bool party = w->paper->form == PAPER_PARTY && text_starts(text_fold(w->a, rest), text_fold(w->a, standing));
        name = text_sub(name, 0, party ? end + standing.n : end);
    }
    return text_upper(w->a, name);
}

/* Of a unit below the issuer, which the heading does not name: "GIÁM ĐỐC SỞ NỘI VỤ", "TRƯỞNG PHÒNG ĐẦU TƯ"; there is one CHÁNH VĂN PHÒNG. */
static struct text title_below(const struct writer *w, const struct tenure *own)
{
    struct text post = title(w, own->post), unit = text_upper(w->a, paper_unit(w, own->unit)), rest = unit, word;
    if (text_ends(post, TEXT("CHÁNH VĂN PHÒNG")) || !text_split(&rest, ' ', &word))
        return post;
    return paper_joined(w, post, " ", text_ends(post, word) ? rest : unit);
}

/* The head's post of a unit, from who has it, or else from the deputy's own. */
static struct text head_title(const struct writer *w, unit_id unit, struct text deputy)
{
    person_id head = org_head(w->org, unit, w->at);
    const struct tenure *tenure = head ? org_tenure_in(w->org, head, unit, false, w->at) : NULL;
    if (tenure)
        return title(w, tenure->post);
    return text_starts(deputy, TEXT("PHÓ ")) ? text_sub(deputy, TEXT("PHÓ ").n, deputy.n) : TEXT("THỦ TRƯỞNG CƠ QUAN");
}

/* --- rights ---------------------------------------------------------------------------------------------------------------- */

struct right {
    const char *state, *party;
};
static const struct right ON_BEHALF = { "TM.", "T/M" }, IN_PLACE = { "KT.", "K/T" }, BY_ORDER = { "TL.", "T/L" },
                          ENTRUSTED = { "TUQ.", "T/UQ" };

static struct text with(const struct writer *w, struct text above, struct right right, struct text whom)
{
    struct text line =
        text_printf(w->a, "%s %.*s", w->paper->form == PAPER_PARTY ? right.party : right.state, TEXT_FMT(whom));
    return paper_joined(w, above, "\n", line);
}

/* "TM. ỦY BAN NHÂN DÂN" of a body that decides together. */
static struct text on_behalf(const struct writer *w, bool *collective)
{
    struct text name = paper_unit(w, w->issuer);
    const char *body = begins(name, w->paper->form == PAPER_PARTY ? PARTY_BODIES : COLLECTIVE);
    *collective = body != NULL;
    if (!body)
        return TEXT_NONE;
    struct text whole = text_of(body);
    if (text_eq(whole, TEXT("UBND")))
        whole = TEXT("Ủy ban nhân dân");
    if (text_eq(whole, TEXT("HĐND")))
        whole = TEXT("Hội đồng nhân dân");
    return with(w, TEXT_NONE, ON_BEHALF, text_upper(w->a, whole));
}

/* Who signs for an absent head: the substitute, if one is named who is a deputy or head there. */
static person_id present(const struct writer *w, person_id head)
{
    size_t n;
    const struct absence *away = org_absences(w->org, head, &n);
    for (size_t i = 0; i < n; i++)
        if (!instant_before(w->at, away[i].from) && instant_before(w->at, away[i].to) && away[i].substitute &&
            org_tenure_in(w->org, away[i].substitute, w->issuer, false, w->at))
            return away[i].substitute;
    return head;
}

static enum rc no_right(const struct writer *w, person_id signer, struct err *err)
{
    return err_set(err, PB_WRONG_VALUE,
                   _("'%.*s' cannot sign for '%.*s': neither its head or deputy, nor the head or deputy of a unit "
                     "below it, nor lent its head's post"),
                   TEXT_FMT(org_person_name(w->org, signer)), TEXT_FMT(paper_unit(w, w->issuer)));
}

/* A post of the issuer's own. */
static void signs_there(struct writer *w, const struct tenure *own)
{
    bool collective, party = w->paper->form == PAPER_PARTY;
    struct text right = on_behalf(w, &collective), post = title(w, own->post);
    if (org_post_rank(w->org, own->post) == RANK_DEPUTY && !(collective && party))
        right = with(w, right, IN_PLACE, head_title(w, w->issuer, post));
    paper_set(w, &w->root, PF_AUTHORITY, right);
    paper_set(w, &w->root, PF_SIGNER_POST, post);
}

/* By order of the issuer's head: the head of a unit below it, or that head's deputy. */
static void signs_below(struct writer *w, const struct tenure *own)
{
    struct text post = title_below(w, own);
    struct text right = with(w, TEXT_NONE, BY_ORDER, head_title(w, w->issuer, TEXT_NONE));
    if (org_post_rank(w->org, own->post) == RANK_DEPUTY)
        right = with(w, right, IN_PLACE, head_title(w, own->unit, title(w, own->post)));
    paper_set(w, &w->root, PF_AUTHORITY, right);
    paper_set(w, &w->root, PF_SIGNER_POST, post);
}

/* The signer's post in the issuer, or else below it; a body that decides together takes no orders to sign. */
static const struct tenure *post_of(const struct writer *w, person_id signer)
{
    size_t n;
    const struct tenure *all = org_tenures(w->org, signer, &n),
                        *best = org_tenure_in(w->org, signer, w->issuer, false, w->at);
    for (size_t i = 0; !best && i < n; i++)
        if (!instant_before(w->at, all[i].from) && instant_before(w->at, all[i].to) &&
            org_is_above(w->org, w->issuer, all[i].unit, w->at) && !begins(paper_unit(w, all[i].unit), COLLECTIVE))
            best = &all[i];
    return best;
}

enum rc paper_sign(struct writer *w, struct err *err)
{
    person_id head = org_head(w->org, w->issuer, w->at), lender;
    person_id signer = w->paper->signer ? w->paper->signer : head ? present(w, head) : 0;
    post_id lent;
    bool collective;
    if (!signer) {
        paper_set(w, &w->root, PF_AUTHORITY, on_behalf(w, &collective));
        paper_set(w, &w->root, PF_SIGNER_POST, TEXT("THỦ TRƯỞNG CƠ QUAN"));
        return RC_OK;
    }
    const struct tenure *own = post_of(w, signer);
    bool leads = own && org_post_rank(w->org, own->post) != RANK_STAFF;
    if (leads && own->unit == w->issuer) {
        signs_there(w, own);
    } else if (leads) {
        signs_below(w, own);
    } else if (org_delegated_in(w->org, signer, w->issuer, w->at, &lent, &lender)) {
        paper_set(w, &w->root, PF_AUTHORITY, with(w, TEXT_NONE, ENTRUSTED, title(w, lent)));
        paper_set(w, &w->root, PF_SIGNER_POST, own ? title_below(w, own) : TEXT_NONE);
    } else {
        return no_right(w, signer, err);
    }
    paper_set(w, &w->root, PF_SIGNER, org_person_name(w->org, signer));
    return RC_OK;
}
