import t from 'tap'
import { callerId } from '../../src/requests/caller-id.ts'

t.test('only what is harmless in logs and headers', async (t) => {
  for (const id of ['a', '1-67-abc=@x/y+z:9', 'x'.repeat(128)]) t.equal(callerId({ 'x-request-id': id }), id)
  for (const id of ['', 'a b', 'a\n', 'é', 'x'.repeat(129)])
    t.equal(callerId({ 'x-request-id': id }), undefined)
  t.equal(callerId({ 'x-request-id': ['a', 'b'] }), undefined)
  t.equal(callerId({}), undefined)
})
