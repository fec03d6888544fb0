import t from 'tap'
import type { ColdStart } from '../../src/cold/cold-start.ts'
import { functionColdStart } from '../../src/deployed/function-cold-start.ts'

const report = {
  ...{ durationMilliseconds: 20, billedMilliseconds: 120, memoryMegabytes: 512, maxMemoryMegabytes: 80 },
  initMilliseconds: 100,
}
const start = { startedAt: 1, runtimeMs: 30, codeMs: 20, openMs: 5, loadMs: 10, warmUpMs: 15 }
const log = `START RequestId: 1\n${JSON.stringify({ level: 30, start })}\nEND RequestId: 1\n`

t.test('phases that are the whole', async (t) => {
  const cold = functionColdStart({ log, report }, 300, 'function forest')
  t.match(cold, { platform: 180, runtime: 30, code: 20, open: 5, warmUp: 15, total: 300, reported: report })
  const { total, reported, ...phases } = cold as ColdStart
  t.equal(
    Object.values(phases).reduce((sum, phase) => sum + phase, 0),
    300,
  )
})

t.test('without the log of an app of ours, what Lambda reports', async (t) => {
  t.same(functionColdStart({ log: '', report }, 300, 'function forest'), {
    ...{ platform: 180, total: 300, reported: report },
  })
})

t.test('an init that took too long was done again with the invocation', async (t) => {
  const { initMilliseconds, ...rest } = report
  t.match(functionColdStart({ log, report: rest }, 300, 'function forest'), { platform: 280, total: 300 })
})

t.test('one that was started before it was asked is none to the caller', async (t) => {
  t.equal(functionColdStart({ log, report }, 100, 'function forest'), undefined)
  t.match(functionColdStart({ log, report }, 119, 'function forest'), { platform: 0, total: 119 })
})

t.test('what does not tell that it was fresh', async (t) => {
  const { initMilliseconds, ...warm } = report
  t.throws(() => functionColdStart({ log: '', report: warm }, 300, 'function forest'), {
    code: 'NOT_READY',
    message: /^function forest: after a change of its configuration it was warm already/,
  })
  t.throws(() => functionColdStart({ log: '' }, 300, 'function forest'), {
    message: /^function forest: the end of its log, .*, has no REPORT/,
  })
})
