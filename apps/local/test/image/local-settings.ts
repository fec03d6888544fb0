import t from 'tap'
import { localSettings } from '../../src/image/local-settings.ts'

t.test('without a word', async (t) => {
  t.same(localSettings({ PORT: '', INFERRY_MODEL: ' ' }), { paths: 'model', control: false })
})

t.test('what the environment says', async (t) => {
  t.same(
    localSettings({
      HOST: '0.0.0.0',
      PORT: '9000',
      INFERRY_MODEL: '/opt/forest',
      INFERRY_ENGINE: 'trees',
      INFERRY_EXECUTION: 'isolated',
      INFERRY_CONTROL: 'true',
      INFERRY_THREADS: '2',
      INFERRY_LOG_LEVEL: 'warn',
      INFERRY_BODY_LIMIT: '1000',
    }),
    {
      host: '0.0.0.0',
      port: 9000,
      paths: '/opt/forest',
      control: true,
      engine: 'trees',
      execution: 'isolated',
      threads: 2,
      logLevel: 'warn',
      bodyLimit: 1000,
      bodyLimitName: 'INFERRY_BODY_LIMIT',
    },
  )
})

t.test('what is wrong is named', async (t) => {
  for (const [name, value] of [
    ['PORT', '65536'],
    ['INFERRY_EXECUTION', 'outside'],
    ['INFERRY_THREADS', '0'],
    ['INFERRY_LOG_LEVEL', 'loud'],
    ['INFERRY_BODY_LIMIT', '6MB'],
  ] as const) {
    t.throws(() => localSettings({ [name]: value }), {
      code: 'INVALID_CONFIGURATION',
      message: new RegExp(`^${name} is "${value}", expected`),
    })
  }
})
