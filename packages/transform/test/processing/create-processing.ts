import { InferryError } from '@inferry/core'
import fc from 'fast-check'
import t from 'tap'
import { createProcessing } from '../../src/processing/create-processing.ts'
import { blockOf, jobOf, recordsOf, textOf } from './blocks.ts'
import { fields } from './csv/fields.ts'
import { processed } from './processed.ts'

const join = { joinSource: 'Input' } as const

t.test('CSV survives filter and join', async () => {
  const table = fc.array(fc.tuple(fields, fields), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(table, (rows) => {
      const job = jobOf('text/csv', { ...join, inputFilter: '$[-1]', outputFilter: '$[0:]' })
      const records = rows.map(([input]) => `${input.join(',')}\n`)
      // An empty line at the end is no answer.
      const answers = rows.map(([, answer]) => ['p', ...answer].join(','))
      const { sent, out } = processed(job, records, answers.join('\r\n'))
      return (
        sent.join('') === rows.map(([input]) => `${input.at(-1)}\n`).join('') &&
        out === rows.map(([input], index) => `${input.join(',')},${answers[index]}\n`).join('')
      )
    }),
  )
})

t.test('the common path does nothing to records', async (t) => {
  const processing = createProcessing(jobOf('application/x-npy', {}))
  const block = blockOf(['a\n'])
  t.same([...processing.filterRecords(block)], [{ records: block }])
  t.equal([...processing.filterRecords(block)][0]?.records, block)
  const body = Buffer.from('anything')
  const { chunks } = processing.finish(block, { contentType: 'image/png', body })
  t.equal(chunks[0], body)
})

t.test('a join without a filter keeps the block as it is', async (t) => {
  const processing = createProcessing(jobOf('text/csv', join))
  const block = blockOf(['a\n'])
  const [run] = processing.filterRecords(block)
  t.equal(run?.records.bytes, block.bytes)
  t.equal(run?.records.input, block)
})

t.test('an input filter alone leaves answers whole', async (t) => {
  const job = jobOf('text/csv', { inputFilter: '$[1:]' })
  t.same(processed(job, ['a,1\n', 'b,2\n'], '0.1,0.2'), { sent: ['1\n', '2\n'], out: '0.1,0.2\n' })
})

t.test('bad records fail their object, or are told apart', async (t) => {
  const filter = { inputFilter: '$[1]', ...join }
  const records = ['a,1\n', 'b\n', 'c,3\n']
  const failing = createProcessing(jobOf('text/csv', filter))
  t.throws(() => [...failing.filterRecords(blockOf(records, 5))], {
    code: 'INVALID_INPUT',
    location: { record: 6 },
  })
  const standing = createProcessing(jobOf('text/csv', filter, { onError: 'record' }))
  const runs = [...standing.filterRecords(blockOf(records, 5))]
  t.same(
    runs.map((run) => recordsOf(run.records)),
    [['1\n'], ['b\n'], ['3\n']],
  )
  const bad = runs[1]
  t.match(
    bad?.fault && textOf(standing.placeholder(bad.records, 0, bad.fault)),
    /^b,ERROR,6,INVALID_INPUT,"record 6: inputFilter \$\[1\] picks column 1, but the record has only 1 column"\n$/,
  )
})

t.test('answers that cannot be joined', async (t) => {
  const job = jobOf('application/jsonlines', { ...join, outputFilter: '$.SageMakerOutput.label' })
  const records = ['{"id":1}\n', '{"id":2}\n']
  const answer = '{"label":1}\n{"lbl":2}\n'
  t.throws(() => processed(job, records, answer), {
    message: /^record 1: outputFilter \$\.SageMakerOutput\.label wants "label"/,
  })
  const { out } = processed({ ...job, onError: 'record' }, records, answer)
  const [first, second] = out.split('\n')
  t.equal(first, '1')
  t.match(JSON.parse(second ?? ''), { code: 'INVALID_INPUT', record: 1 })
})

t.test('without a join or filter placeholders have the form of the answers', async (t) => {
  const error = new InferryError('INVALID_INPUT', 'no')
  const standing = (accept: string | undefined) =>
    textOf(createProcessing(jobOf('text/csv', {}, { accept })).placeholder(blockOf(['a\n']), 0, error))
  t.equal(standing(undefined), 'ERROR,0,INVALID_INPUT,"no"\n')
  t.equal(standing('application/jsonlines'), '{"error":"no","code":"INVALID_INPUT","record":0}\n')
})

t.test('a job that filters must name its type', async (t) => {
  t.throws(() => createProcessing(jobOf(undefined, join)), {
    code: 'INVALID_CONFIGURATION',
    message: /contentType must be known/,
    location: { field: 'contentType' },
  })
})
