import { chooseEngine, type Engine, type Manifest } from '@inferry/core'
import { onnxruntime } from '@inferry/engine-onnxruntime'
import { trees } from '@inferry/engine-trees'
import { compileTrees } from '@inferry/pack'

/** The engines that the command knows. Making one costs nothing: the native library is loaded with the first model. */
export function engines(): readonly Engine[] {
  return [trees({ compile: compileTrees }), onnxruntime()]
}

/** Their names, for `--engine`. */
export function engineNames(): readonly string[] {
  return engines().map((engine) => engine.name)
}

/** The engines at hand that run the artifact, the preferred one first; or the one named. Throws `ENGINE_UNAVAILABLE`. */
export function openEngines(manifest: Manifest, name?: string): readonly Engine[] {
  const first = chooseEngine(manifest, engines(), name)
  if (name !== undefined) return [first]
  return manifest.engines.flatMap((entry) => engines().filter((engine) => engine.name === entry.name))
}
