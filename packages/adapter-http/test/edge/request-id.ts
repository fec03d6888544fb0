import t from 'tap'
import { requestId } from '../../src/edge/request-id.ts'

const idFor = (value: string | undefined) =>
  requestId({ headers: value === undefined ? {} : { 'x-request-id': value } })

t.test('a harmless id is kept', async (t) => {
  for (const id of ['a', 'Root=1-67891233-abcdef012345678912345678', 'x'.repeat(128)]) t.equal(idFor(id), id)
})

t.test('others are replaced, each by another', async (t) => {
  for (const id of [undefined, '', 'a b', 'a\nb', '<script>', 'é', 'x'.repeat(129)]) {
    t.match(idFor(id), /^[0-9a-f]{32}$/, JSON.stringify(id))
  }
  const ids = Array.from({ length: 1000 }, () => idFor(undefined))
  t.equal(new Set(ids).size, ids.length)
})
