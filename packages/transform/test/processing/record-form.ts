import { InferryError } from '@inferry/core'
import t from 'tap'
import { recordForm } from '../../src/processing/record-form.ts'
import { pieceOf, textOf } from './blocks.ts'

const error = new InferryError('INVALID_INPUT', 'wants "a",\r\nnot "b"')

t.test('placeholders stay on one line and cannot be taken for predictions', async (t) => {
  t.equal(textOf(recordForm('csv').failed(7, error)), 'ERROR,7,INVALID_INPUT,"wants ""a"", not ""b"""')
  t.same(JSON.parse(textOf(recordForm('jsonlines').failed(7, error))), {
    error: 'wants "a",\r\nnot "b"',
    code: 'INVALID_INPUT',
    record: 7,
  })
  t.equal(recordForm(undefined), recordForm('json'))
})

t.test('answers are checked where they would spoil the output', async (t) => {
  const check = (form: 'csv' | 'json', answer: string) => recordForm(form).checkAnswer(pieceOf(answer))
  t.doesNotThrow(() => check('json', ' {"a":1} '))
  t.throws(() => check('json', '{"a":1'), {
    code: 'INFERENCE_FAILED',
    message: 'the answer to it is not JSON: it ends too early, after 6 bytes',
  })
  t.doesNotThrow(() => check('csv', 'anything'))
})

t.test('records are checked where joining them is no check', async (t) => {
  const check = (form: 'csv' | 'json', record: string) => recordForm(form).checkRecord(pieceOf(record))
  t.throws(() => check('csv', 'a,"b'), { code: 'MALFORMED_BODY' })
  t.doesNotThrow(() => check('csv', '"a,b",c'))
  t.doesNotThrow(() => check('json', 'anything'))
})
