import type { ALBEvent, ALBResult } from 'aws-lambda'
import { base64Field, bodyField, joinHeaders, joinQuery, textField } from './fields.ts'
import type { HttpShape } from './http-shape.ts'

/**
 * An Application Load Balancer. Headers come with one value each, or, as its target group may be set, with several;
 * the answer has the same form, or its headers are lost.
 *
 * Source: "Use Lambda functions as targets of an Application Load Balancer", which has the 1 MB limit too.
 */
export const alb: HttpShape<ALBEvent> = {
  front: 'the load balancer',
  answerLimit: 1024 * 1024,
  incoming(event) {
    return {
      method: textField(event.httpMethod, 'httpMethod'),
      path: textField(event.path, 'path'),
      query: joinQuery(event.queryStringParameters, event.multiValueQueryStringParameters, (text) => text),
      headers: joinHeaders(event.headers, event.multiValueHeaders),
      body: bodyField(event.body),
      isBase64Encoded: base64Field(event.isBase64Encoded),
    }
  },
  outgoing({ statusCode, headers, body, isBase64Encoded }, event): ALBResult {
    // Imported, it would load all of HTTP with every function.
    const { STATUS_CODES } = process.getBuiltinModule('node:http')
    const statusDescription = `${statusCode} ${STATUS_CODES[statusCode] ?? ''}`.trim()
    const result = { statusCode, statusDescription, body, isBase64Encoded }
    if (event.multiValueHeaders === undefined) return { ...result, headers: { ...headers } }
    const several = Object.entries(headers).map(([name, value]) => [name, [value]])
    return { ...result, multiValueHeaders: Object.fromEntries(several) }
  },
}
