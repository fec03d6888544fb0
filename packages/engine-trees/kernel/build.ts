import { writeFileSync } from 'node:fs'
import { assembleKernel } from './assemble.ts'

const base64 = Buffer.from(await assembleKernel()).toString('base64')
writeFileSync(
  new URL('../src/ensemble/wasm/kernel-bytes.ts', import.meta.url),
  `/** Built from the folder \`kernel\` by \`pnpm kernel\`; a test compares them. */
export const kernelBytes =
  '${base64}'
`,
)
