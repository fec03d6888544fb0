import { writeFileSync } from 'node:fs'
import { assembleKernels } from './assemble.ts'

const { narrow, wide } = await assembleKernels()
writeFileSync(
  new URL('../src/ensemble/wasm/kernel-bytes.ts', import.meta.url),
  `/** WebAssembly in base64, built from the folder \`kernel\` by \`pnpm kernel\`; a test compares them. */
export const kernelBytes = {
  narrow: '${narrow}',
  wide: '${wide}',
}
`,
)
