import { closeSync, openSync, readSync } from 'node:fs'

/** The file in bodies of at most so many bytes, cut at line ends. */
export function* csvBodies(file, most) {
  const input = openSync(file)
  let carried = Buffer.alloc(0)
  for (;;) {
    const bytes = Buffer.allocUnsafe(most)
    carried.copy(bytes)
    const read = readSync(input, bytes, carried.length, most - carried.length, null)
    const filled = bytes.subarray(0, carried.length + read)
    const end = read === 0 ? filled.length : filled.lastIndexOf('\n') + 1
    if (end > 0) yield filled.subarray(0, end)
    if (read === 0) break
    carried = filled.subarray(end)
  }
  closeSync(input)
}
