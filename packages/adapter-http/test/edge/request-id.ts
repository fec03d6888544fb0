import t from 'tap'
import { requestId } from '../../src/edge/request-id.ts'

const idFor = (value: string | undefined) =>
  requestId({ headers: value === undefined ? {} : { 'x-request-id': value } })

t.test('a harmless id is kept', async (t) => {
  for (const id of ['a', 'Root=1-67891233-abcdef012345678912345678', 'x'.repeat(128)]) t.equal(idFor(id), id)
})

t.test('others are replaced by a UUID', async (t) => {
  for (const id of [undefined, '', 'a b', 'a\nb', '<script>', 'é', 'x'.repeat(129)]) {
    t.match(idFor(id), /^[0-9a-f]{8}-[0-9a-f-]{27}$/, JSON.stringify(id))
  }
})
