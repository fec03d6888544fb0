import type { EnsembleWalker } from './scores.ts'
import { createScriptWalker } from './script/script-walker.ts'
import { readSection } from './section/read-section.ts'

/**
 * Opens what `compileEnsemble` wrote. The bytes are used in place and must not change. Throws `INVALID_ARTIFACT` if
 * they are damaged: what opens is safe to walk.
 */
export function openEnsemble(section: Uint8Array): EnsembleWalker {
  return createScriptWalker(readSection(section))
}
