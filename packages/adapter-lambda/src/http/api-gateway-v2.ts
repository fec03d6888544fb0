import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { base64Field, bodyField, joinHeaders, textField } from './fields.ts'
import { type HttpShape, lambdaLimit } from './http-shape.ts'

/**
 * API Gateway's HTTP API with payload format 2.0, and function URLs.
 *
 * Source: "AWS Lambda proxy integrations for HTTP APIs", API Gateway developer guide; "Invoking Lambda function URLs".
 */
export const apiGatewayV2: HttpShape<APIGatewayProxyEventV2> = {
  front: 'API Gateway or the function URL',
  answerLimit: lambdaLimit,
  incoming(event) {
    const { http, stage } = event.requestContext
    return {
      method: textField(http.method, 'requestContext.http.method'),
      path: withoutStage(textField(event.rawPath, 'rawPath'), stage),
      query: event.rawQueryString ?? '',
      headers: joinHeaders(event.headers, undefined),
      body: bodyField(event.body),
      isBase64Encoded: base64Field(event.isBase64Encoded),
    }
  },
  outgoing: ({ statusCode, headers, body, isBase64Encoded }): APIGatewayProxyStructuredResultV2 => ({
    statusCode,
    headers,
    body,
    isBase64Encoded,
  }),
}

/** The raw path begins with the stage's name, unless it is the default one. */
function withoutStage(path: string, stage: string | undefined): string {
  if (stage === undefined || stage === '$default') return path
  const prefix = `/${stage}`
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path
}
