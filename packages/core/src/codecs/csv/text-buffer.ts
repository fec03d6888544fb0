/** Text that grows at its end, as bytes. */
export interface TextBuffer {
  bytes: Buffer
  /** How many of them are text. */
  length: number
}

/** Empty, with room for so many bytes. */
export function openText(room: number): TextBuffer {
  return { bytes: Buffer.allocUnsafe(room), length: 0 }
}

/** Makes room for so many bytes more. */
export function makeRoom(text: TextBuffer, more: number): void {
  const { bytes, length } = text
  if (length + more <= bytes.length) return
  text.bytes = Buffer.allocUnsafe(Math.max(2 * bytes.length, length + more))
  bytes.copy(text.bytes, 0, 0, length)
}

/** Adds a byte, for which there is room. */
export function addByte(text: TextBuffer, byte: number): void {
  text.bytes[text.length++] = byte
}

/** Adds text as UTF-8. A lone surrogate becomes U+FFFD. */
export function addText(text: TextBuffer, added: string): void {
  makeRoom(text, 3 * added.length)
  text.length += text.bytes.write(added, text.length)
}
