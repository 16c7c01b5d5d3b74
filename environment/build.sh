# shellcheck shell=bash
# Part of common.sh: the builds of the library and the kernel. Each is made aside, from a copy of the sources, in a folder that is
# named by their content; so an interrupted build leaves nothing that could be taken for a whole one.

# Sets BUILD to a folder with the library and the kernel as their sources are now, building it if there is none, and KERNEL_JAR
# to its jar. Builds are not changed once they are there: a kernel that runs keeps its own.
require_build() {
    require_java
    require_heap
    ! beyond_java "$ROOT" || BUILDS="${XDG_CACHE_HOME:-$HOME/.cache}/inverserg/builds"
    ! beyond_java "$BUILDS" || fail "Java cannot load a jar from a folder with signs such as emoji in its name, got $BUILDS." \
        "Set XDG_CACHE_HOME to a folder without, or move the clone."
    BUILD="$(find_build)"
    if [ -z "$BUILD" ]; then
        require_maven
        require_writable "$BUILDS"
        CLEANUP+=(leave_builds)
        sweep "$BUILDS"/building.* "$BUILDS"/removed.*
        mkdir -p "$BUILDS/building.$$"
        lock_builds
        # The command that was waited for may have built it.
        BUILD="$(find_build)"
        [ -n "$BUILD" ] || build_aside
        leave_builds
        remove_old_builds
    fi
    KERNEL_JAR="$(jar_in "$BUILD")"
    # The last use, by which old ones are told from others.
    touch "$BUILD" 2>/dev/null || true
    publish_jar 2>/dev/null || true
    archive_classes
}

# Sets CLASS_ARCHIVE to the file from which the JVM maps the classes that it would else read and check at each start, and makes
# it if need be: a rehearsal tells which. A JVM refuses the archive of another one, but crashes with one that is cut short; so
# there is one for each, with a sum beside it. Where it cannot be made, kernels start without.
archive_classes() {
    local archive="$BUILD/classes-$JAVA_NAME.jsa" sum="$BUILD/classes-$JAVA_NAME.sum"
    CLASS_ARCHIVE=''
    if ! { [ -f "$archive" ] && $SHA256 <"$archive" | cmp -s - "$sum"; }; then
        [ -w "$BUILD" ] || return 0
        sweep "$BUILD"/classes-*.*.*
        say "Rehearsing a start, so that later ones are quicker …"
        if ! rehearse "$archive.$$" || ! $SHA256 <"$archive.$$" >"$sum.$$" || ! mv -f "$archive.$$" "$archive" || ! mv -f "$sum.$$" "$sum"; then
            rm -f "$archive.$$" "$sum.$$"
            return 0
        fi
    fi
    # shellcheck disable=SC2034 # for the commands
    CLASS_ARCHIVE="$archive"
}

# rehearse ARCHIVE: runs what most notebooks begin with, and keeps the classes that it loaded. A person's own start scripts and class
# path are for their notebooks.
rehearse() {
    local variable own=()
    for variable in INVERSERG IJAVA JJAVA; do
        own+=(-u "${variable}_CLASSPATH" -u "${variable}_STARTUP_SCRIPTS_PATH" -u "${variable}_STARTUP_SCRIPT" -u "${variable}_COMPILER_OPTS" \
            -u "${variable}_TIMEOUT")
    done
    attended env "${own[@]}" "$JAVA" -Djava.awt.headless=true "-XX:ArchiveClassesAtExit=$1" '-Xlog:cds*=off' -cp "$KERNEL_JAR:$BUILD/kernel/*" \
        org.inverserg.environment.protocol.Rehearsal "$HERE/rehearsal.jsh" >/dev/null 2>&1 && [ -f "$1" ]
}

# beyond_java PATH: whether it has signs of four bytes, with which Java's loader of classes makes mistakes.
beyond_java() {
    local LC_ALL=C
    case "$1" in
        *[$'\xf0'-$'\xf4']*) return 0 ;;
    esac
    return 1
}

# What a build is made from, below the folder of the project.
BUILT_FROM="pom.xml lib/pom.xml lib/src environment/pom.xml environment/start.jsh environment/src"
[ ! -d "$ROOT/.mvn" ] || BUILT_FROM="$BUILT_FROM .mvn"

# digest_sources FOLDER: a number for the content of the sources there, times do not count.
digest_sources() {
    (
        cd -- "$1" || exit
        # shellcheck disable=SC2086 # a list of names without spaces
        find $BUILT_FROM -type f ! -name '.*' ! -name '*~' | LC_ALL=C sort | tr '\n' '\0' | xargs -0 $SHA256 | $SHA256 | cut -c 1-16
    )
}

SHA256=sha256sum
command -v sha256sum >/dev/null 2>&1 || SHA256="shasum -a 256"

# Prints the folder of the build of the sources as they are now if it is whole: its stamp, written last, tells what belongs to it.
find_build() {
    local build
    build="$BUILDS/$(digest_sources "$ROOT")"
    if [ -f "$build/stamp" ] && [ -n "$(jar_in "$build")" ] && (cd -- "$build" && $SHA256 -c stamp) >/dev/null 2>&1; then
        echo "$build"
    fi
}

jar_in() { find "$1" -name 'inverserg-jupyter-*-all.jar' 2>/dev/null | head -n 1; }

# Builds a copy of the sources in a folder of its own, and gives it its name when it is whole. Sets BUILD.
build_aside() {
    local work="$BUILDS/building.$$"
    require_space "$BUILDS" 200 "A build"
    say "Building the library and the kernel …"
    copy_sources "$work/source"
    BUILD="$BUILDS/$(digest_sources "$work/source")"
    quiet_maven -f "$work/source/pom.xml" -pl environment -am -DskipLint -DskipTests package
    mkdir "$work/whole"
    mv "$work/source/environment/target/kernel" "$work"/source/environment/target/inverserg-jupyter-*-all.jar "$work/whole"
    (cd -- "$work/whole" && $SHA256 ./*.jar kernel/*.jar >"$work/stamp")
    mv "$work/stamp" "$work/whole/stamp"
    # One that is there is not whole, or it would have been found.
    [ ! -e "$BUILD" ] || mv "$BUILD" "$BUILDS/removed.$$"
    mv "$work/whole" "$BUILD"
}

# copy_sources FOLDER: with the descriptions of all modules, which Maven reads even for one of them.
copy_sources() {
    local item
    for item in $BUILT_FROM $(sed -n 's|.*<module>\(.*\)</module>.*|\1/pom.xml|p' "$ROOT/pom.xml"); do
        if [ ! -e "$1/$item" ]; then
            mkdir -p "$(dirname "$1/$item")"
            cp -R "$ROOT/$item" "$1/$item"
        fi
    done
}

# Waits while another command builds. Builds do not need this to be right, only to be made once: where there are no links, or
# where it takes too long, both build.
lock_builds() {
    local holder waited=0
    while ! ln -s -n "$$" "$BUILDS/lock" 2>/dev/null; do
        holder="$(readlink "$BUILDS/lock" || true)"
        if [ -n "$holder" ] && { ! alive "$holder" || [ ! -d "$BUILDS/building.$holder" ]; }; then
            rm -f "$BUILDS/lock"
        elif [ "$waited" -ge 600 ] || { [ -z "$holder" ] && [ "$waited" -ge 5 ]; }; then
            return
        else
            [ "$waited" -gt 0 ] || [ -z "$holder" ] || say "Waiting for the build of another command (process $holder) …"
            waited=$((waited + 1))
            sleep 1
        fi
    done
}

leave_builds() {
    [ "$(readlink "$BUILDS/lock")" != "$$" ] || rm -f "$BUILDS/lock"
    rm -rf "$BUILDS/building.$$" "$BUILDS/removed.$$" 2>/dev/null || true
}

# Keeps the two builds that were used last, those that processes of this machine use, and those that a Jupyter may yet start.
remove_old_builds() {
    local build used kept=0
    used="$(builds_in_use)"
    # shellcheck disable=SC2010,SC2012 # names without surprises, the last used first
    ls -t "$BUILDS" | grep -E '^[0-9a-f]{16}$' | while read -r build; do
        kept=$((kept + 1))
        if [ "$kept" -gt 2 ] && ! printf '%s\n' "$used" | grep -qF "builds/$build"; then
            # Another command may remove it at this moment.
            ! mv "$BUILDS/$build" "$BUILDS/removed.$$" 2>/dev/null || rm -rf "$BUILDS/removed.$$"
        fi
    done
}

# In the arguments and the variables of processes.
builds_in_use() {
    {
        cat "$ROOT"/target/jupyter*/kernels/*/kernel.json "$ROOT"/target/jupyter/run.*/kernels/*/kernel.json
        if [ -d /proc/self ]; then
            cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ | tr '\0' '\n'
        else
            ps -A -E -ww -o command=
        fi
    } 2>/dev/null | grep -o 'builds/[0-9a-f]*' || true
}

# For commands that run Maven in its own folders: what it left there when it was interrupted (half a class, half a jar), it takes
# for whole by its time.
forget_classes() {
    rm -rf "$ROOT"/{lib,environment,tests}/target/{classes,test-classes,bench-classes,maven-status} "$ROOT"/{lib,environment}/target/*.jar
}

# For kernels of the user's own: a name that stays the same for the newest jar. A kernel that opened it keeps what it opened.
publish_jar() {
    local published="$ROOT/target/inverserg-jupyter-all.jar"
    if [ "$published" -ef "$KERNEL_JAR" ] || cmp -s "$published" "$KERNEL_JAR"; then
        return
    fi
    sweep "$published".*
    { ln "$KERNEL_JAR" "$published.$$" || cp "$KERNEL_JAR" "$published.$$"; } && mv -f "$published.$$" "$published"
}

# Runs Maven and shows what it says only if it fails.
quiet_maven() {
    if ! logged_maven "$@"; then
        cat "$MAVEN_LOG" >&2
        fail "The build failed; the messages above say why."
    fi
}

# Runs Maven, which says what it says to the file MAVEN_LOG. That it was ended, or that the disk is full, is the end of the command.
logged_maven() {
    local status=0
    MAVEN_LOG="$ROOT/target/build.log.$$"
    CLEANUP+=(leave_maven)
    mkdir -p "$ROOT/target"
    sweep "$ROOT"/target/build.log.*
    attended maven "$@" >"$MAVEN_LOG" 2>&1 || status=$?
    if [ "$status" != 0 ]; then
        require_space "$ROOT/target" 10 "A build"
        [ "$status" -le 128 ] || fail "Maven was ended by signal $((status - 128)); nothing that it made is kept. Run the command again."
    fi
    return "$status"
}

# fetch WHAT ARTIFACT: from Maven Central into the folder FETCHED, which is removed at the end. Says why it cannot.
fetch() {
    FETCHED="$ROOT/target/fetched.$$"
    sweep "$ROOT"/target/fetched.*
    if ! command -v mvn >/dev/null 2>&1; then
        say "$1 could not be fetched from Maven Central: no mvn is on the PATH. Type: sudo apt-get install maven   (macOS: brew install maven)"
        return 1
    fi
    say "Fetching $1 from Maven Central …"
    require_writable "$FETCHED"
    if ! logged_maven -U -N -Daether.connector.connectTimeout=15000 -Daether.connector.requestTimeout=60000 \
        org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy "-Dartifact=$2" "-DoutputDirectory=$FETCHED"; then
        say "$1 could not be fetched from Maven Central: $(sed -n 's/^\[ERROR\] //p' "$MAVEN_LOG" | head -n 1)"
        return 1
    fi
}

leave_maven() { rm -rf "$ROOT/target/build.log.$$" "$ROOT/target/fetched.$$"; }

# A build ends before C2 has paid off: so it takes half the time. What the user sets comes after it, and wins.
QUICK_MAVEN='-XX:TieredStopAtLevel=1'

# A process of its own: mvn with what it needs where Java knows no home folder.
maven() {
    local options=(-q -B)
    if [ -n "$USER_HOME" ]; then
        options+=("-Dmaven.repo.local=$USER_HOME/.m2/repository")
        [ ! -f "$USER_HOME/.m2/settings.xml" ] || options+=(--settings "$USER_HOME/.m2/settings.xml")
    fi
    cd -- "$ROOT" || exit
    MAVEN_OPTS="$QUICK_MAVEN ${MAVEN_OPTS:-}" exec mvn "${options[@]}" "$@" </dev/null
}
