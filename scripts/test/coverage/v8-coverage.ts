import t from 'tap'
import { withoutSourceTexts } from '../../coverage/v8-coverage.ts'

t.test('takes the texts of the sources out of the maps, and nothing else', async (t) => {
  const coverage = (data: Record<string, unknown>) => ({
    result: [{ url: 'file:///a.ts' }],
    'source-map-cache': { 'file:///a.ts': { lineLengths: [1], data } },
  })
  const data = { version: 3, mappings: 'AAAA', sources: ['file:///a.ts'] }
  t.strictSame(withoutSourceTexts(coverage({ ...data, sourcesContent: [null] })), coverage(data))
  t.strictSame(withoutSourceTexts(coverage(data)), coverage(data))
})
