import t from 'tap'
import { acceptOf } from '../../src/invocation/accept-of.ts'

t.test('of requests that accept anything', async (t) => {
  for (const headers of [{}, { accept: '' }, { accept: '*/*' }, { accept: [] }]) {
    t.equal(acceptOf(headers, 'text/csv'), 'text/csv')
    t.equal(acceptOf(headers, undefined), undefined)
  }
})
t.test('of others', async (t) => {
  for (const accept of ['text/csv', '*/*;q=0.5', 'text/*']) t.equal(acceptOf({ accept }, 'x/y'), accept)
})
