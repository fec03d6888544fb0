import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda'
import { base64Field, bodyField, joinHeaders, joinQuery, textField } from './fields.ts'
import { type HttpShape, lambdaLimit } from './http-shape.ts'

/**
 * API Gateway's REST API, and an HTTP API with payload format 1.0.
 *
 * Source: "Input format of a Lambda function for proxy integration", API Gateway developer guide.
 */
export const apiGatewayV1: HttpShape<APIGatewayProxyEvent> = {
  front: 'API Gateway',
  answerLimit: lambdaLimit,
  incoming(event) {
    return {
      method: textField(event.httpMethod, 'httpMethod'),
      path: textField(event.path, 'path'),
      query: joinQuery(
        event.queryStringParameters,
        event.multiValueQueryStringParameters,
        encodeURIComponent,
      ),
      headers: joinHeaders(event.headers, event.multiValueHeaders),
      body: bodyField(event.body),
      isBase64Encoded: base64Field(event.isBase64Encoded),
    }
  },
  outgoing: ({ statusCode, headers, body, isBase64Encoded }): APIGatewayProxyResult => ({
    statusCode,
    headers,
    body,
    isBase64Encoded,
  }),
}
