import t from 'tap'
import { incoming, incomingAccept, outgoing } from '../../src/routes/binary-header.ts'

const body = Buffer.from('{}')
const vendor = 'application/vnd.sagemaker-triton.binary+json'

t.test('incoming', async (t) => {
  const cases = [
    [{ 'inference-header-content-length': '12' }, `${vendor};json-header-size=12`],
    [
      { 'inference-header-content-length': '0', 'content-type': 'application/octet-stream' },
      `${vendor};json-header-size=0`,
    ],
    [{}, 'application/json'],
    [{ 'content-type': 'application/octet-stream' }, 'application/json'],
    [{ 'content-type': 'application/x-www-form-urlencoded' }, 'application/json'],
    [{ 'content-type': 'text/csv; charset=utf-8' }, 'text/csv; charset=utf-8'],
    [{ 'content-type': `${vendor};json-header-size=3` }, `${vendor};json-header-size=3`],
  ] as const
  for (const [headers, contentType] of cases) t.same(incoming(headers, body), { contentType, body })
})

t.test('a header that is no size', async (t) => {
  for (const size of ['-1', '1.5', 'x', '', ' ', '99999999999999999999', '1 2']) {
    t.throws(() => incoming({ 'inference-header-content-length': size }, body), {
      code: 'MALFORMED_BODY',
      location: { field: 'inference-header-content-length' },
    })
  }
})

t.test('octets that are no JSON want the header', async (t) => {
  const octets = { 'content-type': 'application/octet-stream' }
  for (const bytes of [
    [0, 0, 128, 63],
    [32, 10, 1],
  ]) {
    t.throws(() => incoming(octets, Buffer.from(bytes)), {
      code: 'MALFORMED_BODY',
      message: /Inference-Header-Content-Length is missing/,
      location: { field: 'inference-header-content-length' },
    })
  }
  for (const text of ['', ' \r\n', ' {', '[1]', '\ufeff{}']) {
    t.equal(incoming(octets, Buffer.from(text)).contentType, 'application/json')
  }
})

t.test('accept', async (t) => {
  t.equal(incomingAccept(undefined), undefined)
  t.equal(incomingAccept('text/csv'), 'text/csv')
  t.equal(incomingAccept('Application/Octet-Stream, */*;q=0.1'), `${vendor}, */*;q=0.1`)
})

t.test('outgoing', async (t) => {
  t.same(outgoing({ contentType: `${vendor};json-header-size=2`, body }, 'm'), {
    status: 200,
    contentType: 'application/octet-stream',
    body,
    headers: { 'Inference-Header-Content-Length': '2' },
    model: 'm',
  })
  t.same(outgoing({ contentType: 'text/csv', body }, 'm'), {
    status: 200,
    contentType: 'text/csv',
    body,
    model: 'm',
  })
})
