#!/bin/sh
# Rebuild the vendored assets from the pinned packages in versions.txt, then hold them against hashes.txt.
# Only whoever changes a version runs this, and needs Node for it: installing or running Traguardo never does.
#   vendor.sh            build and verify          vendor.sh --renew    build and write new hashes
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target="$here/../static/ui/vendor"
e2e="$here/../../../tests/e2e"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
npm install --silent --no-audit --no-fund --no-save --no-package-lock --ignore-scripts $(cat "$here/versions.txt")
italia=node_modules/bootstrap-italia
mkdir -p "$target/fonts" "$e2e"

node_modules/.bin/sass --quiet --no-source-map --style=compressed \
    --load-path="$italia/src/scss" --load-path=node_modules "$here/bootstrap-italia.scss" "$target/bootstrap-italia.css"
cp "$here/bundle.js" bundle.js
node_modules/.bin/esbuild bundle.js --bundle --minify --format=iife --target=es2020 --legal-comments=none --ignore-annotations \
    --log-level=error --outfile="$target/bootstrap-italia.js"
cp node_modules/htmx.org/dist/htmx.min.js "$target/htmx.js"
for style in regular italic 600 700; do
    cp "$italia/dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-$style.woff2" "$target/fonts/titillium-web-$style.woff2"
done
cp "$italia/dist/fonts/Roboto_Mono/roboto-mono-v13-latin-ext_latin-regular.woff2" "$target/fonts/roboto-mono-regular.woff2"
cp "$italia/dist/fonts/Titillium_Web/OFL.txt" "$target/fonts/titillium-web-licence.txt"
cp "$italia/dist/fonts/Roboto_Mono/LICENSE.txt" "$target/fonts/roboto-mono-licence.txt"
cp "$italia/LICENSE" "$target/bootstrap-italia-licence.txt"
cp node_modules/htmx.org/LICENSE "$target/htmx-licence.txt"
cp node_modules/axe-core/axe.min.js "$e2e/axe.min.js"
cp node_modules/axe-core/LICENSE "$e2e/axe-licence.txt"
find "$target" "$e2e"/axe* -type f -exec chmod 644 {} +

node - "$italia/dist/svg/sprites.svg" "$here/icons.txt" "$target/sprites.svg" <<'JS'
const fs = require('node:fs')
const [sprites, icons, out] = process.argv.slice(2)
const all = fs.readFileSync(sprites, 'utf8')
const wanted = fs.readFileSync(icons, 'utf8').split('\n').filter(Boolean)
const symbols = wanted.map((id) => {
  const found = all.match(new RegExp(`<symbol id="${id}".*?</symbol>`, 's'))
  if (!found) throw new Error(`No icon is called ${id}`)
  return found[0]
})
fs.writeFileSync(out, `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`)
JS

# Source maps are not shipped: a comment that names one would break the manifest of static files.
for file in "$target"/*.css "$target"/*.js; do
    sed -i -e 's|/[*#/]*# sourceMappingURL=[^*]*\*/||g' -e '/^\/\/# sourceMappingURL=/d' "$file"
done

cd "$here"
list() { (cd "$here/../../.." && find traguardo/ui/static/ui/vendor tests/e2e/axe* -type f | LC_ALL=C sort | xargs sha256sum); }
if [ "${1:-}" = "--renew" ]; then
    list > hashes.txt
    echo "hashes.txt rewritten: $(wc -l < hashes.txt) files"
else
    list | diff hashes.txt - && echo "Vendored assets match hashes.txt: $(wc -l < hashes.txt) files"
fi
