import type { EnsembleWalker } from './scores.ts'
import { createScriptWalker } from './script/script-walker.ts'
import { narrowRecordsCheck, wideRecordsCheck } from './section/check-records.ts'
import { checkRecords, readSection, type Section } from './section/read-section.ts'
import { createWasmWalker } from './wasm/wasm-walker.ts'

/**
 * Opens what `compileEnsemble` wrote. The bytes must not change as long as the ensemble is used. Throws
 * `INVALID_ARTIFACT` if they are damaged: what opens is safe to walk.
 */
export function openEnsemble(bytes: Uint8Array): EnsembleWalker {
  const section = readSection(bytes)
  return createWasmWalker(section) ?? openScript(section)
}

/** Opens a section for plain JavaScript. */
export function openScript(section: Section): EnsembleWalker {
  const { header, areas, bytes } = section
  const check = header.recordBytes === 8 ? narrowRecordsCheck : wideRecordsCheck
  checkRecords(section, check(header, bytes, areas.records))
  return createScriptWalker(section)
}
