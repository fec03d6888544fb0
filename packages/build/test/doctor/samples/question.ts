import t from 'tap'
import { questionOf, questionType } from '../../../src/doctor/samples/question.ts'
import { samples } from '../fixtures/small-model.ts'

t.test('a sample is a line of JSON', async (t) => {
  const [, two] = samples
  t.equal(
    two && questionOf(two),
    '{"inputs":[{"name":"X","shape":[2,2],"datatype":"FP32","data":[1,2,3,4]}]}',
  )
  t.equal(questionType, 'application/json')
})
