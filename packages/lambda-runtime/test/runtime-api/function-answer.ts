import { request as send } from 'node:http'
import t, { type Test } from 'tap'
import { type Reading, readError, readResponse } from '../../src/runtime-api/function-answer.ts'
import { maxResponseSize } from '../../src/runtime-api/read-payload.ts'
import { parsed } from '../fixtures/scripted-api.ts'
import { serving } from '../fixtures/serving.ts'

async function readBy(
  t: Test,
  read: typeof readResponse,
  body: string,
  headers: Record<string, string> = {},
  trailers?: Record<string, string>,
): Promise<Reading> {
  let reading: Reading | undefined
  const url = await serving(t, async (request, response) => {
    reading = await read(request)
    response.end()
  })
  await new Promise((resolve, reject) => {
    const sent = send(url, { method: 'POST', headers }, (response) => response.resume().on('end', resolve))
    sent.on('error', reject)
    sent.write(body)
    if (trailers !== undefined) sent.addTrailers(trailers)
    sent.end()
  })
  return reading as Reading
}

t.test('a response', async (t) => {
  const reading = await readBy(t, readResponse, '"ü"')
  t.same(reading, { reply: 'accepted', answer: { payload: Buffer.from('"ü"') } })
})

t.test('a response that is too large', async (t) => {
  const reading = await readBy(t, readResponse, 'x'.repeat(maxResponseSize + 1))
  t.equal(reading.reply, 'tooLarge')
  t.equal(reading.answer.errorType, 'Function.ResponseSizeTooLarge')
  t.match(parsed(reading.answer)['errorMessage'], /\(6291557 bytes\) exceeded .* \(6291556 bytes\)/)
})

const streaming = { 'lambda-runtime-function-response-mode': 'streaming' }

t.test('a streamed response, whole and with an error at its end', async (t) => {
  t.same(await readBy(t, readResponse, 'abc', streaming), {
    reply: 'accepted',
    answer: { payload: Buffer.from('abc') },
  })
  const failed = await readBy(
    t,
    readResponse,
    'abc',
    { ...streaming, trailer: 'Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body' },
    {
      'Lambda-Runtime-Function-Error-Type': 'Late',
      'Lambda-Runtime-Function-Error-Body': Buffer.from('{"errorType":"Late"}').toString('base64'),
    },
  )
  t.equal(failed.answer.errorType, 'Late')
  t.same(parsed(failed.answer), { errorType: 'Late' })
})

t.test('another response mode', async (t) => {
  const reading = await readBy(t, readResponse, '', { 'lambda-runtime-function-response-mode': 'buffered' })
  t.equal(reading.reply, 'invalidMode')
  t.equal(reading.answer.errorType, 'Runtime.InvalidResponseModeHeader')
})

const types = [
  ['Runtime.HandlerNotFound', 'Runtime.HandlerNotFound'],
  ['Function.Custom', 'Function.Custom'],
  ['Function.1', 'Function.Unknown'],
  ['TypeError', 'Runtime.Unknown'],
  ['', 'Runtime.Unknown'],
] as const

for (const [header, errorType] of types) {
  t.test(`an error of the type "${header}"`, async (t) => {
    const headers = { 'lambda-runtime-function-error-type': header }
    t.same(await readBy(t, readError, '{}', headers), {
      reply: 'accepted',
      answer: { payload: Buffer.from('{}'), errorType },
    })
  })
}

t.test('an error that is too large', async (t) => {
  t.equal((await readBy(t, readError, 'x'.repeat(maxResponseSize + 1))).reply, 'tooLarge')
})
