import { type ErrorCode, InferryError } from '@inferry/core'
import t from 'tap'
import { exitCodeOf, signalExitCode } from '../../src/outcome/exit-code.ts'

t.test('signals, as shells tell them', async (t) => {
  t.equal(signalExitCode('SIGTERM'), 143)
  t.equal(signalExitCode('SIGINT'), 130)
})

t.test('what ended the worker', async (t) => {
  const cases: Readonly<Partial<Record<ErrorCode, number>>> = {
    INVALID_CONFIGURATION: 64,
    INVALID_ARTIFACT: 64,
    ENGINE_UNAVAILABLE: 64,
    STORAGE_DENIED: 64,
    OBJECT_NOT_FOUND: 64,
    STORAGE_FAILED: 75,
    STORAGE_FULL: 75,
    OVERLOADED: 75,
    INSUFFICIENT_MEMORY: 75,
    NOT_READY: 75,
    INTERNAL: 70,
    FORBIDDEN: 70,
  }
  for (const [code, exitCode] of Object.entries(cases))
    t.equal(exitCodeOf(new InferryError(code as ErrorCode, 'x')), exitCode, code)
  t.equal(exitCodeOf(new TypeError('x')), 70)
})
