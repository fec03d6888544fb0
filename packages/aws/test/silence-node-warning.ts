import { setImmediate } from 'node:timers/promises'
import { sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { openS3 } from '../src/open-s3.ts'
import { openSqs } from '../src/open-sqs.ts'
import { silenceNodeWarning } from '../src/silence-node-warning.ts'

t.test('clients are opened without a word on versions of Node', async (t) => {
  const warnings: string[] = []
  const listen = ({ message }: Error) => warnings.push(message)
  process.on('warning', listen)
  t.teardown(() => process.off('warning', listen))
  sdkEnvironment(t, {})
  await openS3()()
  await openSqs()()
  await setImmediate()
  t.same(
    warnings.filter((message) => /NodeVersion/.test(message)),
    [],
  )
})

t.test('unless someone wants it', async (t) => {
  const name = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'
  const env: NodeJS.ProcessEnv = { [name]: 'false' }
  silenceNodeWarning(env)
  t.equal(env[name], 'false')
  const other: NodeJS.ProcessEnv = {}
  silenceNodeWarning(other)
  t.equal(other[name], 'true')
})
