import { appendFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InferryError } from '@inferry/core'
import t, { type Test } from 'tap'
import { predictorInvoker } from '../../src/invokers/predictor-invoker.ts'
import { withoutStaleAnswer } from '../../src/run/stale-answer.ts'
import { folderInput } from '../../src/stores/folder/folder-input.ts'
import { forestLines, openForest } from '../fixtures/forest.ts'
import { jobFolder, text } from '../fixtures/job-folder.ts'

const forest = await openForest()
t.teardown(() => forest[Symbol.asyncDispose]())

/** Two objects that are answered. */
async function answered(t: Test) {
  const files = { 'a.csv': text(forestLines(2)), 'b.csv': text(forestLines(2)) }
  const folder = await jobFolder(t, forest, files)
  t.match(await folder.start({}).summary, { status: 'completed' })
  t.same(await folder.names(), ['a.csv.out', 'b.csv.out'])
  return folder
}

t.test('an object that got a bad record loses its answer', async (t) => {
  const { start, from, names } = await answered(t)
  await appendFile(join(from, 'a.csv'), 'bad\n')
  t.match(await start({}).summary, { status: 'failed', objects: { done: 1, failed: 1 } })
  t.same(await names(), ['b.csv.out'])
})

t.test('so does one that another job cannot read, or send whole', async (t) => {
  const { start, names } = await answered(t)
  t.match(await start({ contentType: 'text/x' }).summary, { objects: { failed: 2 } })
  t.same(await names(), [])
  await start({}).summary
  t.match(await start({ splitType: 'None', maxPayloadInMB: 0, contentType: 'text/x' }).summary, {
    objects: { failed: 2 },
  })
  t.same(await names(), [])
})

t.test('not one that is gone, or at which someone else is', async (t) => {
  const { start, from, names } = await answered(t)
  const input = folderInput(from)
  for (const code of ['OBJECT_NOT_FOUND', 'OBJECT_CHANGED'] as const) {
    const fault = new InferryError(code, 'gone')
    await start(
      {},
      {
        input: {
          ...input,
          async *list() {
            for await (const object of input.list())
              yield object.key === 'a.csv' ? { ...object, fault } : object
          },
        },
      },
    ).summary
    t.same(await names(), ['a.csv.out', 'b.csv.out'])
  }
})

t.test('not one that a later run goes on with', async (t) => {
  const { start, from, names } = await answered(t)
  await writeFile(join(from, 'a.csv'), text(forestLines(3)))
  const busy = {
    ...predictorInvoker(forest),
    async invoke(): Promise<never> {
      throw new InferryError('OVERLOADED', 'busy')
    },
  }
  t.match(await start({ invocationsMaxRetries: 0 }, { invoker: busy }).summary, {
    objects: { doneBefore: 1, failed: 1 },
  })
  t.same(await names(), ['a.csv.out', 'b.csv.out'])
})

t.test('what cannot be removed is told', async (t) => {
  const error = new InferryError('INVALID_INPUT', 'bad', { location: { record: 1 } })
  const output = {
    version: async () => '1',
    async remove() {
      throw new InferryError('STORAGE_DENIED', 'not allowed')
    },
  }
  t.match(await withoutStaleAnswer(output, 'k', error), {
    code: 'INVALID_INPUT',
    message: /^bad; an answer of an earlier run may be left.*not allowed/,
    location: { record: 1 },
  })
  const none = { ...output, version: async () => undefined }
  t.equal(await withoutStaleAnswer(none, 'k', error), error)
  const noKey = {
    ...output,
    async version(): Promise<never> {
      throw new InferryError('INVALID_INPUT', 'no name')
    },
  }
  t.equal(await withoutStaleAnswer(noKey, 'k', error), error)
})
