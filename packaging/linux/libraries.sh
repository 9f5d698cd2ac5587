#!/bin/sh
# Install the Debian or Ubuntu packages that Qt and its web engine load at run time, where they are missing.
# With "--list" it prints their names only.
set -eu

# Ubuntu 24.04 and Debian 13 have renamed some packages: "t64" stands behind them there.
named_here() {
    if command -v apt-cache >/dev/null 2>&1 && apt-cache show "$1t64" >/dev/null 2>&1; then
        echo "$1t64"
    else
        echo "$1"
    fi
}
packages="libnss3 libxcomposite1 libxdamage1 libxrandr2 libxtst6 libxkbcommon-x11-0 libxcb-cursor0
libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 $(named_here libasound2) libegl1 libgl1 libopengl0 libxkbfile1 libdbus-1-3
$(named_here libglib2.0-0) libwayland-cursor0 fontconfig fonts-noto-cjk fonts-noto-color-emoji xvfb"

if [ "${1-}" = --list ]; then
    echo $packages
    exit 0
fi

if ! command -v dpkg-query >/dev/null 2>&1; then
    # Another family of Linux: Qt's own message names what is missing.
    exit 0
fi

missing=
for package in $packages; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

install="apt-get install --yes --no-install-recommends$missing"
if [ "$(id -u)" = 0 ]; then
    run=
elif sudo -n true 2>/dev/null; then
    run="sudo -n"
else
    echo "Qt needs some system libraries that are not installed. Please run:" >&2
    echo "    sudo $install" >&2
    exit 1
fi
echo "Installing system libraries:$missing"
export DEBIAN_FRONTEND=noninteractive
$run apt-get update -qq
# shellcheck disable=SC2086  # the words of $install are the command
$run $install -qq >/dev/null || {
    echo "They could not be installed. Please run: sudo $install" >&2
    exit 1
}
