import t from 'tap'
import { sagemakerSettings } from '../../src/index.ts'

t.test('of nothing', async (t) => {
  t.same(sagemakerSettings({}), {
    port: 8080,
    multiModel: false,
    modelFolder: '/opt/ml/model',
    logLevel: 'info',
    deadlineMs: 58_000,
    bodyLimit: 6 * 1024 ** 2,
    requestTimeoutMs: 60_000,
    batch: false,
    ignored: [],
  })
  t.same(sagemakerSettings({ SAGEMAKER_BIND_TO_PORT: ' ', HOME: '/root', SAGEMAKER_NEW: '?' }).port, 8080)
})

const cases: readonly (readonly [Record<string, string>, object])[] = [
  [{ SAGEMAKER_BIND_TO_PORT: '9000' }, { port: 9000 }],
  [{ SAGEMAKER_MULTI_MODEL: 'true' }, { multiModel: true, modelFolder: '/opt/ml/models' }],
  [{ SAGEMAKER_BASE_DIR: '/data' }, { modelFolder: '/data/model' }],
  [{ INFERRY_MODEL: '/opt/inferry/model' }, { ownModel: '/opt/inferry/model', modelFolder: '/opt/ml/model' }],
  [
    { SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT: 'text/csv; header=present' },
    { defaultAccept: 'text/csv; header=present' },
  ],
  [{ SAGEMAKER_CONTAINER_LOG_LEVEL: '30' }, { logLevel: 'warn' }],
  [{ SAGEMAKER_MODEL_SERVER_TIMEOUT: '120' }, { deadlineMs: 120_000, requestTimeoutMs: 120_000 }],
  [
    { SAGEMAKER_MODEL_SERVER_TIMEOUT: '120', SAGEMAKER_MODEL_SERVER_TIMEOUT_SECONDS: '5' },
    { deadlineMs: 5000, requestTimeoutMs: 60_000 },
  ],
  [{ SAGEMAKER_BATCH: 'True' }, { batch: true, deadlineMs: undefined, requestTimeoutMs: 3_600_000 }],
  [
    { SAGEMAKER_BATCH: 'true', SAGEMAKER_MODEL_SERVER_TIMEOUT: '9' },
    { batch: true, deadlineMs: 9000 },
  ],
  [
    { INFERRY_ENGINE: 'onnxruntime', INFERRY_THREADS: '2' },
    { engine: 'onnxruntime', threads: 2 },
  ],
  [{ SAGEMAKER_BATCH: 'FALSE' }, { batch: false }],
  [{ SAGEMAKER_MAX_PAYLOAD_IN_MB: '25' }, { bodyLimit: 25 * 1024 ** 2 }],
  [{ SAGEMAKER_MAX_PAYLOAD_IN_MB: '0' }, { bodyLimit: 1024 ** 3 }],
  [{ SAGEMAKER_MODEL_SERVER_WORKERS: '2' }, { ignored: [{ variable: 'SAGEMAKER_MODEL_SERVER_WORKERS' }] }],
]
for (const [env, expected] of cases) {
  t.test(JSON.stringify(env), async (t) => {
    const settings = sagemakerSettings(env)
    for (const [name, value] of Object.entries(expected))
      t.match(settings[name as keyof typeof settings], value)
  })
}

t.test('nonsense', async (t) => {
  const wrong: Readonly<Record<string, readonly string[]>> = {
    SAGEMAKER_BIND_TO_PORT: ['0', '65536', '80a', '-1', '1e3'],
    INFERRY_THREADS: ['foo', '0', '-1', '1.5'],
    SAGEMAKER_MULTI_MODEL: ['yes', '2'],
    SAGEMAKER_BATCH: ['on'],
    SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT: ['csv', 'image/png', 'text/csv, image/png', '*/*'],
    SAGEMAKER_CONTAINER_LOG_LEVEL: ['loud', '-10', '10.5'],
    SAGEMAKER_MODEL_SERVER_TIMEOUT: ['0', '3601', '60s'],
    SAGEMAKER_MODEL_SERVER_TIMEOUT_SECONDS: ['0'],
    SAGEMAKER_MAX_PAYLOAD_IN_MB: ['1025', '6.5', '-1'],
  }
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      t.throws(() => sagemakerSettings({ [name]: value }), {
        code: 'INVALID_CONFIGURATION',
        message: `${name} is ${JSON.stringify(value)}, expected `,
        location: { field: name },
      })
    }
  }
})
