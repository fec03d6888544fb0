import t from 'tap'
import { silent } from '../../src/log/logger.ts'

t.test('silence', async (t) => {
  for (const write of Object.values(silent)) t.equal(write({}, ''), undefined)
})
