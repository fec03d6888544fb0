import type { Manifest } from '@inferry/core'

/** What a model takes in memory. */
export interface MemoryNeed {
  /** Bytes, an estimate. */
  readonly bytes: number
  /** What it takes stays with the process once it is closed, to be used by the next. */
  readonly kept: boolean
}

const mebibyte = 1024 * 1024

/**
 * Bytes in memory for a byte of the model's file, and whether the allocator keeps them. Measured by the resident size of
 * forty loads on Linux x64: the flat trees of a 100-tree forest 1.6; its ONNX file in onnxruntime-node 1.30 5.3, of
 * which nothing went back to the system on release, while thirty loads one after the other took no more than one.
 */
const engines: Readonly<Record<string, { readonly factor: number; readonly kept: boolean }>> = {
  trees: { factor: 2, kept: false },
  onnxruntime: { factor: 5.5, kept: true },
}

const unknown = { factor: 5.5, kept: false }

/** For the library, which the first model loads (28 MiB), and for the answers to requests. */
const headroom = 32 * mebibyte

/** What loading this artifact in this engine takes: of its files, those that are not another engine's or samples. */
export function memoryNeed({ files, engines: entries, samples }: Manifest, engine: string): MemoryNeed {
  const own = entries.filter(({ name }) => name === engine).map(({ file }) => file)
  const others = entries.map(({ file }) => file).filter((file) => !own.includes(file))
  const size = files
    .filter(({ path }) => path !== samples && !others.includes(path))
    .reduce((sum, file) => sum + file.size, 0)
  const { factor, kept } = engines[engine] ?? unknown
  return { bytes: Math.ceil(size * factor) + headroom, kept }
}
