import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { quickRun } from '../../benchmarks/quick-run.ts'

// The options of the tests' runner name a file by where the tests run.
const { execArgv } = process
process.execArgv = execArgv.filter((option) => !option.includes('resolve-subpaths'))
t.teardown(() => {
  process.execArgv = execArgv
})

function folderWith(t: Test, script: string): string {
  const folder = t.testdir({})
  writeFileSync(join(folder, 'run.ts'), script)
  return folder
}

t.test('a result, and what was left out', async (t) => {
  const script = `
    import { writeFileSync } from 'node:fs'
    const [quick, , out] = process.argv.slice(2)
    console.error('pandas: skipped, there is no Python\\nanother word')
    writeFileSync(out as string, JSON.stringify({ quick }))
  `
  const run = quickRun(folderWith(t, script))
  t.match(run, { kind: 'ran', result: { quick: '--quick' } })
  t.same(run.kind === 'ran' && run.notes, ['pandas: skipped, there is no Python'])
})

t.test('one that cannot be run here says why', async (t) => {
  const run = quickRun(folderWith(t, "console.error('needs Node 24'); process.exit(75)"))
  t.match(run, { kind: 'skipped', reason: 'needs Node 24' })
})

t.test('one that fails shows what it wrote', async (t) => {
  const run = quickRun(folderWith(t, "console.log('round 1'); throw new Error('on purpose')"))
  t.match(run, { kind: 'failed', output: /round 1.*on purpose.*ended with 1/s })
})
