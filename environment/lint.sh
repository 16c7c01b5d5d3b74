# shellcheck shell=bash
# Part of the command test: what is checked in scripts. A checker that is missing is installed where that is allowed; where it is not,
# its check is left out on a person's machine, and fails with CI=true.

# Commands have no ending; what they source, and what Binder runs, are told by their first lines.
shell_scripts() {
    local file
    for file in "$ROOT"/.ci/* "$ROOT"/binder/* "$ROOT"/environment/*; do
        if [ -f "$file" ] && head -n 1 "$file" | grep -qE '^#!.*bash|^# shellcheck shell='; then
            printf '%s\n' "$file"
        fi
    done
}

check_shell_scripts() {
    local file scripts=()
    if ! command -v shellcheck >/dev/null 2>&1; then
        if [ -z "$(apt_prefix)" ] || ! (install_packages "The checker of shell scripts" "" shellcheck); then
            leave_out "shellcheck" "sudo apt-get install shellcheck   (macOS: brew install shellcheck)"
            return
        fi
    fi
    say "Checking the shell scripts …"
    while IFS= read -r file; do
        scripts+=("$file")
    done < <(shell_scripts)
    # -x: also in the light of what a script sources.
    (cd -- "$HERE" && shellcheck -x -P SCRIPTDIR "${scripts[@]}") || fail "" \
        "Mend what shellcheck found: the page of each number above tells what is better. Where it is wrong, put before the line" \
        "  # shellcheck disable=SC1234 # and the reason"
}

# Debian has no ruff; where pip cannot fetch it either, pyflakes, whose rules are a part of ruff's, stands in.
check_python() {
    find_ruff || fetch_ruff || find_pyflakes || {
        leave_out "ruff" "python3 -m pip install ruff   (macOS: brew install ruff)"
        return
    }
    say "Checking the Python scripts with ${CHECKER[*]} …"
    (cd -- "$HERE" && "${CHECKER[@]}" . ../tests/src) || fail "" \
        "Mend what was found. What ruff marks with [*] it mends itself: in the folder environment," \
        "  ruff check --config ruff.toml --fix . ../tests/src" \
        "Where it is wrong, put behind the line: # noqa: F401 # and the reason"
}

# Each sets CHECKER to a command that takes folders, or fails.
find_ruff() {
    local ruff=("$ROOT/target/ruff/bin/ruff")
    if command -v ruff >/dev/null 2>&1; then
        ruff=(ruff)
    elif python3 -m ruff --version >/dev/null 2>&1; then
        ruff=(python3 -m ruff)
    fi
    "${ruff[@]}" --version >/dev/null 2>&1 && CHECKER=("${ruff[@]}" check --no-cache --config ruff.toml)
}

fetch_ruff() {
    local aside="$ROOT/target/ruff.$$"
    say "ruff is missing; fetching it into target/ruff …"
    sweep "$ROOT"/target/ruff.*
    if python3 -m pip install --quiet --retries 1 --timeout 15 --target "$aside" ruff >"$(install_log)" 2>&1; then
        rm -rf "$ROOT/target/ruff"
        mv "$aside" "$ROOT/target/ruff"
    fi
    rm -rf "$aside"
    find_ruff
}

find_pyflakes() {
    python3 -m pyflakes --version >/dev/null 2>&1 || [ -x /usr/bin/pyflakes3 ] || [ -z "$(apt_prefix)" ] \
        || (install_packages "The checker of Python scripts" "" pyflakes3) || true
    if python3 -m pyflakes --version >/dev/null 2>&1; then
        CHECKER=(python3 -m pyflakes)
    else
        [ -x /usr/bin/pyflakes3 ] && CHECKER=(/usr/bin/pyflakes3)
    fi
}

# leave_out CHECKER COMMAND: there is none, and COMMAND would install it.
leave_out() {
    [ "${CI:-}" != true ] || fail "$1 is needed with CI=true, and is missing. Type: $2"
    say "$1 is missing, and what it would check is left out. To have it, type: $2"
}
