import t from 'tap'
import { logError } from '../../src/loop/log-error.ts'

t.test('one line, tab separated', async (t) => {
  const written = t.capture(process.stderr, 'write', () => true)
  logError('Invoke Error', new TypeError('two\nlines'), 'id')
  logError('Uncaught Exception', 'text')
  const [first = '', second = ''] = written().map(({ args }) => String(args[0]))
  const fields = first.split('\t')
  t.match(fields, [/^\d{4}-.*Z$/, 'id', 'ERROR', 'Invoke Error'])
  t.match(JSON.parse(fields[4] ?? ''), { errorType: 'TypeError', errorMessage: 'two\nlines' })
  t.equal(first.indexOf('\n'), first.length - 1)
  t.match(second, /\t-\tERROR\tUncaught Exception\t/)
})
