#!/bin/sh
# Pack the bundle that `make package` made into an AppImage. Needs appimagetool on the PATH.
# Where ordinary users get no user namespaces (Ubuntu 23.10+ without a profile), Galley shows no preview and
# says so: an AppImage cannot bring the AppArmor profile that the .deb installs.
set -eu
cd "$(dirname "$0")/../../.."
command -v appimagetool >/dev/null || {
    echo "appimagetool is needed: see https://docs.appimage.org" >&2
    exit 1
}
[ -x build/bundle/galley/galley ] || {
    echo "There is no bundle yet: run make package first" >&2
    exit 1
}
version=$(build/bundle/galley/galley --version | cut -d ' ' -f 2)
folder=build/bundle/AppDir
rm -rf "$folder"
mkdir -p "$folder/usr/lib"
cp -al build/bundle/galley "$folder/usr/lib/galley"
# The menu entry, icons and manual, as make package laid them out.
cp -a build/bundle/share "$folder/usr/share"
cp "$folder"/usr/share/applications/*.desktop "$folder"/usr/share/icons/hicolor/scalable/apps/*.svg "$folder/"
ln -s usr/lib/galley/galley "$folder/AppRun"
mkdir -p dist
ARCH=$(uname -m) VERSION=$version appimagetool "$folder" "dist/galley-$version-$(uname -m).AppImage"
