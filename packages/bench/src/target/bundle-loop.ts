import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const contents = `
import { runLoop } from '@inferry/lambda-runtime/loop'
const { LAMBDA_TASK_ROOT: root, AWS_LAMBDA_RUNTIME_API: api } = process.env
await runLoop(async () => (await import(root + '/handler.mjs')).handler, { api })
`

/**
 * Writes what runs a function's handler as one file of JavaScript. In a workspace its sources would be translated when it
 * starts, which is no part of a cold start.
 */
export async function bundleLoop(outfile: string): Promise<void> {
  await build({
    stdin: { contents, resolveDir: dirname(fileURLToPath(import.meta.url)) },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    conditions: import.meta.url.endsWith('.ts') ? ['@inferry/source'] : [],
    logLevel: 'silent',
  })
}
