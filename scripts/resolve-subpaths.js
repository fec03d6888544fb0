/**
 * tap's TypeScript loader resolves every import, and knows no patterns of exports with an ending (`./src/*.js`), which
 * hyparquet-writer's imports of hyparquet need. Node itself does, by `require.resolve` too.
 */
import { createRequire, register } from 'node:module'
import { pathToFileURL } from 'node:url'
import { isMainThread } from 'node:worker_threads'

export async function resolve(specifier, context, next) {
  if (!specifier.startsWith('hyparquet/src/')) return next(specifier, context)
  const url = pathToFileURL(createRequire(context.parentURL).resolve(specifier)).href
  return { url, format: 'module', shortCircuit: true }
}

if (isMainThread) register(import.meta.url)
