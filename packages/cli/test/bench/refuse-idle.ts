import t from 'tap'
import { refuseIdle } from '../../src/bench/refuse-idle.ts'

t.test('a flag that does nothing is refused', async (t) => {
  for (const [flags, field] of [
    [{ target: ['local'], memory: [512] }, 'memory'],
    [{ function: ['forest'], memory: [512] }, 'memory'],
    [{ target: ['fargate'], rate: 20 }, 'rate'],
    [{ target: ['fargate'], connections: 2 }, 'connections'],
    [{ function: ['forest'], engine: 'onnxruntime' }, 'engine'],
    [{ endpoint: ['models'], prices: 'own.json' }, 'prices'],
    [{ target: ['local', 'fargate'], prices: 'own.json' }, 'prices'],
    [{ target: ['local'], region: 'eu-west-1' }, 'region'],
    [{ rounds: 0, rate: 20 }, 'rate'],
    [{ rounds: 0, connections: 2 }, 'connections'],
    [{ rounds: 0, seconds: 2 }, 'seconds'],
  ] as const)
    t.throws(() => refuseIdle(flags), { code: 'INVALID_CONFIGURATION', location: { field } }, field)
})

t.test('one that does something is not', async (t) => {
  refuseIdle({ memory: [512], rate: 20, connections: 2 })
  refuseIdle({ target: ['local', 'lambda'], memory: [512] })
  refuseIdle({ target: ['local', 'fargate'], rate: 20 })
  refuseIdle({ target: ['fargate'], endpoint: ['models'], rate: 20 })
  refuseIdle({ target: ['local'], function: ['forest'], engine: 'onnxruntime', region: 'eu-west-1' })
  refuseIdle({ target: ['lambda'], function: ['forest'], prices: 'own.json' })
  refuseIdle({ prices: 'own.json', region: 'eu-west-1', rounds: 0 })
  refuseIdle({ target: ['fargate'], seconds: 2 })
  t.pass('nothing is thrown')
})
