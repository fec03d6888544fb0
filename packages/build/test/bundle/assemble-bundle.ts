import t from 'tap'
import { assembleBundle, type BundleOptions } from '../../src/bundle/assemble-bundle.ts'
import { openExample, withEngines } from '../fixtures/models.ts'
import { rootOf } from '../fixtures/roots.ts'

const forest = await openExample('diabetes-forest')
const digits = await openExample('digits-cnn')

function assembled(options: Partial<BundleOptions> = {}) {
  const { target = 'local' } = options
  return assembleBundle({ artifact: forest, target, root: rootOf(target), ...options })
}

/** Nothing of the code, but for what all bundles have. */
const withoutChunks = (files: readonly { readonly path: string }[]) =>
  files.map(({ path }) => path).filter((path) => !/-[A-Z0-9]{8}\.mjs(\.map)?$/.test(path))

t.test('for trees: no onnxruntime, neither code nor library', async (t) => {
  const { description, files } = await assembled()
  t.match(description, {
    bundleVersion: 1,
    target: 'local',
    os: 'linux',
    arch: 'x64',
    libc: 'any',
    entry: 'main.mjs',
    handler: undefined,
    engines: ['trees'],
    model: { name: 'diabetes-forest', version: forest.manifest.version },
  })
  t.same(withoutChunks(files), [
    '.dockerignore',
    'Dockerfile',
    'LICENSES.txt',
    'bundle.json',
    'main.mjs',
    'main.mjs.map',
    'model/inferry.json',
    'model/model.trees',
    'model/samples.json',
  ])
  for (const { path, content } of files.filter(({ path }) => path.endsWith('.mjs')))
    t.notMatch(Buffer.from(content).toString(), /onnxruntime_binding|InferenceSession/, path)

  await t.test('what is described is what is shipped, in order', async (t) => {
    const shipped = files.map(({ path }) => path).filter((path) => !/\.map$|ocker|bundle\.json/.test(path))
    t.same(
      description.files.map(({ path }) => path),
      shipped,
    )
    t.ok(description.sourceMaps.length > 0)
    for (const { path } of description.sourceMaps) t.match(path, /^[\w-]+\.mjs\.map$/)
    const described = files.find(({ path }) => path === 'bundle.json')
    t.same(JSON.parse(Buffer.from(described?.content ?? '').toString()), description)
  })

  await t.test('whose code it is', async (t) => {
    const names = description.packages.map(({ name }) => name)
    t.same(names, [...names].sort())
    for (const name of ['@inferry/core', 'fastify', 'pino']) t.ok(names.includes(name), name)
    t.notMatch(names.join(), /onnxruntime|@aws-sdk|swagger/)
    const licenses = Buffer.from(files.find(({ path }) => path === 'LICENSES.txt')?.content ?? '').toString()
    for (const { name, version } of description.packages.filter(({ name }) => !name.startsWith('@inferry/')))
      t.ok(licenses.includes(`${name} ${version}`), name)
  })

  await t.test('the same again', async (t) => {
    const digests = ({ files }: Awaited<ReturnType<typeof assembled>>) =>
      files.map(({ path, sha256 }) => [path, sha256])
    t.same(digests(await assembled()), digests({ description, files }))
  })
})

for (const arch of ['x64', 'arm64'] as const) {
  t.test(`for onnxruntime on ${arch}: its two native files and the module of its process`, async (t) => {
    const { description, files } = await assembled({ artifact: digits, target: 'lambda-zip', arch })
    t.match(description, {
      arch,
      libc: 'glibc',
      entry: 'handler.mjs',
      handler: 'handler.handler',
      engines: ['onnxruntime'],
    })
    t.same(withoutChunks(files), [
      'LICENSES.txt',
      'bundle.json',
      'child.mjs',
      'child.mjs.map',
      'handler.mjs',
      'handler.mjs.map',
      'model/inferry.json',
      'model/model.onnx',
      'model/samples.json',
      'native/libonnxruntime.so.1',
      'native/onnxruntime_binding.node',
    ])
    t.match(
      description.packages.filter(({ name }) => name.startsWith('onnxruntime')),
      [{ name: 'onnxruntime-common' }, { name: 'onnxruntime-node' }],
    )
  })
}

t.test('which engine goes in', async (t) => {
  const enginesOf = async (options: Partial<BundleOptions>) =>
    (await assembled({ target: 'lambda-zip', ...options })).description.engines
  t.same(await enginesOf({ engine: 'onnxruntime' }), ['onnxruntime'])
  t.same(await enginesOf({ artifact: digits, engine: 'all' }), ['trees', 'onnxruntime'])
  t.same(await enginesOf({ artifact: withEngines(forest, 'coreml', 'trees') }), ['trees'], 'the first known')
})

for (const [name, artifact, engine, message] of [
  ['one that the artifact has not', digits, 'trees', 'digits-cnn runs on onnxruntime, not on trees'],
  ['one that nobody knows', forest, 'coreml', 'diabetes-forest runs on trees or onnxruntime, not on coreml'],
  ...(['coreml', 'all', undefined] as const).map(
    (engine) =>
      [
        `none of the artifact's can be bundled (${engine})`,
        withEngines(forest, 'coreml', 'tflite'),
        engine,
        'diabetes-forest runs on coreml or tflite, and a bundle can hold trees or onnxruntime',
      ] as const,
  ),
] as const) {
  t.test(name, async (t) => {
    const refused = assembled({ artifact, ...(engine !== undefined && { engine }) })
    await t.rejects(refused, { code: 'ENGINE_UNAVAILABLE', message, location: { field: 'engine' } })
  })
}

t.test('musl is for trees alone', async (t) => {
  t.equal((await assembled({ target: 'lambda-zip', libc: 'musl' })).description.libc, 'any')
  const refused = assembled({ target: 'lambda-zip', engine: 'onnxruntime', libc: 'musl' })
  await t.rejects(refused, { code: 'ENGINE_UNAVAILABLE', location: { field: 'libc' } })
})
