import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { startWorkerTarget } from '../../src/target/start-worker-target.ts'

const worker = `
import { existsSync } from 'node:fs'
console.log(process.argv.slice(2).join(' '), process.env.INFERRY_MODEL)
const [input] = process.argv.slice(process.argv.indexOf('--input') + 1)
while (!existsSync(input + '/end')) await new Promise((resolve) => setTimeout(resolve, 10))
process.exit(existsSync(input + '/fault') ? 3 : 0)
`

t.test('a job, what it uses and how it ended', async (t) => {
  const folder = t.testdir({ 'main.mjs': worker, bad: { end: '', fault: '' }, good: { end: '' }, long: {} })
  const records = { name: 'a.csv', text: Buffer.from(''), settings: { 'content-type': 'text/csv' } }
  const target = { folder, temporary: folder, entry: 'main.mjs', records }
  const start = async (name: string) => {
    const object = { input: join(folder, name), output: join(folder, 'out'), remove: async () => {} }
    const job = await startWorkerTarget(target, object)
    t.teardown(job.close)
    return job
  }
  const good = await start('good')
  t.equal(await good.ended, undefined)
  t.ok(good.hasEnded())
  t.match(
    good.log(),
    /--content-type text\/csv .*--split-type Line .*--input \S+good --output \S+out .*model\n/,
  )
  t.same(await good.usage(), {})
  t.equal(await (await start('bad')).ended, 'its job ended with 3')

  const long = await start('long')
  t.notOk(long.hasEnded())
  // It has little until it runs its program.
  while (((await long.usage()).peakBytes ?? 0) < 1e6) await sleep(5)
  t.ok(((await long.usage()).cpuSeconds ?? -1) >= 0)
  await long.close()
  t.equal(await long.ended, 'its job was ended by SIGKILL')
})
