import { existsSync } from 'node:fs'
import { InferryError } from '@inferry/core'
import t from 'tap'
import { folderOutput } from '../../src/stores/folder/folder-output.ts'
import { largeJob, lettered, requests } from '../fixtures/large-job.ts'

t.test('a clean-up that fails does not hide why it came to it', async (t) => {
  const { start, to } = await largeJob(t)
  const output = folderOutput(to)
  const states = {
    ...output.states,
    remove: () => Promise.reject(new InferryError('STORAGE_DENIED', 'not allowed')),
  }
  const invoker = lettered('1', () => {
    throw new InferryError('INVALID_INPUT', 'a bad record')
  })
  t.match(await start({ invoker, output: { ...output, states } }).summary, {
    errors: [{ object: 'a.csv', code: 'INVALID_INPUT', message: /a bad record/ }],
  })
})

for (const [code, kept] of [
  ['INTERNAL', true],
  ['NOT_READY', true],
  ['STORAGE_DENIED', true],
  ['INVALID_INPUT', false],
  ['OBJECT_CHANGED', false],
] as const) {
  t.test(`${code}: what was written is ${kept ? 'kept' : 'dropped'}`, async (t) => {
    const { start, read, checkpoint, partial } = await largeJob(t)
    const failing = lettered('1', (request) => {
      if (request === 12) throw new InferryError(code, 'it is so')
    })
    t.match(await start({ invoker: failing }).summary, { errors: [{ object: 'a.csv', code }] })
    t.equal(checkpoint() !== undefined, kept)
    t.equal(existsSync(partial), kept)
    const { records, status } = await start({ invoker: lettered('1') }).summary
    t.equal(status, 'completed')
    t.equal(records < requests * 1024, kept, `${records} were left`)
    t.equal((await read('a.csv.out')).replaceAll(/1{1023}\n/g, ''), '')
  })
}
