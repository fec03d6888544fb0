import t from 'tap'
import { chooseUser } from '../../../src/doctor/process/user.ts'
import { nobodyReads } from '../fixtures/nobody-reads.ts'
import { smallContext } from '../fixtures/small-context.ts'

const root = process.getuid?.() === 0
const closed = !nobodyReads() && 'needs root, and a checkout that others may read'

t.test('a user without a home, where root can have one', { skip: closed }, async (t) => {
  const { stage } = await smallContext(t, 'local')
  t.same(chooseUser(`${stage.folder}/main.mjs`), { ids: { uid: 65534, gid: 65534 } })
})

t.test('else the same user, and why', { skip: !root && 'needs root' }, async (t) => {
  t.match(chooseUser('/nowhere/main.mjs'), { ids: undefined, reason: /^the user 65534 may not run / })
})

t.test('whoever is not root stays who it is', { skip: root && 'is root' }, async (t) => {
  t.match(chooseUser(import.meta.filename), { ids: undefined, reason: /^only root may start it as another/ })
})
