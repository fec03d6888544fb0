import t from 'tap'
import { startFunctionProcess } from '../../src/environment/function-process.ts'
import { checkSettings } from '../../src/environment/function-settings.ts'
import { fixtures } from '../fixtures/folder.ts'

/** Nothing listens there: the loop ends at once. */
const nowhere = '127.0.0.1:1'

function settings(folder = fixtures) {
  return checkSettings({ folder, handler: 'echo.handler', memoryMegabytes: 1769 })
}

t.test('what it writes is heard before its end is told', async (t) => {
  let output = ''
  const child = await startFunctionProcess(settings(), nowhere, (text) => {
    output += text
  })
  t.same(await child.ended, { description: 'exit status 1', outOfMemory: false })
  t.match(output, /^loaded\n.*ECONNREFUSED/)
})

t.test('it is killed with its children', async (t) => {
  const folder = t.testdir({
    'forks.mjs': `
      import { spawn } from 'node:child_process'
      const child = spawn('sleep', ['600'], { stdio: 'inherit' })
      console.log(child.pid)
      await new Promise((resolve) => setTimeout(resolve, 600_000))`,
  }) as string
  const forks = checkSettings({ folder, handler: 'forks.handler', memoryMegabytes: 1769 })
  let heard: (text: string) => void = () => {}
  const printed = new Promise<string>((resolve) => {
    heard = resolve
  })
  const child = await startFunctionProcess(forks, nowhere, (text) => heard(text))
  const pid = Number(await printed)
  t.ok(process.kill(pid, 0))
  child.kill()
  t.same(await child.ended, { description: 'signal: killed', outOfMemory: false })
  t.throws(
    () => {
      // A killed process may be there a moment longer, until it is reaped.
      for (let i = 0; i < 1000; i++) {
        process.kill(pid, 0)
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
      }
    },
    { code: 'ESRCH' },
  )
  child.kill()
})

t.test('it does not outlive this process', async (t) => {
  const before = process.listenerCount('exit')
  const folder = t.testdir({ 'waits.mjs': 'await new Promise((resolve) => setTimeout(resolve, 600_000))' })
  const waits = checkSettings({ folder: folder as string, handler: 'waits.handler', memoryMegabytes: 1769 })
  const children = [await startFunctionProcess(waits, nowhere, () => {})]
  children.push(await startFunctionProcess(waits, nowhere, () => {}))
  t.equal(process.listenerCount('exit'), before + 1)
  const killAll = process.listeners('exit').at(-1) as () => void
  killAll()
  for (const { ended } of children) t.same(await ended, { description: 'signal: killed', outOfMemory: false })
  t.equal(process.listenerCount('exit'), before)
})

t.test('no process', async (t) => {
  const gone = { ...settings(), folder: '/no/such/folder' }
  await t.rejects(
    startFunctionProcess(gone, nowhere, () => {}),
    {
      code: 'INTERNAL',
      message: /no process could be started in \/no\/such\/folder/,
    },
  )
})

t.test('aws-lambda-ric is a file to run, with the handler as argument', async (t) => {
  const ric = t.testdir({
    'index.mjs': 'console.log(process.argv[2], process.env._HANDLER, process.execArgv.length)',
  }) as string
  let output = ''
  const own = checkSettings({
    folder: fixtures,
    handler: 'echo.handler',
    memoryMegabytes: 1769,
    runtime: { ric },
  })
  const child = await startFunctionProcess(own, nowhere, (text) => {
    output += text
  })
  t.same(await child.ended, { description: undefined, outOfMemory: false })
  t.equal(output, 'echo.handler echo.handler 3\n', 'without a loader')
})
