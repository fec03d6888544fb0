import { faultOf } from '@inferry/testing'
import t from 'tap'
import { outputVariables } from '../../src/outputs/output-variables.ts'

t.test('one place, or none', async (t) => {
  const none = { queueUrl: undefined, objects: undefined }
  t.same(outputVariables({}), none)
  t.same(outputVariables({ INFERRY_OUTPUT_QUEUE_URL: '', INFERRY_OUTPUT_S3: '' }), none)
  for (const url of [
    'https://sqs.eu-central-1.amazonaws.com/123456789012/answers.fifo',
    'http://127.0.0.1:9324/000000000000/q',
  ])
    t.same(outputVariables({ INFERRY_OUTPUT_QUEUE_URL: url, INFERRY_OUTPUT_S3: '' }), {
      ...none,
      queueUrl: url,
    })
  for (const [url, objects] of [
    ['s3://my-bucket', { bucket: 'my-bucket', prefix: '' }],
    ['s3://my-bucket/', { bucket: 'my-bucket', prefix: '' }],
    ['s3://my.bucket/a/ä b/', { bucket: 'my.bucket', prefix: 'a/ä b/' }],
  ] as const)
    t.same(outputVariables({ INFERRY_OUTPUT_S3: url }), { ...none, objects }, url)
})

t.test('what cannot be', async (t) => {
  const queue = [
    'answers',
    'https://sqs.eu-central-1.amazonaws.com',
    'https://sqs.eu-central-1.amazonaws.com/answers',
    'https://sqs.eu-central-1.amazonaws.com/1/a/b',
    'https://sqs.eu-central-1.amazonaws.com/1/a?x=1',
    'arn:aws:sqs:eu-central-1:123456789012:answers',
    's3://1/a',
  ]
  const objects = [
    'my-bucket',
    's3://',
    's3://b/',
    's3://my bucket/',
    's3://my-bucket/a',
    's3://my-bucket//',
    'S3://my-bucket/',
  ]
  for (const [name, values] of [
    ['INFERRY_OUTPUT_QUEUE_URL', queue],
    ['INFERRY_OUTPUT_S3', objects],
  ] as const) {
    for (const value of values) {
      const { code, message, location } = faultOf(() => outputVariables({ [name]: value }))
      t.equal(code, 'INVALID_CONFIGURATION', value)
      t.ok(message.startsWith(`${name} is ${JSON.stringify(value)}, expected `), message)
      t.same(location, { field: name })
    }
  }
  const both = { INFERRY_OUTPUT_QUEUE_URL: 'https://sqs/1/a', INFERRY_OUTPUT_S3: 's3://my-bucket' }
  t.match(
    faultOf(() => outputVariables(both)),
    { code: 'INVALID_CONFIGURATION', message: /both set/ },
  )
})
