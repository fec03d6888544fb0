import assert from 'node:assert/strict'
import type { InferryError } from '@inferry/core'

/** Checks an error's code, and that its message names `what`. */
export async function assertRejects(promise: Promise<unknown>, code: string, what: string): Promise<void> {
  await assert.rejects(promise, (error: InferryError) => {
    assert.equal(error.code, code, error.message)
    assert.ok(error.message.includes(what), `${JSON.stringify(error.message)} does not name ${what}`)
    return true
  })
}
