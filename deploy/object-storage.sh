#!/bin/sh
# 把生成的网站传到对象存储（S3、OSS、COS 都行），用 rclone。类型和缓存照 docs/manual/deploy.md 的表；按内容比较，
# 只传变了的，传完才删旧的。先用 rclone config 建一个远端，再：
#   sh deploy/object-storage.sh site 远端:桶
# 只看不传，后面加 --dry-run。
set -eu
site=${1:?写网站的目录，例如 site}
to=${2:?写远端和桶，例如 store:portal}
shift 2

kept="public, max-age=31536000, immutable"
asked="no-cache"

# send 缓存 类型（空着就按扩展名） 筛选…
send() {
    cache=$1
    type=$2
    shift 2
    if [ -n "$type" ]; then set -- --header-upload "Content-Type: $type" "$@"; fi
    rclone sync "$site" "$to" --checksum --fast-list --delete-after --checkers 32 --transfers 16 \
        --header-upload "Cache-Control: $cache" "$@"
}

# 先传脚本和样式，再传要用它们的网页。主题的文件名里有摘要，变了就换名
send "$kept" "" --include "/assets/{javascripts,stylesheets}/*.min.{js,css}" "$@"
send "$asked" "" --filter "- /assets/{javascripts,stylesheets}/*.min.{js,css}" --filter "+ /assets/**" --filter "- *" "$@"

send "$asked" "text/calendar; charset=utf-8" --include "/calendar/**.ics" "$@"
send "$asked" "application/rss+xml; charset=utf-8" --include "/feeds/**/rss.xml" "$@"
send "$asked" "application/atom+xml; charset=utf-8" \
    --filter "- /feeds/**/rss.xml" --filter "+ /feeds/**.xml" --filter "- *" "$@"
send "$asked" "application/feed+json; charset=utf-8" --include "/feeds/**.json" "$@"
send "$asked" "text/x-opml; charset=utf-8" --include "/feeds/*.opml" "$@"

send "$asked" "" --exclude "/assets/**" --exclude "/feeds/**" --exclude "/calendar/**.ics" \
    --exclude "/.portal-site" --exclude "/_headers" "$@"
