import '../fixtures/fast-children.ts'
import { once } from 'node:events'
import { createTensor, openArtifact } from '@inferry/core'
import { writeOnnxFixture } from '@inferry/testing'
import t from 'tap'
import { onnxruntime } from '../../src/onnxruntime.ts'
import { children, gone } from '../fixtures/children.ts'
import { spawnScript } from '../fixtures/spawn-script.ts'

const engine = onnxruntime()
const input = (turns: number) => ({ x: createTensor('float32', [1, 1], Float32Array.of(turns)) })
const artifact = async (t: { testdir(): string }) => openArtifact(await writeOnnxFixture(t.testdir(), 'slow'))

/** How often the event loop turns until the promise is settled. */
async function turns(promise: Promise<unknown>): Promise<number> {
  let count = 0
  let settled = false
  const end = () => {
    settled = true
  }
  promise.then(end, end)
  for (; !settled; count++) await new Promise((resolve) => setImmediate(resolve))
  return count
}

t.test('the event loop turns while the model runs', async (t) => {
  const opened = await artifact(t)
  const isolated = await engine.load(opened, { execution: 'isolated' })
  const inline = await engine.load(opened)
  t.ok((await turns(isolated.run(input(200_000)))) > 100, 'isolated')
  t.ok((await turns(inline.run(input(200_000)))) < 10, 'inline it does not')
  await Promise.all([isolated.close(), inline.close()])
})

t.test('a process that is killed during a run', async (t) => {
  const opened = await artifact(t)
  const session = await engine.load(opened, { execution: 'isolated' })
  t.equal(session.lost, false)
  const [pid] = children()
  const running = session.run(input(100_000_000))
  const waiting = session.run(input(1))
  await new Promise((resolve) => setImmediate(resolve))
  process.kill(pid as number, 'SIGKILL')
  // As the kernel does where memory runs out: no fault of the input.
  const failure = { code: 'INSUFFICIENT_MEMORY', message: 'the process that ran slow was ended by SIGKILL' }
  await t.rejects(running, failure)
  await t.rejects(waiting, failure)
  t.equal(session.lost, true)
  await t.rejects(session.run(input(1)), failure)
  await session.close()

  const next = await engine.load(opened, { execution: 'isolated' })
  t.same(await next.run(input(1)), { y: input(1).x })
  await next.close()
  t.same(children(), [])
})

t.test('a process that crashes during a run', async (t) => {
  const session = await engine.load(await artifact(t), { execution: 'isolated' })
  const running = session.run(input(100_000_000))
  await new Promise((resolve) => setImmediate(resolve))
  process.kill(children()[0] as number, 'SIGSEGV')
  await t.rejects(running, {
    code: 'INFERENCE_FAILED',
    message: 'the process that ran slow was ended by SIGSEGV',
  })
  await session.close()
})

t.test('a process that ends while idle is told of, one that is closed is not', async (t) => {
  const opened = await artifact(t)
  const lost: string[] = []
  const onLost = ({ message }: Error) => void lost.push(message)
  const closed = await engine.load(opened, { execution: 'isolated', onLost })
  await closed.close()
  const session = await engine.load(opened, { execution: 'isolated', onLost })
  process.kill(children()[0] as number, 'SIGKILL')
  const alive = setInterval(() => {}, 1000)
  while (session.lost === false) await new Promise((resolve) => setTimeout(resolve, 5))
  clearInterval(alive)
  t.same(lost, ['the process that ran slow was ended by SIGKILL'])
  await session.close()
})

t.test('a failed load leaves no process', async (t) => {
  const opened = await openArtifact(await writeOnnxFixture(t.testdir(), 'opset-99'))
  await t.rejects(engine.load(opened, { execution: 'isolated' }), {
    code: 'INVALID_ARTIFACT',
    message: /it needs opset 99/,
    location: { file: 'model.onnx' },
    cause: { message: /Opset 99 is under development/ },
  })
  t.same(children(), [])
})

t.test('a process that cannot be started', async (t) => {
  const opened = await artifact(t)
  const { execPath } = process
  process.execPath = '/nowhere/node'
  t.teardown(() => {
    process.execPath = execPath
  })
  await t.rejects(engine.load(opened, { execution: 'isolated' }), {
    code: 'ENGINE_UNAVAILABLE',
    message: /^no process could be started for slow: .*ENOENT/,
  })
})

t.test('a process that ends while it loads', async (t) => {
  const opened = await artifact(t)
  process.execArgv.push('--import=data:text/javascript,process.exit(3)')
  t.teardown(() => process.execArgv.pop())
  await t.rejects(engine.load(opened, { execution: 'isolated' }), {
    code: 'ENGINE_UNAVAILABLE',
    message: 'the process that was to load slow ended with exit code 3',
  })
})

t.test('a process that does not end is killed', async (t) => {
  const session = await engine.load(await artifact(t), { execution: 'isolated' })
  const [pid] = children()
  process.kill(pid as number, 'SIGSTOP')
  await session.close()
  t.same(children(), [])
})

t.test('a process that the kernel kills while it loads', async (t) => {
  const opened = await artifact(t)
  process.execArgv.push("--import=data:text/javascript,process.kill(process.pid,'SIGKILL')")
  t.teardown(() => process.execArgv.pop())
  await t.rejects(engine.load(opened, { execution: 'isolated' }), {
    code: 'INSUFFICIENT_MEMORY',
    message: 'the process that was to load slow was ended by SIGKILL',
  })
})

for (const how of ['forget', 'exit', 'throw', 'kill']) {
  t.test(`a parent that ends without closing leaves no process: ${how}`, async (t) => {
    const { folder } = await artifact(t)
    const { child, result } = spawnScript('leave.ts', [how, folder])
    if (how === 'kill') {
      await once(child.stdout as NodeJS.EventEmitter, 'data')
      child.kill('SIGKILL')
    }
    const { code, stdout, stderr } = await result
    t.equal(code, { forget: 0, exit: 0, throw: 1, kill: null }[how], stderr)
    t.match(stdout, /^\d+\n$/)
    await gone(Number(stdout))
  })
}
