import t from 'tap'
import { settingTable, variableOf } from '../../src/settings/table.ts'

t.test('names are arguments and variables alike', async (t) => {
  for (const name of Object.keys(settingTable)) {
    t.match(name, /^[a-z0-9]+(-[a-z0-9]+)*$/)
    t.match(variableOf(name), /^INFERRY_[A-Z0-9_]+$/)
  }
  t.equal(variableOf('max-payload-in-mb'), 'INFERRY_MAX_PAYLOAD_IN_MB')
})

t.test('every default that is a value can be given', async (t) => {
  for (const [name, { kind, otherwise }] of Object.entries(settingTable)) {
    if (otherwise === undefined || !/^\S+$/.test(otherwise) || otherwise === 'never') continue
    t.not(kind.parse(otherwise), undefined, `--${name} ${otherwise}`)
  }
})
