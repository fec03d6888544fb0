import assert from 'node:assert/strict'
import { compareTensors, type Tensors } from '@inferry/core'

/** Every output in `wanted` is in `found`, equal within core's tolerance; `what` begins the message. */
export function assertClose(found: Tensors, wanted: Tensors, what: string): void {
  for (const [name, tensor] of Object.entries(wanted)) {
    const other = found[name]
    assert.ok(other !== undefined, `${what}: ${name} is missing`)
    const { equal, reason } = compareTensors(tensor, other)
    assert.ok(equal, `${what}: ${name} ${reason}`)
  }
}
