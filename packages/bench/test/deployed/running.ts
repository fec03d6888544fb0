import t from 'tap'
import { running } from '../../src/deployed/running.ts'

t.test('nothing is known of its processes', async (t) => {
  const question = { functionName: 'forest', body: '{}' }
  const { question: asked, log, end, usage, close } = running(question)
  t.equal(asked, question)
  t.same([log(), end(), await usage()], ['', undefined, {}])
  await close()
})
