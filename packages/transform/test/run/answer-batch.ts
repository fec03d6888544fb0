import { type ErrorCode, InferryError } from '@inferry/core'
import t from 'tap'
import type { MiniBatch } from '../../src/records/record-block.ts'
import { sliceBlock } from '../../src/records/slice-block.ts'
import { type AnswerMeans, answerBatch } from '../../src/run/answer-batch.ts'

/** A mini-batch of one-letter records, of which the capitals are bad. */
function batchOf(letters: string, record = 100): MiniBatch {
  const body = Buffer.from(letters)
  const at = Array.from(letters, (_, n) => n)
  const records = {
    bytes: body,
    starts: Uint32Array.from(at),
    ends: Uint32Array.from(at, (n) => n + 1),
    first: { record, offset: record },
    next: { record: record + letters.length, offset: record + letters.length },
  }
  return { body, records }
}

const textOf = ({ records }: MiniBatch) =>
  Buffer.concat(
    Array.from(records.starts, (start, n) => records.bytes.subarray(start, records.ends[n])),
  ).toString()

function means(onError: 'fail' | 'record', named: boolean, code: ErrorCode = 'INVALID_INPUT') {
  let requests = 0
  const all: AnswerMeans = {
    object: 'a.csv',
    onError,
    async request(batch) {
      requests += 1
      const text = textOf(batch)
      const row = text.search(/[A-Z]/)
      if (row >= 0) throw new InferryError(code, `${text[row]} is bad`, named ? { location: { row } } : {})
      return { chunks: [Buffer.from(text.toUpperCase())], failedRecords: 0, faults: [] }
    },
    placeholder: (_, error) => Buffer.from(`<${error.location?.record}>`),
    part: (batch, from, until) => ({ ...batch, records: sliceBlock(batch.records, from, until) }),
  }
  return { all, requests: () => requests }
}

t.test('a good batch is asked once', async (t) => {
  const { all, requests } = means('record', true)
  const answered = await answerBatch(batchOf('abc'), all)
  t.same(answered, {
    records: 3,
    next: { record: 103, offset: 103 },
    chunks: [Buffer.from('ABC')],
    failedRecords: 0,
    faults: [],
  })
  t.equal(requests(), 1)
})

t.test('placeholders stand where the bad records stood', async (t) => {
  for (const named of [true, false])
    for (const letters of ['aBc', 'A', 'ABC', 'abC', 'Abc', 'aBcDeFgH', 'abcdefghijklmnoP'])
      for (const code of ['INVALID_INPUT', 'INFERENCE_FAILED', 'MALFORMED_BODY'] as const) {
        const answered = await answerBatch(batchOf(letters), means('record', named, code).all)
        const bad = Array.from(letters).flatMap((letter, n) => (letter < 'a' ? [100 + n] : []))
        const wanted = Array.from(letters, (letter, n) =>
          letter < 'a' ? `<${100 + n}>` : letter.toUpperCase(),
        )
        t.equal(Buffer.concat([...answered.chunks]).toString(), wanted.join(''), `${letters} ${named}`)
        t.equal(answered.failedRecords, bad.length)
        t.same(
          answered.faults.map(({ object, record, code }) => ({ object, record, code })),
          bad.map((record) => ({ object: 'a.csv', record, code })),
        )
      }
})

t.test('no more is asked than has to be', async (t) => {
  const row = means('record', true)
  await answerBatch(batchOf('abcDefgh'), row.all)
  t.equal(row.requests(), 3, 'the batch, what is before, what is behind')
})

t.test('where many are bad, about as many requests as records', async (t) => {
  const many = means('record', true)
  const answered = await answerBatch(batchOf('aB'.repeat(64)), many.all)
  t.equal(answered.failedRecords, 64)
  t.ok(many.requests() < 2 * 128 + 10, `${many.requests()} requests`)
})

t.test('else the batch fails, and says which record of the object', async (t) => {
  await t.rejects(answerBatch(batchOf('abC'), means('fail', true).all), {
    code: 'INVALID_INPUT',
    message: 'record 102 (row 2 of its request): C is bad',
    location: { record: 102 },
  })
  await t.rejects(answerBatch(batchOf('abC'), means('fail', false).all), {
    message: 'among the records 100 to 102: C is bad',
  })
  await t.rejects(answerBatch(batchOf('C'), means('fail', false).all), { message: 'record 100: C is bad' })
})

t.test('what no record is to blame for fails the batch either way', async (t) => {
  for (const code of ['NOT_READY', 'UNSUPPORTED_MEDIA_TYPE', 'STORAGE_FAILED'] as const)
    await t.rejects(answerBatch(batchOf('abC'), means('record', true, code).all), {
      code,
      message: 'C is bad',
    })
})

t.test('only the first faults are listed', async (t) => {
  const answered = await answerBatch(batchOf('A'.repeat(150)), means('record', true).all)
  t.equal(answered.failedRecords, 150)
  t.equal(answered.faults.length, 100)
})
