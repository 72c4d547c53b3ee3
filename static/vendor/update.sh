#!/usr/bin/env bash
# Fetches the packages of package.json at the locked versions, copies the files that the pages use, rebuilds the icon
# sprite from icons.txt and writes manifest.json. Needed only when a version or the list of icons changes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
static=$(dirname "$here")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/package.json" "$here/package-lock.json" "$work/"
(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund)

files=()
version() { node -p "require('$work/node_modules/$1/package.json').version"; }
licence() { node -p "require('$work/node_modules/$1/package.json').license"; }
take() { # package, file in the package, place under static/
  mkdir -p "$static/$(dirname "$3")"
  cp "$work/node_modules/$1/$2" "$static/$3"
  chmod 644 "$static/$3"
  files+=("$1|$3")
}
sprite() { # every icon named in icons.txt as one <symbol>
  printf '<svg xmlns="http://www.w3.org/2000/svg">\n'
  while read -r name; do
    printf '<symbol id="%s" viewBox="0 0 16 16">' "$name"
    sed -e '1d' -e 's/^ *//' -e 's|</svg>$||' "$work/node_modules/bootstrap-icons/icons/$name.svg" | tr -d '\n'
    printf '</symbol>\n'
  done <"$here/icons.txt"
  printf '</svg>\n'
}
manifest() {
  local package path first=1
  printf '[\n'
  for entry in "${files[@]}"; do
    package=${entry%%|*} path=${entry#*|}
    [ "$first" = 1 ] || printf ',\n'
    first=0
    printf '  {"name": "%s", "version": "%s", "licence": "%s", "file": "%s", "sha256": "%s"}' \
      "$package" "$(version "$package")" "$(licence "$package")" "$path" "$(sha256sum "$static/$path" | cut -d' ' -f1)"
  done
  printf '\n]\n'
}

rm -rf "$here"/htmx-* "$here"/bootstrap-icons-* "$static/fonts/inter"
htmx=vendor/htmx-$(version htmx.org)
icons=vendor/bootstrap-icons-$(version bootstrap-icons)
take htmx.org dist/htmx.min.js "$htmx/htmx.min.js"
take htmx.org LICENSE "$htmx/LICENSE"
take @fontsource-variable/inter files/inter-latin-wght-normal.woff2 fonts/inter/inter-latin.woff2
take @fontsource-variable/inter files/inter-vietnamese-wght-normal.woff2 fonts/inter/inter-vietnamese.woff2
take @fontsource-variable/inter LICENSE fonts/inter/LICENSE
take bootstrap-icons LICENSE "$icons/LICENSE"
sprite >"$static/icons.svg"
files+=("bootstrap-icons|icons.svg")
manifest >"$here/manifest.json"
