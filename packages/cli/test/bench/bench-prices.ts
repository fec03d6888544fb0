import { join } from 'node:path'
import t from 'tap'
import { benchPrices } from '../../src/bench/bench-prices.ts'

const own = JSON.stringify({ region: 'us-east-1', date: '2026-12-01', prices: {} })

t.test('of the region', async (t) => {
  t.match(await benchPrices({}, false), { prices: { label: /^us-east-1, / }, note: undefined })
  t.match(await benchPrices({ region: 'eu-west-1' }, false), {
    prices: { label: /^eu-west-1, / },
    note: undefined,
  })
  const beside = { function: ['forest'], target: ['lambda'] } as const
  t.match(await benchPrices({ ...beside, region: 'eu-west-1' }, false), {
    prices: { label: /^eu-west-1, / },
    note: undefined,
  })
})

t.test('of us-east-1 beside what is deployed where no prices are known', async (t) => {
  const elsewhere = { endpoint: ['models'], target: ['lambda'], region: 'ap-south-1' } as const
  t.match(await benchPrices(elsewhere, false), {
    prices: { label: /^us-east-1, / },
    note: /no prices of ap-south-1 .* by those of us-east-1$/,
  })
  const prices = join(t.testdir({ 'own.json': own }), 'own.json')
  t.match(await benchPrices({ ...elsewhere, prices }, false), {
    note: /by the prices of us-east-1, as .*own\.json/,
  })
  await t.rejects(benchPrices({ target: ['lambda'], region: 'ap-south-1' }, false), {
    message: /no prices of ap-south-1/,
    location: { field: 'region' },
  })
})

t.test('none are asked for without a function that is built here', async (t) => {
  for (const [flags, alone] of [
    [{ function: ['forest'], target: ['local'] as const, region: 'ap-south-1' }, false],
    [{ function: ['forest'], region: 'ap-south-1' }, true],
  ] as const)
    t.match(await benchPrices(flags, alone), { prices: { label: /^us-east-1, / }, note: undefined })
})
