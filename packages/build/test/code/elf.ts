import t from 'tap'
import { elfFault } from '../../src/code/elf.ts'
import { elfHeader } from '../fixtures/elf-header.ts'

for (const [name, bytes, arch, fault] of [
  ['x64', elfHeader(62), 'x64', undefined],
  ['arm64', elfHeader(183), 'arm64', undefined],
  ['the other one', elfHeader(183), 'x64', 'is for arm64, and the bundle for x64'],
  ['big-endian', elfHeader(183, false), 'arm64', undefined],
  ['one that nobody knows', elfHeader(22), 'arm64', 'is for machine 22, and the bundle for arm64'],
  ['Windows', Buffer.from('MZ'.padEnd(64, '\0')), 'x64', 'is no native file of Linux (ELF)'],
  ['cut', elfHeader(62).subarray(0, 19), 'x64', 'is no native file of Linux (ELF)'],
  ['empty', new Uint8Array(), 'x64', 'is no native file of Linux (ELF)'],
  [
    'in the middle of a buffer',
    Buffer.concat([Buffer.alloc(3), elfHeader(62)]).subarray(3),
    'x64',
    undefined,
  ],
] as const) {
  t.test(name, async (t) => {
    t.equal(elfFault(bytes, arch), fault)
  })
}
