import { allocate, bytesPerElement, elementTypes } from '@inferry/core'
import t from 'tap'
import { typedView } from '../../src/program/typed-view.ts'

t.test('the same memory, as elements', async (t) => {
  for (const type of elementTypes) {
    if (type === 'string') continue
    const bytes = new Uint8Array(64).subarray(16, 16 + 3 * bytesPerElement[type])
    const elements = typedView(type, bytes) as Uint8Array
    t.equal(elements.constructor, (allocate(type, 0) as Uint8Array).constructor, type)
    t.equal(elements.length, 3)
    t.equal(elements.buffer, bytes.buffer)
  }
})

t.test('no whole number of elements', async (t) => {
  t.equal(typedView('int64', new Uint8Array(9)), undefined)
  t.equal(typedView('float32', new Uint8Array(0))?.length, 0)
})
