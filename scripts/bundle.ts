/**
 * Joins the built modules of packages that a cold start loads into a few files. Node spends about 0.5 ms on finding and
 * linking each small module; what is imported lazily stays in files of its own.
 */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const packages = ['core', 'engine-trees']

for (const name of packages) {
  const dist = fileURLToPath(new URL(`../packages/${name}/dist`, import.meta.url))
  await build({
    entryPoints: [`${dist}/index.js`],
    outdir: `${dist}/bundle`,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    sourcemap: true,
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: 'warning',
  })
}
