#!/bin/sh
# Uploads feeds/ to an object store (S3, R2, B2, MinIO ...) with rclone, after each build:
#   s3.sh /srv/notes/feeds store:bucket/feeds
# `store` is a remote that `rclone config` has set up. docs/serving.md explains the order.
set -eu
folder=${1:?the output folder} target=${2:?remote:bucket/path}

# send TYPE SECONDS PATTERN [OPTION ...]: only what differs; nothing hidden, no symbolic links, nothing deleted.
send() {
    type=$1 seconds=$2 pattern=$3
    shift 3
    rclone copy "$folder" "$target" --checksum "$@" \
        --filter "- .*" --filter "- .*/**" --filter "+ $pattern" --filter "- *" \
        --header-upload "Content-Type: $type" --header-upload "Cache-Control: public, max-age=$seconds"
}

# Archive pages one after the other, the newest first: a new one links back to the page before it, and nothing
# links to it until that page, or the feed, does.
pages() {
    send "$1" 86400 "$2" --check-first --order-by name,desc --transfers 1
}

rss="application/rss+xml; charset=utf-8" atom=application/atom+xml json=application/feed+json
html="text/html; charset=utf-8"

# Articles and archive pages before the feeds that link to them; other pages and feeds.opml after, the index last.
send "$html" 300 "/articles/**.html"
pages "$rss" "**/archive/*.rss"
pages "$atom" "**/archive/*.atom"
pages "$json" "**/archive/*.json"
pages "$html" "**/archive/*.html"
send "$rss" 300 "*.rss"
send "$atom" 300 "*.atom"
send "$json" 300 "*.json"
send "$html" 300 "*.html" --filter "- /index.html"
send "text/x-opml; charset=utf-8" 300 "*.opml"
send "$html" 300 "/index.html"
