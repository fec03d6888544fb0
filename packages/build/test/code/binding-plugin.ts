import { join } from 'node:path'
import { build } from 'esbuild'
import t, { type Test } from 'tap'
import { bindingPlugin } from '../../src/code/binding-plugin.ts'
import type { Architecture } from '../../src/target.ts'

/** A bundle of a package whose `binding.js` is this. */
async function bundled(t: Test, binding: string, arch: Architecture) {
  const dist = { 'binding.js': binding, 'other.js': 'module.exports = require("./any.node")' }
  const folder = join(t.testdir({ 'onnxruntime-node': { dist } }), 'onnxruntime-node')
  const { plugin, found } = bindingPlugin(arch)
  const built = build({
    stdin: { contents: 'import "./dist/binding.js"; import "./dist/other.js"', resolveDir: folder },
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'silent',
    plugins: [plugin],
  })
  return { text: (await built).outputFiles[0]?.text, found, folder }
}

t.test('the library is loaded from the bundle, and where it was is told', async (t) => {
  const loading = `exports.binding = require(\`../bin/napi-v6/\${process.platform}/\${process.arch}/onnxruntime_binding.node\`)`
  for (const arch of ['x64', 'arm64'] as const) {
    const { text, found, folder } = await bundled(t, loading, arch)
    t.match(text, /equire\("\.\/native\/onnxruntime_binding\.node"\)/)
    t.match(text, /equire\("\.\/any\.node"\)/, 'stays outside')
    t.same(found(), { folder: join(folder, 'bin/napi-v6/linux', arch) })
  }
})

t.test('a version that loads it otherwise', async (t) => {
  const refused = bundled(t, 'exports.binding = require(pathOf(process.arch))', 'x64')
  await t.rejects(refused, {
    errors: [
      {
        detail: {
          code: 'ENGINE_UNAVAILABLE',
          message: /binding\.js does not load its library as it used to; Inferry cannot bundle this version/,
        },
      },
    ],
  })
})

t.test('nothing is found where nothing is loaded', async (t) => {
  t.equal(bindingPlugin('x64').found(), undefined)
})
