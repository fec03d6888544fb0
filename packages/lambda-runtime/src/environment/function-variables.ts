import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import type { CheckedSettings } from './function-settings.ts'

/** The only version that there is here. */
export const functionVersion = '$LATEST'

/** The function's ARN, in the region and the account of AWS's emulator. */
export function functionArn({ name, env }: CheckedSettings): string {
  return `arn:aws:lambda:${env['AWS_REGION'] ?? defaultRegion}:012345678912:function:${name}`
}

const defaultRegion = 'us-east-1'

/** All variables of a function's process: those that Lambda sets, and the function's own. Nothing of this process's. */
export function functionVariables(settings: CheckedSettings, runtimeApi: string): Record<string, string> {
  const { name, memoryMegabytes, handler, folder, env } = settings
  const region = env['AWS_REGION'] ?? defaultRegion
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/')
  return {
    PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin:/opt/bin`,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    ...env,
    _HANDLER: handler,
    LAMBDA_TASK_ROOT: folder,
    AWS_EXECUTION_ENV: `AWS_Lambda_nodejs${process.versions.node.split('.')[0]}.x`,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: functionVersion,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: `${day}/[${functionVersion}]${randomBytes(16).toString('hex')}`,
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
  }
}
