import t from 'tap'
import type { TransformJob } from '../../src/job/definition.ts'
import { checkDataProcessing } from '../../src/processing/check-data-processing.ts'
import { jobOf } from './blocks.ts'

const join = { joinSource: 'Input' } as const

t.test('jobs that can be', async (t) => {
  const cases: readonly (readonly [string, TransformJob, boolean])[] = [
    // What neither filters nor joins may be of any kind.
    [
      'nothing',
      jobOf('application/x-npy', {}, { splitType: 'RecordIO', assembleWith: 'None', accept: 'text/csv' }),
      false,
    ],
    ['empty filters', jobOf('image/png', { inputFilter: '', outputFilter: '' }), false],
    // Developer guide, "Associate Prediction Results with Input Records": formats, delimiters.
    ['csv', jobOf('text/csv', { ...join, inputFilter: '$[1:]', outputFilter: '$[0,-1]' }), true],
    ['csv with parameters', jobOf('text/csv; header=present', join, { accept: 'text/csv' }), true],
    [
      'jsonlines',
      jobOf('application/jsonlines', { ...join, outputFilter: "$['id','SageMakerOutput']" }),
      true,
    ],
    ['json by lines', jobOf('application/json', join), true],
    ['json whole', jobOf('application/json', join, { splitType: 'None', assembleWith: 'None' }), true],
    ['rows of Parquet', jobOf('application/jsonlines', join, { splitType: 'Parquet' }), true],
    ['a type to come', jobOf(undefined, { inputFilter: '$.a' }), true],
  ]
  for (const [name, job, used] of cases) t.equal(checkDataProcessing(job).used, used, name)
})

t.test('jobs that cannot be', async (t) => {
  const cases: readonly (readonly [TransformJob, string, RegExp])[] = [
    [jobOf('text/csv', { inputFilter: 'x' }), 'inputFilter', /expected "\$"/],
    [jobOf('text/csv', { outputFilter: `$[${'1,'.repeat(40)}1]` }), 'outputFilter', /more than the 63/],
    [
      jobOf('application/x-npy', join),
      'contentType',
      /are for text\/csv, application\/json, application\/jsonlines, not/,
    ],
    [jobOf(undefined, join, { accept: 'image/png' }), 'accept', /not for accept "image\/png"/],
    [
      jobOf('text/csv', join, { accept: 'application/json' }),
      'accept',
      /accept \("application\/json"\) must be the same type as contentType \("text\/csv"\)/,
    ],
    [jobOf('text/csv', join, { assembleWith: 'None' }), 'assembleWith', /set it to Line, not None/],
    [jobOf('application/json', join, { splitType: 'None' }), 'assembleWith', /set it to None, not Line/],
    [
      jobOf('application/jsonlines', join, { splitType: 'TFRecord' }),
      'splitType',
      /records of TFRecord cannot/,
    ],
    [
      jobOf('application/jsonlines', join, { splitType: 'Parquet', assembleWith: 'None' }),
      'assembleWith',
      /to Line/,
    ],
    [
      jobOf('text/csv', join, { splitType: 'None', assembleWith: 'None' }),
      'splitType',
      /to filter or join text\/csv, set splitType and assembleWith to Line/,
    ],
    [jobOf('text/csv', { inputFilter: '$.features' }), 'inputFilter', /columns of CSV have no names/],
    [jobOf('text/csv', { outputFilter: "$['id']" }), 'outputFilter', /columns of CSV have no names/],
  ]
  for (const [job, field, message] of cases) {
    t.throws(
      () => checkDataProcessing(job),
      { code: 'INVALID_CONFIGURATION', message, location: { field } },
      `${message}`,
    )
  }
})

t.test('what it comes down to', async (t) => {
  const checked = checkDataProcessing(
    jobOf('text/csv', { ...join, inputFilter: '$[1:4]', sliceEnd: 'inclusive' }),
  )
  t.same(checked.inputFilter.steps, [{ kind: 'indexes', indexes: [{ from: 1, until: 5 }] }])
  t.same(checked.outputFilter.steps, [])
  t.equal(checked.joins, true)
})
