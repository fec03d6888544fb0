const longest = 1024

/** A path character that some file system, shell or terminal treats specially: controls, `\` and `:`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const unsafe = /[\u0000-\u001f\u007f\\:]/

/**
 * What is wrong with a path that must stay inside its folder on every platform, as the end of a sentence that
 * starts with the path; undefined when nothing is. `a/b.bin` is good; `/a`, `../a`, `./a`, `a//b`, `a\b` and `c:a` are not.
 */
export function relativePathFault(path: string): string | undefined {
  if (path === '') return 'is empty'
  if (path.length > longest) return `is longer than ${longest} characters`
  if (path.startsWith('/')) return 'is absolute'
  if (unsafe.test(path)) return 'has a backslash, a colon or a control character'
  if (/[\ufffd\p{Cs}]/u.test(path)) return 'is not valid Unicode'
  for (const segment of path.split('/')) {
    if (segment === '') return 'has an empty segment'
    if (segment === '.' || segment === '..') return `has a "${segment}" segment`
  }
  return undefined
}
