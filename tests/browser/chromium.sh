#!/bin/sh
# Makes sure the browser tests find a Chromium and a font with Chinese letters; asks the network only for what is missing.
set -eu
python=$1

has_chromium() {
    command -v chromium >/dev/null 2>&1 && return 0
    "$python" - <<'PYTHON'
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    sys.exit(0 if Path(playwright.chromium.executable_path).is_file() else 1)
PYTHON
}

has_chinese_font() {
    command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh)" ]
}

can_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1
}

wanted=""
has_chromium || wanted="chromium"
has_chinese_font || wanted="$wanted fonts-noto-cjk fontconfig"
[ -n "$wanted" ] || exit 0

if can_install; then
    echo "Installing:$wanted"
    apt-get update -qq
    # shellcheck disable=SC2086 - several package names
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $wanted
    exit 0
fi
case $wanted in
    *chromium*)
        echo "Installing Chromium for the tests"
        "$python" -m playwright install chromium
        ;;
    *)
        echo "No font with Chinese letters was found: the screenshots will show boxes in their place."
        ;;
esac
