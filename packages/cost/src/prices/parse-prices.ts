import { InferryError } from '@inferry/core'
import type { Price, Prices, PriceTier } from './price.ts'
import { unitOf } from './unit-of.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * Reads a file of prices: `{"region", "date", "prices": {name: {"unit", "price" or "tiers", "source", "date", "note"}}}`.
 * Throws `INVALID_CONFIGURATION` with the place in it; `file` is what messages call it.
 */
export function parsePrices(text: string, file: string): Prices {
  const root = objectAt(parseJson(text, file), 'the document', file)
  refuseOthers(root, ['region', 'date', 'prices'], 'the document', file)
  const entries = Object.entries(objectAt(root['prices'], 'prices', file))
  return {
    region: textAt(root['region'], 'region', file),
    date: dateAt(root['date'], 'date', file),
    prices: Object.fromEntries(entries.map(([name, value]) => [name, parsePrice(value, name, file)])),
  }
}

function parsePrice(value: unknown, name: string, file: string): Price {
  const at = `prices["${name}"]`
  const unit = unitOf(name)
  if (unit === undefined) throw fault(file, `${at} is no price that a bill asks for`)
  const entry = objectAt(value, at, file)
  refuseOthers(entry, ['unit', 'price', 'tiers', 'source', 'date', 'note'], at, file)
  if (entry['unit'] !== unit) throw wrong(file, `${at}.unit`, entry['unit'], `"${unit}"`)
  return {
    unit,
    tiers: tiersOf(entry, at, file),
    source: textAt(entry['source'], `${at}.source`, file),
    date: dateAt(entry['date'], `${at}.date`, file),
    ...(entry['note'] !== undefined && { note: textAt(entry['note'], `${at}.note`, file) }),
  }
}

function tiersOf(entry: Json, at: string, file: string): readonly PriceTier[] {
  const { price, tiers } = entry
  if ((price === undefined) === (tiers === undefined))
    throw fault(file, `${at} has to have a "price" or "tiers", and not both`)
  if (tiers === undefined) return [{ price: amountAt(price, `${at}.price`, file) }]
  if (!Array.isArray(tiers) || tiers.length === 0)
    throw wrong(file, `${at}.tiers`, tiers, 'an array of {"upTo", "price"}')
  let from = 0
  return tiers.map((tier: unknown, index) => {
    const place = `${at}.tiers[${index}]`
    const found = objectAt(tier, place, file)
    refuseOthers(found, ['upTo', 'price'], place, file)
    const amount = amountAt(found['price'], `${place}.price`, file)
    if (index === tiers.length - 1) {
      if (found['upTo'] === undefined) return { price: amount }
      throw wrong(file, `${place}.upTo`, found['upTo'], 'none in the last tier, which has no end')
    }
    const upTo = amountAt(found['upTo'], `${place}.upTo`, file)
    if (upTo <= from) throw wrong(file, `${place}.upTo`, upTo, `more than ${from}`)
    from = upTo
    return { upTo, price: amount }
  })
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw fault(file, `it is not JSON: ${(cause as Error).message}`)
  }
}

function objectAt(value: unknown, at: string, file: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json
  throw wrong(file, at, value, 'an object')
}

function textAt(value: unknown, at: string, file: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value
  throw wrong(file, at, value, 'text')
}

function dateAt(value: unknown, at: string, file: string): string {
  if (typeof value === 'string' && /^\d{4}(-\d\d){0,2}$/.test(value) && !Number.isNaN(Date.parse(value)))
    return value
  throw wrong(file, at, value, 'a date such as 2026-11-28, 2026-11 or 2026')
}

function amountAt(value: unknown, at: string, file: string): number {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value
  throw wrong(file, at, value, 'a number from 0')
}

function refuseOthers(value: Json, known: readonly string[], at: string, file: string): void {
  const other = Object.keys(value).find((key) => !known.includes(key))
  if (other !== undefined)
    throw fault(file, `${at} has "${other}", which is not known; known are ${known.join(', ')}`)
}

function wrong(file: string, at: string, value: unknown, expected: string): InferryError {
  const text = JSON.stringify(value) ?? 'missing'
  return fault(file, `${at} is ${text.length > 80 ? `${text.slice(0, 80)}…` : text}, expected ${expected}`)
}

function fault(file: string, problem: string): InferryError {
  const location = { field: 'prices', file }
  return new InferryError('INVALID_CONFIGURATION', `the prices ${file}: ${problem}`, { location })
}
