import t from 'tap'
import { type FunctionInstance, startInstance } from '../../src/environment/function-instance.ts'
import { checkSettings } from '../../src/environment/function-settings.ts'
import { holdInstance } from '../../src/environment/instance-holder.ts'
import { fixtures } from '../fixtures/folder.ts'

const settings = checkSettings({ folder: fixtures, handler: 'echo.handler', memoryMegabytes: 1769 })

/** Starts processes; from the second on each waits until it is let. */
function starting() {
  const started: FunctionInstance[] = []
  let allow = () => {}
  let allowed = Promise.resolve()
  async function start(): Promise<FunctionInstance> {
    await allowed
    allowed = new Promise((resolve) => {
      allow = resolve
    })
    const instance = await startInstance(settings, () => {})
    started.push(instance)
    return instance
  }
  return { start, started, allow: () => allow() }
}

t.test('another process in place of one that has ended', async (t) => {
  const { start, started, allow } = starting()
  const instances = await holdInstance(start)
  t.equal(instances.current, started[0])
  await instances.current.stop()
  allow()
  await instances.replace()
  t.equal(instances.current, started[1])
  t.match(await instances.current.init, { kind: 'ready' })
  await instances.close()
  t.equal(instances.current.ended, true)
})

t.test('one that is being started when it is closed does not outlive that', async (t) => {
  const { start, started, allow } = starting()
  const instances = await holdInstance(start)
  await instances.current.stop()
  const replaced = t.rejects(instances.replace(), { code: 'ABORTED' })
  const closing = instances.close()
  allow()
  await closing
  t.equal(started.length, 2)
  t.equal(started[1]?.ended, true)
  await replaced
})

t.test('none is started once it is closed', async (t) => {
  const { start, started } = starting()
  const instances = await holdInstance(start)
  await instances.close()
  await t.rejects(instances.replace(), { code: 'ABORTED', message: /environment was closed/ })
  t.equal(started.length, 1)
})
