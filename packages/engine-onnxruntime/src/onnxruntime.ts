import { type Engine, engineFile } from '@inferry/core'
import { loadModel } from './inline/load-model.ts'
import { openLibrary } from './open-library.ts'
import type { Ort } from './ort.ts'
import { createSession } from './session.ts'

export interface OnnxruntimeOptions {
  /** The library for inline sessions; `onnxruntime-node` unless given. An isolated session imports its own. */
  readonly ort?: Ort
}

/**
 * Runs ONNX models by onnxruntime-node, which is imported at the first load. Its telemetry is always off.
 *
 * Inline, a run blocks the event loop and nothing can interrupt it. Isolated, the model lives in a child process of its
 * own: a worker thread would do, but one that is torn down during a native call aborts the whole process (measured in
 * `benchmarks/isolation`). An aborted call rejects at once, while the run that it began goes on; calls wait for it.
 */
export function onnxruntime(options: OnnxruntimeOptions = {}): Engine {
  return {
    name: 'onnxruntime',
    executions: ['inline', 'isolated'],
    platform: 'onnx_onnxv1',
    // Measured by the resident size of forty loads of a forest on Linux x64 (1.30): 5.3, of which nothing went back to
    // the system on release, while thirty loads one after the other took no more than one.
    memory: { factor: 5.5, kept: true },
    async load(artifact, { threads = 1, execution = 'inline', onLost } = {}) {
      const file = engineFile(artifact.manifest, 'onnxruntime')
      const model =
        execution === 'isolated'
          ? await isolate(artifact, threads, onLost)
          : await loadModel(await openLibrary(options.ort), artifact, file, threads)
      return createSession(artifact.manifest.name, model)
    },
  }
}

/** With what starts processes, which a function that runs its model inline should not load. */
async function isolate(...how: Parameters<ForkModel>): ReturnType<ForkModel> {
  const { forkModel } = await import('./isolated/fork-model.ts')
  return forkModel(...how)
}

type ForkModel = typeof import('./isolated/fork-model.ts').forkModel
