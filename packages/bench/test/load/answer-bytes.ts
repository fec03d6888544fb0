import t from 'tap'
import { answerBytes } from '../../src/load/answer-bytes.ts'
import { delayedServer } from '../fixtures/delayed-server.ts'

t.test('the length of one answer', async (t) => {
  const server = await delayedServer()
  t.teardown(server.close)
  t.equal(await answerBytes(server.question), 'answer'.length)
  t.equal(server.received(), 1)
})
