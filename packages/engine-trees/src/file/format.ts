/**
 * The compiled file, `model.trees`. Everything is little-endian.
 *
 * | byte | what |
 * |---|---|
 * | 0 | magic: `\x89TREES\r\n`, which a transfer as text would spoil |
 * | 8 | format version, uint32 |
 * | 12 | length of the header in bytes, uint32 |
 * | 16 | header: UTF-8 JSON, a `Program` and where the sections lie |
 * | … | zeros up to a multiple of 64, then the sections, each beginning at a multiple of 64 |
 */
export const magic: Readonly<Uint8Array> = Uint8Array.of(0x89, 0x54, 0x52, 0x45, 0x45, 0x53, 0x0d, 0x0a)

/** Raised when an older engine would misread a file. */
export const formatVersion = 1

/** Bytes before the header. */
export const preamble = 16

/** Sections begin at multiples of it: a cache line, and enough for every typed array. */
export const alignment = 64

/** Of the header, in bytes: far more than any program needs, and parsed in well under a second. */
export const maxHeader = 16 * 1024 * 1024

export function aligned(offset: number): number {
  return Math.ceil(offset / alignment) * alignment
}
