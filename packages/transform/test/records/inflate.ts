import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import t from 'tap'
import { inflate } from '../../src/records/inflate.ts'
import { chunksOf, collect, cutAt, cuts, everyByte } from './fixtures/chunks.ts'
import { refusal } from './fixtures/refusal.ts'

const inflated = async (chunks: AsyncIterable<Uint8Array>) => Buffer.concat(await collect(inflate(chunks)))
const big = Buffer.alloc(600_000, 'abcdefg\n')
const member = gzipSync(big)
const small = gzipSync('end')

t.test('members one after the other', async (t) => {
  // RFC 1952, 2.2: "A gzip file consists of a series of members".
  const both = Buffer.concat([big, Buffer.from('end')])
  for (const chunks of [[member, small], [Buffer.concat([member, small])], [member, Buffer.alloc(0), small]])
    t.ok((await inflated(chunksOf(...chunks))).equals(both))
  t.ok((await inflated(everyByte(Buffer.concat([small, small])))).equals(Buffer.from('endend')))
  t.equal((await inflated(chunksOf(gzipSync('')))).length, 0)
})

t.test('however it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), cuts, async (texts, cuts) => {
      const object = Buffer.concat(texts.map((text) => gzipSync(text)))
      return (await inflated(cutAt(object, cuts))).toString() === Buffer.from(texts.join('')).toString()
    }),
    { numRuns: 50 },
  )
})

t.test('zeros behind it are padding', async (t) => {
  t.equal((await inflated(chunksOf(small, Buffer.alloc(10)))).toString(), 'end')
  const padding = Buffer.alloc(70_000)
  t.equal((await inflated(chunksOf(Buffer.concat([small, padding]), padding, padding))).toString(), 'end')
})

t.test('damage', async (t) => {
  const wrong = Buffer.from(member)
  wrong[member.length - 6] = (wrong[member.length - 6] as number) ^ 1
  const hidden = Buffer.concat([small, Buffer.alloc(1), small])
  const table: readonly (readonly [string, readonly Uint8Array[], RegExp])[] = [
    ['empty', [], /is empty$/],
    ['empty chunks', [Buffer.alloc(0)], /is empty$/],
    ['plain text', [Buffer.from('a,b\n')], /does not begin as gzip; set compression to None$/],
    ['cut off in its head', [small.subarray(0, 1)], /is cut off at byte 1$/],
    ['cut off', [member.subarray(0, 300)], /is cut off at byte 300$/],
    ['cut off in the second member', [small, small.subarray(0, 12)], /is cut off at byte 35$/],
    ['a wrong sum', [wrong], /is damaged near byte \d+ \(incorrect data check\)$/],
    [
      'text behind it',
      [small, Buffer.from('a,b\n')],
      /holds what is no gzip behind what is near byte 23; remove it$/,
    ],
    [
      'text in its chunk',
      [Buffer.concat([small, Buffer.from('a,b\n')])],
      /holds what is no gzip behind what is/,
    ],
    [
      'gzip of another kind',
      [Buffer.from([0x1f, 0x8b, 9, 0, 0, 0, 0, 0, 0, 0, 0])],
      /is damaged \(unknown compr/,
    ],
    ['a member behind zeros', [hidden], /holds other data behind its end at byte 23$/],
    ['the same, later', [small, Buffer.alloc(9), Buffer.alloc(9), small], /behind its end at byte 23$/],
  ]
  for (const [name, chunks, message] of table) {
    const fault = await refusal(inflate(chunksOf(...chunks)))
    t.match(fault, { code: 'MALFORMED_BODY', message: /^the gzip object / }, name)
    t.match(fault.message, message, name)
  }
})

t.test('the reader of the object keeps its own errors', async (t) => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield member.subarray(0, 100)
    throw new Error('no connection')
  }
  await t.rejects(collect(inflate(broken())), { message: 'no connection' })
})

t.test('whoever reads no further closes the object', async (t) => {
  let closed = false
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield member
    } finally {
      closed = true
    }
  }
  for await (const chunk of inflate(endless())) {
    t.ok(chunk.length > 0)
    break
  }
  t.ok(closed)
})
