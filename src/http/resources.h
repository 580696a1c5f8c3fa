/* resources.h -- the handlers that ROUTES names, one file a resource. Private to http/. */
#ifndef CONGVU_HTTP_RESOURCES_H
#define CONGVU_HTTP_RESOURCES_H

#include "http/request.h"

/* res_session.c */
route_run get_session, post_session, delete_session, post_setup, get_link, post_password, post_factor, put_factor, delete_factor,
    get_tokens, post_token, delete_token, put_settings, get_views, put_views;
extern const struct body_field SIGN_IN_BODY[], SETUP_BODY[], PASSWORD_BODY[], SECRET_BODY[], CODE_BODY[], TOKEN_BODY[],
    SETTINGS_BODY[], VIEWS_BODY[];
extern const size_t SIGN_IN_SIZE, SETUP_SIZE, PASSWORD_SIZE, SECRET_SIZE, CODE_SIZE, TOKEN_SIZE, SETTINGS_SIZE, VIEWS_SIZE;

/* res_oidc.c */
route_run get_oidc_start, get_oidc_finish;

/* res_hook.c */
route_run get_hooks, post_hook, patch_hook, post_hook_secret, delete_hook;
extern const struct body_field HOOK_BODY[], HOOK_TURN_BODY[], HOOK_SECRET_BODY[];
extern const size_t HOOK_SIZE, HOOK_TURN_SIZE, HOOK_SECRET_SIZE;

/* res_mail.c */
route_run get_mail;

/* res_matter.c */
route_run get_matters, get_matter, get_why, get_slip, get_slip_page, get_slip_file, get_timeline_svg, get_timeline_table, get_receipt, post_act, post_open, post_preview, post_open_preview, get_forms;
extern const struct body_field ACT_BODY[];
extern const size_t ACT_SIZE;

/* res_work.c */
route_run get_work, get_record, get_signals, get_signal_rules, get_feed, get_board, get_board_svg, get_board_table, get_kinds, get_regulations, get_open_forms;

/* res_draft.c */
route_run get_documents, get_document, post_draft, get_draft, post_edit, get_opening, post_accept;
extern const struct body_field EDIT_BODY[], ACCEPT_BODY[];
extern const size_t EDIT_SIZE, ACCEPT_SIZE;

/* res_report.c */
route_run get_report, get_letters, get_indices;

/* res_figures.c */
route_run get_authority, get_sums, get_obstacles, get_levels, get_protection, get_protection_file;

/* res_sheet.c */
route_run post_sheet, get_sheet, post_sheet_run, post_sheet_failed;
extern const struct body_field SHEET_BODY[];
extern const size_t SHEET_SIZE;

/* res_account.c */
route_run get_accounts, post_account, patch_account, post_account_link;
extern const struct body_field ACCOUNT_BODY[];
extern const size_t ACCOUNT_SIZE;

/* res_register.c */
route_run get_calendar, get_units, get_people, get_stand_ins, post_register_table, get_search, get_unit, get_person, post_register, post_calendar;

/* res_lookup.c */
route_run get_lookup, post_lookup, get_plain_css, post_lookup_secret;

/* res_entry.c */
route_run get_entry, post_entry, get_setup, post_setup_page, get_setup_js, get_own_page, post_own_page;
/* The answer becomes a page that says it; who is not signed in is sent to sign in. */
void entry_refuse(struct request *q, const struct err *err);

/* res_machine.c */
route_run get_health, get_metrics, get_openapi, get_plot_css;

#endif
