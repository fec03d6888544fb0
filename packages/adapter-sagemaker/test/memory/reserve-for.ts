import t from 'tap'
import { reserveFor } from '../../src/index.ts'
import { bodyNeed } from '../../src/memory/body-need.ts'

const mebibyte = 1024 ** 2

t.test('grows with the largest body, up to what a multi-model endpoint is sent', async (t) => {
  t.equal(reserveFor(6 * mebibyte), 122 * mebibyte)
  t.equal(reserveFor(25 * mebibyte), 407 * mebibyte)
  t.equal(reserveFor(1024 * mebibyte), reserveFor(25 * mebibyte))
})

t.test('holds what the largest body of blank fields needs', async (t) => {
  const body = Buffer.from(',,,,,,,,,\n'.repeat(600_000))
  t.ok(bodyNeed('text/csv', body) < reserveFor(6 * mebibyte))
})
