import { join } from 'node:path'
import t from 'tap'
import { openSender } from '../../src/load/sender.ts'
import { bundleLoop } from '../../src/target/bundle-loop.ts'
import { startLambdaTarget } from '../../src/target/start-lambda-target.ts'

t.test('a function, what it holds and says', async (t) => {
  const code = "export const handler = async ({ bad }) => { if (bad) throw new Error('bad'); return 'good' }"
  const folder = t.testdir({ 'handler.mjs': code })
  const loop = join(folder, 'loop.mjs')
  await bundleLoop(loop)
  const target = { folder, temporary: folder, loop, megabytes: 512, body: '{}' }
  const running = await startLambdaTarget(target)
  t.teardown(() => running.close())
  t.same(Object.keys(await running.usage()), ['cpuSeconds'])
  const sender = await openSender(running.question, 1)
  t.same(await sender.send(), {}, running.log())
  sender.close()
  t.ok(((await running.usage()).peakBytes ?? 0) > 0)
  t.match(running.log(), /REPORT RequestId: .*Memory Size: 512 MB/)
  const failing = await openSender({ ...running.question, body: '{"bad":true}' }, 1)
  t.same(await failing.send(), { fault: 'the function failed' })
  failing.close()
  t.equal(running.end(), undefined)
  t.equal(running.atOnce, 1)
  t.type(running.cpuShareKept, 'boolean')
})
