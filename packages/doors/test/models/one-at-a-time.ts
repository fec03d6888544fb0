import t from 'tap'
import { oneAtATime } from '../../src/models/one-at-a-time.ts'

t.test('of one name in turn, of two at once, failures too', async (t) => {
  const inTurn = oneAtATime()
  const told: string[] = []
  const work = (name: string, fails = false) =>
    inTurn(name, async () => {
      told.push(`${name} begins`)
      await new Promise((resolve) => setImmediate(resolve))
      told.push(`${name} ends`)
      if (fails) throw new Error('no')
      return name
    })
  const results = await Promise.allSettled([work('a', true), work('a'), work('b')])
  t.match(results, [{ reason: Error }, { value: 'a' }, { value: 'b' }])
  t.same(told.slice(0, 2), ['a begins', 'b begins'])
  t.same(
    told.filter((line) => line.startsWith('a')),
    ['a begins', 'a ends', 'a begins', 'a ends'],
  )
  t.equal(await work('a'), 'a', 'later')
})
