import t from 'tap'
import { objectNotification } from '../../src/queue/object-notification.ts'
import { s3Record } from '../objects/fixtures/s3-event.ts'

t.test('what S3 tells', async (t) => {
  const event = { Records: [s3Record(), s3Record({ key: 'b.csv' })] }
  t.same(objectNotification(JSON.stringify(event)), event)
  const test = {
    Service: 'Amazon S3',
    Event: 's3:TestEvent',
    Time: '2014-10-13T15:57:02.089Z',
    Bucket: 'b',
    RequestId: '5582815E1AEA5ADF',
    HostId: '8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR+YstdA6Knx4Ip8EXAMPLE',
  }
  t.equal(objectNotification(JSON.stringify(test)), 'test')
})

t.test('everything else is a question', async (t) => {
  const cases = [
    '{"instances": [["aws:s3"]]}',
    '["aws:s3", "s3:TestEvent"]',
    '"aws:s3"',
    '{"Records": [{"eventSource": "aws:s3"}',
    '{"Records": [], "Event": "aws:s3"}',
    '{"Records": {"eventSource": "aws:s3"}}',
    '{"Event": "s3:TestEvent"}',
    JSON.stringify({ Records: [s3Record(), { eventSource: 'aws:sqs' }] }),
    JSON.stringify({ Records: [{ eventSource: 'aws:sqs' }] }),
    undefined,
    { Records: [s3Record()] },
  ]
  for (const body of cases) t.equal(objectNotification(body), undefined, JSON.stringify(body))
})
