/**
 * Joins core's built modules into a few files. Node spends about 0.5 ms on finding and linking each small module, which a
 * cold start would pay for all of them; what is imported lazily stays in files of its own.
 */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const dist = fileURLToPath(new URL('../packages/core/dist', import.meta.url))

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
  logLevel: 'warning',
})
