import { type ErrorCode, InferryError } from '@inferry/core'
import t from 'tap'
import { canBeGoneOnWith, mayPass, mayPassSoon } from '../src/passing.ts'

t.test('what helps against a failure', async (t) => {
  const all: readonly (readonly [code: ErrorCode, soon: boolean, later: boolean, goneOnWith: boolean])[] = [
    ['NOT_READY', true, true, true],
    ['INTERNAL', true, true, true],
    ['INSUFFICIENT_MEMORY', true, true, true],
    ['STORAGE_FAILED', true, true, true],
    ['STORAGE_FULL', false, true, true],
    ['ABORTED', false, true, true],
    ['OBJECT_CHANGED', false, true, false],
    ['INVALID_CONFIGURATION', false, false, true],
    ['STORAGE_DENIED', false, false, true],
    ['INVALID_INPUT', false, false, false],
    ['INFERENCE_FAILED', false, false, false],
    ['OBJECT_NOT_FOUND', false, false, false],
  ]
  for (const [code, ...expected] of all) {
    const error = new InferryError(code, '')
    t.same([mayPassSoon(error), mayPass(error), canBeGoneOnWith(error)], expected, code)
  }
})
