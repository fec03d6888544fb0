import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import t from 'tap'
import { bundleCode } from '../../src/code/bundle-code.ts'
import { smallApp } from '../fixtures/small-app.ts'

/** The code of such an app in this folder. */
function bundled(folder: string, engines: readonly string[]) {
  const root = { entry: join(folder, 'app/src/main.js'), engines: join(folder, 'engines/src/index.js') }
  return bundleCode({ root, name: 'main', engines, arch: 'x64' })
}

const texts = (files: ReadonlyMap<string, Uint8Array>) =>
  [...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString()] as const)

t.test('one module runs alone, what is imported lazily stays apart', async (t) => {
  const folder = t.testdir({ from: smallApp(), to: {} })
  const { files, sources, binding } = await bundled(join(folder, 'from'), ['trees'])
  const names = [...files.keys()].filter((name) => !name.endsWith('.map'))
  t.match(names, [/^chunk-\w{8}\.mjs$/, /^later-\w{8}\.mjs$/, 'main.mjs'])
  t.same([...files.keys()].filter((name) => name.endsWith('.map')).length, names.length)
  t.same(
    sources.map((path) => relative(join(folder, 'from'), path)),
    [
      'app/src/later.js',
      'app/src/main.js',
      'node_modules/@inferry/engine-trees/index.js',
      'node_modules/plain/index.js',
    ],
  )
  t.equal(binding, undefined)
  for (const [name, bytes] of files) await writeFile(join(folder, 'to', name), bytes)
  const printed = execFileSync(process.execPath, [join(folder, 'to/main.mjs')], { encoding: 'utf8', env: {} })
  t.equal(printed, 'trees / later\n')
})

t.test('the same sources elsewhere give the same bytes, and no path is told', async (t) => {
  const folder = t.testdir({ one: smallApp(), another: { place: smallApp() } })
  const engines = ['trees', 'onnxruntime']
  const here = await bundled(join(folder, 'one'), engines)
  const there = await bundled(join(folder, 'another/place'), engines)
  t.same(texts(there.files), texts(here.files))
  for (const [name, text] of texts(here.files)) t.notOk(text.includes(folder), name)
})

t.test('the module of a process of its own comes with onnxruntime', async (t) => {
  const folder = t.testdir(smallApp())
  const { files, binding } = await bundled(folder, ['onnxruntime'])
  t.ok(files.has('child.mjs'))
  t.same(binding, { folder: join(folder, 'node_modules/onnxruntime-node/bin/napi-v6/linux/x64') })
  t.ok(texts(files).some(([, text]) => text.includes('("./native/onnxruntime_binding.node")')))
})

t.test('what our plugins refuse is told as it is', async (t) => {
  const folder = t.testdir({ changed: smallApp({ 'binding.js': 'load()' }), without: smallApp({}) })
  await t.rejects(bundled(join(folder, 'changed'), ['onnxruntime']), {
    code: 'ENGINE_UNAVAILABLE',
    message: /^.*binding\.js does not load its library as it used to/,
  })
  await t.rejects(bundled(join(folder, 'without'), ['onnxruntime']), {
    code: 'ENGINE_UNAVAILABLE',
    message: /onnxruntime-node has no dist\/binding\.js/,
  })
  t.ok(await bundled(join(folder, 'changed'), ['trees']), 'trees needs none of it')
})

t.test('sources that cannot be bundled', async (t) => {
  const folder = t.testdir(smallApp())
  await writeFile(join(folder, 'app/src/main.js'), "import 'nowhere'")
  await t.rejects(bundled(folder, ['trees']), {
    code: 'INTERNAL',
    message: /main\.js cannot be bundled: .*Could not resolve "nowhere"/s,
  })
})
