import t from 'tap'
import { jsonAnswer, textAnswer } from '../../src/answers/answer.ts'

t.test('JSON', async (t) => {
  const answer = jsonAnswer(409, { é: 1 }, { allow: 'GET' })
  t.match(answer, { status: 409, contentType: 'application/json', headers: { allow: 'GET' } })
  t.equal(Buffer.from(answer.body ?? []).toString(), '{"é":1}')
})

t.test('text', async (t) => {
  const answer = textAnswer(200, 'é')
  t.match(answer, { status: 200, contentType: 'text/plain; charset=utf-8' })
  t.equal(answer.body?.length, 2)
})
