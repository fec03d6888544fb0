import t from 'tap'
import { readEndings } from '../../src/codecs/read-endings.ts'

t.test('what only batch jobs take is none of them', async (t) => {
  t.same(readEndings, ['.json', '.csv', '.jsonl', '.ndjson', '.npy'])
})
