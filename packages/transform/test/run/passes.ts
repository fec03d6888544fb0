import { type ErrorCode, InferryError } from '@inferry/core'
import t from 'tap'
import { passes } from '../../src/run/passes.ts'

t.test('what can be gone on with', (t) => {
  const all: readonly (readonly [ErrorCode, boolean])[] = [
    ['STORAGE_FULL', true],
    ['NOT_READY', true],
    ['ABORTED', true],
    ['INVALID_CONFIGURATION', true],
    ['INVALID_INPUT', false],
    ['OBJECT_CHANGED', false],
    ['OBJECT_NOT_FOUND', false],
    ['INTERNAL', false],
  ]
  for (const [code, can] of all) t.equal(passes(new InferryError(code, '')), can, code)
  t.end()
})
