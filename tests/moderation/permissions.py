"""For whom addresses are: the table that is tested, by what the app calls its endpoints."""

from __future__ import annotations

from wikiapp.people.role import Role

KINDS = ("page", "post", "draft", "comment", "file")
# From which role on; what isn't here is for everybody, but for whoever is blocked. A star stands for each kind.
ROLES = {
    Role.GUEST: {
        "people": "account change_name",
        "timeline": "own_data",
        "moderation": "own_erasure_form erase_oneself appeal",
    },
    Role.WRITER: {
        "people": "change_password change_settings sign_out_elsewhere second_factor begin_second_factor "
        "confirm_second_factor renew_recovery_codes remove_second_factor passkeys ask_for_passkey "
        "add_passkey remove_passkey tokens make_token revoke_token identities link_identity "
        "part_from_identity mail_address give_mail_address remove_mail_address",
    },
    Role.MODERATOR: {
        "moderation": "erasure_form erase_person desk waiting_feed settle reversal_form reverse block_form "
        "block_person unblock sweep_form sweep_person sweep_place_form sweep_place look_at_addresses "
        "device_block_form block_device range_block_form block_range end_place_block approve "
        "decline filters filter_page filter_beginning begin filter_editor edit_filter try_filter "
        "switch_filter",
        "timeline": "mark_as_seen",
        "page_agreement": "versions mark unmark",
        "*_protection": "form protect",
        "*_suppressions": "form suppress disclose look",
    },
    Role.HOST: {
        "stands": "stands new create edit save poster renew invite invitation remove",
        "moderation": "notices set_address renew_secret send_trial try_again appointment_form give_role make_link "
        "turn_second_factor_off",
    },
}
FROM = {
    f"{blueprint.replace('*', kind)}.{name}": role
    for role, blueprints in ROLES.items()
    for blueprint, names in blueprints.items()
    for name in names.split()
    for kind in KINDS
}
# What blocked people may send all the same: nothing of it writes into the wiki.
OPEN_TO_BLOCKED = {
    "people.sign_in_with_password", "people.sign_in_with_link", "people.end_sign_in", "people.change_name",
    "people.change_password", "people.sign_out_elsewhere", "people.sign_in_with_second_factor",
    "people.begin_second_factor", "people.sign_in_with_passkey", "people.ask_to_use_passkey",
    "people.ask_for_passkey", "people.send_way_in",
    "people.make_outside_account", "people.change_settings", "people.sign_up", "moderation.appeal",
    "moderation.erase_oneself",
    "page_reports.report", "post_reports.report", "draft_reports.report", "comment_reports.report",
    "file_reports.report", "claims.enter_code",
}  # fmt: skip
# Where it is asked whose something is before it is asked for a role.
OF_ONES_OWN = {"blog.withdraw", "blog.withdrawal_form", *(f"comment_{rest}" for rest in (
    "history.adoptions", "deleting.delete", "editing.edit", "editing.save", "deleting.restore", "history.revert",
    "history.rollbacks", "history.undos", "protection.protect", "reports.report",
))}  # fmt: skip
