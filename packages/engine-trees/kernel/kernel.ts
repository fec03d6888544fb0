import { blocks } from './block.ts'
import { check } from './check.ts'
import { fill } from './fill.ts'
import { oneRow } from './one-row.ts'

/** The kernel in WebAssembly's text format. */
export const kernel = `(module
(import "env" "memory" (memory 1))
${check}
${fill}
${oneRow}
${blocks}
)`
