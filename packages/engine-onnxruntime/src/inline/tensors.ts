import { elementCount, InferryError, type Tensor, type TensorSpec, type Tensors } from '@inferry/core'
import type { OrtTensor } from '../ort.ts'

/** NUL ends a string in the native library; half a surrogate pair would silently become U+FFFD. */
const unsafeText = /[\0\p{Surrogate}]/u

/**
 * Our tensors as feeds: structurally the library's, whose own constructor refuses a float16 where JavaScript has
 * Float16Array. It takes data that is too long without a word, so the length is checked here.
 */
export function toOrt(inputs: Tensors, specs: readonly TensorSpec[]): Record<string, OrtTensor> {
  const feeds: Record<string, OrtTensor> = {}
  for (const { name } of specs) {
    const tensor = Object.hasOwn(inputs, name) ? inputs[name] : undefined
    if (tensor === undefined) throw invalid(name, 'is missing')
    const { type, dims, data } = tensor
    const count = elementCount(dims)
    if (data.length !== count)
      throw invalid(name, `has ${data.length} elements, its shape [${dims}] has ${count}`)
    if (type === 'string') checkText(name, tensor.data)
    feeds[name] = { type, dims, data: type === 'string' ? data : unshared(tensor), location: 'cpu' }
  }
  return feeds
}

function checkText(name: string, texts: readonly string[]): void {
  for (let index = 0; index < texts.length; index++) {
    if (!unsafeText.test(texts[index] as string)) continue
    const what = (texts[index] as string).includes('\0') ? 'a NUL character' : 'half a surrogate pair'
    throw invalid(name, `holds ${what} in the string ${index}, which onnxruntime cannot take`)
  }
}

/** Node 20's native binding refuses memory that is shared between threads. */
function unshared({ data }: Tensor): unknown {
  return 'buffer' in data && data.buffer instanceof SharedArrayBuffer ? data.slice() : data
}

/** The results in the order of the specs, all of which the session has: `checkSignature`. */
export function fromOrt(results: Readonly<Record<string, OrtTensor>>, specs: readonly TensorSpec[]): Tensors {
  const outputs: Record<string, Tensor> = {}
  for (const { name, type } of specs) {
    const { dims, data } = results[name] as OrtTensor
    outputs[name] = { type, dims, data: type === 'float16' ? bits(data as ArrayBufferView) : data } as Tensor
  }
  return outputs
}

/** Node 24 gives a Float16Array. */
function bits(data: ArrayBufferView): Uint16Array {
  if (data instanceof Uint16Array) return data
  return new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2)
}

function invalid(name: string, sentence: string): InferryError {
  return new InferryError('INVALID_INPUT', `input ${JSON.stringify(name)} ${sentence}`, {
    location: { field: name },
  })
}
