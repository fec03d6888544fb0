import type { EnsembleWalker } from './scores.ts'
import { createScriptWalker } from './script/script-walker.ts'
import { narrowRecordsCheck, wideRecordsCheck } from './section/check-records.ts'
import { checkTrees } from './section/check-trees.ts'
import { readHeader } from './section/read-header.ts'
import { readSection, type Section } from './section/read-section.ts'
import { createKernelPool, type KernelPool } from './wasm/kernel-pool.ts'
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
export type OpenEnsemble = (bytes: Uint8Array) => EnsembleWalker

/** Opens the ensembles of one program, of which the small ones share memory. */
export function createOpener(): OpenEnsemble {
  const pool = createKernelPool()
  return (bytes) => {
    if (readHeader(bytes).header.records <= fewRecords)
      // Of its own, so that a small ensemble does not keep a large file.
      return startInScript(readSection(new Uint8Array(bytes)), pool)
    const section = readSection(bytes)
    return createWasmWalker(section) ?? openScript(section)
  }
}

/** Opens a section for plain JavaScript. */
export function openScript(section: Section): EnsembleWalker {
  const { header, areas, bytes } = section
  const check = header.recordBytes === 8 ? narrowRecordsCheck : wideRecordsCheck
  return createScriptWalker(section, checkTrees(section, check(header, bytes, areas.records)))
}

function startInScript(section: Section, pool: KernelPool): EnsembleWalker {
  let walker = openScript(section)
  const kernel = pool.add(section, walker.excess)
  let left = fewRows
  return {
    ...walker,
    scores(x, rows, columns) {
      if (left > 0) left -= rows
      if (left <= 0 && kernel.waits) walker = kernel.open() ?? walker
      return walker.scores(x, rows, columns)
    },
  }
}
