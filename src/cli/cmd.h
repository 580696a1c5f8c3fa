/* cmd.h -- the functions of the commands: one row of COMMANDS each. */
#ifndef CONGVU_CMD_H
#define CONGVU_CMD_H

#include "cli/cli.h"

typedef enum rc command_run(struct cli *cli, struct err *err);

command_run cmd_init;
command_run cmd_doctor, cmd_rebuild; /* cmd_keep.c */
command_run cmd_intake, cmd_draft, cmd_sheet;
command_run cmd_board, cmd_documents, cmd_matter, cmd_why, cmd_unit, cmd_person, cmd_slip; /* cmd_read.c */
command_run cmd_kinds, cmd_authority, cmd_levels, cmd_sums, cmd_obstacles, cmd_index;
command_run cmd_protection; /* cmd_report.c */
command_run cmd_report, cmd_urge_letters, cmd_template; /* cmd_report.c */
command_run cmd_flow, cmd_export; /* cmd_flow.c */
command_run cmd_signal, cmd_simulate;
command_run cmd_account, cmd_hook;
command_run cmd_erase;
command_run cmd_act, cmd_apply, cmd_record, cmd_secret;
command_run cmd_mail, cmd_serve, cmd_ui;
command_run cmd_ledger, cmd_verify, cmd_audit, cmd_backup, cmd_restore; /* cmd_ledger.c */
command_run cmd_help, cmd_version; /* cmd_help.c */

#endif
