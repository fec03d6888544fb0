import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { openLambda, openSageMaker } from '../../src/deployed/open-clients.ts'

t.test('what is not told, the SDK finds', async (t) => {
  sdkEnvironment(t, { AWS_REGION: 'eu-west-3' })
  const { client } = await openLambda({})
  t.equal(await client.config.region(), 'eu-west-3')
  t.equal(await client.config.maxAttempts(), 1, 'by its variable')
  const other = await openSageMaker({ region: 'us-east-2', maxAttempts: 2 })
  t.equal(await other.client.config.region(), 'us-east-2')
  t.equal(await other.client.config.maxAttempts(), 2)
})

t.test('the SDK is loaded by those who use it alone', async (t) => {
  const folder = fileURLToPath(new URL('../../src', import.meta.url))
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  const loading = files.filter((file) =>
    /^(import(?! type)|export(?! type)).* from '@aws-sdk/m.test(readFileSync(join(folder, file), 'utf8')),
  )
  t.ok(files.length > 50)
  t.same(loading, [])
})
