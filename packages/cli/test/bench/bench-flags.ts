import { Command } from 'commander'
import t from 'tap'
import { addBenchFlags, type BenchFlags } from '../../src/bench/bench-flags.ts'

const parse = (...args: readonly string[]) => {
  const command = addBenchFlags(new Command('bench').exitOverride().configureOutput({ writeErr: () => {} }))
  command.parse([...args], { from: 'user' })
  return command.opts<BenchFlags>()
}

t.test('numbers, choices and lists', async (t) => {
  t.same(parse(), {})
  t.same(
    parse('-t', 'local', '-t', 'lambda', '-m', '512', '--cold-starts', '0', '--rate', '20', '-e', 'all'),
    {
      ...{ target: ['local', 'lambda'], memory: [512], coldStarts: 0, rate: 20, engine: 'all' },
    },
  )
  t.same(parse('--function', 'forest:live', '--endpoint', 'models/a', '--region', 'eu-west-1'), {
    ...{ function: ['forest:live'], endpoint: ['models/a'], region: 'eu-west-1' },
  })
})

t.test('what is none of them', async (t) => {
  for (const args of [
    ['-t', 'ec2'],
    ['-m', '64'],
    ['-e', 'tensors'],
    ['--seconds', '0'],
    ['--function', 'not a name'],
    ['--endpoint', 'models/'],
    ['--region', 'a', '--region', 'b'],
  ])
    t.throws(() => parse(...args), { code: /^commander\./ }, args.join(' '))
})
