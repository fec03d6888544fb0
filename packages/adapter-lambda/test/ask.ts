import { fakeRepository } from '@inferry/testing'
import t from 'tap'
import { askOf } from '../src/ask.ts'
import { openOnce } from '../src/open-doors.ts'

const input = { contentType: 'text/csv', body: Buffer.from('1,2') }
const { signal } = new AbortController()

t.test('a model, with the deadline', async (t) => {
  let given: unknown
  const answer = (_: unknown, options: unknown) => {
    given = options
    return input
  }
  const ask = askOf(
    openOnce(async () => fakeRepository({ name: 'one', answer }, { name: 'two' })),
    signal,
  )
  t.equal(await ask(input, { accept: 'text/csv', model: 'one' }), input)
  t.same(given, { accept: 'text/csv', signal })
  await t.rejects(ask(input, {}), { code: 'INVALID_INPUT', message: /2 models/ })
  await t.rejects(ask(input, { model: 'three' }), { code: 'MODEL_NOT_FOUND' })
})
