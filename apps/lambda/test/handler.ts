import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { exampleModels } from '@inferry/testing'
import { build } from 'esbuild'
import t from 'tap'

const module = fileURLToPath(new URL('../src/handler.ts', import.meta.url))
const forest = exampleModels().find((path) => path.endsWith('diabetes-forest')) as string

/** Imports the module in a process of its own, as Lambda does, and invokes it. */
function invoke(env: Record<string, string>) {
  const script = `
    const { handler } = await import(${JSON.stringify(module)})
    const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 3000 }
    console.error(JSON.stringify(await handler({ instances: [Array(10).fill(0)] }, context)))
    process.exit()`
  return spawnSync(process.execPath, [...process.execArgv, '--input-type=module', '--eval', script], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
}

t.test('the handler, its line and its answer', async (t) => {
  const { status, stdout, stderr } = invoke({ INFERRY_MODEL: forest, AWS_LAMBDA_FUNCTION_NAME: 'forest' })
  t.equal(status, 0, stderr)
  t.same(JSON.parse(stderr), { predictions: [132.51001] })
  const [line = ''] = stdout.trim().split('\n')
  t.match(JSON.parse(line), {
    FunctionName: 'forest',
    Model: 'diabetes-forest',
    ColdStart: 1,
    msg: 'invocation',
  })
})

t.test('a wrong variable ends init', async (t) => {
  const { status, stderr } = invoke({ INFERRY_MODEL: forest, INFERRY_LOG_LEVEL: 'loud' })
  t.not(status, 0)
  t.match(stderr, /INVALID_CONFIGURATION: INFERRY_LOG_LEVEL is "loud", expected one of/)
})

t.test('no Fastify, and the AWS SDK and onnxruntime only when they are needed', async (t) => {
  const { metafile } = await build({
    entryPoints: [module],
    bundle: true,
    format: 'esm',
    platform: 'node',
    conditions: ['@inferry/source'],
    external: ['onnxruntime-node', '@aws-sdk/*'],
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  t.ok(Object.keys(metafile.inputs).some((file) => file.includes('/pino/')))
  t.notOk(Object.keys(metafile.inputs).some((file) => file.includes('/fastify/')))
  const [output] = Object.values(metafile.outputs)
  const external = output?.imports.filter(({ path }) => /^(onnxruntime-node|@aws-sdk\/)/.test(path)) ?? []
  t.ok(external.length > 0)
  t.same([...new Set(external.map(({ kind }) => kind))], ['dynamic-import'])
})
