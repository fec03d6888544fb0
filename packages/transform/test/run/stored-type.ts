import t from 'tap'
import { storedType } from '../../src/run/stored-type.ts'

t.test('what answers are stored as', async (t) => {
  for (const [accept, type] of [
    [undefined, 'text/csv'],
    ['', 'text/csv'],
    ['application/json', 'application/json'],
    ['text/csv; header=present', 'text/csv; header=present'],
    ['*/*', 'text/csv'],
    ['*', 'text/csv'],
    ['text/html, application/xml;q=0.9', 'text/csv'],
  ] as const)
    t.equal(storedType(accept, 'text/csv'), type)
})
