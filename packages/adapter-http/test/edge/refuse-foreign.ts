import t from 'tap'
import { refuseForeign } from '../../src/edge/refuse-foreign.ts'

const loopback = '127.0.0.1'
const elsewhere = '10.0.0.5'

interface Case {
  readonly what: string
  readonly at: string | undefined
  readonly headers: Readonly<Record<string, string>>
  /** The header that it is refused for. */
  readonly field?: string
}

const host = 'localhost:8080'
const cases: readonly Case[] = [
  { what: 'a program', at: loopback, headers: { host } },
  { what: 'a program, by address', at: '::ffff:127.0.0.1', headers: { host: '127.0.0.1:8080' } },
  { what: 'a program, by IPv6', at: '::1', headers: { host: '[::1]:8080' } },
  { what: 'a program elsewhere', at: elsewhere, headers: { host: 'models.example' } },
  { what: 'an own page', at: loopback, headers: { host, origin: `http://${host}` } },
  { what: 'an own page, told', at: loopback, headers: { host, 'sec-fetch-site': 'same-origin' } },
  {
    what: 'an own page behind a proxy that gives another host',
    at: elsewhere,
    headers: { host: 'inner:8080', origin: 'https://models.example', 'sec-fetch-site': 'same-origin' },
  },
  {
    what: 'an own page on the default port',
    at: elsewhere,
    headers: { host: 'Models.example', origin: 'http://models.example' },
  },
  {
    what: 'another site',
    at: loopback,
    headers: { host, origin: 'https://evil.example' },
    field: 'origin',
  },
  {
    what: 'another port',
    at: loopback,
    headers: { host, origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' },
    field: 'sec-fetch-site',
  },
  {
    what: 'another port, not told',
    at: loopback,
    headers: { host, origin: 'http://localhost:3000' },
    field: 'origin',
  },
  { what: 'a sandboxed page', at: elsewhere, headers: { host, origin: 'null' }, field: 'origin' },
  {
    what: 'without origin',
    at: loopback,
    headers: { host, 'sec-fetch-site': 'cross-site' },
    field: 'sec-fetch-site',
  },
  {
    what: 'rebound',
    at: loopback,
    headers: { host: 'evil.example:8080', origin: 'http://evil.example:8080' },
    field: 'host',
  },
  { what: 'rebound, no origin', at: '::1', headers: { host: 'evil.example' }, field: 'host' },
  {
    what: 'a host that only looks right',
    at: loopback,
    headers: { host: 'localhost@evil.example' },
    field: 'host',
  },
  { what: 'no host', at: loopback, headers: {}, field: 'host' },
  { what: 'no URL', at: loopback, headers: { host: 'a b' }, field: 'host' },
]

for (const { what, at, headers, field } of cases) {
  t.test(what, async (t) => {
    const ask = () => refuseForeign({ headers, socket: { localAddress: at } })
    if (field === undefined) t.doesNotThrow(ask)
    else t.throws(ask, { code: 'FORBIDDEN', location: { field } })
  })
}
