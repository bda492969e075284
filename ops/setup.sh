#!/usr/bin/env bash
# Sets the house up on a Debian-like machine with Python 3.11 or newer: virtual environment, pinned packages,
# RabbitMQ where it is missing. Whatever is there already is left as it is; the second time takes no time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

python=${PYTHON:-python3}
rabbitmq=${RABBITMQ_BIN:-/usr/lib/rabbitmq/bin}
stamp=.venv/.yimen
font=${PAPER_FONT:-/usr/share/fonts/truetype/wqy/wqy-microhei.ttc} # what official documents are printed with

say() { printf '%s\n' "$*" >&2; }

refuse() {
    say "$@"
    exit 1
}

# Runs a step under one line of text; its own words are shown only when it fails.
step() {
    local text=$1 words begin=$SECONDS
    shift
    printf '%s … ' "$text" >&2
    if ! words=$("$@" 2>&1); then
        refuse "failed"$'\n'"$words"
    fi
    say "done ($((SECONDS - begin)) s)"
}

may_install() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; }
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Installs packages without starting what is in them: policy-rc.d is how Debian is asked not to.
apt_install() (
    policy=/usr/sbin/policy-rc.d
    if [ ! -e $policy ]; then
        trap 'as_root rm -f $policy' EXIT
        printf '#!/bin/sh\nexit 101\n' | as_root tee $policy >/dev/null
        as_root chmod 755 $policy
    fi
    as_root apt-get update -qq || true # old lists may do
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends \
        -o DPkg::Lock::Timeout=120 "$@"
)

# Two that set up the same checkout at once would write into each other's environment: one waits.
take_turns() {
    command -v flock >/dev/null || return 0
    exec 9<.
    flock --nonblock 9 && return
    say "Another set-up is under way here; waiting for it"
    flock 9
}

require_python() {
    command -v "$python" >/dev/null || refuse "there is no $python: install Python 3.11 or newer, as root: apt-get install python3"
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        refuse "Yimen needs Python 3.11 or newer; this is $("$python" -V). Name another one with PYTHON=…"
}

require_venv_module() {
    "$python" -c 'import ensurepip, venv' 2>/dev/null && return
    local package
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    may_install || refuse "$package is missing, and this user cannot install it. As root: apt-get install $package"
    step "Installing $package" apt_install "$package"
}

make_environment() {
    .venv/bin/python -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear .venv
}

install_packages() {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
}

# What the environment was made of: a change of either makes it again.
fingerprint() { grep '^version' .venv/pyvenv.cfg && sha256sum <requirements/dev.txt; }

require_packages() {
    if [ -x .venv/bin/python ] && cmp -s $stamp <(fingerprint); then return; fi
    require_python
    require_venv_module
    step "Making the virtual environment" make_environment
    step "Installing $(grep -c '^[a-z].*==' requirements/dev.txt) pinned packages" install_packages
    fingerprint >$stamp
}

require_rabbitmq() {
    [ -z "${AMQP_URI:-}" ] || return 0 # that one is used
    [ ! -x "$rabbitmq/rabbitmq-server" ] || return 0
    may_install || refuse "RabbitMQ is missing, and this user cannot install it. As root: apt-get install rabbitmq-server.
Or name a broker with AMQP_URI=…, or the folder of its programs with RABBITMQ_BIN=…"
    step "Installing RabbitMQ from the distribution" apt_install rabbitmq-server
    [ -x "$rabbitmq/rabbitmq-server" ] || refuse "RabbitMQ is not in $rabbitmq; say where with RABBITMQ_BIN=…"
}

require_font() {
    [ ! -r "$font" ] || return 0
    may_install || refuse "The Chinese font $font is missing, and this user cannot install it. As root: apt-get install fonts-wqy-microhei.
Or name another TrueType font with PAPER_FONT=…"
    step "Installing a Chinese font from the distribution" apt_install fonts-wqy-microhei
}

take_turns
require_rabbitmq
require_font
require_packages
