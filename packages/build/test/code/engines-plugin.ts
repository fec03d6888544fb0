import { build } from 'esbuild'
import t from 'tap'
import { childModule, enginesPlugin, knownEngines } from '../../src/code/engines-plugin.ts'
import { rootOf } from '../fixtures/roots.ts'

/** Packages of the workspace that went into a bundle of this module. */
async function packagesOf(contents: string, engines: readonly string[]): Promise<readonly string[]> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    conditions: ['@inferry/source'],
    external: ['onnxruntime-node', 'onnxruntime-common'],
    logLevel: 'silent',
    plugins: [enginesPlugin(engines, rootOf('local').engines)],
  })
  const found = Object.keys(metafile.inputs).map((path) => /packages\/([\w-]+)\/src/.exec(path)?.[1])
  return [...new Set(found)].filter((name) => name !== undefined).sort()
}

const contents = "import { engines } from '@inferry/engines'\nconsole.log(engines())"

t.test('the engines asked for, and no other', async (t) => {
  t.same(knownEngines, ['trees', 'onnxruntime'])
  t.same(await packagesOf(contents, ['trees']), ['core', 'engine-trees'])
  t.same(await packagesOf(contents, ['onnxruntime']), ['core', 'engine-onnxruntime'])
  t.same(await packagesOf(contents, knownEngines), ['core', 'engine-onnxruntime', 'engine-trees'])
})

t.test('the module of a process of its own', async (t) => {
  t.match(await packagesOf(`import '${childModule}'`, ['onnxruntime']), ['core', 'engine-onnxruntime'])
})

t.test('one that there is not', async (t) => {
  await t.rejects(packagesOf(contents, ['coreml']), {
    errors: [{ detail: { code: 'ENGINE_UNAVAILABLE', message: 'there is no engine coreml to bundle' } }],
  })
})
