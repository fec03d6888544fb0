import t from 'tap'
import { bodyNeed, onHeap } from '../../src/memory/body-need.ts'

/** Bytes for each of a body's, as measured; the estimate may not be less, nor four times as much. */
const cases = [
  { name: 'blank fields', type: 'text/csv', unit: ',,,,,,,,,\n', measured: 10.4 },
  { name: 'digits', type: 'text/csv; charset=utf-8', unit: '1,1,1,1,1,1,1,1,1,1\n', measured: 6.2 },
  { name: 'numbers', type: 'text/csv', unit: `${'0.0380759,'.repeat(9)}0.05068\n`, measured: 2 },
  { name: 'quotes', type: 'text/csv', unit: `${'"1",'.repeat(9)}"1"\n`, measured: 4 },
  { name: 'rows of digits', type: 'application/json', unit: '[1,1,1,1,1,1,1,1,1,1],', measured: 14.7 },
  { name: 'rows', type: 'application/json', unit: `[${'0.0380759,'.repeat(9)}0.05068],`, measured: 3.9 },
  { name: 'lines', type: 'application/jsonlines', unit: '[1,1,1,1,1,1,1,1,1,1]\n', measured: 14.7 },
  { name: 'empty arrays', type: 'application/json', unit: '[],', measured: 25.4 },
  { name: 'empty objects', type: 'application/json', unit: '{},', measured: 33 },
  { name: 'nested arrays', type: 'application/json', unit: '[]', measured: 53.5 },
  { name: 'a flat array', type: 'application/json', unit: '1,', measured: 12.9 },
  { name: 'many fields', type: 'application/json', unit: '"abcd":1,', measured: 20.4 },
]
for (const { name, type, unit, measured } of cases) {
  t.test(name, async (t) => {
    const need = bodyNeed(type, Buffer.from(unit.repeat(1000))) / (unit.length * 1000)
    t.ok(need >= measured, `${need} >= ${measured}`)
    t.ok(need < 4 * measured + 4, `${need} is not far from ${measured}`)
  })
}

t.test('bytes', async (t) => {
  t.equal(bodyNeed('application/x-npy', Buffer.alloc(1000, '[')), 4000)
  t.equal(bodyNeed(undefined, Buffer.alloc(1000)), 4000)
})

t.test('JSON is of the heap', async (t) => {
  t.same([onHeap('application/json'), onHeap('text/csv'), onHeap('application/x-npy')], [true, false, false])
})
