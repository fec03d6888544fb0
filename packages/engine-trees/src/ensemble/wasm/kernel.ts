import { kernelBytes } from './kernel-bytes.ts'

/** As `CheckRecords`; there are {@link checkCopies} of it. */
export type Check = (
  records: number,
  start: number,
  first: number,
  end: number,
  columns: number,
  weights: number,
  leaves: number,
) => number

/** What the kernel exports: its folder says what each does. All arguments are addresses and counts. */
export interface Kernel {
  readonly [copy: `check${number}`]: Check | undefined
  fill(
    x: number,
    rows: number,
    rowBytes: number,
    table: number,
    tableBytes: number,
    keys: number,
    keyBytes: number,
  ): void
  walkRow(groups: number, count: number, row: number, out: number): void
  sumRow(leaves: number, trees: number): number
  addWeights(leaves: number, table: number, trees: number, scores: number): void
  addRows(leaves: number, trees: number, leafRows: number, bytes: number, scores: number): void
  blockWeights(
    table: number,
    trees: number,
    keys: number,
    keyBytes: number,
    groups: number,
    scores: number,
    targetBytes: number,
  ): void
  blockRows(
    table: number,
    trees: number,
    keys: number,
    keyBytes: number,
    groups: number,
    scores: number,
    leafRows: number,
    bytes: number,
  ): void
}

/** What is used of the global `WebAssembly`, which the types of Node 20 lack. */
interface Host {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object
    readonly Memory: new (pages: {
      readonly initial: number
      readonly maximum: number
    }) => { readonly buffer: ArrayBuffer }
    readonly Instance: new (module: object, imports: object) => { readonly exports: unknown }
  }
}

export type KernelForm = keyof typeof kernelBytes

const compiled: { [form in KernelForm]?: object } = {}

/** A memory, and the kernels on it. */
export interface KernelMemory {
  readonly buffer: ArrayBuffer
  /** Throws where there is no WebAssembly with SIMD. */
  kernel(form: KernelForm): Kernel
}

/** Throws where there is no WebAssembly, or no memory of that size. */
export function createMemory(bytes: number): KernelMemory {
  const { WebAssembly } = globalThis as unknown as Host
  const pages = Math.ceil(bytes / 65536)
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
  const kernels: { [form in KernelForm]?: Kernel } = {}
  function create(form: KernelForm): Kernel {
    const module = compiled[form] ?? new WebAssembly.Module(Buffer.from(kernelBytes[form], 'base64'))
    compiled[form] = module
    return new WebAssembly.Instance(module, { env: { memory } }).exports as Kernel
  }
  return {
    buffer: memory.buffer,
    kernel(form) {
      const kernel = kernels[form] ?? create(form)
      kernels[form] = kernel
      return kernel
    },
  }
}
