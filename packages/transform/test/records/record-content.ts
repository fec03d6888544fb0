import t from 'tap'
import { recordContent } from '../../src/records/record-content.ts'
import { recordIo, tfRecord } from './fixtures/frames.ts'

const content = (type: Parameters<typeof recordContent>[0], record: Buffer | string) => {
  const bytes = Buffer.concat([Buffer.from('--'), Buffer.from(record), Buffer.from('--')])
  return Buffer.from(recordContent(type, bytes, 2, bytes.length - 2)).toString()
}

t.test('what of a record is sent alone', async (t) => {
  // TransformInput, SplitType: "padding is removed if the value of BatchStrategy is set to SingleRecord".
  t.equal(content('RecordIO', recordIo(Buffer.from('abcde'))), 'abcde')
  t.equal(content('TFRecord', tfRecord(Buffer.from('abcde'))), 'abcde')
  // A line's newline separates records, as padding does. (sagemaker-python-sdk's local mode leaves it.)
  t.equal(content('Line', 'a,b\n'), 'a,b')
  t.equal(content('Line', 'a,b\r\n'), 'a,b')
  t.equal(content('Line', '\n'), '')
  t.equal(content('Parquet', '{}\n'), '{}')
  t.equal(content('None', 'a\nb\n'), 'a\nb\n')
})
