# shellcheck shell=sh
# Sourced by ./run and ./test, which set $root to the project's folder.
#
# set_up run|test   makes $venv hold the application (test: and the test tools) with the versions of
#                   constraints.txt, and makes sure that Qt can draw. Costs a few milliseconds when all
#                   is there. Speaks on standard error only, and stops with exit 2 for what the user must
#                   put right, 1 for a failed installation.

venv=${root:?}/.venv

# What Qt 6 needs and a bare Debian or Ubuntu lacks. DejaVu is what fontconfig brings there anyway; named
# so that letters are there, and the same ones, whatever else is installed.
offscreen_packages="libgl1 libegl1 libglib2.0-0 libfontconfig1 libxkbcommon0 libdbus-1-3 fonts-dejavu-core"
# Without libxcb-shape0, Qt blames libxcb-cursor0.
x11_packages="libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
wayland_packages="libwayland-client0 libwayland-cursor0 libwayland-egl1"
# The tests run Qt's lupdate, which is linked with Qt's network module.
tests_packages="libgssapi-krb5-2"

note() {
    printf '%s\n' "$*" >&2
}

set_up() {
    if ! is_installed "$1"; then
        install_everything "$1"
    fi
    if ! can_draw; then
        install_libraries
    fi
}

# --- Python packages -------------------------------------------------------------------------------

# The folder counts because installed scripts hold it, the interpreter because a system upgrade replaces it.
fingerprint() {
    {
        printf '%s\n' "$root"
        readlink -f "$venv/bin/python" 2>/dev/null || true
        cat "$root/pyproject.toml" "$root/constraints.txt"
    } | cksum
}

# Written last, so that it is only there after everything else went well.
is_installed() {
    [ -x "$venv/bin/python" ] && [ -r "$venv/.ready-$1" ] && [ "$(cat "$venv/.ready-$1")" = "$(fingerprint)" ]
}

install_everything() {
    if [ -e "$venv/.unfinished" ] || ! venv_works; then
        rm -rf "$venv"
    fi
    if [ ! -d "$venv" ]; then
        make_venv
    else
        note "Bringing $venv up to date ..."
    fi
    : >"$venv/.unfinished"
    rm -f "$venv/.ready-run" "$venv/.ready-test"
    # The build backend goes in first, pinned like all the rest; an isolated build would fetch its own.
    logged install_packages hatchling editables
    case $1 in
        test) logged install_packages --no-build-isolation --editable '.[test]' ;;
        *) logged install_packages --no-build-isolation --editable . ;;
    esac
    fingerprint >"$venv/.ready-run"
    if [ "$1" = test ]; then
        cp "$venv/.ready-run" "$venv/.ready-test"
    fi
    rm -f "$venv/.unfinished"
}

venv_works() {
    [ -x "$venv/bin/python" ] && "$venv/bin/python" -c '
import os, sys, sysconfig
sys.exit(sys.version_info < (3, 11) or not os.path.isdir(sysconfig.get_path("purelib")))' 2>/dev/null &&
        { has_uv || "$venv/bin/python" -c 'import pip' 2>/dev/null; } # uv makes environments without pip
}

make_venv() {
    if has_uv; then
        start_venv
        logged uv venv --quiet --allow-existing --python '>=3.11' "$venv"
    else
        find_python
        if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
            install_venv_module
        fi
        start_venv
        logged "$python" -m venv "$venv"
    fi
}

has_uv() {
    command -v uv >/dev/null 2>&1
}

start_venv() {
    note "Setting up $venv: once, a minute or two ..."
    mkdir "$venv"
    : >"$venv/.unfinished"
}

# Sets $python to the first interpreter that is new enough.
find_python() {
    for python in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            return
        fi
    done
    found=$(python3 -c 'import platform; print(platform.python_version())' 2>/dev/null) || found="none"
    note "Python 3.11 or newer is needed (found: $found). Install it, or uv, and run this again."
    exit 2
}

# Runs in the project's folder, so that no path with a space is ever an argument.
install_packages() (
    cd "$root" || exit
    if has_uv; then
        exec uv pip install --quiet --python .venv/bin/python --constraint constraints.txt "$@"
    fi
    exec .venv/bin/python -m pip --quiet --disable-pip-version-check --no-input \
        install --constraint constraints.txt "$@"
)

# Keeps quiet unless the command fails.
logged() {
    if ! output=$("$@" 2>&1); then
        printf '%s\n' "$output" | tail -n 20 >&2
        note "The set-up failed; what is above says why. Run this again once it is put right."
        exit 1
    fi
}

# --- System libraries ------------------------------------------------------------------------------

# x11, wayland, offscreen (no display, or a command without a window) or tests (offscreen, and Qt's tools).
# ./run and ./test set $draws_on where they know better than the display.
what_qt_draws_on() {
    if [ -n "${draws_on:-}" ]; then
        echo "$draws_on"
    elif [ -n "${DISPLAY:-}" ]; then
        echo x11
    elif [ -n "${WAYLAND_DISPLAY:-}" ]; then
        echo wayland
    else
        echo offscreen
    fi
}

# Only Linux leaves Qt's libraries to the system. Remembered until packages come or go (or the folder
# finds itself on another machine): asking Qt takes a third of a second.
can_draw() {
    draws="$venv/.draws-$(what_qt_draws_on)"
    packages_now=$(ls -il /var/lib/dpkg/status 2>/dev/null) || packages_now=unknown
    if [ -r "$draws" ] && [ "$(cat "$draws")" = "$packages_now" ]; then
        return 0
    fi
    if [ "$(uname -s)" = Linux ]; then
        why=$(try_to_draw "$(what_qt_draws_on)" 2>&1) || return 1
    fi
    printf '%s\n' "$packages_now" >"$draws"
}

# Ends with an error, and says which library or font is missing, unless Qt can draw on $1.
try_to_draw() {
    QT_QPA_PLATFORM=offscreen "$venv/bin/python" - "$1" <<'PYTHON'
import ctypes
import sys
from pathlib import Path

try:
    from PySide6.QtCore import QLibraryInfo
    from PySide6.QtGui import QFontDatabase
    from PySide6.QtSvg import QSvgRenderer
    from PySide6.QtWidgets import QApplication

    if sys.argv[1] == "tests":
        from PySide6 import QtNetwork
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    plugin = {"x11": "libqxcb.so", "wayland": "libqwayland.so"}.get(sys.argv[1], "libqoffscreen.so")
    ctypes.CDLL(str(plugins / "platforms" / plugin))
except (ImportError, OSError) as error:
    sys.exit(str(error))
application = QApplication([])
if not QFontDatabase.families():
    sys.exit("no fonts")
PYTHON
}

needed_packages() {
    case $(what_qt_draws_on) in
        x11) echo "$offscreen_packages $x11_packages" ;;
        wayland) echo "$offscreen_packages $wayland_packages" ;;
        tests) echo "$offscreen_packages $tests_packages" ;;
        *) echo "$offscreen_packages" ;;
    esac
}

install_libraries() {
    # shellcheck disable=SC2046 # a list of words
    install_or_ask $(needed_packages)
    if ! can_draw; then
        note "Qt still cannot draw: $why"
        exit 2
    fi
}

install_venv_module() {
    module="$(basename "$python")-venv"
    # Asked for together, so that a user who needs an administrator needs them once.
    # shellcheck disable=SC2046 # a list of words
    install_or_ask "$module" $(needed_packages)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        note "$python cannot make virtual environments: install its venv module, or uv, and run this again."
        exit 2
    fi
}

# Installs Debian packages as root; else prints the line that does and stops.
install_or_ask() {
    missing=$(not_installed "$@")
    if ! command -v apt-get >/dev/null 2>&1; then
        note "Qt or Python lacks something of the system: ${why:-the venv module}. On Debian it is in:$missing"
        exit 2
    fi
    update=
    if [ -z "$(find /var/lib/apt/lists -name '*_Packages*' 2>/dev/null | head -n 1)" ]; then
        update="sudo apt-get update && "
    fi
    if [ "$(id -u)" -ne 0 ]; then
        note "${update}sudo apt-get install$missing"
        exit 2
    fi
    note "Installing with apt-get:$missing ..."
    apt-get update -qq >/dev/null 2>&1 || true # the list at hand may do; if not, the next line says so
    # shellcheck disable=SC2086 # a list of words
    logged env DEBIAN_FRONTEND=noninteractive \
        apt-get install -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 $missing
}

not_installed() {
    for package in "$@"; do
        # Debian 13 and Ubuntu 24.04 renamed some libraries when their time became 64 bits wide.
        if ! dpkg-query -W -f='${Status}\n' "$package" "${package}t64" 2>/dev/null | grep -q 'ok installed'; then
            printf ' %s' "$package"
        fi
    done
}
