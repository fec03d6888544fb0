import { importTests } from '../../../scripts/import-tests.ts'

// Functions are started with the loaders of this process. Tap's take longer than their whole init phase may, under a small
// function's share of the CPU.
process.execArgv = process.execArgv.filter((option) => !option.includes('@tapjs'))

await importTests(import.meta.url)
