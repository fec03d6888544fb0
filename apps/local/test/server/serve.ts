import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { type RunningServer, serve } from '../../src/index.ts'
import { ended, start, told } from '../fixtures/child.ts'
import { forest, request } from '../fixtures/forest.ts'

const file = new URL('../fixtures/serve-process.ts', import.meta.url)

/** The status of the answer, or `cut`. */
async function post(url: string): Promise<number | 'cut'> {
  try {
    return (await fetch(`${url}/invocations`, request)).status
  } catch {
    return 'cut'
  }
}

/** For a request to be surely accepted: each takes longer. */
const accepted = () => sleep(300)

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  t.test(`${signal} drains and ends with 0`, async (t) => {
    const { child, output } = start(file, '800')
    const url = await told(child)
    const answers = [post(url), post(url)]
    await accepted()
    child.kill(signal)
    t.same(await Promise.all(answers), [200, 200])
    t.equal(await ended(child), 0)
    t.match(output(), `"signal":"${signal}"`)
    t.match(output(), '"msg":"stopped"')
  })
}

t.test('a second signal ends it at once', async (t) => {
  const { child } = start(file, '5000')
  const answer = post(await told(child))
  await accepted()
  child.kill('SIGTERM')
  await sleep(100)
  child.kill('SIGTERM')
  t.equal(await ended(child), 143)
  t.equal(await answer, 'cut')
})

t.test('listeners', async (t) => {
  const options = { paths: forest, port: 0, logLevel: 'silent' }
  const before = process.listenerCount('SIGTERM')
  for (const onListening of [
    () => {
      throw new Error('no')
    },
    () => Promise.reject(new Error('no')),
  ]) {
    let server: RunningServer | undefined
    const served = serve({
      ...options,
      onListening(running) {
        server = running
        return onListening()
      },
    })
    await t.rejects(served, { message: 'no' })
    await t.rejects(fetch(`${server?.url}/ping`), 'it listens no more')
    t.equal(process.listenerCount('SIGTERM'), before)
  }
  await t.rejects(serve({ ...options, paths: '/no/such/folder' }), { code: 'INVALID_ARTIFACT' })
  t.equal(process.listenerCount('SIGTERM'), before)
  const served = serve({ ...options, onListening: () => process.kill(process.pid, 'SIGTERM') })
  t.equal(await served, 0)
  t.equal(process.listenerCount('SIGTERM'), before)
})

t.test('a drain that takes too long ends with 1', async (t) => {
  const { child, output } = start(file, '5000', '400')
  const answer = post(await told(child))
  await accepted()
  child.kill('SIGTERM')
  t.equal(await ended(child), 1)
  t.equal(await answer, 'cut')
  t.match(output(), 'requests were cut')
})
