import { makeJob } from '@inferry/transform'
import t from 'tap'
import { readValues } from '../../src/settings/read-values.ts'
import { settingTable } from '../../src/settings/table.ts'
import { settingOf, transformOf } from '../../src/settings/transform-of.ts'

const jobOf = (...args: readonly string[]) => makeJob(transformOf(readValues(args, {}).values))

t.test('each setting is a field of the job', (t) => {
  const lines = ['--split-type=Line', '--assemble-with=Line', '--content-type=text/csv']
  const cases = [
    ['--accept=text/csv', { accept: 'text/csv' }],
    ['--compression=Gzip', { compression: 'Gzip' }],
    ['--batch-strategy=SingleRecord', { batchStrategy: 'SingleRecord' }],
    ['--max-payload-in-mb=2', { maxPayloadInMB: 2 }],
    ['--max-concurrent-transforms=3', { maxConcurrentTransforms: 3 }],
    ['--input-filter=$[1:]', { dataProcessing: { inputFilter: '$[1:]' } }],
    ['--join-source=Input', { dataProcessing: { joinSource: 'Input' } }],
    ['--output-filter=$[0]', { dataProcessing: { outputFilter: '$[0]' } }],
    ['--slice-end=inclusive', { dataProcessing: { sliceEnd: 'inclusive' } }],
    ['--on-error=record', { onError: 'record' }],
    ['--csv-header=send', { csvHeader: 'send' }],
    ['--blank-lines=keep', { blankLines: 'keep' }],
    ['--invocations-timeout-in-seconds=5', { invocationsTimeoutInSeconds: 5 }],
    ['--invocations-max-retries=1', { invocationsMaxRetries: 1 }],
  ] as const
  for (const [arg, field] of cases)
    t.match(jobOf(...lines, arg), {
      splitType: 'Line',
      assembleWith: 'Line',
      contentType: 'text/csv',
      ...field,
    })
  t.same(jobOf(), makeJob({}), 'and none is the default')
  t.end()
})

t.test('each field is called as its setting', (t) => {
  const { dataProcessing, ...fields } = transformOf({})
  for (const field of Object.keys({ ...fields, ...dataProcessing })) {
    const [, name] = /^--(\S+) /.exec(settingOf(field)) ?? []
    t.ok(Object.hasOwn(settingTable, name as string), field)
  }
  t.equal(settingOf('csvHeader'), '--csv-header (or INFERRY_CSV_HEADER)')
  t.end()
})
