import t from 'tap'
import { type FinishOptions, finishAnswer } from '../../src/processing/finish-answer.ts'
import { parseJsonPath } from '../../src/processing/parse-json-path.ts'
import { recordForm } from '../../src/processing/record-form.ts'
import { listedFaults } from '../../src/run/record-fault.ts'
import { blockOf, textOf } from './blocks.ts'

const csv: FinishOptions = {
  content: 'csv',
  form: recordForm('csv'),
  joins: true,
  pick: undefined,
  lines: true,
  placeholder: undefined,
}
const answer = (body: string, contentType = 'text/csv') => ({ contentType, body: Buffer.from(body) })
const joined = (records: readonly string[]) => {
  const input = blockOf(records, 10)
  return { ...input, input }
}

t.test('an answer of another type', async (t) => {
  const records = joined(['a\n'])
  t.throws(() => finishAnswer(records, answer('{}', 'application/json; charset=utf-8'), csv), {
    code: 'NOT_ACCEPTABLE',
    message: /^the answer is application\/json; charset=utf-8, but .* text\/csv$/,
  })
  // A container that does not say is believed.
  t.equal(textOf(...finishAnswer(records, answer('1', 'application/octet-stream'), csv).chunks), 'a,1\n')
})

t.test('a count that differs is the whole answer’s fault', async (t) => {
  const placeholder = () => Buffer.from('placeholder\n')
  t.throws(() => finishAnswer(joined(['a\n', 'b\n']), answer('1\n'), { ...csv, placeholder }), {
    code: 'INFERENCE_FAILED',
    message: /the answer to 2 records has 1 line/,
  })
})

const jsonlines: FinishOptions = { ...csv, content: 'jsonlines', form: recordForm('jsonlines') }
const bad = '{"SageMakerOutput":1}\n'
const ones = (count: number) => answer('1\n'.repeat(count), 'application/jsonlines')

t.test('records that cannot be joined', async (t) => {
  const records = joined(['{"a":1}\n', bad, '{"a":3}\n'])
  t.throws(() => finishAnswer(records, ones(3), jsonlines), {
    code: 'INVALID_INPUT',
    message: /^record 11: the record has a member/,
    location: { record: 11 },
  })
  const placeholder: FinishOptions['placeholder'] = (_, index, error) =>
    Buffer.from(`${index} ${error.code}\n`)
  const finished = finishAnswer(records, ones(3), { ...jsonlines, placeholder })
  t.equal(
    textOf(...finished.chunks),
    '{"a":1,"SageMakerOutput":1}\n1 INVALID_INPUT\n{"a":3,"SageMakerOutput":1}\n',
  )
  t.equal(finished.failedRecords, 1)
  t.match(finished.faults, [{ location: { record: 11 } }])
})

t.test('of many faults the first are listed', async (t) => {
  const records = Array.from({ length: listedFaults + 5 }, () => bad)
  const placeholder = () => Buffer.from('\n')
  const finished = finishAnswer(joined(records), ones(records.length), { ...jsonlines, placeholder })
  t.equal(finished.failedRecords, listedFaults + 5)
  t.equal(finished.faults.length, listedFaults)
})

t.test('the input must have been kept', async (t) => {
  t.throws(() => finishAnswer(blockOf(['a\n']), answer('1\n'), csv), { code: 'INTERNAL' })
})

t.test('answers alone are filtered; without lines nothing is added', async (t) => {
  const path = parseJsonPath('$.label', { field: 'outputFilter', sliceEnd: 'exclusive' })
  const form = recordForm('json')
  const options: FinishOptions = {
    content: 'json',
    form,
    joins: false,
    pick: form.picker(path, 'outputFilter'),
    lines: false,
    placeholder: undefined,
  }
  const finished = finishAnswer(blockOf(['{}']), answer('{\n"label": 1.0\n}', 'application/json'), options)
  t.equal(textOf(...finished.chunks), '1.0')
  t.throws(() => finishAnswer(blockOf(['{}']), answer('oops', 'application/json'), options), {
    code: 'INFERENCE_FAILED',
    message: /^record 0: the answer to it is not JSON: byte 0/,
  })
})
