import type { Engine } from '@inferry/core'
import { onnxruntime } from '@inferry/engine-onnxruntime'
import { trees } from '@inferry/engine-trees'

/**
 * The engines that an app has. Making one costs nothing: its library is loaded with the first model. A bundle holds its
 * own version of this module, with the engines that it was built with.
 */
export function engines(): readonly Engine[] {
  return [trees(), onnxruntime()]
}
