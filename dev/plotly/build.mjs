// Build static/build/plotly-hub.min.js, the small Plotly of `make assets`:
//   npm ci && npm run build
//
// A strict Content-Security-Policy refuses style attributes that a script sets. Plotly
// sets some; the patch turns each into a write to `element.style`, which is allowed.
import { build } from "esbuild";
import { readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const OUT = here("../../static/build/plotly-hub.min.js");
const LIMIT = 480_000; // bytes as brotli

const SETS_STYLE = /\.attr\(\s*'style',\s*([A-Za-z_.']+)\s*\)/g;
const KEEPS_NODE = "currentNode = nodeSpec.node = newNode;";
const SOURCES = /plotly\.js\/src\/.*\.js$/;

const patched = (source) =>
  source
    .replace(
      SETS_STYLE,
      (_, value) => `.each(function () { this.style.cssText = (${value}) || '' })`,
    )
    .replace("nodeAttrs.style = nodeSpec.style", "")
    .replace(KEEPS_NODE, `newNode.style.cssText = nodeSpec.style || ''; ${KEEPS_NODE}`);

const strictCsp = {
  name: "strict-csp",
  setup({ onLoad }) {
    onLoad({ filter: SOURCES }, async ({ path }) => ({
      contents: patched(await readFile(path, "utf8")),
      loader: "js",
    }));
  },
};

await build({
  entryPoints: [here("entry.js")],
  outfile: OUT,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  define: { global: "window" },
  legalComments: "eof",
  plugins: [strictCsp],
  logLevel: "warning",
});

const size = brotliCompressSync(await readFile(OUT)).length;
console.log(`${OUT}: ${(await stat(OUT)).size} bytes, ${size} as brotli`);
if (size > LIMIT) throw new Error(`The bundle is over ${LIMIT} bytes as brotli.`);
