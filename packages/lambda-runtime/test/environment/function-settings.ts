import { basename } from 'node:path'
import t from 'tap'
import { checkSettings, type FunctionSettings } from '../../src/environment/function-settings.ts'
import { fixtures } from '../fixtures/folder.ts'

const good: FunctionSettings = { folder: fixtures, handler: 'acts.handler' }

t.test("Lambda's defaults", async (t) => {
  const { folder, ...rest } = checkSettings(good)
  t.equal(basename(folder), 'fixtures')
  t.same(rest, {
    handler: 'acts.handler',
    memoryMegabytes: 128,
    timeoutSeconds: 3,
    env: {},
    name: 'function',
    runtime: 'loop',
  })
})

const bad: readonly (readonly [Partial<FunctionSettings>, string, RegExp])[] = [
  [{ folder: '/no/such' }, 'folder', /\/no\/such is no folder/],
  [{ folder: `${fixtures}/acts.mjs` }, 'folder', /is no folder/],
  [{ handler: '' }, 'handler', /no handler's name/],
  [{ handler: 'a b' }, 'handler', /no handler's name/],
  [{ name: 'a/b' }, 'name', /letters, digits/],
  [{ memoryMegabytes: 127 }, 'memoryMegabytes', /127 is no whole number from 128 to 10240/],
  [{ memoryMegabytes: 10241 }, 'memoryMegabytes', /10241/],
  [{ memoryMegabytes: 128.5 }, 'memoryMegabytes', /128.5/],
  [{ timeoutSeconds: 0 }, 'timeoutSeconds', /from 1 to 900/],
  [{ timeoutSeconds: Number.NaN }, 'timeoutSeconds', /NaN/],
  [{ env: { _HANDLER: 'x' } }, 'env._HANDLER', /reserved/],
  [{ env: { AWS_LAMBDA_RUNTIME_API: 'x' } }, 'env.AWS_LAMBDA_RUNTIME_API', /reserved/],
  [{ env: { '1A': 'x' } }, 'env.1A', /no name/],
  [{ env: { LARGE: 'x'.repeat(4092) } }, 'env', /4097 bytes/],
  [{ runtime: { ric: '/no/such' } }, 'runtime.ric', /not aws-lambda-ric/],
]
for (const [settings, field, message] of bad) {
  t.test(`${field}: ${message}`, async (t) => {
    const error = { code: 'INVALID_CONFIGURATION', message, location: { field } }
    t.throws(() => checkSettings({ ...good, ...settings }), error)
  })
}

t.test('region and credentials are the function’s to set', async (t) => {
  const env = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'x', LARGE: 'x'.repeat(4000) }
  t.same(checkSettings({ ...good, env }).env, env)
})

t.test('the package of AWS’s client', async (t) => {
  const folder = t.testdir({ 'index.mjs': '', old: { bin: { 'index.mjs': '' } } }) as string
  for (const [ric, file] of [
    [folder, `${folder}/index.mjs`],
    [`${folder}/old`, `${folder}/old/bin/index.mjs`],
    [`${folder}/index.mjs`, `${folder}/index.mjs`],
  ] as const)
    t.same(checkSettings({ ...good, runtime: { ric } }).runtime, { ric: file })
})
