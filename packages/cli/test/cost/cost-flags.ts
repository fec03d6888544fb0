import { Command } from 'commander'
import t from 'tap'
import { addCostFlags, type CostFlags, costFlagNames } from '../../src/cost/cost-flags.ts'

const parse = (...args: readonly string[]) => {
  const command = addCostFlags(new Command('cost').exitOverride().configureOutput({ writeErr: () => {} }))
  command.parse([...args], { from: 'user' })
  return command.opts<CostFlags>()
}

t.test('numbers, choices and lists', async (t) => {
  t.same(parse(), {})
  t.same(parse('-r', '1e4', '-d', '0.5', '-m', '1024', '-s', 'lambda', 'fargate-job', '--free-tier'), {
    ...{ requestsPerDay: 10_000, durationMs: 0.5, memory: 1024, freeTier: true },
    services: ['lambda', 'fargate-job'],
  })
})

t.test('what is none of them', async (t) => {
  for (const args of [
    ['-r', '-1'],
    ['-d', 'NaN'],
    ['-m', '1.5'],
    ['--days', '32'],
    ['--arch', 'x86'],
    ['--front', 'none'],
    ['--arrivals', 'never'],
    ['-s', 'ec2'],
    ['--utilization', '0'],
    ['--trace', 'a.csv', '--trace', 'b.csv'],
  ])
    t.throws(() => parse(...args), { code: 'commander.invalidArgument' }, args.join(' '))
})

t.test('each name that errors are given is a flag', async (t) => {
  const command = addCostFlags(new Command('cost'))
  const flags = command.options.map(({ long }) => long)
  for (const name of Object.values(costFlagNames)) t.ok(flags.includes(`--${name}`), name)
})
