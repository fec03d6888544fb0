import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openArtifact } from '@inferry/core'
import { packModel, readSignature } from '@inferry/pack'
import t from 'tap'
import { classifier, encode, externalTensor, model, node, zipMap } from './fixtures/models.ts'
import { fault } from './fixtures/reject.ts'

/** `<model>/` is the committed artifact, `<model>/training/` what it was packed from. */
const models = fileURLToPath(new URL('../../../models/', import.meta.url))
const names = ['breast-cancer-boosting', 'diabetes-forest', 'digits-cnn', 'penguins-pipeline']
const ofTrees = ['breast-cancer-boosting', 'diabetes-forest']

for (const name of names) {
  const artifactFiles = [
    ...['inferry.json', 'model.onnx'],
    ...(ofTrees.includes(name) ? ['model.trees'] : []),
    'samples.json',
  ]
  t.test(`${name}: packing training/ gives exactly the committed artifact`, async (t) => {
    const folder = t.testdir({})
    const source = join(models, name, 'training', 'model.onnx')
    const [one, two] = [join(folder, 'one'), join(folder, 'two')]
    await packModel({ model: source, out: one })
    await packModel({ model: source, out: two })
    t.same((await readdir(one)).sort(), artifactFiles)
    for (const file of artifactFiles) {
      const packed = await readFile(join(one, file))
      t.ok(packed.equals(await readFile(join(two, file))), `${file} again`)
      t.ok(packed.equals(await readFile(join(models, name, file))), `${file} as committed`)
    }
    t.ok((await readFile(`${one}.tar.gz`)).equals(await readFile(`${two}.tar.gz`)), 'archive again')

    const artifact = await openArtifact(`${one}.tar.gz`)
    t.teardown(() => artifact.close())
    t.ok((await artifact.samples()).length > 0)
    const { inputs, outputs } = readSignature(await artifact.read('model.onnx'))
    const spec = ({ name, type, shape }: (typeof inputs)[number]) => ({ name, type, shape })
    t.same(artifact.manifest.inputs.map(spec), inputs)
    t.same(artifact.manifest.outputs.map(spec), outputs)
  })
}

const description = {
  name: 'iris',
  version: '1.0',
  description: 'Flowers.',
  inputs: { X: { columns: ['width', 'length'] } },
  outputs: { p: { labels: ['no', 'yes'] } },
  samples: [
    {
      name: 'one',
      inputs: [{ name: 'X', shape: [1, 2], datatype: 'FP32', data: [1, 2] }],
      outputs: [{ name: 'p', shape: [1, 2], datatype: 'FP32', data: [0.25, 0.75] }],
    },
  ],
}

t.test('takes name, version, columns, labels and samples from the description', async (t) => {
  const folder = t.testdir({
    'm.json': JSON.stringify(description),
    'm.onnx': Buffer.from(encode(classifier())),
  })
  const {
    manifest,
    notes,
    folder: out,
    archive,
  } = await packModel({ model: join(folder, 'm.onnx'), out: join(folder, 'out') })
  t.match(manifest, {
    name: 'iris',
    version: '1.0',
    description: 'Flowers.',
    engines: [{ name: 'onnxruntime', file: 'model.onnx' }],
    files: [{ path: 'model.onnx' }, { path: 'samples.json' }],
    inputs: [{ name: 'X', type: 'float32', shape: [-1, 2], columns: ['width', 'length'] }],
    outputs: [{ name: 'label' }, { name: 'p', shape: [-1, 2], labels: ['no', 'yes'] }],
    samples: 'samples.json',
  })
  t.match(notes, [/^exporter unknown/, /^removed the ZipMap of output "p"/, /^left to onnxruntime: no tree/])
  t.same([out, archive], [join(folder, 'out'), join(folder, 'out.tar.gz')])
  t.same((await (await openArtifact(out)).samples())[0]?.name, 'one')
})

t.test('works without one', async (t) => {
  const bytes = Buffer.from(encode(model()))
  const folder = t.testdir({ 'my model.onnx': bytes })
  const file = join(folder, 'my model.onnx')
  const { manifest, notes } = await packModel({ model: file, out: join(folder, 'my place') })
  t.equal(manifest.name, 'my-place')
  t.match(manifest.version, /^[0-9a-f]{12}$/)
  t.notOk('samples' in manifest)
  t.match(notes.at(-1), /^no my model\.json beside the model/)
  t.ok((await readFile(join(folder, 'my place/model.onnx'))).equals(bytes), 'the model is kept byte for byte')
  const given = await packModel({ model: file, out: join(folder, 'out'), name: 'n', version: 'v' })
  t.match(given.manifest, { name: 'n', version: 'v' })
})

t.test('has the same version for the same content alone', async (t) => {
  const folder = t.testdir({
    'a.onnx': Buffer.from(encode(model())),
    'c.onnx': Buffer.from(encode(classifier())),
  })
  await cp(join(folder, 'a.onnx'), join(folder, 'b.onnx'))
  const version = async (name: string) =>
    (await packModel({ model: join(folder, name), out: join(folder, 'out') })).manifest.version
  t.equal(await version('a.onnx'), await version('b.onnx'))
  t.not(await version('a.onnx'), await version('c.onnx'))
  await writeFile(join(folder, 'b.json'), JSON.stringify({ inputs: { X: { columns: ['a', 'b'] } } }))
  t.not(await version('a.onnx'), await version('b.onnx'), 'columns are content')
})

t.test('brings external weights along', async (t) => {
  const external = model({
    initializer: [externalTensor('w', { location: 'weights/w.bin' })],
    node: [node('Mul', ['X', 'w'], ['Y'])],
  })
  const folder = t.testdir({ 'm.onnx': Buffer.from(encode(external)), weights: { 'w.bin': '1234' } })
  const { manifest, notes, archive } = await packModel({
    model: join(folder, 'm.onnx'),
    out: join(folder, 'out'),
  })
  t.same(
    manifest.files.map(({ path }) => path),
    ['model.onnx', 'weights/w.bin'],
  )
  t.ok(notes.includes('external weights in weights/w.bin'))
  const artifact = await openArtifact(archive)
  t.teardown(() => artifact.close())
  t.same(await artifact.read('weights/w.bin'), Buffer.from('1234'))
})

t.test('packs an artifact into itself', async (t) => {
  const folder = t.testdir({ 'm.onnx': Buffer.from(encode(classifier())) })
  const out = join(folder, 'out')
  const first = await packModel({ model: join(folder, 'm.onnx'), out, name: 'x' })
  const again = await packModel({ model: join(out, 'model.onnx'), out, name: 'x' })
  t.same(again.manifest.files, first.manifest.files)
})

t.test('says what is wrong, and writes nothing', async (t) => {
  const sample = (change: object) => JSON.stringify({ samples: [{ ...description.samples[0], ...change }] })
  const wrongShape = [{ name: 'X', shape: [1, 3], datatype: 'FP32', data: [1, 2, 3] }]
  const weights = (location: string) => encode(model({ initializer: [externalTensor('w', { location })] }))
  const cases: readonly [string, Uint8Array, string | undefined, RegExp][] = [
    ['not a model', Buffer.from('text'), undefined, /m\.onnx: is not an ONNX model/],
    [
      'columns',
      encode(model()),
      '{"inputs": {"X": {"columns": ["a"]}}}',
      /m\.json: inputs\.X\.columns has 1 name; the shape/,
    ],
    [
      'sample shape',
      encode(classifier()),
      sample({ inputs: wrongShape }),
      /m\.json: samples\[0\]\.inputs.*\[1, 3\], expected float32 \[-1, 2\]/,
    ],
    ['sample name', encode(classifier()), sample({ name: 3 }), /m\.json: samples\[0\]\.name/],
    ['weights', weights('none.bin'), undefined, /the tensor "w" lies in none\.bin, which is missing/],
    [
      'a name of ours',
      weights('Samples.json'),
      undefined,
      /has weights in Samples\.json, a name that the artifact needs/,
    ],
    [
      'labels',
      encode(classifier({ node: [zipMap('X', 'p', ['a', 'a'])] })),
      undefined,
      /labels\[1\] is "a" again/,
    ],
  ]
  for (const [name, bytes, json, message] of cases) {
    const folder = t.testdir({
      'm.onnx': Buffer.from(bytes),
      'Samples.json': '1234',
      ...(json && { 'm.json': json }),
    })
    const before = await readdir(folder)
    const error = await fault(() => packModel({ model: join(folder, 'm.onnx'), out: join(folder, 'out') }))
    t.match(error, { code: 'INVALID_ARTIFACT', message }, name)
    t.same(await readdir(folder), before, `${name}: nothing is written`)
  }
})
