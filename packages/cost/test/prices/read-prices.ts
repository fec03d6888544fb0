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
  const serverless = ['duration', 'provisioned', 'provisioned-duration']
  const arm64 = ['lambda.arm64.provisioned', 'lambda.arm64.provisioned-duration']
  const europe = [...arm64, ...serverless.map((name) => `sagemaker-serverless.${name}`)]
  const missing: Readonly<Record<string, readonly string[]>> = {
    'us-east-1': [],
    'eu-central-1': [...europe, 'sagemaker.data-in', 'sagemaker.data-out'],
    'eu-west-1': europe,
  }
  t.same(shippedRegions, Object.keys(missing))
  for (const region of shippedRegions) {
    const { prices, date, region: found } = await readPrices({ region })
    t.equal(found, region)
    t.match(date, /^\d{4}-\d\d-\d\d$/)
    t.same(
      Object.keys(priceUnits).filter((name) => prices[name] === undefined),
      missing[region],
      region,
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
  const file = join(t.testdir({ 'p.json': own('mars-2') }), 'p.json')
  t.same(Object.keys((await readPrices({ file })).prices), ['alb.hours'])
  t.same(Object.keys((await readPrices({ file, region: 'mars-2' })).prices), ['alb.hours'])
  await t.rejects(readPrices({ file, region: 'us-east-1' }), {
    code: 'INVALID_CONFIGURATION',
    message: /p\.json are of mars-2, not of us-east-1/,
    location: { field: 'region' },
  })
})

t.test('regions and files that are not there', async (t) => {
  for (const region of ['mars-1', 'toString', ''])
    await t.rejects(readPrices({ region }), {
      message: /no prices of .* come with this release, those of us-east-1, eu-central-1, eu-west-1 do/,
    })
  await t.rejects(readPrices({ file: join(t.testdir(), 'none.json') }), {
    code: 'INVALID_CONFIGURATION',
    message: /none\.json cannot be read: no such file or directory/,
    location: { field: 'prices' },
  })
})
