import t from 'tap'
import { acceptVariable } from '../../src/settings/default-accept.ts'

t.test('what answers come in', async (t) => {
  t.equal(acceptVariable({}, 'A'), undefined)
  for (const text of ['application/json', 'Text/CSV;header=present', 'text/csv, application/json;q=0.5']) {
    t.equal(acceptVariable({ A: text }, 'A'), text)
  }
  t.throws(() => acceptVariable({ A: 'application/xml' }, 'A'), {
    code: 'INVALID_CONFIGURATION',
    message: /expected one of .*text\/csv/,
  })
})
