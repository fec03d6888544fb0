import t from 'tap'
import { readValues } from '../../src/settings/read-values.ts'

t.test('arguments and variables', async (t) => {
  const env = {
    INFERRY_SPLIT_TYPE: 'Line',
    INFERRY_OUTPUT: ' s3://b/out ',
    INFERRY_RESTART: 'True',
    INFERRY_INPUT: '  ',
    INFERRY_UNKNOWN: 'is left alone',
  }
  const args = ['--output', 's3://b/other', '--csv-header=skip', '--write-summary', '--input-filter=$[1:]']
  t.same(readValues(args, env), {
    values: {
      'split-type': 'Line',
      output: 's3://b/other',
      restart: true,
      'csv-header': 'skip',
      'write-summary': true,
      'input-filter': '$[1:]',
    },
    faults: [],
  })
  t.same(readValues(['--restart=false'], env).values.restart, false, 'an argument wins')
})

t.test('all faults are told', async (t) => {
  const { faults } = readValues(['stray', '--nothing', '--max-payload-in-mb', '101', '--split-type'], {
    INFERRY_ON_ERROR: 'ignore',
    INFERRY_SHARD: 'one',
  })
  t.same(faults, [
    '"stray" belongs to no setting; write --name value',
    'there is no setting --nothing',
    '--split-type needs a value: None, Line, RecordIO, TFRecord, Parquet',
    'INFERRY_SHARD is "one", expected an index from 0 and a number of shards, such as 3/20',
    'INFERRY_ON_ERROR is "ignore", expected fail, record',
    '--max-payload-in-mb is "101", expected a whole number from 0 to 100',
  ])
})
