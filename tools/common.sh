# Shared by ./dev and the scripts in tools/. Sourced with bash, from the top
# directory of the checkout (top=...).

fail() {
    echo "dev: $*" >&2
    exit 1
}

# One line for each step that takes a while; nothing when output is piped.
say() {
    if [ -t 2 ]; then echo "dev: $*" >&2; fi
}

# packages_of GROUP...: the Debian packages of these groups of tools/packages.
packages_of() {
    local group
    for group in "$@"; do
        awk -v g="$group" '$1 == g { print $2 }' "$top/tools/packages"
    done
}

# need_packages GROUP...: installs what is missing.
need_packages() {
    local missing=() package log status
    for package in $(packages_of "$@"); do
        status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
        [ "$status" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null || fail "needs these Debian packages: ${missing[*]}"
    [ "$(id -u)" = 0 ] || fail "missing packages; as root: apt-get install ${missing[*]}"
    say "installing ${missing[*]}"
    log=$(mktemp)
    # An unrelated source that cannot be reached must not stop us: only the
    # install decides.
    apt-get update >"$log" 2>&1 || true
    # redis-server and others: install the program, leave the service alone.
    if ! DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
        apt-get install -y --no-install-recommends "${missing[@]}" >>"$log" 2>&1; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        fail "apt-get install ${missing[*]} failed"
    fi
    rm -f "$log"
}

# php_tool NAME VERSION: php, phpize or php-config of that PHP version.
php_tool() {
    local tool
    if command -v "$1$2" >/dev/null; then
        echo "$1$2"
        return
    fi
    tool=$1
    if command -v "$tool" >/dev/null && command -v php-config >/dev/null &&
        [[ $(php-config --version) == "$2".* ]]; then
        echo "$tool"
        return
    fi
    return 1
}

# copy_changed DEST PATH...: copies files or directories, but leaves files that
# are equal untouched, so that make sees only what changed; drops what is gone.
copy_changed() {
    local dest=$1 file path list
    shift
    mkdir -p "$dest"
    list=$(mktemp)
    for path in "$@"; do
        if [ -e "$path" ]; then
            find "$path" -type f \( -name '*.[ch]' -o -name '*.php' -o -name 'config.*' \)
        fi
    done | LC_ALL=C sort >"$list"
    while IFS= read -r file; do
        if ! cmp -s "$file" "$dest/$file"; then
            mkdir -p "$dest/$(dirname "$file")"
            cp "$file" "$dest/$file"
        fi
    done <"$list"
    (cd "$dest" && find src stubs -type f -name '*.[ch]' 2>/dev/null || true) | LC_ALL=C sort |
        LC_ALL=C comm -13 "$list" - | while IFS= read -r file; do rm -f "$dest/$file"; done
    rm -f "$list"
}

# is_flavour NAME: is it one that tools/php-build knows?
is_flavour() {
    [[ " debug-nts debug-zts asan " == *" $1 "* ]]
}

# build_native VERSION|FLAVOUR [chaos]: builds in build/phpNAME with this machine's PHP, or
# with one that tools/php-build has built. With faults on purpose (src/core/chaos.h) in
# build/phpNAME-chaos.
build_native() {
    local name=$1 tree=$top/build/php$1${2:+-chaos} phpize php_config prefix
    if is_flavour "$name"; then
        prefix=$(tools/php-build --prefix "$name")
        phpize=$prefix/bin/phpize php_config=$prefix/bin/php-config
        export CFLAGS="-O1 -g"
        if [ "$name" = asan ]; then
            CFLAGS="$CFLAGS -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined"
        fi
    else
        phpize=$(php_tool phpize "$name") php_config=$(php_tool php-config "$name")
    fi
    mkdir -p "$tree"
    (
        flock 9
        copy_changed "$tree" config.m4 config.w32 async.c php_async.h src stubs
        tools/sources --config-m4 "$tree/config.m4"
        cd "$tree"
        "$top/tools/build-tree" "$phpize" "$php_config" ${2:+--enable-async-chaos}
    ) 9>"$tree.lock"
}

# copy_suite WORK: what a .phpt suite may read, in a directory of its own.
copy_suite() {
    local path
    mkdir -p "$1"
    for path in tests examples stubs php_async.h package.xml; do
        if [ -e "$top/$path" ]; then cp -r "$top/$path" "$1/"; fi
    done
}

# first_time STRIP DIFF: false if another suite of this run has shown the same
# difference. $run is the directory of the run.
first_time() {
    local mark
    mark=$run/shown/$({ basename "$2"; sed "s,$1,,g" "$2"; } | sha1sum | cut -c1-40)
    mkdir -p "$run/shown"
    mkdir "$mark" 2>/dev/null
}

# report_phpt SUITE WORK STRIP: prints the failures of a suite compactly and
# writes "passed failed skipped" to WORK/counts. STRIP is WORK as run-tests saw
# it. A test without a result and a suite without tests count as failures.
report_phpt() {
    local suite=$1 work=$2 strip=$3 result path diff passed=0 failed=0 skipped=0 wanted
    while IFS=$'\t' read -r result path; do
        path=${path#"$strip/"}
        case $result in
            PASSED) passed=$((passed + 1)) ;;
            SKIPPED | XFAILED | XLEAKED) skipped=$((skipped + 1)) ;;
            *)
                if [ "$result" = UNSTEADY ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
                echo "$result $path ($suite)"
                for diff in "$work/${path%.phpt}.diff" "$work/${path%.phpt}.mem"; do
                    if [ -s "$diff" ] && first_time "$strip" "$diff"; then
                        head -n "${DIFF_LINES:-25}" "$diff" | cut -c1-200 | sed 's/^/    /'
                    fi
                done
                ;;
        esac
    done <"$work/results"
    wanted=${WANTED:-$(find "$work/tests" -name '*.phpt' | wc -l)}
    if [ $((passed + failed + skipped)) -lt "$wanted" ] || [ "$wanted" = 0 ]; then
        echo "FAILED $suite: $((passed + failed + skipped)) of $wanted tests ran; run-tests.php ended with status \
$(cat "$work/status" 2>/dev/null || echo none)"
        tail -n 8 "$work/log" 2>/dev/null | sed 's/^/    /'
        failed=$((failed + (wanted > 0 ? wanted - passed - failed - skipped : 1)))
    fi
    echo "$passed $failed $skipped" >"$work/counts"
}
