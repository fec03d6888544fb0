import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { model } from './fixtures/models.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const inferry = (args: readonly string[], input: string) =>
  spawnSync(
    process.execPath,
    [...process.execArgv, '--conditions=@inferry/source', '--import=tsx', main, ...args],
    {
      input,
      encoding: 'utf8',
    },
  )

t.test(
  'the process reads standard input, answers on standard output and complains on standard error',
  async (t) => {
    const body = JSON.stringify({ instances: [Array(10).fill(0)] })
    const good = inferry(['predict', model('diabetes-forest'), '-i', '-'], body)
    t.equal(good.status, 0, good.stderr)
    t.equal(JSON.parse(good.stdout).predictions.length, 1)
    const bad = inferry(['predict', model('diabetes-forest'), '-i', '-'], '{}')
    t.equal(bad.status, 1)
    t.equal(bad.stdout, '')
    t.match(bad.stderr, /^inferry: .*instances/m)
  },
)
