import { chooseEngine, type Engine, type Manifest } from '@inferry/core'
import { onnxruntime } from '@inferry/engine-onnxruntime'

/** The engines that the command knows. Making one costs nothing: the native library is loaded with the first model. */
export function engines(): readonly Engine[] {
  return [onnxruntime()]
}

/** Their names, for `--engine`. */
export function engineNames(): readonly string[] {
  return engines().map((engine) => engine.name)
}

/** The engine that the manifest prefers, or the one named. */
export function openEngine(manifest: Manifest, name?: string): Engine {
  return chooseEngine(manifest, engines(), name)
}
