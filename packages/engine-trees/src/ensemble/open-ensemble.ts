import type { EnsembleWalker } from './scores.ts'
import { createScriptWalker } from './script/script-walker.ts'
import { narrowRecordsCheck, wideRecordsCheck } from './section/check-records.ts'
import { checkRecords, readSection, type Section } from './section/read-section.ts'
import { createWasmWalker } from './wasm/wasm-walker.ts'

/**
 * Up to as many records an ensemble is opened in JavaScript: its check of 1,500 records is done 2 to 4 ms before a
 * kernel is compiled, that of 50,000 records 1 to 5 ms after. Either is measured in a fresh process.
 */
const fewRecords = 8192
/** Rows before such an ensemble is opened in WebAssembly too: V8 interprets the first at a tenth of a millisecond each. */
const fewRows = 8

/**
 * Opens what `compileEnsemble` wrote. The bytes must not change as long as the ensemble is used. Throws
 * `INVALID_ARTIFACT` if they are damaged: what opens is safe to walk. Both ways of walking give the same bits.
 */
export function openEnsemble(bytes: Uint8Array): EnsembleWalker {
  const section = readSection(bytes)
  if (section.header.records > fewRecords) return createWasmWalker(section) ?? openScript(section)
  return startInScript(section)
}

/** Opens a section for plain JavaScript. */
export function openScript(section: Section): EnsembleWalker {
  const { header, areas, bytes } = section
  const check = header.recordBytes === 8 ? narrowRecordsCheck : wideRecordsCheck
  checkRecords(section, check(header, bytes, areas.records))
  return createScriptWalker(section)
}

function startInScript(section: Section): EnsembleWalker {
  let walker = openScript(section)
  let left = fewRows
  return {
    features: walker.features,
    targets: walker.targets,
    precision: walker.precision,
    scores(x, rows, columns) {
      if (left > 0) {
        left -= rows
        if (left <= 0) walker = createWasmWalker(section) ?? walker
      }
      return walker.scores(x, rows, columns)
    },
  }
}
