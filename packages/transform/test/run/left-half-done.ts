import { existsSync, readdirSync } from 'node:fs'
import { InferryError } from '@inferry/core'
import t from 'tap'
import { folderOutput } from '../../src/stores/folder/folder-output.ts'
import type { OutputObject, OutputStore } from '../../src/stores/store.ts'
import { largeJob, lettered, requests } from '../fixtures/large-job.ts'

/** An output as a process leaves it that is killed before its first checkpoint. */
function killedBeforeItsCheckpoint(output: OutputStore): OutputStore {
  return {
    ...output,
    begin: async (...args) => ({ ...(await output.begin(...args)), discard: async () => {} }),
    states: {
      ...output.states,
      write: async () => {
        throw new InferryError('STORAGE_FULL', 'full')
      },
    },
  }
}

t.test('an answer is of one job, whatever others left', async (t) => {
  const { start, to, read, checkpoint } = await largeJob(t)
  const stop = new AbortController()
  const stopping = lettered('1', (request) => request === 12 && stop.abort(new Error('enough')))
  t.match(await start({ model: 'one', invoker: stopping, signal: stop.signal }).summary, {
    status: 'stopped',
  })
  const left = checkpoint()
  t.ok(left.output.bytes >= 8 * 1024 * 1024)

  const output = killedBeforeItsCheckpoint(folderOutput(to))
  t.match(await start({ model: 'two', invoker: lettered('2'), output }).summary, {
    errors: [{ code: 'STORAGE_FULL' }],
  })
  // It was dropped; but that may fail.
  await folderOutput(to).states.write('a.csv.out', left)

  t.match(await start({ model: 'one', invoker: lettered('1') }).summary, { status: 'completed' })
  t.equal((await read('a.csv.out')).replaceAll(/1{1023}\n/g, ''), '')
  t.same(readdirSync(to).sort(), ['.inferry-transform', 'a.csv.out'])
})

t.test('what another job left half done is dropped, and its checkpoint', async (t) => {
  const { start, checkpoint, partial } = await largeJob(t)
  const stop = new AbortController()
  const stopping = lettered('1', (request) => request === 12 && stop.abort(new Error('enough')))
  await start({ model: 'one', invoker: stopping, signal: stop.signal }).summary
  const [left] = readdirSync(partial)
  t.ok(checkpoint().output)
  const invoker = lettered('2', (request) => {
    if (request > 1) return
    t.notOk(readdirSync(partial).includes(left as string))
    t.equal(checkpoint(), undefined)
  })
  t.match(await start({ model: 'two', invoker }).summary, { status: 'completed', records: requests * 1024 })
  t.match(checkpoint(), { done: /./, output: undefined })
  t.notOk(existsSync(partial))
})

t.test('a stop ends a write that takes long', async (t) => {
  for (const asked of [{}, { splitType: 'None', maxPayloadInMB: 0 }] as const) {
    const { start, to, partial } = await largeJob(t)
    const output = folderOutput(to)
    const stop = new AbortController()
    async function begin(...args: Parameters<OutputStore['begin']>): Promise<OutputObject> {
      const append = (_: unknown, signal?: AbortSignal) =>
        new Promise<void>((_, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason))
          stop.abort(new Error('enough'))
        })
      return { ...(await output.begin(...args)), append }
    }
    const options = { invoker: lettered('1'), output: { ...output, begin }, signal: stop.signal }
    t.match(await start(options, asked).summary, { status: 'stopped', objects: { done: 0, failed: 0 } })
    t.notOk(existsSync(partial))
  }
})

t.test('what no checkpoint names is dropped, however it ends', async (t) => {
  const { start, to, checkpoint, partial } = await largeJob(t)
  const output = folderOutput(to)
  const full = () => Promise.reject(new InferryError('STORAGE_FULL', 'full'))
  const unsaved = { ...output, states: { ...output.states, write: full } }
  t.match(await start({ invoker: lettered('1'), output: unsaved }).summary, {
    errors: [{ object: 'a.csv', code: 'STORAGE_FULL' }],
  })
  t.notOk(existsSync(partial), 'the first checkpoint was not written')
  for (const request of [2, 12]) {
    const stop = new AbortController()
    const invoker = lettered('1', (n) => n === request && stop.abort(new Error('enough')))
    const parquet = { assembleWith: 'Parquet' } as const
    t.match(await start({ invoker, signal: stop.signal }, parquet).summary, { status: 'stopped' })
    t.notOk(existsSync(partial), 'of Parquet there is none')
  }
  t.equal(checkpoint(), undefined)
})

t.test('what an earlier checkpoint names is kept when a later one fails', async (t) => {
  const { start, to, checkpoint, partial } = await largeJob(t, 20)
  const output = folderOutput(to)
  let written = 0
  const states: typeof output.states = {
    ...output.states,
    async write(...args) {
      written += 1
      if (written > 1) throw new InferryError('STORAGE_FULL', 'full')
      await output.states.write(...args)
    },
  }
  t.match(await start({ invoker: lettered('1'), output: { ...output, states } }).summary, {
    errors: [{ object: 'a.csv', code: 'STORAGE_FULL' }],
  })
  t.equal(written, 2)
  t.ok(checkpoint().output)
  t.ok(existsSync(partial))
})
