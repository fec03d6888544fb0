import { InferryError } from '@inferry/core'
import t from 'tap'
import { createTally } from '../../src/run/tally.ts'

const share = { object: { key: 'a', bytes: 100, version: '1' }, key: 'a.out' }

t.test('counts, for the progress and the summary', (t) => {
  const tally = createTally()
  t.match(tally.progress(), { objects: { total: undefined }, bytes: { done: 0, total: undefined } })
  tally.total(3, 300)
  tally.objectDone(share, true)
  tally.bytesRead(60)
  tally.bytesWritten(12)
  tally.records(6, 1, [{ object: 'b', record: 2, code: 'INVALID_INPUT', message: 'no' }])
  tally.objectDone(share, false)
  tally.objectFailed('c', new InferryError('MALFORMED_BODY', 'bad', { location: { record: 7, column: 'x' } }))
  t.match(tally.progress(), {
    objects: { done: 2, failed: 1, total: 3 },
    bytes: { done: 160, total: 300 },
    records: 6,
    failedRecords: 1,
  })
  const summary = tally.summary(false)
  t.match(summary, {
    status: 'failed',
    objects: { done: 2, doneBefore: 1, failed: 1 },
    records: 6,
    failedRecords: 1,
    bytesIn: 60,
    bytesOut: 12,
    errors: [
      { object: 'b', record: 2, code: 'INVALID_INPUT', message: 'no' },
      { object: 'c', record: 7, column: 'x', code: 'MALFORMED_BODY', message: 'bad' },
    ],
  })
  t.ok(summary.peakMemory > 10 * 2 ** 20)
  t.ok(summary.recordsPerSecond > 0)
  t.end()
})

t.test('an object that goes on', (t) => {
  const tally = createTally()
  const faults = [{ object: 'a', record: 2, code: 'INVALID_INPUT', message: 'no' }] as const
  const position = { record: 5, offset: 1950 }
  tally.resumed({ job: '1', version: '1', position, bytesOut: 9, faults, failedRecords: 3 }, 50)
  tally.bytesRead(50)
  t.match(tally.progress(), { bytes: { done: 100 }, records: 0, failedRecords: 3 })
  t.match(tally.summary(false), { bytesIn: 50, bytesOut: 0, failedRecords: 3, errors: faults })
  t.end()
})

t.test('how it ended', (t) => {
  t.equal(createTally().summary(false).status, 'completed')
  t.equal(createTally().summary(true).status, 'stopped')
  const tally = createTally()
  tally.objectFailed('a', new InferryError('INVALID_INPUT', 'no'))
  t.equal(tally.summary(false).status, 'failed')
  t.equal(tally.summary(true).status, 'stopped', 'what is left may fail or not')
  t.end()
})

t.test('lists the first faults only', (t) => {
  const tally = createTally()
  for (let n = 0; n < 150; n++) tally.objectFailed(`o${n}`, new InferryError('STORAGE_FAILED', 'no'))
  t.equal(tally.summary(false).errors.length, 100)
  t.equal(tally.summary(false).objects.failed, 150)
  t.end()
})
