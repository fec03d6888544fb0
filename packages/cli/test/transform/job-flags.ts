import { Command } from 'commander'
import t from 'tap'
import { addJobFlags, flagOf, type JobFlags, jobFlagNames, jobOf } from '../../src/transform/job-flags.ts'

function parse(...args: readonly string[]) {
  const command = addJobFlags(new Command('x').exitOverride().configureOutput({ writeErr() {} }))
  command.parse(args, { from: 'user' })
  return jobOf(command.opts<JobFlags>())
}

t.test('without flags, the defaults of the service', (t) => {
  t.match(parse(), { splitType: 'None', assembleWith: 'None', compression: 'None', invocationsMaxRetries: 3 })
  t.end()
})

t.test('each flag is a field of the job', (t) => {
  const args = {
    'content-type': ['contentType', 'text/csv'],
    accept: ['accept', 'application/json'],
    'split-type': ['splitType', 'Line'],
    'batch-strategy': ['batchStrategy', 'SingleRecord'],
    'max-payload-in-mb': ['maxPayloadInMB', 2],
    'max-concurrent-transforms': ['maxConcurrentTransforms', 3],
    'assemble-with': ['assembleWith', 'Line'],
    compression: ['compression', 'Gzip'],
    'on-error': ['onError', 'record'],
    'csv-header': ['csvHeader', 'send'],
    'blank-lines': ['blankLines', 'keep'],
    'invocations-timeout-in-seconds': ['invocationsTimeoutInSeconds', 5],
    'invocations-max-retries': ['invocationsMaxRetries', 0],
  } as const
  const job = parse(...Object.entries(args).flatMap(([flag, [, value]]) => [`--${flag}`, String(value)]))
  for (const [field, value] of Object.values(args)) t.equal(job[field], value, field)
  const processing = [
    '--input-filter',
    '$[1:]',
    '--join-source',
    'Input',
    '--output-filter',
    '$[0]',
    '--slice-end',
    'inclusive',
  ]
  t.same(parse(...processing).dataProcessing, {
    inputFilter: '$[1:]',
    joinSource: 'Input',
    outputFilter: '$[0]',
    sliceEnd: 'inclusive',
  })
  t.end()
})

t.test('Parquet on either side', (t) => {
  t.match(parse('--split-type', 'Parquet', '--assemble-with', 'Parquet'), {
    splitType: 'Parquet',
    assembleWith: 'Parquet',
  })
  t.end()
})

t.test('wrong values are refused', (t) => {
  for (const args of [
    ['--split-type', 'Lines'],
    ['--max-payload-in-mb', '101'],
    ['--invocations-max-retries', '4'],
    ['--invocations-timeout-in-seconds', '0'],
  ])
    t.throws(() => parse(...args), { code: 'commander.invalidArgument' }, args.join(' '))
  t.throws(() => parse('--batch-strategy', 'SingleRecord'), { code: 'INVALID_CONFIGURATION' })
  t.equal(jobFlagNames['batchStrategy'], 'batch-strategy')
  t.end()
})

t.test('a field is called as its flag', (t) => {
  t.equal(flagOf('csvHeader'), '--csv-header')
  t.equal(flagOf('accept'), '--accept')
  t.end()
})
