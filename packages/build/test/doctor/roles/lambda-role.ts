import { readdirSync } from 'node:fs'
import t from 'tap'
import { checkLambda } from '../../../src/doctor/roles/lambda-role.ts'
import { linesOf } from '../fixtures/results.ts'
import { smallContext } from '../fixtures/small-context.ts'

t.test('what a function promises', async (t) => {
  const { lines, failures } = await linesOf(checkLambda(await smallContext(t, 'lambda-zip')))
  t.same(failures, [])
  t.match(lines, [
    /^memory: ok \(works in \d+ MB/,
    /^init: ok/,
    /^samples: ok/,
    /^malformed events: ok/,
    /^large answer: skipped/,
  ])
})

t.test('no loader of this process is in its init and its memory', async (t) => {
  const context = await smallContext(t, 'lambda-zip')
  const loader = `
    import { writeFileSync } from 'node:fs'
    writeFileSync(process.env.TMPDIR + '/loaded', '')`
  process.execArgv.push(`--import=data:text/javascript,${encodeURIComponent(loader)}`)
  t.teardown(() => process.execArgv.pop())
  const { failures } = await linesOf(checkLambda(context))
  t.same(failures, [])
  t.same(readdirSync(context.stage.temporary), [])
})

t.test('one that works in no size', async (t) => {
  const { lines } = await linesOf(checkLambda(await smallContext(t, 'lambda-zip', { wrong: true })))
  t.match(lines, [
    /^memory: FAILED: at every size the answer to the sample "one" is not the recorded one/,
    ...Array(4).fill(/: skipped: it works in no size$/),
  ])
})
