import t from 'tap'
import type { PhaseEnd } from '../../src/environment/function-instance.ts'
import { phaseOutcome, timeoutOutcome } from '../../src/environment/phase-outcome.ts'
import { parsed } from '../fixtures/scripted-api.ts'

const good = { payload: Buffer.from('1') }
const bad = { payload: Buffer.from('{"errorType":"E"}'), errorType: 'Runtime.Unknown' }
const crash = { description: 'exit status 1', outOfMemory: false }

t.test('what the function answered', async (t) => {
  t.same(phaseOutcome({ kind: 'ready', answer: good }, 'id'), { answer: good })
  t.same(phaseOutcome({ kind: 'ready', answer: bad }, 'id'), { answer: bad })
  t.same(phaseOutcome({ kind: 'init-failed', answer: bad }, 'id'), {
    answer: bad,
    status: 'error',
    errorType: 'Runtime.Unknown',
  })
})

const ends: readonly (readonly [string, PhaseEnd, string, string])[] = [
  ['a crash', { kind: 'ended', end: crash }, 'Runtime.ExitError', 'exited with error: exit status 1'],
  [
    'a crash after a good answer',
    { kind: 'ended', end: crash, answer: good },
    'Runtime.ExitError',
    'exited with error: exit status 1',
  ],
  [
    'no reason',
    { kind: 'ended', end: { ...crash, description: undefined } },
    'Runtime.ExitError',
    'exited without providing a reason',
  ],
  [
    'out of memory',
    { kind: 'ended', end: { description: 'signal: aborted', outOfMemory: true } },
    'Runtime.OutOfMemory',
    'exited with error: signal: killed',
  ],
]
for (const [name, phase, errorType, message] of ends) {
  t.test(name, async (t) => {
    const { answer, remark, ...rest } = phaseOutcome(phase, 'id')
    t.same(rest, { status: 'error', errorType })
    t.same(parsed(answer), { errorType, errorMessage: `RequestId: id Error: Runtime ${message}` })
    t.equal(remark, `RequestId: id Error: Runtime ${message}\n${errorType}`)
  })
}

t.test('an error that was reported before the crash stands', async (t) => {
  const outcome = phaseOutcome({ kind: 'ended', end: crash, answer: bad }, 'id')
  t.equal(outcome.answer, bad)
  t.equal(outcome.errorType, 'Runtime.ExitError')
})

t.test('a time-out', async (t) => {
  const outcome = timeoutOutcome('id', 3)
  t.same(parsed(outcome.answer), {
    errorType: 'Sandbox.Timedout',
    errorMessage: 'RequestId: id Error: Task timed out after 3.00 seconds',
  })
  t.match(outcome, { status: 'timeout', remark: /Z id Task timed out after 3\.00 seconds/ })
})
