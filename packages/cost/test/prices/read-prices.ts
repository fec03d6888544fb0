import { join } from 'node:path'
import t from 'tap'
import { priceUnits } from '../../src/prices/price-units.ts'
import { readPrices, shippedRegions } from '../../src/prices/read-prices.ts'

const own = (region: string) =>
  JSON.stringify({
    region,
    date: '2027-02-01',
    prices: { 'alb.hours': { unit: 'hour', price: 9, source: 'own', date: '2027-02-01' } },
  })

t.test('what comes with the package has every price but those that nobody could source', async (t) => {
  t.same(shippedRegions, ['us-east-1'])
  for (const region of shippedRegions) {
    const { prices, date } = await readPrices({ region })
    t.match(date, /^\d{4}-\d\d-\d\d$/)
    t.same(
      Object.keys(priceUnits).filter((name) => prices[name] === undefined),
      ['sagemaker-serverless.provisioned', 'sagemaker-serverless.provisioned-duration'],
    )
    for (const [name, { note, source }] of Object.entries(prices))
      t.ok(note && source, `${name} says what it rests on`)
  }
})

t.test('an own file takes the place of what it names', async (t) => {
  const file = join(t.testdir({ 'p.json': own('us-east-1') }), 'p.json')
  const { prices } = await readPrices({ file })
  t.same(prices['alb.hours']?.tiers, [{ price: 9 }])
  t.ok(prices['alb.capacity'])
})

t.test('a file of another region stands alone: prices of two regions are never mixed', async (t) => {
  const file = join(t.testdir({ 'p.json': own('eu-central-1') }), 'p.json')
  t.same(Object.keys((await readPrices({ file })).prices), ['alb.hours'])
  t.same(Object.keys((await readPrices({ file, region: 'eu-central-1' })).prices), ['alb.hours'])
  await t.rejects(readPrices({ file, region: 'us-east-1' }), {
    code: 'INVALID_CONFIGURATION',
    message: /p\.json are of eu-central-1, not of us-east-1/,
    location: { field: 'region' },
  })
})

t.test('regions and files that are not there', async (t) => {
  for (const region of ['mars-1', 'toString', ''])
    await t.rejects(readPrices({ region }), {
      message: /no prices of .* come with this release, those of us-east-1 do/,
    })
  await t.rejects(readPrices({ file: join(t.testdir(), 'none.json') }), {
    code: 'INVALID_CONFIGURATION',
    message: /none\.json cannot be read: no such file or directory/,
    location: { field: 'prices' },
  })
})
