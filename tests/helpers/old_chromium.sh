#!/bin/sh
# Brings Chromium 80 (February 2020) out of a package that carries it, and prints what to set:
#     sh tests/helpers/old_chromium.sh FOLDER [VERSION OF chrome-aws-lambda]
# 2.1.1 has Chromium 80, 10.1.0 has 92. Needs npm and node, 45 MB to fetch and 150 MB on the disk.
set -eu
folder=${1:?folder to unpack into}
version=${2:-2.1.1}
mkdir -p "$folder"
cd "$folder"
npm pack --silent "chrome-aws-lambda@$version" >/dev/null
tar xzf "chrome-aws-lambda-$version.tgz"
node -e '
const fs = require("fs"), zlib = require("zlib"), from = "package/bin/";
for (const name of fs.readdirSync(from))
  fs.writeFileSync(name.replace(/\.br$/, ""), zlib.brotliDecompressSync(fs.readFileSync(from + name)), { mode: 0o755 });
'
for archive in *.tar; do tar xf "$archive"; done
rm -r package "chrome-aws-lambda-$version.tgz" ./*.tar
echo "PORTAL_OLD_CHROMIUM=$PWD/chromium"
