import { faultOf } from '@inferry/testing'
import t from 'tap'
import { createOpener } from '../../src/ensemble/open-ensemble.ts'
import { boundedColumns, columnsAt, fieldsOf, rowsAt, valueAt } from '../../src/program/fields.ts'
import type { Scope } from '../../src/program/step.ts'

const fields = fieldsOf(
  {
    one: 1,
    list: [1, 2],
    numbers: [0.5, 'NaN'],
    text: 'float32',
    texts: ['a', ''],
    object: { inner: 2 },
    mixed: [1, 'a'],
    hole: [undefined],
  },
  'step 3',
)

t.test('reads what is there', async (t) => {
  t.equal(fields.integer('one', 0, 1), 1)
  t.same(fields.integers('list', 1, 2), [1, 2])
  t.same(fields.numbers('numbers'), [0.5, Number.NaN])
  t.equal(fields.text('text'), 'float32')
  t.same(fields.texts('texts'), ['a', ''])
  t.equal(fields.elementType('text'), 'float32')
  t.equal(fields.oneOf('text', ['int64', 'float32']), 'float32')
  t.equal(fields.object('object').integer('inner', 0, 9), 2)
  t.same(fields.list('mixed'), [1, 'a'])
  t.same(fields.list('hole'), [null])
  t.same([fields.has('one'), fields.has('two')], [true, false])
})

t.test('names the place and the field of what is not', async (t) => {
  const cases: readonly (readonly [() => unknown, RegExp])[] = [
    [() => fieldsOf([], 'here'), /^here: expected an object/],
    [() => fields.integer('one', 2, 3), /^step 3: its "one" is no whole number from 2 to 3/],
    [() => fields.integer('none', 2, 3), /"none" is no whole number/],
    [() => fields.integer('constructor', 0, 3), /"constructor" is no whole number/],
    [() => fields.integers('list', 2, 2), /"list" has no whole numbers from 2 to 2 at 0/],
    [() => fields.integers('one', 2, 2), /"one" is no list of whole numbers/],
    [() => fields.numbers('texts'), /"texts" has no numbers at 0/],
    [() => fields.text('one'), /"one" is no text/],
    [() => fields.texts('mixed'), /"mixed" has no texts at 0/],
    [() => fields.elementType('one'), /"one" is no text/],
    [() => fieldsOf({ a: 'toString' }, 'x').elementType('a'), /"a" is no element type/],
    [() => fields.oneOf('text', ['a', 'b']), /"text" is none of a, b/],
    [() => fields.object('one'), /^step 3, "one": expected an object/],
    [() => fields.object('object').text('inner'), /^step 3, "object": its "inner" is no text/],
  ]
  for (const [call, message] of cases) t.match(faultOf(call), { code: 'INVALID_ARTIFACT', message })
})

t.test('refers to earlier values alone', async (t) => {
  const scope: Scope = {
    values: [
      { type: 'float32', columns: 2 },
      { type: 'float32', columns: 1, constant: true },
      { type: 'float32', columns: -1 },
    ],
    constants: new Map(),
    open: createOpener(),
    sections: () => new Uint8Array(0),
  }
  const at = (value: number) => fieldsOf({ x: value }, 'step 3')
  t.same(valueAt(at(1), 'x', scope), [1, scope.values[1]])
  t.same(rowsAt(at(2), 'x', scope), [2, scope.values[2]])
  t.same(columnsAt(at(0), 'x', scope), [0, scope.values[0]])
  t.match(
    faultOf(() => valueAt(at(3), 'x', scope)),
    { message: /whole number from 0 to 2/ },
  )
  t.match(
    faultOf(() => rowsAt(at(1), 'x', scope)),
    { message: /"x" is a constant/ },
  )
  t.match(
    faultOf(() => columnsAt(at(2), 'x', scope)),
    { message: /"x" is of unknown width/ },
  )
})

t.test('no value is absurdly wide', async (t) => {
  t.equal(boundedColumns(fields, 2 ** 20), 2 ** 20)
  t.match(
    faultOf(() => boundedColumns(fields, 2 ** 20 + 1)),
    { message: /at most 1048576/ },
  )
})
