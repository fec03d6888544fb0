import { fakeRepository } from '@inferry/testing'
import t from 'tap'
import { doors } from '../fixtures/doors.ts'

t.test('a request without content type', async (t) => {
  const server = doors(fakeRepository({}))
  const empty = await server.inject({ method: 'POST', url: '/invocations' })
  t.match(empty, { statusCode: 400 })
  t.equal(empty.json().code, 'EMPTY_BODY')
  const bare = await server.inject({ method: 'POST', url: '/invocations', payload: Buffer.from('1,2') })
  t.equal(bare.statusCode, 415)
  t.match(bare.json(), { code: 'UNSUPPORTED_MEDIA_TYPE', location: { field: 'content-type' } })
})

t.test('a batch job says of CSV whether there is a header', async (t) => {
  const server = doors(
    fakeRepository({ answer: ({ contentType }) => ({ contentType: 'a/b', body: Buffer.from(contentType) }) }),
  )
  const typeOf = async (headers: Record<string, string>) =>
    (await server.inject({ method: 'POST', url: '/invocations', headers, payload: '1,2\n' })).payload
  const header = { 'x-inferry-csv-header': 'absent' }
  t.equal(await typeOf({ 'content-type': 'text/csv', ...header }), 'text/csv; header=absent')
  t.equal(await typeOf({ 'content-type': 'text/csv; header=present', ...header }), 'text/csv; header=present')
  t.equal(await typeOf({ 'content-type': 'application/jsonlines', ...header }), 'application/jsonlines')
})
