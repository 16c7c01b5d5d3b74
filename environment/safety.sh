# shellcheck shell=bash
# Part of common.sh: what keeps a command from leaving something behind, and from starting what cannot end well.

CLEANUP=()  # names of functions to be called at the end
ATTENDED='' # the process that attended waits for

# Ctrl-C and signals end a command with the exit code that shells give, and without leaving anything behind.
trap 'say "Stopped."; exit 129' HUP
trap 'say "Stopped."; exit 130' INT
trap 'say "Stopped."; exit 143' TERM
trap at_end EXIT

at_end() {
    local task
    if [ -n "$ATTENDED" ]; then
        kill "$ATTENDED" 2>/dev/null || true
        wait "$ATTENDED" 2>/dev/null || true
    fi
    for task in ${CLEANUP[@]+"${CLEANUP[@]}"}; do
        "$task" || true
    done
}

# attended COMMAND…: runs it so that it ends when this command does, even where nothing can be done any more (SIGKILL):
# its guard reads from a pipe of which only this command has the other end.
attended() {
    local status=0
    "$@" &
    ATTENDED=$!
    exec 9> >(trap '' HUP INT TERM; read -r _ || kill "$ATTENDED" 2>/dev/null)
    wait "$ATTENDED" || status=$?
    ATTENDED=''
    (echo over >&9) 2>/dev/null || true
    exec 9>&-
    return "$status"
}

# alive PROCESS: whether there is one of that number, also of another user.
alive() { kill -0 "$1" 2>/dev/null || [ -d "/proc/$1" ] || ps -p "$1" >/dev/null 2>&1; }

# sweep PATH…: removes what killed commands left; the paths end in the numbers of the processes that made them.
sweep() {
    local path
    for path in "$@"; do
        case "${path##*.}" in
            '' | *[!0-9]*) ;;
            *) [ ! -e "$path" ] || alive "${path##*.}" || rm -rf -- "$path" 2>/dev/null || true ;;
        esac
    done
}

# require_writable FOLDER: makes it if need be.
require_writable() {
    if ! mkdir -p -- "$1" 2>/dev/null || [ ! -w "$1" ]; then
        fail "What is built and executed is kept in $ROOT/target, and $1 cannot be written." \
            "Work in a clone of your own (git clone $ROOT FOLDER), or make that folder writable for you."
    fi
}

# require_space FOLDER MEGABYTES WHAT
require_space() {
    local free
    free="$(df -Pk -- "$1" 2>/dev/null | awk 'NR == 2 { print int($4 / 1024) }')"
    if [ -n "$free" ] && [ "$free" -lt "$2" ]; then
        fail "$3 needs $2 MB, and the disk that holds $1 has $free MB left." "Make room there, or work in a clone on another disk."
    fi
}

# What has to be right about the user's surroundings, whatever the command does.
require_surroundings() {
    require_plain_path
    require_utf8
    require_home
    expand_home
}

# Without a locale for UTF-8, Java cannot open files whose names have letters outside ASCII.
require_utf8() {
    local candidate
    for candidate in "${LC_ALL:-}" C.UTF-8 en_US.UTF-8; do
        case "$( (LC_ALL="$candidate" charmap) 2>/dev/null)" in
            UTF-8 | utf-8 | UTF8 | utf8)
                [ "$candidate" = "${LC_ALL:-}" ] || export LC_ALL="$candidate"
                return
                ;;
        esac
    done
}

charmap() {
    local name="${LC_ALL:-${LC_CTYPE:-${LANG:-}}}"
    locale charmap || echo "${name##*.}"
}

# Jupyter, Maven and the cache keep files in the user's home. Who has none (a container, no entry among the users) gets one here.
require_home() {
    if [ -z "${HOME:-}" ] || [ ! -d "$HOME" ] || [ ! -w "$HOME" ]; then
        local lacking="${HOME:-not set}"
        export HOME="$ROOT/target/home"
        require_writable "$HOME"
        say "There is no home folder that can be written (HOME is $lacking); $HOME serves as one."
    fi
}

# A variable set with quotes around it (INVERSERG_SITE='~/site') still has the sign for the home folder.
expand_home() {
    local name value
    # shellcheck disable=SC2088 # it is the sign itself that is looked for
    for name in INVERSERG_SITE INVERSERG_CACHE INVERSERG_SHARE XDG_CACHE_HOME JAVA_HOME; do
        value="${!name:-}"
        case "$value" in
            '~' | '~/'*) export "$name=$HOME${value#\~}" ;;
        esac
    done
}

# What INVERSERG_HEAP says is asked of Java itself, before anything is built or executed with it.
require_heap() {
    local answer
    if [ -z "${INVERSERG_HEAP:-}" ]; then
        return
    elif [ -z "$(megabytes "$KERNEL_HEAP")" ]; then
        answer="which is no whole number with k, m, g or t behind it"
    elif [ "$(megabytes "$KERNEL_HEAP")" -lt 128 ]; then
        answer="which is less than the 128m that the kernel needs to start"
    elif answer="$("$JAVA" "-Xmx$KERNEL_HEAP" -version 2>&1)"; then
        return
    else
        answer="of which Java says: $(printf '%s\n' "$answer" | grep -v '^Error: Could not\|^Error occurred\|^Error: A fatal' | head -n 1)"
    fi
    fail "INVERSERG_HEAP needs a size of memory for the kernel, for example 2g or 1500m, got $KERNEL_HEAP, $answer." \
        "Set it to another size, or unset it for 4g."
}

# megabytes SIZE: prints how many they are, nothing for what is no size.
megabytes() {
    printf '%s\n' "$1" | awk '/^[0-9]+[kKmMgGtT]?$/ {
        unit = index("kmgt", tolower(substr($0, length($0))))
        printf "%.0f\n", ($0 + 0) * 1024 ^ unit / 1048576 }' | cut -c 1-15
}

require_plain_path() {
    case "$ROOT" in
        *:* | *'
'*) fail "The path of this clone must have no colon and no line break, which separate paths in lists of them, got $ROOT." "Move the clone." ;;
    esac
}
