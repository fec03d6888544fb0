import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import type { Io } from '../../src/io.ts'
import { barOf, showProgress } from '../../src/transform/show-progress.ts'

const progress = {
  seconds: 10,
  objects: { done: 1, failed: 0 },
  bytes: { done: 2_500_000 },
  records: 5000,
  failedRecords: 0,
}

t.test('a bar, as far as is known', (t) => {
  t.equal(barOf(progress), '2.5 MB · 5000 records · 500/s')
  t.equal(
    barOf({ ...progress, bytes: { done: 25, total: 100 } }),
    '██████░░░░░░░░░░░░░░░░░░ 25 % · 5000 records · 500/s · 0:30 left',
  )
  t.equal(
    barOf({
      ...progress,
      seconds: 3000,
      bytes: { done: 25, total: 100 },
      objects: { done: 3, failed: 1, total: 9 },
      failedRecords: 1,
    }),
    '██████░░░░░░░░░░░░░░░░░░ 25 % · 5000 records · 2/s · 2:30:00 left · 3/9 objects · 1 object failed · 1 bad record',
  )
  t.match(barOf({ ...progress, seconds: 0, records: 0, bytes: { done: 0, total: 0 } }), /^█{24} 100 %/)
  t.end()
})

t.test('on a terminal a line in place, which goes in the end', async (t) => {
  const shown: string[] = []
  const io = { terminal: { errors: true }, status: (line: string) => shown.push(line) } as unknown as Io
  await showProgress({ progress: () => progress, summary: sleep(500) as never }, io)
  t.ok(shown.length >= 2)
  t.equal(shown[0], barOf(progress))
  t.equal(shown.at(-1), '')
})

t.test('a failure is not swallowed', async (t) => {
  const io = { terminal: { errors: false }, note: () => {} } as unknown as Io
  const run = { progress: () => progress, summary: Promise.reject(new Error('no input')) }
  await t.rejects(showProgress(run, io), { message: 'no input' })
})
