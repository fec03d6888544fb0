import { blocks } from './block.ts'
import { checks } from './check.ts'
import { fill } from './fill.ts'
import type { Form } from './form.ts'
import { oneRow } from './one-row.ts'

/** A kernel in WebAssembly's text format. */
export function kernelText(form: Form): string {
  return `(module (import "env" "memory" (memory 1)) ${[checks, fill, oneRow, blocks].map((code) => code(form)).join('\n')})`
}
