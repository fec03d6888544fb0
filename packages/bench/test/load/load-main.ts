import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import t from 'tap'

t.test('JSON in, JSON out', async (t) => {
  const main = fileURLToPath(new URL('../../src/load/load-main.ts', import.meta.url))
  const question = { url: 'http://127.0.0.1:1/', headers: {}, body: '' }
  const load = { kind: 'open', rate: 100, connections: 1, seconds: 0.02 }
  const input = JSON.stringify({ question, load })
  const printed = execFileSync(process.execPath, [...process.execArgv, main], { input, encoding: 'utf8' })
  t.match(JSON.parse(printed), { answered: 0, errors: { ECONNREFUSED: 2 }, latencies: [] })
})
