import wabt from 'wabt'
import { kernel } from './kernel.ts'

/** The kernel as WebAssembly. */
export async function assembleKernel(): Promise<Uint8Array> {
  const parsed = (await wabt()).parseWat('kernel.wat', kernel, { simd: true })
  try {
    parsed.resolveNames()
    parsed.validate()
    return parsed.toBinary({}).buffer.slice()
  } finally {
    parsed.destroy()
  }
}
