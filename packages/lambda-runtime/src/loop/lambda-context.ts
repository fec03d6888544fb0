import type { IncomingHttpHeaders } from 'node:http'

/** What a handler is told about the invocation and its function, as on the managed Node.js runtimes. */
export interface LambdaContext {
  readonly awsRequestId: string
  readonly invokedFunctionArn: string
  readonly functionName: string | undefined
  readonly functionVersion: string | undefined
  /** Megabytes, as a string. */
  readonly memoryLimitInMB: string | undefined
  readonly logGroupName: string | undefined
  readonly logStreamName: string | undefined
  readonly clientContext: unknown
  readonly identity: unknown
  readonly tenantId: string | undefined
  readonly xRayTraceId: string | undefined
  /** Milliseconds until the function is killed. */
  getRemainingTimeInMillis(): number
}

/** The context of the invocation that came with these headers. Throws where they cannot be read. */
export function createContext(headers: IncomingHttpHeaders): LambdaContext {
  const { env } = process
  const deadline = Number(header(headers, 'deadline-ms'))
  return {
    awsRequestId: header(headers, 'aws-request-id') ?? '',
    invokedFunctionArn: header(headers, 'invoked-function-arn') ?? '',
    functionName: env['AWS_LAMBDA_FUNCTION_NAME'],
    functionVersion: env['AWS_LAMBDA_FUNCTION_VERSION'],
    memoryLimitInMB: env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    logGroupName: env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: env['AWS_LAMBDA_LOG_STREAM_NAME'],
    clientContext: json(headers, 'client-context'),
    identity: json(headers, 'cognito-identity'),
    tenantId: header(headers, 'aws-tenant-id'),
    xRayTraceId: header(headers, 'trace-id'),
    getRemainingTimeInMillis: () => deadline - Date.now(),
  }
}

/** A `lambda-runtime-` header; undefined for an empty one too. */
export function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[`lambda-runtime-${name}`]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Lambda sends UTF-8 in headers; Node gives each byte as a character. */
function json(headers: IncomingHttpHeaders, name: string): unknown {
  const value = header(headers, name)
  if (value === undefined) return undefined
  try {
    return JSON.parse(Buffer.from(value, 'latin1').toString('utf8'))
  } catch (error) {
    throw new Error(`the header lambda-runtime-${name} is no JSON: ${(error as Error).message}`)
  }
}
