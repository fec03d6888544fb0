import { InferryError } from '@inferry/core'
import t from 'tap'
import { withHeaderHint } from '../../src/run/header-hint.ts'
import { fieldName } from '../../src/run/setting-name.ts'

const job = { splitType: 'Line', csvHeader: 'none' } as const
const wrong = new InferryError('INVALID_INPUT', 'no number', { location: { row: 0 } })

function batchOf(text: string, first = 0) {
  const bytes = Buffer.from(text)
  const firstEnd = text.indexOf('\n') + 1
  const records = {
    bytes,
    starts: Uint32Array.of(0, firstEnd),
    ends: Uint32Array.of(firstEnd, bytes.length),
    first: { record: first, offset: 0 },
    next: { record: first + 2, offset: bytes.length },
  }
  return { body: bytes, records }
}

t.test('a first line of names', (t) => {
  const hint = (error: InferryError) =>
    withHeaderHint(error, batchOf('age,"sex"\r\n1,2\n'), job, 'text/csv', fieldName)
  t.match(hint(wrong), {
    code: 'INVALID_INPUT',
    location: { row: 0 },
    message: /no number; if .* set csvHeader to skip or send/,
  })
  t.match(hint(new InferryError('MALFORMED_REQUEST', '400')).message, /csvHeader/, 'or perhaps')
  for (const other of [
    new InferryError('INVALID_INPUT', '', { location: { row: 1 } }),
    new InferryError('OVERLOADED', ''),
  ])
    t.equal(hint(other), other)
  t.end()
})

t.test('what is none', (t) => {
  for (const line of ['1,a', 'a,', 'a,a', '"1",b']) {
    const batch = batchOf(`${line}\n1,2\n`)
    t.equal(withHeaderHint(wrong, batch, job, 'text/csv', fieldName), wrong, line)
  }
  const batch = batchOf('a,b\n1,2\n')
  t.equal(withHeaderHint(wrong, batch, job, 'application/jsonlines', fieldName), wrong)
  t.equal(withHeaderHint(wrong, batch, { ...job, csvHeader: 'skip' }, 'text/csv', fieldName), wrong)
  t.equal(withHeaderHint(wrong, batchOf('a,b\n1,2\n', 5), job, 'text/csv', fieldName), wrong)
  t.end()
})
