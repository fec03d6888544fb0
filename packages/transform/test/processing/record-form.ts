import { InferryError } from '@inferry/core'
import t from 'tap'
import { createByteWriter, written } from '../../src/processing/byte-writer.ts'
import { recordForm } from '../../src/processing/record-form.ts'
import { textOf } from './blocks.ts'

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
  const check = (form: 'csv' | 'json', answer: string) =>
    recordForm(form).checkAnswer(Buffer.from(answer), 0, Buffer.byteLength(answer))
  t.doesNotThrow(() => check('json', ' {"a":1} '))
  t.throws(() => check('json', '{"a":1'), {
    code: 'INFERENCE_FAILED',
    message: 'the answer to it is not JSON: it ends too early, after 6 bytes',
  })
  t.doesNotThrow(() => check('csv', 'anything'))
})

t.test('a CSV record whose quotes do not fit is not joined', async (t) => {
  const join = (record: string) => {
    const out = createByteWriter(0)
    recordForm('csv').join(Buffer.from(record), 0, Buffer.byteLength(record), Buffer.from('1'), out)
    return textOf(written(out))
  }
  t.throws(() => join('a,"b'), { code: 'MALFORMED_BODY' })
  t.equal(join('\ufeff"a,b",c'), '\ufeff"a,b",c,1')
})
