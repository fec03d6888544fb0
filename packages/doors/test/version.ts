import { createRequire } from 'node:module'
import t from 'tap'
import { server } from '../src/version.ts'

const { version } = createRequire(import.meta.url)('../package.json') as { version: string }

t.equal(server.version, version, 'the version is the package’s')
