import { join } from 'node:path'
import t, { type Test } from 'tap'
import { startProcess } from '../../../src/doctor/process/start-process.ts'

async function start(t: Test, code: string, args: readonly string[] = []) {
  const folder = t.testdir({ 'main.mjs': code })
  const started = await startProcess({
    stage: { folder, temporary: join(folder, 'tmp') },
    entry: 'main.mjs',
    args,
    env: { OWN: 'yes' },
    user: {},
  })
  t.teardown(() => started.close())
  return started
}

t.test('runs in its folder, with the variables that it is given alone', async (t) => {
  const code =
    'console.log(process.argv[2], process.cwd() === import.meta.dirname, Object.keys(process.env).join()); process.exit(3)'
  const started = await start(t, code, ['serve'])
  t.same(await started.ended, { code: 3, signal: null })
  t.ok(started.hasEnded())
  const [, folder, variables = ''] = /^serve (\w+) (.*)\n$/.exec(started.output()) ?? []
  t.equal(folder, 'true', started.output())
  // Tap adds its own, one of which holds the names of all files that coverage counts.
  const names = variables.split(',').filter((name) => !/^_TAPJS_|^NODE_OPTIONS$/.test(name))
  names.sort()
  t.same(names, ['NODE_ENV', 'ORT_DISABLE_TELEMETRY', 'OWN', 'PATH', 'TMPDIR'])
})

t.test('is sent SIGTERM, or killed with all that it started', async (t) => {
  const stopped = await start(t, 'setInterval(() => {}, 1000)')
  stopped.terminate()
  t.same(await stopped.ended, { code: null, signal: 'SIGTERM' })

  const code = [
    "import { spawn } from 'node:child_process'",
    "const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])",
    "console.log('child ' + child.pid)",
    "process.on('SIGTERM', () => {})",
  ].join('\n')
  await t.test('a stubborn one', async (t) => {
    const stubborn = await start(t, code)
    while (!stubborn.output().includes('\n')) await new Promise((done) => setTimeout(done, 10))
    const child = Number(/child (\d+)/.exec(stubborn.output())?.[1])
    await stubborn.close()
    t.ok(stubborn.hasEnded())
    for (;;) {
      try {
        process.kill(child, 0)
      } catch {
        break
      }
      await new Promise((done) => setTimeout(done, 10))
    }
  })
})

t.test('no more of its output is kept than can be shown', async (t) => {
  const started = await start(t, "process.stdout.write('x'.repeat(1e6) + 'end')")
  await started.ended
  t.equal(started.output().length, 64 * 1024)
  t.ok(started.output().endsWith('end'))
})

t.test('where nothing can be started', async (t) => {
  const stage = { folder: '/nowhere', temporary: '/nowhere' }
  await t.rejects(startProcess({ stage, entry: 'main.mjs', user: {} }), { code: 'ENOENT' })
})
