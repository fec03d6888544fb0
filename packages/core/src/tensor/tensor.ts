/**
 * Tensors as they travel between codecs and engines.
 *
 * The names are ONNX's (`onnx.TensorProto.DataType`, lower case as onnxruntime spells them), except that
 * ONNX's `float` and `double` are `float32` and `float64`. A tensor is structurally an onnxruntime one.
 */

/** What a tensor of each element type holds in memory. */
export interface ElementArrays {
  /** IEEE 754 binary16 bit patterns: JavaScript has no 16-bit float before Node 24. */
  float16: Uint16Array
  float32: Float32Array
  float64: Float64Array
  int8: Int8Array
  int16: Int16Array
  int32: Int32Array
  int64: BigInt64Array
  uint8: Uint8Array
  uint16: Uint16Array
  uint32: Uint32Array
  uint64: BigUint64Array
  /** 0 or 1, a byte each. */
  bool: Uint8Array
  string: string[]
}

export type ElementType = keyof ElementArrays

/** A dense row-major tensor. `data.length` is the product of `dims`; a scalar has no dims. */
export type Tensor = {
  readonly [T in ElementType]: {
    readonly type: T
    readonly dims: readonly number[]
    readonly data: ElementArrays[T]
  }
}[ElementType]

/** Tensors by input or output name, in the manifest's order. */
export type Tensors = Readonly<Record<string, Tensor>>
