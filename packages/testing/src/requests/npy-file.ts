import { defaultCodecs } from '@inferry/core'
import type { Subject } from './subject.ts'

/**
 * The subject's rows as numpy saves them: the array of the one input, or a structured array with a field an input. By
 * the codec that writes answers, to which the model's inputs are given as its outputs.
 */
export function npyOf({ manifest, inputs }: Subject): Uint8Array {
  const codec = defaultCodecs.find(({ name }) => name === 'npy')
  if (codec === undefined) throw new Error('there is no npy codec')
  const type = { type: 'application/x-npy', parameters: {} }
  const question = { codec: 'npy', dialect: 'npy' }
  return codec.encode(inputs, type, { ...manifest, outputs: manifest.inputs }, question).body
}

/** An npy file of format 1.0 with this header, a Python dict, and this data. */
export function npyFile(header: string, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  const text = `${header.padEnd(Math.ceil((header.length + 11) / 64) * 64 - 11)}\n`
  const size = Buffer.from([text.length & 0xff, text.length >> 8])
  return Buffer.concat([Buffer.from('\x93NUMPY\x01\x00', 'latin1'), size, Buffer.from(text), data])
}
