import t from 'tap'
import { chooseName, chooseVersion } from '../src/choose-name.ts'
import type { Description } from '../src/description/description.ts'
import { faultOf } from './fixtures/reject.ts'

const file = '/models/my forest.v2.onnx'
const description: Description = {
  file: 'm.json',
  name: 'told',
  version: '7',
  columns: new Map(),
  labels: new Map(),
}

t.test("prefers the caller's word, then the description's", async (t) => {
  t.equal(chooseName({ name: 'mine' }, file, description), 'mine')
  t.equal(chooseName({}, file, description), 'told')
  t.equal(chooseName({}, file, undefined), 'my-forest.v2')
  t.equal(chooseVersion({ version: '1' }, file, description), '1')
  t.equal(chooseVersion({}, file, description), '7')
  t.equal(chooseVersion({}, file, undefined), undefined)
})

t.test('refuses what is not path-safe', async (t) => {
  t.match(
    faultOf(() => chooseName({ name: 'a/b' }, file, description)),
    { location: { field: 'name' } },
  )
  t.match(
    faultOf(() => chooseVersion({ version: '' }, file, description)),
    { location: { field: 'version' } },
  )
})
