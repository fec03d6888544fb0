import { importTests } from '../../../scripts/import-tests.ts'

await importTests(import.meta.url)
