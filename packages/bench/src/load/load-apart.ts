import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { extname } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { InferryError } from '@inferry/core'
import { loaderOptions } from '@inferry/lambda-runtime'
import type { LoadResult } from './load-result.ts'
import type { Question } from './question.ts'
import type { Load } from './run-load.ts'

/** `.ts` in the workspace, `.js` in what is published. */
const main = fileURLToPath(new URL(`./load-main${extname(import.meta.url)}`, import.meta.url))

/**
 * Puts a server under a load from a fresh process, so that neither what this one has to do nor its garbage is measured.
 * Rejects with the reason of the signal if it is aborted, with `INTERNAL` if the process fails.
 */
export async function loadApart(question: Question, load: Load, signal?: AbortSignal): Promise<LoadResult> {
  signal?.throwIfAborted()
  const child = spawn(process.execPath, [...loaderOptions(process.execArgv, process.cwd()), main], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const stop = () => child.kill('SIGKILL')
  signal?.addEventListener('abort', stop)
  process.on('exit', stop)
  try {
    const closed = once(child, 'close')
    // It may be gone before it has read all.
    child.stdin.on('error', () => {})
    child.stdin.end(JSON.stringify({ question, load }))
    const [printed, [code]] = await Promise.all([text(child.stdout), closed])
    signal?.throwIfAborted()
    if (code === 0) return JSON.parse(printed)
    throw new InferryError('INTERNAL', `the process that asks the server ended with ${code}`)
  } finally {
    signal?.removeEventListener('abort', stop)
    process.off('exit', stop)
  }
}
