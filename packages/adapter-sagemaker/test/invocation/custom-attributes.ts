import t from 'tap'
import { customAttributes, withAttributes } from '../../src/invocation/custom-attributes.ts'

const header = 'x-amzn-sagemaker-custom-attributes'

t.test('reads them', async (t) => {
  t.equal(customAttributes({}), undefined)
  for (const value of ['', 'a=b; c', '~'.repeat(1024)]) t.equal(customAttributes({ [header]: value }), value)
  for (const value of ['~'.repeat(1025), '\u007f', 'ü']) {
    t.throws(() => customAttributes({ [header]: value }), { code: 'MALFORMED_REQUEST' })
  }
})

t.test('sends them beside other headers', async (t) => {
  const answer = { status: 503, headers: { 'retry-after': '1' } }
  t.equal(withAttributes(answer, undefined), answer)
  t.same(withAttributes(answer, 'a').headers, {
    'retry-after': '1',
    'X-Amzn-SageMaker-Custom-Attributes': 'a',
  })
})
