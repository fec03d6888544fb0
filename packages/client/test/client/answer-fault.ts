import t from 'tap'
import { answerFault, emptyAnswer } from '../../src/client/answer-fault.ts'

t.test('says what, and keeps why', async (t) => {
  const cause = new Error('why')
  const error = answerFault('it is empty', cause)
  t.match(error, {
    code: 'INTERNAL',
    message: 'the answer cannot be read: it is empty; is it an Inferry door?',
  })
  t.equal(error.cause, cause)
})

t.test('nothing for nothing', async (t) => {
  t.match(emptyAnswer('the endpoint e'), {
    code: 'EMPTY_BODY',
    message: 'the endpoint e answered nothing, as the body was empty',
  })
})
