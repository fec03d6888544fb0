import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { moduleOptions } from './module-options.ts'

/**
 * Writes what runs a function's handler as one file of JavaScript, for the emulator's `runtime.ric`. In a workspace its
 * sources would be translated when a function starts, which is no part of a cold start nor of a function's memory.
 */
export async function bundleLoop(outfile: string): Promise<void> {
  await build({
    ...moduleOptions(import.meta.url),
    entryPoints: ['@inferry/lambda-runtime/loop-main'],
    absWorkingDir: dirname(fileURLToPath(import.meta.url)),
    outfile,
  })
}
