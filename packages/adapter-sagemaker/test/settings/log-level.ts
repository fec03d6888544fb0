import t from 'tap'
import { logLevelOf } from '../../src/settings/log-level.ts'

const levels = {
  '0': 'trace',
  '10': 'debug',
  '15': 'info',
  '20': 'info',
  '30': 'warn',
  '40': 'error',
  '50': 'fatal',
  '60': 'silent',
  INFO: 'info',
  Warning: 'warn',
  critical: 'fatal',
  NOTSET: 'trace',
}
for (const [text, level] of Object.entries(levels)) {
  t.test(text, async (t) => t.equal(logLevelOf({ LEVEL: text }, 'LEVEL'), level))
}
t.test('not set', async (t) => t.equal(logLevelOf({}, 'LEVEL'), 'info'))
t.test('no level', async (t) => {
  for (const text of ['__proto__', 'toString', 'verbose']) {
    t.throws(() => logLevelOf({ LEVEL: text }, 'LEVEL'), { code: 'INVALID_CONFIGURATION' })
  }
})
