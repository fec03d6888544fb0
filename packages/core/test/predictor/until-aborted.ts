import { runAborted, untilAborted } from '@inferry/core'
import t from 'tap'

t.test('the answer, if nobody gives it up', async (t) => {
  const { signal } = new AbortController()
  t.equal(await untilAborted(Promise.resolve(1), undefined), 1)
  t.equal(await untilAborted(Promise.resolve(1), signal), 1)
  await t.rejects(untilAborted(Promise.reject(new Error('no')), signal), { message: 'no' })
})

t.test('an abort is told at once, whatever becomes of the run', async (t) => {
  for (const end of ['never', 'fails']) {
    const controller = new AbortController()
    let fail = (_: Error) => {}
    const run = new Promise((_, reject) => {
      fail = reject
    })
    const answer = untilAborted(run, controller.signal)
    controller.abort('gone')
    await t.rejects(answer, { code: 'ABORTED', message: 'the run was aborted by its caller', cause: 'gone' })
    if (end === 'fails') fail(new Error('late'))
  }
  t.match(runAborted(AbortSignal.abort('why')), { code: 'ABORTED', cause: 'why' })
})
