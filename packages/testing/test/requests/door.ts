import t from 'tap'
import { pickHeaders } from '../../src/requests/door.ts'

t.same(pickHeaders({ Allow: 'GET', 'x-request-id': 'a', 'Retry-After': 1, 'accept-encoding': undefined }), {
  allow: 'GET',
  'retry-after': '1',
})
t.same(pickHeaders(undefined), {})
