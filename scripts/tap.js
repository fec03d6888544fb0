/** Runs tap. Its display redraws itself; in a log it is told, as in CI, to write its end only. */
import { createRequire } from 'node:module'

// Of a folder tap runs every file, this one too, which would start it without end.
if (process.env.TAP_CHILD_ID !== undefined) throw new Error('name test files, not folders')
if (!process.stdout.isTTY) process.env.CI ??= 'true'
const { bin } = createRequire(import.meta.url)('tap/package.json')
await import(new URL(bin.tap, import.meta.resolve('tap/package.json')).href)
