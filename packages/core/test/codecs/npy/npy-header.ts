import t from 'tap'
import { parseNpy } from '../../../src/codecs/npy/npy-header.ts'
import { npyFile } from '../../fixtures/npy-files.ts'
import { refusal } from '../../fixtures/refusals.ts'

function file(header: string, data = 0, version = 1): Uint8Array {
  const text = Buffer.from(header)
  const size = Buffer.alloc(version === 1 ? 2 : 4)
  size[0] = text.length & 0xff
  size[1] = text.length >> 8
  return Buffer.concat([
    Buffer.from('\x93NUMPY', 'latin1'),
    Buffer.of(version, 0),
    size,
    text,
    Buffer.alloc(data),
  ])
}

t.test('every version of the format', async (t) => {
  for (const name of ['<f4', 'version 2', 'version 3'] as const) {
    const { shape, fortranOrder, structured, itemSize, fields, data } = parseNpy(npyFile(name))
    t.strictSame(
      { shape, fortranOrder, structured, itemSize },
      { shape: [2, 3], fortranOrder: false, structured: false, itemSize: 4 },
    )
    t.match(fields, [{ name: undefined, type: { descr: '<f4' } }])
    t.equal(data.length, 24)
  }
  t.equal(parseNpy(npyFile('F <f4')).fortranOrder, true)
  t.same(parseNpy(npyFile('0d')).shape, [])
})

t.test('fields', async (t) => {
  const { fields, itemSize } = parseNpy(npyFile('structured'))
  t.match(fields, [
    { name: 'b', offset: 0 },
    { name: 'größe', offset: 4 },
    { name: 'a', offset: 12 },
  ])
  t.equal(itemSize, 28)
  t.match(parseNpy(npyFile('subarrays')).fields, [{ shape: [2, 2] }, { shape: [1], offset: 16 }])
  const titled = file("{'descr': [(('title', 'name'), '<f4', 2)], 'fortran_order': False, 'shape': (1,)}", 8)
  t.match(parseNpy(titled).fields, [{ name: 'name', shape: [2] }])
})

const good = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}"
const bad: readonly (readonly [string, Uint8Array, RegExp])[] = [
  ['no magic', Buffer.from('hello, world'), /does not start with/],
  ['short', Buffer.from('\x93NUMPY\x01', 'latin1'), /ends in its header/],
  ['another version', file(good, 8, 4), /format 4\.0 is not read/],
  ['version 0', file(good, 8, 0), /format 0\.0/],
  ['a header beyond the end', file(good).subarray(0, 30), /ends in its header/],
  ['a long header', Buffer.from('\x93NUMPY\x02\x00\xff\xff\xff\x7f....', 'latin1'), /longer than/],
  [
    'a header that is not UTF-8',
    Buffer.concat([Buffer.from('\x93NUMPY\x03\x00\x01\x00\x00\x00\xff', 'latin1')]),
    /not UTF-8/,
  ],
  ['no dict', file('[1]'), /no dict/],
  ['other keys', file("{'descr': '<f4', 'fortran_order': False}"), /no dict of/],
  ['fortran_order', file(good.replace('False', '0'), 8), /no fortran_order/],
  ['a shape that is none', file(good.replace('(2,)', '(-2,)'), 8), /has a shape that is no tuple/],
  ['a huge shape', file(good.replace('(2,)', '(9007199254740991, 9007199254740991)')), /no tuple of lengths/],
  ['too little data', file(good, 7), /7 bytes of data; dtype and shape \(2\) need 8/],
  ['too much data', file(good, 9), /9 bytes of data/],
  [
    'fields without a name',
    file("{'descr': [('<f4',)], 'fortran_order': False, 'shape': (1,)}", 4),
    /dtype nothing/,
  ],
  [
    'a field twice',
    file("{'descr': [('a', '<f4'), ('a', '<f4')], 'fortran_order': False, 'shape': (1,)}", 8),
    /name of its own/,
  ],
  [
    'a field that is no tuple',
    file("{'descr': ['a'], 'fortran_order': False, 'shape': (1,)}", 4),
    /name of its own/,
  ],
  [
    'an empty field',
    file("{'descr': [('a', '<f4', (0,))], 'fortran_order': False, 'shape': (1,)}"),
    /field a is empty/,
  ],
]
for (const [name, body, message] of bad) {
  t.test(`refuses ${name}`, async (t) => {
    t.match(
      refusal(() => parseNpy(body)),
      { code: 'MALFORMED_BODY', message },
    )
  })
}

t.test('refuses an empty array and Python objects', async (t) => {
  t.match(
    refusal(() => parseNpy(npyFile('empty'))),
    { code: 'INVALID_INPUT', message: /empty: its shape is \(0,3\)/ },
  )
  t.match(
    refusal(() => parseNpy(npyFile('object'))),
    { code: 'INVALID_INPUT', message: /pickled/ },
  )
  t.match(
    refusal(() => parseNpy(npyFile('complex'))),
    { code: 'INVALID_INPUT', message: /<c8 is not read/ },
  )
})
