import t from 'tap'
import { createCarry } from '../../src/records/carry.ts'

t.test('grows by what is appended, and hands it over', async (t) => {
  const carry = createCarry()
  t.equal(carry.length, 0)
  for (let at = 0; at < 300; at++) carry.append(Buffer.from([at % 256, 1]))
  t.equal(carry.length, 600)
  t.equal(carry.bytes.length, 600)
  const taken = carry.take()
  t.same(
    taken.filter((_, at) => at % 2 === 0),
    Buffer.from(Array.from({ length: 300 }, (_, at) => at % 256)),
  )
  t.equal(carry.length, 0)
  carry.append(Buffer.from('next'))
  t.equal(carry.take().toString(), 'next')
  t.equal(taken[0], 0, 'what was handed over stays as it was')
})
