import { join } from 'node:path'
import { bundleLoop } from '@inferry/build'
import t from 'tap'
import { openSender } from '../../src/load/sender.ts'
import { startLambdaTarget } from '../../src/target/start-lambda-target.ts'

t.test('a function, what it holds and says', async (t) => {
  const code = "export const handler = async ({ bad }) => { if (bad) throw new Error('bad'); return 'good' }"
  const folder = t.testdir({ 'handler.mjs': code })
  const loop = join(folder, 'loop.mjs')
  await bundleLoop(loop)
  const target = { folder, temporary: folder, loop, megabytes: 512, body: '{}' }
  const running = await startLambdaTarget(target)
  t.teardown(() => running.close())
  t.same(Object.keys(await running.usage()), ['cpuSeconds', 'pid'])
  t.equal(running.takeReports?.(), undefined)
  const sender = await openSender(running.question, 1)
  t.same(await sender.send(), {}, running.log())
  sender.close()
  t.match(running.log(), /REPORT RequestId: .*Memory Size: 512 MB/)
  const failing = await openSender({ ...running.question, body: '{"bad":true}' }, 1)
  t.same(await failing.send(), { fault: 'the function failed' })
  failing.close()
  const first = running.takeReports?.()
  t.match(first, { count: 2, coldStarts: 1, memoryMegabytes: 512 })
  t.ok(first && first.maxMemoryMegabytes > 0)
  t.equal(running.takeReports?.(), undefined, 'each is taken once')
  t.equal(running.end(), undefined)
  t.equal(running.atOnce, 1)
  t.type(running.cpuShareKept, 'boolean')
})

t.test('every report counts, of those too that the log no longer has', async (t) => {
  const code = "export const handler = async () => { console.log('x'.repeat(20_000)); return 'good' }"
  const folder = t.testdir({ 'handler.mjs': code })
  const loop = join(folder, 'loop.mjs')
  await bundleLoop(loop)
  const running = await startLambdaTarget({ folder, temporary: folder, loop, megabytes: 512, body: '{}' })
  t.teardown(() => running.close())
  const sender = await openSender(running.question, 1)
  for (let n = 0; n < 6; n++) t.same(await sender.send(), {}, running.log().slice(-500))
  sender.close()
  t.ok((running.log().match(/REPORT/g)?.length ?? 0) < 6)
  t.equal(running.takeReports?.()?.count, 6)
})
