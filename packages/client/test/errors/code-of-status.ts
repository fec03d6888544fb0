import { errorStatus } from '@inferry/core'
import t from 'tap'
import { codeOfStatus } from '../../src/errors/code-of-status.ts'

t.test('the nearest code', async (t) => {
  for (const [status, code] of [
    [301, 'INTERNAL'],
    [400, 'MALFORMED_REQUEST'],
    [401, 'FORBIDDEN'],
    [403, 'FORBIDDEN'],
    [404, 'MODEL_NOT_FOUND'],
    [405, 'MALFORMED_REQUEST'],
    [408, 'DEADLINE_EXCEEDED'],
    [409, 'MODEL_ALREADY_LOADED'],
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

/** Of jobs and their storage: what a door's answer without a code never is. */
const ofJobs: ReadonlySet<string> = new Set([
  'OBJECT_NOT_FOUND',
  'OBJECT_CHANGED',
  'STORAGE_DENIED',
  'STORAGE_FULL',
  'STORAGE_FAILED',
])

t.test('every status of our doors has a code of the same status', async (t) => {
  for (const [code, status] of Object.entries(errorStatus)) {
    if (!ofJobs.has(code)) t.equal(errorStatus[codeOfStatus(status)], status, code)
  }
})

t.test('no status alone tells of storage', async (t) => {
  for (let status = 100; status < 600; status++) t.notOk(ofJobs.has(codeOfStatus(status)), String(status))
})
