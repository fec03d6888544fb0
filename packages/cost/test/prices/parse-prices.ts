import { faultOf } from '@inferry/testing'
import t from 'tap'
import { parsePrices } from '../../src/prices/parse-prices.ts'

const price = { unit: 'hour', price: 0.02, source: 'a page', date: '2026-03' }
const document = (prices: object, others: object = {}) =>
  JSON.stringify({ region: 'eu-central-1', date: '2026-11-28', prices, ...others })
const parse = (text: string) => parsePrices(text, 'p.json')

t.test('one price, and several tiers', async (t) => {
  const tiers = [{ upTo: 300, price: 1 }, { price: 0.9 }]
  const text = document({
    'alb.hours': { ...price, note: 'old' },
    'http-api.requests': { unit: 'million requests', tiers, source: 's', date: '2026' },
    'sagemaker-endpoint.ml.m5.large': { ...price, unit: 'instance-hour', price: 0 },
  })
  const { region, date, prices } = parse(text)
  t.same([region, date], ['eu-central-1', '2026-11-28'])
  t.same(prices['alb.hours'], {
    unit: 'hour',
    tiers: [{ price: 0.02 }],
    source: 'a page',
    date: '2026-03',
    note: 'old',
  })
  t.same(prices['http-api.requests']?.tiers, tiers)
  t.same(prices['sagemaker-endpoint.ml.m5.large']?.tiers, [{ price: 0 }])
})

t.test('what is wrong, and where', async (t) => {
  const alb = (changes: object) => document({ 'alb.hours': { ...price, ...changes } })
  const { price: _, ...free } = price
  const tiered = (tiers: unknown) => document({ 'alb.hours': { ...free, tiers } })
  for (const [text, said] of [
    ['', 'it is not JSON'],
    ['[]', 'the document is [], expected an object'],
    ['null', 'the document is null, expected an object'],
    [document({}, { more: 1 }), 'the document has "more", which is not known'],
    [document({}, { region: ' ' }), 'region is " ", expected text'],
    [document({}, { date: '28.11.2026' }), 'date is "28.11.2026", expected a date such as'],
    [document({}, { date: '2026-13-01' }), 'date is "2026-13-01", expected a date'],
    [document({ 'alb.hour': price }), 'prices["alb.hour"] is no price that a bill asks for'],
    [document({ __proto__x: price }), 'prices["__proto__x"] is no price'],
    [document({ 'alb.hours': 0.02 }), 'prices["alb.hours"] is 0.02, expected an object'],
    [alb({ unit: 'second' }), 'prices["alb.hours"].unit is "second", expected "hour"'],
    [alb({ price: -1 }), 'prices["alb.hours"].price is -1, expected a number from 0'],
    [alb({ price: '0.02' }), 'prices["alb.hours"].price is "0.02", expected a number'],
    [alb({}).replace('0.02', '1e999'), 'prices["alb.hours"].price is null, expected a number'],
    [alb({ source: undefined }), 'prices["alb.hours"].source is missing, expected text'],
    [alb({ usd: 1 }), 'prices["alb.hours"] has "usd", which is not known'],
    [alb({ tiers: [] }), 'prices["alb.hours"] has to have a "price" or "tiers", and not both'],
    [document({ 'alb.hours': free }), 'prices["alb.hours"] has to have a "price" or "tiers"'],
    [tiered([]), 'prices["alb.hours"].tiers is [], expected an array'],
    [
      tiered([{ upTo: 1, price: 1 }]),
      'prices["alb.hours"].tiers[0].upTo is 1, expected none in the last tier',
    ],
    [tiered([{ price: 1 }, { price: 2 }]), 'prices["alb.hours"].tiers[0].upTo is missing'],
    [
      tiered([{ upTo: 5, price: 1 }, { upTo: 5, price: 1 }, { price: 2 }]),
      'prices["alb.hours"].tiers[1].upTo is 5, expected more than 5',
    ],
  ] as const) {
    const { code, message, location } = faultOf(() => parse(text))
    t.equal(code, 'INVALID_CONFIGURATION')
    t.ok(message.startsWith(`the prices p.json: ${said}`), message)
    t.same(location, { field: 'prices', file: 'p.json' })
  }
})
