"""The rules that docker-compose.yml keeps: those of compose that we rely on, and our own.

form       known words, pinned images, an order that can be kept
hardening  every program runs as nobody in particular, with nothing it could do without, and within bounds
starting   each starts by the command that the tests start too, with all its settings, and signs in as itself
secrecy    no password stands anywhere but in secret files, and nobody has one that he does not need
manual     what the manual tells an operator to type can be typed
"""

from collections.abc import Callable

from ops.compose_rules import form, hardening, manual, secrecy, starting
from ops.compose_rules.form import Compose, Faults

RULES: tuple[Callable[[Compose], Faults], ...] = (
    form.words_are_known,
    form.order_can_be_kept,
    form.images_are_pinned,
    hardening.programs_are_hardened,
    hardening.programs_are_bounded,
    hardening.nobody_gets_in,
    hardening.services_end_in_peace,
    starting.services_start_as_everywhere,
    starting.programs_start_as_tested,
    starting.everybody_signs_in_as_himself,
    starting.settings_are_complete,
    starting.defaults_agree,
    secrecy.secrets_are_files,
    secrecy.secrets_are_needed,
    secrecy.folder_stays_closed,
    secrecy.passwords_are_nowhere,
    manual.commands_can_be_typed,
)


def faults_of(compose: Compose) -> list[str]:
    """Return everything that is wrong with a compose file; nothing when it keeps the rules."""
    return [f"{rule.__name__}: {fault}" for rule in RULES for fault in rule(compose)]
