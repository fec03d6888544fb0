import type { BuildOptions } from 'esbuild'

/** CommonJS packages ask for Node's own modules by `require`, which a module of its own has not. */
const banner =
  'import{createRequire as inferryRequire}from"node:module";const require=inferryRequire(import.meta.url);'

/** Modules for Node made of what `source` imports; a source of a workspace imports sources. */
export function moduleOptions(source: string) {
  return {
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    conditions: source.endsWith('.ts') ? ['@inferry/source'] : [],
    logLevel: 'silent',
  } satisfies BuildOptions
}

/** The same of a composition root, minified: what it imports lazily stays in files of its own. */
export function rootOptions(entry: string) {
  return {
    ...moduleOptions(entry),
    outExtension: { '.js': '.mjs' },
    splitting: true,
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: true,
    banner: { js: banner },
  } satisfies BuildOptions
}
