import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { InferryError } from '@inferry/core'

/** A function as its environments need to know it. */
export interface FunctionSettings {
  /** Task root: where the handler's module lies. */
  readonly folder: string
  /** Such as `handler.handler`: module and exported name. */
  readonly handler: string
  /** 128 to 10240, in steps of 1. 128 unless given, as on Lambda. */
  readonly memoryMegabytes?: number
  /** 1 to 900. 3 unless given, as on Lambda. */
  readonly timeoutSeconds?: number
  /** Environment variables of the function, 4 KB at most. Of this process's own it gets none. */
  readonly env?: Readonly<Record<string, string>>
  /** `function` unless given, as in AWS's emulator. */
  readonly name?: string
  /** What runs the handler: the loop of this package, or the file or folder of AWS's `aws-lambda-ric`. */
  readonly runtime?: 'loop' | { readonly ric: string }
}

/** Checked, with nothing left out. */
export type CheckedSettings = Required<FunctionSettings>

const reserved =
  /^(?:_HANDLER|_X_AMZN_TRACE_ID|AWS_EXECUTION_ENV|AWS_LAMBDA_(?:FUNCTION_(?:NAME|VERSION|MEMORY_SIZE)|INITIALIZATION_TYPE|LOG_GROUP_NAME|LOG_STREAM_NAME|RUNTIME_API)|LAMBDA_(?:TASK_ROOT|RUNTIME_DIR))$/

/** Throws `INVALID_CONFIGURATION` for what Lambda would not take, and for files that are not there. */
export function checkSettings(settings: FunctionSettings): CheckedSettings {
  const { handler, memoryMegabytes = 128, timeoutSeconds = 3, env = {}, name = 'function' } = settings
  const folder = resolve(settings.folder)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw invalid('folder', `${settings.folder} is no folder`)
  if (!/^[^\s]{1,128}$/.test(handler)) throw invalid('handler', `"${handler}" is no handler's name`)
  if (!/^[a-zA-Z0-9_-]{1,64}$/.test(name))
    throw invalid('name', `"${name}" is not made of 1 to 64 letters, digits, - and _`)
  checkRange('memoryMegabytes', memoryMegabytes, 128, 10240)
  checkRange('timeoutSeconds', timeoutSeconds, 1, 900)
  let size = 0
  for (const [key, value] of Object.entries(env)) {
    if (!/^[a-zA-Z]\w+$/.test(key) || reserved.test(key))
      throw invalid(`env.${key}`, 'is reserved by Lambda, or no name of letters, digits and _')
    size += Buffer.byteLength(key) + Buffer.byteLength(value)
  }
  if (size > 4096) throw invalid('env', `the variables have ${size} bytes; Lambda takes 4096`)
  const runtime = settings.runtime ?? 'loop'
  return {
    folder,
    handler,
    memoryMegabytes,
    timeoutSeconds,
    env,
    name,
    runtime: runtime === 'loop' ? runtime : { ric: findRic(runtime.ric) },
  }
}

/** The file to run of a file or a package's folder. */
function findRic(path: string): string {
  for (const file of [path, join(path, 'bin/index.mjs'), join(path, 'index.mjs')]) {
    if (existsSync(file) && statSync(file).isFile()) return resolve(file)
  }
  throw invalid('runtime.ric', `${path} is not aws-lambda-ric: neither a file nor its package's folder`)
}

function checkRange(field: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw invalid(field, `${value} is no whole number from ${least} to ${most}`)
}

function invalid(field: string, problem: string): InferryError {
  return new InferryError('INVALID_CONFIGURATION', `${field}: ${problem}`, { location: { field } })
}
