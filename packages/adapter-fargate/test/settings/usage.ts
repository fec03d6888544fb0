import t from 'tap'
import { settingTable } from '../../src/settings/table.ts'
import { usage } from '../../src/settings/usage.ts'

t.test('the help names every setting', async (t) => {
  const lines = usage().split('\n')
  for (const name of Object.keys(settingTable)) t.ok(lines.includes(`  --${name}`), name)
})
