import t from 'tap'
import { showObject } from '../../src/outputs/outputs.ts'

t.test('an object as messages name it', async (t) => {
  t.equal(showObject({ bucket: 'b', key: 'a b/ü.csv', versionId: '7' }), 's3://b/a b/ü.csv')
})
