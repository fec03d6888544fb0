import { join } from 'node:path'
import { exampleModels } from '@inferry/testing'
import t from 'tap'
import { run } from '../src/run.ts'
import { records } from './fixtures/records.ts'

const model = exampleModels().find((path) => path.endsWith('diabetes-forest')) as string

/** What it wrote to standard error and standard output, and its exit code. */
async function ran(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const written: string[] = []
  const { stdout, stderr } = process
  const before = [stdout.write, stderr.write] as const
  const keep = (text: string | Uint8Array) => Boolean(written.push(String(text)))
  Object.assign(stdout, { write: keep })
  Object.assign(stderr, { write: keep })
  try {
    return { code: await run(args, env), text: written.join('') }
  } finally {
    Object.assign(stdout, { write: before[0] })
    Object.assign(stderr, { write: before[1] })
  }
}

t.test('exit codes', async (t) => {
  const folder = t.testdir({ in: { 'a.csv': records(3) }, bad: { 'a.csv': 'no number\n' }, damaged: {} })
  const at = (name: string) => join(folder, name)
  const quiet = ['--log-level', 'silent', '--output', at('out'), '--split-type', 'Line', '--model', model]
  const cases = [
    ['all done', [...quiet, '--input', at('in')], 0],
    ['a bad object', [...quiet, '--input', at('bad')], 1],
    ['nothing there', [...quiet, '--input', at('none')], 64],
    ['no artifact', [...quiet, '--input', at('in'), '--model', at('damaged')], 64],
    ['no such engine', [...quiet, '--input', at('in'), '--engine', 'steam'], 64],
  ] as const
  for (const [what, args, code] of cases) t.equal((await ran(args)).code, code, what)
})

t.test('settings that are wrong', async (t) => {
  const { code, text } = await ran(['--modus', 'x'], { INFERRY_SPLIT_TYPE: 'line' })
  t.equal(code, 64)
  t.match(text, /^the settings are wrong:\n/)
  for (const part of ['--modus', 'INFERRY_SPLIT_TYPE is "line"', '--input', '--output']) t.match(text, part)
})

t.test('help', async (t) => {
  const { code, text } = await ran(['--help'])
  t.equal(code, 0)
  t.match(text, /--split-type\n.*Line/)
})
