#!/bin/sh
# Puts all.rss.gz beside all.rss and so on, for servers that take it. After each build:
#   publisher build && compress.sh /srv/notes/feeds
# A server never sees half a .gz, and an old one no longer than this takes.
set -eu
cd "${1:?the output folder}"

find . -name '.?*' -prune -o -type f \
    \( -name '*.rss' -o -name '*.atom' -o -name '*.json' -o -name '*.opml' -o -name '*.html' \) -print |
while IFS= read -r name; do
    # Same time, same version: a build makes each file younger than the one before.
    if [ "$name.gz" -nt "$name" ] || [ "$name.gz" -ot "$name" ] || [ ! -e "$name.gz" ]; then
        part=${name%/*}/.part-${name##*/}
        gzip -9nc <"$name" >"$part"
        touch -r "$name" "$part"
        mv -f "$part" "$name.gz"
    fi
done

# A .gz whose feed is gone.
find . -name '.?*' -prune -o -type f -name '*.gz' -print | while IFS= read -r name; do
    [ -e "${name%.gz}" ] || rm -f "$name"
done
