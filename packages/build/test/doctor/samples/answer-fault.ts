import t from 'tap'
import { answerFault, excerpt } from '../../../src/doctor/samples/answer-fault.ts'
import { samples } from '../fixtures/small-model.ts'

const [one] = samples as [(typeof samples)[0]]
const answer = (name: string, data: unknown) =>
  JSON.stringify({ outputs: [{ name, shape: [1, 1], datatype: 'FP32', data }] })

t.test('the recorded answer has no fault, and any other one', async (t) => {
  t.equal(answerFault(one, answer('y', [3])), undefined)
  t.equal(
    answerFault(one, answer('y', [4])),
    'the answer to the sample "one" is not the recorded one: output y is 4 at [0], expected 3 within 0.00001 of it',
  )
  t.equal(answerFault(one, answer('z', [3])), 'the answer to the sample "one" has no output y')
  for (const body of ['no JSON', '{}', 'null', answer('y', 'text')])
    t.match(answerFault(one, body), /^the sample "one" was answered with .*, which is no answer of/)
})

t.test('the begin of a body', async (t) => {
  t.equal(excerpt(''), 'nothing')
  t.equal(excerpt('x'.repeat(300)), `${'x'.repeat(200)}…`)
})
