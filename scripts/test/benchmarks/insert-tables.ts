import t from 'tap'
import { insertTables } from '../../benchmarks/insert-tables.ts'
import { benchmarkOf } from './benchmark-of.ts'

const benchmarks = [benchmarkOf('size', [], () => '| $1 |'), benchmarkOf('speed', [])]
const pageWith = (name: string, table: string) =>
  `before\n<!-- table of benchmarks/${name} -->\n${table}<!-- end of table -->\nafter\n`

t.test('a table takes the place of what was there', async (t) => {
  t.equal(insertTables(pageWith('size', '| 0 |\n| 1 |\n'), benchmarks), pageWith('size', '| $1 |\n'))
  t.equal(insertTables(pageWith('size', ''), benchmarks), pageWith('size', '| $1 |\n'))
  t.equal(insertTables('no table\n', benchmarks), 'no table\n')
})

t.test('a table that cannot be written', async (t) => {
  t.throws(() => insertTables(pageWith('speed', ''), benchmarks), {
    message: 'benchmarks/speed has no table.ts',
  })
  t.throws(() => insertTables('<!-- table of benchmarks/size -->\n', benchmarks), {
    message: /has no `<!-- end of table -->`/,
  })
})
