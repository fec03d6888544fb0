import type { FileMetaData, SchemaElement } from 'hyparquet'
import t from 'tap'
import { parquetColumns } from '../../src/parquet/parquet-columns.ts'

const of = (schema: SchemaElement[]) => parquetColumns({ schema } as FileMetaData)

t.test('decimal columns are read as whole numbers', (t) => {
  const { columns, metadata } = of([
    { name: 'root', num_children: 4 },
    { name: 'a', type: 'DOUBLE', repetition_type: 'OPTIONAL' },
    { name: 'old', type: 'INT32', repetition_type: 'REQUIRED', converted_type: 'DECIMAL', scale: 2 },
    {
      ...{ name: 'new', type: 'INT64', repetition_type: 'OPTIONAL' },
      logical_type: { type: 'DECIMAL', precision: 9, scale: 3 },
    },
    { name: 'whole', type: 'INT32', repetition_type: 'OPTIONAL', converted_type: 'DECIMAL' },
  ])
  t.same(columns, [
    { name: 'a', scale: undefined },
    { name: 'old', scale: 2 },
    { name: 'new', scale: 3 },
    { name: 'whole', scale: 0 },
  ])
  for (const { converted_type, logical_type } of metadata.schema)
    t.same([converted_type, logical_type], [undefined, undefined])
  t.end()
})

t.test('those inside others are left as they are', (t) => {
  const schema: SchemaElement[] = [
    { name: 'root', num_children: 2 },
    { name: 'some', type: 'INT32', repetition_type: 'REPEATED', converted_type: 'DECIMAL', scale: 1 },
    { name: 'x', repetition_type: 'OPTIONAL', num_children: 1 },
    { name: 'y', type: 'INT32', repetition_type: 'OPTIONAL', converted_type: 'DECIMAL', scale: 1 },
  ]
  const { columns, metadata } = of(schema)
  t.same(columns, [
    { name: 'some', scale: undefined },
    { name: 'x', scale: undefined },
  ])
  t.same(metadata.schema, schema)
  t.end()
})
