import { InferryError } from '@inferry/core'
import t from 'tap'
import { complain } from '../src/complain.ts'

t.test('says message and code, and ends with 1', async (t) => {
  for (const [error, line] of [
    [new InferryError('INVALID_ARTIFACT', 'a is cut'), 'inferry: a is cut [INVALID_ARTIFACT]'],
    [new Error('oh'), 'inferry: oh [INTERNAL]'],
  ] as const) {
    const seen: unknown[] = []
    complain(error, { note: (text) => void seen.push(text), exitCode: (code) => void seen.push(code) })
    t.same(seen, [line, 1])
  }
})
