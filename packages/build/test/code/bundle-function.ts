import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { bundleFunction } from '../../src/code/bundle-function.ts'
import { smallApp } from '../fixtures/small-app.ts'

t.test('the code in one folder, which finds the native library where it is installed', async (t) => {
  const from = t.testdir({ from: smallApp(), to: {} })
  const app = join(from, 'from/app/src')
  const root = { entry: join(app, 'main.js'), engines: join(from, 'from/engines/src/index.js') }
  const { folder, loop } = await bundleFunction(root, join(from, 'to'))
  t.equal(loop, join(folder, 'loop.mjs'))
  t.match(new Set(readdirSync(folder)), new Set(['handler.mjs', 'child.mjs', 'loop.mjs']))
  for (const gone of ['app', 'engines', 'node_modules/plain', 'node_modules/@inferry'])
    rmSync(join(from, 'from', gone), { recursive: true })
  const run = () =>
    execFileSync(process.execPath, [join(folder, 'handler.mjs')], {
      encoding: 'utf8',
      env: {},
      stdio: 'pipe',
    })
  t.equal(run(), 'trees,onnxruntime / later\n')
  rmSync(join(from, 'from/node_modules/onnxruntime-node'), { recursive: true })
  t.throws(
    run,
    { message: /Cannot find module '.*node_modules\/onnxruntime-node\/.*\.js'/ },
    'it is not copied',
  )
})
