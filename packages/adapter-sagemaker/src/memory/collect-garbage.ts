import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

let collect: (() => void) | undefined

/**
 * Has V8 free now what nothing refers to any more: models that were unloaded and bodies that were answered lie outside
 * its heap, and of those it takes no hurry. Blocks for some milliseconds.
 */
export function collectGarbage(): void {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
  }
  collect()
}
