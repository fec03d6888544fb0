import type { EnsembleWalker } from './scores.ts'
import { createScriptWalker } from './script/script-walker.ts'
import { narrowRecordsCheck, wideRecordsCheck } from './section/check-records.ts'
import { checkRecords, readSection } from './section/read-section.ts'

/**
 * Opens what `compileEnsemble` wrote. The bytes are used in place and must not change. Throws `INVALID_ARTIFACT` if
 * they are damaged: what opens is safe to walk.
 */
export function openEnsemble(bytes: Uint8Array): EnsembleWalker {
  const section = readSection(bytes)
  const { header, areas } = section
  const check = header.recordBytes === 8 ? narrowRecordsCheck : wideRecordsCheck
  checkRecords(section, check(header, section.bytes, areas.records))
  return createScriptWalker(section)
}
