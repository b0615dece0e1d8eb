#!/bin/sh
# Puts feeds/ on an object store (S3, R2, B2, MinIO ...) with rclone, after each build:
#   s3.sh /srv/notes/feeds store:bucket/feeds
# `store` is a remote that `rclone config` has set up. Why in this order: docs/serving.md.
set -eu
folder=${1:?the output folder} target=${2:?remote:bucket/path}

# send TYPE SECONDS PATTERN: only what differs; nothing hidden, no symbolic links, nothing deleted.
send() {
    rclone copy "$folder" "$target" --checksum \
        --filter "- .*" --filter "- .*/**" --filter "+ $3" --filter "- *" \
        --header-upload "Content-Type: $1" --header-upload "Cache-Control: public, max-age=$2"
}

rss="application/rss+xml; charset=utf-8" atom=application/atom+xml json=application/feed+json
html="text/html; charset=utf-8"

# Articles and archive pages before the feeds that link to them, other pages and the outline after.
send "$html" 300 "/articles/**.html"
send "$rss" 86400 "**/archive/*.rss"
send "$atom" 86400 "**/archive/*.atom"
send "$json" 86400 "**/archive/*.json"
send "$html" 86400 "**/archive/*.html"
send "$rss" 300 "*.rss"
send "$atom" 300 "*.atom"
send "$json" 300 "*.json"
send "$html" 300 "*.html"
send "text/x-opml; charset=utf-8" 300 "*.opml"
