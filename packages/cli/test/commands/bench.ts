import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { inferry } from '../fixtures/memory-io.ts'
import { model } from '../fixtures/models.ts'

const forest = model('diabetes-forest')

t.test('tables for people, all of it as JSON', async (t) => {
  const [out, report] = [join(t.testdir(), 'result.json'), join(t.testdir(), 'report.html')]
  const { code, text, notes } = await inferry([
    ...['bench', forest, '--target', 'local', '--target', 'lambda', '--memory', '512'],
    ...[
      '--cold-starts',
      '1',
      '--rounds',
      '1',
      '--seconds',
      '1',
      '--rate',
      '20',
      '--out',
      out,
      '--report',
      report,
    ],
  ])
  t.equal(code, 0, notes)
  t.match(text, /^diabetes-forest 2e4ea514312c, asked \d+ bytes of JSON/)
  t.match(text, /^2 cold starts .*, open at 20 requests\/s$/m)
  t.match(text, /^lambda, trees, 512 MB +20 +\d/m)
  t.match(text, /^what Lambda would bill, in USD for a million, at the prices of us-east-1, 2026-11-29, /m)
  t.match(readFileSync(report, 'utf8'), /<h1>Inferry bench: diabetes-forest<\/h1>/)
  const { subjects } = JSON.parse(readFileSync(out, 'utf8'))
  t.match(subjects, [
    { subject: { target: 'local' }, open: [{ answered: 20, errors: {} }] },
    { subject: { target: 'lambda', megabytes: 512 }, open: [{ answered: 20, errors: {} }] },
  ])
})

t.test('a batch worker does jobs', async (t) => {
  const out = join(t.testdir(), 'result.json')
  const once = ['--cold-starts', '0', '--rounds', '1', '--seconds', '1']
  const { code, text, notes } = await inferry(['bench', forest, '-t', 'fargate', ...once, '--out', out])
  t.equal(code, 0, notes)
  t.match(text, /^1 cold start .*, 1 round of jobs, about 1 s each$/m)
  t.match(text, /^a job of many records .*\n +records .* records\/s .*\nfargate, trees +\d+ /m)
  const { subjects } = JSON.parse(readFileSync(out, 'utf8'))
  t.match(subjects, [{ subject: { target: 'fargate' }, jobs: [{ records: Number, cpuSeconds: Number }] }])
})

t.test('cold starts alone, in a place that cannot be written to', async (t) => {
  const once = ['bench', forest, '--target', 'local', '--rounds', '0', '--cold-starts', '1']
  const { code, notes } = await inferry([...once, '--out', '/no/such/folder/result.json'])
  t.equal(code, 1)
  t.match(notes, /result\.json: cannot be written: no such file or directory \(--out\)/)
})

t.test('what cannot be measured', async (t) => {
  const nothing = await inferry(['bench', forest, '--rounds', '0', '--cold-starts', '0'])
  t.equal(nothing.code, 1)
  t.match(nothing.notes, /nothing is to be measured: ask for cold starts or for rounds \(--rounds\)/)
  const target = await inferry(['bench', forest, '--target', 'universal'])
  t.equal(target.code, 2)
  t.match(target.notes, /Allowed choices are local, lambda, sagemaker, fargate\./)
})

t.test('prices are read before anything is measured', async (t) => {
  const { code, notes } = await inferry(['bench', forest, '--region', 'mars-1'])
  t.equal(code, 1)
  t.match(notes, /no prices of mars-1 come with this release.* \(--region\)/)
})

t.test('stopped by Ctrl-C', async (t) => {
  const out = join(t.testdir(), 'result.json')
  const running = inferry(['bench', forest, '--target', 'local', '--rounds', '100', '--out', out])
  setTimeout(() => process.emit('SIGINT'), 1000)
  const { code, notes, text } = await running
  t.equal(code, 130)
  t.equal(notes, 'inferry: stopped; nothing was written')
  t.equal(text, '')
  t.notOk(existsSync(out))
})
