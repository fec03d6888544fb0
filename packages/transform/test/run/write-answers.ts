import t from 'tap'
import { folderOutput } from '../../src/stores/folder/folder-output.ts'
import type { OutputStore } from '../../src/stores/store.ts'
import { largeJob, lettered } from '../fixtures/large-job.ts'

/** An output that notes what is safe by when. */
function noting(output: OutputStore, notes: string[]): OutputStore {
  return {
    ...output,
    async begin(...args) {
      const object = await output.begin(...args)
      return {
        ...object,
        async append(part) {
          await object.append(part)
          notes.push('part')
        },
        async complete(last) {
          const version = await object.complete(last)
          notes.push('answer')
          return version
        },
      }
    },
    states: {
      ...output.states,
      async write(key, state) {
        await output.states.write(key, state)
        const { position, output: left, done } = state as Record<string, { record?: number; bytes?: number }>
        if (done === undefined) t.equal(left?.bytes, (position?.record ?? 0) * 1024, 'as far as its part')
        notes.push(done === undefined ? 'checkpoint' : 'done')
      },
    },
  }
}

t.test('behind each part stands a checkpoint, and one behind the answer', async (t) => {
  const { start, to } = await largeJob(t, 20)
  const notes: string[] = []
  await start({ invoker: lettered('1'), output: noting(folderOutput(to), notes) }).summary
  t.same(notes, ['part', 'checkpoint', 'part', 'checkpoint', 'answer', 'done'])
})

t.test('what cannot be gone on with has none before its end', async (t) => {
  const { start, to } = await largeJob(t, 1)
  const notes: string[] = []
  const output = noting(folderOutput(to), notes)
  await start({ invoker: lettered('1'), output }, { assembleWith: 'Parquet' }).summary
  t.same(notes, ['answer', 'done'])
})
