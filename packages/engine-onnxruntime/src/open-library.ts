import { InferryError } from '@inferry/core'
import type { Ort } from './ort.ts'

/** Read once by the native library, when it makes a process's first session. */
export const telemetryVariable = 'ORT_DISABLE_TELEMETRY'

/**
 * The library, imported now unless given, ready for a session: its telemetry off (on by default on Linux, where it
 * writes a device id and a database under the home folder), its own logger silent, as every error reaches us anyway.
 *
 * A worker thread has only a copy of the environment, so that nothing it sets reaches the native library: there the
 * variable must have been set before, or the session is refused.
 */
export async function openLibrary(given: Ort | undefined): Promise<Ort> {
  const { isMainThread } = process.getBuiltinModule('node:worker_threads')
  if (isMainThread) process.env[telemetryVariable] = '1'
  else if (process.env[telemetryVariable] !== '1') {
    throw new InferryError(
      'ENGINE_UNAVAILABLE',
      `onnxruntime's telemetry cannot be turned off from a worker thread: start the process with ${telemetryVariable}=1, or load with the execution "isolated"`,
    )
  }
  const library = given ?? (await importLibrary())
  library.env.logLevel = 'fatal'
  return library
}

/** A CommonJS package, of which a bundler may make a module whose one export, the default, is all that it exports. */
export function ortOf(library: Ort | { readonly default: Ort }): Ort {
  return 'env' in library ? library : library.default
}

async function importLibrary(): Promise<Ort> {
  try {
    return ortOf(await import('onnxruntime-node'))
  } catch (cause) {
    const { platform, arch, version } = process
    throw new InferryError(
      'ENGINE_UNAVAILABLE',
      `onnxruntime-node cannot be loaded by Node ${version} on ${platform}/${arch}: ${(cause as Error).message}`,
      { cause },
    )
  }
}
