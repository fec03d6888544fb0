import wabt from 'wabt'
import { type Form, narrow, wide } from './form.ts'
import { kernelText } from './kernel-text.ts'

/** All kernels as WebAssembly, in base64. */
export async function assembleKernels(): Promise<Record<'narrow' | 'wide', string>> {
  const { parseWat } = await wabt()
  function assemble(name: string, form: Form): string {
    const parsed = parseWat(`${name}.wat`, kernelText(form), { simd: true })
    try {
      parsed.resolveNames()
      parsed.validate()
      return Buffer.from(parsed.toBinary({}).buffer).toString('base64')
    } finally {
      parsed.destroy()
    }
  }
  return {
    narrow: assemble('narrow', narrow),
    wide: assemble('wide', wide),
  }
}
