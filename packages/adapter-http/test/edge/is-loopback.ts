import t from 'tap'
import { isLoopback } from '../../src/edge/is-loopback.ts'

for (const [host, wanted] of [
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['::1', true],
  ['[::1]', true],
  ['::ffff:127.0.0.1', true],
  ['localhost', true],
  ['LocalHost', true],
  ['app.localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.1', false],
  ['::ffff:10.0.0.1', false],
  ['localhost.evil.example', false],
  ['127.0.0.1.evil.example', false],
  ['evil-localhost', false],
  ['', false],
] as const) {
  t.equal(isLoopback(host), wanted, host)
}
