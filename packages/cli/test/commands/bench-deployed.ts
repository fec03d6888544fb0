import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { deployedForest, variables } from '../fixtures/deployed-forest.ts'
import { inferry } from '../fixtures/memory-io.ts'
import { model } from '../fixtures/models.ts'

const forest = model('diabetes-forest')
const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

t.test('what is deployed', async (t) => {
  const folder = t.testdir()
  const [out, report] = [join(folder, 'result.json'), join(folder, 'report.html')]
  const aws = await deployedForest(t, folder)
  const changes = () => aws.requests.filter((request) => request.startsWith('PUT')).length

  t.test('a function, cold and warm, beside an endpoint', async (t) => {
    const { code, text, notes } = await inferry([
      ...['bench', forest, '--function', 'forest', '--endpoint', 'models', '--cold-starts', '2'],
      ...['--rounds', '1', '--seconds', '1', '--rate', '20', '--out', out, '--report', report],
    ])
    t.equal(code, 0, notes)
    t.match(text, /^2 cold starts of each function, 1 round of loads, .*, open at 20 requests\/s$/m)
    t.match(text, /^ +total +platform +Node +modules .*\nfunction forest +\d.*\n\n/m)
    t.match(text, /^endpoint models +20 +\d.* 0 +– +–$/m)
    t.match(text, /^function forest +512 +\d/m, 'what Lambda reported')
    t.match(readFileSync(report, 'utf8'), /what Lambda reported/)
    const { subjects } = JSON.parse(readFileSync(out, 'utf8'))
    t.match(subjects, [
      {
        subject: { target: 'function', name: 'forest' },
        open: [{ answered: 20, errors: {}, reported: { count: 20, memoryMegabytes: 512 } }],
      },
      { subject: { target: 'endpoint', name: 'models' }, cold: [], open: [{ answered: 20, errors: {} }] },
    ])
    t.equal(subjects.length, 2, 'no target is measured here')
    t.equal(subjects[0].cold.length, 2)
    for (const { platform, load, warmUp, answer, reported } of subjects[0].cold) {
      t.ok(platform >= 0 && load > 0 && warmUp > 0 && answer >= 0, "the function's own log tells its phases")
      t.ok(reported.initMilliseconds > load)
      t.ok(reported.billedMilliseconds > reported.initMilliseconds)
    }
    t.same(aws.deployed.variables, variables)
    t.equal(changes(), 3)
    const compared = await inferry(['bench', 'compare', out, out])
    t.match(compared.text, /^function forest: cold start +1\.00/m)
    const bill = await inferry(['cost', '--requests-per-day', '10000', '--bench', out])
    t.equal(bill.code, 0, bill.notes)
    t.match(
      bill.text,
      /^ {2}lambda .* at 512 MB, billed as .*, a cold start adds \d.*; from function forest$/m,
    )
    t.match(bill.text, /^ {2}sagemaker-endpoint .* from endpoint models$/m)
  })

  t.test('warm unless cold starts are asked for, beside a target that is given', async (t) => {
    const before = changes()
    const { code, text, notes } = await inferry([
      ...['bench', forest, '--target', 'local', '--function', 'forest:$LATEST', '--region', 'ap-south-1'],
      ...['--rounds', '1', '--seconds', '1', '--rate', '20'],
    ])
    t.equal(code, 0, notes)
    t.equal(notes, '', 'nothing that was measured has a price')
    t.match(text, /^local, trees +20 /m)
    t.match(text, /^function forest:\$LATEST, ap-south-1 +20 /m)
    t.equal(changes(), before)
  })

  t.test('what cannot be measured', async (t) => {
    for (const [args, message] of [
      [
        ['--endpoint', 'models', '--cold-starts', '1'],
        /no cold start of an endpoint can be forced.*\(--cold-starts\)/,
      ],
      [['--endpoint', 'models', '--rounds', '0'], /measured in rounds alone \(--rounds\)/],
      [['--function', 'forest', '--rounds', '0'], /cold starts, which change its configuration \(--rounds\)/],
      [
        ['--function', 'forest:7', '--cold-starts', '1'],
        /published version cannot change, .* \(--cold-starts\)/,
      ],
    ] as const) {
      const { code, notes } = await inferry(['bench', forest, ...args])
      t.equal(code, 1)
      t.match(notes, message)
    }
    const { code, notes } = await inferry(['bench', forest, '--function', 'not a name'])
    t.equal(code, 2)
    t.match(notes, /name:qualifier or an ARN/)
  })

  t.test('stopped by Ctrl-C in a cold start', async (t) => {
    const before = changes()
    const running = inferry(['bench', forest, '--function', 'forest', '--cold-starts', '100', '--out', out])
    let over = false
    void running.finally(() => {
      over = true
    })
    while (changes() === before && !over) await new Promise((resolve) => setTimeout(resolve, 10))
    process.emit('SIGINT')
    const { code, notes } = await running
    t.equal(code, 130)
    t.match(notes, /stopping, once functions are as they were\n.*stopped; nothing was written/)
    t.same(aws.deployed.variables, variables)
  })

  t.test('stopped by a terminal that closes, in a process that can note nothing any longer', async (t) => {
    const before = changes()
    const child = spawn(
      process.execPath,
      [
        ...['--conditions=@inferry/source', '--import=tsx', main],
        ...['bench', forest, '--function', 'forest', '--cold-starts', '100'],
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    const ended = once(child, 'exit')
    let over = false
    void ended.finally(() => {
      over = true
    })
    while (changes() === before && !over) await new Promise((resolve) => setTimeout(resolve, 10))
    child.stderr.destroy()
    child.kill('SIGHUP')
    t.same(await ended, [130, null])
    t.same(aws.deployed.variables, variables)
  })

  t.test('without credentials', async (t) => {
    const { AWS_ACCESS_KEY_ID } = process.env
    delete process.env['AWS_ACCESS_KEY_ID']
    const { code, notes } = await inferry(['bench', forest, '--function', 'forest'])
    process.env['AWS_ACCESS_KEY_ID'] = AWS_ACCESS_KEY_ID
    t.equal(code, 1)
    t.match(notes, /^inferry: function forest: there are no credentials: .*; set AWS_PROFILE, or [^\n]*$/)
  })
})
