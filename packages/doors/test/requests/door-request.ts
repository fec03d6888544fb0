import t from 'tap'
import { headerOf } from '../../src/requests/door-request.ts'

t.test('a header that came once', async (t) => {
  t.equal(headerOf({ accept: 'text/csv' }, 'accept'), 'text/csv')
  t.equal(headerOf({ accept: ['a', 'b'] }, 'accept'), undefined)
  t.equal(headerOf({}, 'accept'), undefined)
})
