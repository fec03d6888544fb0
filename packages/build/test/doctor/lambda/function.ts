import t from 'tap'
import { smallFunction } from '../fixtures/small-function.ts'

t.test('runs the handler under the limits of a size', async (t) => {
  const fn = await smallFunction(t)
  t.equal(fn.megabytes, 1769)
  const { payload, errorType } = await fn.invoke('{"path": "/ping"}')
  t.same(JSON.parse(payload), { statusCode: 200, body: '' })
  t.equal(errorType, undefined)
  t.match(fn.log(), /REPORT RequestId: .*Memory Size: 1769 MB/)
  t.match(await fn.invoke('{"'), { errorType: 'HTTP 400' })
})
