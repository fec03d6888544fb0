import t from 'tap'
import { answerTimeout, noAnswer } from '../../src/load/answer-timeout.ts'

t.test('the fault tells the time', async (t) => {
  t.equal(noAnswer, `no answer within ${answerTimeout} s`)
})
