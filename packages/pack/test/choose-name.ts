import { basename } from 'node:path'
import { faultOf } from '@inferry/testing'
import t from 'tap'
import { chooseName, chooseVersion } from '../src/choose-name.ts'
import type { Description } from '../src/description/description.ts'

const description: Description = {
  file: 'm.json',
  name: 'told',
  version: '7',
  columns: new Map(),
  labels: new Map(),
}

t.test("prefers the caller's word, then the description's, then the place", async (t) => {
  t.equal(chooseName({ name: 'mine' }, 'out', description), 'mine')
  t.equal(chooseName({}, 'out', description), 'told')
  t.equal(chooseName({}, '/artifacts/my forest.v2/', undefined), 'my-forest.v2')
  t.equal(chooseName({}, 'models/../other', undefined), 'other')
  t.equal(chooseName({}, '.', undefined), basename(process.cwd()))
  t.equal(chooseVersion({ version: '1' }, description), '1')
  t.equal(chooseVersion({}, description), '7')
  t.equal(chooseVersion({}, undefined), undefined)
})

t.test('refuses what is not path-safe', async (t) => {
  t.match(
    faultOf(() => chooseName({ name: 'a/b' }, 'out', description)),
    { code: 'INVALID_CONFIGURATION', location: { field: 'name' } },
  )
  t.match(
    faultOf(() => chooseVersion({ version: '' }, description)),
    { code: 'INVALID_CONFIGURATION', location: { field: 'version' } },
  )
})
