import type { Architecture } from '../target.ts'

/** `e_machine` of the ELF header. Source: the System V ABI's registry. */
const machines: Readonly<Record<number, string>> = {
  3: 'x86',
  40: 'arm',
  62: 'x64',
  183: 'arm64',
  243: 'riscv64',
}

/** Why a native file is not one for Linux on this processor; undefined if it is. Reads the first 20 bytes. */
export function elfFault(bytes: Uint8Array, arch: Architecture): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 20 || view.getUint32(0) !== 0x7f454c46) return 'is no native file of Linux (ELF)'
  // Byte 5 says in which order the others are read: 1 is little-endian, as both processors are here.
  const machine = view.getUint16(18, bytes[5] === 1)
  const found = machines[machine] ?? `machine ${machine}`
  return found === arch ? undefined : `is for ${found}, and the bundle for ${arch}`
}
