import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { inferry } from './fixtures/memory-io.ts'
import { model } from './fixtures/models.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const forest = model('diabetes-forest')

/** Serves a path until the test ends, and waits for the request that it prints. */
async function serve(t: Test, path: string) {
  const flags = [
    '--conditions=@inferry/source',
    '--import=tsx',
    '--import=data:text/javascript,console.log("loader")',
  ]
  const command = [...flags, main, 'serve', path, '--as', 'lambda']
  const child = spawn(
    process.execPath,
    [...process.execArgv, ...command, '--port', '0', '--timeout', '300'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  t.teardown(() => child.kill('SIGKILL'))
  let log = ''
  child.stdout.on('data', (chunk) => {
    log += chunk
  })
  let notes = ''
  const [, url = '', event = ''] = await new Promise<RegExpExecArray>((resolve) => {
    child.stderr.on('data', (chunk) => {
      notes += chunk
      const found = /curl (\S+) --data-binary '(.*)'/.exec(notes)
      if (found !== null) resolve(found)
    })
  })
  const answer = await (await fetch(url, { method: 'POST', body: event })).json()
  return { child, event, answer, notes, log: () => log }
}

t.test('the request that it prints is answered; SIGTERM ends it', async (t) => {
  const { child, answer, notes, log } = await serve(t, forest)
  t.match(notes, /A function at http:\/\/127\.0\.0\.1:\d+/)
  t.same(answer, { predictions: [175.47992] })
  child.kill('SIGTERM')
  t.same(await once(child, 'exit'), [0, null])
  t.match(log(), /"Model":"diabetes-forest".*"ColdStart":1/)
  t.match(log(), /REPORT RequestId: .*Memory Size: 1769 MB/)
  t.equal(log().split('loader').length, 2, 'no loader of this process is in its init')
})

t.test('of several models the request names one', async (t) => {
  const { event, answer } = await serve(t, dirname(forest))
  t.match(JSON.parse(event), { headers: { 'x-amzn-sagemaker-target-model': /^[\w-]+$/ } })
  t.match(answer, { statusCode: 200, body: /"predictions"/ })
})

/** Sends itself SIGTERM as soon as it would not be killed by it. */
const early = `data:text/javascript,${encodeURIComponent(`
  process.on('newListener', (name) => {
    if (name === 'SIGTERM') process.nextTick(() => process.kill(process.pid, 'SIGTERM'))
  })`)}`

t.test('SIGTERM before it listens ends it at once', async (t) => {
  const flags = [...process.execArgv, '--conditions=@inferry/source', '--import=tsx', `--import=${early}`]
  const command = [main, 'serve', forest, '--as', 'lambda', '--port', '0']
  const child = spawn(process.execPath, [...flags, ...command], { stdio: ['ignore', 'ignore', 'pipe'] })
  t.teardown(() => child.kill('SIGKILL'))
  let notes = ''
  child.stderr.on('data', (chunk) => {
    notes += chunk
  })
  t.same(await once(child, 'close'), [0, null])
  t.equal(notes, '')
})

t.test('what a function cannot have', async (t) => {
  const cases = [
    [[forest, forest], /a function has one artifact.*\(--as\)/],
    [[forest, '--control'], /a function has no such setting \(--control\)/],
    [[forest, '--body-limit', '1000'], /no such setting \(--body-limit\)/],
    [['no-such-folder'], /no-such-folder: no such file or folder/],
  ] as const
  for (const [flags, message] of cases) {
    const { code, notes } = await inferry(['serve', ...flags, '--as', 'lambda', '--port', '0'])
    t.equal(code, 1)
    t.match(notes, message)
  }
})
