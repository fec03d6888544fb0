import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { inferry } from '../fixtures/memory-io.ts'
import { model } from '../fixtures/models.ts'

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** Something that never ends, as a run of a model that was cut. */
const forever = '--import=data:text/javascript,setInterval(()=>{},1000)'

t.test('serves until SIGTERM, then ends with 0, whatever still runs', async (t) => {
  const command = ['--conditions=@inferry/source', '--import=tsx', forever, main]
  const child = spawn(
    process.execPath,
    [...process.execArgv, ...command, 'serve', model('diabetes-forest'), '--port', '0'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  t.teardown(() => child.kill('SIGKILL'))
  let log = ''
  const url = await new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk) => {
      log += chunk
      const found = /listening on (http:[^"\s]+)/.exec(log)
      if (found !== null) resolve(found[1] as string)
    })
  })
  const answer = await fetch(`${url}/invocations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ instances: [Array(10).fill(0)] }),
  })
  t.equal(answer.status, 200)
  t.type(((await answer.json()) as { predictions: number[] }).predictions[0], 'number')
  child.kill('SIGTERM')
  t.same(await once(child, 'exit'), [0, null])
})

t.test('a fault in a flag names it', async (t) => {
  const taken = createServer().listen(0, '127.0.0.1')
  t.teardown(() => taken.close())
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const serve = ['serve', model('diabetes-forest'), '--log-level', 'silent']
  const { code, notes } = await inferry([...serve, '--port', String(port)])
  t.equal(code, 1)
  t.equal(
    notes,
    `inferry: cannot listen on port ${port} of 127.0.0.1: the port is taken; choose another (--port) [INVALID_CONFIGURATION]`,
  )
  const host = await inferry([...serve, '--port', '0', '--host', '203.0.113.1'])
  t.match(host.notes, /no such address \(--host\)/)
})

t.test('refuses numbers out of bounds, and a path that holds no artifact', async (t) => {
  for (const flags of [
    ['--port', '65536'],
    ['--port', '-1'],
    ['--threads', '0'],
    ['--body-limit', '1e3'],
  ]) {
    const { code, notes } = await inferry(['serve', 'models', ...flags])
    t.equal(code, 2)
    t.match(notes, /A whole number from/)
  }
  const empty = await inferry(['serve', t.testdir(), '--log-level', 'silent'])
  t.equal(empty.code, 1)
  t.match(empty.notes, /inferry\.json/)
})

t.test('flags of a function are refused without one', async (t) => {
  for (const [flag, value] of [
    ['--memory', '512'],
    ['--timeout', '3'],
  ] as const) {
    const { code, notes } = await inferry(['serve', model('diabetes-forest'), flag, value, '--port', '0'])
    t.equal(code, 1)
    t.match(notes, `only a function has such a setting: use it with --as lambda (${flag})`)
  }
})
