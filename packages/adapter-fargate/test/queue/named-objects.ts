import { faultOf } from '@inferry/testing'
import t from 'tap'
import { namedObjects } from '../../src/queue/named-objects.ts'

/** Source: "Event message structure", S3 user guide. */
const record = (eventName: string, key: string) => ({
  eventVersion: '2.1',
  eventSource: 'aws:s3',
  awsRegion: 'us-west-2',
  eventTime: '1970-01-01T00:00:00.000Z',
  eventName,
  s3: { s3SchemaVersion: '1.0', bucket: { name: 'bkt' }, object: { key, size: 1024, eTag: 'd41d8' } },
})
const s3Event = (...records: readonly object[]) => JSON.stringify({ Records: records })
/** Source: "HTTP/HTTPS notification JSON format", SNS developer guide. */
const sns = (message: string) =>
  JSON.stringify({
    Type: 'Notification',
    MessageId: '1',
    TopicArn: 'arn:aws:sns:us-west-2:1:t',
    Message: message,
  })
/** Source: "EventBridge event message structure", S3 user guide. */
const eventBridge = (kind: string, key: string) =>
  JSON.stringify({
    version: '0',
    'detail-type': kind,
    source: 'aws.s3',
    detail: { bucket: { name: 'bkt' }, object: { key, size: 5 } },
  })
/** What S3 sends when notifications are set up. Source: S3 user guide. */
const test = JSON.stringify({ Service: 'Amazon S3', Event: 's3:TestEvent', Time: '2014-10-13', Bucket: 'b' })

const objects = (...keys: readonly string[]) => ({
  kind: 'objects',
  objects: keys.map((key) => ({ bucket: 'bkt', key })),
})

t.test('what a body names', async (t) => {
  const cases: readonly (readonly [what: string, body: string, names: object | undefined])[] = [
    ['a URL', 's3://bkt/in/a b+%20.csv', objects('in/a b+%20.csv')],
    ['a URL with white space around', ' s3://bkt/a.csv\n', objects('a.csv')],
    ['lines', 's3://bkt/a.csv\ns3://bkt/b.csv', undefined],
    ['bucket and key', '{"bucket":"bkt","key":"a+b.csv"}', objects('a+b.csv')],
    ['bucket, key and more: records', '{"bucket":"bkt","key":"a","x":1}', undefined],
    ['an event', s3Event(record('ObjectCreated:Put', 'in/a+b%28.csv')), objects('in/a b(.csv')],
    [
      'several',
      s3Event(record('ObjectCreated:Put', 'a'), record('s3:ObjectCreated:Copy', 'c')),
      objects('a', 'c'),
    ],
    ['EventBridge', eventBridge('Object Created', 'a+b.csv'), objects('a+b.csv')],
    ['SNS', sns(s3Event(record('ObjectCreated:Put', 'a.csv'))), objects('a.csv')],
    ['SNS with a URL', sns('s3://bkt/a.csv'), objects('a.csv')],
    ['SNS with records', sns('1,2,3'), undefined],
    ['the test event', test, { kind: 'nothing' }],
    ['the test event by SNS', sns(test), { kind: 'nothing' }],
    [
      'a removal',
      s3Event(record('ObjectRemoved:Delete', 'a')),
      { kind: 'nothing', reason: /creates no object/ },
    ],
    [
      'a removal and one more',
      s3Event(record('ObjectRemoved:Delete', 'a'), record('ObjectCreated:Put', 'c')),
      objects('c'),
    ],
    ['a removal by EventBridge', eventBridge('Object Deleted', 'a'), { kind: 'nothing' }],
    ['an answer of ours', 's3://bkt/a.csv.out', { kind: 'nothing', reason: /is an answer/ }],
    [
      'a checkpoint of ours',
      's3://bkt/out/.inferry-transform/1.json',
      { kind: 'nothing', reason: /checkpoint/ },
    ],
    ['a folder', s3Event(record('ObjectCreated:Put', 'a/')), { kind: 'nothing', reason: /folder/ }],
    ['records of CSV', '1,2\n', undefined],
    ['records of JSON', '{"instances":[[1,2]]}', undefined],
    ['an array', '[1]', undefined],
    ['no JSON', '{"bucket"', undefined],
    ['a Lambda event of another source', '{"Records":[{"eventSource":"aws:sqs"}]}', undefined],
  ]
  for (const [what, body, names] of cases) {
    if (names === undefined) t.equal(namedObjects(body), undefined, what)
    else t.match(namedObjects(body), names, what)
  }
})

t.test('what is damaged', async (t) => {
  for (const body of [
    's3://bkt',
    's3://bkt/',
    s3Event({ eventSource: 'aws:s3', eventName: 'ObjectCreated:Put' }),
    s3Event(record('ObjectCreated:Put', '%')),
    JSON.stringify({ source: 'aws.s3', 'detail-type': 'Object Created' }),
  ])
    t.equal(faultOf(() => namedObjects(body)).code, 'MALFORMED_REQUEST', body)
})
