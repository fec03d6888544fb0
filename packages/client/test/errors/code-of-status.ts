import { errorStatus } from '@inferry/core'
import t from 'tap'
import { codeOfStatus } from '../../src/errors/code-of-status.ts'

t.test('the nearest code', async (t) => {
  for (const [status, code] of [
    [301, 'INTERNAL'],
    [400, 'MALFORMED_REQUEST'],
    [401, 'FORBIDDEN'],
    [404, 'MODEL_NOT_FOUND'],
    [405, 'MALFORMED_REQUEST'],
    [408, 'DEADLINE_EXCEEDED'],
    [418, 'MALFORMED_REQUEST'],
    [429, 'OVERLOADED'],
    [500, 'INTERNAL'],
    [502, 'NOT_READY'],
    [507, 'INSUFFICIENT_MEMORY'],
    [530, 'INTERNAL'],
  ] as const) {
    t.equal(codeOfStatus(status), code, String(status))
  }
})

t.test('every status of ours has a code of the same status', async (t) => {
  for (const status of Object.values(errorStatus)) t.equal(errorStatus[codeOfStatus(status)], status)
})
